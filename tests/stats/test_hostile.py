"""Packages that mean harm: nothing outside is opened or fetched, and each danger has its message."""

from __future__ import annotations

import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from stats.errors import PackageError
from stats.hostile import MOST_FIELD_CHARACTERS
from stats.packages import read_package
from tests.writing import Edit, WritePackage, line_of

FLAVOURS = '"path": "flavours.csv"'
PROFILE = f'{FLAVOURS},\n      "profile": "tabular-data-resource"'
ELSEWHERE = "http://127.0.0.1:9/flavours.csv"
DESCRIPTORS = {
    "address": (FLAVOURS, f'"path": "{ELSEWHERE}"', "is no CSV file of the package"),
    "address_of_a_dialect": (FLAVOURS, f'{FLAVOURS}, "dialect": "{ELSEWHERE}"', "dialect must stand here"),
    "profile_of_the_package": ("tabular-data-package", ELSEWHERE, "the package: profile must stand"),
    "file_of_a_profile": (PROFILE, PROFILE.replace("tabular-data-resource", "../x.json"), "profile must stand here"),
    "scheme": (FLAVOURS, f'{FLAVOURS}, "scheme": "http"', "scheme is not allowed"),
    "compressed": (FLAVOURS, f'{FLAVOURS}, "compression": "gz"', "compression is not allowed"),
    "more_paths": (FLAVOURS, f'{FLAVOURS}, "extrapaths": ["areas.csv"]', "extrapaths is not allowed"),
    "several_paths": (FLAVOURS, '"path": ["flavours.csv", "areas.csv"]', "path must be one file"),
    "packed": (FLAVOURS, '"path": "flavours.csv.zip"', "is no CSV file of the package"),
    "key_twice": ('"name": "ices"', '"name": "ices", "name": "creams"', "'name' stands twice"),
    "no_number": ('"name": "ices"', '"name": "ices", "new": -Infinity', "-Infinity is no number"),
    "turned_round": ('"name": "ices"', '"name": "ices\\u202e"', "a text holds the character U+202E"),
    "as_it_is": ('"name": "ices"', '"name": "ices", "by": "\u200bIces"', "a text holds the character U+200B"),
    "back_space": ('"name": "ices"', '"name": "ices", "by": "Ice\\bs"', "a text holds the character U+0008"),
    "behind_a_slash": ('"name": "ices"', '"name": "ices", "by": "\\\\\\u2066"', "a text holds the character U+2066"),
}  # fmt: skip
UNSEEN = {"bell": "\x07", "null": "\x00", "override": "\u202e", "isolate": "\u2066", "no_width": "\u200b",
          "line": "\u2028", "c1": "\x85", "soft_hyphen": "\xad", "joiner": "\u034f"}  # fmt: skip


def dangers(folder: Path) -> list[str]:
    with pytest.raises(PackageError) as caught:
        read_package(folder)
    return [str(each).removeprefix(f"{folder}/") for each in caught.value.problems]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries to connect fails the test, for it is not among the problems that are due."""

    def refuse(*_: object) -> None:
        raise AssertionError("a package was about to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize(("old", "new", "due"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_a_descriptor_that_leads_elsewhere_or_says_two_things_is_refused(
    write_package: WritePackage, old: str, new: str, due: str
) -> None:
    found = dangers(write_package(Edit("datapackage.json", old, new)))
    assert [each for each in found if due in each] == found
    assert found[0].startswith("datapackage.json:0: ")


def test_a_descriptor_nested_too_deeply(write_package: WritePackage) -> None:
    folder = write_package()
    (folder / "datapackage.json").write_text("[" * 100_000)
    assert dangers(folder) == ["datapackage.json:0: nested too deeply"]


@pytest.mark.parametrize("name", ["flavours.csv", "datapackage.json"])
def test_a_link_out_of_the_package_is_refused_and_one_inside_is_not(
    write_package: WritePackage, name: str
) -> None:
    folder = write_package()
    inside = (folder / name).rename(folder / "beside")
    (folder / name).symlink_to(inside)
    assert read_package(folder).name == "ices"
    (folder / name).unlink()
    (folder / name).symlink_to(inside.rename(folder.parent / "outside"))
    assert dangers(folder) == [f"{name}:0: leads out of the package"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_plain_file_is_not_waited_for(
    write_package: WritePackage, make: Callable[[Path], None]
) -> None:
    folder = write_package()
    (folder / "flavours.csv").unlink()
    make(folder / "flavours.csv")
    assert dangers(folder) == ["flavours.csv:0: is no plain file"]


def test_a_text_beyond_all_measure_is_refused(write_package: WritePackage) -> None:
    folder = write_package(Edit("datapackage.json", '"name": "ices"', f'"name": "ices", "homepage": "{"t" * 10_001}"'))  # fmt: skip
    assert dangers(folder) == ["datapackage.json:0: a text of over 10000 letters"]


def test_a_bomb_that_calls_itself_a_table_is_not_unpacked(write_package: WritePackage) -> None:
    folder = write_package()
    with zipfile.ZipFile(folder / "flavours.csv", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("flavours.csv", "0" * 10_000_000)
    found = dangers(folder)
    assert "flavours.csv" in found[0]


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_a_label_with_a_character_that_nobody_sees_is_refused(
    write_package: WritePackage, character: str
) -> None:
    folder = write_package(Edit("flavours.csv", "toffee,Toffee", f"toffee,Tof{character}fee"))
    line = line_of(folder, "flavours.csv", "toffee,")
    assert dangers(folder) == [f"flavours.csv:{line}: holds the character U+{ord(character):04X}"]


@pytest.mark.parametrize(("letters", "is_refused"), [(MOST_FIELD_CHARACTERS, False), (MOST_FIELD_CHARACTERS + 1, True)])  # fmt: skip
def test_a_field_beyond_all_measure_is_refused(
    write_package: WritePackage, letters: int, is_refused: bool
) -> None:
    folder = write_package(Edit("flavours.csv", "toffee,Toffee", f"toffee,{'T' * letters}"))
    if not is_refused:
        assert read_package(folder).name == "ices"
        return
    line = line_of(folder, "flavours.csv", "toffee,")
    assert dangers(folder) == [f"flavours.csv:{line}: a field of over 10000 letters"]
