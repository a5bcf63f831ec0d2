"""An index and folders of packages in, those that it does not have as they stand there out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stats.index.reader import Index
from stats.packages import find_packages, fingerprint_package, name_folder, place_of


@dataclass(frozen=True, slots=True)
class Unread:
    """A package that cannot be used as it stands; `is_kept` says that it is loaded as before."""

    name: str
    is_kept: bool


def find_unread(index: Index, folders: Sequence[Path]) -> tuple[Unread, ...]:
    """Return the packages in `folders` that an index built of them has not, or has as before.

    Raises:
        PackageError: a folder holds no package.

    """
    loaded = index.packages()
    places = {place_of(mark) for mark in loaded}
    marks = {folder: fingerprint_package(folder) for folder in find_packages(folders)}
    return tuple(
        Unread(name_folder(folder), place_of(mark) in places)
        for folder, mark in marks.items()
        if mark not in loaded
    )


def describe_unread(unread: Sequence[Unread]) -> str:
    """Return a line that names them; empty for none.

    >>> describe_unread([Unread("births", is_kept=True), Unread("crime", is_kept=False)])
    'packages with errors: crime left out, births as before; `bot.py check` says why'
    """
    if not unread:
        return ""
    out = ", ".join(each.name for each in unread if not each.is_kept)
    kept = ", ".join(each.name for each in unread if each.is_kept)
    parts = [f"{out} left out"] * bool(out) + [f"{kept} as before"] * bool(kept)
    return f"packages with errors: {', '.join(parts)}; `bot.py check` says why"
