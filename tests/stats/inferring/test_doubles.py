"""Rows that stand twice: what is said of the figure in either of them is kept, or it is not given."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.model import STATUS_ORDER
from tests.stats.inferring.small import figures_of, read_small

HEAD = "area,year,visits,status,note,visits lci,visits uci\n"
OTHER = "Kent,2020,1,,,0,2\n"


def said_of(tmp_path: Path, *rows: str) -> tuple[object, ...]:
    """Return the value, status, note and limits of the figure of Ashby, and the problems."""
    lines = "".join(f"Ashby,2020,{row}\n" for row in rows)
    tables, problems = read_small(tmp_path, HEAD + lines + OTHER)
    (cube,) = tables.cubes
    figures = figures_of(tables)
    key = ("visits", "Ashby", "2020")
    if key not in figures:
        return None, problems
    at = list(figures).index(key)
    assert cube.lows is not None
    assert cube.highs is not None
    note = -1 if cube.notes is None else int(cube.notes[at])
    status = STATUS_ORDER[cube.statuses[at]]
    limits = (float(cube.lows[at]), float(cube.highs[at]))
    return figures[key], status, cube.note_texts[note] if note >= 0 else "", limits, problems


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((",c,,,", "100,,,,"), "The table has none on line 2, 100 on line 3"),
        (("100,,,,", ",c,,,"), "The table has 100 on line 2, none on line 3"),
        (("[c],,,,", "100,,,,"), "The table has none on line 2, 100 on line 3"),
        (("1500,,,,", "1400.5,,,,"), "The table has 1,500 on line 2, 1,400.5 on line 3"),
        (("15,,Late,,", "14,,,,", "15,,,,"), "The table has 15 on lines 2 and 4, 14 on line 3"),
    ],
)
def test_rows_that_contradict_each_other_give_no_figure_and_are_told(
    tmp_path: Path, rows: tuple[str, ...], said: str
) -> None:
    value, status, note, _, problems = said_of(tmp_path, *rows)
    assert value == status == "conflicting"
    assert str(note).startswith(said)
    assert "same key as line 2 with another value or none; neither is given" in str(problems)


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("50,,,40,60", "50,p,,40,60"), (50, "provisional", "", (40, 60))),
        (("50,r,,40,60", "50,p,,,"), (50, "provisional", "revised", (40, 60))),
        (("50,,By hand,40,60", ",,,,"), (50, "normal", "By hand", (40, 60))),
        ((",c,,,", ",,,,"), ("suppressed", "suppressed", "", None)),
        (("50,,,40,60", "50,,,41,60"), (50, "normal", "", None)),
    ],
)
def test_equal_values_keep_all_that_is_said(
    tmp_path: Path, rows: tuple[str, str], found: tuple[object, ...], *, is_turned: bool
) -> None:
    value, status, note, limits, problems = said_of(tmp_path, *(rows[::-1] if is_turned else rows))
    assert (value, status, note) == found[:3]
    assert limits == found[3] or (found[3] is None and str(limits) == "(nan, nan)")
    assert "1 rows stand twice with the same values" in str(problems)


def test_notes_that_differ_are_both_said(tmp_path: Path) -> None:
    found = said_of(tmp_path, "50,,By hand.,,", "50,,Of two offices,,", "50,,,,")
    assert found[:3] == (50, "normal", "By hand. Of two offices")
