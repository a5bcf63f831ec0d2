"""An index file is whole or not there: written beside its place, then renamed."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import stats.index.build
from stats import Catalogue, PackageError
from stats.building import build_folders
from stats.index.build import build_index
from stats.index.reader import Index
from stats.index.schema import VERSION_LENGTH
from stats.model import Tables
from stats.packages import fingerprint_packages
from stats.render import render_json
from tests.writing import ICES, Edit, WritePackage, open_packages, read_folders

BROKEN = Edit("areas.csv", "D4|D5", "D4|D55")
QUESTIONS = (
    "Wexmoor strawberry",
    "wexmoor and tarnholm vanilla",
    "upper vale vanilla",
    "quellby lemon",
    "newbrook strawberry",
    "saltmarch",
    "vanilla by district",
    "hello",
)


def list_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def answer_all(path: Path) -> list[str]:
    catalogue = Catalogue.open(path)
    return [render_json(text, catalogue.ask(text)) for text in QUESTIONS]


def test_a_build_leaves_the_index_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "ices.index"
    build_folders([ICES], path)
    assert list_files(path.parent) == ["ices.index"]


def test_a_build_returns_the_warnings(tmp_path: Path) -> None:
    warnings = build_folders([ICES], tmp_path / "ices.index")
    assert [(each.is_error, each.message.partition(" names")[0]) for each in warnings] == [
        (False, "'Saltmarch'")
    ]


def test_a_file_that_is_read_while_it_is_built_anew_stays_as_it_was(
    tmp_path: Path, write_package: WritePackage
) -> None:
    path = tmp_path / "ices.index"
    build_folders([ICES], path)
    before = path.stat().st_ino
    reader = Catalogue.open(path)
    edit = Edit("cones.csv", "D8,all,2018/19,servings,61", "D8,all,2018/19,servings,62")
    build_folders([write_package(edit)], path)
    assert path.stat().st_ino != before
    assert "61 servings" in render_json("", reader.ask("Eddle"))
    assert "62 servings" in render_json("", Catalogue.open(path).ask("Eddle"))


def test_a_broken_package_leaves_the_file_as_it_was(
    tmp_path: Path, write_package: WritePackage
) -> None:
    path = tmp_path / "kept" / "ices.index"
    build_folders([ICES], path)
    before = path.read_bytes()
    with pytest.raises(PackageError, match="no code 'D55' in this list"):
        build_folders([write_package(BROKEN)], path)
    assert (path.read_bytes(), list_files(path.parent)) == (before, ["ices.index"])


def test_a_broken_package_among_good_ones_is_named_and_left_out(
    tmp_path: Path, write_package: WritePackage
) -> None:
    path = tmp_path / "kept" / "ices.index"
    build_folders([ICES], path)
    before = answer_all(path)
    write_package(BROKEN, folder="packages/broken")
    problems = build_folders([ICES, tmp_path / "packages"], path)
    (error,) = [str(each) for each in problems if each.is_error]
    assert "packages/broken/areas.csv:5: no code 'D55'" in error
    assert answer_all(path) == before


def test_a_build_that_fails_half_way_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ices.index"
    build_folders([ICES], path)
    before = path.read_bytes()

    def fail(database: sqlite3.Connection, *, is_renamed: bool) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(stats.index.build, "write_vocabulary", fail)
    with pytest.raises(OSError, match="No space left on device"):
        build_folders([ICES], path)
    assert (path.read_bytes(), list_files(tmp_path)) == (before, ["ices.index"])


def test_a_build_in_place_of_nothing_that_fails_leaves_nothing(
    tmp_path: Path, write_package: WritePackage
) -> None:
    path = tmp_path / "empty" / "ices.index"
    with pytest.raises(PackageError, match="no code 'D55' in this list"):
        build_folders([write_package(BROKEN)], path)
    assert not path.exists()


def test_two_builds_of_the_same_packages_give_the_same_answers(tmp_path: Path) -> None:
    first, second = tmp_path / "first.index", tmp_path / "second.index"
    build_folders([ICES], first)
    build_folders([ICES], second)
    assert answer_all(first) == answer_all(second)


def test_the_order_of_the_packages_changes_no_answer(
    tmp_path: Path, write_package: WritePackage
) -> None:
    other = write_package(folder="other")
    descriptor = other / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace('"name": "ices"', '"name": "others"')
    for old, new in (("cones", "cups"), ("tubs", "bowls"), ("fairs", "fetes")):
        (other / f"{old}.csv").rename(other / f"{new}.csv")
        text = text.replace(old, new)
    descriptor.write_text(text.replace('"priority": ', '"priority": 1'), encoding="utf-8")
    for name, folders in (("a", [ICES, other]), ("b", [other, ICES])):
        build_folders(folders, tmp_path / f"{name}.index")
    assert answer_all(tmp_path / "a.index") == answer_all(tmp_path / "b.index")


def test_the_index_knows_what_it_was_built_from(tmp_path: Path) -> None:
    path = tmp_path / "ices.index"
    build_folders([ICES], path)
    assert Catalogue.open(path).index.fingerprint == fingerprint_packages([ICES])


def test_the_same_facts_have_the_same_version_wherever_they_stand(
    tmp_path: Path, ices: Catalogue, write_package: WritePackage
) -> None:
    copy = write_package(
        Edit("areas.csv", "the whole of Ostrovia|Ostrovian", "the whole of Ostrovia"),
    )
    assert open_packages(tmp_path, copy).version == ices.version
    assert len(ices.version) == VERSION_LENGTH


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Edit("cones.csv", "D2,vanilla,2018/19,servings,31", "D2,vanilla,2018/19,servings,32"), id="figure"),
        pytest.param(Edit("areas.csv", "D6,Ynysfôr,district", "D6,Ynysfor,district"), id="label"),
        pytest.param(Edit("sources.csv", "https://radio.example/ices", "https://radio.example/"), id="source"),
        pytest.param(Edit("releases.csv", "3 of 7 boards", "4 of 7 boards"), id="release"),
    ],
)  # fmt: skip
def test_another_fact_makes_another_version(
    tmp_path: Path, ices: Catalogue, write_package: WritePackage, edit: Edit
) -> None:
    assert open_packages(tmp_path, write_package(edit)).version != ices.version


def test_a_token_that_two_codes_share_names_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables: tuple[Tables, ...] = read_folders([ICES])[0]
    monkeypatch.setattr(stats.index.build, "code_token", lambda concept, code: "same!")
    build_index(tables, tmp_path / "ices.index")
    assert Index(tmp_path / "ices.index").find_token("same!") is None


def test_the_cache_is_used_until_the_package_changes(
    tmp_path: Path, write_package: WritePackage
) -> None:
    folder, cache = write_package(), tmp_path / "cache"
    Catalogue.open_folders([folder], cache)
    first = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    Catalogue.open_folders([folder], cache)
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == first
    csv = folder / "cones.csv"
    csv.write_text(csv.read_text(encoding="utf-8").replace("servings,61,", "servings,612,"))
    reply = Catalogue.open_folders([folder], cache).ask("Eddle")
    assert "612 servings" in render_json("", reply)


def test_an_embargoed_package_is_not_there_until_its_time(
    tmp_path: Path, write_package: WritePackage
) -> None:
    title = '"name": "ices",'
    folder = write_package(
        Edit("datapackage.json", title, f'{title} "embargo": "2026-12-01T09:30:00+00:00",')
    )
    catalogue = open_packages(tmp_path, folder)
    release = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    before = catalogue.at(release - timedelta(seconds=1))
    assert [type(before.ask(text)).__name__ for text in QUESTIONS] == ["NoMatch"] * len(QUESTIONS)
    assert before.datasets == ()
    assert before.at(release) is catalogue
    assert "61 servings" in render_json("", catalogue.at(release).ask("Eddle"))
