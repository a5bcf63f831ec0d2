"""Formatted text: the entities of a message, their order, and how Telegram makes them fit together.

Offsets and lengths count UTF-16 code units. Source: `fix_entities` and its neighbours in tdlib/td `MessageEntity.cpp`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
PREFORMATTED = ("code", "pre")
# What stands outside when two entities cover the same text; a lower number is further out. Source: get_type_priority.
PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "date_time": 30, "text_link": 49,
    "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip
FOUND_PRIORITY = 50  # mention, hashtag, bot_command, url and the like
ARGUMENT_NAME = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch of formatting; `argument` is its URL, language, emoji or user identifier, if any."""

    type: str
    offset: int
    length: int
    argument: str | None = None

    @property
    def end(self) -> int:
        """The first code unit after the entity."""
        return self.offset + self.length

    def as_json(self, user_json: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
        """Write the MessageEntity object; `user_json` writes the user whom a text_mention names."""
        written: dict[str, Any] = {
            "type": self.type,
            "offset": self.offset,
            "length": self.length,
        }
        if self.type == "text_mention":
            written["user"] = user_json(int(self.argument or 0))
        elif self.argument is not None and self.type in ARGUMENT_NAME:
            written[ARGUMENT_NAME[self.type]] = self.argument
        return written


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Plain text with its entities, sorted."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        """The length in UTF-16 code units."""
        return utf16_length(self.text)


def utf16_length(text: str) -> int:
    """Count UTF-16 code units.

    >>> utf16_length("a\N{GRINNING FACE}")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Cut out what an entity covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def sort_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Sort by offset, the longer first, then the outer first."""
    return sorted(
        entities,
        key=lambda entity: (
            entity.offset,
            -entity.length,
            PRIORITY.get(entity.type, FOUND_PRIORITY),
        ),
    )


def fix_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Drop what may not overlap and split what may, so that entities only nest or follow each other."""
    entities = [entity for entity in entities if entity.length > 0]
    if len(entities) < 2:
        return entities
    splittable = sort_entities(entity for entity in entities if entity.type in SPLITTABLE)
    quotes = drop_intersecting(
        sort_entities(entity for entity in entities if entity.type in QUOTES)
    )
    others = drop_intersecting(
        sort_entities(
            entity
            for entity in entities
            if entity.type not in SPLITTABLE and entity.type not in QUOTES
        )
    )
    fixed = sort_entities([*quotes, *(entity for entity in others if nests(entity, quotes))])
    return sort_entities([*fixed, *split_entities(splittable, fixed)])


def drop_intersecting(entities: Sequence[Entity]) -> list[Entity]:
    """Keep the first of any that overlap."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def nests(entity: Entity, quotes: Sequence[Entity]) -> bool:
    """Whether the entity lies wholly inside or wholly outside of each quotation."""
    return all(
        quote.end <= entity.offset
        or entity.end <= quote.offset
        or (quote.offset <= entity.offset and entity.end <= quote.end)
        for quote in quotes
    )


def split_entities(splittable: Sequence[Entity], others: Sequence[Entity]) -> list[Entity]:
    """Cut bold, italic and so on at each place where another begins or ends, and drop them inside code."""
    merged = [
        entity
        for kind in SPLITTABLE
        for entity in merge_entities([given for given in splittable if given.type == kind])
    ]
    cuts = sorted(
        {entity.offset for entity in [*merged, *others]} | {entity.end for entity in others}
    )
    pieces: list[Entity] = []
    for entity in merged:
        inner = [cut for cut in cuts if entity.offset < cut < entity.end]
        bounds = [entity.offset, *inner, entity.end]
        pieces.extend(
            replace(entity, offset=start, length=end - start) for start, end in pairwise(bounds)
        )
    code = [entity for entity in others if entity.type in PREFORMATTED]
    return [
        piece
        for piece in pieces
        if not any(block.offset <= piece.offset and piece.end <= block.end for block in code)
    ]


def merge_entities(entities: Sequence[Entity]) -> list[Entity]:
    """Join those of one type that touch or overlap; sorted in, sorted out."""
    merged: list[Entity] = []
    for entity in entities:
        if merged and entity.offset <= merged[-1].end:
            end = max(merged[-1].end, entity.end)
            merged[-1] = replace(merged[-1], length=end - merged[-1].offset)
        else:
            merged.append(entity)
    return merged
