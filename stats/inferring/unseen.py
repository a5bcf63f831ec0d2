"""Tables in, the characters that nobody sees out: named, and left out of all that is shown.

What turns the direction of writing round, takes no room or steers a terminal makes a label that is
not what it looks like; see `stats.hostile`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from stats.errors import Problem
from stats.hostile import find_unseen, without_unseen
from stats.inferring.columns import Table

T = TypeVar("T")
NOTHING_SEEN = "?"
"""In the place of a text of which nobody sees anything."""


def unseen_characters(table: Table) -> Iterator[Problem]:
    """Yield a warning for each column whose name or texts hold a character that nobody sees."""
    path = table.origin.path
    names = "\n".join(each.name for each in table.columns)
    if character := find_unseen(names):
        yield _left_out(path, "the name of a column", character)
    for column in table.columns:
        texts = "\n".join((*column.texts, *column.note_texts))
        if texts and (character := find_unseen(texts)):
            yield _left_out(path, f"{without_unseen(column.name)!r}", character)
    if character := find_unseen("\n".join(table.notes)):
        yield _left_out(path, "a note", character)


def _left_out(path: str, what: str, character: str) -> Problem:
    why = f"{what} holds the character {character}, which nobody sees; it is left out"
    return Problem(path, 1, why, is_error=False)


def show_all(value: T) -> T:
    """Return tables, or a part of them, whose texts have no character that nobody sees."""
    changed: Any = value
    if isinstance(value, str):
        # A label of nothing else would be a button without a text.
        changed = without_unseen(value)
        if value.strip() and not changed.strip():
            changed = NOTHING_SEEN
    elif isinstance(value, tuple | list):
        changed = _of_type(value, [show_all(each) for each in value])
    elif isinstance(value, Mapping):
        changed = {show_all(key): show_all(each) for key, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        own = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        changed = replace(value, **{name: show_all(each) for name, each in own.items()})
    return cast("T", changed)


def _of_type(value: tuple[Any, ...] | list[Any], content: list[Any]) -> Any:
    """Return a list or tuple of the same kind, a named one too."""
    make = getattr(type(value), "_make", type(value))
    return make(content)
