"""Decimals are those of all figures, not of a sample of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stats.inferring.labels import CACHED, MAX_DECIMALS, SAMPLED, count_decimals
from tests.stats.inferring.small import read_small


@pytest.mark.parametrize("place", [1, 7, CACHED + 1, 3 * CACHED])
def test_one_figure_with_decimals_among_very_many_counts(place: int) -> None:
    values = np.arange(3 * CACHED + 1, dtype=float)
    values[0] = np.nan
    assert count_decimals(values, is_whole=False) == 0
    values[place] = 0.4
    assert count_decimals(values, is_whole=False) == 1
    values[-1] = 1234567.25
    assert count_decimals(values, is_whole=False) == 2
    values[-2] = 1 / 3
    assert count_decimals(values, is_whole=False) == MAX_DECIMALS


def test_a_lone_figure_with_decimals_is_answered_with_them(tmp_path: Path) -> None:
    rows = [f"Place {number},2020,{number}" for number in range(4 * SAMPLED)]
    rows[3] = "Place 3,2020,0.4"
    tables, _ = read_small(tmp_path, "\n".join(["area,year,share", *rows, ""]))
    assert [each.decimals for each in tables.own_measures.values()] == [1]
