"""Inline results in, the messages they would become out, or Telegram's refusal.

Source: https://core.telegram.org/bots/api#inlinequeryresult, tdlib/td InlineQueriesManager.cpp (get_input_bot_inline_result,
answer_inline_query), and for the upper-case errors https://core.telegram.org/method/messages.setInlineBotResults.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from . import limits
from .content import MEDIA, caption_content, media_content, rich_content, text_content
from .errors import OWN_RULE, bad_request, bad_state
from .keyboards import check_inline_keyboard
from .links import link_error
from .world import World

TITLED = ("article", "document", "video", "audio", "voice", "location", "venue")
# The field that carries the address of the file, and the type of media it becomes.
FILES = {
    "photo": "photo", "gif": "gif", "mpeg4_gif": "mpeg4", "video": "video", "audio": "audio", "voice": "voice",
    "document": "document",
}  # fmt: skip


def check_results(world: World, results: Sequence[Mapping[str, Any]]) -> None:
    """Check all results of one answer."""
    if len(results) > limits.INLINE_RESULTS:
        raise bad_request("Too many inline query results specified")
    seen: set[str] = set()
    for result in results:
        if result["id"] in seen:
            raise bad_request("RESULT_ID_DUPLICATE")
        seen.add(result["id"])
        result_content(world, result)


def result_content(world: World, result: Mapping[str, Any]) -> dict[str, Any]:
    """Check one result and return the fields of the message that it sends when it is chosen."""
    check_identity(result)
    markup = result.get("reply_markup")
    keyboard: dict[str, Any] = {}
    if markup:
        rows = check_inline_keyboard(markup["inline_keyboard"], str(world.bot.username))
        keyboard = {"reply_markup": {"inline_keyboard": rows}}
    content = result.get("input_message_content")
    if content is not None:
        return {**sent_content(world, content), **keyboard}
    if result["type"] not in FILES:
        kind = result["type"]
        raise bad_request(f"{kind} without input_message_content is not simulated{OWN_RULE}")
    return {**file_content(world, result), **caption_content(world, result), **keyboard}


def check_identity(result: Mapping[str, Any]) -> None:
    """Check identifier, title and addresses of a result."""
    if not result["id"]:
        raise bad_request("RESULT_ID_EMPTY")
    if len(result["id"].encode()) > limits.INLINE_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] in TITLED and not result.get("title", "-").strip():
        name = "ARTICLE_TITLE_EMPTY" if result["type"] == "article" else "FILE_TITLE_EMPTY"
        raise bad_request(name)
    for name in ("url", "thumbnail_url", "photo_url"):
        if name in result and link_error(result[name]) is not None:
            raise bad_request("WEBDOCUMENT_URL_INVALID" if name != "url" else "URL_INVALID")


def sent_content(world: World, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content that an InputMessageContent describes."""
    if "message_text" in content:
        return text_content(world, content, "message_text")
    if "rich_message" in content and not world.rich_messages:
        # A server from before Bot API 10.1 does not know this kind of content.
        raise bad_state(
            f"Can't parse inline query result: can't parse input message content{OWN_RULE}"
        )
    if "rich_message" in content:
        return rich_content(world, content["rich_message"], {})
    if "latitude" in content and "title" not in content:
        place = {"latitude": content["latitude"], "longitude": content["longitude"]}
        return {"location": place}
    raise bad_request(f"this input_message_content is not simulated{OWN_RULE}")


def file_content(world: World, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the media field of a result that shows a file: one known from before, or one at an address."""
    name = FILES[result["type"]]
    kind = result["type"] if result["type"] in MEDIA else "animation"
    for field in (f"{name}_file_id", f"{result['type']}_file_id"):
        if field in result:
            return media_content(world, kind, result, {}, field)
    url = result.get(f"{name}_url")
    if not url or link_error(url) is not None:
        raise bad_request(f"{kind.upper()}_CONTENT_URL_EMPTY")
    described = {"file_id": url, "file_unique_id": url[-16:]}
    return {kind: [{**described, "width": 0, "height": 0}] if kind == "photo" else described}


def check_results_button(button: Mapping[str, Any] | None) -> None:
    """Check the button above the results."""
    if button is None:
        return
    if not button["text"].strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    given = [name for name in ("start_parameter", "web_app") if name in button]
    if len(given) != 1:
        raise bad_request(
            "Can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field"
        )
    if given == ["web_app"]:
        return
    parameter = button["start_parameter"]
    if not parameter:
        raise bad_request("Can't use empty start_parameter")
    if len(parameter) > limits.START_PARAMETER:
        raise bad_request("Too long start_parameter specified")
    if not limits.START_CHARACTERS.fullmatch(parameter):
        raise bad_request("Unallowed characters in start_parameter are used")
