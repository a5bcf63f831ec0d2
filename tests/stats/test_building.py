"""An index is brought up to date: what has not changed is taken over, what has is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Catalogue, packages
from stats.building import build_folders

TABLE = "town,year,visits\nAshby,2019,5\n"


def write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "visits.csv").write_text(text, encoding="utf-8")
    body = {"resources": [{"name": "visits", "path": "visits.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(body), encoding="utf-8")
    return folder


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
