"""A part's share of the whole it lies in: of one year or of each, and the true reason for none."""

from __future__ import annotations

import pytest

from stats import Catalogue, NoFigure
from tests.outcomes import answer_to, reason_of

SHARES = {
    # The whole is in a newer release too, with the same number.
    "kent share of uk grooming 2017/18": (3.3, "122 of 3,728 (United Kingdom)"),
    "kent share of uk grooming 2022/23": (3.6, "230 of 6,350 (United Kingdom)"),
    "wales share of uk grooming 2024/25": (7.6, "549 of 7,263 (United Kingdom)"),
}
REASONS = {
    "essex share of uk grooming 2018/19": (
        "Not comparable: the two are from different releases: Essex, 2018/19, 166 (September 2019) "
        "and United Kingdom, 2018/19, 5,333 (November 2024)."
    ),
    "wales share of uk grooming 2021/22": (
        "Not comparable: the two are from different releases: Wales, 2021/22, 326 (July 2022) "
        "and United Kingdom, 2021/22, 6,275 (November 2024)."
    ),
    "kent share of south east grooming change 2022/23 to 2023/24": (
        "Not comparable: the share of one in another is worked out here, and no change of it; "
        "ask for that of each year."
    ),
    "kent share of south east grooming 2020/21": (
        "Not comparable: the figure for South East, 2020/21, 525, is partial."
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHARES.items(), ids=SHARES)
def test_a_share_is_of_two_figures_that_one_release_has(
    catalogue: Catalogue, text: str, expected: tuple[float, str]
) -> None:
    (figure,) = answer_to(catalogue, text).figures
    assert figure.derivation is not None
    assert (figure.value, expected[1] in figure.derivation.text) == (expected[0], True)
    assert len({part.release for part in figure.derivation.parts}) == 1


@pytest.mark.parametrize(("text", "reason"), REASONS.items(), ids=REASONS)
def test_why_there_is_no_share(catalogue: Catalogue, text: str, reason: str) -> None:
    assert reason_of(catalogue, text) == reason


def test_the_share_of_each_year(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "kent grooming as % of uk each year")
    assert {each.period.code: each.value for each in reply.figures} == {
        "2017/18": 3.3,
        "2018/19": 2.6,
        "2019/20": 3.0,
        "2020/21": 3.5,
        "2021/22": 2.9,
        "2022/23": 3.6,
        "2023/24": 3.7,
    }
    assert "United Kingdom has a figure for 2024/25, Kent has none" in {
        remark.text for remark in reply.remarks
    }


def test_the_shares_of_two_years(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "kent share of south east grooming 2020/21 and 2023/24")
    assert [(each.period.code, each.value) for each in reply.figures] == [
        ("2020/21", None),
        ("2023/24", 38.8),
    ]
    assert reply.figures[0].notes == (REASONS["kent share of south east grooming 2020/21"],)


def test_a_year_without_a_share_says_why(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "hampshire share of south east grooming each year")
    found = {each.period.code: each for each in reply.figures}
    assert found["2022/23"].value == 36.1
    assert found["2021/22"].status == "not_supplied"
    assert found["2020/21"].notes == (
        "Not comparable: the figure for Hampshire, 2020/21, 18, is partial and the figure for "
        "South East, 2020/21, 525, is partial.",
    )
    assert found["2024/25"].notes == (
        "Not comparable: the figure for Hampshire, 2024/25, more than 200, is in print only "
        "rounded.",
    )


def test_no_share_of_any_year_says_why(catalogue: Catalogue) -> None:
    reply = catalogue.ask("essex share of uk grooming each year")
    assert isinstance(reply, NoFigure)
    assert "Essex, 2018/19, 166 (September 2019) and United Kingdom, 2018/19" in reply.reason
