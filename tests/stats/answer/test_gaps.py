"""Rows of periods: what they are without, which overlap, and what may be set beside a figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.answer.gaps import find_gaps, has_overlaps
from stats.periods import make_period
from stats.render import render_plain
from tests.stats.inferring.small import read_small
from tests.writing import open_packages

POOLED = """Area,Period,Life expectancy
Kent,2016-18,80.0
Kent,2017-19,80.1
Kent,2018-20,80.2
Kent,2019-21,80.3
Essex,2019-21,81.3
"""
MIXED = """Area,Period,Visits
Kent,2022,100
Kent,2023,120
Kent,2022 H1,40
Kent,2022 H2,60
Kent,2022 Q1,25
Kent,2023 Q1,30
Kent,2023 Q2,31
Kent,2023 Q4,32
"""
MONTHS = """Area,Month,Visits
Kent,2023-01,10
Kent,2023-02,11
Kent,2023-04,13
Kent,2023-05,[c]
Kent,2023-06,15
Kent,2023-07,16
"""
WEEKS = """Area,Week,Visits
Kent,2020-W09,9
Kent,2020-W13,13
Kent,2020-W14,14
Kent,2020-W15,15
"""


def open_small(folder: Path, text: str) -> Catalogue:
    """Return the catalogue of one small table."""
    read_small(folder, text)
    return open_packages(folder)


@pytest.mark.parametrize(
    ("codes", "span", "gaps"),
    [
        (("2023-01", "2023-02", "2023-04"), ("", ""), ["March 2023"]),
        (("2023-01", "2023-02"), ("2023-01", "2023-03"), ["March 2023"]),
        (("2019", "2020", "2022"), ("", ""), ["2021"]),
        (("2019", "2020", "2022"), ("2018-01", "2022-12"), ["2018", "2021"]),
        (("2001", "2011", "2021"), ("", ""), []),
        (("academic-2019/20", "academic-2020/21", "academic-2022/23"), ("", ""),
         ["academic year 2021/22"]),
        (("2023-01/2023-03", "2023-04/2023-06", "2023-10/2023-12"), ("", ""),
         ["July to September 2023"]),
        (("2023-01", "2023"), ("", ""), []),
        (("2023-05-01", "2023-05-03"), ("", ""), []),
    ],
)  # fmt: skip
def test_what_a_row_is_without_is_found(
    codes: tuple[str, ...], span: tuple[str, str], gaps: list[str]
) -> None:
    assert [each.label for each in find_gaps([*map(make_period, codes)], span)] == gaps


def test_spans_that_share_years_overlap() -> None:
    pooled = [*map(make_period, ("2017-01/2019-12", "2019-01/2021-12"))]
    assert has_overlaps(pooled)
    assert not has_overlaps([make_period("2017-01/2019-12"), make_period("2020-01/2022-12")])


@pytest.mark.parametrize(
    "question",
    [
        "life expectancy kent 2019-21",
        "life expectancy kent 2019-2021",
        "life expectancy kent 2019 to 2021",
        "life expectancy kent 2019/21",
        "life expectancy kent 2019 - 21",
    ],
)
def test_years_taken_together_are_asked_for_as_offices_write_them(
    tmp_path: Path, question: str
) -> None:
    reply = open_small(tmp_path, POOLED).ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [80.3]
    # Of the earlier ones only the one that shares no year is set beside it.
    assert "2016 to 2018 80" in render_plain(reply)
    assert "2018 to 2020" not in render_plain(reply)


@pytest.mark.parametrize(
    "question",
    ["life expectancy kent over time", "change in life expectancy kent 2018-20 to 2019-21"],
)
def test_spans_that_overlap_are_said_to(tmp_path: Path, question: str) -> None:
    reply = open_small(tmp_path, POOLED).ask(question)
    assert isinstance(reply, Answer)
    assert "overlap" in render_plain(reply)


def test_the_change_on_the_years_before_is_of_years_apart(tmp_path: Path) -> None:
    reply = open_small(tmp_path, POOLED).ask("change in life expectancy kent")
    assert isinstance(reply, Answer)
    assert reply.figures[0].period.label == "2016 to 2018, then 2019 to 2021"
    assert "overlap" not in render_plain(reply)


def test_single_years_from_one_to_another_make_a_row(tmp_path: Path) -> None:
    text = "Area,Year,Visits\n" + "".join(
        f"Kent,{year},{year - 2000}\n" for year in range(2018, 2024)
    )
    reply = open_small(tmp_path, text).ask("visits kent 2019-21")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [19, 20, 21]


@pytest.mark.parametrize(
    ("question", "beside", "not_beside"),
    [
        ("visits kent 2023", ["2022 100"], ["June", "March"]),
        ("visits kent 2022 H1", [], ["2023", "July"]),
        ("visits kent q1 2023", ["January to March 2022 25"], ["100", "120", "60"]),
    ],
)
def test_only_like_periods_are_set_beside_a_figure(
    tmp_path: Path, question: str, beside: list[str], not_beside: list[str]
) -> None:
    reply = open_small(tmp_path, MIXED).ask(question)
    assert isinstance(reply, Answer)
    said = " ".join(line for line in render_plain(reply).splitlines() if "Other years" in line)
    assert all(each in said for each in beside)
    assert not any(each in said for each in not_beside)


def test_a_row_of_years_says_what_else_is_in_print(tmp_path: Path) -> None:
    reply = open_small(tmp_path, MIXED).ask("visits kent over time")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [100, 120]
    assert "In print too: by quarter and half-year (2022 to 2023)." in render_plain(reply)


@pytest.mark.parametrize(
    ("question", "values", "said"),
    [
        ("visits kent q1 2023", [10, 11], "nothing is in print for March 2023"),
        ("visits kent total q1 2023", [10, 11], "nothing is in print for March 2023"),
        (
            "visits kent over time",
            [10, 11, 13, None, 15, 16],
            "no figure was supplied for May 2023; nothing is in print for March 2023",
        ),
        ("visits kent june to july 2023", [15, 16], ""),
    ],
)
def test_a_month_that_a_row_is_without_is_named(
    tmp_path: Path, question: str, values: list[float | None], said: str
) -> None:
    reply = open_small(tmp_path, MONTHS).ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values
    assert said in render_plain(reply)
    assert ("Not a clean trend" in render_plain(reply)) == bool(said)


def test_a_week_over_the_end_of_a_month_is_a_week(tmp_path: Path) -> None:
    reply = open_small(tmp_path, WEEKS).ask("visits kent march 2020 to april 2020")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [13, 14, 15]
