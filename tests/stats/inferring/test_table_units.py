"""Units in titles, names of files, lines above tables and names of columns; none is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring import describe_table, infer_package
from stats.inferring.around import unit_of
from stats.inferring.unitwords import tidy_unit, unit_in_label
from stats.model import STATUS_ORDER
from tests.stats.inferring.small import figures_of, read_small, units_of

LABELS = {
    "Offences per 1,000 population, by police force area": "per 1,000 population",
    "Deaths per 100,000 people": "per 100,000 people",
    "Cases per million": "per million",
    "Crime rate per 1000": "per 1000",
    "Employment by region, thousands, seasonally adjusted": "thousands",
    "Population (000s)": "thousands",
    "Spending (\u00a3000)": "\u00a3 thousand",
    "Debt \u00a3m": "\u00a3 million",
    "Turnover ($bn)": "$ billion",
    "Council tax (\u00a3 per year)": "\u00a3 per year",
    "sess_overall_percent": "%",
    "1-month % change": "%",
    "Percentage point change": "percentage points",
    "\u00a3 million, current prices": "\u00a3 million",
    "Top 10 percent of earners": "",
    "Kilometres per hour": "",
    "Births in 2015, England": "",
    "Thousands Island ferries": "",
}
LINES = {
    "Thousands": "thousands",
    "Unit: \u00a3 million": "\u00a3 million",
    "All figures are in \u00a3000": "\u00a3 thousand",
    "(Numbers in thousands)": "thousands",
    "Per cent, seasonally adjusted": "%",
    "\u00a3 million, current prices": "\u00a3 million",
    "Rate per 100,000 population": "rate per 100,000 population",
    "Thousands of people were asked": "",
    "Figures": "",
}


@pytest.mark.parametrize(("label", "unit"), LABELS.items(), ids=list(LABELS))
def test_a_label_says_its_unit(label: str, unit: str) -> None:
    assert unit_in_label(label) == unit


@pytest.mark.parametrize(("line", "unit"), LINES.items(), ids=list(LINES))
def test_a_line_above_a_table_is_its_unit(line: str, unit: str) -> None:
    assert unit_of(line) == unit


@pytest.mark.parametrize("unit", ["kg", "m", "\u00a3", "\u00a3 million", "people", "index"])
def test_a_unit_that_is_clear_stays(unit: str) -> None:
    assert tidy_unit(unit) == unit


@pytest.mark.parametrize(
    ("title", "names", "units"),
    [
        ("Employment by region (thousands)", "Level,Rate", ["thousands", ""]),
        ("Employment (thousands)", "Men,Women", ["thousands", "thousands"]),
        ("Employment (thousands)", "Employed,Employment rate", ["thousands", ""]),
        ("Weekly pay (\u00a3)", "Mean,Median", ["\u00a3", "\u00a3"]),
        ("Number and rate of thefts per 1,000 people", "Thefts,Robberies", ["", ""]),
        ("Offences per 1,000 people", "Thefts,Robberies", ["per 1,000 people"] * 2),
        ("Gross value added (\u00a3 million)", "Farming,Mining (%)", ["\u00a3 million", "%"]),
        ("Tin (The SHIFT Project)", "Mined,Sold", ["", ""]),
    ],
)
def test_the_unit_of_a_title_is_that_of_what_may_be_in_it(
    tmp_path: Path, title: str, names: str, units: list[str]
) -> None:
    first, second = names.split(",")
    text = f'"Table 1: {title}",,,\nRegion,Year,{first},{second}\nKent,2022,80,70.1\n'
    tables, _ = read_small(tmp_path, f"{text}Essex,2022,81,70.2\n")
    assert list(units_of(tables).values()) == units


@pytest.mark.parametrize(
    ("stem", "unit"),
    [("population_thousands", "thousands"), ("theft_rate_per_1000", "per 1000"), ("visits", "")],
)
def test_the_name_of_a_file_says_its_unit(tmp_path: Path, stem: str, unit: str) -> None:
    path = tmp_path / f"{stem}.csv"
    path.write_text("Region,2021,2022\nKent,80,81\nEssex,70,71\n", encoding="utf-8")
    described, _ = describe_table(path)
    assert described["resources"][0]["path"] == path.name
    (tmp_path / "datapackage.json").write_text(
        f'{{"name": "p", "title": "{described["title"]}", '
        f'"resources": [{{"name": "{stem}", "path": "{path.name}"}}]}}',
        encoding="utf-8",
    )
    assert list(units_of(infer_package(tmp_path)[0]).values()) == [unit]


@pytest.mark.parametrize(
    ("header", "statuses"),
    [
        ("Area,2021,2022 (revised),2023 prov.", ["normal", "revised", "provisional"]),
        ("Area,2021,2022 revised,2023 provisional", ["normal", "revised", "provisional"]),
        ("Area,Deaths 2021,Deaths 2022 [r],Deaths 2023 (p)", ["normal", "revised", "provisional"]),
        ("Area,Road deaths 2021,Road deaths 2022 [p],Road deaths 2023 (to date)",
         ["normal", "provisional", "partial"]),
    ],
)  # fmt: skip
def test_a_year_with_a_status_is_a_year_and_its_figures_have_it(
    tmp_path: Path, header: str, statuses: list[str]
) -> None:
    tables, _ = read_small(tmp_path, f"{header}\nKent,10,11,12\n")
    assert {key[-1]: value for key, value in figures_of(tables).items()} == {
        "2021": 10, "2022": 11, "2023": 12,
    }  # fmt: skip
    (cube,) = tables.cubes
    found = {
        tables.periods[period].code: STATUS_ORDER[status]
        for period, status in zip(cube.periods, cube.statuses, strict=True)
    }
    assert [found[year] for year in ("2021", "2022", "2023")] == statuses


def test_years_in_a_column_have_their_status(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, "Year,Deaths\n2021,5\n2022 (revised),6\n2023 provisional,7\n")
    (cube,) = tables.cubes
    assert [STATUS_ORDER[each] for each in cube.statuses] == ["normal", "revised", "provisional"]


def test_a_forecast_is_said_to_be_one(tmp_path: Path) -> None:
    for word, said in (("forecast", "forecast"), ("projected", "projection")):
        tables, _ = read_small(tmp_path, f"Year,Homes\n2021,5\n2022 ({word}),6\n")
        (cube,) = tables.cubes
        assert [STATUS_ORDER[each] for each in cube.statuses] == ["normal", "estimated"]
        assert cube.note_texts == (said,)


def test_a_change_beside_years_in_names_is_of_none_of_them(tmp_path: Path) -> None:
    text = "Area,Visits 2022,Visits 2023,% change\nKent,80,88,10\nEssex,70,77,10\n"
    tables, problems = read_small(tmp_path, text)
    assert figures_of(tables) == {
        ("Visits", "Kent", "2022"): 80,
        ("Visits", "Kent", "2023"): 88,
        ("Visits", "Essex", "2022"): 70,
        ("Visits", "Essex", "2023"): 77,
    }
    assert "'% change': left out, it is of none of the periods beside it" in problems
    tables, _ = read_small(tmp_path, text.replace("% change", "Loans"))
    assert {key[-1] for key in figures_of(tables)} == {"undated"}
