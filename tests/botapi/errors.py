"""In: what a request got wrong; out: the answer Telegram gives to it.

```
ApiError                 any refusal: code, description, parameters
└── StateError           the request is well formed, but the chat, message or query is not (any more) as it needs it
```

Descriptions are Telegram's own: from tdlib/telegram-bot-api `Client.cpp` and tdlib/td, and the upper-case ones from the
list of RPC errors (https://core.telegram.org/method/messages.setInlineBotResults and its neighbours). Where Telegram would
let something pass that a test should catch, the description ends in OWN_RULE.
"""

from collections.abc import Mapping
from typing import Any

OWN_RULE = " [a rule of the test server, not of Telegram]"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """A refusal, as the Bot API writes it."""

    def __init__(
        self, code: int, description: str, parameters: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object of the response."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class StateError(ApiError):
    """Refused because of what happened before, not because of how the request is written."""


def bad_request(message: str) -> ApiError:
    """Return the 400 for a request that is wrong in itself.

    >>> bad_request("Message is too long").description
    'Bad Request: message is too long'
    >>> bad_request("BUTTON_DATA_INVALID").description
    'Bad Request: BUTTON_DATA_INVALID'
    """
    return ApiError(400, "Bad Request: " + lower_first(message))


def bad_state(message: str, parameters: Mapping[str, Any] | None = None) -> StateError:
    """Return the 400 for a request that the present state does not allow."""
    return StateError(400, "Bad Request: " + lower_first(message), parameters)


def forbidden(message: str) -> StateError:
    """Return the 403 with Telegram's prefix."""
    return StateError(403, "Forbidden: " + lower_first(message))


def too_many_requests(retry_after: int) -> StateError:
    """Return the 429 that asks to wait, in seconds."""
    return StateError(
        429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
    )


def lower_first(message: str) -> str:
    """Lower the first letter, unless the second is upper case too (`fail_query_with_error` in Client.cpp)."""
    if len(message) > 1 and (message[1] == "_" or "A" <= message[1] <= "Z"):
        return message
    return message[:1].lower() + message[1:]
