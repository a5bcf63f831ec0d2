"""A way to read an unclear question in, the choice for it out: its words, and a key for a button.

A key names codes, never places in a list, so that a button still works after a restart or when
the figures have been loaded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from stats.index.reader import Index
from stats.index.schema import TOKEN_LENGTH, code_token
from stats.model import Bound, Choice, Question
from stats.periods import MONTHS, split_month, year_label

SEPARATOR = " · "
AS_WELL_AS = "as well as"
NOT_DIMENSIONS = frozenset({"", "dataset", "measure", "period"})
"""Concepts of parts that are no dimension."""
OLDEST = "1000"
"""Years from this one on are written with their months."""
TEXT_MARK, WORD_MARK = "~", "|"
"""In a key, what stands before its words and between them; one byte each, for 64 are all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question: a code of a concept, or words where `concept` is empty."""

    concept: str
    code: str


def member_parts(question: Question) -> tuple[Part, ...]:
    """Return the members that a question asks for, as parts; of a breakdown, what it is within."""
    spread = question.breakdown.partition(":")[0] if question.universe else ""
    within = dict.fromkeys((*question.scope_place, *question.scope))
    return tuple(
        Part(dimension, code)
        for dimension, codes in question.members.items()
        for code in (within if dimension == spread else codes)
    )


def period_parts(question: Question) -> tuple[Part, ...]:
    """Return the periods that a question asks for, and the release, as parts."""
    codes = tuple(Part("period", group[0]) for group in question.periods)
    words = tuple(
        Part("", text) for text in (question.period_text, release_words(question)) if text
    )
    return (*codes, *words)


def span_parts(question: Question) -> tuple[Part, ...]:
    """Return the words for the row of years that a question asks for, as parts."""
    first, last = (month_words(month) if month else "" for month in question.span)
    if first and last:
        return (Part("", row_words(*question.span)),)
    words = f"since {first}" if first else f"up to {last}" if last else ""
    return (Part("", words),) if words else ()


def release_words(question: Question) -> str:
    """Return the words for the release that is asked of; empty for the newest."""
    return f"{month_words(question.release)} release" if question.release else ""


def bound_words(bound: Bound) -> str:
    """Return a bound in words that are read as the same.

    >>> bound_words(Bound("more than", 200)), bound_words(Bound("at least", 1500, "first year"))
    ('with more than 200', 'first year with at least 1,500')
    """
    before = "" if bound.of == "members" else f"{bound.of} "
    return f"{before}with {bound.kind} {bound.value:,.0f}"


def month_words(month: str) -> str:
    """Return a month `YYYY-MM`, or a day of it, as people write it; a year as it is.

    >>> month_words("2019-03"), month_words("2019-03-31"), month_words("2019")
    ('March 2019', 'March 2019', '2019')
    >>> month_words("!9999999500-01"), month_words("0100-12")
    ('500 BCE', '100')
    """
    if is_long_ago(month):
        return year_label(split_month(month)[0])
    year, *rest = month.split("-")
    return f"{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def row_words(first: str, last: str) -> str:
    """Return two months as a row of them; of years long ago their years.

    >>> row_words("2019-04", "2021-03"), row_words("!9999999500-01", "0100-12")
    ('2019-04 to 2021-03', '500 BCE to 100')
    """
    if is_long_ago(first):
        last = year_label(split_month(last)[0]) if last[-2:] == "12" else month_words(last)
        return f"{month_words(first)} to {last}"
    return f"{first} to {last}"


def is_long_ago(month: str) -> bool:
    """Whether a month is of a year of which only the year is written: 500 BCE, 100."""
    return month[:1] in ("!", "~") or (month[4:5] == "-" and month < OLDEST)


def make_choice(
    index: Index, label: str, parts: Sequence[Part], *, is_wider: bool = False
) -> Choice:
    """Return the choice that stands for a question made of the given parts."""
    return Choice(label, _write(index, parts), make_key(parts), is_wider)


def make_key(parts: Sequence[Part]) -> str:
    """Return the key of a question made of the given parts: their codes, then its words."""
    tokens = "".join(code_token(part.concept, part.code) for part in parts if part.concept)
    words = WORD_MARK.join(part.code for part in parts if not part.concept)
    return f"{tokens}{TEXT_MARK}{words}" if words else tokens


def add_part(index: Index, choice: Choice, part: Part) -> Choice:
    """Return a choice whose question has one more part; itself, where it has that already."""
    name = index.name_of(part.concept, part.code)
    if name in choice.question.split(SEPARATOR):
        return choice
    tokens, _, words = choice.key.partition(TEXT_MARK)
    said = [*filter(None, [words]), *([] if part.concept else [part.code])]
    tokens += code_token(part.concept, part.code) if part.concept else ""
    question = SEPARATOR.join(filter(None, (choice.question, name)))
    key = f"{tokens}{TEXT_MARK}{WORD_MARK.join(said)}" if said else tokens
    return replace(choice, question=question, key=key)


def read_choice(index: Index, key: str) -> str | None:
    """Return the question that a key stands for; None where it names what is not loaded."""
    parts = read_parts(index, key)
    return (_write(index, parts) or None) if parts is not None else None


def read_parts(index: Index, key: str) -> tuple[Part, ...] | None:
    """Return the parts that a key stands for; None where it names what is not loaded."""
    tokens, _, words = key.partition(TEXT_MARK)
    parts = []
    for start in range(0, len(tokens), TOKEN_LENGTH):
        found = index.find_token(tokens[start : start + TOKEN_LENGTH])
        if found is None:
            return None
        parts.append(Part(*found))
    said = words.split(WORD_MARK) if words else []
    return (*parts, *(Part("", text) for text in said))


def _write(index: Index, parts: Sequence[Part]) -> str:
    """Return parts in words. Between members of one dimension stands more than a separator:
    England, Wales and "England and Wales" are three areas.
    """
    texts = []
    for concept, group in groupby(parts, key=lambda part: part.concept):
        names = [index.name_of(part.concept, part.code) for part in group]
        is_dimension = concept not in NOT_DIMENSIONS
        texts.append((f" {AS_WELL_AS} " if is_dimension else SEPARATOR).join(names))
    return SEPARATOR.join(texts)
