"""Text in, one resolved question out, or what has to be asked back: the way in to this room.

Measures of inferred packages are found by the words of their labels, and the rest of the text is
then read with nothing else in view; all other texts are read as asking of the defined datasets.
"""

from __future__ import annotations

from dataclasses import replace

from stats.choices import Part, add_part, is_long_ago, month_words, row_words
from stats.index.analysis import is_asking
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Defaults, NoMatch, Question
from stats.periods import make_period
from stats.question.composing.about import asks_of_figures, put_about
from stats.question.composing.operations import find_operation, operation_parts
from stats.question.composing.spread import OVER_PARTS
from stats.question.conversation.after import put_after
from stats.question.conversation.cues import goes_on
from stats.question.conversation.follow import goes_on_unsaid, is_follow_up
from stats.question.conversation.putright import put_right
from stats.question.conversation.smalltalk import find_talk
from stats.question.inferred.beginnings import put_beginnings
from stats.question.inferred.carrying import carry_over, carry_period
from stats.question.inferred.described import offer_described
from stats.question.inferred.doubts import ask_count, ask_row, find_doubt
from stats.question.inferred.filling import fill_from, fill_members, name_dataset
from stats.question.inferred.measures import (
    NEAREST,
    MeasureFound,
    choose_measure,
    find_measure,
    offer_measures,
)
from stats.question.inferred.money import take_own_money
from stats.question.inferred.narrowing import find_counted_in, find_narrowed, find_second
from stats.question.inferred.nearly import ask_part_named, pass_over_nation, take_percent
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
    put_seasons,
    without_base,
    without_initials,
    word_changes,
    word_members,
)
from stats.question.inferred.standins import put_back, put_stand_ins
from stats.question.inferred.titled import find_titled
from stats.question.inferred.titles import known_terms
from stats.question.inferred.unsaid import (
    doubt_members,
    find_unsaid,
    is_listed,
    says_thing,
)
from stats.question.interpret import interpret, note_passed_over, parse_defined
from stats.question.thresholds import MAX_CHOICES, MAX_LETTERS
from stats.question.words.datewords import put_dates
from stats.question.words.mentions import Mentions, find_mentions
from stats.text import split_words, squash

KINDS_OF_NOUNS = frozenset({"dimension", "dataset", "measure", "period", "area"})
"""Concepts that are no list of a package's own."""


def parse_question(
    text: str,
    index: Index,
    *,
    previous: Question | None = None,
    is_reply: bool = False,
    defaults: Defaults | None = None,
) -> Question | Clarification | NoMatch:
    """Return the question that a text asks of the index, what to ask back, or that it asks none.

    `previous` is the question before it by the same reader; `is_reply` says that the text answers
    to just that one. `defaults` are taken where it names no member of the first dimension and
    goes on from nothing.
    """
    said_as = text
    if previous is not None:
        text, is_put_right = put_right(text)
        is_reply = is_reply or (is_put_right and _names_one_thing(text, index))
        text = put_after(text)
    text = put_seasons(put_about(text), index)
    text, dated = _put_dates(word_changes(text), index)
    asked = _parse(text, index, previous, is_reply=is_reply, defaults=defaults)
    if isinstance(asked, NoMatch) and not asked.is_call_for_help:
        return replace(asked, talk=find_talk(said_as))
    asked = _go_on(asked, previous, said_as, text, index)
    if not isinstance(asked, Question):
        return asked
    said = tuple(Assumption("period", how) for how in dated)
    return replace(asked, assumptions=(*asked.assumptions, *said)) if said else asked


def _go_on(
    asked: Question | Clarification | NoMatch,
    previous: Question | None,
    said_as: str,
    text: str,
    index: Index,
) -> Question | Clarification | NoMatch:
    """Return what is asked of another measure with what it leaves open from the question before."""
    if previous is None or isinstance(asked, NoMatch):
        return asked
    if isinstance(asked, Clarification):
        if asked.open is None:
            return asked
        narrow = NarrowIndex(index, index.dataset(asked.open.dataset), text=text)
        filled = fill_from(previous, asked, narrow)
        if isinstance(filled, Clarification):
            return filled
        return carry_period(filled, previous, narrow)
    are_inferred = index.is_inferred(asked.dataset) and index.is_inferred(previous.dataset)
    if not are_inferred or asked.dataset == previous.dataset or not goes_on(said_as):
        return asked
    narrow = NarrowIndex(index, index.dataset(asked.dataset), text=text)
    return carry_over(asked, previous, narrow)


def _names_one_thing(text: str, index: Index) -> bool:
    """Whether what is put right is one thing: "sorry, norfolk instagram" stands by itself."""
    if not index.datasets:
        return True
    names = find_mentions(text, index).names
    return len({each.concept for each in names} - {"dimension", "period"}) < 2


def _put_dates(text: str, index: Index) -> tuple[str, tuple[str, ...]]:
    """Return a text with dates as they are printed, but for those that a label in it is called by,
    and how those were read that are in doubt.
    """

    def is_name(word: str) -> bool:
        return bool(index.member_texts([squash(word)]))

    dated = put_dates(text, is_name)
    if dated[0] == text:
        return dated
    found = find_measure(text, index)
    if not isinstance(found, MeasureFound) or not found.is_exact:
        return dated
    if put_dates(found.label, is_name)[0] == found.label:
        return dated
    rest, said = put_dates(found.rest, is_name)
    return f"{found.label} {rest}", said


def _parse(
    text: str,
    index: Index,
    previous: Question | None,
    *,
    is_reply: bool,
    defaults: Defaults | None,
) -> Question | Clarification | NoMatch:
    """Return what `parse_question` does, of a text whose dates are written as they are printed."""
    asked_as = text
    # After an answer, "last five years", "no" and "for women" are of what was asked there.
    is_thing = previous is None or says_thing(text)
    found = find_measure(text, index) if is_thing else None
    is_exact = isinstance(found, MeasureFound) and found.is_exact
    if index.has_labels and not is_exact and len(text) <= MAX_LETTERS:
        text = word_members(text, index)
        found = find_measure(text, index) if text != asked_as and is_thing else found
    is_short = not _is_long(found, text) or asks_of_figures(text)
    if previous is not None and index.is_inferred(previous.dataset) and is_short:
        asked = _follow_measure(text, index, previous, is_reply=is_reply)
        if isinstance(asked, Question):
            return asked
    if isinstance(found, MeasureFound) and found.is_exact:
        measured = _parse_rest(found, text, index)
        if isinstance(measured, Question) and _is_own(found, text, index):
            return measured
        defined = _parse_defined(asked_as, index, previous, is_reply=is_reply, defaults=defaults)
        if isinstance(defined, Question) or _is_call(defined):
            return defined
        is_all = not index.datasets and len(split_words(found.label)) > 1
        if isinstance(measured, Clarification) and not (found.is_about or is_all):
            return defined
        return _with_others(measured, found, text, index)
    if found is None and previous is not None and index.is_inferred(previous.dataset):
        asked = _follow_measure(text, index, previous, is_reply=is_reply)
        if asked is not None:
            return asked
    if found is None and (only := index.only_dataset):
        asked = _parse_only(text, only, index)
        if asked is not None:
            return asked
    defined = _parse_defined(asked_as, index, previous, is_reply=is_reply, defaults=defaults)
    if isinstance(defined, Question) or _is_call(defined):
        return defined
    if is_thing and _is_open(found):
        titled = _parse_titled(text, index, has_others=isinstance(found, Clarification))
        if titled is not None:
            return titled
    if found is None:
        is_unread = is_thing and isinstance(defined, NoMatch)
        return (offer_described(text, index) if is_unread else None) or defined
    if isinstance(found, Clarification):
        return found
    measured = _parse_rest(found, text, index)
    if isinstance(measured, Question) and not found.is_sure:
        nearest = offer_measures(text, index) or (choose_measure(found, index),)
        return Clarification(NEAREST, nearest)
    return measured if isinstance(measured, Question) or found.is_about else defined


def _is_open(found: MeasureFound | Clarification | None) -> bool:
    """Whether labels leave it open what is asked; several called just that are asked about."""
    if isinstance(found, Clarification):
        return found.prompt == NEAREST
    return found is None or not (found.is_sure and found.has_members)


def _parse_titled(text: str, index: Index, *, has_others: bool) -> Question | Clarification | None:
    """Return what a text asks of the measure whose title it has words of; None where of none.

    `has_others` says that there is more to ask back than one measure that is not sure.
    """
    found = find_titled(text, index)
    if not isinstance(found, MeasureFound):
        return found
    measured = _parse_rest(found, text, index)
    if isinstance(measured, Question) and not found.is_sure:
        return None if has_others else Clarification(NEAREST, (choose_measure(found, index),))
    return measured


def _parse_defined(
    text: str,
    index: Index,
    previous: Question | None,
    *,
    is_reply: bool,
    defaults: Defaults | None,
) -> Question | Clarification | NoMatch:
    """Return what a text asks of the defined datasets; it goes on from nothing inferred."""
    if previous is not None and index.is_inferred(previous.dataset):
        previous = None
    return parse_defined(text, index, previous=previous, is_reply=is_reply, defaults=defaults)


def _is_long(found: MeasureFound | Clarification | None, text: str) -> bool:
    """Whether several words of a text are a label's; "Wales" may be a place to go on with."""
    if not isinstance(found, MeasureFound):
        return False
    return len(split_words(text)) - len(split_words(found.rest)) > 1


def _is_call(reply: Question | Clarification | NoMatch) -> bool:
    return isinstance(reply, NoMatch) and reply.is_call_for_help


def _is_own(found: MeasureFound, text: str, index: Index) -> bool:
    """Whether a label that stands in a text is more than any name of a defined dataset there.

    A single word is not, such as Total or Share: the defined datasets have words for those.
    """
    if not index.datasets:
        return True
    words = len(split_words(found.label))
    names = find_mentions(text, index).of("dataset")
    return words > max([1, *(len(split_words(each.text)) for each in names)])


def _parse_rest(found: MeasureFound, text: str, index: Index) -> Question | Clarification:
    """Return the question that the rest of a text asks of the measure found in it."""
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
    mentions = _without_label(find_mentions(printed.rest, narrow), found.label)
    mentions = _without_nouns(mentions)
    mentions = doubt_members(mentions, narrow)
    unsaid = find_unsaid(text, found.label, mentions, narrow, is_exact=found.is_exact)
    unsaid += find_narrowed(text, found.label, mentions, narrow)
    unsaid += find_second(text, found.label, mentions, narrow)
    unsaid += find_counted_in(text, mentions, narrow)
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
        if doubt is None and printed.span != ("", "") and question.operation == "ranking":
            # One order is made of one period.
            doubt = ask_row(said, question, narrow)
        if doubt is not None:
            return _ask_with_printed(doubt, printed, narrow)
    else:
        named = ask_part_named(put_back(printed.rest, narrow), mentions, narrow)
        question = _ask_with_printed(named or question, printed, narrow)
    return _complete(question, narrow, mentions)


def _parse_only(text: str, dataset: str, index: Index) -> Question | None:
    """Return the question that a text asks of the only measure there is, which needs no name."""
    narrow = NarrowIndex(index, index.dataset(dataset), text=text)
    mentions = find_mentions(text, narrow)
    if not any(mentions.of(each) for each in (*narrow.only.dimensions, "dimension")):
        return None
    found = MeasureFound(dataset, text, is_exact=True, label="")
    asked = _parse_rest(found, text, index)
    return asked if isinstance(asked, Question) else None


def _with_others(
    question: Question | Clarification, found: MeasureFound, text: str, index: Index
) -> Question | Clarification:
    """Add other measures to what is asked back: it may not be the label that was meant."""
    if isinstance(question, Question) or not question.choices:
        return question  # what is there in the place of a name that is not has been said
    others = offer_measures(text, index, without=found.dataset)
    return replace(question, choices=(*question.choices, *others)[:MAX_CHOICES])


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


def _without_label(mentions: Mentions, label: str) -> Mentions:
    """Return the mentions without unclear words that only ask, or that the label has too."""
    words = set(split_words(label))
    unclear = (each for each in mentions.unclear if each not in words and not is_asking(each))
    return replace(mentions, unclear=tuple(unclear))


def _without_nouns(mentions: Mentions) -> Mentions:
    """Return the mentions without unclear words that only say of what dimension a member is that
    is named: "waste" of construction, in a list that is called "Waste type".
    """
    named = {word for each in mentions.names for word in each.concept.split("-")}
    unclear = tuple(each for each in mentions.unclear if each not in named - KINDS_OF_NOUNS)
    return replace(mentions, unclear=unclear)


def _follow_measure(
    text: str, index: Index, previous: Question, *, is_reply: bool
) -> Question | Clarification | None:
    """Return what a text asks that goes on from a question about an inferred dataset."""
    narrow = NarrowIndex(index, index.dataset(previous.dataset), text=text)
    text, begun = put_beginnings(text, narrow, known_terms("", narrow))
    mentions = find_mentions(text, narrow)
    request = find_operation(mentions)
    mentions = note_passed_over(mentions, request, narrow, has_previous=True)
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


def _complete(
    question: Question | Clarification, narrow: NarrowIndex, mentions: Mentions
) -> Question | Clarification:
    """Fill what is left open; each choice keeps the words of asking."""
    if isinstance(question, Clarification):
        return name_dataset(question, narrow)
    wants_whole = mentions.has("total") or mentions.has("sum")
    said = operation_parts(mentions)
    return fill_members(question, narrow, said, wants_whole=wants_whole)
