"""An index is brought up to date: what has not changed is taken over, what has is read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import stats.index.build
from stats import Catalogue, packages
from stats.building import build_folders
from stats.index.naming import write_vocabulary
from tests.writing import write_tables

TABLE = "town,year,visits\nAshby,2019,5\n"


def write(folder: Path, text: str) -> Path:
    return write_tables(folder, {"visits": text})


def problems_of(folders: list[Path], index: Path) -> set[str]:
    """Return the files whose problems were told: those of the packages that were read."""
    return {Path(each.file).parent.name for each in build_folders(folders, index)}


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    folders = [write(tmp_path / "one", TABLE), write(tmp_path / "other", TABLE)]
    index = tmp_path / "both.index"
    assert problems_of(folders, index) == {"one", "other"}
    assert problems_of(folders, index) == set()
    write(folders[1], TABLE.replace("5", "7"))
    assert problems_of(folders, index) == {"other"}
    assert {each.figures for each in Catalogue.open(index).shelves()} == {1}


VOCABULARY = ("member_word", "member_gram", "label", "label_term", "label_body", "label_word",
              "label_column", "dataset_name", "token")  # fmt: skip


def rows_of(index: Path) -> dict[str, list[object]]:
    """Return what of an index is made of the names of all packages together."""
    with closing(sqlite3.connect(index)) as database:
        return {
            table: database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in VOCABULARY
        }


@pytest.mark.parametrize(
    ("now", "is_renamed"),
    [
        (TABLE.replace("5", "7"), False),
        (TABLE.replace("Ashby", "Selby"), True),
        (TABLE.replace("visits", "visitors"), True),
        (TABLE.replace("2019", "2020"), True),
    ],
)
def test_the_words_of_an_index_brought_up_to_date_are_those_of_one_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str, *, is_renamed: bool
) -> None:
    folders = [write(tmp_path / "one", TABLE), write(tmp_path / "other", TABLE)]
    index, anew = tmp_path / "both.index", tmp_path / "anew.index"
    build_folders(folders, index)
    before = rows_of(index)
    write(folders[1], now)
    build_folders(folders, anew)
    made: list[bool] = []

    def note(database: sqlite3.Connection, *, is_renamed: bool) -> None:
        made.append(is_renamed)
        write_vocabulary(database, is_renamed=is_renamed)

    monkeypatch.setattr(stats.index.build, "write_vocabulary", note)
    build_folders(folders, index)
    assert made == [is_renamed]
    assert rows_of(index) == rows_of(anew)
    assert (rows_of(index) != before) is is_renamed


def test_what_an_older_program_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders, index = [write(tmp_path / "one", TABLE)], tmp_path / "one.index"
    assert problems_of(folders, index) == {"one"}
    monkeypatch.setattr(packages, "READING_VERSION", "of another program")
    assert problems_of(folders, index) == {"one"}


def damage(index: Path) -> None:
    """Put another figure into an index file, as a flipped bit would."""
    whole = index.read_bytes()
    assert whole.count(b"Ashby")
    index.write_bytes(whole.replace(b"Ashby", b"Ashbx"))


def test_nothing_is_taken_over_from_a_damaged_index(tmp_path: Path) -> None:
    folders = [write(tmp_path / "one", TABLE), write(tmp_path / "other", TABLE)]
    index = tmp_path / "both.index"
    build_folders(folders, index)
    whole = index.read_bytes()
    damage(index)
    assert problems_of(folders, index) == {"one", "other"}
    assert index.read_bytes() == whole


def test_a_damaged_index_in_the_cache_is_built_anew(tmp_path: Path) -> None:
    folders, cache = [write(tmp_path / "one", TABLE)], tmp_path / "cache"
    kept = Catalogue.open_folders(folders, cache).index.path
    whole = kept.read_bytes()
    for spoil in (damage, lambda path: path.write_bytes(whole[:-1])):
        spoil(kept)
        Catalogue.open_folders(folders, cache)
        assert kept.read_bytes() == whole
