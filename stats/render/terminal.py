"""A command typed at the terminal in, text out: what a chat shows as HTML, as far as it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from stats.catalogue import Catalogue
from stats.catalogue.shelves import Shelf
from stats.render.shelves import render_links, render_shelf
from stats.render.texts import render_sources, render_terminal_help

MOST_LISTED = 200
"""Measures that are listed one by one; of more, only packages are."""
MOST_LETTERS = 20_000
"""Of thousands of packages, what can still be scrolled through; a word seeks among them."""
FEW_EXAMPLES = 3
ONLY_ON_TELEGRAM = "{command} is only on Telegram; help tells what there is here."
NOTHING_FOUND = "Nothing is called {words}; /datasets lists everything."
_BOLD = re.compile("</?b>")
_LINK = re.compile('<a href="([^"]*)">(.*?)</a>')


def render_command(catalogue: Catalogue, line: str) -> str:
    """Return what a command tells; empty where the line is none, but a question."""
    first, _, words = line.partition(" ")
    command = first.casefold()
    if command in ("/help", "/start") or line.casefold() == "help":
        examples = catalogue.choose_examples(catalogue.examples[:FEW_EXAMPLES])
        return render_terminal_help(catalogue.datasets, [each.question for each in examples])
    if command not in ("/datasets", "/sources"):
        is_command = command.startswith("/") and command[1:].isalpha()
        return ONLY_ON_TELEGRAM.format(command=command) if is_command else ""
    found = catalogue.shelves(words)
    if not found:
        return NOTHING_FOUND.format(words=words)
    if command == "/datasets":
        return f"{render_shelves(catalogue, words)}\n{count_shelves(found)}"
    told = [] if words else [render_sources(catalogue.summaries(), limit=MOST_LETTERS)]
    told.append(render_links(found, limit=MOST_LETTERS))
    return "\n\n".join(_plain(each) for each in told if each)


def render_shelves(catalogue: Catalogue, words: str) -> str:
    """Return the packages that have these words, all where there are none; measures of few."""
    found = catalogue.shelves(words)
    is_short = sum(each.sought for each in found) <= MOST_LISTED
    most = MOST_LISTED if is_short or len(found) == 1 else 0
    return "\n".join(
        render_shelf(each, catalogue.shelf_measures(each.package, words), most=most)
        for each in found
    )


def count_shelves(shelves: Sequence[Shelf]) -> str:
    """Return how many packages and measures there are: `1 package, 6 measures`."""
    packages, measures = len(shelves), sum(each.sought for each in shelves)
    return f"{packages:,} package{'s'[: packages != 1]}, {measures:,} measure{'s'[: measures != 1]}"


def _plain(html: str) -> str:
    """Return the text of HTML as the renderers write it, with the addresses of links.

    >>> _plain('<b>Fish &amp; chips</b>: <a href="https://a.example/?b&amp;c">prices</a>')
    'Fish & chips: prices <https://a.example/?b&c>'
    """
    return unescape(_LINK.sub(r"\2 &lt;\1&gt;", _BOLD.sub("", html)))
