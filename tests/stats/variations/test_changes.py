"""Changes of one part of a question: likely ones first, each with a figure, all else kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.index.reader import Index
from stats.model import COMPARE, Observation, Question, Tables
from stats.variations import PERIOD, find_changes
from tests.composed import compose_questions
from tests.scoring import QUESTIONS, read_questions
from tests.writing import open_packages, write_tables

FIRST = 3
"""Changes of each part looked at in the question sets."""
COMPOSED = 1500
ALL_SETS = sorted(QUESTIONS.glob("*.csv"))


def ask(catalogue: Catalogue, text: str) -> Answer | NoFigure:
    reply = catalogue.vary(catalogue.ask(text))
    assert isinstance(reply, Answer | NoFigure)
    return reply


def labels(catalogue: Catalogue, text: str, subject: str) -> list[str]:
    return [choice.label for choice in catalogue.changes(ask(catalogue, text), subject)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wexmoor Strawberry", [("area", "Wexmoor"), ("flavour", "Strawberry"), (COMPARE, "")]),
        ("Wexmoor fairs", [("area", "Wexmoor"), (COMPARE, "")]),
        ("Farholm tubs", [("area", "Farholm"), ("flavour", "All servings")]),
        (
            "Wexmoor Vanilla",
            [("area", "Wexmoor"), ("flavour", "Vanilla"), (PERIOD, "2019/20"), (COMPARE, "")],
        ),
        ("Wexmoor v Tarnholm strawberry", [("area", "Wexmoor +1"), ("flavour", "Strawberry")]),
        (
            "Wexmoor by flavour",
            [("area", "Wexmoor"), (PERIOD, "2018/19")],
        ),
        ("vanilla Wexmoor 2030/31", [(PERIOD, "2030/31")]),
        ("Norrick strawberry", [("area", "Norrick")]),
    ],
)
def test_the_parts_that_can_be_changed(
    ices: Catalogue, text: str, expected: list[tuple[str, str]]
) -> None:
    reply = ask(ices, text)
    assert [(each.subject, each.label) for each in reply.variations] == expected


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        pytest.param(
            "Wexmoor Strawberry",
            "area",
            ["Upper Vale", "Tarnholm", "Quellby", "Saltmarch (district)", "Ostrovia"],
            id="the_whole_then_neighbours_then_the_rest",
        ),
        pytest.param(
            "Tarnholm Vanilla 2018/19",
            "area",
            ["Upper Vale", "Wexmoor", "Ostrovia"],
            id="only_of_the_year_asked",
        ),
        pytest.param(
            "Tarnholm Vanilla 2018/19",
            "flavour",
            ["Strawberry", "Lemon", "Cherry", "Mint Choc", "All servings"],
            id="wholes_after_members",
        ),
        pytest.param(
            "Wexmoor Vanilla",
            PERIOD,
            [
                "2018/19",
                "2017/18",
                "2017/18 to 2018/19 (two years together)",
                "April to September 2018",
            ],
            id="years_first_newest_first",
        ),
        pytest.param(
            "Wexmoor v Tarnholm strawberry",
            "area",
            ["Wexmoor", "Tarnholm", "Upper Vale", "Quellby", "Saltmarch (district)", "Ostrovia"],
            id="of_two_each_alone_first",
        ),
        pytest.param(
            "difference between Wexmoor and Tarnholm strawberry",
            "area",
            ["Quellby"],
            id="the_second_of_a_difference",
        ),
        pytest.param(
            "strawberry by district in upper vale", "area", ["Lower Vale"], id="another_scope"
        ),
        pytest.param(
            "Wexmoor Strawberry",
            COMPARE,
            [
                "With Upper Vale",
                "With Tarnholm",
                "By flavour",
                "With Lemon",
                "With Cherry",
                "With Mint Choc",
                "With Vanilla",
            ],
            id="compared_with_whole_and_neighbours",
        ),
        pytest.param("change in Wexmoor vanilla", COMPARE, [], id="a_change_is_of_one"),
        pytest.param("change in Wexmoor vanilla", PERIOD, ["2018/19"], id="the_end_of_a_change"),
    ],
)
def test_what_a_part_can_be_changed_to(
    ices: Catalogue, text: str, subject: str, expected: list[str]
) -> None:
    assert labels(ices, text, subject) == expected


def test_years_and_all_neighbours_are_offered_for_comparison(catalogue: Catalogue) -> None:
    offered = labels(catalogue, "kent grooming", COMPARE)
    assert offered[:3] == ["Each year", "All of South East", "With South East"]


def test_a_change_is_the_question_with_that_part_changed(ices: Catalogue) -> None:
    reply = ask(ices, "top 2 districts for strawberry in upper vale 2018/19")
    other = next(each for each in ices.changes(reply, "flavour") if each.label == "Lemon")
    changed = ices.ask_choice(other.key)
    assert isinstance(changed, Answer)
    assert changed.reading == "Upper Vale · Lemon · highest 2 · by district · 2018/19 · cones sold"


@pytest.mark.parametrize("path", ALL_SETS, ids=lambda path: str(path.stem))
def test_a_key_names_the_whole_question(catalogue: Catalogue, path: Path) -> None:
    other = []
    for line in read_questions(path):
        reply = catalogue.vary(catalogue.ask(line.question))
        if isinstance(reply, Answer | NoFigure):
            again = catalogue.ask_again(reply.key)
            if again is None or _bare(again.question) != _bare(reply.question):
                other.append((line.question, reply.key))
    assert other == []


def test_a_change_keeps_the_rest_and_is_answered(catalogue: Catalogue) -> None:
    lost, empty, looked_at = [], [], 0
    replies = {}
    for path in ALL_SETS:
        for line in read_questions(path):
            reply = catalogue.vary(catalogue.ask(line.question))
            if isinstance(reply, Answer | NoFigure):
                replies[reply.key] = (line, reply)
    for line, reply in replies.values():
        for part in reply.variations:
            choices = list(islice(catalogue.changes(reply, part.subject), FIRST))
            empty += [] if choices else [(line.question, part.subject)]
            looked_at += len(choices)
            for choice in choices:
                changed = catalogue.ask_choice(choice.key)
                assert isinstance(changed, Answer)
                if not _keeps(reply.question, changed.question, part.subject):
                    lost.append((line.question, choice.question, changed.reading))
    assert lost == []
    assert looked_at > 0
    assert len(empty) <= MOST_EMPTY * looked_at


MOST_EMPTY = 0.005
"""Parts said to be changeable that turn out not to be: whether a ranking covers enough is known
only when it is made."""


def _bare(question: Question) -> Question:
    """Return a question without what is only said with its answer.

    The difference between two years of one member is their change.
    """
    is_single = all(len(codes) < 2 for codes in question.members.values())
    is_change = question.operation == "difference" and is_single
    operation = "change" if is_change else question.operation
    return replace(question, operation=operation, assumptions=(), claims=())


def _keeps(before: Question, after: Question, subject: str) -> bool:
    """Whether two questions ask the same of all parts but one."""
    before, after = _bare(before), _bare(after)
    spread = before.breakdown.partition(":")[0] or after.breakdown.partition(":")[0]
    changed = {subject, spread} if subject != COMPARE else {*before.members, spread}
    rest = set(before.members) - changed
    is_same = all(before.members[name] == after.members.get(name) for name in rest)
    if subject != COMPARE:
        is_same &= (before.operation, before.breakdown) == (after.operation, after.breakdown)
        is_same &= (before.order, before.limit) == (after.order, after.limit)
        is_same &= before.in_percent == after.in_percent
    if subject not in (PERIOD, COMPARE):
        is_same &= (before.periods, before.span) == (after.periods, after.span)
        is_same &= before.years_back == after.years_back
    return is_same and (before.dataset, before.measure) == (after.dataset, after.measure)


@pytest.mark.parametrize("seed", [3, 4])
def test_a_key_of_any_composed_question_gives_the_same_figures(
    catalogue: Catalogue, bundled: tuple[Tables, ...], seed: int
) -> None:
    years = [period.label for tables in bundled for period in tables.periods]
    answered, other = 0, []
    for question in compose_questions(catalogue.index, years, COMPOSED, seed=seed):
        reply = catalogue.vary(catalogue.ask(question))
        if isinstance(reply, Answer):
            answered += 1
            again = catalogue.ask_again(reply.key)
            if not isinstance(again, Answer) or again.figures != reply.figures:
                other.append(question)
    assert answered > 0
    assert other == []


def test_a_period_that_would_be_read_as_another_is_not_offered(catalogue: Catalogue) -> None:
    reply = ask(catalogue, "Dyfed-Powys grooming")
    found = [choice.label for choice in find_changes(catalogue.index, reply, PERIOD)]
    assert "2017/18, six months only" in found
    assert "2017/18, six months only" not in labels(catalogue, "Dyfed-Powys grooming", PERIOD)


def test_a_key_of_another_question_gives_none(ices: Catalogue) -> None:
    key = ask(ices, "Wexmoor strawberry").key
    assert ices.ask_again(key[:-5]) is None
    assert ices.ask_again("zzzzz") is None


def test_the_same_question_has_the_same_changes(catalogue: Catalogue) -> None:
    reply = ask(catalogue, "cambs insta")
    first = [list(find_changes(catalogue.index, reply, each.subject)) for each in reply.variations]
    again = ask(catalogue, "cambs insta")
    second = [list(find_changes(catalogue.index, again, each.subject)) for each in again.variations]
    assert first == second
    assert reply == again


def test_the_buttons_below_one_of_many_areas_do_not_need_the_figures_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"Ward {number},2023,{number}\n" for number in range(1, 201))
    write_tables(tmp_path / "trees", {"trees": f"Ward,Year,Street trees\n{rows}"})
    many = open_packages(tmp_path)
    reply = many.ask("street trees Ward 7")
    looked_up = []
    look_up = Index.look_up

    def count(index: Index, dataset: str, members: Mapping[str, str]) -> tuple[Observation, ...]:
        looked_up.append(members)
        return look_up(index, dataset, members)

    monkeypatch.setattr(Index, "look_up", count)
    varied = many.vary(reply)
    assert isinstance(varied, Answer)
    assert COMPARE in [each.subject for each in varied.variations]
    assert 0 < len(looked_up) < 20
    compared = list(many.changes(varied, COMPARE))
    assert [choice.label for choice in compared[:2]] == ["By area", "With Ward 1"]
    assert len(compared) == 200
