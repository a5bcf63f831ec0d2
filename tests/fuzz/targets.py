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
from stats.index.build import build_index
from stats.inferring import infer_package
from stats.packages import read_package
from stats.render import render_plain
from tests.writing import ICES, write_tables

QUESTIONS = (
    "wexmoor cherry",
    "cherry by district",
    "cherry each year",
    "change cherry 2018/19 to 2019/20",
    "vanilla per 1,000",
)
MESSY = {
    "long": (
        "Area code,Area,Year,Sex,Measure,Value,Unit,Lower 95% CI,Upper 95% CI,Status,Notes\n"
        "E06000001,Ashby,2022/23,Female,Pupils absent,7.5,%,7.1,7.9,p,early\n"
        "E06000001,Ashby,2023/24,Female,Pupils absent,[c],%,,,,\n"
        "E06000002,Barrow,2023/24,Male,Pupils absent,1.5,%,1.1,1.9,r,\n"
        "E92000001,England,2023/24,All,Pupils absent,6.9,%,6.8,7.0,,\n"
    ),
    "wide": (
        "Table 1: Visits to libraries,,,\n\nLibrary,Q1 2023,Q2 2023,2023 total [note 1]\n"
        'Ashby,"1,204",980 (p),"2,184"\nBarrow,..,12,-\nTotal,"1,204",992,"2,184"\n'
        "Source: the council\nNote 1: closed in May\n"
    ),
    "commas": (
        "Stadt;Monat;Miete (€);Anteil\nAarau;2023-01;1.204,50;12,5 %\nBern;2023-02;980,00;<5 %\n"
    ),
    "dates": (
        "Country,Code,Date,Cases,Deaths per 100k\nPeru,PER,2020-03-01,5,0.1\n"
        "Peru,PER,01/04/2020,1e3,NaN\nChile,CHL,Apr-20,-7,inf\n\nWorld,,2020,12,0.2\n"
    ),
}
"""Tables as they come: flags, notes, titles, totals, decimal commas, dates of several kinds."""
ASKED = ("ashby", "highest", "pupils absent england 2023/24", "cases peru each month", "by area")
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


class TableTarget:
    """A table or its descriptor damaged, of which all is inferred: the first byte says which."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "tables.index"
        self.folders = []
        for name, text in MESSY.items():
            self.folders.append(folder / name)
            write_tables(folder / name, {name: text}, name=name)
        self.files = [each for one in self.folders for each in sorted(one.iterdir())]

    def run(self, data: bytes) -> bool:
        """Read the damaged table and ask of it; returns whether it could still be used."""
        if not data:
            return True
        file = self.files[data[0] % len(self.files)]
        whole = file.read_bytes()
        file.write_bytes(damage(whole, data[1:]))
        try:
            tables, *_ = infer_package(file.parent, file.parent.name)
            build_index([tables], self.index)
            catalogue = Catalogue.open_verified(self.index)
            for question in ASKED:
                render_plain(catalogue.vary(catalogue.ask(question)))
        except StatsError:
            return False
        finally:
            file.write_bytes(whole)
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


TARGETS = {"package": PackageTarget, "table": TableTarget, "index": IndexTarget}
CORPUS = Path(__file__).parent / "corpus"
