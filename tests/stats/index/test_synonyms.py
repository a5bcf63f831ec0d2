"""The lists of words that label terms are made with: each line is whole and does something."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

import stats.index.build
from stats.building import build_folders
from stats.index import synonyms, terms
from stats.index.analysis import analyse, is_asking, related
from stats.index.synonyms import FOLDER, read_lines, read_related


def test_every_list_says_how_it_is_written() -> None:
    for path in FOLDER.glob("*.txt"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


@pytest.mark.parametrize("name", ["same", "phrases"])
def test_no_line_stands_twice(name: str) -> None:
    sign = ":" if name == "same" else "="
    said = [line.split(sign, 1)[0].strip() for line in read_lines(name)]
    assert [each for each, count in Counter(said).items() if count > 1] == []


def test_no_word_is_of_two_families() -> None:
    words = [word for line in read_lines("same") for word in line.split(":", 1)[1].split()]
    assert [each for each, count in Counter(words).items() if count > 1] == []


@pytest.mark.parametrize("word", ["the", "approximately", "whats"])
def test_words_of_asking_are_no_terms(word: str) -> None:
    assert is_asking(word)
    assert analyse((word,)) == ()


def test_related_words_answer_in_part() -> None:
    assert [row for row in read_related() if not 0 < row[2] <= 1] == []


def test_another_list_is_marked_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    before = synonyms.mark_words()
    assert before == synonyms.mark_words()
    monkeypatch.setattr(synonyms, "read_lines", lambda name: (*read_lines(name), "car: automobile"))
    assert before != synonyms.mark_words()


def test_lines_are_read() -> None:
    assert [each.text for each in analyse(("food", "stamps"))] == ["food_stamps"]
    assert related("german") == {"germani": 0.9}


def test_an_index_that_is_brought_up_to_date_has_the_terms_of_the_lists_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fields = [{"name": "area"}, {"name": "year", "type": "year"}, {"name": "cars"}]
    resource = {"name": "cars", "path": "cars.csv", "schema": {"fields": fields}}
    folder, path = tmp_path / "cars", tmp_path / "an.index"
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps({"name": "cars", "resources": [resource]}))
    (folder / "cars.csv").write_text("area,year,cars\nKent,2020,5\nEssex,2020,6\n")
    build_folders([folder], path)
    assert "automobile" not in label_terms(path)
    monkeypatch.setattr(stats.index.build, "mark_words", lambda: "other lists")
    monkeypatch.setattr(terms, "find_spans", lambda _: [("automobile", 0, 1)])
    build_folders([folder], path)
    assert "automobile" in label_terms(path)


def label_terms(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return str(database.execute("SELECT group_concat(terms) FROM label_body").fetchone())
