"""Methods that ask about chats and their members, leave a chat, and fetch files."""

from typing import Any

from ..access import find_known_room, find_room
from ..errors import bad_request, bad_state
from ..model import Call
from ..world import PRESENT, World
from .registry import method

GROUP_PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
    "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_change_info",
    "can_invite_users", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
ADMINISTRATOR_RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages",
)  # fmt: skip
ACCENT_COLOURS = 7
REACTIONS_SHOWN = 11


def member_json(world: World, user_id: int, status: str) -> dict[str, Any]:
    """Write a ChatMember object."""
    written: dict[str, Any] = {"user": world.user_json(user_id), "status": status}
    if status == "creator":
        written["is_anonymous"] = False
    if status == "administrator":
        written |= dict.fromkeys(ADMINISTRATOR_RIGHTS, True)
        written |= {"is_anonymous": False, "can_be_edited": False}
    if status == "kicked":
        written["until_date"] = 0
    return written


@method("getChat")
def get_chat(world: World, call: Call) -> Any:
    """Return the ChatFullInfo of a chat."""
    chat = find_room(world, call.get("chat_id")).chat
    full: dict[str, Any] = {
        **chat.as_json(),
        "accent_color_id": chat.id % ACCENT_COLOURS,
        "max_reaction_count": REACTIONS_SHOWN,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.type != "private":
        full["permissions"] = dict.fromkeys(GROUP_PERMISSIONS, True)
    return full


@method("getChatMember")
def get_chat_member(world: World, call: Call) -> Any:
    """Return what a user is in a chat."""
    room = find_room(world, call.get("chat_id"))
    user_id = call.get("user_id")
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    if user_id not in world.users:
        raise bad_state("PARTICIPANT_ID_INVALID")
    return member_json(world, user_id, room.members.get(user_id, "left"))


@method("getChatMemberCount")
def get_chat_member_count(world: World, call: Call) -> Any:
    """Count the members."""
    room = find_room(world, call.get("chat_id"))
    return sum(status in PRESENT for status in room.members.values())


@method("getChatAdministrators")
def get_chat_administrators(world: World, call: Call) -> Any:
    """Return owner and administrators, other bots left out."""
    room = find_room(world, call.get("chat_id"))
    if room.chat.type == "private":
        raise bad_state("there are no administrators in the private chat")
    return [
        member_json(world, user_id, status)
        for user_id, status in room.members.items()
        if status in ("creator", "administrator")
        and (user_id == world.bot.id or not world.users[user_id].is_bot)
    ]


@method("leaveChat")
def leave_chat(world: World, call: Call) -> Any:
    """Leave a group."""
    room = find_room(world, call.get("chat_id"))
    if room.chat.type == "private":
        raise bad_state("chat member status can't be changed in private chats")
    room.members[world.bot.id] = "left"
    world.signal.notify()
    return True


@method("getFile")
def get_file(world: World, call: Call) -> Any:
    """Return where a file can be fetched."""
    file_id = call.get("file_id")
    if file_id not in world.files:
        raise bad_state("invalid file_id")
    upload = world.files[file_id]
    return {
        "file_id": file_id,
        "file_unique_id": file_id[:16],
        "file_size": len(upload.content),
        "file_path": f"documents/{file_id}",
    }


@method("getUserProfilePhotos")
def get_user_profile_photos(world: World, call: Call) -> Any:
    """Return that a user shows no picture."""
    if call.get("user_id") not in world.users:
        raise bad_state("user not found")
    return {"total_count": 0, "photos": []}


def scope_key(world: World, scope: dict[str, Any] | None) -> str:
    """Return a scope of commands as a key; refuses one for a chat that the bot does not know."""
    scope = scope or {"type": "default"}
    if scope["type"] not in ("chat", "chat_administrators", "chat_member"):
        return str(scope["type"])
    room = find_known_room(world, scope["chat_id"])
    if room.chat.type == "private" and scope["type"] != "chat":
        raise bad_request("Can't use specified scope in private chats")
    return f"{scope['type']} {room.chat.id} {scope.get('user_id', '')}".strip()
