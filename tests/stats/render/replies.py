"""Replies of every kind from the invented figures, for the tests of the renderers."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

QUESTIONS = {
    "published": "Wexmoor strawberry 2018/19",
    "total": "wexmoor",
    "per_day": "Ostrovia fruit a day",
    "added_up": "Wexmoor fruit",
    "share": "Wexmoor strawberry share",
    "restated": "Eddle lemon",
    "sources_disagree": "Tarnholm mint",
    "several": "Tarnholm and Wexmoor vanilla",
    "one_missing": "Quellby and Wexmoor lemon 2018/19",
    "series": "Wexmoor vanilla each year",
    "not_supplied": "Quellby lemon",
    "other_period": "Wexmoor vanilla 2016/17",
    "which_area": "saltmarch lemon",
    "which_year": "wexmoor vanilla 2018",
    "not_understood": "weather wexmoor tomorrow",
}


class Page(HTMLParser):
    """HTML parsed: its text, its links, and tags that do not match."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(markup)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        allowed = {"a": "href", "blockquote": "expandable"}.get(tag)
        self.faults += [name for name, _ in attrs if name != allowed]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


def utf16_length(text: str) -> int:
    """Return the UTF-16 code units of a text, counted one character at a time."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)
