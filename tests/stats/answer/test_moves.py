"""The largest rise or fall among several, one place of a ranking, years newest first."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from tests.outcomes import reason_of, values_of

MOVED = {
    # question: (member, change, from, to)
    "Which South East force saw the biggest rise in grooming from 2017/18 to 2023/24": (
        "Sussex", 146, 77, 223,
    ),
    "biggest fall in grooming among South East forces 2022/23 to 2023/24": (
        "Hampshire", -184, 279, 95,
    ),
    "which of Kent, Surrey and Sussex saw the biggest rise in grooming since 2021/22": (
        "Kent", 85, 179, 264,
    ),
    "biggest percentage rise in grooming Kent Surrey Sussex 2022/23 to 2023/24": (
        "Surrey", 32.4, 74, 98,
    ),
}  # fmt: skip
REFUSED = {
    "biggest rise in image offences 2016/17 to 2017/18 by force": "rounded or in doubt",
    "which force had the biggest increase in cyber-flagged offences 2018/19 to 2019/20": "9 of 47",
    "biggest fall in grooming of Kent, Surrey and Sussex 2022/23 to 2023/24": "none of them fell",
    "biggest rise in grooming by region": "in no two years do enough of the regions",
    "which force's grooming rose most since 2017/18": "too few have a figure for 2024/25 as well",
    "which force's grooming fell most since 2018/19": "too few have a figure for 2024/25 as well",
}
PLACED = {
    "second highest force for Instagram in the East of England": ("Cambridgeshire", 69),
    "third lowest force for Facebook in the East of England": ("Cambridgeshire", 29),
    "4th biggest force for image offences Home Office 2023/24": ("Hampshire", 1239),
}


@pytest.mark.parametrize(("text", "expected"), MOVED.items(), ids=MOVED)
def test_the_largest_change_is_found(
    catalogue: Catalogue, text: str, expected: tuple[str, float, float, float]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert figure.derivation is not None
    first, last = figure.derivation.parts
    found = (figure.codes["area"].name, figure.value, first.value, last.value)
    assert found == expected


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED)
def test_what_may_not_be_the_largest_change_is_refused(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    assert reason in reason_of(catalogue, text)


def test_who_is_left_out_of_the_changes_is_named(catalogue: Catalogue) -> None:
    reply = catalogue.ask("biggest rise in grooming Welsh forces 2022/23 to 2023/24")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [37]
    said = " ".join(remark.text for remark in reply.remarks)
    assert "Of the 2 of 4 forces" in said
    assert "no figure for South Wales" in said
    assert "Left out, for its figure is rounded or in doubt: Gwent" in said


@pytest.mark.parametrize(("text", "expected"), PLACED.items(), ids=PLACED)
def test_one_place_of_a_ranking(
    catalogue: Catalogue, text: str, expected: tuple[str, float]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [(each.codes["area"].name, each.value) for each in reply.figures] == [expected]


def test_a_place_beyond_the_last_is_refused(catalogue: Catalogue) -> None:
    reply = catalogue.ask("fifth highest platform for grooming in Lancashire 2018/19")
    assert isinstance(reply, NoFigure)
    assert "there are 4 figures" in reply.reason


def test_years_newest_first_where_asked(catalogue: Catalogue) -> None:
    assert values_of(catalogue.ask("Kent grooming last three years, newest first")) == [
        264,
        230,
        179,
    ]
