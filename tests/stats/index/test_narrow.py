"""What a name means in other lists is found for each name, however many are asked for at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats.building import build_folders
from stats.index import lookup
from stats.index.lookup import MAX_ELSEWHERE
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index

MANY = MAX_ELSEWHERE + 10


def write(folder: Path, name: str, rows: list[tuple[str, str]]) -> Path:
    text = "\n".join(["areacd,areanm,year,visits", *(f"{c},{n},2020,5" for c, n in rows), ""])
    (folder / name).mkdir()
    (folder / name / "visits.csv").write_text(text, encoding="utf-8")
    body = {"resources": [{"name": "visits", "path": "visits.csv"}]}
    (folder / name / "datapackage.json").write_text(json.dumps(body), encoding="utf-8")
    return folder / name


def test_every_name_is_found_elsewhere(tmp_path: Path) -> None:
    # In the first list the areas have their names alone, in the second their codes too; the first
    # name stands in as many lists as are looked at for one.
    names = [f"Town {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(MANY)]
    coded = [(f"QX{n:03}", name) for n, name in enumerate(names)]
    packages = [write(tmp_path, "own", [("", name) for name in names] + [("ZZ1", "Other")])]
    packages += [write(tmp_path, "listed", coded)]
    packages += [write(tmp_path, f"more{n}", coded[:2]) for n in range(MAX_ELSEWHERE)]
    build_folders(packages, tmp_path / "a.index")
    index = Index(tmp_path / "a.index")
    narrow = NarrowIndex(index, index.dataset("own/visits"))
    found = narrow.find_names([code.casefold() for code, _ in coded])
    assert {hit.text for hits in found.values() for hit in hits} == set(names)


def test_what_a_name_means_elsewhere_is_remembered_within_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded = [("QX1", "Elmdon"), ("QX2", "Barrow")]
    packages = [write(tmp_path, "own", [("", name) for _, name in coded])]
    packages += [write(tmp_path, "listed", coded)]
    build_folders(packages, tmp_path / "a.index")
    index = Index(tmp_path / "a.index")
    monkeypatch.setattr(lookup, "KNOWN_LABELS", 2)
    for _ in range(2):
        narrow = NarrowIndex(index, index.dataset("own/visits"))
        assert [hit.text for hit in narrow.names("qx1")] == ["Elmdon"]
        assert [hit.text for hit in narrow.names("qx2")] == ["Barrow"]
        assert narrow.names("qx3") == ()
    assert index.labels_of_names(["qx3", "qx1"]) == {"qx1": ("elmdon",), "qx3": ()}
    assert len(index._known_labels) <= 2


@pytest.mark.parametrize("known", [1, lookup.KNOWN_NAMES], ids=["looked up", "known"])
def test_runs_of_words_that_are_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: int
) -> None:
    monkeypatch.setattr(lookup, "KNOWN_NAMES", known)
    packages = [write(tmp_path, "own", [("QX1", "Elmdon Heath"), ("QX2", "Barrow")])]
    build_folders(packages, tmp_path / "a.index")
    index = Index(tmp_path / "a.index")
    assert (index.member_squashes() is None) == (known == 1)
    words = ["visits", "elmdon", "heath", "and", "barrow", "area", "heath", "qx2"]
    assert index.member_runs(words, 3) == ((1, 3), (4, 5), (7, 8))
