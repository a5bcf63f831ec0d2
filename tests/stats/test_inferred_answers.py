"""Questions of packages that define nothing, from the file to the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue
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
    return open_packages(tmp_path_factory.mktemp("all"), claims=CLAIMS, holes=HOLES)


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
