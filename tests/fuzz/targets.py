"""What is fuzzed: bytes in, a package or an index file damaged by them, read as the bot reads it.

The bytes are a list of changes of six bytes and more each: where (4 bytes), how many bytes go (1), how many come (1), and those. A
package or an index that cannot be used must end in one of our own errors, never in another exception.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from stats import Catalogue
from stats.building import build_folders
from stats.defined import validate
from stats.errors import PackageError, StatsError
from stats.packages import read_package
from stats.render import render_plain
from tests.writing import ICES

QUESTIONS = (
    "wexmoor cherry",
    "cherry by district",
    "cherry each year",
    "change cherry 2018/19 to 2019/20",
    "vanilla per 1,000",
)
HEAD_BYTES = 6


def changes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield where something is changed, how many bytes go, and which come."""
    while len(data) > HEAD_BYTES:
        at, gone, count = int.from_bytes(data[:4], "big"), data[4], data[5]
        yield at, gone, data[HEAD_BYTES : HEAD_BYTES + count]
        data = data[HEAD_BYTES + count :]


def damage(content: bytes, data: bytes, *, keeps_length: bool = False) -> bytes:
    """Return a content with all changes made, each somewhere within it."""
    damaged = bytearray(content)
    for at, gone, new in changes(data):
        start = at % (len(damaged) + 1)
        end = start + len(new) if keeps_length else start + gone
        damaged[start:end] = new
    return bytes(damaged[: len(content)] if keeps_length else damaged)


class PackageTarget:
    """The invented package, one file of it damaged: the first byte says which."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ices"
        shutil.copytree(ICES, self.folder)
        self.files = sorted(ICES.iterdir())

    def run(self, data: bytes) -> bool:
        """Read the damaged package; returns whether it could still be used."""
        if not data:
            return True
        file = self.files[data[0] % len(self.files)]
        path = self.folder / file.name
        path.write_bytes(damage(file.read_bytes(), data[1:]))
        try:
            validate(read_package(self.folder))
        except PackageError:
            return False
        finally:
            path.write_bytes(file.read_bytes())
        return True


class IndexTarget:
    """An index of the invented package, damaged; an odd first byte lets its length change too."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "damaged.index"
        build_folders([ICES], folder / "whole.index")
        self.whole = (folder / "whole.index").read_bytes()

    def run(self, data: bytes) -> bool:
        """Open the damaged index and ask it; returns whether it could still be used."""
        if not data:
            return True
        self.path.write_bytes(damage(self.whole, data[1:], keeps_length=data[0] % 2 == 0))
        try:
            catalogue = Catalogue.open_verified(self.path)
            for question in QUESTIONS:
                render_plain(catalogue.vary(catalogue.ask(question)))
        except StatsError:
            return False
        return True


TARGETS = {"package": PackageTarget, "index": IndexTarget}
CORPUS = Path(__file__).parent / "corpus"
