"""The path of a resource in, the file that it names out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stats.hostile import MOST_TABLE_BYTES
from stats.packages import DESCRIPTOR

MIN_CUT = 60
"""A file name is held to be cut off only where at least so much of it is left."""


def find_file(folder: Path, resource: Mapping[str, Any]) -> tuple[Path | None, str]:
    """Return the file of a resource and, where it is not simply there, what was done or is wrong.

    A path that names no file is looked for as somebody's tools have changed it: with `!` for `/`,
    cut off at the end, with only the name left of it.
    """
    stated = resource.get("path")
    if isinstance(stated, list):
        if len(stated) != 1:
            return None, f"{_call(resource)}: a table in several files cannot be read"
        stated = stated[0]
    if not isinstance(stated, str) or not stated.strip():
        return None, f"{_call(resource)}: no path to a file"
    if re.match(r"[a-z]+://", stated):
        return None, f"{_call(resource)}: {stated} lies elsewhere; only files here are read"
    path = folder / stated
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link to itself, a name with a zero in it
        return None, f"{_call(resource)}: {stated!r} cannot be opened"
    if not is_inside:
        return None, f"{_call(resource)}: {stated} lies outside the package"
    if _is_file(path):
        if path.stat().st_size > MOST_TABLE_BYTES:
            return None, f"{_call(resource)}: {stated} has over {MOST_TABLE_BYTES >> 20} MB"
        return path, ""
    found = _similar_files(folder, stated)
    if len(found) == 1:
        return found[0], f"{stated!r} names no file; {found[0].name!r} is taken for it"
    if len(found) > 1:
        return None, f"{stated!r} names no file, and several are like it"
    return None, f"{stated!r} names no file"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the file system allows
        return False


def _similar_files(folder: Path, stated: str) -> list[Path]:
    inside = folder.resolve()
    files = sorted(
        each
        for each in folder.rglob("*")
        if each.is_file() and each.name != DESCRIPTOR and each.resolve().is_relative_to(inside)
    )
    end = Path(stated).suffix
    whole, name = _squeeze(stated), _squeeze(Path(stated).name)
    same = [each for each in files if _squeeze(each.name) in (whole, name)]
    if same:
        return same
    stem = whole.removesuffix(end)
    return [
        each
        for each in files
        if each.suffix == end
        and len(cut := _squeeze(each.name).removesuffix(end)) >= MIN_CUT
        and stem.startswith(cut)
    ]


def _squeeze(name: str) -> str:
    return re.sub(r"[/!\\:?*|]", "!", name).casefold()


def _call(resource: Mapping[str, Any]) -> str:
    return str(
        resource.get("name") or resource.get("title") or resource.get("path") or "a resource"
    )
