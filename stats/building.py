"""Folders of data packages in, an index file or all their problems out.

What has not changed since the index was last built is taken over from it without being read; a
package that cannot be used is named and left out, or stays as it was.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from stats.defined import is_defined, validate
from stats.errors import IndexFileError, PackageError, Problem, name_error
from stats.files import check_place
from stats.identity import with_own_periods
from stats.index.build import build_index
from stats.index.opening import Loaded
from stats.index.reader import Index
from stats.inferring import infer_package
from stats.inferring.reads import Read
from stats.model import Tables
from stats.packages import (
    DESCRIPTOR,
    Resource,
    find_packages,
    fingerprint_package,
    join_fingerprints,
    misspelt_properties,
    name_folder,
    place_of,
    read_descriptor,
    read_package,
)


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """A package that can be used: its tables, and how they were read or where they stand.

    Attributes:
        reads: of a package that does not define its datasets.
        resources: of one that does.

    """

    folder: Path
    tables: Tables
    reads: tuple[Read, ...] = ()
    resources: tuple[Resource, ...] = ()


@dataclass(slots=True)
class Reading:
    """Reads packages one after another; what it has seen tells whether two clash."""

    problems: list[Problem] = field(default_factory=list)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    datasets: set[str] = field(default_factory=set)
    packages: set[str] = field(default_factory=set)
    periods: dict[str, tuple[str, str]] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)
    folders: dict[str, Path] = field(default_factory=dict)
    names: Mapping[Path, str] = field(default_factory=dict)
    """What packages of which all is inferred are called, where not by their folder."""

    def read(self, folders: Sequence[Path]) -> Iterator[ReadFolder]:
        """Yield each package that can be used."""
        for folder in folders:
            try:
                with _not_collecting():
                    read, problems = _read(folder, self.names.get(folder, name_folder(folder)))
            except PackageError as error:
                self.problems += error.problems
                self.broken.add(folder)
                continue
            except Exception as error:  # noqa: BLE001 - no package may stop the others
                self.problems.append(_unforeseen(folder, error))
                self.broken.add(folder)
                continue
            self.problems += problems
            if clashes := list(self._clashes(folder, read.tables)):
                self.problems += clashes
                self.broken.add(folder)
                continue
            read = replace(read, tables=with_own_periods(read.tables, self.periods))
            self._note(folder, read.tables)
            yield read

    def _note(self, folder: Path, tables: Tables) -> None:
        self.folders[tables.package] = folder
        self.packages.add(tables.package)
        self.datasets.update(each.code for each in tables.datasets)
        if not _is_inferred(tables):
            self.labels.update(((c.dimension, c.code), c.label) for c in tables.codes)
            self.periods.update((each.code, (each.start, each.end)) for each in tables.periods)

    def _clashes(self, folder: Path, tables: Tables) -> Iterator[Problem]:
        """Yield what two packages say differently of one name, dataset or code."""
        path = str(folder / DESCRIPTOR)
        for each in tables.datasets:
            if each.code in self.datasets:
                yield Problem(path, 0, f"dataset {each.code!r} is loaded twice")
        if tables.package in self.packages:
            yield Problem(path, 0, f"the package {tables.package!r} is loaded twice")
        for code in () if _is_inferred(tables) else tables.codes:
            known = self.labels.get((code.dimension, code.code), code.label)
            if known != code.label:
                what = f"{code.dimension} {code.code!r}"
                yield Problem(
                    path, 0, f"{what} is {code.label!r} here and {known!r} in another package"
                )


def _unforeseen(folder: Path, error: Exception) -> Problem:
    is_memory = isinstance(error, MemoryError)
    what = "it takes more memory than there is" if is_memory else name_error(error)
    return Problem(str(folder / DESCRIPTOR), 0, f"left out, it cannot be read: {what}")


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles among the many objects of a package, which all stay.

    Source: tests/bench/scale.py, a tenth of the time of a build; building 43 packages left none.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(folder: Path, name: str) -> tuple[ReadFolder, tuple[Problem, ...]]:
    if _is_defined(folder):
        package = read_package(folder)
        tables, problems = validate(package)
        problems = (*problems, *misspelt_properties(folder))
        return ReadFolder(folder, tables, resources=package.resources), problems
    tables, problems, reads = infer_package(folder, name)
    problems = (*problems, *misspelt_properties(folder))
    if name != (own := name_folder(folder)):
        why = f"called {name!r}: another package is called {own!r}"
        problems = (*problems, Problem(str(folder / DESCRIPTOR), 0, why, is_error=False))
    return ReadFolder(folder, tables, reads=reads), problems


def name_packages(
    folders: Sequence[Path], defined: Mapping[Path, str] | None = None
) -> dict[Path, str]:
    """Return what each package is called: those that define their datasets as they say.

    Others are called by their folder, the first of one name before the rest; those by the folders
    around it too. `defined` are names that are known already, empty for packages that are inferred.
    """
    known = {} if defined is None else defined
    names: dict[Path, str] = {}
    for folder in folders:
        if name := known[folder] if folder in known else _defined_name(folder):
            names[folder] = name
    taken = set(names.values())
    for folder in folders:
        if folder not in names:
            names[folder] = next(name for name in _own_names(folder) if name not in taken)
            taken.add(names[folder])
    return {folder: names[folder] for folder in folders}


def _own_names(folder: Path) -> Iterator[str]:
    """Yield names for a package made of its folder and of more and more folders around it."""
    name = name_folder(folder)
    yield name
    for around in folder.resolve().parents:
        if around.name:
            name = f"{name_folder(around)}-{name}"
            yield name
    yield from (f"{name}-{number}" for number in count(2))


def _defined_name(folder: Path) -> str:
    """Return what a package that defines its datasets is called; empty for any other."""
    try:
        descriptor = read_descriptor(folder / DESCRIPTOR)
    except PackageError:
        return ""
    name = descriptor.get("name") or name_folder(folder)
    return str(name) if is_defined(descriptor) else ""


def _is_defined(folder: Path) -> bool:
    """Whether a package says what its datasets define; so does one that cannot be read."""
    try:
        return is_defined(read_descriptor(folder / DESCRIPTOR))
    except PackageError:
        return True


def _is_inferred(tables: Tables) -> bool:
    return any(each.is_inferred for each in tables.datasets)


@_not_collecting()
def build_folders(folders: Sequence[Path], path: Path) -> tuple[Problem, ...]:
    """Write the index of the packages in `folders` and return the problems of those left out.

    The index that stands at `path` is what an unchanged package is taken over from, and one that
    has become unusable.

    Raises:
        PackageError: no package can be used; what stands at `path` stays.
        OutputError: something else than a file stands at `path`.

    """
    found = find_packages(folders)
    check_place(path)
    before = _packages_before(path)
    prints = {folder: fingerprint_package(folder) for folder in found}
    # What is under embargo is read last: it changes nothing of the rest.
    ordered = sorted(found, key=lambda each: _has_embargo(each, before.get(prints[each])))
    known = {
        folder: before[mark].name if before[mark].is_defined else ""
        for folder, mark in prints.items()
        if mark in before
    }
    names = name_packages(ordered, known)
    changed = _changed(prints, before, names)
    kept = {names[each] for each in found if each not in changed}
    reading = Reading(packages=set(kept), names=names)
    tables = [each.tables for each in reading.read([f for f in ordered if f in changed])]
    if reading.broken and not tables and not kept:
        raise PackageError(reading.problems)
    failed = build_index(
        tables,
        path,
        fingerprint=join_fingerprints(prints.values()),
        base=path if before else None,
        fingerprints={name: prints[folder] for name, folder in reading.folders.items()},
        kept=kept | (_stale(reading, prints, before) - reading.packages),
    )
    unforeseen = [_unforeseen(reading.folders[name], error) for name, error in failed.items()]
    return (*reading.problems, *unforeseen)


def _has_embargo(folder: Path, loaded: Loaded | None) -> bool:
    """Whether a package has or had an embargo: as it was loaded, else as its descriptor says."""
    if loaded is not None:
        return bool(loaded.embargo)
    try:
        return "embargo" in read_descriptor(folder / DESCRIPTOR)
    except PackageError:
        return False


def _packages_before(path: Path) -> Mapping[str, Loaded]:
    """Return the packages of an index by their fingerprints; empty where there is none.

    A damaged one is none: what is taken over from it would get a checksum that says it is whole.
    """
    try:
        return Index.open_verified(path).packages()
    except IndexFileError:
        return {}


def _stale(reading: Reading, prints: Mapping[Path, str], before: Mapping[str, Loaded]) -> set[str]:
    """Return the names of packages that have become unusable, as they were before."""
    places = {place_of(prints[folder]) for folder in reading.broken}
    return {loaded.name for mark, loaded in before.items() if place_of(mark) in places}


def _changed(
    prints: Mapping[Path, str], before: Mapping[str, Loaded], names: Mapping[Path, str]
) -> tuple[Path, ...]:
    """Return the packages to read: those that changed or are called otherwise now.

    All that define datasets are read if one of them did or is gone: they are checked against each
    other, and they are small.
    """
    changed = {
        folder
        for folder, mark in prints.items()
        if mark not in before or before[mark].name != names[folder]
    }
    defined = {f for f, mark in prints.items() if mark in before and before[mark].is_defined}
    there = set(prints.values())
    is_gone = any(each.is_defined and mark not in there for mark, each in before.items())
    if is_gone or any(_is_defined(folder) for folder in changed):
        changed |= defined
    return tuple(folder for folder in prints if folder in changed)
