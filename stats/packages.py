"""A folder with a tabular data package in, its checked text tables out.

The Data Package standard (https://datapackage.org) is read and checked with frictionless. This
module and `stats.index` are the only ones that open files.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from stats.errors import PackageError, Problem, name_error
from stats.hostile import file_danger, find_dangers, without_references

DESCRIPTOR = "datapackage.json"
READING_VERSION = "42"
"""Raised whenever packages are read otherwise than before: what an index holds of one that has not
changed is then not taken over."""
PLACE_LENGTH = 16
"""Digits of the digest of a folder's path. Source: 64 bits; two alike would be read for nothing."""


PROPERTIES = (
    "embargo", "name", "title", "description", "publisher", "published", "sources", "licenses",
    "caveats", "resources",
)  # fmt: skip
"""What is read of a package, as docs/packages.md lists it."""
KNOWN_PROPERTIES = frozenset(PROPERTIES) | {"license", "released", "last_updated", "created"}
"""With the other names that some are read by."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of a package: its descriptor and the file it stands in."""

    name: str
    descriptor: Mapping[str, Any]
    path: Path

    @property
    def fields(self) -> tuple[Mapping[str, Any], ...]:
        """The field descriptors, in column order."""
        return tuple(self.descriptor.get("schema", {}).get("fields", ()))


@dataclass(frozen=True, slots=True)
class Package:
    """A package that the standard's own rules call valid."""

    folder: Path
    descriptor: Mapping[str, Any]
    resources: tuple[Resource, ...]

    @property
    def name(self) -> str:
        """The package's name, or its folder's where it has none."""
        return str(self.descriptor.get("name") or name_folder(self.folder))


def name_folder(folder: Path) -> str:
    r"""Return what a folder is called, without what nobody sees, is no text or parts keys.

    >>> name_folder(Path("data/a|b=c")), name_folder(Path("data/caf\udce9\u202e"))
    ('a-b-c', 'caf--')
    """
    return "".join(each if each.isprintable() and each not in "|=" else "-" for each in folder.name)


def find_packages(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the package folders among `folders`: each itself, or the folders right inside it.

    Raises:
        PackageError: a folder holds no package.

    """
    found: list[Path] = []
    problems: list[Problem] = []
    for folder in folders:
        if (folder / DESCRIPTOR).is_file():
            found.append(folder)
            continue
        inside = sorted(path.parent for path in folder.glob(f"*/{DESCRIPTOR}"))
        if not folder.is_dir():
            problems.append(Problem(str(folder), 0, "there is no such folder"))
        elif not inside:
            problems.append(Problem(str(folder), 0, f"no {DESCRIPTOR} here or one folder below"))
        found.extend(inside)
    if problems:
        raise PackageError(problems)
    return tuple(dict.fromkeys(found))


def fingerprint_packages(folders: Sequence[Path]) -> str:
    """Return a digest of the names, sizes and times of all files, to see whether any changed."""
    return join_fingerprints(fingerprint_package(folder) for folder in find_packages(folders))


def join_fingerprints(marks: Iterable[str]) -> str:
    """Return the digest of those of single packages, in order."""
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()


def fingerprint_package(folder: Path) -> str:
    """Return digests of where a package lies and of its files' names, sizes and times."""
    files = hashlib.sha256(READING_VERSION.encode())
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        status = path.stat()
        name = path.relative_to(folder)
        files.update(os.fsencode(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n"))
    place = hashlib.sha256(os.fsencode(folder.resolve()))
    return f"{place.hexdigest()[:PLACE_LENGTH]}-{files.hexdigest()}"


def place_of(fingerprint: str) -> str:
    """Return the part of a package's fingerprint that says where it lies."""
    return fingerprint.partition("-")[0]


def read_package(folder: Path) -> Package:
    """Return the package in `folder`.

    Raises:
        PackageError: with every problem that the standard's rules find, as `file:line: what`.

    """
    if dangers := find_dangers(folder, DESCRIPTOR):
        raise PackageError(dangers)
    descriptor = read_descriptor(folder / DESCRIPTOR)
    problems = list(_standard_problems(folder))
    resources = tuple(
        Resource(str(each.get("name", "")), each, folder / str(each.get("path", "")))
        for each in descriptor.get("resources", ())
        if isinstance(each, dict) and isinstance(each.get("path"), str)
    )
    if problems:
        raise PackageError(problems)
    return Package(folder, descriptor, resources)


def read_descriptor(path: Path) -> dict[str, Any]:
    """Return a descriptor as it stands.

    Raises:
        PackageError: it is not there, leads out of its package, is not JSON, or no object.

    """
    if problem := file_danger(path.parent, path):
        raise PackageError([problem])
    try:
        descriptor = _parse(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PackageError([Problem(str(path), 0, f"not read: {error.strerror}")]) from error
    except json.JSONDecodeError as error:
        raise PackageError([Problem(str(path), error.lineno, f"not JSON: {error.msg}")]) from error
    except UnicodeDecodeError as error:
        raise PackageError([Problem(str(path), 0, f"not UTF-8: {error.reason}")]) from error
    except (RecursionError, ValueError) as error:
        # Thousands of brackets in each other, or of digits in one number.
        raise PackageError([Problem(str(path), 0, "not JSON that can be read")]) from error
    if not isinstance(descriptor, dict):
        raise PackageError([Problem(str(path), 1, "a descriptor must be an object")])
    return descriptor


@lru_cache(maxsize=1)
def _parse(text: str) -> Any:
    """Return what JSON holds, which nobody changes.

    A descriptor is looked at five times while its package is built. Source: tests/bench/scale.py,
    one with 5,500 fields takes 4 ms each time.
    """
    return json.loads(text)


def _standard_problems(folder: Path) -> Iterator[Problem]:
    # Heavy (0.2 s to import) and needed only here: a question never reads a package.
    import frictionless  # noqa: PLC0415

    path = folder / DESCRIPTOR
    try:
        report = frictionless.validate(str(path), type="package")
    except frictionless.FrictionlessException as error:
        reasons = error.reasons or [error.error]
        yield from (Problem(str(path), 0, _plain(each.message)) for each in reasons)
        return
    yield from (Problem(str(path), 0, _plain(each.message)) for each in report.errors)
    for task in report.tasks:
        place = folder / str(task.place)
        for each in task.errors:
            line = int(getattr(each, "row_number", 0) or 0)
            yield Problem(str(place), line, _plain(each.message))


def descriptor_problems(folder: Path) -> Iterator[Problem]:
    """Yield a warning for everything in a descriptor that the standard's rules do not allow.

    Only the descriptor is checked, no row of a table.
    """
    # Heavy, as above.
    import frictionless  # noqa: PLC0415

    path = folder / DESCRIPTOR
    try:
        report = frictionless.Package.validate_descriptor(
            without_references(read_descriptor(path)), basepath=str(folder)
        )
    except frictionless.FrictionlessException as error:
        reasons = error.reasons or [error.error]
        found = [each.message for each in reasons]
    except Exception as error:  # noqa: BLE001 - whatever the standard's reader stumbles over
        found = [f"not as the standard has it: {name_error(error)}"]
    else:
        found = [each.message for each in report.errors]
    for message, times in Counter(map(_plain, found)).items():
        again = f" ({times} times)" if times > 1 else ""
        yield Problem(str(path), 0, f"{message}{again}", is_error=False)


def is_moment(text: str) -> bool:
    """Whether a text is an ISO date and time that says its zone.

    >>> [is_moment(text) for text in ("2026-12-01T09:30+00:00", "2026-12-01T09:30Z", "2026-12-01")]
    [True, True, False]
    """
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def read_embargo(descriptor: Mapping[str, Any]) -> str:
    """Return when the figures of a package may be given from; empty where it says nothing.

    >>> read_embargo({"embargo": "2026-12-01T09:30Z"}), read_embargo({})
    ('2026-12-01T09:30Z', '')

    Raises:
        ValueError: it says so in a way that cannot be read, which must let nothing out.

    """
    resources = descriptor.get("resources")
    for each in resources if isinstance(resources, list) else [resources]:
        if isinstance(each, dict) and any(map(_is_like_embargo, each)):
            raise ValueError("a resource has an embargo; only a whole package can have one")
    for name in descriptor:
        if name != "embargo" and _is_like_embargo(name):
            raise ValueError(f"{name!r} is not known; is `embargo` meant?")
    if "embargo" not in descriptor:
        return ""
    embargo = descriptor["embargo"]
    if not isinstance(embargo, str) or not is_moment(embargo.strip()):
        raise ValueError(f"embargo {embargo!r} is no date and time with its zone")
    return embargo.strip()


def _is_like_embargo(name: str) -> bool:
    """Whether a property may have been meant as an embargo; one too many only asks its author.

    >>> [_is_like_embargo(each) for each in ("Embargo ", "embargoed_until", "emabrgo", "image")]
    [True, True, True, False]
    """
    letters = _letters(name)
    return "embarg" in letters or _is_near(letters, "embargo")


def misspelt_properties(folder: Path) -> Iterator[Problem]:
    """Yield a warning for each property of a package that is nearly one of those that are read."""
    descriptor = read_descriptor(folder / DESCRIPTOR)
    for name in sorted(set(descriptor) - KNOWN_PROPERTIES):
        letters = _letters(name)
        meant = [each for each in PROPERTIES if _is_near(letters, each)]
        if meant:
            why = f"{name!r} is not read; is `{meant[0]}` meant?"
            yield Problem(str(folder / DESCRIPTOR), 0, why, is_error=False)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _is_near(written: str, known: str) -> bool:
    """Whether one text becomes the other by one letter more, less, other or changed places."""
    is_as_long = abs(len(written) - len(known)) <= 1
    return is_as_long and OSA.distance(written, known, score_cutoff=1) <= 1


def _plain(message: str) -> str:
    """Return a message on one line without control characters."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", message).strip()
