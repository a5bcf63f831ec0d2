"""parse_mode HTML: markup in, plain text and entities out, or Telegram's own complaint with its byte offset.

Follows `parse_html` and `decode_html_entity` of tdlib/td `MessageEntity.cpp` (read there, written anew), byte for byte in what is
accepted and in the wording of what is not: a '&' that begins no known entity is text, for one, and a '<' always begins a tag.
"""

import re
from dataclasses import dataclass, field, replace

from .characters import decode_character
from .entities import Entity, FormattedText, sort_entities
from .errors import bad_request
from .links import checked_link, linked_user

TAGS = frozenset(
    b"a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote".split()
)
SIMPLE = {
    "i": "italic", "em": "italic", "b": "bold", "strong": "bold", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "u": "underline", "ins": "underline", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
SPACE = b" \t\r\n\0\x0b"  # td::is_space
TAG_NAME = re.compile(rb"[^ \t\r\n\0\x0b>]*")
SPACES = re.compile(rb"[ \t\r\n\0\x0b]*")
ATTRIBUTE = re.compile(rb"[^ \t\r\n\0\x0b=>/\"']*")
TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
PLAIN = re.compile(rb"[^&<]+")


@dataclass(slots=True)
class OpenTag:
    """A tag that is still to be closed: what it says and where its text begins."""

    name: str
    argument: str
    offset: int
    begin: int


@dataclass(slots=True)
class HtmlParser:
    """The state of one parse: the source in bytes, the text so far and the tags still open."""

    source: bytes
    position: int = 0
    offset: int = 0
    text: list[str] = field(default_factory=list)
    open_tags: list[OpenTag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> FormattedText:
        """Return the text with its entities; raises ApiError as Telegram would."""
        while self.position < len(self.source):
            if plain := PLAIN.match(self.source, self.position):
                self.position = plain.end()
                self.append(plain[0].decode())
            elif self.source[self.position] == ord("&"):
                code, self.position = decode_character(self.source, self.position)
                self.append(chr(code))
            elif self.source[self.position + 1 : self.position + 2] == b"/":
                self.close_tag()
            else:
                self.open_tag()
        if self.open_tags:
            name = self.open_tags[-1].name
            raise complain(f'Can\'t find end tag corresponding to start tag "{name}"')
        text = "".join(self.text)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise complain(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate "
                "code units"
            )
        return FormattedText(text, tuple(sort_entities(self.entities)))

    def append(self, piece: str) -> None:
        """Add plain text."""
        self.text.append(piece)
        self.offset += len(piece) + sum(character > "\uffff" for character in piece)

    def open_tag(self) -> None:
        """Read a start tag with its attributes."""
        begin = self.position
        name_match = TAG_NAME.match(self.source, begin + 1)
        name = name_match[0].lower() if name_match else b""
        self.position = begin + 1 + len(name)
        if self.position >= len(self.source):
            raise complain(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            shown = name.decode("utf-8", "replace")
            raise complain(f'Unsupported start tag "{shown}" at byte offset {begin}')
        argument = self.read_attributes(name.decode(), begin)
        self.position += 1
        if name == b"span" and argument != "spoiler":
            raise complain(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open_tags.append(OpenTag(name.decode(), argument, self.offset, len(self.text)))

    def read_attributes(self, tag: str, begin: int) -> str:
        """Read up to the '>' and return the one argument that means something for this tag."""
        argument = ""
        while self.peek() != b">":
            self.skip_spaces()
            if self.peek() == b">":
                break
            found = ATTRIBUTE.match(self.source, self.position)
            name = found[0].decode("utf-8", "replace") if found else ""
            if not name:
                raise complain(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
            self.position += len(name.encode())
            self.skip_spaces()
            if self.peek() != b"=":
                self.expect_more(f'Unclosed start tag "{tag}" at byte offset {begin}')
                value = None
            else:
                self.position += 1
                self.skip_spaces()
                self.expect_more(f'Unclosed start tag "{tag}" at byte offset {begin}')
                value = self.read_value()
                self.expect_more(f"Unclosed start tag at byte offset {begin}")
            argument = argument_of(tag, name, value, argument)
        return argument

    def read_value(self) -> str:
        """Read an attribute's value, quoted or a name token."""
        quote = self.peek()
        if quote not in (b"'", b'"'):
            begin = self.position
            token = TOKEN.match(self.source, begin)
            self.position = token.end() if token else begin
            if self.peek() not in (b">", b"") and self.peek() not in SPACE:
                raise complain(f"Unexpected end of name token at byte offset {begin}")
            return self.source[begin : self.position].decode().lower()
        self.position += 1
        value = bytearray()
        while self.peek() not in (quote, b""):
            if self.peek() == b"&":
                code, self.position = decode_character(self.source, self.position)
                value += chr(code).encode("utf-8", "surrogatepass")
            else:
                value += self.peek()
                self.position += 1
        self.position += self.peek() == quote
        return value.decode("utf-8", "replace")

    def close_tag(self) -> None:
        """Read an end tag and make the entity that it closes."""
        begin = self.position
        if not self.open_tags:
            raise complain(f"Unexpected end tag at byte offset {begin}")
        found = TAG_NAME.match(self.source, begin + 2)
        name = found[0].lower().decode("utf-8", "replace") if found else ""
        self.position = found.end() if found else begin + 2
        self.skip_spaces()
        if self.peek() != b">":
            raise complain(f"Unclosed end tag at byte offset {begin}")
        self.position += 1
        tag = self.open_tags.pop()
        if name not in ("", tag.name):
            raise complain(
                f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self.offset > tag.offset:
            self.close_entity(tag)

    def close_entity(self, tag: OpenTag) -> None:
        """Add what the tag stands for, if it stands for anything."""
        length = self.offset - tag.offset
        last = self.entities[-1] if self.entities else None
        around = last is not None and (last.offset, last.length) == (tag.offset, length)
        if tag.name in SIMPLE:
            self.entities.append(Entity(SIMPLE[tag.name], tag.offset, length))
        elif tag.name == "a":
            self.close_link(tag, length)
        elif tag.name == "pre" and last and around and last.type == "code":
            self.entities[-1] = replace(last, type="pre")
        elif tag.name == "code" and last and around and last.type == "pre" and tag.argument:
            self.entities[-1] = replace(last, argument=tag.argument)
        elif tag.name in ("pre", "code"):
            self.entities.append(Entity(tag.name, tag.offset, length, tag.argument or None))
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append(Entity(kind, tag.offset, length))
        elif tag.name == "tg-emoji":
            if not re.fullmatch(r"-?[1-9][0-9]{0,18}", tag.argument):
                raise complain("Invalid custom emoji identifier specified")
            self.entities.append(Entity("custom_emoji", tag.offset, length, tag.argument))

    def close_link(self, tag: OpenTag, length: int) -> None:
        """Add a link or a mention; an address that is none is dropped in silence, as Telegram does."""
        address = tag.argument or "".join(self.text[tag.begin :])
        if user := linked_user(address):
            self.entities.append(Entity("text_mention", tag.offset, length, str(user)))
        elif url := checked_link(address):
            self.entities.append(Entity("text_link", tag.offset, length, url))

    def peek(self) -> bytes:
        """The byte at the position, empty at the end."""
        return self.source[self.position : self.position + 1]

    def skip_spaces(self) -> None:
        """Go to the next byte that is no space."""
        if spaces := SPACES.match(self.source, self.position):
            self.position = spaces.end()

    def expect_more(self, complaint: str) -> None:
        """Complain if the source has ended."""
        if self.position >= len(self.source):
            raise complain(complaint)


def argument_of(tag: str, name: str, value: str | None, argument: str) -> str:
    """Return the tag's argument after one more attribute; other attributes leave it as it was."""
    if tag == "blockquote" and name == "expandable":
        return "1"
    if value is None:
        return argument
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "format")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return argument


def complain(message: str) -> Exception:
    """Word a parse error as parseTextEntities does."""
    return bad_request("Can't parse entities: " + message)


def parse_html(source: str) -> FormattedText:
    """Parse Telegram's HTML.

    >>> parse_html("<b>69</b> &lt; 70").text
    '69 < 70'
    """
    parsed = HtmlParser(source.encode("utf-8", "replace")).parse()
    # <code class="language-..."> alone keeps no language.
    kept = tuple(
        replace(entity, argument=None) if entity.type == "code" else entity
        for entity in parsed.entities
    )
    return FormattedText(parsed.text, kept)
