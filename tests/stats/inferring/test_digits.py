"""A number with more digits than can be kept is left out; quotes hide delimiters of a header."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring import infer_package
from tests.writing import write_tables


def read(folder: Path, text: str) -> tuple[dict[str, list[float]], list[str]]:
    tables, problems, _ = infer_package(write_tables(folder, {"t": text}))
    labels = {each.code: each.label for each in tables.datasets}
    values = {labels[each.dataset]: each.values.tolist() for each in tables.cubes}
    return values, [each.message for each in problems]


@pytest.mark.parametrize("number", ["9007199254740993", '"9,007,199,254,740,993"'])
@pytest.mark.parametrize("other", ["", "5"])
def test_a_number_that_would_be_another_is_left_out(
    tmp_path: Path, number: str, other: str
) -> None:
    rows = f"Ashby,2020,{number}\nBarrow,2020,{other}\nCorby,2020,13334577000000000\n"
    values, problems = read(tmp_path, f"town,year,debt\n{rows}")
    assert values["debt"] == [*([5.0] if other else []), 13334577000000000.0]
    why = (
        f"debt: {number.strip(chr(34))!r} has more digits than can be kept; 1 such cell is left out"
    )
    assert why in problems


def test_commas_in_a_quoted_header_part_nothing(tmp_path: Path) -> None:
    text = 'town;year;"Visits, by day, by night, by sea"\nAshby;2020;5\nBarrow;2020;6\n'
    values, _ = read(tmp_path, text)
    assert values == {"Visits, by day, by night, by sea": [5.0, 6.0]}
