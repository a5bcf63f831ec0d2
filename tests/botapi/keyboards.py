"""The reply_markup of a request: what Telegram refuses in it, and what it would let pass or quietly change.

Source: https://core.telegram.org/bots/api#inlinekeyboardbutton, telegram-bot-api Client.cpp (get_inline_keyboard_button_type) and
tdlib/td ReplyMarkup.cpp; the limits in `limits`.
"""

from collections.abc import Mapping
from typing import Any

from . import limits
from .entities import utf16_length
from .errors import OWN_RULE, bad_request
from .links import link_error, linked_user, start_parameters

ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
STYLES = ("default", "primary", "danger", "success", "")


def check_markup(markup: Mapping[str, Any] | None, username: str) -> dict[str, Any]:
    """Check a reply markup and return the fields that the Message shows of it: an inline keyboard, or none."""
    if not markup:
        return {}
    if "inline_keyboard" in markup:
        keyboard = check_inline_keyboard(markup["inline_keyboard"], username)
        return {"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {}
    for row in markup.get("keyboard", ()):
        for button in row:
            if not (button if isinstance(button, str) else button["text"]):
                raise bad_request("Keyboard button text must be non-empty")
    return {}


def check_inline_keyboard(
    rows: list[list[dict[str, Any]]], username: str
) -> list[list[dict[str, Any]]]:
    """Check an inline keyboard and return it."""
    if sum(len(row) for row in rows) > limits.KEYBOARD_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        if not row:
            raise bad_request(f"inline keyboard has an empty row{OWN_RULE}")
        if len(row) > limits.KEYBOARD_ROW:
            raise bad_request(
                f"inline keyboard has {len(row)} buttons in a row, {limits.KEYBOARD_ROW} at most{OWN_RULE}"
            )
        for button in row:
            check_button(button, username)
    return rows


def check_button(button: Mapping[str, Any], username: str) -> None:
    """Check one inline button."""
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    given = [action for action in ACTIONS if action in button]
    if len(given) > 1:
        raise bad_request(f"inline keyboard button has two actions: {', '.join(given)}{OWN_RULE}")
    if not given or (given[0] in ("callback_data", "url") and not button[given[0]]):
        raise bad_request(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if button.get("style", "").lower() not in STYLES:
        raise bad_request("Can't parse inline keyboard button: invalid button style specified")
    if len(button.get("callback_data", "").encode()) > limits.CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button:
        length = utf16_length(button["copy_text"]["text"])
        if not 1 <= length <= limits.COPY_TEXT_UTF16:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if utf16_length(button.get("switch_inline_query_current_chat", "")) > limits.INLINE_QUERY_UTF16:
        raise bad_request(
            f"switch_inline_query_current_chat is too long for an inline query{OWN_RULE}"
        )
    if "url" in button and linked_user(button["url"]) is None:
        if (reason := link_error(button["url"])) is not None:
            url = button["url"]
            raise bad_request(f"Inline keyboard button URL '{url}' is invalid: {reason}")
        check_start_link(button["url"], username)


def check_start_link(url: str, username: str) -> None:
    """Refuse a deep link to the bot whose payload Telegram would not pass on."""
    for payload in start_parameters(url, username):
        if len(payload) > limits.START_PARAMETER:
            raise bad_request(f"START_PARAM_TOO_LONG: {len(payload)} characters{OWN_RULE}")
        if not limits.START_CHARACTERS.fullmatch(payload):
            raise bad_request(f"START_PARAM_INVALID: {payload}{OWN_RULE}")
