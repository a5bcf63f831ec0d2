"""Presses that no button offers to who presses them: another's settings, watches, patch; data made up."""

from __future__ import annotations

import pytest

from tests.botapi import BotApiServer, Chat, User

NOT_AN_ADMIN = "Only admins of this group can change its settings."
MADE_UP = (
    "", "u", "u0", f"u{'9' * 30}", "u-1", "c.", "c.!!!!!", f"c1.{'A' * 60}", "mzzz.area.AAAAA.0",
    "m1.xyz.AAAAA.99999999", "t1.", "h1.AAAAA", "d1.nothing", "s", "S:area:",
    "p1.AAAAA", "pffffffff.AAAAA", "watch ", "\N{SNOWMAN}", "a1.AAAAA", "b1.AAAAA", "x" * 64,
)  # fmt: skip


@pytest.fixture
def olive(bot: BotApiServer) -> User:
    return bot.user("Olive")


@pytest.fixture
def mina(bot: BotApiServer) -> User:
    return bot.user("Mina")


@pytest.fixture
def group(bot: BotApiServer, olive: User, mina: User) -> Chat:
    """A group that the first of them owns."""
    return bot.group("Newsroom", [olive, mina])


async def test_who_is_no_admin_changes_nothing_by_any_button_of_the_settings(
    bot: BotApiServer, group: Chat, olive: User, mina: User, ask
) -> None:
    shown = await ask(group, olive, "/settings")
    datas = [each["callback_data"] for row in shown.keyboard for each in row]
    assert len(datas) == 3
    for data in (*datas, "s:area:", "s:letter:A", "s:admins", "s:nothing"):
        alert = await bot.next_answer(await bot.press_data(shown, data, mina))
        assert (alert.get("show_alert"), alert.get("text")) == (True, NOT_AN_ADMIN)
    assert (await ask(group, olive, "/settings")).text == shown.text


async def test_a_watch_of_another_chat_is_not_ended(
    bot: BotApiServer, olive: User, mina: User, ask
) -> None:
    hers, his = bot.private_chat(olive), bot.private_chat(mina)
    for chat, user in ((hers, olive), (his, mina)):
        answer = await ask(chat, user, "norfolk instagram")
        await ask(chat, user, "/watch", reply_to=answer)
    listed = await ask(hers, olive, "/unwatch")
    mine = await ask(his, mina, "/unwatch")
    data = listed.keyboard[0][0]["callback_data"]
    assert data != mine.keyboard[0][0]["callback_data"]
    alert = await bot.next_answer(await bot.press_data(mine, data, mina))
    assert alert.get("text") == "You do not watch that."
    assert (await ask(hers, olive, "/unwatch")).text.startswith("1 figure is watched")


async def test_the_patch_of_another_is_not_set(
    bot: BotApiServer, group: Chat, olive: User, mina: User, ask
) -> None:
    asked = await ask(group, olive, "/patch west midlands")
    data = asked.keyboard[0][0]["callback_data"]
    alert = await bot.next_answer(await bot.press_data(asked, data, mina))
    assert alert.get("show_alert") is True
    forged = f"p{mina.id:x}.{data.partition('.')[2]}"
    await bot.press_data(asked, forged, mina)  # her own, which is hers to set
    await bot.settle(quiet=0.3)
    assert "no patch" in (await ask(group, olive, "/patch")).text.lower()


@pytest.mark.parametrize("data", MADE_UP)
async def test_data_that_is_made_up_does_nothing_and_breaks_nothing(
    bot: BotApiServer, mina: User, ask, data: str
) -> None:
    chat = bot.private_chat(mina)
    answer = await ask(chat, mina, "cambs insta")
    await bot.press_data(answer, data, mina)
    await bot.settle(quiet=0.2)
    assert bot.current(answer).text == answer.text
    assert (await ask(chat, mina, "norfolk facebook")).text.startswith("61 online")
