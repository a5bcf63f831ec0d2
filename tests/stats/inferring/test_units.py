"""What figures are in: units of rows, by how much they are multiplied, signs in cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stats.inferring import describe_table
from tests.stats.inferring.small import figures_of, read_small, units_of, values_of


@pytest.mark.parametrize(
    ("name", "cell", "scale"),
    [
        ("UNIT_MULT", "6", "million "),
        ("UNIT_MULT", "6: Millions", "million "),
        ("UNIT_MULT", "0", ""),
        ("UNIT_MULT", "-2", "\u00d7 0.01 "),
        ("SCALAR_FACTOR", "thousands", "thousand "),
        ("SCALAR_FACTOR", "units", ""),
        ("Multiplier", "1000000000", "billion "),
    ],
)
def test_what_a_unit_is_multiplied_by_is_said_in_it(
    tmp_path: Path, name: str, cell: str, scale: str
) -> None:
    text = f"area,year,unit,{name},value\nAshby,2020,USD,{cell},5\nBarrow,2020,USD,{cell},7\n"
    tables, _ = read_small(tmp_path, text)
    assert units_of(tables) == {"Small": f"{scale}USD"}
    assert values_of(tables) == [5, 7]
    tables, _ = read_small(
        tmp_path, text.replace("year,unit", "year,sort").replace(",value", ",GDP (USD)")
    )
    assert list(units_of(tables).values()) == [f"{scale}USD"]


def test_figures_multiplied_by_different_factors_are_measures_of_their_own(tmp_path: Path) -> None:
    text = "area,year,unit,unit_mult,value\nAshby,2020,USD,6,5\nBarrow,2020,USD,3,7\n"
    tables, _ = read_small(tmp_path, text)
    assert sorted(units_of(tables).values()) == ["million USD", "thousand USD"]
    assert sorted(map(len, (each.values for each in tables.cubes))) == [1, 1]
    named = text.replace("value\n", "value,indicator\n").replace("5\n", "5,GDP\n")
    tables, _ = read_small(tmp_path, named.replace("7\n", "7,GDP\n"))
    assert sorted(units_of(tables).items()) == [
        ("GDP, million", "million USD"),
        ("GDP, thousand", "thousand USD"),
    ]


def test_a_row_whose_factor_is_not_known_is_left_out_and_named(tmp_path: Path) -> None:
    text = "area,year,unit,unit_mult,value\nAshby,2020,USD,6,5\nBarrow,2020,USD,many,7\n"
    tables, problems = read_small(tmp_path, text)
    assert values_of(tables) == [5]
    assert "unit_mult: what the figures are multiplied by is not known; 1 such row" in problems


def test_a_unit_that_says_its_scale_says_it_once(tmp_path: Path) -> None:
    for unit in ("\u00a3m", "USD millions", "million USD", "EUR mn"):
        text = f"area,year,unit,unit_mult,value\nAshby,2020,{unit},6,5\n"
        assert list(units_of(read_small(tmp_path, text)[0]).values()) == [unit]


def test_a_described_scale_is_read_as_without_a_descriptor(tmp_path: Path) -> None:
    text = "area,year,unit,unit_mult,value\nAshby,2020,USD,6,5\nBarrow,2020,USD,3,7\n"
    tables, _ = read_small(tmp_path, text)
    path = tmp_path / "small.csv"
    descriptor: dict[str, Any] = describe_table(path)[0]
    fields = descriptor["resources"][0]["schema"]["fields"]
    assert next(each for each in fields if each["name"] == "unit_mult")["role"] == "scale"
    again, _ = read_small(tmp_path, text, fields)
    assert figures_of(again) == figures_of(tables)
    assert units_of(again) == units_of(tables)


def test_a_figure_without_a_unit_does_not_take_that_of_others(tmp_path: Path) -> None:
    text = "area,year,unit,value\nAshby,2020,kg,5\nBarrow,2020,,7\n"
    tables, problems = read_small(tmp_path, text)
    assert sorted(units_of(tables).values()) == ["", "kg"]
    assert values_of(tables) in ([5, 7], [7, 5])
    assert "no unit is stated" in problems


def test_a_missing_figure_without_a_unit_stays_with_its_measure(tmp_path: Path) -> None:
    text = "area,year,unit,value,status\nAshby,2020,kg,5,\nBarrow,2020,,,c\n\n"
    tables, _ = read_small(tmp_path, text)
    assert units_of(tables) == {"Small": "kg"}
    assert values_of(tables) == [5, "suppressed"]


def test_currencies_are_units(tmp_path: Path) -> None:
    text = "area,year,currency,price\nAshby,2020,GBP,5\nBarrow,2020,EUR,7\n"
    assert sorted(units_of(read_small(tmp_path, text)[0]).values()) == ["EUR", "GBP"]
    both = "area,year,currency,unit,price\nAshby,2020,GBP,kg,5\n"
    assert list(units_of(read_small(tmp_path, both)[0]).values()) == ["kg"]


@pytest.mark.parametrize(
    ("factor", "name", "unit"),
    [
        (1000, "output", "thousand"),
        (0.01, "output", "\u00d7 0.01"),
        (1e6, "output (tonnes)", "million tonnes"),
        (1e6, "output (million tonnes)", "million tonnes"),
    ],
)
def test_a_factor_is_said_where_no_unit_is(
    tmp_path: Path, factor: float, name: str, unit: str
) -> None:
    shown = {"conversionFactor": factor}
    fields = [{"name": "area"}, {"name": "year"}, {"name": name, "owidDisplaySettings": shown}]
    tables, _ = read_small(tmp_path, f"area,year,{name}\nAshby,2020,5\n", fields)
    assert list(units_of(tables).values()) == [unit]


def test_cells_with_another_sign_than_the_most_are_left_out_and_named(tmp_path: Path) -> None:
    cells = ["50%", "60%", "0", "70%", "0.7", "\u00a35"]
    rows = "".join(f"Ashby,{2000 + i},{cell}\n" for i, cell in enumerate(cells))
    tables, problems = read_small(tmp_path, "area,year,turnout\n" + rows)
    assert values_of(tables) == [50, 60, 0, 70, "not_supplied", "not_supplied"]
    assert units_of(tables) == {"turnout": "%"}
    assert "small.csv:6: warning: turnout: '0.7' and other cells have another unit" in problems
    assert "2 such cells are left out" in problems


def test_where_no_sign_leads_no_cell_is_given(tmp_path: Path) -> None:
    rows = "Ashby,2000,50%,1\nAshby,2001,0.7,2\nAshby,2002,\u00a35,3\n"
    tables, problems = read_small(tmp_path, "area,year,turnout,votes\n" + rows)
    assert values_of(tables) == ["not_supplied"] * 3 + [1, 2, 3]
    assert "3 such cells are left out" in problems


def test_the_decimals_of_a_chart_that_multiplies_are_not_those_of_the_file(tmp_path: Path) -> None:
    shown = {"unit": "tonnes", "conversionFactor": 1000000, "numDecimalPlaces": 0}
    fields = [
        {"name": "area"},
        {"name": "year"},
        {"name": "soot", "owidDisplaySettings": shown},
    ]
    tables, _ = read_small(tmp_path, "area,year,soot\nAshby,2020,0.21\nHull,2020,158.4\n", fields)
    (measure,) = tables.own_measures.values()
    assert (measure.unit, measure.decimals) == ("million tonnes", 2)
