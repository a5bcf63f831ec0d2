"""A reply in, the buttons under it out: what can be changed, then what can be done with it.

At most three rows under an answer, so that a group is not flooded. A button whose data does not
fit is left out; a menu opened for one reader has four.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import InlineKeyboardMarkup
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
    own_press,
    write_press,
)
from stats import COMPARE, Answer, Choice, Dataset, NoFigure, Reply
from stats.render import button_choices, is_chartable, quote_line, render_part

COMPARE_LABEL, CHART_LABEL, TABLE_LABEL, QUOTE_LABEL = "Compare", "Chart", "Table", "Quote"
WATCH_LABEL = "Watch"
ROWS_INSTEAD = 2
"""Rows of what there is in the place of a figure; of more, they stand in a menu."""
ROW_LETTERS = 30
"""Letters of the labels in one row that a telephone shows whole."""
OTHER_LABEL, MORE_LABEL, BACK_LABEL = "Other figures ▾", "More ›", "‹ Back"
MOST_PARTS = 4
"""Parts in the first row; more would be cut to a few letters on a phone."""
MOST_LETTERS = 60
"""Letters of a button in a row of its own; a phone shows fewer."""
MENU_COLUMNS = 2
MENU_SIZE = 6
"""Values on a page: with the last row, four rows, and labels of some twenty letters."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button before it is known for whom it is.

    Attributes:
        data: what its press says; without a number of who may press it.
        is_askers: whether only who asked may press it.
        copied: the text that it copies, where it does that.

    """

    label: str
    data: str | None = None
    is_askers: bool = False
    copied: str = ""


Rows: TypeAlias = "tuple[tuple[Button, ...], ...]"
Keyboard: TypeAlias = "dict[str, Any]"
"""An InlineKeyboardMarkup as the server reads it. The framework's objects took a sixth of the time
of an answer that was given before (`python -m tests.bench.load`)."""


def reply_rows(reply: Reply, *, is_inline: bool = False) -> Rows:
    """Return the buttons under a reply, the same for whoever asked.

    A message sent by inline mode takes no chart, no table and no watch: the bot cannot write to
    that chat.
    """
    if isinstance(reply, NoFigure) and len(instead := _packed(reply.choices)) <= ROWS_INSTEAD:
        # What there is in the place of a figure that there is none of is not put away in a menu.
        return tuple(_parts(reply)), *instead
    if isinstance(reply, Answer | NoFigure):
        last = (*_others(reply), *_watch(reply, is_inline))
        return tuple(_parts(reply)), tuple(_actions(reply, is_inline)), last
    return tuple((button,) for button in _choose(button_choices(reply)))


def keyboard_for(rows: Rows, asker: int) -> Keyboard | None:
    """Return rows as a keyboard for who asked; without buttons that do not fit."""
    kept: list[list[dict[str, Any]]] = []
    left = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
    for row in rows:
        buttons = [body for button in row if (body := _body(button, asker))]
        if buttons and len(buttons) <= left:
            kept.append(buttons)
            left -= len(buttons)
    return {"inline_keyboard": kept} if kept else None


def markup_for(rows: Rows, asker: int) -> InlineKeyboardMarkup | None:
    """Return the same as an object of the framework."""
    found = keyboard_for(rows, asker)
    return InlineKeyboardMarkup.de_json(found, None) if found else None


def _body(button: Button, asker: int) -> dict[str, Any] | None:
    """Return a button as the server reads it; None where its data does not fit."""
    if button.copied:
        return {"text": button.label, "copy_text": {"text": button.copied}}
    data = own_press(button.data, asker) if button.is_askers else button.data
    return {"text": button.label, "callback_data": data} if data else None


def _packed(choices: Sequence[Choice]) -> Rows:
    """Return a button for each choice, short ones side by side: years, of which three fit."""
    rows: list[list[Choice]] = []
    for choice in choices:
        row = [*rows[-1], choice] if rows else [choice]
        fits = sum(len(each.label) for each in row) <= ROW_LETTERS
        rows[-1:] = [row] if rows and fits else [*rows[-1:], [choice]]
    return tuple(tuple(_choose(row)) for row in rows)


def menu_keyboard(
    press: Press, choices: Sequence[Choice], *, has_more: bool
) -> InlineKeyboardMarkup | None:
    """Return a page of what a part of a question may be changed to."""
    values = tuple(_choose(choices))
    rows = [values[start : start + MENU_COLUMNS] for start in range(0, len(values), MENU_COLUMNS)]
    last = [_askers(BACK_LABEL, Press(BACK, press.key))]
    if has_more:
        more = Press(MENU, press.key, subject=press.subject, page=press.page + 1)
        last.append(_askers(MORE_LABEL, more))
    return markup_for((*rows, tuple(last)), press.asker)


def examples_keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """Return a button for each example; anybody gets its answer as a message of its own."""
    return markup_for(tuple((each,) for each in _examples(choices)), ANYBODYS)


def datasets_keyboard(
    datasets: Sequence[Dataset], asker: int, pages: Sequence[tuple[str, str]] = ()
) -> InlineKeyboardMarkup | None:
    """Return a button for each dataset, then those of `pages` by label and key.

    Only `asker` may turn the page.
    """
    named = [*((each.label, each.code) for each in datasets), *pages]
    return markup_for(tuple((_askers(label, Press(DATASET, key)),) for label, key in named), asker)


def pages_keyboard(
    pages: Sequence[tuple[str, str]], asker: int, last: Sequence[tuple[str, str]]
) -> InlineKeyboardMarkup | None:
    """Return a button for each page by label and key, those of `last` in one row."""
    rows = [(_askers(label[:MOST_LETTERS], Press(DATASET, key)),) for label, key in pages]
    turns = tuple(_askers(label, Press(DATASET, key)) for label, key in last)
    return markup_for((*rows, turns), asker)


def dataset_keyboard(examples: Sequence[Choice], asker: int) -> InlineKeyboardMarkup | None:
    """Return the examples of one dataset, and the way back to the list."""
    back = (_askers(BACK_LABEL, Press(DATASET, "")),)
    return markup_for((*((each,) for each in _examples(examples)), back), asker)


def _parts(reply: Answer | NoFigure) -> Iterable[Button]:
    parts = [each for each in reply.variations if each.subject != COMPARE]
    for each in parts[:MOST_PARTS]:
        yield _askers(render_part(each), Press(MENU, reply.key, subject=each.token))


def _actions(reply: Answer | NoFigure, is_inline: bool) -> Iterator[Button]:
    if not isinstance(reply, Answer):
        return
    compare = next((each.token for each in reply.variations if each.subject == COMPARE), "")
    if compare:
        yield _askers(COMPARE_LABEL, Press(MENU, reply.key, subject=compare))
    if not is_inline and is_chartable(reply):
        yield _anybodys(CHART_LABEL, Press(CHART, reply.key))
    if not is_inline:
        yield _anybodys(TABLE_LABEL, Press(TABLE, reply.key))
    if quote := quote_line(reply):
        yield Button(QUOTE_LABEL, copied=quote)


def menu_choices(reply: Answer | NoFigure) -> tuple[Choice, ...]:
    """Return the other figures for the same that stand in a menu: not the one that goes wider."""
    wider = [choice for choice in reply.choices if choice.is_wider]
    return tuple(each for each in reply.choices if len(wider) != 1 or not each.is_wider)


def _others(reply: Answer | NoFigure) -> Iterator[Button]:
    """Yield the whole that can be asked of, then the one other figure, or a menu of several."""
    others = menu_choices(reply)
    yield from _choose([each for each in reply.choices if each not in others])
    if len(others) < 2:
        yield from _choose(others)
    else:
        yield _askers(OTHER_LABEL, Press(MENU, reply.key, subject=OTHERS))


def _watch(reply: Answer | NoFigure, is_inline: bool) -> Iterator[Button]:
    """Yield the button that tells of changes of the figures; anybody in the chat may press it."""
    if not is_inline and isinstance(reply, Answer):
        yield Button(WATCH_LABEL, WATCH_DATA)


def _choose(choices: Iterable[Choice]) -> Iterator[Button]:
    return (_askers(choice.label, Press(CHOOSE, choice.key)) for choice in choices)


def _examples(choices: Iterable[Choice]) -> Iterator[Button]:
    return (_anybodys(choice.label, Press(ASK, choice.key)) for choice in choices)


def _askers(label: str, press: Press) -> Button:
    return Button(label, write_press(press), is_askers=True)


def _anybodys(label: str, press: Press) -> Button:
    return Button(label, write_press(press))
