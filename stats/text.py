"""Text as typed in, words out: the one normalisation that labels and questions share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u00b4": "'",
        "`": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2044": "/",
        "\u2215": "/",
    }
)
_SPOKEN = (("&", " and "), ("%", " percent "), ("+", " plus "))
LONGEST_KEPT, KEPT_NAMES = 160, 16_384
"""Names whose words are kept. Source: 765 packages of Our World in Data have 60,000 names, most of
them countries' that stand in hundreds; keeping those makes their building a third faster."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")


def fold(text: str) -> str:
    """Return the text without case, accents, compatibility forms or invisible characters.

    >>> fold("Ynys Môn – ＩＧ")
    'ynys mon - ig'
    """
    if text.isascii() and text.isprintable():
        return text.replace("`", "'").casefold()
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME)).translate(_SAME).casefold()
    if decomposed.isascii() and decomposed.isprintable():
        return decomposed
    return "".join(
        " " if char in "\t\n\r" else char
        for char in decomposed
        if char in "\t\n\r" or unicodedata.category(char) not in ("Mn", "Cf", "Cc")
    )


def split_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; `&`, `%`, `+` are words, possessive endings go.

    >>> split_words("Devon & Cornwall's Insta %?")
    ('devon', 'and', 'cornwall', 'insta', 'percent')
    """
    return _split_name(text) if len(text) <= LONGEST_KEPT else _split(text)


def _split(text: str) -> tuple[str, ...]:
    words = (
        _POSSESSIVE.sub("", word).replace("'", "") if "'" in word else word
        for word in _WORD.findall(_spell_signs(fold(text)))
    )
    return tuple(filter(None, words))


def _spell_signs(folded: str) -> str:
    for sign, word in _SPOKEN:
        folded = folded.replace(sign, word)
    return folded


_split_name = lru_cache(KEPT_NAMES)(_split)


def locate_words(text: str) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Return the folded text, and its words each with where it starts and ends there.

    >>> locate_words("Kent's 4G %")
    ("kent's 4g  percent ", (('kent', 0, 6), ('4g', 7, 9), ('percent', 11, 18)))
    """
    folded = _spell_signs(fold(text))
    return folded, tuple(
        (word, match.start(), match.end())
        for match in _WORD.finditer(folded)
        if (word := _POSSESSIVE.sub("", match.group()).replace("'", ""))
    )


def plural(noun: str) -> str:
    """Return the plural of an English noun that has a regular one.

    >>> [plural(noun) for noun in ("force", "country", "authority", "day", "class")]
    ['forces', 'countries', 'authorities', 'days', 'classes']
    >>> plural("cause of death")
    'causes of death'
    """
    head, of, behind = noun.partition(" of ")
    if of:
        return f"{plural(head)}{of}{behind}"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def normalise(text: str) -> str:
    """Return the words of a text joined by single spaces.

    >>> normalise("Heddlu  Dyfed–Powys")
    'heddlu dyfed powys'
    """
    return " ".join(split_words(text))


def squash(text: str) -> str:
    """Return the words of a text joined without spaces: `whats app` and `WhatsApp` are one.

    >>> squash("Whats App")
    'whatsapp'
    """
    return "".join(split_words(text))


def ordinal(number: int) -> str:
    """Return a place in words.

    >>> ordinal(1), ordinal(2), ordinal(11), ordinal(23)
    ('1st', '2nd', '11th', '23rd')
    """
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 13 else ending}"
