"""Several years taken together: printed where somebody has, else added up, else refused."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoMatch
from tests.outcomes import made_of, reason_of

ADDED_UP = {
    # question: (value, period, the years it is made of)
    "Kent grooming 2022/23 and 2023/24 together": (494, "2022/23 to 2023/24", (230, 264)),
    "Surrey grooming last three years added up": (235, "2021/22 to 2023/24", (63, 74, 98)),
    "total grooming in Kent since 2021/22": (673, "2021/22 to 2023/24", (179, 230, 264)),
    "Lancashire Instagram grooming both years together": (109, "2017/18 to 2018/19", (19, 90)),
    "Surrey grooming total all years": (
        483,
        "2017/18 to 2023/24",
        (27, 76, 67, 78, 63, 74, 98),
    ),
    "Surrey grooming total for all seven years": (
        483,
        "2017/18 to 2023/24",
        (27, 76, 67, 78, 63, 74, 98),
    ),
    "UK grooming total for all eight years including 2024/25": (
        48284,
        "2017/18 to 2024/25",
        (3728, 5333, 5954, 6319, 6275, 6350, 7062, 7263),
    ),
    "Surrey grooming three-year total": (235, "2021/22 to 2023/24", (63, 74, 98)),
    "Kent grooming 2019/20 and 2023/24 added up": (440, "2019/20 and 2023/24", (176, 264)),
}
PRINTED = {
    "UK grooming seven-year total": (41021, "exact"),
    "Cleveland grooming 6 yr total": (749, "exact"),
    "UK images five year total": (100000, "more_than"),
    "UK grooming 2017/18 to 2023/24 added up": (41021, "exact"),
    "Dorset image offences since 2016/17 in total": (1154, "exact"),
    "Devon and Cornwall image offences since 2016/17 in total": (3500, "more_than"),
}
REFUSED = {
    "Gwent grooming total since 2017/18": "did not supply this figure for 2020/21",
    "Hampshire grooming 2019/20 to 2020/21 total": "2020/21 is rounded, partial, disputed",
    "cyber-flagged offences in Yorkshire and the Humber 2018/19 to 2020/21 added up": "after",
    "Norfolk Instagram 2017/18 to 2018/19 added up": "adds up no years of",
    "Kent and Surrey grooming 2022/23 and 2023/24 added up": "not both at once",
    "Snapchat share of UK grooming 2023/24 and 2024/25 added up": "only counts",
}


@pytest.mark.parametrize(("text", "expected"), ADDED_UP.items(), ids=ADDED_UP)
def test_years_that_nobody_added_up_are(
    catalogue: Catalogue, text: str, expected: tuple[float, str, tuple[float, ...]]
) -> None:
    assert made_of(catalogue, text) == ("sum", *expected)


@pytest.mark.parametrize(("text", "expected"), PRINTED.items(), ids=PRINTED)
def test_a_total_in_print_is_given_as_it_is(
    catalogue: Catalogue, text: str, expected: tuple[float, str]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert (figure.value, figure.qualifier, figure.derivation) == (*expected, None)


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED)
def test_years_that_are_not_all_firm_are_not_added_up(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    assert reason in reason_of(catalogue, text)


def test_years_of_two_releases_are_said_to_be(catalogue: Catalogue) -> None:
    reply = catalogue.ask("North Wales grooming 2023/24 and 2024/25 together")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [215]
    assert "different releases" in " ".join(remark.text for remark in reply.remarks)


@pytest.mark.parametrize("count", ["six", "eight"])
def test_all_so_many_years_that_are_not_so_many_are_asked_back(
    catalogue: Catalogue, count: str
) -> None:
    for words in ("added up", "on average"):
        reply = catalogue.ask(f"Surrey grooming all {count} years {words}")
        assert isinstance(reply, Clarification)


@pytest.mark.parametrize(
    "text",
    [
        "kent grooming total years including 2020/21",
        "average kent grooming in years including 2020/21",
        "highest kent grooming of all years incl 2020/21",
    ],
)
def test_years_of_which_only_one_is_named_are_asked_back(catalogue: Catalogue, text: str) -> None:
    assert isinstance(catalogue.ask(text), Clarification | NoMatch)
