"""Rich HTML in, its size and top-level blocks out: tags, nesting, references and buttons are checked on the way.

Source: https://core.telegram.org/bots/api#rich-message-formatting-options, section Rich HTML style, as the npm package @grammyjs/types
5.0 (rich.d.ts) quotes it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from . import limits
from .keyboards import check_button, check_start_link
from .rich_blocks import block_type, button_json, refuse

INLINE = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "mark",
        "sub",
        "sup",
        "tg-spoiler",
        "a",
        "tg-reference",
        "tg-emoji",
        "tg-time",
        "tg-math",
        "cite",
        "tg-button",
    ]
)
BLOCKS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "pre",
        "footer",
        "hr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "aside",
        "img",
        "video",
        "audio",
        "tg-document",
        "figure",
        "tg-map",
        "tg-collage",
        "tg-slideshow",
        "table",
        "tr",
        "details",
        "tg-math-block",
        "tg-button-row",
        "tg-thinking",
    ]
)
PARTS = frozenset(["figcaption", "caption", "th", "td", "summary", "input", "br"])
VOID = frozenset(["br", "hr", "img", "input", "tg-map"])
COUNTED = BLOCKS - {"figure"}
MEDIA = frozenset(["img", "video", "audio", "tg-document"])
PARENTS = {
    "tr": {"table"},
    "td": {"tr"},
    "th": {"tr"},
    "li": {"ul", "ol"},
    "summary": {"details"},
    "caption": {"table"},
}
NAMED = frozenset(
    [
        "lt",
        "gt",
        "amp",
        "quot",
        "apos",
        "nbsp",
        "hellip",
        "mdash",
        "ndash",
        "lsquo",
        "rsquo",
        "ldquo",
        "rdquo",
    ]
)
LINK = re.compile(r"(https?://|mailto:|tel:|tg://|#|[\w-]+\.)", re.IGNORECASE)
ID_LINK = re.compile(r"tg://(?:photo|video|document|audio)\?id=([\w-]{1,64})")


@dataclass
class RichParser(HTMLParser):
    """Checks rich HTML as it reads it."""

    given_media: Mapping[str, Mapping[str, Any]]
    username: str
    open_tags: list[str] = field(default_factory=list)
    characters: int = 0
    blocks: int = 0
    media: int = 0
    columns: list[int] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    button: dict[str, str] | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a start tag and where it stands."""
        if tag not in INLINE | BLOCKS | PARTS:
            raise refuse(f'unsupported tag "{tag}"')
        parent = self.open_tags[-1] if self.open_tags else None
        if tag in PARENTS and parent not in PARENTS[tag]:
            raise refuse(f'tag "{tag}" must stand in {" or ".join(sorted(PARENTS[tag]))}')
        if (
            tag in BLOCKS
            and any(each in INLINE or each == "p" for each in self.open_tags)
            and tag != "img"
        ):
            raise refuse(f'block "{tag}" stands in running text')
        self.blocks += tag in COUNTED
        given = {name: value or "" for name, value in attrs}
        self.count_columns(tag, given)
        self.check_reference(tag, given)
        if tag in BLOCKS and not self.open_tags:
            self.shown.append({"type": block_type(tag), "text": ""})
        if tag == "img" and (found := ID_LINK.fullmatch(given.get("src", ""))):
            self.show_photo(found[1])
        if tag not in VOID:
            self.open_tags.append(tag)
        if len(self.open_tags) > limits.RICH_DEPTH:
            raise refuse(f"more than {limits.RICH_DEPTH} levels of nesting")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that an end tag closes the tag opened last."""
        if tag in VOID:
            return
        if not self.open_tags or self.open_tags[-1] != tag:
            expected = f"</{self.open_tags[-1]}>" if self.open_tags else "none"
            raise refuse(f'unmatched end tag "</{tag}>", expected {expected}')
        self.open_tags.pop()
        if tag == "tr" and self.columns and self.columns[-1] > limits.RICH_COLUMNS:
            raise refuse(f"{self.columns[-1]} columns in a table, {limits.RICH_COLUMNS} at most")
        if tag == "tg-button" and self.button is not None:
            check_button(button_json(self.button), self.username)
            self.button = None

    def handle_data(self, data: str) -> None:
        """Count text."""
        if self.open_tags and self.open_tags[-1] in ("table", "tr", "ul", "ol") and data.strip():
            raise refuse(f'text stands directly in "{self.open_tags[-1]}"')
        self.characters += len(data)
        if self.button is not None:
            self.button["text"] += data
        if not self.shown and data.strip():
            self.shown.append({"type": "paragraph", "text": ""})
        if self.shown:
            self.shown[-1]["text"] += data

    def handle_entityref(self, name: str) -> None:
        """Check a named character."""
        if name not in NAMED:
            raise refuse(f"unsupported character &{name};")
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """Take a numbered character."""
        self.handle_data(unescape(f"&#{name};"))

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration."""
        raise refuse(f"unsupported declaration {decl}")

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise refuse("comments are not supported")

    def count_columns(self, tag: str, given: Mapping[str, str]) -> None:
        """Count the cells of the row at hand."""
        if tag == "tr":
            self.columns.append(0)
        if tag in ("td", "th") and self.columns:
            span = given.get("colspan", "1")
            if not span.isdecimal() or not int(span) >= 1:
                raise refuse("Invalid table cell colspan specified")
            self.columns[-1] += int(span)

    def show_photo(self, media: str) -> None:
        """Show a photo given with the message, where it stands by itself or in a figure."""
        if self.open_tags in ([], ["figure"]) and "photo" in self.given_media[media]:
            self.shown[-1]["photo"] = self.given_media[media]["photo"]

    def check_reference(self, tag: str, given: Mapping[str, str]) -> None:
        """Check what a tag refers to: a link, a media file, the action of a button."""
        if tag == "a" and "href" in given:
            if not LINK.match(given["href"]):
                raise refuse(f'wrong link "{given["href"]}"')
            check_start_link(given["href"], self.username)
        if tag in MEDIA:
            self.media += 1
            found = ID_LINK.fullmatch(given.get("src", ""))
            emoji = given.get("src", "").startswith("tg://emoji?id=")
            if found and found[1] not in self.given_media:
                raise refuse(f'there is no media "{found[1]}"')
            if (
                not found
                and not emoji
                and not given.get("src", "").startswith(("http://", "https://"))
            ):
                raise refuse(f'tag "{tag}" has no address of a file')
        if tag == "tg-button":
            # A copy button has what is copied in an attribute named as the label is here.
            self.button = {**given, "copied": given.get("text", ""), "text": ""}
