"""Files as they are saved from spreadsheets: titles, header rows, notes below, signs of footnotes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Answer, NoFigure, PackageError
from stats.inferring import describe_table, infer_package
from stats.model import STATUS_ORDER
from stats.render import render_plain
from tests.newsroom import open_texts
from tests.stats.inferring.small import figures_of, read_small, units_of

NOTED = """\
Area,2020,2021 [r],2022 (p)
Ashby,10,12,13
Barrow [1],20,22,23
Corby*,30,32,33
Derby\u00b9,40,42 [note 2],[c]
,,,
"Source: Office of Visits, annual return",,,
Note: Counts are rounded to the nearest 5.,,,
1. Without the mobile library.,,,
[note 2] Two weeks are missing.,,,
* provisional,,,
"[c] = confidential, [x] = not available",,,
"""


def test_what_stands_below_a_table_is_no_area_and_goes_with_the_figures(tmp_path: Path) -> None:
    tables, problems = read_small(tmp_path, NOTED)
    labels = [each.label for each in tables.codes]
    assert labels == ["Ashby", "Barrow", "Corby", "Derby"]
    assert tables.datasets[0].caveats == (
        "Source: Office of Visits, annual return",
        "Counts are rounded to the nearest 5.",
    )
    assert "small.csv:7: note: lines 7 to 12 stand below the table, with notes on it" in problems


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("ashby noted 2020", 10, ""),
        ("ashby noted 2021", 12, "On this figure: revised"),
        ("barrow noted 2022", 23, "On this figure: Note 1: Without the mobile library"),
        ("corby noted 2020", 30, "30 (provisional): Corby"),
        (
            "derby noted 2021",
            42,
            "Note 1: Without the mobile library. Note 2: Two weeks are missing",
        ),
    ],
)
def test_signs_behind_labels_and_numbers_are_told_as_the_notes_have_them(
    tmp_path: Path, question: str, value: float, said: str
) -> None:
    reply = open_texts(tmp_path, noted=NOTED).ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [value]
    assert said in render_plain(reply)
    assert "Source: Office of Visits, annual return" in render_plain(reply)


def test_a_mark_is_told_with_what_the_file_says_of_it(tmp_path: Path) -> None:
    reply = open_texts(tmp_path, noted=NOTED).ask("derby noted 2022")
    assert isinstance(reply, NoFigure)
    assert reply.status == "suppressed"
    assert "The table prints \u201c[c]\u201d there: confidential." in reply.reason


def test_a_label_alone_at_the_end_is_an_area_without_figures(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, "Area,2020,2021\nAshby,10,12\nBarrow,20,22\nKent,,\n")
    assert [each.label for each in tables.codes] == ["Ashby", "Barrow", "Kent"]


TITLED = """\
"Table 3: Library visits by town, thousands, 2020 to 2022",,,
This worksheet contains one table,,,
Opening days only,,,
,,,
Area,2020,2021,2022
Ashby,10,12,13
Barrow,20,22,23
"""
PAIRED = """\
"Data Source","Office of Forests",

"Last Updated Date","2024-05-30",

"Country Name","Country Code","Indicator Name","Indicator Code","2020","2021",
"Kenya","KEN","Forest area (sq. km)","AG.LND","36110.5","36115.25",
"Niger","NER","Forest area (sq. km)","AG.LND","1.5","",
"""


@pytest.mark.parametrize("first", ["", ",", "\ufeff"])
def test_what_stands_above_a_table_is_its_title(tmp_path: Path, first: str) -> None:
    text = "".join(f"{first}{line}\n" for line in TITLED.splitlines())
    tables, problems = read_small(tmp_path, text if first != "\ufeff" else f"{first}{TITLED}")
    assert figures_of(tables) == {
        ("Library visits by town (thousands)", area, str(year)): value
        for area, values in (("Ashby", (10, 12, 13)), ("Barrow", (20, 22, 23)))
        for year, value in zip((2020, 2021, 2022), values, strict=True)
    }
    assert units_of(tables) == {"Library visits by town (thousands)": "thousands"}
    assert tables.datasets[0].caveats == ("Opening days only",)
    assert "small.csv:1: note: lines 1 to 4 stand above the table; it is called" in problems


def test_pairs_above_a_table_are_no_title(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, PAIRED)
    assert figures_of(tables)["Forest area (sq. km)", "Kenya", "2021"] == 36115.25
    assert tables.datasets[0].title == "Small"
    assert "Data Source: Office of Forests" in tables.datasets[0].caveats


def test_a_period_in_the_title_is_of_figures_without_one(tmp_path: Path) -> None:
    text = "Visits by town: year ending March 2021,\nTown,Visits\nAshby,10\nBarrow,20\n"
    tables, _ = read_small(tmp_path, text)
    assert figures_of(tables) == {
        ("Visits", "Ashby", "2020-04/2021-03"): 10,
        ("Visits", "Barrow", "2020-04/2021-03"): 20,
    }


@pytest.mark.parametrize(
    "header",
    [
        ",2020,,2021,\nArea,Visits,Loans,Visits,Loans\n",
        "Area,2020,2020,2021,2021\n,Visits,Loans,Visits,Loans\n",
    ],
)
def test_years_above_measures_are_the_periods(tmp_path: Path, header: str) -> None:
    tables, problems = read_small(tmp_path, f"{header}Ashby,1,2,3,4\nBarrow,5,6,7,[c]\n")
    assert figures_of(tables) == {
        ("Visits", "Ashby", "2020"): 1,
        ("Loans", "Ashby", "2020"): 2,
        ("Visits", "Ashby", "2021"): 3,
        ("Loans", "Ashby", "2021"): 4,
        ("Visits", "Barrow", "2020"): 5,
        ("Loans", "Barrow", "2020"): 6,
        ("Visits", "Barrow", "2021"): 7,
        ("Loans", "Barrow", "2021"): "suppressed",
    }
    assert "small.csv:1: note: lines 1 to 2 are its header; 2020, 2021 are read as its" in problems


def test_measures_above_years_are_the_measures(tmp_path: Path) -> None:
    header = "Area,Visits,,Loans,\n,2020/21,2021/22,2020/21,2021/22\n"
    tables, _ = read_small(tmp_path, f"{header}Ashby,1,2,3,4\nBarrow,5,6,7,8\n")
    found = figures_of(tables)
    assert found["Loans", "Barrow", "2021-04/2022-03"] == 8
    assert len(found) == 8


def test_years_above_quarters_are_quarters(tmp_path: Path) -> None:
    header = ",2020,,,,2021,,,\nArea,Q1,Q2,Q3,Q4,Q1,Q2,Q3,Q4\n"
    tables, _ = read_small(tmp_path, f"{header}Ashby,1,2,3,4,5,6,7,8\nBarrow,1,2,3,4,5,6,7,9\n")
    found = figures_of(tables)
    assert found["Small", "Ashby", "2020-10/2020-12"] == 4
    assert found["Small", "Barrow", "2021-10/2021-12"] == 9


def test_a_flag_beside_each_year_leaves_one_header_row(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, "Area,2020,,2021,\nAshby,10,p,12,r\nBarrow,20,p,22,p\n")
    assert {key[-1]: value for key, value in figures_of(tables).items() if "Ashby" in key} == {
        "2020": 10,
        "2021": 12,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ",2020,,2021,,\nArea,Visits,Loans,Visits,Loans,Change\nAshby,1,2,3,4,5\nBarrow,1,2,3,4,5\n",
            "small.csv:1: the header: it is not clear which columns '2021' is above",
        ),
        (
            "Area,Year,Visits\nAshby,2020,10\nAshby,2021,12\n\nRegion,Year,Loans\nNorth,2020,1\n"
            "North,2021,2\n",
            "small.csv:5: a second table seems to begin here (Region, Year, Loans)",
        ),
    ],
    ids=["column outside of the years", "second table"],
)
def test_what_is_not_clear_is_no_figure_and_is_named_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(PackageError) as raised:
        read_small(tmp_path, text)
    assert said in str(raised.value)


def test_problems_have_their_own_lines_in_the_file(tmp_path: Path) -> None:
    text = TITLED.replace("Barrow,20,22,23", "Barrow,20,2x2,23\nCorby,1,2,3")
    _, problems = read_small(tmp_path, text)
    assert "small.csv:7: warning: 2021: '2x2' is no number" in problems


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be-bom", "cp1252"])
def test_tabs_and_commas_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Area\tYear\tVisits\nZ\u00fcrich\t2020\t1,234\nAshby\t2020\t980\nBarrow\t2020\t1,001\n"
    content = b"\xfe\xff" + text.encode("utf-16-be") if "bom" in encoding else text.encode(encoding)
    descriptor = {"name": "small", "resources": [{"name": "small", "path": "small.csv"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (tmp_path / "small.csv").write_bytes(content)
    tables, _, _ = infer_package(tmp_path)
    assert figures_of(tables) == {
        ("Visits", "Z\u00fcrich", "2020"): 1234,
        ("Visits", "Ashby", "2020"): 980,
        ("Visits", "Barrow", "2020"): 1001,
    }


def test_signs_that_alone_tell_labels_apart_stay(tmp_path: Path) -> None:
    rows = "Ward [1],2020,5\nWard [2],2020,6\nBrent [1],2020,7\nBrent*,2021,8\nBrent,2022,9\n"
    notes = "\n1. Counted twice.\n2. Counted once.\n"
    tables, _ = read_small(tmp_path, f"Area,Year,Votes\n{rows}{notes}")
    assert [each.label for each in tables.codes] == ["Ward [1]", "Ward [2]", "Brent"]


@pytest.mark.parametrize("label", ["Grade A*", "Area km\u00b2", "Wales (c)", "Brent (2)", "1990s"])
def test_what_is_part_of_a_label_stays(tmp_path: Path, label: str) -> None:
    tables, _ = read_small(tmp_path, f"Thing,Year,Votes\n{label},2020,5\nOther,2020,6\n")
    assert [each.label for each in tables.codes] == [label, "Other"]


def test_a_described_sheet_gives_the_same_figures(tmp_path: Path) -> None:
    path = tmp_path / "small.csv"
    path.write_text(NOTED, encoding="utf-8")
    descriptor, _ = describe_table(path)
    assert [each["publisher"] for each in descriptor["sources"]] == [
        "Office of Visits, annual return"
    ]
    assert [each["name"] for each in descriptor["resources"][0]["schema"]["fields"]] == [
        "Area",
        "2020",
        "2021",
        "2022",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Source: Table 5, 2019, page 4\n",
        "Note: rounded to 5, 10, 15\nFigures are provisional, 2, 3\n",
        "\n1,Without the bus\n2,With 3 trams\n",
    ],
)
def test_a_number_in_a_note_is_no_figure(tmp_path: Path, below: str) -> None:
    tables, _ = read_small(tmp_path, f"Area,2020,2021\nAshby,10,12\nBarrow,20,22\n{below}")
    assert [each.label for each in tables.codes] == ["Ashby", "Barrow"]


def test_a_row_that_is_called_like_a_note_and_has_figures_is_a_row(tmp_path: Path) -> None:
    rows = "Bought,10,12\nGenerated power,20,22\n"
    tables, _ = read_small(tmp_path, f"Source,2020,2021\n{rows}")
    assert [each.label for each in tables.codes] == ["Bought", "Generated power"]


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        ("Area,Visits 2020,Visits 2021,Loans 2020,Loans 2021", ("2020", "2021")),
        (
            "Area,2019/20 Visits,2020/21 Visits,2019/20 Loans,2020/21 Loans",
            ("2019-04/2020-03", "2020-04/2021-03"),
        ),
    ],
)
def test_periods_in_the_names_of_columns_are_their_periods(
    tmp_path: Path, header: str, periods: tuple[str, str]
) -> None:
    tables, _ = read_small(tmp_path, f"{header}\nAshby,1,2,3,4\nBarrow,5,6,7,8\n")
    found = figures_of(tables)
    assert len(found) == 8
    assert found["Visits", "Ashby", periods[1]] == 2
    assert found["Loans", "Barrow", periods[0]] == 7


@pytest.mark.parametrize(
    "header",
    [
        "Area,Population 2020,Change 2020-2021",
        "Area,Population,Visits 2020,Visits 2021",
        "Area,Visits 2020,Visits 2021,Loans 2021",
    ],
)
def test_periods_in_names_that_make_no_grid_stay(tmp_path: Path, header: str) -> None:
    columns = header.count(",")
    rows = "".join(
        f"{name}{''.join(f',{n + place}' for n in range(columns))}\n"
        for place, name in enumerate(("Ashby", "Barrow"))
    )
    tables, _ = read_small(tmp_path, f"{header}\n{rows}")
    assert sorted(each.label for each in tables.datasets) == sorted(header.split(",")[1:])


def test_names_that_a_descriptor_has_stay(tmp_path: Path) -> None:
    fields = [{"name": "Area"}, {"name": "Visits 2020"}, {"name": "Visits 2021"}]
    text = "Area,Visits 2020,Visits 2021\nAshby,1,2\nBarrow,3,4\n"
    tables, _ = read_small(tmp_path, text, fields)
    assert [each.label for each in tables.datasets] == ["Visits 2020", "Visits 2021"]


def test_a_date_above_a_table_is_its_period(tmp_path: Path) -> None:
    text = (
        '"population survey"\n\n"date","Jan 2023-Dec 2023"\n"cell","T01 (All people)"\n\n'
        '"local authority","number","share"\n"Brent","230,100","68.1"\n"Camden","#","!"\n'
        '"Harrow","150,500","70.0"\n\n"# These figures are unreliable."\n"! Not available"\n'
    )
    tables, _ = read_small(tmp_path, text)
    assert figures_of(tables)["population survey: number", "Brent", "2023"] == 230100
    notes = [each for cube in tables.cubes for each in cube.note_texts]
    assert "The table prints \u201c#\u201d there: These figures are unreliable." in notes


def test_a_year_alone_above_a_table_is_its_period(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, "2022/23,\nTown,Visits\nAshby,10\nBarrow,20\n")
    assert figures_of(tables) == {
        ("Visits", "Ashby", "2022-04/2023-03"): 10,
        ("Visits", "Barrow", "2022-04/2023-03"): 20,
    }


@pytest.mark.parametrize("text", ["a,\n,\nb,\n", ",,\n,,\n", "Table 1: x,\n,\nNote: y,\n"])
def test_a_file_without_a_table_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(PackageError):
        read_small(tmp_path, text)


@pytest.mark.parametrize(
    "above",
    [
        "Use of libraries by town, 2019 to 2022,\nLast updated: 5 May 2023,,\n",
        "Library use,,\n,,\nReleased,12 May 2023,\nThis worksheet contains one table.,,\n,,\n",
    ],
)
@pytest.mark.parametrize("header", ["Town,2018,2019\n", "Town,Loans,\n,2018,2019\n"])
def test_a_comma_in_a_title_makes_no_header(tmp_path: Path, above: str, header: str) -> None:
    rows = "Ashby*,14,1\nCorby,11,8\nDerby,4,n/a\n"
    tables, _ = read_small(tmp_path, f"{above}{header}{rows}")
    found = {key[1:]: value for key, value in figures_of(tables).items()}
    assert found["Ashby", "2018"] == 14
    assert found["Corby", "2019"] == 8
    assert len(found) == 6


def test_years_above_one_measure(tmp_path: Path) -> None:
    header = ",2018,2019\nTown,Loans,Loans\n"
    tables, _ = read_small(tmp_path, f"{header}Ashby,10,12\nCorby,11,13\n")
    assert figures_of(tables)["Loans", "Corby", "2019"] == 13


def test_a_year_with_a_mark_is_no_name_with_a_period(tmp_path: Path) -> None:
    rows = "Ashby,[c],7,3r,9*\nCorby,11,15,16,580\u00b9\n"
    tables, _ = read_small(tmp_path, f"Town,2018/19 [p],2019/20 [p],2020/21 [p],2021/22\n{rows}")
    found = figures_of(tables)
    assert found["Small", "Corby", "2021-04/2022-03"] == 580
    assert found["Small", "Corby", "2020-04/2021-03"] == 16


def test_two_lines_with_commas_above_a_wider_table(tmp_path: Path) -> None:
    text = "Library use, England\nReleased,12 May 2023\nTown,2018,2019\nAshby,14,1\nCorby,11,8\n"
    tables, _ = read_small(tmp_path, text)
    assert sorted(figures_of(tables).values()) == [1, 8, 11, 14]


@pytest.mark.parametrize(
    "text",
    [
        "Library use, England\nTown,2018,2019 (r)\nAshby,85,12\nCorby,7,11\n",
        ",2018,,2019 (r),\nTown,Loans,Fines,Loans,Fines\nAshby,85,1,12,2\nCorby,7,3,11,4\n",
    ],
)
def test_a_year_with_a_mark_in_a_header_is_a_year(tmp_path: Path, text: str) -> None:
    tables, _ = read_small(tmp_path, text)
    found = figures_of(tables)
    assert {key[-1] for key in found} == {"2018", "2019"}
    assert {12, 11, 85, 7} <= set(found.values())
    assert {STATUS_ORDER[each] for cube in tables.cubes for each in cube.statuses} == {
        "normal",
        "revised",
    }


@pytest.mark.parametrize("year", ["2021 [p]", "2021 (p)", "2021p", "2021 (provisional)"])
def test_a_sign_behind_a_period_is_of_the_figures_of_its_rows(tmp_path: Path, year: str) -> None:
    rows = f"Ashby,2020,5\nAshby,{year},6\nBarrow,2020,7\nBarrow,{year},8\n"
    tables, _ = read_small(tmp_path, f"Town,Year,Visits\n{rows}")
    (cube,) = tables.cubes
    assert [STATUS_ORDER[each] for each in cube.statuses] == ["normal", "provisional"] * 2
    assert [tables.periods[each].code for each in cube.periods] == ["2020", "2021"] * 2


def test_a_label_alone_ends_a_header_of_two_rows(tmp_path: Path) -> None:
    text = "Town,Loans,\n,2018,2019\nBarrow,,\nCorby,2,7\nDerby,3,8\n"
    tables, _ = read_small(tmp_path, text)
    assert figures_of(tables)["Loans", "Derby", "2019"] == 8
