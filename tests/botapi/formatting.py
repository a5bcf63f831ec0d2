"""The text of a request in, with its parse_mode or entities; the text as it arrives in the chat out.

Cleans, trims and checks as `get_formatted_text` (telegram-bot-api Client.cpp) and `fix_formatted_text` (td MessageEntity.cpp) do.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import limits
from .detection import find_entities
from .entities import Entity, FormattedText, fix_entities, sort_entities, utf16_length
from .errors import OWN_RULE, bad_request
from .html_mode import parse_html
from .links import checked_link, link_error, linked_user

REMOVED = {ord("\r"), *range(0x2028, 0x202F), 0x0333, 0x033F, 0x030A}
BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u00ad")
ALONE = ("text_link", "text_mention", "code", "pre", "custom_emoji")

UserKnown = Callable[[int], bool]


def format_text(
    text: str,
    parse_mode: str | None = None,
    entities: Sequence[Mapping[str, Any]] | None = None,
    *,
    user_known: UserKnown = lambda user: True,
) -> FormattedText:
    """Return the text as the chat shows it, empty if nothing visible is left; raises ApiError as Telegram would."""
    if len(text.encode("utf-8", "replace")) > limits.RAW_TEXT_BYTES:
        raise bad_request("Text is too long")
    mode = (parse_mode or "").lower()
    if text and mode not in ("", "none"):
        formatted = parse_marked_up(text, mode)
    else:
        formatted = FormattedText(text, tuple(read_entity(entity) for entity in entities or ()))
    cleaned = trim_text(clean_text(formatted))
    if is_blank(cleaned.text):
        return FormattedText("")
    given = [
        entity
        for entity in cleaned.entities
        if entity.type != "text_mention" or user_known(int(entity.argument or 0))
    ]
    found = [entity for entity in find_entities(cleaned.text) if not covered(entity, given)]
    return FormattedText(cleaned.text, tuple(fix_entities([*given, *found])[: limits.ENTITIES]))


def parse_marked_up(text: str, mode: str) -> FormattedText:
    """Parse by mode; Markdown is not simulated, because this bot writes HTML."""
    if mode == "html":
        return parse_html(text)
    if mode in ("markdown", "markdownv2"):
        raise bad_request(f"parse_mode {mode} is not simulated{OWN_RULE}")
    raise bad_request("Unsupported parse_mode")


def required_text(formatted: FormattedText, limit: int = limits.TEXT_UTF16) -> FormattedText:
    """Return the text of a message, or refuse an empty or too long one."""
    if not formatted.text:
        raise bad_request("Text must be non-empty")
    if formatted.length > limit:
        raise bad_request("Message is too long")
    return formatted


def limited_caption(formatted: FormattedText) -> FormattedText:
    """Return the caption, or refuse a too long one."""
    if formatted.length > limits.CAPTION_UTF16:
        raise bad_request("Message caption is too long")
    return formatted


def read_entity(given: Mapping[str, Any]) -> Entity:
    """Read a MessageEntity of a request."""
    kind, offset, length = str(given["type"]), int(given["offset"]), int(given["length"])
    for name, value in (("offset", offset), ("length", length)):
        if not 0 <= value <= 1_000_000:
            raise bad_request(f"Receive an entity with incorrect {name} {value}")
    argument = given.get("url") or given.get("language") or given.get("custom_emoji_id")
    if kind == "text_link":
        address = str(given.get("url", ""))
        if (user := linked_user(address)) is not None:
            return Entity("text_mention", offset, length, str(user))
        if (reason := link_error(address)) is not None:
            raise bad_request(f"Entity URL '{address}' is invalid: {reason}")
        argument = checked_link(address)
    if kind == "text_mention":
        argument = str(given["user"]["id"])
    return Entity(kind, offset, length, argument)


def clean_text(formatted: FormattedText) -> FormattedText:
    """Turn control characters into spaces and leave out what Telegram strips, moving the entities along."""
    starts: dict[int, int] = {}
    kept: list[str] = []
    before = after = 0
    for character in formatted.text:
        starts[before] = after
        before += 1 + (character > "\uffff")
        if ord(character) in REMOVED:
            continue
        character = " " if character < " " and character != "\n" else character
        kept.append(character)
        after += 1 + (character > "\uffff")
    starts[before] = after
    return FormattedText(
        "".join(kept), tuple(move_entity(entity, starts, before) for entity in formatted.entities)
    )


def move_entity(entity: Entity, starts: Mapping[int, int], length: int) -> Entity:
    """Move one entity; refuses one that ends outside of the text or inside of a surrogate pair."""
    if entity.offset > length:
        raise bad_request(
            f"Entity begins after the end of the text at UTF-16 offset {entity.offset}"
        )
    if entity.end > length:
        raise bad_request(
            f"Entity beginning at UTF-16 offset {entity.offset} ends after the end of the text at UTF-16 offset {entity.end}"
        )
    if entity.offset not in starts:
        raise bad_request("Entity begins in a middle of a UTF-16 symbol")
    if entity.end not in starts:
        raise bad_request(
            f"Entity beginning at UTF-16 offset {entity.offset} ends in a middle of a UTF-16 symbol"
        )
    start = starts[entity.offset]
    return replace(entity, offset=start, length=starts[entity.end] - start)


def trim_text(formatted: FormattedText) -> FormattedText:
    """Cut white space off the end, and off the beginning as far as no entity covers it."""
    text = formatted.text.rstrip(" \n")
    end = utf16_length(text)
    entities = [
        replace(entity, length=min(entity.end, end) - entity.offset)
        for entity in formatted.entities
        if entity.offset < end
    ]
    first = min((entity.offset for entity in entities), default=len(text))
    # White space takes one unit each, so units and characters agree up to the first visible one.
    skipped = min(first, len(text) - len(text.lstrip(" \n")))
    moved = [replace(entity, offset=entity.offset - skipped) for entity in entities]
    return FormattedText(text[skipped:], tuple(sort_entities(moved)))


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen."""
    return all(
        character.isspace() or character in BLANK or unicodedata.category(character) == "Cf"
        for character in text
    )


def covered(found: Entity, given: Sequence[Entity]) -> bool:
    """Whether a found entity overlaps one that tolerates none inside."""
    return any(
        entity.type in ALONE and found.offset < entity.end and entity.offset < found.end
        for entity in given
    )
