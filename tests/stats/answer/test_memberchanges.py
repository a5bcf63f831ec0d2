"""A change for each member: those that have one, then who has none and why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.model import Figure
from stats.render import render_html, render_plain
from tests.outcomes import answer_to

OPEN = {
    "Cheshire": -4, "Devon and Cornwall": -33, "Dorset": 47, "Dyfed-Powys": 15, "Essex": 106,
    "Humberside": 3, "Kent": 34, "Lancashire": 188, "North Wales": 21, "Surrey": 24, "Sussex": 34,
    "Thames Valley": 160, "Wiltshire": 26,
}  # fmt: skip
SINCE = {
    "Cheshire": 99, "Derbyshire": 248, "Devon and Cornwall": 20, "Dorset": 47, "Essex": 106,
    "Gloucestershire": 20, "Humberside": 3, "Kent": 142, "Lancashire": 188, "North Wales": 65,
    "North Yorkshire": 42, "Northamptonshire": 26, "Suffolk": 19, "Surrey": 71, "Sussex": 146,
    "Thames Valley": 160, "Wiltshire": 26,
}  # fmt: skip
BETWEEN = {
    "Dyfed-Powys": 37, "Hampshire": -184, "Kent": 34, "North Wales": -4, "Surrey": 24, "Sussex": 34,
}  # fmt: skip
CHANGES = {
    "grooming change by force": OPEN,
    "how did grooming change in each force": OPEN,
    "change in grooming by force since 2017/18": SINCE,
    "grooming change by force 2022/23 to 2023/24": BETWEEN,
    "change in grooming for each force from 2022/23 to 2023/24": BETWEEN,
    "grooming difference between 2022/23 and 2023/24 by force": BETWEEN,
    "change in welsh grooming by force": {"Dyfed-Powys": 15, "North Wales": 21},
    "grooming growth rate by force 2022/23 to 2023/24": {
        "Hampshire": -65.9, "Kent": 14.8, "North Wales": -4, "Surrey": 32.4, "Sussex": 18,
    },
    "grooming change by region since 2017/18": {
        "North West": 521, "South East": 465, "South West": 263, "West Midlands (region)": 197,
        "Yorkshire and the Humber": 176,
    },
    "grooming by force change over the last five years": {
        "Cheshire": 99, "Derbyshire": 248, "Dyfed-Powys": 43, "Kent": 124, "North Wales": 13,
        "North Yorkshire": 42, "Suffolk": 19, "Surrey": 22, "Sussex": 147,
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "due"), CHANGES.items(), ids=CHANGES)
def test_each_member_has_its_own_change(
    catalogue: Catalogue, text: str, due: dict[str, float]
) -> None:
    figures = answer_to(catalogue, text).figures
    given = {f.codes["area"].name: f.value for f in figures if f.value is not None}
    assert given == due


@pytest.mark.parametrize("force", OPEN)
def test_a_change_of_each_is_that_of_the_one_alone(catalogue: Catalogue, force: str) -> None:
    (alone,) = answer_to(catalogue, f"{force} police grooming change").figures
    each = next(
        figure
        for figure in answer_to(catalogue, "grooming change by force").figures
        if figure.codes["area"].name == force
    )
    assert (each.value, each.period) == (alone.value, alone.period)


MISSING = {
    "Cheshire": ("other_period", "no figure for 2023/24. In print: 2022/23 124."),
    "Gwent": ("not_comparable", "disputed. In print: 2022/23 58; 2023/24 67, disputed."),
    "Humberside": ("not_supplied", "did not supply this figure for 2022/23"),
    "South Wales": ("not_supplied", "In print: 2023/24 333, disputed."),
}


@pytest.mark.parametrize(("force", "due"), MISSING.items(), ids=MISSING)
def test_who_has_no_change_is_listed_last_with_the_reason(
    catalogue: Catalogue, force: str, due: tuple[str, str]
) -> None:
    figures = answer_to(catalogue, "grooming change by force 2022/23 to 2023/24").figures
    assert [each.value is None for each in figures] == [False] * 6 + [True] * 7
    figure = next(each for each in figures if each.codes["area"].name == force)
    assert (figure.value, figure.status) == (None, due[0])
    assert due[1] in figure.notes[0]


def test_the_first_line_is_a_change_with_both_ends(catalogue: Catalogue) -> None:
    text = render_plain(answer_to(catalogue, "grooming change by force 2022/23 to 2023/24"))
    first, second, *_ = text.splitlines()
    assert first == (
        "Up 37 offences of sexual communication with a child: Dyfed-Powys, from 30 in 2022/23 to "
        "67 in 2023/24, no per cent of a base below 50"
    )
    assert second.endswith("Hampshire, from 279 in 2022/23 to 95 in 2023/24, down 65.9 per cent")
    assert "These changes are worked out here, not published as such." in text
    assert "6 of 47 forces have a change that can be worked out; no figure for Avon" in text


def test_a_table_has_before_after_and_per_cent(catalogue: Catalogue) -> None:
    shown = render_html(
        answer_to(catalogue, "grooming change by force 2022/23 to 2023/24"), limit=4096
    )
    assert "Kent            230→264 +34 +14.8%†" not in shown  # 34 columns, not 35
    assert "Kent           230→264 +34 +14.8%†" in shown
    assert "Dyfed-Powys             30→67 +37†" in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grooming change by force", "no years named: of each its latest and the year before that"),
        ("change in grooming by force since 2017/18", "no last year named: up to the latest of"),
        ("grooming by force change over the last five years", "the years up to the latest of each"),
        ("grooming change by force 2022/23 to 2023/24", ""),
    ],
)
def test_what_years_are_taken_is_said(catalogue: Catalogue, text: str, said: str) -> None:
    answer = answer_to(catalogue, text)
    told = [each.text for each in answer.assumptions if each.subject == "period"]
    assert [said in each for each in told] == [True] * bool(said)
    is_told = any("not all over the same years" in each.text for each in answer.remarks)
    assert is_told == bool(said)


def _named(figure: Figure) -> tuple[str, float | None, str, tuple[str, ...]]:
    return figure.codes["area"].code, figure.value, figure.period.code, figure.notes


@pytest.mark.parametrize("text", CHANGES)
def test_the_reading_asks_the_same(catalogue: Catalogue, text: str) -> None:
    answer = answer_to(catalogue, text)
    again = answer_to(catalogue, answer.reading)
    assert [_named(each) for each in again.figures] == [_named(each) for each in answer.figures]


@pytest.mark.parametrize(
    "text", ["change by force 2022/23 to 2023/24", "how did each force change"]
)
def test_a_change_of_nothing_asks_which_figures(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    labels = [each.label for each in reply.choices]
    assert "sexual communication with a child" in labels
    assert "child abuse image offences (PSNI)" not in labels  # one body, no forces to list
    chosen = catalogue.ask(
        reply.choices[labels.index("sexual communication with a child")].question
    )
    assert isinstance(chosen, Answer)
    assert chosen.question.operation == "change"
    assert len(_moved(chosen)) > 5


def _moved(answer: Answer) -> Sequence[float]:
    return [each.value for each in answer.figures if each.value is not None]


def test_an_order_of_changes_that_is_refused_offers_each_of_them(catalogue: Catalogue) -> None:
    reply = catalogue.ask("which force rose most grooming since 2017/18")
    assert isinstance(reply, NoFigure)
    each = answer_to(catalogue, reply.choices[-1].question)
    assert each.question.operation == "change"
    assert sorted(_moved(each)) == sorted(SINCE.values())


def test_years_that_nobody_has_are_no_figure(catalogue: Catalogue) -> None:
    reply = catalogue.ask("grooming change by force 2010 to 2012")
    assert isinstance(reply, NoFigure)
    assert "no figure for 2010 to 2012" in reply.reason


WHICH = {
    "which forces saw a rise in grooming 2022/23 to 2023/24": {
        "Dyfed-Powys": 37, "Kent": 34, "Sussex": 34, "Surrey": 24,
    },
    "which forces saw grooming fall 2022/23 to 2023/24": {"Hampshire": -184, "North Wales": -4},
    "which welsh forces saw grooming fall 2022/23 to 2023/24": {"North Wales": -4},
    "how many forces saw a rise in grooming 2022/23 to 2023/24": {
        "Dyfed-Powys": 37, "Kent": 34, "Sussex": 34, "Surrey": 24,
    },
    "how has grooming changed in each welsh force since 2017/18": {"North Wales": 65},
    "which regions saw a rise in grooming since 2017/18": {
        "North West": 521, "South East": 465, "South West": 263, "West Midlands (region)": 197,
        "Yorkshire and the Humber": 176,
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "due"), WHICH.items(), ids=WHICH)
def test_those_that_rose_or_fell_are_given_alone(
    catalogue: Catalogue, text: str, due: dict[str, float]
) -> None:
    answer = answer_to(catalogue, text)
    given = {f.codes["area"].name: f.value for f in answer.figures if f.value is not None}
    assert list(given.items()) == list(due.items())
    again = answer_to(catalogue, answer.reading)
    assert [_named(each) for each in again.figures] == [_named(each) for each in answer.figures]


def test_changes_over_different_years_are_in_no_order(catalogue: Catalogue) -> None:
    figures = answer_to(catalogue, "which forces saw a rise in grooming").figures
    names = [each.codes["area"].name for each in figures if each.value is not None]
    assert len(names) > 5
    assert names == sorted(names)


@pytest.mark.parametrize(
    "text", ["forces where grooming doubled", "which forces saw grooming double"]
)
def test_more_than_a_rise_is_asked_back(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "which south east forces saw grooming fall since 2022/23",
            "of the 3 forces with a change",
        ),
        (
            "which forces fell in grooming since 2017/18",
            "Thames Valley and Wiltshire (2017/18 to 2018/19)",
        ),
        (
            "which forces fell in grooming since 2017/18",
            "Kent, Surrey and Sussex (2017/18 to 2023/24)",
        ),
        ("image offences home office change by force", "there is a figure for one year only"),
    ],
)
def test_no_change_of_that_kind_is_no_figure(catalogue: Catalogue, text: str, reason: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert reply.reason.count(reason) == 1
