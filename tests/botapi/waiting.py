"""The part of the driver that waits for the bot: its next message, edit or answer, or that it has nothing left to do."""

import asyncio
import time

from .front import Front
from .model import Call, Chat, Message, Query, User
from .people import People
from .world import World

TIMEOUT_SECONDS = 5.0
QUIET_SECONDS = 0.1


class Waiting(People):
    """Looks at what the bot has done. Each message is returned once by next_reply, each edit once by next_edit."""

    def __init__(self, world: World, front: Front) -> None:
        super().__init__(world, front)
        self._seen: dict[str, dict[int, int]] = {"sent": {}, "edited": {}}

    def messages(self, chat: Chat) -> list[Message]:
        """Return all messages of a chat as they stand now, oldest first, ephemeral ones last."""
        room = self.world.rooms[chat.id]
        return [*room.messages.values(), *room.ephemeral.values()]

    def replies(self, chat: Chat) -> list[Message]:
        """Return the bot's messages in a chat as they stand now, deleted ones left out."""
        room = self.world.rooms[chat.id]
        return [message for key in room.sent if (message := room.message(key)) is not None]

    def current(self, message: Message) -> Message:
        """Return a message as it stands now; the last known state if it was deleted."""
        if message.inline_message_id:
            return self.world.inline_messages[message.inline_message_id]
        room = self.world.rooms[message.chat_id]
        ephemeral_id = message.payload.get("ephemeral_message_id")
        if ephemeral_id:
            return room.ephemeral.get(ephemeral_id, message)
        return room.messages.get(message.message_id, message)

    async def next_reply(self, chat: Chat, timeout: float = TIMEOUT_SECONDS) -> Message:
        """Return the bot's next message in a chat, as it stands when it is looked at; raises TimeoutError."""
        return await self._next(chat, "sent", timeout)

    async def next_edit(self, chat: Chat, timeout: float = TIMEOUT_SECONDS) -> Message:
        """Return the message that the bot has edited next in a chat; raises TimeoutError."""
        return await self._next(chat, "edited", timeout)

    async def next_answer(self, query: Query, timeout: float = TIMEOUT_SECONDS) -> Call:
        """Return the call that answers a query, with its parameters; raises TimeoutError."""
        answer = await self.world.signal.wait_for(lambda: self.world.answers.get(query.id), timeout)
        if answer is None:
            raise TimeoutError(
                f"no answer to the {query.kind} query {query.text!r} in {timeout} s; {self._state()}"
            )
        return answer

    async def no_reply(self, chat: Chat, seconds: float = 0.3) -> None:
        """Check that the bot stays silent in a chat: nothing unseen now or in the time given, after it has settled."""
        room = self.world.rooms[chat.id]
        seen = self._seen["sent"].get(chat.id, 0)
        await self.settle()
        found = await self.world.signal.wait_for(
            lambda: room.message(room.sent[seen]) if len(room.sent) > seen else None, seconds
        )
        assert found is None, f"the bot wrote {found.text!r}"

    async def settle(
        self, *, quiet: float = QUIET_SECONDS, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        """Wait until every update is confirmed and no request has been under way for `quiet` seconds; raises TimeoutError.

        The server cannot see work that makes no request: a bot that thinks for longer than `quiet` needs a longer one.
        """
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            idle = time.monotonic() - self.front.last_end
            pending = bool(self.world.updates.pending)
            if not pending and not self.front.working and idle >= quiet:
                return
            wait = quiet if pending or self.front.working else quiet - idle
            await asyncio.sleep(min(max(wait, 0.005), max(deadline - time.monotonic(), 0)))
        raise TimeoutError(f"the bot did not settle in {timeout} s; {self._state()}")

    def ephemeral(self, chat: Chat, user: User) -> list[Message]:
        """Return the messages in a group that only this user sees."""
        room = self.world.rooms[chat.id]
        return [
            message
            for message in room.ephemeral.values()
            if message.payload["receiver_user"]["id"] == user.id
        ]

    async def _next(self, chat: Chat, kind: str, timeout: float) -> Message:
        room = self.world.rooms[chat.id]
        seen = self._seen[kind]

        def look() -> Message | None:
            keys = room.sent if kind == "sent" else room.edited
            while seen.get(chat.id, 0) < len(keys):
                found = room.message(keys[seen.get(chat.id, 0)])
                seen[chat.id] = seen.get(chat.id, 0) + 1
                if found is not None:
                    return found
            return None

        message = await self.world.signal.wait_for(look, timeout)
        if message is None:
            raise TimeoutError(
                f"no message {kind} in {chat.title!r} in {timeout} s; {self._state()}"
            )
        return message

    def _state(self) -> str:
        """Say what is going on, for the message of a failed test."""
        front = self.front
        refused = [f"{each.method}: {each.description}" for each in front.violations[-3:]]
        last = [request.method for request in front.requests if request.method != "getUpdates"][-5:]
        return (
            f"{len(self.world.updates.pending)} updates pending, polling: {self.world.updates.polling}, "
            f"last requests: {last}, last refusals: {refused}"
        )
