"""What a question on an inferred measure leaves in doubt in, what to ask back out.

Nobody has said of such a measure whether more of it is good or bad, or which areas lie in which:
what depends on that is asked.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from stats.choices import Part, make_choice, period_parts
from stats.index.analysis import stem
from stats.index.narrow import NarrowIndex
from stats.model import TECHNICAL_KINDS, Assumption, Choice, Clarification, Code, Question
from stats.question.inferred.beginnings import AREA
from stats.question.inferred.counts import (
    find_counting,
    say_kind,
    say_no_count,
    say_no_total,
    without_counting,
)
from stats.question.inferred.money import find_other_money, without_money
from stats.question.words.mentions import Mentions
from stats.question.words.wordings.doing import FALLS
from stats.text import plural, split_words

JUDGING = frozenset({"worst", "best"})
WAYS = ("highest", "lowest")
"""The ways that a word of judgement may go."""
NUMBERING = frozenset({"most", "fewest"})
"""Words of an order that may be meant of numbers: "which council has the most smokers"."""
GRADED = frozenset(
    {"ratio", "index", "score", "rank", "ranking", "decile", "quintile", "rating", "grade"}
)
"""Words of a label whose highest figure need not be the most of a quality: a high ratio of prices
to pay is the least affordable, and the first in a rank the most deprived."""
CHANGES = frozenset({"growth", "change", "increase", "decrease", "rise", "fall", "decline"})
"""Words of a label whose figures are changes themselves."""
MOVING = frozenset(
    ("did", "has", "have", "how", "much", "changed", "fell", "rose", "risen", "fallen", "grown",
     "grew", "up", "down", "increased", "decreased", "dropped", "declined", "went", "gone", "rise",
     "fall", "drop", "changes", "rises", "falls")
)  # fmt: skip
"""Words that ask for a change, without which the figure itself is asked for."""
LARGEST = frozenset(("biggest", "largest", "greatest", "most", "steepest", "sharpest", "highest"))
TOTALS = frozenset({"total", "totals"})
ONE_PERIOD = "One order is made of one period, and several are named. Is this what you mean?"
ITSELF = "“{}” is itself a change. Which is meant?"
WHICH_WAY = "Which is meant by “{}”?"
NOT_WITHIN = "Which {} lie in {} is not in these figures. What is meant?"
NO_COUNT = "There is no number of them here: “{}” is {}. Is that what you mean?"
NO_TOTAL = "There is no total of them here: “{}” is {}. Is that what you mean?"
NOT_COUNTED = "How many {} there are is not counted here. Is this what you mean?"
OTHER_MONEY = "These figures are in {}, and are not worked out in {}. Is this what you mean?"
IS_IT = "Does “{}” mean {}?"


def find_doubt(
    text: str, mentions: Mentions, question: Question, narrow: NarrowIndex, *, asked_as: str
) -> Clarification | None:
    """Return what has to be asked before a question is answered; None for nothing.

    `text` is what is left of the whole, `asked_as`, beside the measure's label.
    """
    return (
        ask_count(text, narrow, asked_as=asked_as)
        or _ask_total(text, mentions, narrow, asked_as=asked_as)
        or _ask_money(text, narrow, asked_as=asked_as)
        or _ask_change(text, question, narrow, asked_as=asked_as)
        or _ask_way(text, mentions, narrow, asked_as=asked_as)
        or _ask_within(mentions, question, narrow)
        or _ask_word(question, narrow)
    )


def ask_count(text: str, narrow: NarrowIndex, *, asked_as: str) -> Clarification | None:
    """Ask whether a rate is meant where a count is asked for, or each member, where how many."""
    dataset = narrow.only
    label = narrow.name_of("dataset", dataset.code)
    counting = find_counting(asked_as)
    words = " ".join(split_words(asked_as)).partition(counting)[2].split() if counting else []
    for count in (3, 2, 1):
        named = narrow.names("".join(words[:count])) if len(words) >= count else ()
        noun = " ".join(words[:count])
        is_kind = any(hit.concept == "dimension" for hit in named)
        if is_kind and counting.startswith("how many") and noun not in " ".join(split_words(label)):
            rest = without_counting(text).removeprefix(noun)
            choice = _choose(f"Each of the {noun}", f"by {noun} {rest}".strip(), narrow)
            return Clarification(NOT_COUNTED.format(noun), (choice,))
    kind = say_no_count(
        asked_as,
        narrow.measure(dataset.code, dataset.measures[0]),
        dataset.label,
        dataset.counts,
    )
    if not kind:
        return None
    return Clarification(
        NO_COUNT.format(label, kind), (_choose(label, without_counting(text), narrow),)
    )


def _ask_total(
    text: str, mentions: Mentions, narrow: NarrowIndex, *, asked_as: str
) -> Clarification | None:
    """Ask whether an average, a share or a rate is meant where a total is asked for, unless a list
    has a member for the whole, which "total" may stand for.
    """
    dataset = narrow.only
    is_member = any("total" in mention.text for mention in mentions.names)
    if is_member or any(codes for name, codes in dataset.totals.items() if name != AREA):
        return None
    label = narrow.name_of("dataset", dataset.code)
    measure = narrow.measure(dataset.code, dataset.measures[0])
    kind = say_no_total(asked_as, measure, label, dataset.counts)
    if not kind:
        return None
    words = " ".join(word for word in split_words(text) if word not in TOTALS)
    return Clarification(NO_TOTAL.format(label, kind), (_choose(label, words, narrow),))


def _ask_money(text: str, narrow: NarrowIndex, *, asked_as: str) -> Clarification | None:
    """Ask whether the money that figures are in is meant where another is said."""
    other = find_other_money(asked_as, narrow)
    if not other:
        return None
    dataset = narrow.only
    unit = narrow.measure(dataset.code, dataset.measures[0]).unit
    label = narrow.name_of("dataset", dataset.code)
    choice = _choose(label, without_money(text, other), narrow)
    return Clarification(OTHER_MONEY.format(unit, " and ".join(other)), (choice,))


def ask_row(text: str, question: Question, narrow: NarrowIndex) -> Clarification | None:
    """Ask what is meant by an order over a row of periods; None where it is one of changes."""
    if question.by_change:
        return None
    words = " ".join(text.split())
    return Clarification(ONE_PERIOD, (_choose(f"The latest: {words}", words, narrow),))


def _ask_change(
    text: str, question: Question, narrow: NarrowIndex, *, asked_as: str
) -> Clarification | None:
    """Ask whether the figure or its change is meant where the figure itself is one: growth in %."""
    label = set(split_words(narrow.only.label)) & CHANGES
    is_asked = question.operation == "change" or question.by_change
    if not label or not is_asked or label & set(split_words(asked_as)):
        return None
    name = narrow.name_of("dataset", narrow.only.code)
    words = " ".join(text.split())
    bare = " ".join(word for word in words.split() if word not in MOVING | LARGEST)
    if question.by_change:
        # The largest fall is the lowest growth.
        is_fall = bool(FALLS & set(split_words(asked_as)))
        bare = f"{bare} {'lowest' if is_fall else 'highest'}".strip()
    choices = (_choose(name, bare, narrow), _choose(f"The change of it: {name}", words, narrow))
    return Clarification(ITSELF.format(name), choices)


def _ask_way(
    text: str, mentions: Mentions, narrow: NarrowIndex, *, asked_as: str
) -> Clarification | None:
    judging = next((word for word in mentions.words if word in JUDGING), "")
    is_order = mentions.has("most") or mentions.has("least")
    said = judging if judging and is_order else _graded(asked_as, narrow)
    return _choose_way(said, text, narrow) if said else None


def ask_judged(text: str, mentions: Mentions, narrow: NarrowIndex) -> Clarification | None:
    """Ask which way a word of judgement goes that nothing else explains: "best broadband"."""
    said = next((word for word in mentions.unclear if word in JUDGING), "")
    return _choose_way(said, text, narrow) if said else None


def _choose_way(said: str, text: str, narrow: NarrowIndex) -> Clarification:
    word = said.split()[0]
    choices = tuple(
        _choose(f"The {way}", " ".join(text.replace(word, way).split()), narrow) for way in WAYS
    )
    return Clarification(WHICH_WAY.format(said), choices)


def _graded(asked_as: str, narrow: NarrowIndex) -> str:
    """Return the quality that an order of ratios or scores is asked by: "least affordable"."""
    label = split_words(narrow.name_of("dataset", narrow.only.code))
    if GRADED.isdisjoint(label):
        return ""
    stems = set(map(stem, label))
    return next(
        (
            f"{most} {quality}"
            for most, quality in pairwise(split_words(asked_as))
            if most in ("most", "least") and quality not in label and stem(quality) in stems
        ),
        "",
    )


def note_order(question: Question, narrow: NarrowIndex, *, asked_as: str) -> Question:
    """Return the question, noted where "the most" is ordered by a share and may mean numbers."""
    words = set(split_words(asked_as))
    if question.operation != "ranking" or question.by_change or NUMBERING.isdisjoint(words):
        return question
    measure = narrow.measure(narrow.only.code, narrow.only.measures[0])
    kind = say_kind(measure, narrow.only.label, narrow.only.counts)
    if kind not in ("a percentage", "a share", "a rate"):
        return question
    order = Assumption("order", f"in the order of {kind}, not of numbers")
    return replace(question, assumptions=(*question.assumptions, order))


def _choose(label: str, words: str, narrow: NarrowIndex, *parts: Part) -> Choice:
    said = [Part("", words)] if words else []
    return make_choice(narrow, label, [*parts, Part("dataset", narrow.only.code), *said])


def _ask_within(
    mentions: Mentions, question: Question, narrow: NarrowIndex
) -> Clarification | None:
    """Ask what is meant by the highest in a place that others of the list seem to lie in."""
    order = "highest" if mentions.has("most") else "lowest" if mentions.has("least") else ""
    if not order or mentions.has("rank") or mentions.has("ever") or mentions.has("compare"):
        return None
    if question.operation not in ("ranking", "extreme") or any(question.span):
        return None  # since a year: the lowest of the years is meant
    spread = question.breakdown.partition(":")[0]
    placed = {
        **question.members,
        **({spread: question.scope_place} if question.scope_place else {}),
    }
    named = {
        dimension: codes[0]
        for dimension in narrow.only.dimensions
        if len(codes := placed.get(dimension, ())) == 1
        and any(mention.concept == dimension for mention in mentions.names)
    }
    for dimension, code in named.items():
        place, kind = narrow.code(dimension, code), _commonest_kind(dimension, narrow)
        if not kind or not place.kind or place.kind == kind:
            continue
        number = next((each for each in mentions.said("number") if each.isdecimal()), "")
        count = f"{order} {number}".rstrip()
        periods = period_parts(question)
        choices = (
            _choose(f"The {count} of all {plural(kind)}", count, narrow, *periods),
            _choose(
                f"The {order} year of {place.name}",
                f"{order} ever",
                narrow,
                Part(dimension, code),
            ),
        )
        return Clarification(NOT_WITHIN.format(plural(kind), place.name), choices)
    return None


def _commonest_kind(dimension: str, narrow: NarrowIndex) -> str:
    """Return the kind that most codes of a dimension are of; empty where there is but one kind."""
    codes = [narrow.code(dimension, code) for code in narrow.codes(dimension)]
    kinds = Counter(each.kind for each in codes if _is_plain(each))
    return kinds.most_common(1)[0][0] if len(kinds) > 1 else ""


def _is_plain(code: Code) -> bool:
    return bool(code.kind) and code.kind not in TECHNICAL_KINDS


def _ask_word(question: Question, narrow: NarrowIndex) -> Clarification | None:
    """Ask about a word that is a code too ("us"), where nothing else says of which member."""
    dataset = narrow.only
    for word, hits in narrow.doubtful.items():
        for hit in hits:
            is_open = hit.concept in dataset.dimensions and not question.members.get(hit.concept)
            members = question.members.get(hit.concept, ())
            is_whole = set(members) <= set(dataset.totals.get(hit.concept, ()))
            if not (is_open or is_whole) or question.breakdown:
                continue
            name = narrow.code(hit.concept, hit.code).name
            periods = period_parts(question)
            choices = [_choose(name, "", narrow, Part(hit.concept, hit.code), *periods)]
            for whole in dataset.totals.get(hit.concept, ())[:1]:
                label = narrow.code(hit.concept, whole).name
                choices.append(_choose(label, "", narrow, Part(hit.concept, whole), *periods))
            return Clarification(IS_IT.format(word, name), tuple(choices))
    return None
