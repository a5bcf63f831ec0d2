"""What a text mentions in, one resolved question out, or what has to be asked back.

The order of the questions put to the mentions: is it a question at all; which codes; which
periods; which dataset. The first that has no single answer is asked back, with one tap for each
likely reading.
"""

from __future__ import annotations

from dataclasses import replace

from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Defaults, NoMatch, Question
from stats.question.datasets import choose_dataset
from stats.question.defaults import carry_defaults, fill_defaults
from stats.question.follow import follow, is_follow_up
from stats.question.lexicon import Role
from stats.question.members import NOT_DIMENSIONS, Members, find_members
from stats.question.mentions import Mentions, find_mentions
from stats.question.operations import Request, find_operation, operation_parts, passed_over
from stats.question.periods import PeriodMention, split_years
from stats.question.several import find_crossed, find_loaded, find_pairs
from stats.question.spread import spread_members
from stats.question.thresholds import LONGEST_SHOWN, MAX_CHOICES, MAX_FILLER_ALONE
from stats.selection import find_observations, make_cells

SMALL_TALK_CHANGES = (("down",), ("up",), ("fell",), ("dropped",), ("drop",))
"""Words of change that are said of anything; without a subject they ask for nothing."""
BE = frozenset({"is", "are", "was", "were", "its"})
ASKING_BE = (
    "what is", "what are", "what was", "what were", "is there", "are there", "was there",
    "were there", "how many", "how much", "which is", "who is", "where is", "on its own",
)  # fmt: skip
LIMITED = frozenset({"values", "series", "change"})
PERCENT = ("per", "pc", "%")
SHARE_OF = frozenset({"on", "of", "from", "that", "involving"})
JOINS_YEARS = ("and", "plus", "with", "as well as", "also", "with its")
SETS_BESIDE = ("vs", "v", "versus", "compared with", "compared to", "against", "v s")
OTHER_QUESTIONS = frozenset({"where", "who", "why", "when", "how"})
"""Asked of a place alone, these want something else than a figure."""
ORDERS: tuple[Role, ...] = ("most", "least", "rank", "by")
PURPOSEFUL: tuple[Role, ...] = (
    "total", "national", "compare", "latest", "by", "most", "least", "rank", "change",
    "difference", "series", "rate",
)  # fmt: skip
"""Roles of words that show that a figure is wanted."""


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
    mentions = find_mentions(text, index)
    if is_call_for_help(mentions):
        return NoMatch(is_call_for_help=True)
    request = find_operation(mentions)
    # After an answer, "vs Suffolk" has its other side there.
    has_sides = asks_for_later(mentions) or previous is not None
    ignored = passed_over(mentions, request, has_sides=has_sides)
    if mentions.of(index.datasets[0].dimensions[0]):
        ignored += mentions.said("national")
    mentions = replace(mentions, unclear=(*mentions.unclear, *ignored))
    follows = previous is not None and is_follow_up(mentions, previous, is_reply=is_reply)
    if not follows and not is_question(mentions, index):
        return NoMatch(mentions.unclear)
    found: dict[str, Members] = {}
    for dimension in dict.fromkeys(mention.concept for mention in mentions.names):
        if dimension in NOT_DIMENSIONS:
            continue
        members = find_members(mentions, dimension, index)
        if isinstance(members, Clarification):
            return members
        found[dimension] = members
    draft = _draft(mentions, request, found, index)
    if pairs := find_pairs(mentions, index) or find_crossed(text, draft, index):
        return pairs
    if merged := _merged(mentions, found, draft, index):
        return merged
    before = previous if follows else None
    draft = _complete(draft, request, mentions, before, defaults, index)
    chosen = choose_dataset(mentions, draft, index)
    if isinstance(chosen, Clarification):
        return chosen
    return _finish(chosen, request, mentions, index)


def _complete(
    draft: Question,
    request: Request,
    mentions: Mentions,
    before: Question | None,
    defaults: Defaults | None,
    index: Index,
) -> Question:
    """Return the draft with what it leaves out: from the question before it, else the defaults."""
    if before is not None:
        return carry_defaults(follow(draft, mentions, before), before, defaults, index)
    if defaults is not None:
        return fill_defaults(draft, mentions, request, defaults, index)
    return draft


def _merged(
    mentions: Mentions, found: dict[str, Members], draft: Question, index: Index
) -> Clarification | None:
    """Ask where two places that are to be compared lie in one area: they have one figure."""
    compares = draft.operation == "difference" or mentions.has("compare")
    for dimension, members in found.items():
        if compares and members.named > len(members.codes) == 1:
            name = index.code(dimension, members.codes[0]).name
            choice = make_choice(index, name, [*member_parts(draft), *period_parts(draft)])
            return Clarification(f"They lie in one area, {name}, with one figure:", (choice,))
    return None


def _finish(
    question: Question, request: Request, mentions: Mentions, index: Index
) -> Question | Clarification:
    """Write out breakdowns and lists, then ask about a calendar year or words not understood."""
    question = spread_members(question, request, mentions, index)
    year = next((each for each in mentions.periods if each.is_calendar_year), None)
    if year is not None and question.period_text:
        asked = _ask_year(question, year, mentions, index)
        if asked is not None:
            return asked
    is_told = is_statement(mentions) or is_guess(mentions)
    return _ask_unclear(question, mentions, index) if mentions.unclear or is_told else question


def is_call_for_help(mentions: Mentions) -> bool:
    """Whether somebody seems to need help rather than a figure."""
    asks_for_figure = mentions.has("topic") and mentions.words[:1] != ("report",)
    starts_with_report = mentions.words[:1] == ("report",) and len(mentions.words) > 1
    return (mentions.has("distress") or starts_with_report) and not asks_for_figure


def has_purpose(mentions: Mentions) -> bool:
    """Whether a text says by more than names that a figure is wanted."""
    return (
        bool(mentions.topics)
        or mentions.has("topic")
        or bool(mentions.periods)
        or bool(mentions.of("dataset"))
        or bool(mentions.of("measure"))
        or any(map(mentions.has, PURPOSEFUL))
    )


def is_statement(mentions: Mentions) -> bool:
    """Whether a text rather tells something ("it is on the Peterborough Facebook")."""
    text = f" {' '.join(mentions.words)} "
    asks = any(f" {words} " in text for words in ASKING_BE)
    said = {word for text in mentions.said("filler") for word in text.split()}
    return bool(BE & said) and not asks and not has_purpose(mentions)


def is_guess(mentions: Mentions) -> bool:
    """Whether all that is understood is one word that was far from well written."""
    names = [mention for mention in mentions.names if mention.concept != "dimension"]
    return len(names) == 1 and names[0].distance > 1 and not has_purpose(mentions)


def is_question(mentions: Mentions, index: Index) -> bool:
    """Whether enough of a text is understood for it to be a question about the figures.

    Every word that is not understood, and every word of small talk beside one, speaks against it;
    each kind of thing that it names speaks for it. Source: the chatter in the question sets.
    """
    concepts = {mention.concept for mention in mentions.names} - {"period", "dimension"}
    if concepts == {"measure"}:
        return False
    has_topic = bool(mentions.topics) or mentions.has("topic")
    if not concepts:
        is_order = bool(mentions.of("dimension")) and any(map(mentions.has, ORDERS))
        is_whole = has_topic and (mentions.has("national") or is_order)
        return not mentions.unclear and (is_whole or (is_order and bool(mentions.periods)))
    if mentions.said("change") in SMALL_TALK_CHANGES and not (
        has_topic or mentions.periods or mentions.has("by") or "dataset" in concepts
    ):
        return False
    doubt = len(mentions.unclear)
    if not has_purpose(mentions):
        doubt += mentions.count("chat") + len(mentions.asides) * (len(concepts) < 2)
    if doubt:
        return doubt + mentions.count("social") < len(concepts - {"measure"})
    if has_purpose(mentions):
        return True
    if mentions.count("social") > 1:
        return False
    if len(concepts) > 1:
        return True
    is_bare = not (mentions.has("social") or mentions.has("greeting"))
    if index.datasets[0].dimensions[0] not in concepts:
        return is_bare and not mentions.has("filler")
    is_other = bool(OTHER_QUESTIONS & set(mentions.words))
    return is_bare and not is_other and mentions.count("filler") <= MAX_FILLER_ALONE


def _draft(
    mentions: Mentions, request: Request, found: dict[str, Members], index: Index
) -> Question:
    measures = mentions.of("measure")
    measure = measures[0].candidates[0].code if measures else None
    is_share = _is_share(measure, index) and not says_percent(mentions)
    in_percent = request.operation == "change" and _is_share(measure, index) and not is_share
    question = Question(
        dataset="",
        members={dimension: members.codes for dimension, members in found.items()},
        measure=None if in_percent else measure,
        operation=request.operation,
        order=request.order,
        limit=request.limit,
        in_percent=in_percent,
        years_back=int(mentions.has("previous") and request.operation != "change"),
        with_later=asks_for_later(mentions),
        per_head=request.per_head,
        claims=mentions.claims,
        assumptions=(
            *(a for members in found.values() for a in members.assumptions),
            *_relative_year(mentions),
            *_passed_over(mentions),
        ),
    )
    return _with_periods(question, mentions, index)


def asks_for_later(mentions: Mentions) -> bool:
    """Whether a year is asked for and the one before it: "2018/19 and the year before"."""
    text = " ".join(mentions.words)
    has_year = bool(mentions.periods or mentions.of("period") or mentions.has("latest"))
    joins = (*JOINS_YEARS, *SETS_BESIDE) if has_year else SETS_BESIDE
    return any(f" {join} {said}" in text for join in joins for said in mentions.said("previous"))


def says_percent(mentions: Mentions) -> bool:
    """Whether "per cent" is the unit of a change: "up by what percentage", not "the share of"."""
    words = mentions.words
    for mention in mentions.of("measure"):
        first, *_ = text = mention.text.split()
        place = next((n for n, word in enumerate(words) if word == first), len(words))
        following = words[place + len(text) : place + len(text) + 1]
        if first.startswith(PERCENT) and not set(following) & SHARE_OF:
            return True
    return False


def _is_share(measure: str | None, index: Index) -> bool:
    return any(
        measure == each and index.measure(dataset.code, each).method == "share"
        for dataset in index.datasets
        for each in dataset.measures
    )


def _relative_year(mentions: Mentions) -> list[Assumption]:
    """Say that "last year" means the latest in print, whatever year it is now."""
    said = [text for text in mentions.said("latest") if text.endswith("year")]
    return [Assumption("period", f"“{text}” read as the latest in print") for text in said]


def _passed_over(mentions: Mentions) -> list[Assumption]:
    """Say which unknown words were taken to be said beside the question (rule 10)."""
    words = ", ".join(f"“{word[:LONGEST_SHOWN]}”" for word in mentions.asides)
    return [Assumption("words", f"passed over: {words}")] if words else []


def _with_periods(question: Question, mentions: Mentions, index: Index) -> Question:
    """Return the question with the periods that the text names: codes, a span, or words."""
    groups: list[tuple[str, ...]] = [(m.candidates[0].code,) for m in mentions.of("period")]
    unknown, span = "", question.span
    is_base = len(mentions.periods) == 1 and question.operation in ("change", "series")
    for mention in mentions.periods:
        periods = find_loaded(mention, index)
        years = split_years(mention)
        if mention.is_open and mention.start and len(years) == 1:
            span = (mention.start, span[1])
        elif mention.is_limit and mention.end and question.operation in LIMITED:
            span = (span[0], mention.end)
            question = _as_series(question)
        elif is_base and mention.is_base and mention.start and len(years) == 1:
            span = (mention.start, span[1])
        elif question.operation in ("series", "extreme") and mention.start:
            span = (min(span[0] or mention.start, mention.start), max(span[1], mention.end))
        elif question.operation == "change" and (
            len(years) > 1 or (span[0] and mention.end and not groups)
        ):
            if span[0]:
                years = split_years(replace(mention, start=span[0]))
            ends, span = (years[0], years[-1]), ("", "")
            found = [index.find_periods(*each) for each in ends]
            groups += [tuple(each.code for each in period) for period in found if period]
            unknown = unknown or ("" if all(found) else mention.text)
        elif periods:
            groups.append(tuple(period.code for period in periods))
        elif question.operation == "values" and len(years) > 1:
            question = replace(question, operation="series")
            span = (mention.start, mention.end)
        else:
            unknown = unknown or mention.text
    is_total = mentions.has("total") or mentions.has("sum")
    is_whole = is_total and all(span) and not mentions.has("series")
    if is_whole and (whole := index.find_periods(*span)):
        groups, span = [tuple(period.code for period in whole)], ("", "")
        question = replace(question, operation="values")
    return replace(question, periods=tuple(dict.fromkeys(groups)), period_text=unknown, span=span)


def _as_series(question: Question) -> Question:
    is_plain = question.operation == "values"
    return replace(question, operation="series") if is_plain else question


def _ask_year(
    question: Question, year: PeriodMention, mentions: Mentions, index: Index
) -> Clarification | None:
    """Ask which of the years with a figure that touch a calendar year is meant."""
    dataset = index.dataset(question.dataset)
    if not set(question.members) <= set(dataset.dimensions):
        return None
    codes = {
        each.period
        for cell in make_cells(dataset, question.members)
        for each in find_observations(index, dataset, cell)
    }
    touching = [
        period
        for period in map(index.period, sorted(codes))
        if period.kind == "year" and period.start <= year.end and period.end >= year.start
    ]
    if not touching:
        return None
    parts = [*member_parts(question), Part("dataset", dataset.code), *operation_parts(mentions)]
    choices = tuple(
        make_choice(index, each.label, [*parts, Part("period", each.code)]) for each in touching
    )
    return Clarification(
        f"These figures are not for calendar years. Which is meant by {year.text}?",
        choices[:MAX_CHOICES],
    )


def _ask_unclear(question: Question, mentions: Mentions, index: Index) -> Clarification:
    words = ", ".join(f"“{word[:LONGEST_SHOWN]}”" for word in mentions.unclear)
    parts = [*member_parts(question), *period_parts(question), Part("dataset", question.dataset)]
    choice = make_choice(index, "", parts)
    doubt = f"I do not understand {words}. " if words else ""
    return Clarification(
        f"{doubt}Is this what you mean?",
        (replace(choice, label=choice.question),),
    )
