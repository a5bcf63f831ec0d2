"""Methods that answer a query: a pressed button, an inline query, a guest message. Each query takes one answer, while it lasts."""

from typing import Any

from .. import limits
from ..access import take_query
from ..entities import utf16_length
from ..errors import bad_request
from ..inline import check_results, check_results_button, result_content
from ..keyboards import check_start_link
from ..model import Call
from ..world import World
from .registry import method


@method("answerCallbackQuery")
def answer_callback_query(world: World, call: Call) -> Any:
    """Stop the spinner on a button, with or without a notice."""
    if utf16_length(call.get("text", "")) > limits.CALLBACK_ANSWER_UTF16:
        raise bad_request("MESSAGE_TOO_LONG")
    if url := call.get("url"):
        check_start_link(url, str(world.bot.username))
    return record(world, call, call.get("callback_query_id"), "callback")


@method("answerInlineQuery")
def answer_inline_query(world: World, call: Call) -> Any:
    """Show results below the input field."""
    check_results_button(call.get("button"))
    if len(call.get("next_offset", "").encode()) > limits.INLINE_NEXT_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    check_results(world, call.get("results"))
    return record(world, call, call.get("inline_query_id"), "inline")


@method("answerGuestQuery")
def answer_guest_query(world: World, call: Call) -> Any:
    """Post the answer to a guest message into a chat that the bot is no member of."""
    content = result_content(world, call.get("result"))
    record(world, call, call.get("guest_query_id"), "guest")
    query = world.queries[call.get("guest_query_id")]
    room = world.rooms.get(query.message.chat_id) if query.message else None
    shown = {**content, "guest_bot_caller_user": query.user.as_json()}
    sent = world.add_inline_message(shown, world.bot, room)
    return {"inline_message_id": sent.inline_message_id}


def record(world: World, call: Call, query_id: str, kind: str) -> bool:
    """Close the query with this answer."""
    take_query(world, query_id, kind)
    world.answers[query_id] = call
    world.signal.notify()
    return True
