"""Which observations answer for the members that were asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Catalogue
from stats.model import Period
from stats.selection import (
    Cell,
    find_latest,
    find_missing,
    find_observations,
    find_parts,
    find_values,
    has_figure,
    make_cells,
    month_number,
    shared_months,
)

COUNT = "servings"


class Selection:
    """The functions under test on the invented dataset of cones."""

    def __init__(self, ices: Catalogue) -> None:
        self.index = ices.index
        self.cones = ices.index.dataset("cones")

    def values(self, cell: Cell, *periods: str, measure: str = COUNT) -> dict[str, float | None]:
        """Return period -> value."""
        found = find_values(self.index, self.cones, cell, measure, periods)
        return {each.period: each.report.value for each in found}

    def parts(self, cell: Cell, *periods: str) -> list[tuple[dict[str, str], float | None]]:
        """Return the key and value of each part."""
        found = find_parts(self.index, self.cones, cell, periods)
        return [(dict(each.key), each.report.value) for each in found]

    def latest(self, cell: Cell, *periods: str) -> str | None:
        """Return the period of the latest value."""
        found = find_values(self.index, self.cones, cell, COUNT, periods)
        newest = find_latest(self.index, self.cones, found)
        return newest.period if newest else None


@pytest.fixture
def small(ices: Catalogue) -> Selection:
    return Selection(ices)


def test_cells_are_every_combination_in_the_order_asked(small: Selection) -> None:
    assert make_cells(small.cones, {"flavour": ("mint", "lemon"), "area": ("D2", "D1")}) == (
        {"area": "D2", "flavour": "mint"},
        {"area": "D2", "flavour": "lemon"},
        {"area": "D1", "flavour": "mint"},
        {"area": "D1", "flavour": "lemon"},
    )


@pytest.mark.parametrize(
    ("members", "cells"),
    [
        pytest.param({}, ({},), id="nothing_named"),
        pytest.param({"area": ()}, ({},), id="empty_list"),
        pytest.param({"area": ("D1",)}, ({"area": "D1"},), id="one_dimension"),
        pytest.param(
            {"area": ("D1",), "colour": ("red",)}, ({"area": "D1"},), id="unknown_dimension"
        ),
    ],
)
def test_an_open_dimension_is_left_out_of_a_cell(
    small: Selection, members: dict[str, tuple[str, ...]], cells: tuple[Cell, ...]
) -> None:
    assert make_cells(small.cones, members) == cells


def test_an_open_dimension_is_filled_with_the_best_total_of_each_period(
    small: Selection,
) -> None:
    found = find_observations(small.index, small.cones, {"area": "D2"})
    assert {each.period: (each.key["flavour"], each.report.value) for each in found} == {
        "2018/19": ("all", 99),
        "2019/20": ("known", 80),
    }


def test_a_full_cell_is_looked_up_as_it_is(small: Selection) -> None:
    assert small.values({"area": "D1", "flavour": "vanilla"}) == {
        "2017/18": 21,
        "2018/19": 29,
        "2019/20": 35,
        "2018-04/2018-09": 17,
        "2017/18 to 2018/19": 50,
    }


def test_only_the_periods_asked_for(small: Selection) -> None:
    cell = {"area": "D1", "flavour": "vanilla"}
    assert small.values(cell, "2018/19", "2030/31") == {"2018/19": 29}


def test_missing_values_are_found_apart_from_values(small: Selection) -> None:
    cell = {"area": "D3", "flavour": "lemon"}
    missing = find_missing(small.index, small.cones, cell)
    assert small.values(cell) == {}
    assert [(each.period, each.report.status) for each in missing] == [("2018/19", "not_supplied")]
    assert find_missing(small.index, small.cones, cell, ["2019/20"]) == []


def test_zero_is_a_value(small: Selection) -> None:
    assert small.values({"area": "D3", "flavour": "mint"}) == {"2018/19": 0}


LATEST = {
    "newest_year": ({"area": "D1", "flavour": "vanilla"}, (), "2019/20"),
    "year_before_later_part_and_span": ({"area": "D8", "flavour": "toffee"}, (), "2017/18"),
    "of_the_periods_asked": ({"area": "D1", "flavour": "vanilla"}, ("2017/18",), "2017/18"),
    "part_where_only_that_is_asked": (
        {"area": "D1", "flavour": "vanilla"},
        ("2018-04/2018-09",),
        "2018-04/2018-09",
    ),
    "undated": ({"area": "D6", "flavour": "all"}, (), "undated"),
    "nothing": ({"area": "D7", "flavour": "all"}, (), None),
    "only_missing": ({"area": "D3", "flavour": "lemon"}, (), None),
}


@pytest.mark.parametrize(("cell", "periods", "expected"), LATEST.values(), ids=LATEST)
def test_the_latest_value(
    small: Selection, cell: Cell, periods: tuple[str, ...], expected: str | None
) -> None:
    assert small.latest(cell, *periods) == expected


def test_of_a_year_worded_twice_the_exact_figure_is_taken(catalogue: Catalogue) -> None:
    index = catalogue.index
    dataset = index.dataset("online-child-sexual-offences")
    cell = {"area": "england-wales-channel-islands", "platform": "known"}
    values = find_values(index, dataset, cell, "offences")
    newest = find_latest(index, dataset, values)
    assert newest is not None
    assert (newest.report.release, newest.report.qualifier) == ("2021-03", "exact")
    assert newest.report.value == max(each.report.value or 0 for each in values)


def test_the_parts_of_a_group_over_one_dimension(small: Selection) -> None:
    assert small.parts({"area": "D1", "flavour": "fruit"}) == [
        ({"area": "D1", "flavour": "strawberry"}, 69),
        ({"area": "D1", "flavour": "cherry"}, 8),
        ({"area": "D1", "flavour": "lemon"}, 5),
    ]


def test_the_parts_of_a_region(small: Selection) -> None:
    assert small.parts({"area": "R1", "flavour": "vanilla"}) == [
        ({"area": "D1", "flavour": "vanilla"}, 29),
        ({"area": "D2", "flavour": "vanilla"}, 31),
    ]


NO_PARTS = {
    "a_part_is_rounded": ({"area": "D2", "flavour": "fruit"}, ()),
    "a_part_is_not_supplied": ({"area": "D3", "flavour": "fruit"}, ()),
    "a_part_has_no_row": ({"area": "R2", "flavour": "strawberry"}, ()),
    "not_in_this_period": ({"area": "D1", "flavour": "fruit"}, ("2019/20",)),
    "no_group": ({"area": "D1", "flavour": "vanilla"}, ()),
    "open_dimension": ({"area": "D1"}, ()),
    "nothing_named": ({}, ()),
}


@pytest.mark.parametrize(("cell", "periods"), NO_PARTS.values(), ids=NO_PARTS)
def test_nothing_is_added_up_where_a_part_is_not_exact(
    small: Selection, cell: Cell, periods: tuple[str, ...]
) -> None:
    assert small.parts(cell, *periods) == []


def test_nothing_is_added_up_over_what_the_publisher_does_not_add(ices: Catalogue) -> None:
    tubs = ices.index.dataset("tubs")
    assert find_parts(ices.index, tubs, {"area": "R3", "flavour": "all"}) == ()


HAS = {
    "published": ({"area": "D1", "flavour": "vanilla"}, None, (), True),
    "published_zero": ({"area": "D3", "flavour": "mint"}, None, (), True),
    "added_up": ({"area": "D1", "flavour": "fruit"}, None, (), True),
    "added_up_count": ({"area": "D1", "flavour": "fruit"}, COUNT, (), True),
    "added_up_is_no_share": ({"area": "D1", "flavour": "fruit"}, "share", (), False),
    "missing": ({"area": "D3", "flavour": "lemon"}, None, (), False),
    "no_row": ({"area": "D7", "flavour": "lemon"}, None, (), False),
    "other_period": ({"area": "D1", "flavour": "cherry"}, None, ("2017/18",), False),
    "share_worked_out": ({"area": "D1", "flavour": "cherry"}, "share", (), True),
    "share_of_another_period": ({"area": "D1", "flavour": "cherry"}, "share", ("2017/18",), False),
    "share_of_what_is_missing": ({"area": "D3", "flavour": "lemon"}, "share", (), False),
    "the_whole_is_no_share": ({"area": "D1", "flavour": "all"}, "share", (), False),
    "only_a_share": ({"area": "A0", "flavour": "strawberry"}, None, (), True),
    "no_count_beside_the_share": ({"area": "A0", "flavour": "strawberry"}, COUNT, (), False),
}


@pytest.mark.parametrize(("cell", "measure", "periods", "expected"), HAS.values(), ids=HAS)
def test_whether_there_is_a_figure(
    small: Selection, cell: Cell, measure: str | None, periods: tuple[str, ...], expected: bool
) -> None:
    assert has_figure(small.index, small.cones, cell, measure, periods) is expected


SHARED = {
    "the_same": (("2018-04", "2019-03"), ("2018-04", "2019-03"), 12),
    "one_month_less": (("2019-10", "2020-09"), ("2019-10", "2020-10"), 12),
    "half": (("2018-04", "2019-03"), ("2018-10", "2019-09"), 6),
    "one_month": (("2018-04", "2019-03"), ("2019-03", "2020-02"), 1),
    "none": (("2018-04", "2019-03"), ("2019-04", "2020-03"), 0),
    "far_apart": (("2015-04", "2016-03"), ("2023-04", "2024-03"), 0),
    "undated": (("", ""), ("2018-04", "2019-03"), 0),
}


@pytest.mark.parametrize(("first", "second", "expected"), SHARED.values(), ids=SHARED)
def test_shared_months(first: tuple[str, str], second: tuple[str, str], expected: int) -> None:
    periods = [Period("", "", *months, "year") for months in (first, second)]
    assert shared_months(*periods) == expected
    assert shared_months(*reversed(periods)) == expected


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 400))
def test_months_are_numbered_one_after_another(year: int, month: int, later: int) -> None:
    years, months = divmod(month - 1 + later, 12)
    end = f"{year + years:04d}-{months + 1:02d}"
    assert month_number(end) - month_number(f"{year:04d}-{month:02d}") == later
