"""Settings, patches, watches, privacy and manners in groups, over real HTTP."""

from __future__ import annotations

import pytest

from handlers.quotas import QUESTIONS_A_MINUTE
from tests.botapi import BotApiServer, Chat, User

ANONYMOUS = User(1_087_968_824, "Group", "GroupAnonymousBot", is_bot=True)
"""Who an admin is that writes as the group itself; the same everywhere on Telegram."""
HELLO = "Hello. Ask me for official figures"


@pytest.fixture
def owner(bot: BotApiServer) -> User:
    return bot.user("Olive")


@pytest.fixture
def member(bot: BotApiServer) -> User:
    return bot.user("Mina")


@pytest.fixture
def group(bot: BotApiServer, owner: User, member: User) -> Chat:
    return bot.group("Newsroom", [owner, member])


@pytest.fixture
def private(bot: BotApiServer, member: User) -> Chat:
    return bot.private_chat(member)


async def test_an_admin_sets_a_default_area_and_nobody_else_does(
    bot: BotApiServer, group: Chat, owner: User, member: User, ask
) -> None:
    refused = await ask(group, member, "/settings area norfolk")
    assert refused.text == "Only admins of this group can change its settings."
    assert (await ask(group, member, "/stat instagram")).text.startswith("3,212 ")
    shown = await ask(group, owner, "/settings area norfolk")
    assert "Default area: Norfolk" in shown.text
    answer = await ask(group, member, "/stat facebook")
    assert "no area named: this chat’s default" not in answer.text  # goes on from the last one
    other = await ask(group, owner, "/stat facebook")
    assert other.text.startswith("61 online child sexual offences: Norfolk, Facebook")
    assert "no area named: this chat’s default" in other.text
    assert "England, Wales and Channel Islands" in other.buttons


async def test_the_default_area_is_one_tap_from_a_change(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    await ask(group, owner, "/settings area norfolk")
    answer = await ask(group, owner, "/stat instagram")
    assert answer.text.startswith("52 online")
    await bot.press(answer, "England, Wales and Channel Islands", owner)
    assert (await bot.next_edit(group)).text.startswith("3,212 online")


async def test_the_way_to_the_whole_stays_through_a_menu(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    await ask(group, owner, "/settings area norfolk")
    await ask(group, owner, "/settings brief")
    answer = await ask(group, owner, "/stat instagram")
    await bot.press(answer, "Instagram ▾", owner)
    menu = await bot.next_edit(group)
    await bot.press(menu, "‹ Back", owner)
    again = await bot.next_edit(group)
    assert again.buttons == answer.buttons
    await bot.press(again, "Instagram ▾", owner)
    await bot.press(await bot.next_edit(group), "Facebook", owner)
    changed = await bot.next_edit(group)
    assert changed.text.startswith("61 online child sexual offences: Norfolk, Facebook")
    assert "Counts:" not in changed.text
    await bot.press(changed, "England, Wales and Channel Islands", owner)
    assert "England, Wales and Channel Islands · Facebook" in (await bot.next_edit(group)).text


async def test_a_button_watches_the_answer_it_stands_under(
    bot: BotApiServer, group: Chat, owner: User, member: User, ask
) -> None:
    answer = await ask(group, owner, "/stat norfolk instagram")
    told = await bot.next_answer(await bot.press(answer, "Watch", member))
    assert str(told.get("text")).startswith("You will be told here when this figure is restated")
    (watched,) = (await ask(group, member, "/watch")).buttons
    assert "Norfolk" in watched


async def test_an_example_is_answered_for_admins_alone_where_only_they_ask(
    bot: BotApiServer, group: Chat, owner: User, member: User, ask
) -> None:
    await ask(group, owner, "/settings admins")
    shown = await ask(group, member, "/help")
    refused = await bot.next_answer(await bot.press(shown, shown.buttons[0], member))
    assert str(refused.get("text")).startswith("In this group only admins can ask me.")
    await bot.no_reply(group)
    await bot.press(shown, shown.buttons[0], owner)
    assert "Read as" in (await bot.next_reply(group)).text


async def test_buttons_change_one_setting_in_place(
    bot: BotApiServer, group: Chat, owner: User, member: User, ask
) -> None:
    shown = await ask(group, owner, "/settings")
    assert shown.buttons == ("Choose a default area", "Brief answers", "Let only admins ask")
    refused = await bot.next_answer(await bot.press(shown, "Brief answers", member))
    assert refused.get("show_alert") is True
    await bot.press(shown, "Brief answers", owner)
    edited = await bot.next_edit(group)
    assert "Answers: brief" in edited.text
    assert "Full answers" in edited.buttons
    await bot.press(edited, "Choose a default area", owner)
    areas = await bot.next_edit(group)
    assert "Norfolk" in areas.buttons
    await bot.press(areas, "Norfolk", owner)
    edited = await bot.next_edit(group)
    assert "Default area: Norfolk" in edited.text
    brief = await ask(group, member, "/stat instagram")
    assert [line.partition(":")[0] for line in brief.text.splitlines()] == [
        "52 online child sexual offences", "Source", "Read as", "Receipt",
    ]  # fmt: skip
    await bot.press(edited, "No default area", owner)
    assert "Default area: none" in (await bot.next_edit(group)).text
    await bot.press(edited, "Full answers", owner)
    assert "Answers: full" in (await bot.next_edit(group)).text


async def test_an_admin_who_writes_as_the_group_may_set_it(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    bot.world.users[ANONYMOUS.id] = ANONYMOUS
    await ask(group, owner, "/stat norfolk instagram")
    shown = await ask(
        group, ANONYMOUS, "/settings area kent", fields={"sender_chat": group.as_json()}
    )
    assert "Default area: Kent" in shown.text
    elsewhere = {"id": -1_001_234, "type": "channel", "title": "Elsewhere"}
    refused = await ask(
        group, ANONYMOUS, "/settings area surrey", fields={"sender_chat": elsewhere}
    )
    assert refused.text == "Only admins of this group can change its settings."
    nobody = await ask(group, ANONYMOUS, "/patch kent", fields={"sender_chat": group.as_json()})
    assert nobody.text.startswith("A patch belongs to a person")


async def test_of_who_can_be_nobody_telegram_is_not_asked(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    # The bot's fixture sees to it that no request was refused.
    await ask(group, owner, "/stat norfolk instagram")
    sender = {"id": -1, "is_bot": False, "first_name": "Nobody"}
    refused = await ask(group, owner, "/settings area kent", fields={"from": sender})
    assert refused.text == "Only admins of this group can change its settings."


async def test_only_admins_may_ask_where_they_have_set_so(
    bot: BotApiServer, group: Chat, owner: User, member: User, ask
) -> None:
    assert "Who may ask: only admins" in (await ask(group, owner, "/settings admins")).text
    assert (await ask(group, member, "/stat cambs insta")).text.startswith(
        "In this group only admins"
    )
    await bot.say(group, member, "/stat cambs insta")
    await bot.no_reply(group)
    assert (await ask(group, owner, "/stat cambs insta")).text.startswith("69 online")
    await ask(group, owner, "/settings everyone")
    assert (await ask(group, member, "/stat cambs insta")).text.startswith("69 online")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/settings area blurb", "Nothing was changed: “blurb” is no area here."),
        ("/settings area west midlands", "Which is meant by “west midlands”"),
        ("/settings everyone", "Use the buttons of /settings"),
        ("/settings loud", "Use the buttons of /settings"),
        ("/settings area none", "Default area: none"),
        ("/settings full", "Answers: full"),
    ],
)
async def test_settings_that_are_typed(
    private: Chat, member: User, text: str, said: str, ask
) -> None:
    assert said in (await ask(private, member, text)).text


async def test_an_area_that_can_be_two_is_chosen_by_a_tap(
    bot: BotApiServer, private: Chat, member: User, ask
) -> None:
    asked = await ask(private, member, "/settings area west midlands")
    await bot.press(asked, "West Midlands Police", member)
    assert "Default area: West Midlands Police" in (await bot.next_edit(private)).text


async def test_a_patch_is_compared_where_no_area_is_named(
    bot: BotApiServer, private: Chat, member: User, ask
) -> None:
    assert (await ask(private, member, "/patch")).text.startswith("You have no patch")
    kept = await ask(private, member, "/patch cambs, beds, herts")
    assert kept.text.startswith("Your patch: Cambridgeshire, Bedfordshire, Hertfordshire\n")
    answer = await ask(private, member, "instagram")
    assert [line.partition(" ")[0] for line in answer.text.splitlines()[:3]] == ["69", "50", "28"]
    assert "no area named: your patch" in answer.text
    assert (await ask(private, member, "national instagram")).text.startswith("3,212 ")
    assert (await ask(private, member, "/patch")).text.startswith("Your patch: Cambridgeshire")
    assert (await ask(private, member, "/patch clear")).text.startswith("You have no patch")
    await bot.press(answer, "England, Wales and Channel Islands", member)
    assert (await bot.next_edit(private)).text.startswith("3,212 ")


async def test_a_patch_is_chosen_by_a_tap_of_its_owner_only(
    bot: BotApiServer, group: Chat, owner: User, member: User, ask
) -> None:
    asked = await ask(group, member, "/patch norfolk, west midlands")
    refused = await bot.next_answer(await bot.press(asked, "West Midlands Police", owner))
    assert refused.get("show_alert") is True
    await bot.press(asked, "West Midlands Police", member)
    edited = await bot.next_edit(group)
    assert edited.text.startswith("Your patch: Norfolk, West Midlands Police")
    assert edited.buttons == ()
    assert (await ask(group, owner, "/patch")).text.startswith("You have no patch")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/patch blurb, norfolk", "Nothing was changed: “blurb” is no area here."),
        ("/patch norfolk instagram", "Nothing was changed: “instagram” is no area here."),
        (
            "/patch kent, essex, norfolk, suffolk, surrey, sussex, dorset, devon, cleveland, "
            "cumbria, durham, wiltshire",
            "That is more than 10 areas.",
        ),
    ],
)
async def test_what_is_no_patch_is_refused(
    private: Chat, member: User, text: str, said: str, ask
) -> None:
    assert (await ask(private, member, text)).text.startswith(said)
    assert (await ask(private, member, "/patch")).text.startswith("You have no patch")


async def test_in_a_group_its_own_area_comes_before_the_askers_patch(
    group: Chat, owner: User, member: User, ask
) -> None:
    await ask(group, member, "/patch suffolk")
    assert (await ask(group, member, "/stat instagram")).text.startswith("89 online")
    await ask(group, owner, "/settings area norfolk")
    answer = await ask(group, owner, "/stat instagram")
    assert answer.text.startswith("52 online")


async def test_an_answer_is_watched_by_a_reply_and_the_list_ends_it(
    bot: BotApiServer, private: Chat, member: User, ask
) -> None:
    assert (await ask(private, member, "/watch")).text.startswith("No figure is watched here.")
    answer = await ask(private, member, "norfolk instagram")
    watched = await ask(private, member, "/watch", reply_to=answer)
    assert watched.text.startswith("You will be told here when this figure is restated")
    listed = await ask(private, member, "/watch")
    assert listed.text.startswith("1 figure is watched here.")
    (button,) = listed.buttons
    assert button.startswith("End: Norfolk · Instagram · 2018/19")
    await bot.press(listed, button, member)
    assert (await bot.next_edit(private)).text.startswith("No figure is watched here.")
    nothing = await ask(private, member, "/watch", reply_to=listed)
    assert nothing.text.startswith("Send /watch as a reply")


async def test_unwatch_as_a_reply(private: Chat, member: User, ask) -> None:
    answer = await ask(private, member, "norfolk instagram")
    await ask(private, member, "/watch", reply_to=answer)
    assert (await ask(private, member, "/unwatch", reply_to=answer)).text == "No longer watched."
    assert (await ask(private, member, "/unwatch", reply_to=answer)).text.startswith("You do not")


async def test_a_button_can_watch(bot: BotApiServer, private: Chat, member: User, ask) -> None:
    answer = await ask(private, member, "norfolk instagram")
    said = await bot.next_answer(await bot.press_data(answer, "watch", member))
    assert said.get("text").startswith("You will be told here")


async def test_privacy_says_what_is_kept_and_forget_deletes_it(
    private: Chat, member: User, ask
) -> None:
    assert "for 400 days" in (await ask(private, member, "/privacy")).text
    await ask(private, member, "/patch suffolk")
    await ask(private, member, "/settings brief")
    answer = await ask(private, member, "kent grooming")
    await ask(private, member, "/watch", reply_to=answer)
    assert (await ask(private, member, "/forget")).text.startswith("Deleted: your patch")
    assert (await ask(private, member, "/patch")).text.startswith("You have no patch")
    assert "Answers: full" in (await ask(private, member, "/settings")).text
    assert (await ask(private, member, "/watch")).text.startswith("No figure is watched")
    nothing = await ask(private, member, "/watch", reply_to=answer)
    assert nothing.text.startswith("Send /watch as a reply")
    assert not (await ask(private, member, "the year before")).text.startswith("230 ")


async def test_a_group_is_greeted_once_and_forgotten_when_it_is_left(
    bot: BotApiServer, owner: User, ask
) -> None:
    group = bot.group("Desk", [owner], bot_status="left")
    await bot.join(group, bot.bot)
    assert (await bot.next_reply(group)).text.startswith(HELLO)
    assert "Default area: Norfolk" in (await ask(group, owner, "/settings area norfolk")).text
    await bot.leave(group, bot.bot, kicked=True)
    await bot.settle()
    await bot.join(group, bot.bot)
    assert (await bot.next_reply(group)).text.startswith(HELLO)
    assert "Default area: none" in (await ask(group, owner, "/settings")).text


async def test_a_supergroup_keeps_what_the_group_had_set_and_is_not_greeted(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    await ask(group, owner, "/settings area norfolk")
    answer = await ask(group, owner, "/stat instagram")
    await ask(group, owner, "/watch", reply_to=answer)
    bigger = await bot.migrate(group)
    await bot.no_reply(bigger, seconds=1.5)
    shown = await ask(bigger, owner, "/settings")
    assert "Default area: Norfolk" in shown.text
    assert (await ask(bigger, owner, "/watch")).text.startswith("1 figure is watched")


async def test_who_blocks_the_bot_is_forgotten(
    bot: BotApiServer, private: Chat, member: User, ask
) -> None:
    await ask(private, member, "/patch suffolk")
    await bot.block(member)
    await bot.settle()
    await bot.block(member, blocked=False)
    assert (await ask(private, member, "/patch")).text.startswith("You have no patch")


async def test_a_group_that_asks_too_much_is_told_once(
    bot: BotApiServer, group: Chat, owner: User, member: User, private: Chat, ask
) -> None:
    for _ in range(QUESTIONS_A_MINUTE):
        assert (await ask(group, owner, "/stat cambs insta")).text.startswith("69 online")
    assert (await ask(group, member, "/stat cambs insta")).text.startswith("That was a lot at once")
    await bot.say(group, owner, "/stat cambs insta")
    await bot.no_reply(group)
    for _ in range(QUESTIONS_A_MINUTE + 1):
        assert (await ask(private, member, "cambs insta")).text.startswith("69 online")


@pytest.mark.usefixtures("without_privacy_mode")
async def test_chatter_of_a_group_is_not_counted(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    first = await ask(group, owner, "/stat cambs insta")
    for _ in range(QUESTIONS_A_MINUTE + 1):
        await bot.say(group, owner, "lunch at one, anybody?")
        await bot.say(group, owner, "thanks, lovely", reply_to=first)
    assert (await ask(group, owner, "/stat norfolk insta")).text.startswith("52 online")


async def test_an_edited_question_keeps_to_the_settings(
    bot: BotApiServer, private: Chat, member: User, ask
) -> None:
    await ask(private, member, "/patch suffolk")
    await ask(private, member, "/settings brief")
    question = await bot.say(private, member, "norfolk insta")
    await bot.next_reply(private)
    await bot.edit(question, "instagram")
    edited = await bot.next_edit(private)
    assert edited.text.startswith("89 online child sexual offences: Suffolk")
    assert "Counts:" not in edited.text


async def test_a_press_that_is_answered_too_late_still_changes_the_setting(
    bot: BotApiServer, private: Chat, member: User, ask
) -> None:
    shown = await ask(private, member, "/settings")
    bot.fail("answerCallbackQuery", kind="400", description="query is too old")
    await bot.press(shown, "Brief answers", member)
    assert "Answers: brief" in (await bot.next_edit(private)).text


async def test_where_telegram_does_not_say_who_is_an_admin_nothing_is_changed(
    bot: BotApiServer, group: Chat, owner: User, ask
) -> None:
    bot.fail("getChatMember", group, "400", description="CHAT_ADMIN_REQUIRED")
    refused = await ask(group, owner, "/settings brief")
    assert refused.text == "Only admins of this group can change its settings."
    assert "Answers: full" in (await ask(group, owner, "/settings")).text
