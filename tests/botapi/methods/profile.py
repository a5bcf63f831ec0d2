"""Methods about the bot itself: who it is, its commands by scope and language, names, descriptions and menu button."""

from typing import Any

from .. import limits
from ..entities import utf16_length
from ..errors import OWN_RULE, bad_request
from ..model import Call
from ..world import World
from .chats import scope_key
from .registry import method

# Method suffix: parameter, longest length in UTF-16 units, what Telegram says to a longer one.
TEXTS = {
    "Name": ("name", limits.NAME, "BOT_NAME_TOO_LONG" + OWN_RULE),
    "Description": ("description", limits.DESCRIPTION, "BOT_DESCRIPTION_TOO_LONG" + OWN_RULE),
    "ShortDescription": (
        "short_description",
        limits.SHORT_DESCRIPTION,
        "BOT_SHORT_DESCRIPTION_TOO_LONG" + OWN_RULE,
    ),
}


@method("getMe")
def get_me(world: World, call: Call) -> Any:
    """Return the bot's own User object."""
    return {
        **world.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy_mode,
        "supports_guest_queries": True,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def language_of(call: Call) -> str:
    """Return the language of a setting, "" for all others."""
    code = str(call.get("language_code", ""))
    if not limits.LANGUAGE_CODE.fullmatch(code):
        raise bad_request("Invalid language code specified")
    return code


@method("setMyCommands")
def set_my_commands(world: World, call: Call) -> Any:
    """Set the menu of commands for a scope and language."""
    commands = call.get("commands")
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        check_command(command["command"], command["description"])
    names = [command["command"] for command in commands]
    if len(set(names)) < len(names):
        raise bad_request("a command is set twice" + OWN_RULE)
    world.commands[scope_key(world, call.get("scope")), language_of(call)] = commands
    return True


def check_command(command: str, description: str) -> None:
    """Check one command; unlike Telegram, also refuses a leading slash, which it would cut off."""
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > 32:
        raise bad_request("Command length must not exceed 32")
    if not limits.COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description.strip():
        raise bad_request("Command description must be non-empty")
    if len(description) > limits.COMMAND_DESCRIPTION:
        raise bad_request("Command description length must not exceed 256")


@method("getMyCommands")
def get_my_commands(world: World, call: Call) -> Any:
    """Return what was set for exactly this scope and language."""
    return world.commands.get((scope_key(world, call.get("scope")), language_of(call)), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, call: Call) -> Any:
    """Take a menu away."""
    world.commands.pop((scope_key(world, call.get("scope")), language_of(call)), None)
    return True


def set_text(world: World, call: Call) -> Any:
    """Set name or description for a language."""
    suffix = call.method.removeprefix("setMy")
    name, limit, complaint = TEXTS[suffix]
    text = call.get(name, "")
    if utf16_length(text) > limit:
        raise bad_request(complaint)
    world.profile[suffix, language_of(call)] = text
    return True


def get_text(world: World, call: Call) -> Any:
    """Return name or description for a language, the general one where there is none."""
    suffix = call.method.removeprefix("getMy")
    general = world.bot.first_name if suffix == "Name" else ""
    general = world.profile.get((suffix, ""), general) or general
    return {TEXTS[suffix][0]: world.profile.get((suffix, language_of(call))) or general}


for text_suffix in TEXTS:
    method("setMy" + text_suffix)(set_text)
    method("getMy" + text_suffix)(get_text)


@method("setChatMenuButton")
def set_chat_menu_button(world: World, call: Call) -> Any:
    """Set what the menu button does, in one chat or in all."""
    world.profile["MenuButton", str(call.get("chat_id", ""))] = call.get("menu_button")
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, call: Call) -> Any:
    """Return what the menu button does."""
    button = world.profile.get(("MenuButton", str(call.get("chat_id", ""))))
    return button or {"type": "commands" if world.commands else "default"}


@method("setMyDefaultAdministratorRights")
def set_default_rights(world: World, call: Call) -> Any:
    """Set the rights that the bot asks for when it is added as an administrator."""
    world.profile["Rights", str(call.get("for_channels", False))] = call.get("rights")
    return True
