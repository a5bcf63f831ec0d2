"""Text in, one resolved question out, or what has to be asked back: the way in to this room.

Measures of inferred packages are found by the words of their labels, and the rest of the text is
then read with nothing else in view; all other texts are read as asking of the defined datasets.
"""

from __future__ import annotations

from dataclasses import replace

from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Defaults, NoMatch, Question
from stats.question.bounding import parse_bounded
from stats.question.composing.about import asks_of_figures, put_about
from stats.question.conversation.after import RATIO_SAID, asks_ratio, put_after
from stats.question.conversation.besideyears import put_years_before
from stats.question.conversation.cues import goes_on
from stats.question.conversation.putright import put_right
from stats.question.conversation.shares import ask_share
from stats.question.conversation.smalltalk import find_talk
from stats.question.conversation.wider import put_wider
from stats.question.inferred.carrying import carry_over, carry_period
from stats.question.inferred.described import offer_described
from stats.question.inferred.filling import fill_from
from stats.question.inferred.measures import (
    NEAREST,
    MeasureFound,
    choose_measure,
    find_measure,
    offer_measures,
)
from stats.question.inferred.rewording import (
    put_seasons,
    word_changes,
    word_members,
)
from stats.question.inferred.titled import find_titled
from stats.question.inferred.unsaid import (
    says_thing,
)
from stats.question.interpret import parse_defined
from stats.question.measured import follow_measure, read_only, read_rest
from stats.question.thresholds import MAX_CHOICES, MAX_LETTERS
from stats.question.words.datewords import put_dates
from stats.question.words.mentions import find_mentions
from stats.text import split_words, squash


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
        text = put_years_before(put_after(text), previous, index)
        text = put_wider(text, previous, index)
    text = put_seasons(put_about(text), index)
    text, dated = _put_dates(word_changes(text), index)
    asked = _parse(text, index, previous, is_reply=is_reply, defaults=defaults)
    if not isinstance(asked, Question) and (bounded := parse_bounded(text, index)):
        asked = bounded
    if isinstance(asked, NoMatch) and not asked.is_call_for_help:
        return replace(asked, talk=find_talk(said_as))
    asked = _go_on(asked, previous, said_as, text, index)
    if not isinstance(asked, Question):
        return asked
    said = tuple(Assumption("period", how) for how in dated)
    if previous is not None and asked.operation == "difference" and asks_ratio(said_as):
        said += (Assumption("words", RATIO_SAID),)
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
    if previous is not None and (asked_back := ask_share(text, previous, index)):
        return asked_back
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
        asked = follow_measure(text, index, previous, is_reply=is_reply)
        if isinstance(asked, Question):
            return asked
    if isinstance(found, MeasureFound) and found.is_exact:
        measured = read_rest(found, text, index)
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
        asked = follow_measure(text, index, previous, is_reply=is_reply)
        if asked is not None:
            return asked
    if found is None and (only := index.only_dataset):
        asked = read_only(text, only, index)
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
    measured = read_rest(found, text, index)
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
    measured = read_rest(found, text, index)
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


def _with_others(
    question: Question | Clarification, found: MeasureFound, text: str, index: Index
) -> Question | Clarification:
    """Add other measures to what is asked back: it may not be the label that was meant."""
    if isinstance(question, Question) or not question.choices:
        return question  # what is there in the place of a name that is not has been said
    others = offer_measures(text, index, without=found.dataset)
    return replace(question, choices=(*question.choices, *others)[:MAX_CHOICES])
