"""A package's folder in, what is dangerous in it out, before anything else reads it.

The standard's reader fetches what is named by an address, unpacks what is compressed and follows
links; a package may come from anybody.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stats.errors import Problem

MOST_BYTES = 256 << 20
"""Of one file. Source: ours; the bundled tables have 0.2 MB, and one is read into memory whole."""
MOST_TABLE_BYTES = 2 << 30
"""Of a table of which all is inferred. Source: four million figures, one in a row, have 360 MB and
are read (tests/bench/scale.py)."""
MOST_DEEP = 100
"""Lists and objects in each other. Source: ours; those of the bundled packages are 8 deep, and what
goes through a descriptor goes down into it, which Python does a thousand times at most."""
MOST_FIELD_CHARACTERS = 10_000
"""Source: ours; a message holds 4,096, and the longest field of the bundled tables has 700."""
REFERENCES = ("schema", "dialect", "profile")
"""Properties that may be an address or a path in place of what it leads to."""
UNPACKED = ("compression", "compressionPath", "innerpath", "extrapaths", "scheme", "control")
"""Properties that let the reader open something else than the one plain file."""
PROFILE = re.compile(r"[a-z-]+")
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff]"
)
"""Control characters but for tab and line ends, what turns the direction of writing round, what
takes no room, fillers that are blank, and halves of a character: a label that holds one is not what
it looks like. Marks that join letters of some scripts and of emoji stay."""
ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|[bf])")
"""How JSON writes a character by its number, and two that are control characters."""


def find_dangers(folder: Path, descriptor: str) -> list[Problem]:
    """Return what is dangerous in the package of a descriptor, each with file and line."""
    body, problems = read_dangers(folder, descriptor)
    path = folder / descriptor
    resources = body.get("resources")
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict):
            problems += _resource_dangers(folder, path, resource)
    return problems


def read_dangers(folder: Path, descriptor: str) -> tuple[Mapping[str, Any], list[Problem]]:
    """Return a descriptor and what is dangerous in it, but for its resources; empty for none.

    Where it leads out of its package, or cannot be read for its size, it is not read.
    """
    path = folder / descriptor
    if problem := file_danger(folder, path):
        return {}, [problem]
    try:
        found = Repeated()
        content = path.read_bytes()
        body = json.loads(content, object_pairs_hook=found.take, parse_constant=found.refuse)
    except RecursionError:
        return {}, [Problem(str(path), 0, "nested too deeply")]
    except (OSError, ValueError):
        return {}, []  # not there, no JSON or no UTF-8: said by the reader, with its line
    if not isinstance(body, dict):
        return {}, []
    if _is_deep(body):
        return {}, [Problem(str(path), 0, "nested too deeply")]
    messages = [*found.messages, *(_unseen(body) if _may_hide(content) else ())]
    if max(map(len, content.split(b'"'))) > MOST_FIELD_CHARACTERS and _is_long(body):
        messages.append(f"a text of over {MOST_FIELD_CHARACTERS} letters")
    problems = [Problem(str(path), 0, message) for message in dict.fromkeys(messages)]
    problems += _references(path, "the package", body)
    return body, problems


def without_references(value: Any) -> Any:
    """Return a part of a descriptor without what would be fetched, or read from elsewhere."""
    if isinstance(value, list):
        return [without_references(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: without_references(each)
        for name, each in value.items()
        if not _is_elsewhere(name, each)
    }


def without_unseen(text: str) -> str:
    r"""Return a text without the characters that nobody sees.

    >>> without_unseen("Ash\u200bby\x1b[31m")
    'Ashby[31m'
    """
    return UNSEEN.sub("", text)


def find_unseen(text: str) -> str:
    """Return the first character of a text that nobody sees, by its number; empty for none."""
    match = UNSEEN.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


class Repeated:
    """Keys that stand twice in one object, and numbers that are none, as a parser comes by them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.messages: list[str] = []

    def take(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Take an object."""
        made = dict(pairs)
        if len(made) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            self.messages += [
                f"{name!r} stands twice" for name, times in counts.items() if times > 1
            ]
        return made

    def refuse(self, name: str) -> None:
        """Take a number that JSON does not have."""
        self.messages.append(f"{name} is no number")


def _resource_dangers(
    folder: Path, descriptor: Path, resource: Mapping[str, Any]
) -> Iterator[Problem]:
    name = f"resource {resource.get('name')!r}"
    for each in UNPACKED:
        if each in resource:
            yield Problem(str(descriptor), 0, f"{name}: {each} is not allowed, only plain CSV")
    yield from _references(descriptor, name, resource)
    path = resource.get("path")
    if not isinstance(path, str):
        if path is not None:
            yield Problem(str(descriptor), 0, f"{name}: path must be one file")
        return
    if "://" in path or Path(path).suffix.lower() != ".csv":
        yield Problem(str(descriptor), 0, f"{name}: path {path!r} is no CSV file of the package")
        return
    file = folder / path
    if problem := file_danger(folder, file):
        yield problem
    elif file.is_file():
        yield from _content_dangers(file)


def _references(path: Path, name: str, part: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each property of a part of a descriptor that leads elsewhere."""
    for each in REFERENCES:
        if _is_elsewhere(each, part.get(each)):
            yield Problem(str(path), 0, f"{name}: {each} must stand here, not elsewhere")


def _is_elsewhere(name: str, value: object) -> bool:
    """Whether a property is an address or a path of what should stand in its place."""
    if name not in REFERENCES or not isinstance(value, str):
        return False
    return name != "profile" or not PROFILE.fullmatch(value)


def file_danger(folder: Path, path: Path, most: int = MOST_BYTES) -> Problem | None:
    """Return what is wrong with a file of a package, of `most` bytes; one that is not there is said
    elsewhere.
    """
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Problem(str(path), 0, "leads out of the package")
        if not path.is_file():
            # A pipe would be waited for and a device read for ever.
            return Problem(str(path), 0, "is no plain file") if path.exists() else None
        if path.stat().st_size > most:
            return Problem(str(path), 0, f"over {most >> 20} MB")
    except (OSError, ValueError, RuntimeError):
        return Problem(str(path), 0, "cannot be opened")
    return None


def _content_dangers(path: Path) -> Iterator[Problem]:
    """Yield lines with characters that cannot be seen, and fields beyond all measure."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        return  # said by the reader
    for number, line in enumerate(lines, start=1):
        if match := UNSEEN.search(line):
            yield Problem(str(path), number, f"holds the character U+{ord(match[0]):04X}")
        if len(line) > MOST_FIELD_CHARACTERS and _longest(line) > MOST_FIELD_CHARACTERS:
            yield Problem(str(path), number, f"a field of over {MOST_FIELD_CHARACTERS} letters")


def _is_deep(body: Mapping[str, Any]) -> bool:
    """Whether lists and objects stand in each other more than anybody needs."""
    level: list[Any] = [body]
    for _ in range(MOST_DEEP):
        level = [
            each
            for outer in level
            for each in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(each, dict | list)
        ]
        if not level:
            return False
    return True


def _is_long(value: Any) -> bool:
    """Whether a text within a value is beyond all measure."""
    if isinstance(value, str):
        return len(value) > MOST_FIELD_CHARACTERS
    if isinstance(value, dict):
        return any(map(_is_long, value)) or any(map(_is_long, value.values()))
    return isinstance(value, list) and any(map(_is_long, value))


def _longest(line: str) -> int:
    return max(len(field) for field in line.split(","))


def _may_hide(content: bytes) -> bool:
    """Whether a text within JSON may hold a character nobody can see.

    Source: tests/bench/scale.py, to look at each text of 5,502 fields took 15 ms.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError:  # another encoding of JSON
        return True
    numbers = ESCAPED.findall(text)
    return not all(numbers) or bool(
        UNSEEN.search(text) or UNSEEN.search("".join(chr(int(each, 16)) for each in numbers))
    )


def _unseen(value: Any) -> Iterator[str]:
    """Yield a message for each text within a value that holds a character nobody can see."""
    if isinstance(value, str):
        if match := UNSEEN.search(value):
            yield f"a text holds the character U+{ord(match[0]):04X}"
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _unseen(name)
            yield from _unseen(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _unseen(inner)
