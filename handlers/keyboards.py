"""A reply in, the buttons under it out: what can be changed, then what can be done with it.

At most three rows under an answer, so that a group is not flooded. A button whose data does not
fit is left out; a menu opened for one reader has four.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit

from handlers.presses import (
    ANYBODYS,
    ASK,
    BACK,
    CHART,
    CHOOSE,
    DATASET,
    MENU,
    OTHERS,
    TABLE,
    WATCH_DATA,
    Press,
    write_press,
)
from stats import COMPARE, Answer, Choice, Dataset, NoFigure, Reply
from stats.render import button_choices, is_chartable, quote_line, render_part

COMPARE_LABEL, CHART_LABEL, TABLE_LABEL, QUOTE_LABEL = "Compare", "Chart", "Table", "Quote"
WATCH_LABEL = "Watch"
OTHER_LABEL, MORE_LABEL, BACK_LABEL = "Other figures ▾", "More ›", "‹ Back"
MOST_PARTS = 4
"""Parts in the first row; more would be cut to a few letters on a phone."""
MOST_LETTERS = 60
"""Letters of a button in a row of its own; a phone shows fewer."""
MENU_COLUMNS = 2
MENU_SIZE = 6
"""Values on a page: with the last row, four rows, and labels of some twenty letters."""

Buttons = list[InlineKeyboardButton]


def keyboard(reply: Reply, asker: int, *, is_inline: bool = False) -> InlineKeyboardMarkup | None:
    """Return the buttons under a reply; only `asker` may press those that change the question.

    A message sent by inline mode takes no chart, no table and no watch: the bot cannot write to
    that chat.
    """
    if isinstance(reply, Answer | NoFigure):
        last = [*_others(reply, asker), *_watch(reply, is_inline)]
        rows = [_parts(reply, asker), _actions(reply, asker, is_inline), last]
    else:
        rows = [[button] for button in _choose(button_choices(reply), asker)]
    return _markup(rows)


def menu_keyboard(
    press: Press, choices: Sequence[Choice], *, has_more: bool
) -> InlineKeyboardMarkup | None:
    """Return a page of what a part of a question may be changed to."""
    values = list(_choose(choices, press.asker))
    rows = [values[start : start + MENU_COLUMNS] for start in range(0, len(values), MENU_COLUMNS)]
    last = [_button(BACK_LABEL, Press(BACK, press.key, press.asker))]
    if has_more:
        more = Press(MENU, press.key, press.asker, press.subject, press.page + 1)
        last.append(_button(MORE_LABEL, more))
    return _markup([*rows, [each for each in last if each]])


def examples_keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """Return a button for each example; anybody gets its answer as a message of its own."""
    return _markup([[each] for each in _choose(choices, ANYBODYS, ASK)])


def datasets_keyboard(
    datasets: Sequence[Dataset], asker: int, pages: Sequence[tuple[str, str]] = ()
) -> InlineKeyboardMarkup | None:
    """Return a button for each dataset, then those of `pages` by label and key.

    Only `asker` may turn the page.
    """
    named = [*((each.label, each.code) for each in datasets), *pages]
    buttons = [_button(label, Press(DATASET, key, asker)) for label, key in named]
    return _markup([[each] for each in buttons if each])


def pages_keyboard(
    pages: Sequence[tuple[str, str]], asker: int, last: Sequence[tuple[str, str]]
) -> InlineKeyboardMarkup | None:
    """Return a button for each page by label and key, those of `last` in one row."""
    rows = [[_button(label[:MOST_LETTERS], Press(DATASET, key, asker))] for label, key in pages]
    turns = [_button(label, Press(DATASET, key, asker)) for label, key in last]
    return _markup([[each for each in row if each] for row in (*rows, turns)])


def dataset_keyboard(examples: Sequence[Choice], asker: int) -> InlineKeyboardMarkup | None:
    """Return the examples of one dataset, and the way back to the list."""
    back = _button(BACK_LABEL, Press(DATASET, "", asker))
    return _markup([*([each] for each in _choose(examples, ANYBODYS, ASK)), [back] if back else []])


def _parts(reply: Answer | NoFigure, asker: int) -> Buttons:
    buttons = (
        _button(render_part(each), Press(MENU, reply.key, asker, each.token))
        for each in reply.variations
        if each.subject != COMPARE
    )
    return [button for button in buttons if button][:MOST_PARTS]


def _actions(reply: Answer | NoFigure, asker: int, is_inline: bool) -> Buttons:
    if not isinstance(reply, Answer):
        return []
    compare = next((each.token for each in reply.variations if each.subject == COMPARE), "")
    found = [
        _button(COMPARE_LABEL, Press(MENU, reply.key, asker, compare)) if compare else None,
        _button(CHART_LABEL, Press(CHART, reply.key))
        if not is_inline and is_chartable(reply)
        else None,
        None if is_inline else _button(TABLE_LABEL, Press(TABLE, reply.key)),
    ]
    if quote := quote_line(reply):
        found.append(InlineKeyboardButton(QUOTE_LABEL, copy_text=CopyTextButton(quote)))
    return [button for button in found if button]


def menu_choices(reply: Answer | NoFigure) -> tuple[Choice, ...]:
    """Return the other figures for the same that stand in a menu: not the one that goes wider."""
    wider = [choice for choice in reply.choices if choice.is_wider]
    return tuple(each for each in reply.choices if len(wider) != 1 or not each.is_wider)


def _others(reply: Answer | NoFigure, asker: int) -> Buttons:
    """Return the whole that can be asked of, then the one other figure, or a menu of several."""
    others = menu_choices(reply)
    buttons = list(_choose([each for each in reply.choices if each not in others], asker))
    if len(others) < 2:
        return [*buttons, *_choose(others, asker)]
    button = _button(OTHER_LABEL, Press(MENU, reply.key, asker, OTHERS))
    return [*buttons, button] if button else buttons


def _watch(reply: Answer | NoFigure, is_inline: bool) -> Buttons:
    """Return the button that tells of changes of the figures; anybody in the chat may press it."""
    if is_inline or not isinstance(reply, Answer):
        return []
    return [InlineKeyboardButton(WATCH_LABEL, callback_data=WATCH_DATA)]


def _choose(
    choices: Iterable[Choice], asker: int, action: str = CHOOSE
) -> Iterator[InlineKeyboardButton]:
    for choice in choices:
        if button := _button(choice.label, Press(action, choice.key, asker)):
            yield button


def _button(label: str, press: Press) -> InlineKeyboardButton | None:
    data = write_press(press)
    return InlineKeyboardButton(label, callback_data=data) if data else None


def _markup(rows: Iterable[Buttons]) -> InlineKeyboardMarkup | None:
    """Return rows as a keyboard, without empty ones and without buttons beyond the limit."""
    kept: list[Buttons] = []
    left = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
    for row in rows:
        if row and len(row) <= left:
            kept.append(row)
            left -= len(row)
    return InlineKeyboardMarkup(kept) if kept else None
