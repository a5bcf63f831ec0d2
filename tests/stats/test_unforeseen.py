"""A package at which the reading or writing stumbles is left out whole; the others are built."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stats import PackageError, building
from stats.building import build_folders
from stats.desk.checking import check_folders
from stats.errors import OutputError
from stats.index import build
from stats.index.reader import Index
from stats.model import Tables
from tests.stats.test_building import TABLE, write


def names(path: Path) -> set[str]:
    return {each.name for each in Index(path).packages().values()}


def left(path: Path, package: str) -> int:
    """Return how many cells of an index name a package."""
    with closing(sqlite3.connect(path)) as database:
        listed = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = [row for (t,) in listed for row in database.execute(f"SELECT * FROM {t}")]
    return sum(package in str(cell) for row in rows for cell in row)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    return [write(tmp_path / name, TABLE) for name in ("aaone", "bbtwo", "ccthree")]


def test_one_that_cannot_be_read(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    infer = building.infer_package

    def stumble(folder: Path, name: str) -> object:
        if folder.name == "bbtwo":
            raise ZeroDivisionError("by\nnothing")
        return infer(folder, name)

    monkeypatch.setattr(building, "infer_package", stumble)
    problems = build_folders(folders, tmp_path / "a.index")
    assert names(tmp_path / "a.index") == {"aaone", "ccthree"}
    (problem,) = [each for each in problems if "bbtwo" in each.file]
    assert problem.message == "left out, it cannot be read: ZeroDivisionError: by nothing"
    assert problem.is_error


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, f'{{"name": {"9" * 9_999}}}'])
def test_a_descriptor_that_no_parser_reads(folders: list[Path], tmp_path: Path, text: str) -> None:
    (folders[1] / "datapackage.json").write_text(text)
    problems = [*build_folders(folders, tmp_path / "a.index"), *check_folders(folders)]
    assert names(tmp_path / "a.index") == {"aaone", "ccthree"}
    named = [each for each in problems if "bbtwo" in each.file]
    assert len(named) == 2
    assert all(each.is_error for each in named)


def test_a_pipe_in_place_of_the_index_stays_one(folders: list[Path], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="is no plain file"):
        build_folders(folders, tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_in_place_of_the_index(folders: list[Path], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        build_folders(folders, tmp_path)


@pytest.mark.parametrize(
    "step", ["_write_lists", "write_cubes", "_write_releases", "write_names", "_digest"]
)
def test_one_that_cannot_be_written(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    do = getattr(build, step)

    def stumble(database: sqlite3.Connection, tables: Tables, *rest: object) -> object:
        done = do(database, tables, *rest)
        if tables.package == "bbtwo":
            raise sqlite3.IntegrityError("UNIQUE constraint failed")
        return done

    build_folders([folders[0], folders[2]], tmp_path / "without.index")
    monkeypatch.setattr(build, step, stumble)
    problems = build_folders(folders, tmp_path / "a.index")
    assert any("bbtwo" in each.file and "UNIQUE" in each.message for each in problems)
    index, without = Index(tmp_path / "a.index"), Index(tmp_path / "without.index")
    assert names(tmp_path / "a.index") == {"aaone", "ccthree"}
    assert index.version == without.version
    assert left(tmp_path / "a.index", "bbtwo") == 0
    assert left(tmp_path / "a.index", "aaone") > 0


def test_nothing_is_built_where_none_can_be_written(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(database: sqlite3.Connection, tables: Tables) -> None:
        raise ValueError(tables.package)

    monkeypatch.setattr(build, "write_names", stumble)
    with pytest.raises(PackageError, match="cannot be written"):
        build_folders(folders, tmp_path / "a.index")
    assert not (tmp_path / "a.index").exists()
