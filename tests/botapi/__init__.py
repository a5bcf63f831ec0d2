"""A Bot API server on the loopback, as strict as Telegram's own, with a driver that plays the people in front of the bot.

```python
async with BotApiServer() as server:
    ...  # start the bot with base_url=server.base_url and server.token
    ada = server.user("Ada")
    chat = server.private_chat(ada)
    await server.say(chat, ada, "Cambridgeshire Instagram")
    reply = await server.next_reply(chat)
    assert reply.text.startswith("69")
    assert server.violations == []
```
"""

from .errors import NOT_MODIFIED, OWN_RULE, QUERY_TOO_OLD
from .faults import Fault
from .model import Call, Chat, Message, Query, Request, Upload, User, Violation
from .server import BotApiServer

__all__ = [
    "NOT_MODIFIED",
    "OWN_RULE",
    "QUERY_TOO_OLD",
    "BotApiServer",
    "Call",
    "Chat",
    "Fault",
    "Message",
    "Query",
    "Request",
    "Upload",
    "User",
    "Violation",
]
