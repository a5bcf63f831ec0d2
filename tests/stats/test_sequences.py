"""However an index came about by adding, removing and changing packages, it is as built at once."""

from __future__ import annotations

import csv
import json
import random
import shutil
from pathlib import Path

import pytest

from stats import Catalogue
from stats.building import build_folders, name_packages
from stats.index.reader import Index
from stats.render import render_plain

TOWNS = ("Ashby", "Barrow", "Corby")
DEFINED = {"defa": ("lessons", "2020-09", "2021-08"), "defb": ("rentals", "2020-04", "2021-03")}
INFERRED = ("a/same", "b/same", "b/other", "c/same")
QUESTIONS = (
    "loans ashby 2020",
    "number of loans 2021",
    "visits barrow 2021",
    "largest visits 2020",
    "lessons ashby 2020/21",
    "rentals ashby 2020/21",
    "loans corbi",
    "visitz",
)


def write_table(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_inferred(root: Path, name: str, version: int) -> None:
    """Write a package of two measures; some have one label in several packages."""
    folder = root / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    measures = ("loans", "visits") if version % 2 else ("number of loans", "visits")
    rows = [("town", "year", *measures)] + [
        (town, str(year), str(year - 2000 + version), str(10 * version + place))
        for year in (2020, 2021)
        for place, town in enumerate(TOWNS[: 2 + version % 2])
    ]
    write_table(folder / "rows.csv", rows)
    title = f"Register {name[0]}"
    body = {"title": title, "resources": [{"name": "rows", "path": "rows.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(body), encoding="utf-8")


def write_defined(root: Path, name: str, version: int) -> None:
    """Write a package that defines one dataset, with a period that the other one has otherwise."""
    label, start, end = DEFINED[name]
    folder = root / "d" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)

    def resource(table: str, columns: dict[str, str], **more: object) -> dict[str, object]:
        fields = [
            {"name": column, "type": "string", **({"role": role} if role else {})}
            for column, role in columns.items()
        ]
        return {"name": table, "path": f"{table}.csv", "schema": {"fields": fields}, **more}

    plain = dict.fromkeys(("code", "label"), "")
    loans = {"town": "dimension", "when": "period", "what": "measure", "number": "value"}
    said = {"label": label, "counts": label, "aliases": [label], "publisher": "Council"}
    resources = [
        resource("towns", plain, codeList={"of": "town"}),
        resource(
            "years", plain | dict.fromkeys(("start", "end", "kind"), ""), codeList={"of": "period"}
        ),
        resource("units", plain | {"unit": ""}, codeList={"of": "measure"}),
        resource(name, loans, dataset=said),
    ]
    write_table(folder / "towns.csv", [("code", "label"), ("a1", "Ashby")])
    years = ("winter", "2020/21", start, end, "year")
    write_table(folder / "years.csv", [("code", "label", "start", "end", "kind"), years])
    write_table(folder / "units.csv", [("code", "label", "unit"), (label, label, label)])
    row = ("a1", "winter", label, str(100 + version))
    write_table(folder / f"{name}.csv", [tuple(loans), row])
    body = {"name": name, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(body), encoding="utf-8")


def replies(path: Path) -> list[object]:
    catalogue = Catalogue.open(path)
    index = catalogue.index
    found: list[object] = [catalogue.version, index.packages().keys()]
    for text in QUESTIONS:
        found += [render_plain(catalogue.ask(text)), repr(catalogue.ask_readings(text))]
    found += [repr(each) for each in catalogue.shelves()]
    for table in ("label", "label_term", "label_body", "dataset_name", "word", "member_word"):
        found.append((table, index._all(f"SELECT * FROM {table} ORDER BY 1")))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_gives_what_a_full_build_gives(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = tmp_path / "packages"
    version = 0
    for step in range(6):
        for name in (*INFERRED, *DEFINED):
            version += 1
            folder = root / (f"d/{name}" if name in DEFINED else name)
            match chance.choice(("keep", "keep", "remove", "write")):
                case "write" if name in DEFINED:
                    write_defined(root, name, version)
                case "write":
                    write_inferred(root, name, version)
                case "remove":
                    shutil.rmtree(folder, ignore_errors=True)
        found = sorted(path.parent for path in root.rglob("datapackage.json"))
        if not found:
            continue
        assert not [
            each for each in build_folders(found, tmp_path / "steps.index") if each.is_error
        ]
        build_folders(found, tmp_path / f"whole{step}.index")
        assert replies(tmp_path / "steps.index") == replies(tmp_path / f"whole{step}.index")


def test_packages_of_one_name_are_called_by_the_folders_around_them(tmp_path: Path) -> None:
    for name in INFERRED:
        write_inferred(tmp_path, name, 1)
    folders = [tmp_path / name for name in INFERRED]
    assert list(name_packages(folders).values()) == ["same", "b-same", "other", "c-same"]
    # The second is loaded first: the order of the folders decides all the same.
    build_folders([folders[1]], tmp_path / "a.index")
    assert {each.name for each in Index(tmp_path / "a.index").packages().values()} == {"same"}
    problems = build_folders(folders, tmp_path / "a.index")
    assert {each.name for each in Index(tmp_path / "a.index").packages().values()} == {
        "same",
        "b-same",
        "other",
        "c-same",
    }
    assert any("called 'b-same'" in each.message and not each.is_error for each in problems)


def test_a_period_is_the_first_ones_again_where_that_package_is_gone(tmp_path: Path) -> None:
    for name in DEFINED:
        write_defined(tmp_path, name, 1)
    first, second = (tmp_path / "d" / name for name in DEFINED)
    build_folders([first, second], tmp_path / "a.index")
    build_folders([second], tmp_path / "a.index")
    build_folders([second], tmp_path / "whole.index")
    assert replies(tmp_path / "a.index") == replies(tmp_path / "whole.index")
