"""The buttons of every answer of the question sets: valid, few, and hardly one left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.keyboards import MENU_SIZE, OTHER_LABEL, markup_for, menu_keyboard, reply_rows
from handlers.presses import MENU, Press, read_press, write_press
from stats import COMPARE, Answer, Catalogue, Defaults, NoFigure, Reply
from stats.render import button_choices
from tests.scoring import QUESTIONS, read_questions

ASKER = 8_500_000_000
"""Users who have joined lately have numbers of ten digits."""
CALLBACK_BYTES, BUTTONS, ROWS, COPIED = 64, 100, 3, 256
"""The first two are the Bot API's limits, and the last; rows are ours."""
MOST_LEFT_OUT = 0.01


@pytest.fixture(scope="module")
def replies(catalogue: Catalogue) -> tuple[Reply, ...]:
    """The replies to all questions, each once."""
    return tuple(find_replies(catalogue))


def find_replies(catalogue: Catalogue) -> Iterator[Reply]:
    """Yield the replies to all questions, each once."""
    seen = set()
    for path in sorted(QUESTIONS.glob("*.csv")):
        for line in read_questions(path):
            reply = catalogue.vary(catalogue.ask(line.question))
            key = reply.key if isinstance(reply, Answer | NoFigure) else line.question
            if key not in seen:
                seen.add(key)
                yield reply


def buttons(markup: InlineKeyboardMarkup | None) -> list[InlineKeyboardButton]:
    return [each for row in markup.inline_keyboard for each in row] if markup else []


def check(markup: InlineKeyboardMarkup | None) -> None:
    found = buttons(markup)
    assert len(found) <= BUTTONS
    for button in found:
        assert button.text.strip()
        if button.copy_text:
            assert 1 <= len(button.copy_text.text.encode("utf-16-le")) // 2 <= COPIED
        else:
            assert isinstance(button.callback_data, str)
            assert 1 <= len(button.callback_data.encode()) <= CALLBACK_BYTES
    data = [button.callback_data for button in found if button.callback_data]
    assert len(set(data)) == len(data)


def test_the_buttons_of_every_reply_are_valid_few_and_hardly_ever_left_out(
    replies: tuple[Reply, ...],
) -> None:
    due = left_out = 0
    for reply in replies:
        markup = markup_for(reply_rows(reply), ASKER)
        check(markup)
        check(markup_for(reply_rows(reply, is_inline=True), ASKER))
        if isinstance(reply, Answer | NoFigure):
            assert markup is None or len(markup.inline_keyboard) <= ROWS
            missing, all_due = missing_buttons(reply, markup)
            left_out += missing
            due += all_due
    print(f"\n{left_out} of {due} buttons left out, their data being too long")
    assert due > 0
    assert left_out <= MOST_LEFT_OUT * due


def test_the_menus_of_every_reply_are_valid_and_hardly_lack_a_value(
    catalogue: Catalogue, replies: tuple[Reply, ...]
) -> None:
    values = left_out = 0
    for reply in replies:
        if not isinstance(reply, Answer | NoFigure):
            continue
        for part in reply.variations:
            choices = list(islice(catalogue.changes(reply, part.subject), MENU_SIZE))
            press = Press(MENU, reply.key, ASKER, part.token)
            markup = menu_keyboard(press, choices, has_more=True)
            check(markup)
            shown = {button.callback_data for button in buttons(markup)}
            values += len(choices)
            left_out += sum(f"c{ASKER:x}.{choice.key}" not in shown for choice in choices)
    print(f"\n{left_out} of {values} values left out, their data being too long")
    assert values > 0
    assert left_out <= MOST_LEFT_OUT * values


def missing_buttons(
    reply: Answer | NoFigure, markup: InlineKeyboardMarkup | None
) -> tuple[int, int]:
    """Return how many buttons a reply does not have for want of room, and how many it should."""
    labels = [button.text for button in buttons(markup)]
    parts = [each for each in reply.variations if each.subject != COMPARE]
    wanted = ["Compare"] if len(parts) < len(reply.variations) else []
    wanted += ["Table"] if isinstance(reply, Answer) else []
    choices = button_choices(reply)
    direct = [each.label for each in choices]
    in_menu = len(choices) > 1 and set(direct).isdisjoint(labels)
    wanted += [OTHER_LABEL] if in_menu else direct
    shown_parts = sum(label.endswith(" ▾") and label != OTHER_LABEL for label in labels)
    missing = len(parts) - shown_parts + sum(label not in labels for label in wanted)
    return missing, len(parts) + len(wanted)


@pytest.mark.parametrize(
    "press",
    [
        Press("c", "pNZyXuVyBu4vYc4", ASKER),
        Press("m", "pNZyX~highest 3|by force", ASKER, "xyz", 11),
        Press("m", "pNZyX", ASKER, "-"),
        Press("g", "pNZyX~since 2019/20"),
        Press("d", "", ASKER),
    ],
    ids=lambda press: press.action,
)
def test_the_data_of_a_button_means_the_same_when_read(press: Press) -> None:
    data = write_press(press)
    assert data is not None
    assert read_press(data) == press


@pytest.mark.parametrize("data", ["", "c", "czz.pNZyX", "m", "mff.", "m.x", "\x00", "c-1.x"])
def test_forged_data_is_read_as_nobodys_or_names_nothing(ices: Catalogue, data: str) -> None:
    press = read_press(data)
    assert press.asker <= 0 or press.key == ""
    assert ices.ask_again(press.key) is None


def test_what_does_not_fit_is_left_out() -> None:
    assert write_press(Press("c", "x" * 60, ASKER)) is None
    assert write_press(Press("m", "x", ASKER, "xyz", 36)) is None


def test_the_whole_is_a_button_of_its_own_beside_the_other_figures(catalogue: Catalogue) -> None:
    patch = Defaults(("E23000023", "E23000026", "E23000027"), "your patch")
    for text in ("instagram", "grooming", "facebook 2018/19"):
        reply = catalogue.vary(catalogue.ask(text, defaults=patch))
        markup = markup_for(reply_rows(reply), ASKER)
        check(markup)
        assert markup is not None
        assert len(markup.inline_keyboard) <= ROWS
        (wider,) = (each for each in button_choices(reply) if each.is_wider)
        assert markup.inline_keyboard[-1][0].text == wider.label
