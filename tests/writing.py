"""The invented package in, a copy of it with some things changed out."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ICES = Path(__file__).parent / "packages" / "ices"


@dataclass(frozen=True, slots=True)
class Edit:
    """In `file`, `old` becomes `new`; it has to stand there exactly once."""

    file: str
    old: str
    new: str


class WritePackage(Protocol):
    """Writes a copy of the invented package and returns its folder."""

    def __call__(self, *edits: Edit, folder: str = ...) -> Path:
        """Write the copy named `folder`, with every edit made."""


def copy_package(folder: Path, edits: Iterable[Edit]) -> Path:
    """Return `folder` after writing the invented package there with the edits made."""
    shutil.copytree(ICES, folder)
    for edit in edits:
        path = folder / edit.file
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.old) == 1, f"{edit.old!r} stands {text.count(edit.old)} times"
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8", newline="")
    return folder


def line_of(folder: Path, file: str, text: str) -> int:
    """Return the number of the line of a package's file that starts with `text`."""
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(text))
