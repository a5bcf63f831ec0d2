"""What was not taken of several choices, and all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoMatch
from tests.newsroom import open_texts
from tests.outcomes import values_of
from tests.stats.question.test_doing_after import converse

AREAS = ("Kent", "Essex", "Norfolk", "Wales")
SURVIVAL = "Area,Year,Measure,Value\n" + "".join(
    f"{area},{year},{length}-year business survival rate (%),{rate + number + year - 2020}\n"
    for number, area in enumerate(AREAS)
    for year in (2021, 2022)
    for length, rate in (("One", 90), ("Five", 40))
)
PAY = "Area,Year,Sex,Median weekly pay (£)\n" + "".join(
    f"{area},{year},{sex},{pay + 10 * number + year - 2020}\n"
    for number, area in enumerate(AREAS)
    for year in (2021, 2022)
    for sex, pay in (("Male", 600), ("Female", 550))
)
UNEMPLOYMENT = "Local authority,Year,Unemployment rate (%)\n" + "".join(
    f"{area},{year},{4 + number + (year - 2020) / 10}\n"
    for number, area in enumerate(AREAS[:3])
    for year in (2021, 2022)
)
ASKED = "west midlands grooming"
KINDS = "They count different things"


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ([ASKED, "1", "the other one"], [391, 141]),
        ([ASKED, "2", "the other one"], [141, 391]),
        ([ASKED, "the second one", "what about the other one"], [141, 391]),
        ([ASKED, "police", "no, the other"], [141, 391]),
    ],
)
def test_the_other_of_two_is_the_one_not_taken(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns[:-1])) == values[:1]
    assert values_of(converse(catalogue, *turns)) == values[1:]
    assert values_of(converse(catalogue, *turns, "the other one")) == values[:1]


@pytest.mark.parametrize("turns", [["kent", "grooming"], ["kent grooming"]])
def test_of_more_it_is_asked_which_other(catalogue: Catalogue, turns: list[str]) -> None:
    reply = converse(catalogue, *turns, "the other one")
    assert isinstance(reply, Clarification)
    labels = [each.label for each in reply.choices]
    assert labels == ["child abuse image offences (NSPCC)", "cyber-flagged child sexual offences"]
    assert values_of(converse(catalogue, *turns, "the other one", "1")) == [1568]


def test_the_other_one_of_what_was_not_answered_is_asked_again(catalogue: Catalogue) -> None:
    assert converse(catalogue, ASKED, "the other one") == converse(catalogue, ASKED)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ([ASKED, "both"], [391, 141]),
        ([ASKED, "both of them please"], [391, 141]),
        (["kent grooming in 2022", "both"], [179, 230]),
    ],
)
def test_both_of_one_kind_stand_side_by_side(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, Answer)
    assert values_of(reply) == values


@pytest.mark.parametrize(
    ("turns", "prompt"),
    [
        (["kent", "both"], KINDS),
        (["kent", "all of them"], KINDS),
        (["norfolk facebook", "break it down", "both"], "One at a time"),
    ],
)
def test_what_is_of_different_kinds_is_asked_again(
    catalogue: Catalogue, turns: list[str], prompt: str
) -> None:
    before, reply = converse(catalogue, *turns[:-1]), converse(catalogue, *turns)
    assert isinstance(before, Clarification)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith(prompt)
    assert reply.choices == before.choices


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("desk")
    return open_texts(folder, survival=SURVIVAL, pay=PAY, unemployment=UNEMPLOYMENT)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["business survival in kent", "wales", "One-year business survival rate (%)"], [95]),
        (["business survival in kent 2021", "wales", "one-year"], [94]),
        (["one-year business survival in kent", "wales"], [95]),
        (["unemployment in kent", "essex"], [5.2]),
        (["unemployment in kent", "essex", "and norfolk"], [6.2]),
        (["unemployment in kent", "what was the peak"], [4.2]),
        (["unemployment kent v essex", "what's the difference"], [1]),
        (["weekly pay in kent", "male", "the other one"], [552]),
        (["weekly pay in kent", "1", "the other one"], [552]),
        (["weekly pay in kent", "both"], [602, 552]),
        (["weekly pay in kent", "essex", "male"], [612]),
        (["weekly pay in kent", "essex", "2", "the other one"], [612]),
        (["male weekly pay in kent", "break it down", "by sex"], [552, 602]),
    ],
)
def test_packages_that_define_nothing_are_gone_on_from_too(
    desk: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(desk, *turns)) == values


def test_another_place_is_asked_of_in_the_place_of_the_first(desk: Catalogue) -> None:
    reply = converse(desk, "business survival in kent", "wales")
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("Wales: ")
    assert [each.question.rpartition(" · ")[2] for each in reply.choices] == ["Wales", "Wales"]
    assert isinstance(converse(desk, "business survival in kent", "banana"), NoMatch)


@pytest.mark.parametrize("text", ["as a percentage of wales", "what share is kent", "percentage?"])
def test_no_share_is_made_of_figures_that_nobody_defined(desk: Catalogue, text: str) -> None:
    reply = converse(desk, "male weekly pay in kent", text)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("No share is worked out of these figures.")
    assert values_of(converse(desk, "male weekly pay in kent", text, "yes")) == [602]


def test_a_ratio_of_percentages_is_said_to_be_none(desk: Catalogue) -> None:
    reply = converse(desk, "unemployment kent v essex", "ratio")
    assert isinstance(reply, Answer)
    assert [e for e in reply.question.assumptions if e.text.startswith("how many times")]
    assert not [each for each in reply.remarks if " times " in each.text]
