"""Trust rule 8: of several reports of one figure, which one is given and which are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats.model import Qualifier, Report, Source, Status
from stats.reports import is_rounding, merge_reports

PUBLISHED = {"old": "2019-12", "new": "2021-03", "newest": "2024-11", "year": "2024", "undated": ""}
SOURCES = {
    code: Source(code, code, code, f"https://{code}.example", published, inferred, kind)
    for code, published, inferred, kind in (
        ("publisher", "2019-12-05", False, "publisher"),
        ("publisher_later", "2019-12-09", False, "publisher"),
        ("publisher_inferred", "2019-12-01", True, "publisher"),
        ("body", "2019-01-01", False, "body"),
        ("press", "2019-01-01", False, "press"),
        ("other", "2019-01-01", False, "other"),
        ("copy", "2019-01-01", False, "copy"),
    )
}


def make_report(
    value: float | None,
    release: str = "old",
    *sources: str,
    qualifier: Qualifier = "exact",
    status: Status = "normal",
    base: str = "",
    note: str = "",
) -> Report:
    notes = (note,) if note else ()
    return Report(value, qualifier, status, release, base, sources or ("press",), notes)


def choose(*reports: Report) -> tuple[float | None, list[float | None]]:
    """Return the value given and the others, in their order."""
    given, others = merge_reports(reports, PUBLISHED, SOURCES)
    return given.value, [each.value for each in others]


OLD, NEW, NEWEST = make_report(50), make_report(55, "new"), make_report(60, "newest")
CHOICES = {
    "only_one": ((OLD,), 50, []),
    "newest_release": ((OLD, NEW), 55, [50]),
    "newest_release_first_in_the_file": ((NEW, OLD), 55, [50]),
    "others_newest_first": ((OLD, NEWEST, NEW), 60, [55, 50]),
    "month_after_its_bare_year": ((make_report(70, "year"), NEWEST), 60, [70]),
    "undated_release_is_oldest": ((make_report(70, "undated"), OLD), 50, [70]),
    "precise_before_rounded_of_one_release": (
        (make_report(4000, qualifier="more_than"), make_report(4100)),
        4100,
        [4000],
    ),
    "precise_of_an_older_release_before_its_rounding": (
        (make_report(2194), make_report(2000, "new", qualifier="more_than")),
        2194,
        [2000],
    ),
    "rounded_of_a_newer_release_that_restates": (
        (make_report(2194), make_report(3000, "new", qualifier="more_than")),
        3000,
        [2194],
    ),
    "more_than_a_larger_one_is_no_rounding": (
        (make_report(1990), make_report(2000, "new", qualifier="more_than")),
        2000,
        [1990],
    ),
    "most_pages_where_one_release_disagrees": (
        (make_report(77, "old", "publisher"), make_report(33, "old", "press", "other")),
        33,
        [77],
    ),
    "value_before_missing_of_a_newer_release": (
        (make_report(50), make_report(None, "new", status="not_supplied")),
        50,
        [None],
    ),
    "zero_is_a_value": (
        (make_report(0), make_report(None, "new", status="suppressed")),
        0,
        [None],
    ),
    "missing_where_there_is_nothing_else": (
        (make_report(None, status="not_supplied"),),
        None,
        [],
    ),
    "newest_missing_where_all_are": (
        (make_report(None, status="not_supplied"), make_report(None, "new", status="suppressed")),
        None,
        [None],
    ),
}


@pytest.mark.parametrize(("reports", "given", "others"), CHOICES.values(), ids=CHOICES)
def test_which_report_is_given(
    reports: tuple[Report, ...], given: float | None, others: list[float | None]
) -> None:
    assert choose(*reports) == (given, others)


def test_the_status_of_a_missing_figure_is_the_newest_releases() -> None:
    reports = (
        make_report(None, "new", status="suppressed"),
        make_report(None, "old", status="not_supplied"),
    )
    assert merge_reports(reports, PUBLISHED, SOURCES)[0].status == "suppressed"


def test_pages_that_print_one_value_are_one_report() -> None:
    reports = (
        make_report(29, "old", "copy", note="A"),
        make_report(29, "old", "press", base="known", note="B"),
        make_report(29, "old", "publisher", status="disputed", note="A"),
    )
    merged, others = merge_reports(reports, PUBLISHED, SOURCES)
    assert others == ()
    assert merged == Report(
        29, "exact", "disputed", "old", "known", ("publisher", "press", "copy"), ("A", "B")
    )


def test_sources_are_ordered_publisher_body_press_other_copy() -> None:
    reports = [make_report(1, "old", code) for code in reversed(SOURCES)]
    merged, _ = merge_reports(reports, PUBLISHED, SOURCES)
    assert merged.sources == (
        "publisher",
        "publisher_later",
        "publisher_inferred",
        "body",
        "press",
        "other",
        "copy",
    )


def test_a_source_that_is_not_listed_comes_last() -> None:
    merged, _ = merge_reports([make_report(1, "old", "nobody", "copy")], PUBLISHED, SOURCES)
    assert merged.sources == ("copy", "nobody")


ROUNDINGS = {
    "more_than_below": ("more_than", 2000, 2194, True),
    "more_than_equal": ("more_than", 2000, 2000, True),
    "more_than_above": ("more_than", 2000, 1999, False),
    "more_than_far_below": ("more_than", 1000, 2194, False),
    "nearly_above": ("nearly", 2000, 1944, True),
    "nearly_below": ("nearly", 2000, 2001, False),
    "nearly_far": ("nearly", 2000, 1500, False),
    "approx_above": ("approx", 500, 482, True),
    "approx_below": ("approx", 500, 510, True),
    "approx_far": ("approx", 500, 400, False),
    "exact_is_never_a_rounding": ("exact", 482, 482, False),
}


@pytest.mark.parametrize(
    ("qualifier", "printed", "precise", "expected"), ROUNDINGS.values(), ids=ROUNDINGS
)
def test_what_may_be_a_rounding(
    qualifier: Qualifier, printed: float, precise: float, expected: bool
) -> None:
    report = make_report(printed, qualifier=qualifier)
    assert is_rounding(report, precise) is expected


def test_a_missing_value_is_no_rounding() -> None:
    assert is_rounding(make_report(None, status="suppressed", qualifier="approx"), 3) is False


reports_of_one_figure = st.lists(
    st.builds(
        make_report,
        st.sampled_from([0.0, 33.0, 77.0, 2000.0, 2194.0]),
        st.sampled_from(sorted(PUBLISHED)),
        st.sampled_from(sorted(SOURCES)),
        qualifier=st.sampled_from(["exact", "more_than", "nearly", "approx"]),
    ),
    min_size=1,
    max_size=8,
)


@given(reports_of_one_figure)
def test_nothing_in_print_is_lost_or_invented(reports: list[Report]) -> None:
    given, others = merge_reports(reports, PUBLISHED, SOURCES)
    printed = {(each.release, each.value, each.qualifier) for each in reports}
    kept = [(each.release, each.value, each.qualifier) for each in (given, *others)]
    assert sorted(kept) == sorted(printed)
    assert {code for each in (given, *others) for code in each.sources} == {
        code for each in reports for code in each.sources
    }


@given(reports_of_one_figure)
def test_the_newest_release_is_given_unless_it_only_rounds(reports: list[Report]) -> None:
    given, _ = merge_reports(reports, PUBLISHED, SOURCES)
    newest = max(PUBLISHED[each.release] for each in reports)
    of_newest = [each for each in reports if PUBLISHED[each.release] == newest]
    is_precise = given.value is not None and given.qualifier == "exact"
    assert PUBLISHED[given.release] == newest or (
        is_precise and any(is_rounding(each, given.value or 0.0) for each in of_newest)
    )
