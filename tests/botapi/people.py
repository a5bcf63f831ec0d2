"""The part of the driver that makes users and chats and moves members in and out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .front import Front
from .methods.chats import member_json
from .model import Chat, Message, User
from .world import Room, World

FIRST_SUPERGROUP = -1_002_000_000_000


class People:
    """Users, chats and who is where. What it makes is there at once, without an update, unless it says so."""

    def __init__(self, world: World, front: Front) -> None:
        self.world = world
        self.front = front

    @property
    def bot(self) -> User:
        """The bot under test."""
        return self.world.bot

    def user(
        self,
        first_name: str = "Ada",
        username: str | None = None,
        *,
        language: str = "en",
        is_bot: bool = False,
    ) -> User:
        """Make a user; a bot that is not the one under test, on request."""
        user = User(self.world.take_number("user"), first_name, username, language, is_bot)
        self.world.users[user.id] = user
        return user

    def private_chat(self, user: User, *, started: bool = True) -> Chat:
        """Return the private chat with a user; `started=False` if the user has never written to the bot."""
        if user.id not in self.world.rooms:
            members = {user.id: "member", self.bot.id: "member"}
            chat = Chat(user.id, "private", user.first_name, user.username)
            self.world.add_room(Room(chat, members, started=started))
        return self.world.rooms[user.id].chat

    def group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        supergroup: bool = False,
        topics: bool = False,
        bot_status: str = "member",
        username: str | None = None,
    ) -> Chat:
        """Make a group; its first member owns it. Topics make it a supergroup; `bot_status="left"` leaves the bot out."""
        if supergroup or topics or username:
            chat_id = FIRST_SUPERGROUP - self.world.take_number("supergroup")
            chat = Chat(chat_id, "supergroup", title, username, is_forum=topics)
        else:
            chat = Chat(-4_000_000 - self.world.take_number("group"), "group", title)
        statuses = {user.id: "member" for user in members}
        if statuses:
            statuses[next(iter(statuses))] = "creator"
        self.world.add_room(Room(chat, {**statuses, self.bot.id: bot_status}))
        return chat

    def topic(self, chat: Chat, name: str) -> int:
        """Make a topic in a forum and return its thread identifier."""
        room = self.world.rooms[chat.id]
        owner = self.world.users[next(iter(room.members))]
        content = {
            "forum_topic_created": {"name": name, "icon_color": 0x6FB9F0},
            "is_topic_message": True,
        }
        message = self.world.compose(room, owner, content)
        room.topics[message.message_id] = name
        return message.message_id

    def promote(self, chat: Chat, user: User, status: str = "administrator") -> None:
        """Set what somebody is in a chat; for the bot itself, it is told."""
        self._move(chat, user, status, by=user)

    def mute(self, chat: Chat, *, muted: bool = True) -> None:
        """Take the right to write in a chat away from the bot, or give it back."""
        self.world.rooms[chat.id].muted = muted

    async def block(self, user: User, *, blocked: bool = True) -> None:
        """Let a user block the bot, or unblock it; the bot is told."""
        self.private_chat(user)
        room = self.world.rooms[user.id]
        room.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._publish_member("my_chat_member", room, self.bot, old, new, by=user)

    async def join(self, chat: Chat, user: User) -> Message:
        """Let somebody join a group: a service message, and chat_member if the bot wants it. The bot itself may join."""
        by = self._owner(chat) if user == self.bot else user
        self._move(chat, user, "member", by=by)
        content = {"new_chat_members": [user.as_json()]}
        return self._service(chat, by, content)

    async def leave(self, chat: Chat, user: User, *, kicked: bool = False) -> Message:
        """Let somebody leave a group or be thrown out. The bot itself gets the service message as its last."""
        by = self._owner(chat) if kicked or user == self.bot else user
        room = self.world.rooms[chat.id]
        message = self.world.compose(room, by, {"left_chat_member": user.as_json()})
        self.world.deliver(room, message)
        self._move(chat, user, "kicked" if kicked else "left", by=by)
        return message

    async def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup: two service messages, and from now on the old identifier is refused.

        The bot is told that it has joined the supergroup, never that it has left the group.
        Source: https://github.com/tdlib/telegram-bot-api/issues/266.
        """
        old = self.world.rooms[chat.id]
        chat_id = FIRST_SUPERGROUP - self.world.take_number("supergroup")
        new = self.world.add_room(
            Room(replace(chat, id=chat_id, type="supergroup"), dict(old.members))
        )
        old.migrated_to = chat_id
        owner = self._owner(chat)
        status = new.members[self.bot.id]
        self._publish_member("my_chat_member", new, self.bot, "left", status, by=owner)
        self._service(chat, owner, {"migrate_to_chat_id": chat_id})
        self._service(new.chat, owner, {"migrate_from_chat_id": chat.id})
        return new.chat

    def _owner(self, chat: Chat) -> User:
        return self.world.users[next(iter(self.world.rooms[chat.id].members))]

    def _service(self, chat: Chat, sender: User, content: Mapping[str, Any]) -> Message:
        room = self.world.rooms[chat.id]
        message = self.world.compose(room, sender, content)
        self.world.deliver(room, message)
        return message

    def _move(self, chat: Chat, user: User, status: str, *, by: User) -> None:
        room = self.world.rooms[chat.id]
        old = room.members.get(user.id, "left")
        room.members[user.id] = status
        kind = "my_chat_member" if user == self.bot else "chat_member"
        self._publish_member(kind, room, user, old, status, by=by)

    def _publish_member(
        self, kind: str, room: Room, user: User, old: str, new: str, *, by: User
    ) -> None:
        """Queue the update that tells of a change of membership."""
        content = {
            "chat": room.chat.as_json(),
            "from": by.as_json(),
            "date": 1_700_000_000,
            "old_chat_member": member_json(self.world, user.id, old),
            "new_chat_member": member_json(self.world, user.id, new),
        }
        self.world.updates.publish(kind, content)
