"""The methods of the Bot API that are simulated; a call of any other is refused, so that no test trusts an invented answer."""

from typing import Any

from ..errors import OWN_RULE, bad_request
from ..model import Call
from ..world import World
from . import answering, chats, editing, ephemeral, profile, sending
from .registry import HANDLERS

# Answered by the server itself, since they wait or deliver.
DELIVERY = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
MODULES = (answering, chats, editing, ephemeral, profile, sending)


def answer_call(world: World, call: Call) -> Any:
    """Return the result of a call; raises ApiError for a refusal."""
    handler = HANDLERS.get(call.method)
    if handler is None:
        raise bad_request(f"{call.method} is not simulated{OWN_RULE}")
    with world.lock:
        return handler(world, call)


__all__ = ["DELIVERY", "HANDLERS", "answer_call"]
