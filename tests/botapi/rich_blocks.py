"""What the tags of rich HTML stand for: the type of a block, the inline button that a tg-button resembles."""

import re
from collections.abc import Mapping
from typing import Any

from .errors import OWN_RULE, ApiError, bad_request


def block_type(tag: str) -> str:
    """Return the type of the RichBlock that a tag makes."""
    if re.fullmatch(r"h[1-6]", tag):
        return "heading"
    names = {
        "p": "paragraph", "hr": "divider", "ul": "list", "ol": "list", "aside": "pullquote", "img": "photo",
        "figure": "photo", "tg-button-row": "buttons", "tg-math-block": "mathematical_expression",
    }  # fmt: skip
    return names.get(tag, tag.removeprefix("tg-"))


def button_json(given: Mapping[str, str]) -> dict[str, Any]:
    """Write a tg-button as the inline button that it resembles, so that the same checks hold."""
    kind = given.get("type", "")
    button: dict[str, Any] = {"text": given["text"]}
    if given.get("style") not in (None, "link"):
        button["style"] = given["style"]
    match kind:
        case "url" | "web_app" | "login_url":
            return {**button, "url": given.get("url", "")}
        case "callback_data":
            return {**button, "callback_data": given.get("data", "")}
        case "copy_text":
            return {**button, "copy_text": {"text": given["copied"]}}
        case "switch_inline_query" | "switch_inline_query_current_chat":
            return {**button, kind: given.get("query", "")}
        case "switch_inline_query_chosen_chat" | "disabled":
            return {**button, kind: {}}
    raise refuse(f'unsupported button type "{kind}"')


def refuse(message: str) -> ApiError:
    """Word a refusal of rich HTML."""
    return bad_request(f"Can't parse rich message: {message}{OWN_RULE}")
