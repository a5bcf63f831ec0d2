"""A rich message in, its blocks out, or a refusal: the limits of Bot API 10.1 to 10.3.

Telegram parses rich HTML on its servers, whose wording is not published; the refusals here are this server's own. Markdown is not
simulated. The blocks that the Message shows carry plain text, without the formatting inside them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from . import limits
from .errors import OWN_RULE, bad_request
from .rich_blocks import refuse
from .rich_html import RichParser

NO_MEDIA: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


def check_rich_message(
    given: Mapping[str, Any], username: str, media: Mapping[str, Mapping[str, Any]] = NO_MEDIA
) -> dict[str, Any]:
    """Check an InputRichMessage and return the RichMessage that the chat shows.

    Args:
        given: the InputRichMessage object, its fields and types already checked.
        username: the bot's, to know its own deep links.
        media: the fields of the media given, such as `photo`, by their identifiers.
    """
    forms = [name for name in ("html", "markdown", "blocks") if given.get(name)]
    if len(forms) != 1:
        raise bad_request(
            "Rich message must be non-empty"
            if not forms
            else "exactly one of html, markdown and blocks must be used" + OWN_RULE
        )
    if forms == ["markdown"]:
        raise refuse("markdown is not simulated")
    if forms == ["blocks"]:
        blocks = given["blocks"]
        check_limits(len(str(blocks)), count_blocks(blocks), 0)
        return {"blocks": blocks}
    parser = RichParser(media, username)
    parser.feed(given["html"])
    parser.close()
    if parser.open_tags:
        raise refuse(f'can\'t find end tag corresponding to start tag "{parser.open_tags[-1]}"')
    check_limits(parser.characters, parser.blocks, parser.media)
    if not any(
        block["text"].strip() or block["type"] in ("photo", "divider") for block in parser.shown
    ):
        raise bad_request("Rich message must be non-empty")
    shown = [show_block(block) for block in parser.shown]
    return {"blocks": shown, **({"is_rtl": True} if given.get("is_rtl") else {})}


def show_block(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return a block as the Message has it: the text of a photo is its caption."""
    text = block["text"].strip()
    if "photo" not in block:
        return {**block, "text": text}
    shown = {"type": "photo", "photo": block["photo"]}
    return {**shown, "caption": {"text": text}} if text else shown


def check_limits(characters: int, blocks: int, media: int) -> None:
    """Refuse what is over a limit."""
    for count, limit, what in (
        (characters, limits.RICH_CHARACTERS, "characters"),
        (blocks, limits.RICH_BLOCKS, "blocks"),
        (media, limits.RICH_MEDIA, "media attachments"),
    ):
        if count > limit:
            raise refuse(f"{count} {what}, {limit} at most")


def count_blocks(blocks: Any) -> int:
    """Count blocks with those inside them, list items and table rows among them."""
    if isinstance(blocks, dict):
        rows = len(blocks.get("cells", ())) if blocks.get("type") == "table" else 0
        inner = sum(count_blocks(blocks[name]) for name in ("blocks", "items") if name in blocks)
        return 1 + rows + inner
    return sum(count_blocks(block) for block in blocks)
