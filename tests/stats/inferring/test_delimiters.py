"""Which sign parts the cells where commas stand in numbers, in names and in titles."""

from __future__ import annotations

import pytest

from stats.inferring.files import find_delimiter

ROWS = "Ashby{0}1,234{0}5,678\nBarrow{0}2,345{0}6,789\nCorby{0}3,456{0}7,890\n"


@pytest.mark.parametrize("sign", [";", "\t", "|"])
@pytest.mark.parametrize(
    "above",
    [
        "",
        "Library use, England\nReleased,12 May 2023\n\n",
        "Use of libraries by town, 2019 to 2022\n",
        "Contact:,books@office.example\n\n\n",
    ],
)
@pytest.mark.parametrize("header", ["Town{0}2020{0}2021\n", "Town{0}Rate per 1,000{0}Per 5,000\n"])
def test_a_comma_of_thousands_parts_no_cells(sign: str, above: str, header: str) -> None:
    assert find_delimiter(f"{above}{header.format(sign)}{ROWS.format(sign)}") == sign


@pytest.mark.parametrize(
    "text",
    [
        "Town,2020,2021\nAshby,1,2\nBarrow,3,4\n",
        "Town,2020,2021\nAshby,100,200\nBarrow,300,400\n",
        "Visits\n\nTown,2020,2021\nAshby,100,200\nBarrow,300,400\n",
        'Town,note\nAshby,"a; b; c"\nBarrow,"d; e; f"\n',
    ],
)
def test_commas_part_cells_where_nothing_else_does(text: str) -> None:
    assert find_delimiter(text) == ","


@pytest.mark.parametrize("first", [2010, 2016])
def test_decimal_commas_in_all_rows_part_no_cells(first: int) -> None:
    rows = "".join(f"Ashby;{year};2.465,{year % 10}\n" for year in range(first, 2022))
    text = f"Use, 2019 to 2022\nReleased,12 May\nTown;Year;Visits\n{rows}Asked in spring, and later.\n\n"
    assert find_delimiter(text) == ";"
