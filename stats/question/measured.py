"""A text and the inferred measure found in it in, the question that the rest of it asks out."""

from __future__ import annotations

from dataclasses import replace

from stats.choices import Part, add_part, is_long_ago, month_words, row_words
from stats.index.analysis import is_asking
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.model import Clarification, Question
from stats.periods import make_period
from stats.question.composing.askingwords import operation_parts
from stats.question.composing.operations import find_operation
from stats.question.composing.spread import OVER_PARTS
from stats.question.conversation.doing import ask_of_what, take_up, without_sides
from stats.question.conversation.tying import goes_on_unsaid, is_follow_up
from stats.question.inferred.beginnings import put_beginnings
from stats.question.inferred.doubts import ask_count, ask_judged, ask_row, find_doubt, note_order
from stats.question.inferred.filling import fill_members, name_dataset
from stats.question.inferred.measures import MeasureFound
from stats.question.inferred.money import take_own_money
from stats.question.inferred.narrowing import (
    find_counted_in,
    find_narrowed,
    find_second,
    find_taken_span,
)
from stats.question.inferred.nearly import ask_part_named, pass_over_nation, take_percent
from stats.question.inferred.nosuch import ask_near_member
from stats.question.inferred.oldyears import find_old_year
from stats.question.inferred.parted import find_yearly, set_on_year
from stats.question.inferred.partwords import put_parts
from stats.question.inferred.printed import Printed, find_printed, split_spans
from stats.question.inferred.rewording import (
    put_decades,
    put_kinds,
    put_latest_quarters,
    put_months,
    put_quarters,
    put_rows,
    without_base,
    without_initials,
    word_members,
)
from stats.question.inferred.standins import put_back, put_stand_ins
from stats.question.inferred.titles import known_terms
from stats.question.inferred.unsaid import doubt_members, find_unsaid, is_listed
from stats.question.interpret import interpret, note_passed_over
from stats.question.words.bounds import BoundMention
from stats.question.words.explaining import Mention
from stats.question.words.mentions import Mentions, find_mentions
from stats.text import split_words

JOINS = tuple(f"{join}{the}" for join in ("and", "v", "vs", "versus", "or") for the in ("", " the"))
"""What stands between two that are both asked of."""
KINDS_OF_NOUNS = frozenset({"dimension", "dataset", "measure", "period", "area"})
"""Concepts that are no list of a package's own."""


def read_rest(
    found: MeasureFound, text: str, index: Index, *, bound: BoundMention | None = None
) -> Question | Clarification:
    """Return the question that the rest of a text asks of the measure found in it.

    `bound` is the number that its figures are held against, of which the text is without the words.
    """
    narrow = NarrowIndex(index, index.dataset(found.dataset), text=text)
    rest = word_members(found.rest, index) if found.is_exact else found.rest
    rest = without_initials(without_base(rest, text), narrow.only)
    periods = narrow.cubes.periods_of(narrow.only)
    rest, dated = put_latest_quarters(put_rows(rest), periods)
    rest = put_parts(put_kinds(rest, periods), periods)
    rest, of_month = put_months(put_quarters(rest, periods), periods)
    dated += of_month
    rest = put_stand_ins(put_decades(rest, narrow.only, text), narrow)
    rest = split_spans(rest) if narrow.has_calendar_years() else rest
    rest, begun = put_beginnings(rest, narrow, known_terms(found.label, narrow))
    printed = find_printed(rest, narrow.odd_periods())
    printed = find_old_year(text, printed, narrow.has_member, narrow.only.label)
    mentions = replace(find_mentions(printed.rest, narrow), bound=bound)
    mentions = _without_label(mentions, found.label, text)
    mentions = _without_nouns(mentions)
    mentions = doubt_members(mentions, narrow)
    unsaid = find_unsaid(text, found.label, mentions, narrow, is_exact=found.is_exact)
    unsaid += find_narrowed(text, found.label, mentions, narrow)
    unsaid += find_second(text, found.label, mentions, narrow)
    unsaid += find_counted_in(text, mentions, narrow)
    unsaid += find_taken_span(text, found.label, found.rest)
    unsaid += find_yearly(text, mentions, narrow)
    mentions = replace(mentions, unclear=tuple(dict.fromkeys((*mentions.unclear, *unsaid))))
    mentions = take_own_money(pass_over_nation(mentions, narrow), narrow)
    mentions, in_percent = take_percent(mentions)
    request = find_operation(mentions)
    mentions = note_passed_over(mentions, request, narrow, has_previous=False)
    question = interpret(printed.rest, mentions, request, narrow)
    if isinstance(question, Question):
        question = _with_printed(question, printed)
        question = replace(question, assumptions=(*question.assumptions, *dated, *begun))
        question = set_on_year(text, question, mentions, narrow)
        if in_percent and question.operation == "change":
            question = replace(question, in_percent=True)
        said = put_back(printed.rest, narrow)
        doubt = find_doubt(said, mentions, question, narrow, asked_as=text)
        doubt = doubt or ask_near_member(question, mentions, narrow)
        if doubt is None and printed.span != ("", "") and question.operation == "ranking":
            # One order is made of one period.
            doubt = ask_row(said, question, narrow)
        if doubt is not None:
            return _ask_with_printed(doubt, printed, narrow)
        question = note_order(question, narrow, asked_as=text)
    else:
        said = put_back(printed.rest, narrow)
        asked = ask_judged(said, mentions, narrow) or ask_part_named(said, mentions, narrow)
        question = _ask_with_printed(asked or question, printed, narrow)
    return _complete(question, narrow, mentions)


def read_only(text: str, dataset: str, index: Index) -> Question | None:
    """Return the question that a text asks of the only measure there is, which needs no name."""
    narrow = NarrowIndex(index, index.dataset(dataset), text=text)
    mentions = find_mentions(text, narrow)
    if not any(mentions.of(each) for each in (*narrow.only.dimensions, "dimension")):
        return None
    found = MeasureFound(dataset, text, is_exact=True, label="")
    asked = read_rest(found, text, index)
    return asked if isinstance(asked, Question) else None


def follow_measure(
    text: str, index: Index, previous: Question, *, is_reply: bool
) -> Question | Clarification | None:
    """Return what a text asks that goes on from a question about an inferred dataset."""
    narrow = NarrowIndex(index, index.dataset(previous.dataset), text=text)
    text, begun = put_beginnings(text, narrow, known_terms("", narrow))
    mentions = find_mentions(text, narrow)
    request = take_up(mentions, find_operation(mentions), previous)
    mentions = note_passed_over(mentions, request, narrow, has_previous=True)
    mentions = without_sides(mentions, request, previous)
    if asked := ask_of_what(mentions, request, previous, narrow):
        return _complete(asked, narrow, mentions)
    first = narrow.only.dimensions[0]
    if not is_follow_up(mentions, previous, first, is_reply=is_reply):
        return None
    if goes_on_unsaid(mentions, first) and not is_listed(mentions, first, narrow):
        return None  # it is a place of another measure
    question = interpret(text, mentions, request, narrow, before=previous)
    if isinstance(question, Question) and ask_count(text, narrow, asked_as=text) is not None:
        return None
    if isinstance(question, Question):
        question = replace(question, assumptions=(*question.assumptions, *begun))
        question = set_on_year(text, question, mentions, narrow)
    return _complete(question, narrow, mentions)


def _with_printed(question: Question, printed: Printed) -> Question:
    """Return the question with the periods that the text names as they are printed."""
    is_row = printed.span != ("", "")
    if is_row and printed.unknown and question.operation not in OVER_PARTS:
        # Both ends are needed for a change, and a sum of what is in print is not the one asked for.
        return replace(question, span=("", ""), periods=(), period_text=printed.unknown)
    if is_row:
        operation = "series" if question.operation == "values" else question.operation
        return replace(question, operation=operation, span=printed.span, periods=(), period_text="")
    is_of_row = question.operation in ("series", "extreme") and not any(question.span)
    if is_of_row and printed.codes:
        periods = [make_period(code) for code in printed.codes]
        if not all(each.start and each.end for each in periods):
            return replace(question, periods=(*((code,) for code in printed.codes),))
        span = min(each.start for each in periods), max(each.end for each in periods)
        return replace(question, span=span)
    codes = tuple((code,) for code in printed.codes)
    return replace(
        question,
        periods=(*codes, *question.periods),
        period_text=printed.unknown or question.period_text,
    )


def _write_row(span: tuple[str, str]) -> str:
    """Return a row of periods in words; of years alone where it begins and ends with years."""
    first, last = span
    if any(is_long_ago(month) for month in span if month) and first:
        return row_words(first, last) if last else f"since {month_words(first)}"
    if first[-3:] in ("", "-01") and last[-3:] in ("", "-12"):
        first, last = (month.partition("-")[0].lstrip("0") for month in span)
    elif not (first and last):
        first, last = (month_words(month) if month else "" for month in span)
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"up to {last}" if last else ""


def _ask_with_printed(asked: Clarification, printed: Printed, narrow: NarrowIndex) -> Clarification:
    """Return what to ask back with each choice keeping the periods that the text names."""
    parts = [Part("period", code) for code in printed.codes]
    parts += [Part("", text) for text in (printed.unknown, _write_row(printed.span)) if text]
    for part in parts:
        choices = tuple(add_part(narrow, choice, part) for choice in asked.choices)
        asked = replace(asked, choices=choices)
    return asked


def _without_label(mentions: Mentions, label: str, text: str) -> Mentions:
    """Return the mentions without unclear words that only ask, or that the label has too, and
    without a name that the label has too where another stands apart: Reading, beside Leeds.
    """
    words, said = set(split_words(label)), f" {' '.join(split_words(text))} "
    unclear = (each for each in mentions.unclear if each not in words and not is_asking(each))
    others = [each for each in mentions.names if each.text not in words]
    names = tuple(
        name
        for name in mentions.names
        if name in others
        or said.count(f" {name.text} ") > 1
        or not any(_stand_apart(name, other, said) for other in others)
    )
    return replace(mentions, names=names, unclear=tuple(unclear))


def _stand_apart(name: Mention, other: Mention, said: str) -> bool:
    """Whether two names of one list are not joined in a text: "peru and the world" are."""
    pairs = (name.text, other.text), (other.text, name.text)
    joins = (f" {one} {join} {two} " for one, two in pairs for join in JOINS)
    return name.concept == other.concept and not any(each in said for each in joins)


def _without_nouns(mentions: Mentions) -> Mentions:
    """Return the mentions without unclear words that only say of what dimension a member is that
    is named: "waste" of construction, in a list that is called "Waste type".
    """
    named = {word for each in mentions.names for word in each.concept.split("-")}
    unclear = tuple(each for each in mentions.unclear if each not in named - KINDS_OF_NOUNS)
    return replace(mentions, unclear=unclear)


def _complete(
    question: Question | Clarification, narrow: NarrowIndex, mentions: Mentions
) -> Question | Clarification:
    """Fill what is left open; each choice keeps the words of asking."""
    if isinstance(question, Clarification):
        return name_dataset(question, narrow)
    wants_whole = mentions.has("total") or mentions.has("sum")
    said = operation_parts(mentions)
    return fill_members(question, narrow, said, wants_whole=wants_whole)
