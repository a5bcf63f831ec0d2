"""A CSV file without a descriptor: what is said of its columns, and that the figures are answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stats import Answer, Catalogue, NoFigure, PackageError
from stats.desk.describing import describe_files
from stats.inferring import describe_table, infer_package
from stats.model import Tables
from stats.render import render_plain
from tests.outcomes import values_of
from tests.writing import open_packages, write_tables

BINS = """\
areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes
X01,Ashby,District,Bins emptied,2021-04-01/P1Y,61.25,Percentage,%,60.1,62.4,,
X01,Ashby,District,Bins emptied,2022-04-01/P1Y,64.5,Percentage,%,63.1,65.9,p,
X02,Barrow,District,Bins emptied,2021-04-01/P1Y,,Percentage,%,,,c,
X02,Barrow,District,Bins emptied,2022-04-01/P1Y,70,Percentage,%,68,72,,Counted by hand
X09,Ashby,County,Bins emptied,2022-04-01/P1Y,66,Percentage,%,65,67,,
"""
BINS_METADATA = {
    "_note": "Changed in May",
    "bins-metadata": {
        "label": "Household bins emptied on time",
        "suffix": "%",
        "decimalPlaces": 1,
        "subtitle": "Percentage of household bins emptied on the day announced",
        "sourceDate": "06/05/2023|01/02/2023",
        "sourceURL": "https://bins.example/a|https://bins.example/b",
        "sourceOrg": "Bureau of Bins|Office of Lids",
        "caveats": "First [caveat](https://bins.example/c).\n\nSecond caveat.",
    },
}
WIDE = """\
Country;Year;Tonnes of tin (kt);"Lead, mined";checked
Norland;2019;1.5;20;true
Norland;2020;:;21;true
Sudland;2019;2.5;22;false
"""


def write_csv(folder: Path, name: str, text: str, metadata: Any = None) -> Path:
    """Write a CSV file, and its metadata beside it."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    if metadata is not None:
        path.with_suffix(".json").write_text(json.dumps(metadata), encoding="utf-8")
    return path


def roles_of(descriptor: dict[str, Any]) -> dict[str, tuple[str, str]]:
    fields = descriptor["resources"][0]["schema"]["fields"]
    return {each["name"]: (each.get("role", ""), each.get("of", "")) for each in fields}


def open_described(tmp_path: Path, *files: Path) -> Catalogue:
    """Describe files, build what was written, and open it."""
    written, _ = describe_files(files, tmp_path / "described")
    assert len(written) == len(files)
    return open_packages(tmp_path, *written)


def test_every_column_has_its_role(tmp_path: Path) -> None:
    descriptor, _ = describe_table(write_csv(tmp_path, "bins", BINS))
    assert roles_of(descriptor) == {
        "areacd": ("code", "areanm"),
        "areanm": ("dimension", ""),
        "geography": ("kind", "areanm"),
        "indicator": ("measure", ""),
        "period": ("period", ""),
        "observation": ("value", ""),
        "measure": ("measure", ""),
        "unit": ("unit", ""),
        "lci_95": ("low", "observation"),
        "uci_95": ("high", "observation"),
        "status": ("status", ""),
        "notes": ("note", ""),
    }


def test_metadata_beside_the_file_are_taken_along(tmp_path: Path) -> None:
    descriptor, _ = describe_table(write_csv(tmp_path, "bins", BINS, BINS_METADATA))
    title = "Household bins emptied on time"
    assert descriptor["title"] == title
    assert descriptor["published"] == "2023-05-06"
    assert descriptor["sources"] == [
        {
            "title": title,
            "publisher": "Bureau of Bins",
            "path": "https://bins.example/a",
            "published": "2023-05-06",
        },
        {
            "title": title,
            "publisher": "Office of Lids",
            "path": "https://bins.example/b",
            "published": "2023-02-01",
        },
    ]
    assert descriptor["caveats"] == ["First caveat (https://bins.example/c).", "Second caveat."]
    assert descriptor["resources"][0]["measures"] == {
        "Bins emptied": {
            "label": title,
            "unit": "%",
            "decimals": 1,
            "description": "Percentage of household bins emptied on the day announced",
        }
    }


@pytest.mark.parametrize("label", ["Household bins emptied on time", "Bins emptied"])
def test_a_described_figure_is_answered_with_all_that_belongs_to_it(
    tmp_path: Path, label: str
) -> None:
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", BINS, BINS_METADATA))
    reply = catalogue.ask(f"Ashby (District) {label} 2022/23")
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert (figure.value, figure.measure.unit, figure.status) == (64.5, "%", "provisional")
    assert figure.notes == ("95% confidence interval: 63.1 to 65.9.",)
    assert [each.publisher for each in figure.sources] == ["Bureau of Bins", "Office of Lids"]
    assert "Second caveat." in figure.dataset.caveats


def test_a_status_without_a_value_is_said_in_words(tmp_path: Path) -> None:
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", BINS))
    reply = catalogue.ask("Barrow bins emptied 2021/22")
    assert isinstance(reply, NoFigure)
    assert reply.status == "suppressed"


@pytest.mark.parametrize(("first", "value"), [("-08-01", 70), ("-09-01", 70), ("-04-01", 70)])
def test_two_years_are_the_twelve_months_that_a_table_has_over_them(
    tmp_path: Path, first: str, value: float
) -> None:
    text = BINS.replace("-04-01/P1Y", f"{first}/P1Y")
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", text))
    reply = catalogue.ask("Barrow bins emptied 2022/23")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [value]
    assert reply.figures[0].period.start == f"2022{first[:3]}"
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer)
    assert again.figures == reply.figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Ashby (District) bins emptied change 2021/22 to 2022/23", 3.25),
        ("difference between Ashby (District) and Barrow bins emptied 2022/23", 5.5),
    ],
)
def test_between_percentages_are_percentage_points(
    tmp_path: Path, question: str, value: float
) -> None:
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", BINS))
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer)
    assert [abs(each.value or 0) for each in reply.figures] == [value]
    assert reply.figures[0].measure.unit == "percentage points"
    assert "%" not in render_plain(reply).splitlines()[0]


def test_figures_of_which_nothing_is_said_are_not_added_up(tmp_path: Path) -> None:
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", BINS))
    reply = catalogue.ask("Ashby (District) and Barrow bins emptied together 2022/23")
    assert isinstance(reply, NoFigure)
    assert "nothing says that these figures add up" in reply.reason
    assert "offence" not in reply.reason


def test_a_financial_year_that_a_table_of_them_lacks_is_not_another_year(tmp_path: Path) -> None:
    text = BINS.replace("2021-04-01/P1Y", "2021-08-01/P1Y")
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", text))
    assert isinstance(catalogue.ask("Ashby (District) bins emptied 2021/22"), NoFigure)


def test_a_printed_period_stays_in_what_is_asked_back(tmp_path: Path) -> None:
    months = BINS.replace("-04-01/P1Y", "-08-01/P1Y") + (
        "X09,Ashby,County,Bins emptied,2021-08-01/P1Y,55,Percentage,%,50,60,,\n"
    )
    catalogue = open_described(tmp_path, write_csv(tmp_path, "bins", months))
    asked = catalogue.ask("Ashby bins emptied 2021-08-01/P1Y")
    replies = [catalogue.ask(each.question) for each in asked.choices]  # type: ignore[union-attr]
    pressed = [catalogue.ask_choice(each.key) for each in asked.choices]  # type: ignore[union-attr]
    for given in (replies, pressed):
        values = [each.figures[0].value for each in given if isinstance(each, Answer)]
        assert sorted(filter(None, values)) == [55, 61.25]


def test_a_wide_table_says_label_and_unit_of_each_column(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "metals", WIDE)
    descriptor, _ = describe_table(path)
    resource = descriptor["resources"][0]
    assert resource["dialect"] == {"delimiter": ";"}
    assert resource["schema"]["fields"] == [
        {"name": "Country", "type": "string", "role": "dimension"},
        {"name": "Year", "type": "year", "role": "period"},
        {
            "name": "Tonnes of tin (kt)",
            "type": "any",
            "role": "value",
            "title": "Tonnes of tin (kt)",
            "unit": "kt",
            "decimals": 1,
        },
        {
            "name": "Lead, mined",
            "type": "integer",
            "role": "value",
            "title": "Lead, mined",
            "decimals": 0,
        },
        {
            "name": "checked",
            "type": "boolean",
            "role": "none",
            "description": "true or false, no figures",
        },
    ]


def test_metadata_of_single_measures_are_theirs_alone(tmp_path: Path) -> None:
    metadata = {
        "shared": {"sourceOrg": "Bureau of Ores", "decimals": 2},
        "Lead, mined": {"label": "Lead from mines", "unit": "tonnes", "description": "Dug up."},
    }
    path = write_csv(tmp_path, "metals", WIDE, metadata)
    fields = describe_table(path)[0]["resources"][0]["schema"]["fields"]
    lead = next(each for each in fields if each["name"] == "Lead, mined")
    assert (lead["title"], lead["unit"], lead["decimals"]) == ("Lead from mines", "tonnes", 2)
    tin = next(each for each in fields if each["name"].startswith("Tonnes"))
    assert (tin["title"], tin["unit"]) == ("Tonnes of tin (kt)", "kt")


def test_another_unit_in_the_metadata_is_taken_and_said(tmp_path: Path) -> None:
    metadata = {"label": "Bins per household", "subText": "bins a household"}
    descriptor, problems = describe_table(write_csv(tmp_path, "bins", BINS, metadata))
    (measure,) = descriptor["resources"][0]["measures"].values()
    assert measure["unit"] == "bins a household"
    assert any("'%'" in str(each) and "'bins a household'" in str(each) for each in problems)


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("repairs", []),
        (
            "%",
            [
                "Potholes repaired (number): its unit is 'number' in the table and '%' in the "
                "metadata beside it; '%' is taken"
            ],
        ),
    ],
)
def test_the_unit_in_the_metadata_is_written_for_columns_of_periods(
    tmp_path: Path, unit: str, said: list[str]
) -> None:
    table = "Table 7b: Potholes repaired (number),,\nDistrict,2021/22,2022/23\nAshby,12,13\nBarrow,7,9\n"
    path = write_csv(tmp_path, "potholes", table, {"title": "Potholes repaired", "unit": unit})
    descriptor, problems = describe_table(path)
    fields = descriptor["resources"][0]["schema"]["fields"]
    assert [each.get("unit") for each in fields] == [None, unit, unit]
    assert [each.message for each in problems if "its unit" in each.message] == said
    reply = open_described(tmp_path / "out", path).ask("ashby potholes")
    assert isinstance(reply, Answer), reply
    assert [each.measure.unit for each in reply.figures] == [unit]


ACROSS = """\
Country Name,Country Code,Indicator Name,Indicator Code,2019,2020
Norland,NOR,Tin mined (t),TIN.M,1,2
Sudland,SUD,Tin mined (t),TIN.M,3,..
"""
PARTED = "town,year,month,visits\nAshby,2020,1,5\nAshby,2020,2,6\nBarrow,2020,1,7\n"
SEVERAL = """\
country,variable,unit,year,mean,lower,upper
Norland,Height,cm,2019,170,168,172
Norland,Weight,kg,2019,70,68,72
"""


@pytest.mark.parametrize("text", [BINS, WIDE, ACROSS, PARTED, SEVERAL])
def test_by_its_descriptor_a_file_reads_as_by_itself(tmp_path: Path, text: str) -> None:
    path = write_csv(tmp_path, "table", text)
    (folder,), _ = describe_files([path], tmp_path / "described")
    bare = write_tables(tmp_path / "bare" / "table", {"table": text}, title="Table")
    one, other = infer_package(folder)[0], infer_package(bare)[0]
    assert figures_of(one) == figures_of(other)
    assert one.own_measures == other.own_measures


def figures_of(tables: Tables) -> list[tuple[object, ...]]:
    """Return every figure of a package with its key, its status, its limits and its note."""
    members: dict[str, list[str]] = {}
    for code in tables.codes:
        members.setdefault(code.dimension, []).append(f"{code.code} {code.label} {code.kind}")
    found: list[tuple[object, ...]] = []
    for cube in tables.cubes:
        for row in range(len(cube.values)):
            note = -1 if cube.notes is None else int(cube.notes[row])
            found.append(
                (
                    cube.dataset,
                    *(members[name][place[row]] for name, place in cube.members.items()),
                    tables.periods[cube.periods[row]].code,
                    str(cube.values[row]),
                    int(cube.statuses[row]),
                    None if cube.lows is None else str(np.asarray(cube.lows)[row]),
                    None if cube.highs is None else str(np.asarray(cube.highs)[row]),
                    cube.note_texts[note] if note >= 0 else "",
                )
            )
    return found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the file is empty"),
        ("a,b\n", "a header and no row"),
        ("name,colour\nAshby,red\n", "no column of numbers"),
    ],
)
def test_a_file_without_figures_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(PackageError, match=why):
        describe_table(write_csv(tmp_path, "table", text))


def test_broken_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = write_csv(tmp_path, "bins", BINS)
    empty = write_csv(tmp_path, "empty", "")
    twin = write_csv(tmp_path / "other", "bins", BINS)
    missing = tmp_path / "missing.csv"
    written, problems = describe_files([empty, good, twin, missing], tmp_path / "described")
    assert [each.name for each in written] == ["bins"]
    left_out = {each.file for each in problems if each.is_error}
    assert left_out >= {str(empty), str(twin), str(missing)}
    assert str(good) not in left_out


def test_a_corrected_descriptor_is_never_overwritten(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "bins", BINS)
    (folder,), _ = describe_files([path], tmp_path / "described")
    descriptor = folder / "datapackage.json"
    describe_files([path], tmp_path / "described")
    corrected = descriptor.read_text().replace('"unit": "%"', '"unit": "per cent"')
    descriptor.write_text(corrected)
    written, problems = describe_files([path], tmp_path / "described")
    assert (written, descriptor.read_text()) == ((), corrected)
    assert any("--force" in str(each) for each in problems)
    (written_anew,), _ = describe_files([path], tmp_path / "described", is_forced=True)
    assert '"unit": "%"' in (written_anew / "datapackage.json").read_text()


def test_an_empty_column_is_left_open_for_the_next_release(tmp_path: Path) -> None:
    quiet = "\n".join(",".join([*line.split(",")[:10], "", ""]) for line in BINS.splitlines()[1:])
    path = write_csv(tmp_path, "bins", f"{BINS.splitlines()[0]}\n{quiet}\n")
    (folder,), _ = describe_files([path], tmp_path / "described")
    assert roles_of(json.loads((folder / "datapackage.json").read_text()))["status"] == ("", "")
    (folder / "bins.csv").write_text(BINS, encoding="utf-8")
    tables, _, _ = infer_package(folder)
    assert set(tables.cubes[0].statuses) != {0}


@pytest.mark.parametrize(
    "question",
    [
        "Norland Starts (Norland) 2021-08-01/P1Y",
        "Starts (Norland) Norland 2021-08-01/P1Y",
        "Starts (Norland) Sudland 2021-08-01/P1Y",
    ],
)
def test_a_member_that_the_label_names_is_still_the_member(tmp_path: Path, question: str) -> None:
    header = "areacd,areanm,indicator,period,observation\n"
    rows = "X100,Norland,Starts (Norland),2021-08-01/P1Y,5\nX200,Sudland,Starts (Norland),2021-08-01/P1Y,6\n"
    catalogue = open_described(tmp_path, write_csv(tmp_path, "starts", header + rows))
    assert values_of(catalogue.ask(question)) == [6 if "Sudland" in question else 5]


def test_metadata_of_a_name_with_two_units_are_of_neither(tmp_path: Path) -> None:
    rows = (
        "areacd,areanm,indicator,period,observation,measure,unit\n"
        "X100,Ashby,Births,2020,120,Count,people\nX100,Ashby,Births,2020,10.5,Percentage,%\n"
        "X100,Ashby,Pay,2020,500,Pounds,pounds\n"
    )
    metadata = {
        "shared": {"decimalPlaces": 1},
        "Births": {"label": "All births", "suffix": "%"},
        "Pay": {"label": "Weekly pay", "prefix": "GBPSign"},
    }
    descriptor, problems = describe_table(write_csv(tmp_path, "births", rows, metadata))
    measures = descriptor["resources"][0]["measures"]
    assert {name: each["unit"] for name, each in measures.items()} == {
        "Births, Count, people": "people",
        "Births, Percentage, %": "%",
        "Pay": "\u00a3",
    }
    said = [each.message for each in problems if "Births, Count" in each.message]
    assert said == [
        "Births, Count: its unit is 'people' in the table and '%' in the metadata beside it; "
        "'people' is taken"
    ]


def test_a_cell_that_cannot_be_read_is_not_said_to_be_withheld(tmp_path: Path) -> None:
    rows = "Camden,2023,5.3.0\nBrent,2023,410\nHarrow,2023,300\nEnfield,2023,200\n"
    path = write_csv(tmp_path / "in", "complaints", f"Borough,Year,Complaints\n{rows}")
    reply = open_described(tmp_path, path).ask("camden complaints")
    assert isinstance(reply, NoFigure)
    said = render_plain(reply)
    assert "Not in the table: it has no figure for Camden that can be read" in said
    assert "The table prints \u201c5.3.0\u201d there, which is not read as a number." in said
    assert "did not supply" not in said


@pytest.mark.parametrize(
    ("header", "year", "when"),
    [("Borough,Year,Complaints", "2023,", " for 2023"), ("Borough,Complaints", "", "")],
    ids=["year", "no_date"],
)
def test_a_missing_figure_is_one_of_its_period_where_there_is_one(
    tmp_path: Path, header: str, year: str, when: str
) -> None:
    rows = f"Camden,{year}-\nBrent,{year}410\nHarrow,{year}300\nEnfield,{year}200\n"
    path = write_csv(tmp_path / "in", "complaints", f"{header}\n{rows}")
    said = render_plain(open_described(tmp_path, path).ask("camden complaints"))
    assert f"no figure for Camden that can be read{when} (Complaints). That is not zero." in said
