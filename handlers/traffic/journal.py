"""What outlives the process: which updates were finished lately, and which are still waiting.

A finished update is a record of sixteen bytes that holds no text and nobody's name. An update waits
in a file only where the server had to be told of it before it was finished; the file is emptied as
soon as none waits. A write to a file outlives the process, also when that is killed; only a machine
that goes down may lose the last.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from handlers.traffic.bodies import read_json, write_json

KEY_BYTES = 16
KEPT = 10_000
"""Records kept at least; some hundred are enough, for that many updates are unconfirmed at most."""
LINES_KEPT = 200
"""Lines of finished updates that stay in the file of the waiting ones while one of them waits: two
answers of getUpdates."""
OWNER_ONLY = 0o600
FOR_MORE = os.O_WRONLY | os.O_APPEND


class Journal:
    """The journal of one bot at one server."""

    def __init__(self, path: Path, address: str, kept: int = KEPT) -> None:
        """Open the files at `path`; the same update from another address is another one.

        Raises:
            OSError: a file cannot be written.

        """
        self._finished_path = path.with_name(f"{path.name}.finished")
        self._waiting_path = path.with_name(f"{path.name}.waiting")
        self._address = address.encode()[:64]
        self._kept = kept
        path.parent.mkdir(parents=True, exist_ok=True)
        keys = _read_records(self._finished_path)
        self._before = frozenset(keys)
        self._keys = deque(keys, maxlen=kept)
        self._records = 0
        waiting = {self._key(raw): raw for raw in _read_lines(self._waiting_path)}
        self._waiting = {key: raw for key, raw in waiting.items() if key not in self._before}
        self._finished_file = _open_either(self._write_finished, self._finished_path)
        self._waiting_file = _open_either(self._write_waiting, self._waiting_path, b"\n")

    @property
    def waiting(self) -> Sequence[Mapping[str, Any]]:
        """The updates that are kept and not finished, oldest first."""
        return tuple(self._waiting.values())

    async def holds(self, raw: Mapping[str, Any]) -> bool:
        """Whether an update was finished before this journal was opened."""
        return bool(self._before) and self._key(raw) in self._before

    async def note(self, raw: Mapping[str, Any]) -> None:
        """Remember that an update is finished."""
        key = self._key(raw)
        self._keys.append(key)
        self._forget_waiting(key)
        _write_whole(self._finished_file, key)
        self._records += 1
        if self._records >= 2 * self._kept:
            before, self._finished_file = self._finished_file, self._write_finished()
            os.close(before)

    async def let_go(self, raw: Mapping[str, Any]) -> None:
        """Forget that an update waits: it may have been kept after it was noted, while the work
        on it went on behind its answer.
        """
        if self._waiting:
            self._forget_waiting(self._key(raw))

    async def keep(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Keep updates that are not finished, for the server is told that they are taken."""
        if self._lines + len(raws) > LINES_KEPT + 2 * (len(self._waiting) + len(raws)):
            before, self._waiting_file = self._waiting_file, self._write_waiting()
            os.close(before)
        _write_whole(self._waiting_file, _lines(raws))
        self._waiting.update((self._key(raw), raw) for raw in raws)
        self._lines += len(raws)

    def close(self, *, is_confirmed: bool) -> None:
        """Close the files; where the server knows of all that is finished, that is forgotten."""
        with contextlib.suppress(OSError):
            for file in (self._finished_file, self._waiting_file):
                os.close(file)
            if is_confirmed:
                os.close(self._write_waiting())
                os.close(_write_anew(self._finished_path, b""))

    def _forget_waiting(self, key: bytes) -> None:
        if self._waiting.pop(key, None) is not None and not self._waiting:
            os.ftruncate(self._waiting_file, 0)
            self._lines = 0

    def _key(self, raw: Mapping[str, Any]) -> bytes:
        body = write_json(raw, is_sorted=True)
        return hashlib.blake2b(body, digest_size=KEY_BYTES, key=self._address).digest()

    def _write_finished(self) -> int:
        self._records = len(self._keys)
        return _write_anew(self._finished_path, b"".join(self._keys))

    def _write_waiting(self) -> int:
        self._lines = len(self._waiting)
        return _write_anew(self._waiting_path, _lines(self._waiting.values()))


def _read_records(path: Path) -> list[bytes]:
    written = path.read_bytes() if path.exists() else b""
    whole = len(written) - len(written) % KEY_BYTES  # the last may be torn
    return [written[at : at + KEY_BYTES] for at in range(0, whole, KEY_BYTES)]


def _read_lines(path: Path) -> Iterable[Mapping[str, Any]]:
    for line in path.read_bytes().splitlines() if path.exists() else ():
        with contextlib.suppress(ValueError):  # the last may be torn
            yield read_json(line)


def _lines(raws: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(write_json(raw) + b"\n" for raw in raws)


def _write_anew(path: Path, content: bytes) -> int:
    """Write a file that takes the place of the old one, and return it open for more."""
    beside = path.with_name(path.name + ".new")
    file = os.open(beside, os.O_CREAT | os.O_TRUNC | FOR_MORE, OWNER_ONLY)
    try:
        _write_whole(file, content)
        beside.replace(path)
    except OSError:
        os.close(file)
        beside.unlink(missing_ok=True)
        raise
    return file


def _open_either(write: Callable[[], int], path: Path, end: bytes = b"") -> int:
    """Return a file written anew, else, on a full disk, the old one without a torn record.

    A record ends with `end`, or has KEY_BYTES.
    """
    try:
        return write()
    except OSError:
        file = os.open(path, FOR_MORE)
        content = path.read_bytes()
        whole = content.rfind(end) + len(end) if end else len(content) // KEY_BYTES * KEY_BYTES
        os.ftruncate(file, whole)
        return file


def _write_whole(file: int, content: bytes) -> None:
    """Write all of it at the end of a file, or nothing: on a full disk a part would be written.

    Raises:
        OSError: it is not written.

    """
    written = os.write(file, content)
    if written == len(content):
        return
    before = os.fstat(file).st_size - written
    try:
        while written < len(content):
            written += os.write(file, content[written:])
    except OSError:
        os.ftruncate(file, before)
        raise
