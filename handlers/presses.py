"""The data of a button: what pressing it means, for whom, and of which question; 64 bytes are all.

Everything stands in the data, so a button works after a restart, and codes stand there, so it
works when the figures have been loaded again.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, ChatMember
from telegram.constants import ChatID, ChatType, InlineKeyboardButtonLimit
from telegram.error import TelegramError

from handlers.context import Context

CHOOSE, MENU, BACK, CHART, TABLE, ASK, DATASET = "c", "m", "b", "g", "t", "n", "d"
"""What a press asks for: the answer to a choice, what a part may be changed to, the buttons of the
answer, its chart, its table, an example answered anew, a page of what is loaded."""
WATCH_DATA = "watch"
"""The data of a button that watches the answer it stands under."""
ANYBODYS = 0
"""The asker of a button that anybody may press."""
ANONYMOUS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})
"""Who writes as the group or as a channel. Whoever presses then has a name of their own, so it is
enough that they run the chat."""
RUNNING = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
OTHERS = "-"
"""In place of the short name of a part: what else is counted of the same."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Press:
    """What a button means.

    Attributes:
        asker: the user who alone may press it; 0 for anybody.
        key: the key of a question, or the code of a dataset.
        subject: of a menu, the short name of the part to be changed.
        page: of a menu, which page of it; it only says where to go on, never what is chosen.

    """

    action: str
    key: str
    asker: int = ANYBODYS
    subject: str = ""
    page: int = 0


def write_press(press: Press) -> str | None:
    """Return the data of a button; None where it does not fit.

    >>> write_press(Press("c", "pNZyX", asker=255)), write_press(Press("g", "pNZyX"))
    ('cff.pNZyX', 'g.pNZyX')
    """
    if press.page >= len(DIGITS):
        return None
    menu = f"{press.subject}{DIGITS[press.page]}." if press.action == MENU else ""
    return own_press(f"{press.action}.{menu}{press.key}", press.asker)


def own_press(data: str | None, asker: int) -> str | None:
    """Return the data of a button that anybody may press as that of one which only `asker` may.

    None where it does not fit.

    >>> own_press("c.pNZyX", 255)
    'cff.pNZyX'
    """
    if data is None:
        return None
    owned = f"{data[:1]}{asker:x}{data[1:]}" if asker else data
    fits = len(owned.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    return owned if fits else None


def read_press(data: str) -> Press:
    """Return what a button's data means; what is not readable belongs to nobody.

    >>> read_press("mff.xyz1.pNZyX~by force")
    Press(action='m', key='pNZyX~by force', asker=255, subject='xyz', page=1)
    """
    action = data[:1]
    asker, _, key = data[1:].partition(".")
    subject, page = "", 0
    if action == MENU:
        menu, _, key = key.partition(".")
        subject, page = menu[:-1], max(DIGITS.find(menu[-1:]), 0)
    try:
        number = int(asker, 16) if asker else ANYBODYS
    except ValueError:
        number = -1
    return Press(action, key, number, subject, page)


async def may_press(press: Press, query: CallbackQuery, context: Context) -> bool:
    """Whether who pressed a button is who it belongs to."""
    if press.asker in (ANYBODYS, query.from_user.id):
        return True
    message = query.message
    if press.asker not in ANONYMOUS or message is None or message.chat.type == ChatType.PRIVATE:
        return False
    if query.from_user.id <= 0:
        return False  # nobody's: Telegram refuses to be asked
    try:
        member = await context.bot.get_chat_member(message.chat.id, query.from_user.id)
    except TelegramError:
        return False
    return member.status in RUNNING
