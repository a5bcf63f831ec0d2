"""Numbers and dates as British readers write them."""

from __future__ import annotations

import pytest

from stats.model import Measure, Qualifier
from stats.numerals import format_number
from stats.render.numbers import format_amount, format_published, format_value

COUNT = Measure("offences", "offences", "offences", "offence")
NUMBER = Measure("suspensions", "Suspensions (number)", "number", "number")
COUNTED = Measure("visits", "Visits", "Count", "Count")
SHARE = Measure("share", "share", "per cent", "per cent", 1)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        pytest.param(0, 0, "0", id="zero"),
        pytest.param(69, 0, "69", id="small"),
        pytest.param(9259.0, 0, "9,259", id="thousands"),
        pytest.param(1234567, 0, "1,234,567", id="millions"),
        pytest.param(22.0, 1, "22", id="whole_share"),
        pytest.param(18.5, 1, "18.5", id="one_decimal"),
        pytest.param(33.25, 2, "33.25", id="two_decimals"),
        pytest.param(-5, 0, "-5", id="negative"),
    ],
)
def test_format_number(value: float, decimals: int, expected: str) -> None:
    assert format_number(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "qualifier", "measure", "expected"),
    [
        pytest.param(69, "exact", COUNT, "69 offences", id="exact"),
        pytest.param(1, "exact", COUNT, "1 offence", id="one"),
        pytest.param(0, "exact", COUNT, "0 offences", id="zero"),
        pytest.param(4000, "more_than", COUNT, "more than 4,000 offences", id="more_than"),
        pytest.param(34000, "nearly", COUNT, "nearly 34,000 offences", id="nearly"),
        pytest.param(1402, "exact", NUMBER, "1,402", id="number"),
        pytest.param(1, "nearly", COUNTED, "nearly 1", id="count"),
        pytest.param(22, "approx", SHARE, "about 22 per cent", id="about"),
    ],
)
def test_format_value(value: float, qualifier: Qualifier, measure: Measure, expected: str) -> None:
    assert format_value(value, qualifier, measure) == expected


def test_an_amount_is_a_value_without_its_unit() -> None:
    assert format_amount(4000, "more_than", COUNT) == "more than 4,000"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2019-12-05", "5 December 2019", id="day"),
        pytest.param("2019-12", "December 2019", id="month"),
        pytest.param("2019", "2019", id="year"),
        pytest.param("", "", id="unknown"),
    ],
)
def test_format_published(published: str, expected: str) -> None:
    assert format_published(published) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        pytest.param(642.5, 0, "643", id="to_the_even_it_would_be_642"),
        pytest.param(2.675, 2, "2.68", id="a_half_that_no_float_can_be"),
        pytest.param(-0.5, 0, "-1", id="below_nought"),
        pytest.param(-0.0, 0, "0", id="no_minus_nought"),
        pytest.param(-0.3, 0, "-0.30", id="what_is_not_nought_is_not_written_so"),
        pytest.param(0.0004, 2, "0.0004", id="nor_a_tiny_one"),
        pytest.param(1e30, 0, f"{10**30:,}", id="more_digits_than_decimals_keep"),
    ],
)
def test_a_half_is_rounded_up(value: float, decimals: int, expected: str) -> None:
    assert format_number(value, decimals) == expected
