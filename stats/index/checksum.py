"""An index file in, whether it is as it was built out: a SHA-256 of all its bytes, kept among them.

The checksum stands in the table `meta`; it is worked out with zeros in its place.
"""

from __future__ import annotations

import mmap
from hashlib import sha256
from pathlib import Path

from stats.errors import IndexFileError

MARK = "statistics-index-sha256:"
BLANK = MARK + "0" * 64
"""What `meta` holds until the file is whole."""


def write_checksum(path: Path) -> None:
    """Put the checksum of a file that was just built in the place of `BLANK`.

    Raises:
        IndexFileError: a text of the data looks like one.

    """
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as content:
        start = _find(content, path)
        content[start : start + 64] = _digest(content, start)


def verify_checksum(path: Path) -> None:
    """Compare a file with its checksum; takes as long as reading it.

    Raises:
        IndexFileError: it differs, or there is none.

    """
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
        ):
            start = _find(content, path)
            is_same = content[start : start + 64] == _digest(content, start)
    except (OSError, ValueError) as error:
        raise IndexFileError(f"{path}: no index that can be read") from error
    if not is_same:
        raise IndexFileError(f"{path}: a damaged index: its checksum is wrong; build it again")


def _find(content: mmap.mmap, path: Path) -> int:
    """Return where the checksum begins."""
    mark = MARK.encode()
    at = content.find(mark)
    if at < 0 or content.find(mark, at + 1) >= 0:
        raise IndexFileError(f"{path}: no index, or a damaged one: it has not one checksum")
    return at + len(mark)


def _digest(content: mmap.mmap, start: int) -> bytes:
    digest = sha256()
    with memoryview(content) as view:
        digest.update(view[:start])
        digest.update(b"0" * 64)
        digest.update(view[start + 64 :])
    return digest.hexdigest().encode()
