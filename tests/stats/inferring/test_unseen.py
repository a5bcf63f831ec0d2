"""Packages that define nothing and mean harm: nothing outside is read, and what is not seen is left out."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from stats import Answer, Clarification, PackageError
from stats.building import build_folders
from stats.desk.checking import check_folders
from tests.writing import open_packages

TABLE = "town,year,visits\nAshby,2019,5\nAshby,2020,7\n"
RESOURCE = {"name": "visits", "path": "visits.csv"}
ELSEWHERE = "http://127.0.0.1:9/x.json"
UNSEEN = {"bell": "\x07", "escape": "\x1b", "override": "\u202e", "isolate": "\u2066", "no_width": "\u200b",
          "c1": "\x9b", "soft_hyphen": "\xad", "filler": "\u3164", "mark": "\ufeff"}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a package was about to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def write(folder: Path, body: Mapping[str, object] | str = "", table: str = TABLE) -> Path:
    folder.mkdir()
    (folder / "visits.csv").write_text(table, encoding="utf-8", newline="")
    text = body if isinstance(body, str) and body else json.dumps(body or {"resources": [RESOURCE]})
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return folder


def said(folder: Path) -> str:
    return "\n".join(map(str, check_folders([folder])))


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_sees_in_a_cell_is_left_out_and_named(tmp_path: Path, character: str) -> None:
    folder = write(tmp_path / "visits", table=f"{TABLE}Bar{character}row,2019,9\n")
    number = f"U+{ord(character):04X}"
    assert f"visits.csv:1: warning: 'town' holds the character {number}" in said(folder)
    reply = open_packages(tmp_path, folder).ask("barrow visits 2019")
    assert isinstance(reply, Answer)
    assert character not in repr(reply)
    assert [figure.value for figure in reply.figures] == [9]


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ('{"title": "Vis\\u202eits", "resources": [%s]}', "a text holds the character U+202E"),
        ('{"title": "Vis\\u001b[1mits", "resources": [%s]}', "a text holds the character U+001B"),
        ('{"title": "Vis\\ud800its", "resources": [%s]}', "a text holds the character U+D800"),
        ('{"title": "a", "title": "b", "resources": [%s]}', "'title' stands twice"),
    ],
)
def test_what_a_descriptor_hides_is_named_and_left_out(
    tmp_path: Path, written: str, due: str
) -> None:
    folder = write(tmp_path / "visits", written % json.dumps(RESOURCE))
    assert f"datapackage.json:0: warning: {due}" in said(folder)
    shelves = repr(open_packages(tmp_path, folder).shelves())
    assert [each for each in ("\u202e", "\x1b", "\ud800") if each in shelves] == []


@pytest.mark.parametrize(
    "body",
    [
        {"profile": ELSEWHERE, "resources": [RESOURCE]},
        {"resources": [{**RESOURCE, "profile": ELSEWHERE}]},
        {"resources": [{**RESOURCE, "schema": ELSEWHERE}]},
        {"resources": [{**RESOURCE, "dialect": ELSEWHERE}]},
        {"resources": [ELSEWHERE, RESOURCE]},
    ],
)
def test_nothing_is_fetched(tmp_path: Path, body: Mapping[str, object]) -> None:
    folder = write(tmp_path / "visits", body)
    assert "datapackage.json:0: warning: " in said(folder)
    reply = open_packages(tmp_path, folder).ask("ashby visits 2019")
    assert isinstance(reply, Answer)


def test_a_descriptor_or_a_file_like_the_one_named_that_lies_outside_is_not_read(
    tmp_path: Path,
) -> None:
    outside, folder = write(tmp_path / "outside"), write(tmp_path / "visits")
    (folder / "datapackage.json").unlink()
    (folder / "datapackage.json").symlink_to(outside / "datapackage.json")
    assert said(folder).endswith("visits/datapackage.json:0: leads out of the package")
    (folder / "datapackage.json").unlink()
    write_again = {"resources": [{**RESOURCE, "path": "a/b.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(write_again))
    (folder / "visits.csv").unlink()
    (folder / "a!b.csv").symlink_to(outside / "visits.csv")
    assert "'a/b.csv' names no file" in said(folder)
    with pytest.raises(PackageError):
        build_folders([folder], tmp_path / "a.index")


def test_a_link_to_itself_is_one_problem(tmp_path: Path) -> None:
    folder = write(tmp_path / "visits", {"resources": [{**RESOURCE, "path": "loop.csv"}]})
    (folder / "loop.csv").symlink_to("loop.csv")
    assert "visits: 'loop.csv' cannot be opened" in said(folder)


def test_a_problem_does_not_steer_the_terminal_it_is_written_to(tmp_path: Path) -> None:
    folder = write(tmp_path / "vis\x1b[31mits", {"resources": []})
    assert said(folder).isprintable()
    assert "vis\\x1b[31mits" in said(folder)


@pytest.mark.parametrize("label", ["\x07\x07", "\u200b", "\u2066\u2069", "\u3164", "\xad\u115f"])
def test_a_label_of_which_nobody_sees_anything_has_a_sign_in_its_place(
    tmp_path: Path, label: str
) -> None:
    folder = write(tmp_path / "visits", table=f"{TABLE}{label},2019,9\nBarrow,2019,8\n")
    reply = open_packages(tmp_path, folder).ask("visits 2019")
    assert isinstance(reply, Clarification)
    assert "?" in [each.label for each in reply.choices]
    assert all(each.label.strip() for each in reply.choices)
