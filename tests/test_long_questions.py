"""Long questions over thousands of labels: right at first place and never wrong, set by set."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.bench.census import RIGHT, SETS, UNFIT, Census, read_column
from tests.bench.labels import read_lines

LEAST_RIGHT = 0.92
"""Share of a set that is right at first place. Seen: 92.6% (typed_later) to 98.8%."""


@pytest.fixture(scope="module")
def census(tmp_path_factory: pytest.TempPathFactory) -> Census:
    return Census(tmp_path_factory.mktemp("census"), read_column("census"), read_column("places"))


@pytest.mark.parametrize("name", [*SETS, UNFIT])
def test_a_set_is_right_at_first_place_and_none_is_wrong(census: Census, name: str) -> None:
    lines = read_lines(name)
    outcomes = [census.outcome(line) for line in lines]
    wrong = [
        line.question
        for line, outcome in zip(lines, outcomes, strict=True)
        if outcome == "answered wrong"
    ]
    counts = Counter(outcomes)
    assert wrong == []
    assert sum(map(counts.__getitem__, RIGHT)) >= LEAST_RIGHT * len(lines), counts
