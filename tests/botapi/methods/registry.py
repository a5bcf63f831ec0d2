"""The table of simulated methods: a name of the Bot API to the function that answers it."""

from collections.abc import Callable
from typing import Any

from ..model import Call
from ..world import World

Handler = Callable[[World, Call], Any]
HANDLERS: dict[str, Handler] = {}


def method(*names: str) -> Callable[[Handler], Handler]:
    """Register a function for one or more methods."""

    def register(handler: Handler) -> Handler:
        for name in names:
            HANDLERS[name] = handler
        return handler

    return register
