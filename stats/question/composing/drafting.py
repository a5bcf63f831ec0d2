"""What a text mentions and its members in, the question it asks out, before a dataset is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import Assumption, Question
from stats.question.composing.about import asks_number, find_about
from stats.question.composing.askingwords import as_bound
from stats.question.composing.members import Members
from stats.question.composing.operations import Request
from stats.question.composing.several import find_loaded, unsaid_kind
from stats.question.thresholds import LONGEST_SHOWN
from stats.question.words.lengths import is_bare
from stats.question.words.lexicon import AND, SHORT_AND
from stats.question.words.mentions import Mentions
from stats.question.words.periods import split_years
from stats.question.words.yearsback import count_back
from stats.selection import ALL_YEARS

LIMITED = frozenset({"values", "series", "change", "sum", "mean", "extreme"})
TAKES_TOGETHER = frozenset({"sum", "mean"})
"""Operations that make one figure of several."""
RATE = frozenset({"rate", "rates"})
"""In words of change these ask for per cent: "the growth rate"."""
PERCENT = ("per", "pc", "%")
BEFORE_YEAR = frozenset({"on", "from"})
SHARE_OF = frozenset({"on", "of", "from", "that", "involving"})
JOINS_YEARS = (
    "and",
    "and beside it",
    "and next to it",
    "and alongside it",
    "plus",
    "with",
    "as well as",
    "also",
    "with its",
)
SETS_BESIDE = ("vs", "v", "versus", "compared with", "compared to", "against", "v s")
BESIDE_YEAR = frozenset({"with", "to", "against", "vs", "v", "versus", "than"})
"""Words that a year stands right behind which something is set beside: "compare that with"."""
LAST_YEAR = frozenset({"last year", "the last year"})
"""After the latest year, and set beside it, these are the one before it."""


def draft_question(
    mentions: Mentions, request: Request, found: dict[str, Members], index: Index
) -> Question:
    """Return the question that the words ask of the members found, with no dataset yet."""
    measures = mentions.of("measure")
    measure = measures[0].candidates[0].code if measures else None
    asks_share = is_share(measure, index) and not says_percent(mentions)
    is_change = request.operation == "change" or request.by_change
    is_rate = any(RATE & set(said.split()) for said in mentions.said("change"))
    in_percent = is_change and (is_rate or is_share(measure, index)) and not asks_share
    years_back = request.years if request.by_change else _years_back(mentions, request)
    question = Question(
        dataset="",
        members={dimension: members.codes for dimension, members in found.items()},
        measure=None if in_percent else measure,
        operation=request.operation,
        order=request.order,
        limit=request.limit,
        in_percent=in_percent,
        years_back=years_back,
        with_later=years_back != 0 and asks_for_later(mentions),
        per_head=request.per_head,
        by_change=request.by_change,
        nth=request.nth,
        wants_number=measure is None and asks_number(mentions),
        asks_about=find_about(mentions),
        claims=mentions.claims,
        bound=as_bound(mentions.bound) if mentions.bound else None,
        release=mentions.release,
        assumptions=(
            *(a for members in found.values() for a in members.assumptions),
            *_relative_year(mentions),
            *_single_years(mentions, index),
            *_passed_over(mentions),
        ),
    )
    return _with_periods(question, mentions, index)


def _years_back(mentions: Mentions, request: Request) -> int:
    """Return how many years before the one named, or the latest, are asked for."""
    if mentions.has("following"):
        return -1
    is_back = mentions.has("previous") or is_set_on_last_year(mentions)
    if not is_back or request.operation == "change":
        return 0
    return max(1, count_back(mentions.said("previous")))


def is_set_on_last_year(mentions: Mentions) -> bool:
    """Whether something is set beside "last year", which is then the one before the latest."""
    said = LAST_YEAR.intersection(mentions.said("latest"))
    if not said or mentions.periods or mentions.of("period"):
        return False
    return any(_stands_beside(each, mentions) for each in said)


def _stands_beside(said: str, mentions: Mentions) -> bool:
    """Whether a year stands right behind the words that set something beside it."""
    words = mentions.words
    length = len(said.split())
    return mentions.has("compare") and any(
        words[place - 1] in BESIDE_YEAR and " ".join(words[place : place + length]) == said
        for place in range(1, len(words))
    )


def asks_for_later(mentions: Mentions) -> bool:
    """Whether a year is asked for and the one before it: "2018/19 and the year before"."""
    if is_set_on_last_year(mentions):
        return True
    if not mentions.has("previous"):
        return False
    text = f" {' '.join(mentions.words)}"
    has_year = bool(mentions.periods or mentions.of("period") or mentions.has("latest"))
    joins = (*JOINS_YEARS, *SETS_BESIDE) if has_year else SETS_BESIDE
    return any(
        any(f" {join} {said}" in text for join in joins)
        or _stands_beside(said, mentions)
        or (has_year and _is_asked_too(text, said, mentions))
        for said in mentions.said("previous")
    )


def _is_asked_too(text: str, said: str, mentions: Mentions) -> bool:
    """Whether a question of its own asks for the year before: "and how many the year before"."""
    words = (AND if word in SHORT_AND else word for word in text.partition(f" {said}")[0].split())
    before = f"{' '.join(words)} ".rpartition(f" {AND} ")
    quiet = {
        word
        for role in ("filler", "topic", "total")
        for each in mentions.said(role)
        for word in each.split()
    }
    return bool(before[1]) and len(before[0].split()) > 1 and quiet >= set(before[2].split())


def says_percent(mentions: Mentions) -> bool:
    """Whether "per cent" is the unit of a change: "up by what percentage", not "the share of"."""
    words = mentions.words
    for mention in mentions.of("measure"):
        first, *_ = text = mention.text.split()
        place = next((n for n, word in enumerate(words) if word == first), len(words))
        following = words[place + len(text) :]
        is_share = bool(set(following[:1]) & SHARE_OF) and not _sets_on_year(following, mentions)
        if first.startswith(PERCENT) and not is_share:
            return True
    return False


def _sets_on_year(words: Sequence[str], mentions: Mentions) -> bool:
    """Whether words go on with the year a change is from, no member: "up what % on 2017/18"."""
    names = {mention.text.split()[0] for mention in mentions.names}
    has_base = any(period.is_base for period in mentions.periods)
    return has_base and words[0] in BEFORE_YEAR and not names & set(words[1:2])


def is_share(measure: str | None, index: Index) -> bool:
    """Whether a measure is a share in any dataset that has it."""
    return measure is not None and any(
        measure == each and index.measure(dataset.code, each).method == "share"
        for dataset in index.datasets
        for each in dataset.measures
    )


def _relative_year(mentions: Mentions) -> list[Assumption]:
    """Say that "last year" means the latest in print, whatever year it is now."""
    if is_set_on_last_year(mentions):
        return [say_year_before(mentions)]
    said = [text for text in mentions.said("latest") if text.endswith("year")]
    said += (
        ()
        if mentions.periods
        else (text for text in mentions.said("length") if is_bare(text, mentions.words))
    )
    return [Assumption("period", f"“{text}” read as the latest in print") for text in said]


def say_year_before(mentions: Mentions) -> Assumption:
    """Say that "last year" is the one before the latest."""
    said = next(text for text in mentions.said("latest") if text in LAST_YEAR)
    return Assumption("period", f"“{said}” read as the year before the latest")


def _single_years(mentions: Mentions, index: Index) -> list[Assumption]:
    """Say as which year one is read that is said to be of a kind, where periods say of none."""
    found = [(each, find_loaded(each, index)) for each in mentions.periods if each.is_calendar_year]
    return [
        Assumption("period", f"\u201c{mention.text}\u201d read as {periods[0].label}")
        for mention, periods in found
        if unsaid_kind(mention, periods)
    ]


def _passed_over(mentions: Mentions) -> list[Assumption]:
    """Say which unknown words were taken to be said beside the question (rule 10)."""
    words = ", ".join(f"“{word[:LONGEST_SHOWN]}”" for word in mentions.asides)
    return [Assumption("words", f"passed over: {words}")] if words else []


def _with_periods(question: Question, mentions: Mentions, index: Index) -> Question:
    """Return the question with the periods that the text names: codes, a span, or words."""
    groups: list[tuple[str, ...]] = [(m.candidates[0].code,) for m in mentions.of("period")]
    if not (groups or mentions.periods):
        return question
    unknown, span = "", question.span
    is_change = question.operation == "change" or question.by_change
    is_only = len(mentions.periods) == 1 and not groups
    is_base = is_only and (is_change or question.operation == "series")
    for mention in mentions.periods:
        periods = find_loaded(mention, index)
        years = split_years(mention)
        if mention.is_open and mention.start and len(years) == 1:
            span = (mention.start, span[1])
        elif mention.is_limit and mention.end and question.operation in LIMITED:
            if question.operation in TAKES_TOGETHER and groups:
                # "In total, 2017/18, up to and including 2023/24" begins with the year before it.
                span = (index.period(groups.pop()[0]).start, mention.end)
            span = (span[0], mention.end)
            question = _as_series(question)
        elif is_base and mention.is_base and mention.start and len(years) == 1:
            span = (mention.start, span[1])
        elif len(years) > 1 and (
            question.operation == "mean" or (question.operation == "sum" and not periods)
        ):
            span = (mention.start, mention.end)
        elif question.operation in ("series", "extreme") and mention.start:
            span = (min(span[0] or mention.start, mention.start), max(span[1], mention.end))
        elif is_change and (len(years) > 1 or (span[0] and mention.end and not groups)):
            if span[0]:
                years = split_years(replace(mention, start=span[0])) or years
            ends, span = (years[0], years[-1]), ("", "")
            found = [index.find_periods(*each) for each in ends]
            if all(found):
                groups += [tuple(each.code for each in period) for period in found]
            unknown = unknown or ("" if all(found) else mention.text)
        elif periods:
            groups.append(tuple(period.code for period in periods))
        elif question.operation == "values" and len(years) > 1:
            question = replace(question, operation="series")
            span = (mention.start, mention.end)
        else:
            unknown = unknown or mention.text
            if question.operation == "ranking" and len(years) > 1:
                span = (mention.start, mention.end)  # "most between 2017/18 and 2019/20": a year
    if question.operation == "sum" and all(span) and (whole := index.find_periods(*span)):
        groups, span = [tuple(period.code for period in whole)], ("", "")
    if question.operation in TAKES_TOGETHER and (groups or any(span) or unknown):
        is_latest_until = question.limit < ALL_YEARS and span[1] and not (groups or span[0])
        question = question if is_latest_until else replace(question, limit=0)
    return replace(question, periods=tuple(dict.fromkeys(groups)), period_text=unknown, span=span)


def _as_series(question: Question) -> Question:
    is_plain = question.operation == "values"
    return replace(question, operation="series") if is_plain else question
