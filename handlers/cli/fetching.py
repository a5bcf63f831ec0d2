"""The address of an index and its checksum in, a file in the cache out: fetched once."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import fsspec

from stats import IndexFileError, replacing

ADDRESS = re.compile(r"(?P<url>.+)#sha256=(?P<digest>[0-9a-f]{64})")
CHUNK_BYTES = 1 << 20


def fetch_index(address: str, cache: Path) -> Path:
    """Return the file that an address with `#sha256=` names: from the cache, or fetched.

    Raises:
        IndexFileError: it cannot be fetched, or it is another file than its checksum says.

    """
    found = ADDRESS.fullmatch(address)
    if found is None:
        raise IndexFileError("INDEX: an address ends with #sha256= and the checksum of the file")
    path = cache / f"{found['digest']}.index"
    if path.is_file():
        return path
    cache.mkdir(parents=True, exist_ok=True)
    with replacing(path) as beside:
        digest = _copy(found["url"], beside)
        if digest != found["digest"]:
            raise IndexFileError("INDEX: what was fetched is not what #sha256= names")
    return path


def _copy(url: str, path: Path) -> str:
    """Write what is at an address into a file and return its checksum."""
    digest = hashlib.sha256()
    try:
        with fsspec.open(url, "rb") as source, path.open("wb") as target:
            while chunk := source.read(CHUNK_BYTES):
                digest.update(chunk)
                target.write(chunk)
    except Exception as error:  # noqa: BLE001 - each of its file systems has errors of its own
        # Only the kind: the text may hold the address, and that a password.
        kind = type(error).__name__
        raise IndexFileError(f"INDEX: it cannot be fetched ({kind})") from None
    return digest.hexdigest()
