"""Packages of measures that are asked for by name, to be browsed a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup
from telegram.constants import MessageLimit

from handlers.keyboards import BACK_LABEL, MORE_LABEL, pages_keyboard
from stats import Catalogue, Shelf
from stats.render import render_shelf_list, render_shelf_page

MARK = "~"
"""Begins the key of a page here, and stands before the words that are sought; in no code."""
SHELVES_ON_PAGE, MEASURES_ON_PAGE = 8, 20
"""Source: as many buttons as fit a screen; 20 of the longest labels are 3,000 characters."""
NOTHING_FOUND = "Nothing that is loaded is called so. /datasets shows all."


@dataclass(frozen=True, slots=True)
class ShelfKey:
    """A page: of a package, by its short name, or of the list of packages; of words sought."""

    token: str = ""
    page: int = 0
    words: str = ""


def write_key(key: ShelfKey) -> str:
    """Return a page as the key of a button.

    >>> write_key(ShelfKey("pNZyX", 2, "loans"))
    '~pNZyX.2~loans'
    """
    words = f"{MARK}{key.words}" if key.words else ""
    return f"{MARK}{key.token}.{key.page}{words}"


def read_key(text: str) -> ShelfKey | None:
    """Return the page that a key means; None for the key of a dataset.

    >>> read_key("~pNZyX.2~loans"), read_key("fairs")
    (ShelfKey(token='pNZyX', page=2, words='loans'), None)
    """
    if not text.startswith(MARK):
        return None
    place, _, words = text[1:].partition(MARK)
    token, _, page = place.partition(".")
    return ShelfKey(token, int(page) if page.isdecimal() else 0, words)


def open_page(
    catalogue: Catalogue, key: ShelfKey, asker: int
) -> tuple[str, InlineKeyboardMarkup | None]:
    """Return the text of a page as HTML, and its buttons."""
    shelves = [each for each in catalogue.shelves(key.words) if each.is_inferred or key.words]
    shelf = next((each for each in shelves if each.token == key.token), None)
    if shelf is None and len(shelves) == 1 and key.words:
        shelf = shelves[0]
    if shelf is not None:
        return _open_shelf(catalogue, shelf, replace(key, token=shelf.token), asker)
    if not shelves:
        return NOTHING_FOUND, None
    start, end = key.page * SHELVES_ON_PAGE, (key.page + 1) * SHELVES_ON_PAGE
    text = render_shelf_list(shelves, start, end, limit=MessageLimit.MAX_TEXT_LENGTH)
    pages = [
        (each.title, write_key(ShelfKey(each.token, 0, key.words))) for each in shelves[start:end]
    ]
    back = _back(replace(key, page=key.page - 1)) if key.page else (BACK_LABEL, "")
    more = (MORE_LABEL, write_key(replace(key, page=key.page + 1)))
    return text, pages_keyboard(pages, asker, [back, more] if end < len(shelves) else [back])


def _open_shelf(
    catalogue: Catalogue, shelf: Shelf, key: ShelfKey, asker: int
) -> tuple[str, InlineKeyboardMarkup | None]:
    measures = catalogue.shelf_measures(shelf.package, key.words)
    start, end = key.page * MEASURES_ON_PAGE, (key.page + 1) * MEASURES_ON_PAGE
    text = render_shelf_page(shelf, measures, start, end, limit=MessageLimit.MAX_TEXT_LENGTH)
    before = replace(key, page=key.page - 1) if key.page else ShelfKey(words=key.words)
    more = (MORE_LABEL, write_key(replace(key, page=key.page + 1)))
    last = [_back(before), more] if end < len(measures) else [_back(before)]
    return text, pages_keyboard([], asker, last)


def _back(key: ShelfKey) -> tuple[str, str]:
    return BACK_LABEL, write_key(key)
