"""Limits of a figure: of which level they are, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import open_packages, write_tables


def notes(
    folder: Path, header: str, rows: list[str], fields: list[dict[str, str]] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the notes of each measure's first figure."""
    table = "\n".join([header, *rows, ""])
    write_tables(folder, {"pay": table}, {"pay": {"fields": fields or []}}, name="p")
    index = open_packages(folder).index
    found = {}
    for (code,) in index._all("SELECT code FROM dataset ORDER BY code"):
        (key, *_) = index.series_of(code, {})
        found[index.dataset(code).label] = index.look_up(code, key)[0].report.notes
    return found


ROWS = ["Ashby,2020,5,4,6", "Barrow,2020,7,6,8"]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("lci_95", "uci_95", "95% confidence interval: 4 to 6."),
        ("Lower 99% CI", "Upper 99% CI", "99% confidence interval: 4 to 6."),
        ("lci90", "uci90", "90% confidence interval: 4 to 6."),
        ("lower", "upper", "Published range: from 4 to 6."),
        ("lci", "uci", "Published range: from 4 to 6."),
    ],
)
def test_the_level_is_what_the_columns_say(tmp_path: Path, low: str, high: str, said: str) -> None:
    found = notes(tmp_path, f"town,year,pay,{low},{high}", ROWS)
    assert found == {"pay": (said,)}


def test_the_level_may_stand_in_a_description(tmp_path: Path) -> None:
    text = "Lower limit of the 99% confidence interval"
    fields = [{"name": "lci", "description": text}]
    found = notes(tmp_path, "town,year,pay,lci,uci", ROWS, fields)
    assert found == {"pay": ("99% confidence interval: 4 to 6.",)}


def test_the_least_and_the_most_are_measures_of_their_own(tmp_path: Path) -> None:
    found = notes(tmp_path, "town,year,pay,min,max", ROWS)
    assert found == {"pay": (), "min": (), "max": ()}


def test_they_are_limits_where_the_descriptor_says_so(tmp_path: Path) -> None:
    fields = [
        {"name": n, "role": role, "of": "pay"} for n, role in (("min", "low"), ("max", "high"))
    ]
    found = notes(tmp_path, "town,year,pay,min,max", ROWS, fields)
    assert found == {"pay": ("Published range: from 4 to 6.",)}


def test_limits_of_two_levels_are_not_mixed(tmp_path: Path) -> None:
    header = "town,year,pay,lci_95,uci_99"
    assert notes(tmp_path, header, ROWS) == dict.fromkeys(("lci 95", "pay", "uci 99"), ())
