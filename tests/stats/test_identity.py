"""A code has one meaning in an index, whatever other packages call by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.building import build_folders
from stats.identity import with_own_periods
from stats.render import render_json
from tests.writing import Edit, WritePackage, open_packages, read_folders

DATA = Path(__file__).parents[2] / "data"

LOANS = "area code,area,year,loans\n1,Ashby,2020,10\n2,Bexley,2020,20\n"
POOLS = "area code,area,year,pools\n1,Zedton,2020,100\n2,Yarm,2020,200\n"


def write_plain(folder: Path, name: str, content: str) -> Path:
    """Write a package that says nothing but where its file is."""
    (folder / name).mkdir()
    (folder / name / f"{name}.csv").write_text(content)
    descriptor = {"name": name, "resources": [{"name": name, "path": f"{name}.csv"}]}
    (folder / name / "datapackage.json").write_text(json.dumps(descriptor))
    return folder / name


def labels(catalogue: Catalogue, question: str) -> list[tuple[str, float | None]]:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    return [(figure.codes["area"].label, figure.value) for figure in reply.figures]


@pytest.mark.parametrize("names", [("aa", "bb"), ("bb", "aa")])
def test_two_packages_may_use_one_code_for_two_areas(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    contents = dict(zip(names, (LOANS, POOLS), strict=True))
    for name in sorted(contents):
        write_plain(tmp_path, name, contents[name])
    catalogue = open_packages(tmp_path)
    assert labels(catalogue, "loans ashby") == [("Ashby", 10)]
    assert labels(catalogue, "pools zedton") == [("Zedton", 100)]
    assert dict(labels(catalogue, "pools by area")) == {"Zedton": 100, "Yarm": 200}
    given = json.loads(render_json("", catalogue.ask("pools zedton")))["figures"][0]
    assert given["dimensions"] == {"area": "1"}


def test_a_year_that_a_package_defines_otherwise_stays_its_own(tmp_path: Path) -> None:
    # The bundled population of "2019" is of a day in June; anywhere else that is a calendar year.
    alone, both = tmp_path / "alone.index", tmp_path / "both.index"
    build_folders([DATA], alone)
    write_plain(tmp_path, "aaa", LOANS.replace("2020", "2019"))
    build_folders([DATA, tmp_path / "aaa"], both)
    for question in (
        "norfolk per 100,000",
        "kent grooming per 100k 2023/24",
        "cambs insta 2018/19",
    ):
        replies = [Catalogue.open(path).ask(question) for path in (alone, both)]
        assert isinstance(replies[0], Answer)
        assert render_json("", replies[0]) == render_json("", replies[1])


def test_one_year_of_two_packages_that_define_it_differently_is_two(
    tmp_path: Path, write_package: WritePackage
) -> None:
    first = write_package(folder="first")
    second = write_package(
        Edit("datapackage.json", '"name": "ices"', '"name": "zices"'),
        Edit("periods.csv", "2019/20,2019/20,2019-04,2020-03", "2019/20,2019/20,2019-09,2020-08"),
        folder="second",
    )
    periods = [
        {each.code: each.start for each in tables.periods} for tables in read_folders([first])[0]
    ]
    assert periods[0]["2019/20"] == "2019-04"
    own = with_own_periods(read_folders([second])[0][0], {"2019/20": ("2019-04", "2020-03")})
    assert {each.code: each.start for each in own.periods}["2019/20@zices"] == "2019-09"
    assert not any(each.period == "2019/20" for each in own.observations)
    assert {each.printed for each in own.periods} >= {"2019/20"}
