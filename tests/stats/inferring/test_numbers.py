"""Which sign parts thousands and which decimals: decided for a column, or no figure is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.desk.describing import describe_files
from stats.errors import PackageError
from stats.inferring import infer_package
from tests.stats.inferring.small import figures_of, read_small, values_of

HEAD = "town;year;price\n"


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["0,512", "1,234", "2,750"], [0.512, 1.234, 2.75]),
        (["1,5", "1.234,5", "1.234"], [1.5, 1234.5, 1234]),
        (["1.234", "1.234.567", "12"], [1234, 1234567, 12]),
        (["1,234", "1,234,567", "12"], [1234, 1234567, 12]),
        (["1,234", "1,234.5", "0.5"], [1234, 1234.5, 0.5]),
        (["0.512", "1.234", "2"], [0.512, 1.234, 2]),
    ],
)
def test_a_column_says_itself_what_its_signs_part(
    tmp_path: Path, cells: list[str], values: list[float]
) -> None:
    rows = [f"Ashby;{2020 + i};{cell}\n" for i, cell in enumerate(cells)]
    tables, _ = read_small(tmp_path, HEAD + "".join(rows))
    assert values_of(tables) == values
    commas = "town,year,price\n" + "".join(
        f'Ashby,{2020 + i},"{cell}"\n' for i, cell in enumerate(cells)
    )
    assert values_of(read_small(tmp_path, commas)[0]) == values


@pytest.mark.parametrize("cell", ["1,234", "1.234", "12,500"])
def test_a_column_between_semicolons_that_may_be_either_is_left_out_and_named(
    tmp_path: Path, cell: str
) -> None:
    rows = f"Ashby;2022;{cell};7\nAshby;2023;512;8\n"
    tables, problems = read_small(tmp_path, "town;year;price;visits\n" + rows)
    assert values_of(tables) == [7, 8]
    assert f"small.csv:2: warning: price: {cell!r} may have thousands or decimals" in problems


def test_a_table_of_nothing_but_doubt_is_left_out_whole(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="may have thousands or decimals"):
        read_small(tmp_path, HEAD + "Ashby;2022;1,234\nAshby;2023;2,345\n")


def test_another_column_of_the_file_tells(tmp_path: Path) -> None:
    rows = "Ashby;2022;1,234;0,5\nAshby;2023;2,345;0,6\n"
    tables, _ = read_small(tmp_path, "town;year;price;a share\n" + rows)
    assert values_of(tables) == [0.5, 0.6, 1.234, 2.345]
    points = rows.replace("0,", "0.")
    tables, _ = read_small(tmp_path, "town;year;price;a share\n" + points)
    assert values_of(tables) == [0.5, 0.6, 1234, 2345]


def test_between_commas_a_lone_group_of_three_is_of_thousands(tmp_path: Path) -> None:
    rows = 'town,year,price\nAshby,2022,"1,234"\nAshby,2023,"12,500"\n'
    assert values_of(read_small(tmp_path, rows)[0]) == [1234, 12500]


def test_a_cell_that_fits_no_writing_is_named(tmp_path: Path) -> None:
    many = "".join(f"Ashby,{1990 + i},{i}.5\n" for i in range(20))
    rows = f'town,year,price\n{many}Ashby,2023,"0,512"\nBarrow,2023,"12,34,567"\n'
    tables, problems = read_small(tmp_path, rows)
    assert values_of(tables)[:20] == [i + 0.5 for i in range(20)]
    assert values_of(tables)[20:] == ["not_supplied", "not_supplied"]
    assert "'0,512' is no number" in problems
    assert "'12,34,567' is no number" in problems


def test_two_hands_in_one_column_are_one_doubt(tmp_path: Path) -> None:
    rows = 'town,year,price,visits\nAshby,2022,"0,512",1\nAshby,2023,0.7,2\n'
    tables, problems = read_small(tmp_path, rows)
    assert values_of(tables) == [1, 2]
    assert "price: '0,512' may have thousands or decimals" in problems


@pytest.mark.parametrize(
    ("stated", "cell", "value"),
    [
        ({"decimalChar": ","}, "1,234", 1.234),
        ({"decimalChar": ","}, "1.234", 1234),
        ({"decimalChar": "."}, "1,234", 1234),
        ({"groupChar": "."}, "1.234", 1234),
        ({"groupChar": " ", "decimalChar": ","}, "1 234,5", 1234.5),
        ({"groupChar": " "}, "1\u00a0234", 1234),
        ({"groupChar": "'"}, "1'234.5", 1234.5),
        ({"type": "number"}, "1.234", 1.234),
    ],
)
@pytest.mark.parametrize("delimiter", [";", ","])
def test_the_descriptor_says_what_the_signs_part(
    tmp_path: Path, stated: dict[str, str], cell: str, value: float, delimiter: str
) -> None:
    rows = HEAD.replace(";", delimiter) + f'Ashby{delimiter}2022{delimiter}"{cell}"\n'
    fields = [{"name": "town"}, {"name": "year"}, {"name": "price", **stated}]
    assert values_of(read_small(tmp_path, rows, fields)[0]) == [value]


@pytest.mark.parametrize("cell", ["inf", "-inf", "Infinity", "1e400", "-1e400", "nan"])
@pytest.mark.parametrize("other", ["7", "n/a", "soon"])
def test_what_is_not_finite_is_no_figure_and_named(tmp_path: Path, cell: str, other: str) -> None:
    rows = f"Ashby,2020,{cell}\nAshby,2021,{other}\nAshby,2022,5\nAshby,2023,6\n"
    tables, problems = read_small(tmp_path, "town,year,price\n" + rows)
    figures = [each for each in values_of(tables) if each != "not_supplied"]
    assert figures == ([7, 5, 6] if other == "7" else [5, 6])
    assert "price: " in problems


JOBLESS = """\
land;year;rate (%);jobless persons
Ashby;2021;9,8;198.300
Ashby;2022;8,8;178.500
Barrow;2021;3,5;262.100
Barrow;2022;3,1;234.200
"""


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("stated", [{}, {"type": "number"}, {"type": "any"}])
def test_dots_beside_decimal_commas_are_of_thousands(
    tmp_path: Path, delimiter: str, stated: dict[str, str]
) -> None:
    lines = [line.split(";") for line in JOBLESS.splitlines()]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    fields = [{"name": name} for name in lines[0]]
    fields[3] |= stated
    tables, _ = read_small(tmp_path, text + "\n", fields)
    assert values_of(tables) == [198300, 178500, 262100, 234200, 9.8, 8.8, 3.5, 3.1]


def test_what_was_described_beside_decimal_commas_is_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "jobless.csv").write_text(JOBLESS, encoding="utf-8")
    folders, _ = describe_files([tmp_path / "jobless.csv"], tmp_path / "out")
    tables, _, _ = infer_package(folders[0])
    assert values_of(tables) == [198300, 178500, 262100, 234200, 9.8, 8.8, 3.5, 3.1]
    # The next release says nothing but what the descriptor says of it.
    only = "\n".join(line.replace(",", "") for line in JOBLESS.splitlines())
    (folders[0] / "jobless.csv").write_text(only + "\n", encoding="utf-8")
    assert values_of(infer_package(folders[0])[0])[:2] == [198300, 178500]


def test_thousands_between_apostrophes_and_blanks(tmp_path: Path) -> None:
    rows = (
        "Bern;2020;1'234'567;1 234,5;1\u202f234\n"
        "Basel;2020;1'000;12 345,0;12\u00a0345\n"
        "Chur;2020;900;999,5;999\n"
    )
    tables, _ = read_small(tmp_path, f"area;year;paid;births;visits\n{rows}")
    assert figures_of(tables) == {
        ("paid", "Bern", "2020"): 1234567,
        ("paid", "Basel", "2020"): 1000,
        ("paid", "Chur", "2020"): 900,
        ("births", "Bern", "2020"): 1234.5,
        ("births", "Basel", "2020"): 12345,
        ("births", "Chur", "2020"): 999.5,
        ("visits", "Bern", "2020"): 1234,
        ("visits", "Basel", "2020"): 12345,
        ("visits", "Chur", "2020"): 999,
    }


@pytest.mark.parametrize("cell", ["12 34", "1 234 56", "1'23", "1 2345"])
def test_blanks_that_part_no_thousands_make_no_number(tmp_path: Path, cell: str) -> None:
    rows = f"Bern,2020,{cell}\nBasel,2020,5\nChur,2020,6\n"
    tables, problems = read_small(tmp_path, f"area,year,sum\n{rows}")
    assert "not_supplied" in figures_of(tables).values()
    assert f"{cell!r} is no number" in problems
