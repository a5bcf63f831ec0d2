"""Areas in a column for each level, and dimensions in which cells are left empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Clarification, NoFigure
from tests.newsroom import open_texts
from tests.outcomes import values_of
from tests.stats.inferring.small import figures_of, read_small

LEVELS = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
old_la_code,la_name,new_la_code,school_type,pupils
202122,Academic year,National,E92000001,England,,,,,,Total,1000
202122,Academic year,Regional,E92000001,England,E12000007,London,,,,Total,300
202122,Academic year,Local authority,E92000001,England,E12000007,London,304,Brent,E09000005,Total,30
202122,Academic year,Local authority,E92000001,England,E12000007,London,202,Camden,E09000007,Total,c
202223,Academic year,National,E92000001,England,,,,,,Total,1100
202223,Academic year,Regional,E92000001,England,E12000007,London,,,,Total,310
202223,Academic year,Local authority,E92000001,England,E12000007,London,304,Brent,E09000005,Total,31
202223,Academic year,Local authority,E92000001,England,E12000007,London,202,Camden,E09000007,Total,22
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("england pupils 2021/22", [1000]),
        ("london pupils 2022/23", [310]),
        ("brent pupils 2022/23", [31]),
        ("E09000007 pupils 2022/23", [22]),
        ("pupils 2022/23 by local authority", [31, 22]),
    ],
)
def test_a_row_is_of_the_last_level_that_it_names(
    tmp_path: Path, question: str, values: list[float]
) -> None:
    reply = open_texts(tmp_path, schools=LEVELS).ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values


def test_a_mark_at_a_level_is_told_of_that_area(tmp_path: Path) -> None:
    reply = open_texts(tmp_path, schools=LEVELS).ask("camden pupils 2021/22")
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith("Suppressed: the figure for Camden is held back")


def test_levels_lie_in_each_other(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, LEVELS)
    parents = {e.label: (e.kind, e.parent.partition("@")[0]) for e in tables.codes if e.kind}
    assert parents == {
        "England": ("National", ""),
        "London": ("Regional", "E92000001"),
        "Brent": ("Local authority", "E12000007"),
        "Camden": ("Local authority", "E12000007"),
    }


GAPS = """\
Country,Region,Year,Visits
England,,2020,100
England,London,2020,30
England,,2021,110
England,London,2021,33
"""


def test_the_one_member_beside_empty_cells_is_not_the_whole(tmp_path: Path) -> None:
    catalogue = open_texts(tmp_path, visits=GAPS)
    assert isinstance(catalogue.ask("england visits 2020"), Clarification)
    assert values_of(catalogue.ask("london visits 2021")) == [33]


def test_empty_cells_of_a_later_column_are_what_they_are(tmp_path: Path) -> None:
    tables, problems = read_small(tmp_path, GAPS)
    assert figures_of(tables)["Visits", "England", "not stated", "2020"] == 100
    assert "small.csv:2: warning: Region: empty cells are read as 'not stated'" in problems


def test_a_low_and_a_high_around_a_figure_are_its_limits(tmp_path: Path) -> None:
    rows = "Kenya,2019,66.1,65.0,67.2,66.1 [65.0-67.2]\nChad,2019,59.6,57.9,61.4,59.6 [57.9-61.4]\n"
    header = "Country,Year,LifeNumeric,LifeNumericLow,LifeNumericHigh,Life"
    tables, _ = read_small(tmp_path, f"{header}\n{rows}")
    (cube,) = tables.cubes
    assert cube.lows is not None
    assert cube.highs is not None
    assert (cube.lows.tolist(), cube.highs.tolist()) == ([65.0, 57.9], [67.2, 61.4])


def test_a_low_that_is_no_limit_is_a_measure(tmp_path: Path) -> None:
    header = "Country,Year,rain,rain low,rain high"
    tables, _ = read_small(tmp_path, f"{header}\nKenya,2019,5,6,7\nChad,2019,8,2,9\n")
    assert len(tables.datasets) == 3


@pytest.mark.parametrize(
    ("cell", "status"), [("--", "not_supplied"), (": c", "suppressed"), ("SUPP", "suppressed")]
)
def test_marks_of_other_offices(tmp_path: Path, cell: str, status: str) -> None:
    rows = f"Kenya,2019,{cell}\nKenya,2020,5\nKenya,2021,6\n"
    tables, problems = read_small(tmp_path, f"Country,Year,rain\n{rows}")
    assert figures_of(tables)["rain", "Kenya", "2019"] == status
    assert "is no number" not in problems
