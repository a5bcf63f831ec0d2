"""Texts that go on from members or years picked out by a number, or by how they moved."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, Reply
from tests.stats.question.test_doing_after import converse

OVER_100 = "forces with more than 100 grooming offences 2018/19"
OVER_200 = "which years did kent have more than 200 grooming offences"
ROSE = "which forces saw a rise in grooming 2017/18 to 2018/19"
FELL = {"Gwent": -18, "South Wales": -18, "Sussex": -1}


def given(reply: Reply) -> dict[str, float]:
    assert isinstance(reply, Answer), reply
    return {each.codes["area"].name: each.value for each in reply.figures if each.value is not None}


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        ((OVER_100, "add them up"), ["total"]),
        ((OVER_100, "total"), ["total"]),
        ((OVER_100, "per 100,000"), ["per 100,000 people by force"]),
        ((OVER_100, "the average"), []),
        ((OVER_100, "which is the lowest"), ["lowest by force"]),
        ((OVER_100, "and the change"), ["change by force"]),
        ((OVER_200, "add them up"), ["sum of all years"]),
        ((OVER_200, "the average"), ["average per year"]),
        ((OVER_200, "which is the highest"), ["highest ever"]),
    ],
)
def test_nothing_is_made_of_those_past_a_number_alone(
    catalogue: Catalogue, turns: tuple[str, ...], words: list[str]
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, Clarification), reply
    assert reply.prompt.startswith("Nothing is worked out of th")
    assert [each.label for each in reply.choices] == words


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ((OVER_100, "add them up", "1"), [5333]),
        ((OVER_100, "which is the lowest", "1"), [22]),
        ((OVER_100, "and 2019/20"), [291, 176, 145, 144, 105]),
        ((OVER_100, "the year before"), [158, 152, 147, 122, 114]),
        ((OVER_100, "kent"), [140]),
        ((OVER_200, "add them up", "1"), [1335]),
        ((OVER_200, "the average", "1"), [190.7]),
        ((OVER_200, "and hampshire"), [291, 279, 200]),
        ((OVER_200, "since 2022/23"), [230, 264]),
        ((OVER_200, "each year"), [122, 140, 176, 224, 179, 230, 264]),
        (("when did kent grooming pass 200", "and hampshire"), [291]),
    ],
)
def test_what_goes_on_from_those_past_a_number(
    catalogue: Catalogue, turns: tuple[str, ...], values: list[float]
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, Answer), reply
    shown = [each.value for each in reply.figures if each.value is not None]
    assert [round(each, 1) for each in shown] == values


def test_another_place_is_held_against_the_same_number(catalogue: Catalogue) -> None:
    reply = converse(catalogue, "when did kent grooming pass 200", "and surrey")
    assert isinstance(reply, NoFigure)
    assert "none is known to have more than 200" in reply.reason


@pytest.mark.parametrize(
    ("turns", "due"),
    [
        ((ROSE, "which fell"), FELL),
        ((ROSE, "and the falls"), FELL),
        ((ROSE, "2022/23 to 2023/24"), {"Dyfed-Powys": 37, "Kent": 34, "Sussex": 34, "Surrey": 24}),
        ((ROSE, "kent"), {"Kent": 18}),
        (("grooming change by force 2017/18 to 2018/19", "which fell"), FELL),
        (("grooming by force 2018/19", "which fell"), FELL),
        ((ROSE, "which force had most grooming 2018/19"), {"Thames Valley": 274}),
        ((OVER_100, "which force had most grooming 2018/19"), {"Thames Valley": 274}),
        ((ROSE, "and the biggest fall"), {"Gwent": -18, "South Wales": -18}),
        (
            ("which force rose most in grooming 2017/18 to 2018/19", "and fall"),
            {"Gwent": -18, "South Wales": -18},
        ),
        (
            ("biggest rise in grooming 2017/18 to 2018/19", "and the biggest fall"),
            {"Gwent": -18, "South Wales": -18},
        ),
        (("kent grooming", "and the biggest fall"), {"Kent": -45}),
    ],
)
def test_the_way_asked_is_kept_with_its_years(
    catalogue: Catalogue, turns: tuple[str, ...], due: dict[str, float]
) -> None:
    assert given(converse(catalogue, *turns)) == due


@pytest.mark.parametrize(
    ("turns", "prompt"),
    [
        ((ROSE, "add them up"), "Nothing is worked out of several changes."),
        ((ROSE, "the average"), "Nothing is worked out of several changes."),
        (("grooming change by force", "two years ago"), "Between which two years?"),
        (
            ("which force rose most in grooming 2017/18 to 2018/19", "2 years ago"),
            "Between which two years?",
        ),
        (
            ("grooming change by force over the last five years", "which fell most"),
            "Nothing is worked out of several changes.",
        ),
    ],
)
def test_the_whole_does_not_pass_for_those_that_moved(
    catalogue: Catalogue, turns: tuple[str, ...], prompt: str
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, Clarification), reply
    assert reply.prompt.startswith(prompt)
