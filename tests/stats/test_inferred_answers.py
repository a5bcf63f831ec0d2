"""Questions of packages that define nothing, from the file to the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from stats.building import build_folders
from tests.stats.inferring.small import read_small

CLAIMS = """sex,age,year,Tribunal claims
Men,16 to 34,2022,120
Men,35 and over,2022,80
Men,All ages,2022,200
Men,16 to 34,2023,150
Men,35 and over,2023,95
Men,All ages,2023,245
Women,16 to 34,2022,90
Women,35 and over,2022,70
Women,All ages,2022,160
Women,16 to 34,2023,60
Women,35 and over,2023,88
Women,All ages,2023,148
"""
HOLES = """local authority,year,Potholes
Camden,2022,500
Camden,2023,640
Hackney,2022,410
Hackney,2023,700
"""


RATES = """country,year,"Burglars per 100,000 people",Share of adults who smoke (%),Life expectancy (years),Median weekly pay (£),Burials
Norland,2021,30.5,21.2,79.1,510,4000
Norland,2022,31.5,20.1,79.3,520,4100
Sudland,2021,80.1,15.5,82.1,610,900
Sudland,2022,77.7,14.4,82.0,640,950
"""


def open_packages(folder: Path, **texts: str) -> Catalogue:
    folders = []
    for name, text in texts.items():
        (folder / name).mkdir()
        read_small(folder / name, text)
        folders.append(folder / name)
    build_folders(folders, folder / "all.index")
    return Catalogue.open(folder / "all.index")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_packages(tmp_path_factory.mktemp("all"), claims=CLAIMS, holes=HOLES, rates=RATES)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("tribunal claims men by age 2022", [120, 80]),
        ("tribunal claims by gender 2023", [245, 148]),
        ("which age group has most tribunal claims among women", [88]),
        ("which local authority has the most potholes", [700]),
        ("potholes by local authority 2022", [500, 410]),
    ],
)
def test_a_dimension_is_asked_for_by_what_people_call_it(
    catalogue: Catalogue, question: str, values: list[float]
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("number of burglars in norland", "a rate", 31.5),
        ("how many burglars did sudland have in 2021", "a rate", 80.1),
        ("how many adults smoke in norland", "a percentage", 20.1),
        ("the total number of adults who smoke in sudland in 2021", "a percentage", 15.5),
    ],
)
def test_a_rate_is_not_given_for_a_count(
    catalogue: Catalogue, question: str, kind: str, value: float
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Clarification), reply
    assert f"is {kind}. Is that what you mean?" in reply.prompt
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer)
    assert [figure.value for figure in chosen.figures] == [value]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many burglars per 100,000 people in norland", 31.5),
        ("how many percent of adults smoke in norland", 20.1),
        ("how many years is the life expectancy in sudland", 82.0),
        ("number of burials in norland", 4100),
        ("number of burials a year in sudland in 2022", 950),
        ("how many potholes in hackney in 2022", 410),
    ],
)
def test_a_count_and_what_is_asked_for_as_a_rate_are_given(
    catalogue: Catalogue, question: str, value: float
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


def test_members_are_not_counted_by_the_figure_of_the_whole(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how many age groups of men are there in tribunal claims 2023")
    assert isinstance(reply, Clarification), reply
    assert "is not counted here" in reply.prompt
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer)
    assert [figure.value for figure in chosen.figures] == [150, 95]
