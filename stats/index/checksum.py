"""An index file in, whether it is as it was built out: a checksum of all its bytes, among them.

It is the SHA-256 of those of the file's parts, several of which are worked out at once, with zeros
in its own place. It stands in the table `meta`, which is made first, so that it has the second page
of the file, and no text of the data stands before it.
"""

from __future__ import annotations

import mmap
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from stats.errors import IndexFileError
from stats.index.schema import PAGE_BYTES

MARK = "statistics-index-sha256:"
BLANK = MARK + "0" * 64
"""What `meta` holds until the file is whole."""
PART_BYTES, THREADS = 1 << 22, 4
"""Source: two cores take 6 ms for 21 MB, and 12 ms for a hash of the whole; a build of one changed
package of 43 hashes the index before and the one after, a third of its time before."""
HEAD_BYTES = 2 * PAGE_BYTES
"""Where it is looked for: all of a file of 29 MB takes 7 ms (tests/bench/scale.py)."""


def write_checksum(path: Path) -> None:
    """Put the checksum of a file that was just built in the place of `BLANK`."""
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
    at = content.find(mark, 0, HEAD_BYTES)
    if at < 0:
        raise IndexFileError(f"{path}: no index, or a damaged one: it has no checksum")
    return at + len(mark)


def _digest(content: mmap.mmap, start: int) -> bytes:
    """Return the checksum of a file in which one begins at `start`, which is in the first part."""
    with memoryview(content) as view, ThreadPoolExecutor(THREADS) as pool:

        def hash_part(place: int) -> bytes:
            digest = sha256()
            rest = place
            if place == 0:
                digest.update(view[:start])
                digest.update(b"0" * 64)
                rest = start + 64
            digest.update(view[rest : place + PART_BYTES])
            return digest.digest()

        parts = pool.map(hash_part, range(0, len(view), PART_BYTES))
        return sha256(b"".join(parts)).hexdigest().encode()
