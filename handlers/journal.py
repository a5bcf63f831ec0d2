"""Updates finished lately, in a file: a bot that was killed knows what it had answered.

A record is sixteen bytes, appended when an answer is sent: it holds no text and nobody's name. A
write to a file outlives the process, also when that is killed; only a machine that goes down may
lose the last.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

KEY_BYTES = 16
KEPT = 10_000
"""Records kept at least; some hundred are enough, for that many updates are unconfirmed at most."""


class Journal:
    """The journal of one bot at one server."""

    def __init__(self, path: Path, address: str, kept: int = KEPT) -> None:
        """Open the file at `path`; the same update from another address is another one.

        Raises:
            OSError: the file cannot be written.

        """
        self._path = path
        self._address = address.encode()
        self._kept = kept
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.read_bytes() if path.exists() else b""
        whole = len(written) - len(written) % KEY_BYTES
        keys = [written[at : at + KEY_BYTES] for at in range(0, whole, KEY_BYTES)]
        self._before = frozenset(keys)
        self._keys = deque(keys, maxlen=kept)
        self._records = 0
        self._file = self._write_anew()

    async def holds(self, raw: Mapping[str, Any]) -> bool:
        """Whether an update was finished before this journal was opened."""
        return bool(self._before) and self._key(raw) in self._before

    async def note(self, raw: Mapping[str, Any]) -> None:
        """Remember that an update is finished."""
        key = self._key(raw)
        self._keys.append(key)
        os.write(self._file, key)
        self._records += 1
        if self._records >= 2 * self._kept:
            os.close(self._file)
            self._file = self._write_anew()

    def clear(self) -> None:
        """Forget everything: the server was told of all that is finished."""
        self._keys.clear()
        self._records = 0
        os.ftruncate(self._file, 0)

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(OSError):
            os.close(self._file)

    def _key(self, raw: Mapping[str, Any]) -> bytes:
        body = json.dumps(raw, sort_keys=True).encode()
        return hashlib.blake2b(body, digest_size=KEY_BYTES, key=self._address[:64]).digest()

    def _write_anew(self) -> int:
        """Write the newest records into a file that takes the place of the old one, and open it."""
        beside = self._path.with_name(self._path.name + ".new")
        beside.write_bytes(b"".join(self._keys))
        beside.replace(self._path)
        self._records = len(self._keys)
        return os.open(self._path, os.O_WRONLY | os.O_APPEND)
