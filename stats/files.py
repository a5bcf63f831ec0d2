"""A place for a file in, one written beside it and put there when it is whole out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stats.errors import OutputError


def check_place(path: Path) -> None:
    """Refuse a place where something else than a file stands.

    Raises:
        OutputError: a folder, a device or a pipe, which root would put a file in the place of.

    """
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name the file to write in it")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path}: is no plain file; name the file to write")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside another: what is written there takes its place, at once and whole.

    Where the writing fails, what stood there before stays and nothing is left beside it.

    Raises:
        OutputError: as `check_place`.

    """
    check_place(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
