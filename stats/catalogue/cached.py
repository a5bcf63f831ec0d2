"""Folders of packages in, their index as a cache keeps it out: built anew where they changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from stats.errors import IndexFileError, Problem
from stats.index.reader import Index
from stats.index.schema import FORMAT_VERSION
from stats.index.synonyms import mark_words
from stats.packages import fingerprint_packages

NAME_LENGTH = 24
"""Digits of the digest of where the folders lie. Source: 96 bits, that no two lists of folders of
one user share."""


def open_cached(
    folders: Sequence[Path], cache: Path, report: Callable[[Sequence[Problem]], None] | None
) -> Index:
    """Return the index of the packages in `folders`: the one in `cache`, brought up to date.

    One that was damaged there is built anew. `report` is told of the problems of packages that had
    to be read.

    Raises:
        PackageError: none of the packages that changed can be used; nothing in the cache is
            changed.

    """
    path = cache / name_index(folders)
    with suppress(IndexFileError):
        index = Index.open_verified(path)
        if index.fingerprint == fingerprint_packages(folders):
            return index
    # pandas and frictionless take half a second to import, and only a build needs them.
    from stats.building import build_folders  # noqa: PLC0415

    problems = build_folders(folders, path)
    if report is not None:
        report(problems)
    return Index(path)


def name_index(folders: Sequence[Path]) -> str:
    """Return the name of the file that an index of these folders has in a cache.

    Another format, or other lists of words, is another file.
    """
    places = "\n".join(str(folder.resolve()) for folder in folders)
    digest = sha256(places.encode()).hexdigest()[:NAME_LENGTH]
    return f"{digest}-{FORMAT_VERSION}-{mark_words()}.index"
