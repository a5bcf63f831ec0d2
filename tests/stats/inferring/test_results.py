"""Tables of results: votes by party, constituencies within counties, amounts said to be texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stats import Answer
from stats.inferring.columns import holds_amounts
from tests.newsroom import open_texts
from tests.stats.inferring.small import figures_of, read_small

SHORT = """\
Constituency,Electorate,Con,Lab,LD,SNP
Bathwick,73000,8000,7000,26000,
Hoveton,70000,9000,28000,3000,
Perthton,71000,12000,8000,2000,19000
"""
TRAVEL = """\
Town,Year,Car trips made,Bus,Train,Total journeys
Ashby,2023,50,20,30,100
Borley,2023,70,5,15,90
"""
NESTED = """\
constituency_name,county_name,region_name,votes_cast
Aberbach,Glamshire,Wales,31598
Aberconnel,Glamshire,Wales,31865
Alderton,Hampfordshire,South East,47932
Ashwell,Hampfordshire,South East,41000
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("lib dem votes bathwick", 26000),
        ("labour vote in hoveton", 28000),
        ("votes for the snp perthton", 19000),
        ("conservatives hoveton", 9000),
    ],
)
def test_columns_called_by_parties_are_their_votes(
    tmp_path: Path, question: str, value: float
) -> None:
    reply = open_texts(tmp_path, results_2019=SHORT).ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


def test_a_column_that_a_total_is_made_of_counts_the_same(tmp_path: Path) -> None:
    reply = open_texts(tmp_path, travel=TRAVEL).ask("bus journeys in ashby")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [20]


def test_areas_are_those_that_lie_in_the_others(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, NESTED)
    assert {key[1] for key in figures_of(tables)} == {
        "Aberbach", "Aberconnel", "Alderton", "Ashwell",
    }  # fmt: skip


LABOUR = "year,labor_force,ref,grade\n" + "".join(
    f"{2001 + n},{143734 + 913 * n * n},{100 + n},0{n}\n" for n in range(8)
)


def test_amounts_that_are_said_to_be_texts_are_a_measure(tmp_path: Path) -> None:
    fields = [{"name": name, "type": "string"} for name in ("labor_force", "ref", "grade")]
    tables, _ = read_small(tmp_path, LABOUR, [{"name": "year", "type": "year"}, *fields])
    assert {each.label for each in tables.datasets} == {"labor force"}
    assert len(figures_of(tables)) == 8


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("plot", ["1", "2", "3", "4", "5", "6"]),
        ("account", ["120", "340", "77", "510", "88", "90"]),
        ("grade", ["012", "013", "015", "019", "027"]),
        ("size", ["12", "13", "big", "40", "55", "61"]),
        ("band", ["12", "40", "12", "40", "12", "40"]),
    ],
)
def test_numbers_of_things_are_no_amounts(name: str, texts: list[str]) -> None:
    distinct = list(dict.fromkeys(texts))
    codes = np.array([distinct.index(each) for each in texts])
    assert not holds_amounts(name, codes, distinct)


def test_a_row_of_codes_below_the_names_is_none_of_figures(tmp_path: Path) -> None:
    text = """\
Code commune;Commune;Population en 2017;Naissances
CODGEO;LIBGEO;P17_POP;NAIS17
01001;Abergement;776;8
01004;Ambérieu;14035;210
"""
    tables, problems = read_small(tmp_path, text)
    assert {key[1] for key in figures_of(tables)} == {"Abergement", "Ambérieu"}
    assert {each.label for each in tables.datasets} == {"Population en 2017", "Naissances"}
    assert "no figure is taken" not in problems


SLEEPERS = """\
Local authority,Quarter,Rough sleepers
Hastings,2023 Q2,20
Hastings,2023 Q3,17
Lewes,2023 Q2,5
Lewes,2023 Q3,4
Eastbourne,2023 Q2,12
Eastbourne,2023 Q3,11
"""
RESEARCH = """\
City,Year,Spending (£m)
Leeds,2022,60
Leeds,2023,70
Hull,2022,20
Hull,2023,30
"""
ATTENDANCES = """\
Provider,Waste type,Year,Attendances
Royal Cornwall NHS Trust,Sharp,2023,87
Torbay NHS Trust,Sharp,2023,83
Plymouth NHS Trust,Sharp,2023,104
Royal Cornwall NHS Trust,Soft,2023,11
Torbay NHS Trust,Soft,2023,12
Plymouth NHS Trust,Soft,2023,13
"""


@pytest.mark.parametrize(
    ("question", "value", "read"),
    [
        ("which council has the most rough sleepers", 17, ""),
        ("rough sleepers lewes q2", 5, "“q2” read as Q2 2023, the latest"),
        ("which trust has the most sharp attendances", 104, ""),
        ("sharp waste attendances torbay", 83, ""),
        ("r&d spending leeds", 70, ""),
        ("r and d spending in leeds in 2022", 60, ""),
    ],
)
def test_lists_are_asked_for_by_what_their_names_are(
    tmp_path: Path, question: str, value: float, read: str
) -> None:
    tables = {"sleepers": SLEEPERS, "attendances": ATTENDANCES, "rd_spending": RESEARCH}
    reply = open_texts(tmp_path, **tables).ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]
    assert read in " ".join(each.text for each in reply.assumptions)
