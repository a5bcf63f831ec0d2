"""Which period is the one before or after another: the next in the list only where it adjoins."""

from __future__ import annotations

from stats.answer.steps import adjoins, find_step, is_regular
from stats.model import Period


def year(start: str, end: str) -> Period:
    return Period(start, start, start, end, "year")


def test_years_that_touch_or_whose_middles_are_a_year_apart_adjoin() -> None:
    assert adjoins(year("2017-04", "2018-03"), year("2018-04", "2019-03"))
    assert adjoins(year("2017-06", "2017-06"), year("2018-06", "2018-06"))
    assert not adjoins(year("2017-04", "2018-03"), year("2019-04", "2020-03"))
    assert not adjoins(year("2017-04", "2018-04"), year("2018-04", "2019-03"))


def test_a_step_passes_over_what_overlaps_and_stops_at_a_gap() -> None:
    years = [
        year("2017-04", "2018-03"),
        year("2017-04", "2018-04"),
        year("2018-04", "2019-03"),
        year("2021-04", "2022-03"),
    ]
    assert find_step(years, 0, 1) == 2
    assert find_step(years, 2, -1) == 0
    assert find_step(years, 2, 1) is None
    assert find_step(years, 0, -1) is None


def test_two_periods_are_no_regular_table() -> None:
    decades = [year(f"{each}-01", f"{each}-12") for each in (2001, 2011, 2021)]
    assert is_regular(decades)
    assert not is_regular(decades[:2])
    assert not is_regular([*decades, year("2022-01", "2022-12")])
