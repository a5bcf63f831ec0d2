"""A view that hides a package is, in every reply, the index without that package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Catalogue
from stats.building import build_folders
from stats.index.reader import Index
from stats.render import render_plain
from tests.writing import ICES

QUESTIONS = (
    "number of loans 2021 ashby",
    "loans",
    "loans per visitor ashby 2021",
    "mobile loans ashby 2021",
    "xylophone loans ashby",
    "xylophne lessons",
    "visits to xylophone halls ashby 2020",
    "corby loans 2021",
    "corbi loans 2021",
    "largest number of loans 2021",
)
LABELS = {
    "public": ("Number of loans", "Visits to reading halls", "Loans per visitor"),
    "second": ("Number of loans", "Visits to museums", "Loans of instruments"),
    "secret": ("Number of loans", "Visits to xylophone halls", "Xylophone lessons"),
}
TOWNS = {"public": "Ashby", "second": "Barrow", "secret": "Corby"}


def write(folder: Path, name: str) -> Path:
    fields = [
        {"name": "town", "type": "string"},
        {"name": "year", "type": "year"},
        *(
            {"name": f"m{number}", "type": "integer", "title": label}
            for number, label in enumerate(LABELS[name])
        ),
    ]
    rows = [
        f"{town},{year},{year - 2000},{year - 1990},{year - 1980}"
        for town in (TOWNS[name], "Dunmore")
        for year in (2020, 2021)
    ]
    resource = {"name": name, "path": "rows.csv", "schema": {"fields": fields}}
    descriptor = {"name": name, "title": f"The {name} register", "resources": [resource]}
    (folder / name).mkdir(parents=True)
    (folder / name / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    header = ",".join(each["name"] for each in fields)
    text = "\n".join([header, *rows, ""])
    (folder / name / "rows.csv").write_text(text, encoding="utf-8")
    return folder / name


def replies(catalogue: Catalogue) -> list[str]:
    index = catalogue.index
    found = [catalogue.version]
    for text in QUESTIONS:
        found += [render_plain(catalogue.ask(text)), repr(catalogue.ask_readings(text))]
        found += [repr(catalogue.suggest_aliases(text))]
        for word in text.split():
            found.append(repr((word, index.is_vocabulary(word), index.find_words(word, 2))))
            found.append(repr((index.labels.posting(word), index.labels.is_word(word))))
            found.append(repr(index.labels.closest(word, 2)))
    found += [repr(each) for each in catalogue.shelves()]
    codes = [code for (code,) in index._all("SELECT code FROM dataset ORDER BY code")]
    found += [index.name_of("dataset", code) for code in codes]
    found += [repr(index.names_of("dataset", code)) for code in codes]
    return found


@pytest.mark.parametrize("others", [["public"], ["public", "second"]])
def test_what_is_hidden_shows_through_nothing(tmp_path: Path, others: list[str]) -> None:
    packages = [ICES, *(write(tmp_path, name) for name in others)]
    build_folders(packages, tmp_path / "without.index")
    build_folders([*packages, write(tmp_path, "secret")], tmp_path / "with.index")
    whole = Index(tmp_path / "with.index")
    hidden = Catalogue(whole.hide(frozenset({"secret"})))
    without = Catalogue(Index(tmp_path / "without.index"))
    assert replies(hidden) == replies(without)
    assert replies(Catalogue(whole)) != replies(without)


def test_the_words_of_a_view_are_made_when_they_are_asked_for(tmp_path: Path) -> None:
    build_folders([write(tmp_path, n) for n in ("public", "secret")], tmp_path / "a.index")
    view = Index(tmp_path / "a.index").hide(frozenset({"secret"}))
    assert view._all("SELECT count(*) FROM sqlite_temp_master WHERE name = 'label_term'") == [(0,)]
    assert not view.labels.is_word("xylophone")
    assert view._all("SELECT count(*) FROM sqlite_temp_master WHERE name = 'label_term'") == [(1,)]


def test_a_package_under_embargo_takes_no_name_from_another(tmp_path: Path) -> None:
    secret, public = write(tmp_path / "a", "secret"), write(tmp_path / "b", "public")
    path = secret / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["embargo"] = "2999-01-01T00:00:00+00:00"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    folders = [secret.rename(tmp_path / "a" / "same"), public.rename(tmp_path / "b" / "same")]
    build_folders(folders, tmp_path / "with.index")
    build_folders(folders[1:], tmp_path / "without.index")
    hidden = Index(tmp_path / "with.index").hide(frozenset({"a-same"}))
    assert replies(Catalogue(hidden)) == replies(Catalogue(Index(tmp_path / "without.index")))
