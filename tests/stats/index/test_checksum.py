"""An index file that is not as it was built is found out before anybody is answered from it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from stats import Catalogue, IndexFileError
from stats.building import build_folders
from stats.index import checksum
from stats.index.checksum import BLANK, verify_checksum, write_checksum

FLIPS = 50


@pytest.fixture
def copy(ices: Catalogue, tmp_path: Path) -> Path:
    return Path(shutil.copy(ices.index.path, tmp_path / "copy.index"))


def test_a_file_as_it_was_built_is_verified(ices: Catalogue) -> None:
    assert Catalogue.open_verified(ices.index.path).version == ices.version


def test_every_flipped_bit_is_found(copy: Path) -> None:
    whole, random = copy.read_bytes(), Random(1)
    for _ in range(FLIPS):
        place = random.randrange(len(whole))
        flipped = bytes([whole[place] ^ (1 << random.randrange(8))])
        copy.write_bytes(whole[:place] + flipped + whole[place + 1 :])
        with pytest.raises(IndexFileError, match=r"copy\.index: "):
            verify_checksum(copy)


def test_every_part_of_a_file_is_compared(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checksum, "PART_BYTES", checksum.HEAD_BYTES)
    write_checksum(copy)
    verify_checksum(copy)
    whole = copy.read_bytes()
    places = range(0, len(whole), checksum.HEAD_BYTES)
    assert len(places) > 2
    for place in places:
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(IndexFileError, match="its checksum is wrong"):
            verify_checksum(copy)


@pytest.mark.parametrize("size", [0, 1, 99, 100, 4096, -4096, -1])
def test_a_truncated_file_is_found(copy: Path, size: int) -> None:
    copy.write_bytes(copy.read_bytes()[:size])
    with pytest.raises(IndexFileError, match=r"copy\.index: no index"):
        Catalogue.open(copy)
    with pytest.raises(IndexFileError, match=r"copy\.index: "):
        verify_checksum(copy)


def test_a_text_that_looks_like_a_checksum_is_none(tmp_path: Path) -> None:
    title = f"Visits {BLANK}"
    descriptor = {"name": "odd", "title": title, "resources": [{"name": "odd", "path": "odd.csv"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (tmp_path / "odd.csv").write_text("town,year,visits\nAshby,2021,5\n", encoding="utf-8")
    index = tmp_path / "odd.index"
    for _ in range(2):
        build_folders([tmp_path], index)
        verify_checksum(index)
        assert title.encode() in index.read_bytes()


def test_a_foreign_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "foreign.index"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 8192)
    with pytest.raises(IndexFileError, match="it has no checksum"):
        verify_checksum(path)


def test_an_opened_index_stays_what_it_was_when_its_file_is_replaced(
    catalogue: Catalogue, copy: Path
) -> None:
    opened = Catalogue.open(copy)
    labels = [each.code for each in opened.datasets]
    beside = copy.with_name("beside")
    shutil.copy(catalogue.index.path, beside)
    beside.replace(copy)
    assert [each.code for each in opened.index._datasets()] == labels


def test_a_file_that_is_replaced_while_it_is_verified_is_refused(
    catalogue: Catalogue, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def verify_and_replace(path: Path) -> None:
        verify_checksum(path)
        Path(shutil.copy(catalogue.index.path, copy.with_name("beside"))).replace(copy)

    monkeypatch.setattr("stats.index.opening.verify_checksum", verify_and_replace)
    with pytest.raises(IndexFileError, match="took its place"):
        Catalogue.open_verified(copy)
