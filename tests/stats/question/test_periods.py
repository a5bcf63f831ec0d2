"""Periods as reporters write them, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats.question.words.periods import find_periods

Months = tuple[str, str]
FY_2018: Months = ("2018-04", "2019-03")
FY_2019: Months = ("2019-04", "2020-03")
YEAR_2018: Months = ("2018-01", "2018-12")
YEAR_2019: Months = ("2019-01", "2019-12")
NO_MONTHS: Months = ("", "")
"""Of a period that is written as one and that no calendar has."""

ONE_PERIOD = {
    "2018/19": FY_2018,
    "2018-19": FY_2018,
    "2018–19": FY_2018,
    "2018—19": FY_2018,
    "2018‑19": FY_2018,
    "2018⁄19": FY_2018,
    "２０１８/１９": FY_2018,
    "2018 19": FY_2018,
    "2018 / 19": FY_2018,
    "2018/2019": FY_2018,
    "2018-2019": FY_2018,
    "2018 - 2019": FY_2018,
    "2018 to 2019": FY_2018,
    "2018 to 19": FY_2018,
    "18/19": FY_2018,
    "18-19": FY_2018,
    "18 / 19": FY_2018,
    "FY 2018/19": FY_2018,
    "FY2018/19": FY_2018,
    "fy18/19": FY_2018,
    "academic year 2018/19": FY_2018,
    "2018-19 academic year": FY_2018,
    "AY2018/19": FY_2018,
    "tax year 2018-19": FY_2018,
    "calendar year 2018": YEAR_2018,
    "FY19": YEAR_2019,
    "1999/00": ("1999-04", "2000-03"),
    "1999/2000": ("1999-04", "2000-03"),
    "2009/10": ("2009-04", "2010-03"),
    "19/20": FY_2019,
    "year ending March 2019": FY_2018,
    "the year ending 31 March 2019": FY_2018,
    "year ended 31st of March 2019": FY_2018,
    "year to March 2019": FY_2018,
    "12 months to March 2019": FY_2018,
    "twelve months to the end of March 2019": FY_2018,
    "YEAR UP TO MARCH 2019": FY_2018,
    "year to April 2019": FY_2018,
    "year ending December 2019": YEAR_2019,
    "year ending Sept 2020": ("2019-10", "2020-09"),
    "year ending June 2020": ("2019-07", "2020-06"),
    "April 2018 to March 2019": FY_2018,
    "from 1 April 2018 to 31 March 2019": FY_2018,
    "Apr 2018 - Mar 2019": FY_2018,
    "apr 2018-mar 2019": FY_2018,
    "April 2018 and March 2019": FY_2018,
    "April to September 2018": ("2018-04", "2018-09"),
    "between April and September 2018": ("2018-04", "2018-09"),
    "October to March 2019": ("2018-10", "2019-03"),
    "December 2018 to January 2019": ("2018-12", "2019-01"),
    "October 2019 to October 2020": ("2019-10", "2020-10"),
    "April 2017 to March 2020": ("2017-04", "2020-03"),
    "2018-04/2018-09": ("2018-04", "2018-09"),
    "April 2018": ("2018-04", "2018-04"),
    "5 December 2019": ("2019-12", "2019-12"),
    "2018": YEAR_2018,
    "2018?": YEAR_2018,
    "2018/19 to 2020/21": ("2018-04", "2021-03"),
    "2018/19-2020/21": ("2018-04", "2021-03"),
    "from 2017/18 until 2019/20": ("2017-04", "2020-03"),
    "between 2018/19 and 2020/21": ("2018-04", "2021-03"),
    "2018/20": NO_MONTHS,
    "2018 to 2020": ("2018-01", "2020-12"),
    "2019/18": NO_MONTHS,
    "2020/21 to 2018/19": NO_MONTHS,
}
SEVERAL = {
    "2018/19 and 2019/20": (FY_2018, FY_2019),
    "2019/20, 2018/19": (FY_2019, FY_2018),
    "18/19 v 19/20": (FY_2018, FY_2019),
    "2018/19 or year to March 2020": (FY_2018, FY_2019),
    "2018 and 2019": (YEAR_2018, YEAR_2019),
    "2018 2019": (YEAR_2018, YEAR_2019),
}
NO_PERIOD = (
    "",
    "last year",
    "financial year",
    "march 19",
    "'18",
    "12018",
    "20180",
    "a2018",
    "2018a",
    "201819",
    "2100",
    "1824",
    "1,824",
    "07700 900123",
    "20/18",
    "32/43",
    "24/7",
    "40-50",
    "s15A",
    "in2018/19",
    "18 and 19",
    "٢٠١٨",
)


def find_months(text: str) -> tuple[Months, ...]:
    return tuple((each.start, each.end) for each in find_periods(text)[0])


@pytest.mark.parametrize(("text", "expected"), ONE_PERIOD.items(), ids=ONE_PERIOD)
def test_a_period_in_any_writing(text: str, expected: Months) -> None:
    assert find_months(text) == (expected,)


@pytest.mark.parametrize("text", ONE_PERIOD, ids=str)
def test_the_words_around_a_period_are_kept(text: str) -> None:
    _, rest = find_periods(f"Cambs insta, {text.rstrip('?')}; thanks")
    assert rest.split() == ["cambs", "insta,", ";", "thanks"]


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items(), ids=SEVERAL)
def test_several_periods_come_in_the_order_written(text: str, expected: tuple[Months, ...]) -> None:
    assert find_months(text) == expected


@pytest.mark.parametrize("text", NO_PERIOD, ids=repr)
def test_what_is_no_period(text: str) -> None:
    assert find_months(text) == ()


@pytest.mark.parametrize("year", range(1999, 2040), ids=str)
def test_every_financial_year_in_five_writings(year: int) -> None:
    short = f"{(year + 1) % 100:02d}"
    writings = (f"{year}/{short}", f"{year}-{short}", f"{year} {short}", f"{year} to {year + 1}")
    assert {find_months(text) for text in writings} == {((f"{year}-04", f"{year + 1}-03"),)}


def test_only_a_bare_year_is_a_calendar_year() -> None:
    mentions, _ = find_periods("2018, 2018/19, April 2018")
    assert [each.is_calendar_year for each in mentions] == [True, False, False]


@given(st.text(alphabet="0123456789/- tofyapril,."))
def test_anything_like_a_period_is_read_without_an_error(text: str) -> None:
    mentions, rest = find_periods(text)
    assert all(len(each.start) == len(each.end) for each in mentions)
    assert rest == " ".join(rest.split())


@pytest.mark.parametrize(
    "joined",
    [
        "thru", "through to", "right up to", "all the way to", "on to", "onwards to", "til", "..",
        "→", "->", "up to and including", "to the end of", "inclusive to",
    ],
)  # fmt: skip
def test_a_row_of_years_however_its_ends_are_joined(joined: str) -> None:
    assert find_months(f"kent 2017/18 {joined} 2020/21 added up") == (("2017-04", "2021-03"),)
