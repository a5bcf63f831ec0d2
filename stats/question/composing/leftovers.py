"""The words of asking and the operation chosen in, the words that it leaves undone out.

They are treated as not understood: what is asked and not done must not pass for answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stats.model import Operation, Question
from stats.question.composing.askingwords import OPERATION_ROLES, each_of, which_of
from stats.question.composing.drafting import asks_for_later
from stats.question.composing.operations import (
    Request,
    is_break_down,
    last_years,
    names_several,
    way_of,
)
from stats.question.words.lexicon import ABOUT_ROLES, Role
from stats.question.words.mentions import Mentions
from stats.question.words.wordings.doing import A_YEAR, HOW_MUCH, OF_A_YEAR
from stats.question.words.yearsback import (
    NOW,
    OF_A_BASE,
    OF_NO_YEAR,
    SIDES,
    counted_back,
    words_before,
)

FOLLOWED: Mapping[Operation, frozenset[Role]] = MappingProxyType(
    {
        "values": frozenset({"previous", "following"}),
        "sum": frozenset({"sum", "ever"}),
        "mean": frozenset({"mean", "ever"}),
        "ranking": frozenset({"most", "least", "rank", "nth", "previous"}),
        "change": frozenset({"change", "previous", "difference"}),
        "difference": frozenset({"difference", "previous"}),
        "series": frozenset({"series", "ever", "change", "reverse"}),
        "extreme": frozenset({"most", "least", "ever", "rank"}),
        "rate": frozenset({"rate", "previous"}),
    }
)
"""The roles whose words each operation does what they ask."""
COUNTED: frozenset[Operation] = frozenset({"values", "series", "sum", "mean", "change", "extreme"})
"""Operations that can be of several of the latest years."""
TAKEN_AWAY = frozenset(
    {
        "minus", "less", "above", "ahead", "ahead of", "exceed", "exceeds", "exceeded", "exceeding",
        "how far", "how far ahead", "shortfall", "how far behind", "how far short", "margin",
    }
)  # fmt: skip
"""Words of difference that need something to be taken away from."""
GAPS = frozenset({"gap", "gap between", "the gap between"})
"""Words of difference that two members or two years lie on either side of: no change on a year."""
PAIRING = frozenset(
    {"vs", "v", "versus", "compare", "compared", "comparison", "compared with", "compared to"}
)
"""Words of comparison that need two sides."""
COMPARATIVES = frozenset(
    {"higher", "lower", "more", "fewer", "worse", "better", "bigger", "smaller", "than"}
)
"""Words that set one figure against another, and need both."""
SPREADING = ("by", "per", "each", "every", "for each", "for every", "split by", "breakdown by")
NOT_SPREAD = frozenset({"district", "districts", "locally", "nation", "nations", "period"})
"""Words of asking that are no kind of member here: "by district" must not become the total."""
AREA_KINDS = frozenset(
    {"county", "counties", "district", "districts", "nation", "nations", "region", "regions"}
)
"""Words of asking that in an order say what is put in order: "highest district"."""
IN_ONE = ("in the", "in this", "in our", "in your", "in my", "of the")
"""Before one area of a kind that is no other than the whole: "most in the region"."""
BOUNDING = frozenset(
    {"than", "plus", "by", "over", "under", "above", "below", "about", "minus", "times", "exactly"}
)
"""Words before a number by which it bounds or changes a figure, and is no count of places."""
SUPPOSING = frozenset({"would", "had", "were", "could", "might"})
"""Words that with "if" ask for what is not so: "if it had the rate of Kent"."""
SETS_BESIDE_YEAR = ("and", "v", "vs", "versus", "to", "with", "then")
MADE_OF_SEVERAL = frozenset({"change", "mean", "sum", "extreme", "difference"})
"""Operations that make one figure of those of years or members, and are not done for each."""
COUNTING = ("how many", "number of", "the number", "the total")
SECOND_THING = ("and how many", "and how much", "and what", "and the", "and by how much")


def passed_over(
    mentions: Mentions, request: Request, *, has_sides: bool = False
) -> tuple[str, ...]:
    """Return the words that ask for something besides the operation chosen.

    They are treated as not understood: a ranking "per 100,000" must not become one of counts.
    `has_sides` says that a comparison has its two sides, such as a year and the one before it.
    Only ends and measures can hang without a word of asking.
    """
    if not mentions.roles:
        return (*_second_thing(mentions), *_limits_against(mentions))
    followed = FOLLOWED[request.operation] | ABOUT_ROLES
    if request.per_head:
        followed |= {"rate"}
    if request.by_change:
        followed = followed - {"previous"} | {"change"}
    if request.operation == "mean" and set(mentions.said("series")) <= A_YEAR:
        followed |= {"series"}
    if request.operation in ("sum", "mean") and len(mentions.periods) == 1:
        followed -= {"ever"}
    if request.operation == "difference" and set(mentions.said("change")) <= HOW_MUCH:
        followed |= {"change"}
    if request.operation in ("ranking", "difference") and asks_for_later(mentions):
        followed -= {"previous"}  # these are of one year
    is_year = bool(counted_back(mentions.said("previous"))) and names_several(mentions)
    if mentions.has("compare") and request.operation == "values" and not (has_sides or is_year):
        followed -= {"previous"}
    if request.operation == "extreme" and set(mentions.said("series")) <= OF_A_YEAR:
        followed |= {"series"}
    if request.operation == "change" and request.limit:
        followed |= {"series"}
    if is_break_down(mentions):
        followed |= {"change"}
    passed = [
        text for role in OPERATION_ROLES if role not in followed for text in mentions.said(role)
    ]
    return (*passed, *_left_hanging(mentions, request, has_sides=has_sides))


def bound_undone(question: Question, mentions: Mentions) -> tuple[str, ...]:
    """Return the words of a bound that the figures of a question are not held against."""
    bound = mentions.bound
    if bound is None:
        return ()
    of_members = bound.of == "members"
    if mentions.has("change"):
        return (bound.text,)  # "rose by more than 20" is no figure above 20
    if of_members and question.operation == "values" and question.breakdown:
        return ()
    is_one = all(len(codes) < 2 for codes in question.members.values())
    is_row = question.operation == "series" and is_one and not question.breakdown
    return () if is_row and not of_members else (bound.text,)


def breakdown_undone(question: Question, mentions: Mentions) -> tuple[str, ...]:
    """Return the words of a breakdown that a question has lost: a change of the whole "by force".

    Each of the figures is asked for, and one of them all would pass for an answer.
    """
    if question.operation == "change" and which_of(mentions) and not way_of(mentions):
        return mentions.said("change")  # "forces where it doubled" are not those where it rose
    if question.operation not in MADE_OF_SEVERAL or question.breakdown:
        return ()
    which = which_of(mentions)[:1] if question.operation == "change" else []
    return tuple(dict.fromkeys((*says_each(question, mentions), *which)))


def says_each(question: Question, mentions: Mentions) -> tuple[str, ...]:
    """Return the words that ask for each member of what only one or none is named of."""
    undone: list[str] = []
    for noun in mentions.of("dimension"):
        named = {hit.code.partition(":")[0] for hit in noun.candidates}
        if not any(len(question.members.get(each, ())) > 1 for each in named):
            undone += each_of(noun, mentions)[:1]
    return tuple(dict.fromkeys(undone))


def breakdown_kept(question: Question, mentions: Mentions, before: Question) -> str:
    """Return the breakdown of the figures before that a change is asked of; empty for none.

    After figures by force "and the change" is that of each, not that of them all.
    """
    dimension = before.breakdown.partition(":")[0]
    if not dimension or question.operation != "change" or question.breakdown:
        return ""
    is_one = len(question.members.get(dimension, ())) <= 1
    is_named = any(each.concept == dimension for each in mentions.names)
    return before.breakdown if is_one and not is_named else ""


def compares_each(mentions: Mentions) -> bool:
    """Whether all members of a dimension are the sides: "compare all forces", with none named."""
    nouns = mentions.of("dimension")
    named = {hit.code.partition(":")[0] for each in nouns for hit in each.candidates}
    is_each = mentions.has("by") or any(each.text.endswith("s") for each in nouns)
    is_paired = bool(PAIRING & set(mentions.said("compare")))
    has_sides = any(map(mentions.of, named)) or names_several(mentions)
    return bool(named) and is_paired and is_each and not has_sides


def _left_hanging(mentions: Mentions, request: Request, *, has_sides: bool) -> tuple[str, ...]:
    """Return the words that ask for something beside what is answered: a side, a year, an end."""
    text = f" {' '.join(mentions.words)} "
    hanging: list[str] = []
    is_pair = names_several(mentions)
    years = len(mentions.periods) + len(mentions.of("period"))
    sides = PAIRING & set(mentions.said("compare"))
    if request.operation in ("sum", "mean"):
        hanging += mentions.said("compare")
    elif request.operation in ("values", "series") and not (is_pair or has_sides or years > 1):
        hanging += [] if compares_each(mentions) else sorted(sides)
    if not is_pair:
        needing = TAKEN_AWAY if years > 1 else TAKEN_AWAY | GAPS
        taken = [said for said in mentions.said("difference") if said in needing]
        hanging += [] if any(each.is_base for each in mentions.periods) else taken
    if mentions.has("most") and mentions.has("least") and not mentions.has("series"):
        hanging += mentions.said("least")
    hanging += _second_thing(mentions)
    hanging += _years_not_counted(mentions, request)
    hanging += _years_not_back(mentions, request)
    is_after_one = years == 1 or (not years and has_sides)  # that of the answer before
    if not is_after_one or mentions.has("previous") or is_set_against_year(mentions):
        hanging += mentions.said("following")
    is_set_against = is_pair or has_sides or years > 1 or mentions.has("previous")
    if request.operation == "values" and not (is_set_against or mentions.claims):
        hanging += [said for said in mentions.said("compare") if said in COMPARATIVES]
    hanging += [
        f"{by} {noun}"
        for by in mentions.said("by")
        if by in SPREADING
        for noun in dict.fromkeys(mentions.said("filler"))
        if noun in NOT_SPREAD and f" {by} {noun} " in text
    ]
    hanging += _kinds_not_ordered(mentions, request, text)
    hanging += _limits_against(mentions)
    hanging += _idle_numbers(mentions, request, text)
    hanging += [said for said in mentions.said("previous") if f" by {said} " in text]
    if request.operation == "rate" or request.per_head:
        hanging += [mention.text for mention in mentions.of("measure")]
    if not has_sides:
        hanging += _year_asked_apart(mentions)
    asking = mentions.said("filler")
    hanging += ["if"] if "if" in asking and SUPPOSING & set(asking) else []
    if mentions.has("rate"):
        hanging += [said for said in mentions.said("total") if f" and {said} " in text]
    hanging += [said for said in mentions.said("latest") if f" against {said} " in text]
    if years and request.operation != "change":
        hanging += [
            said
            for said in mentions.said("latest")
            if any(f" {join} {said} " in text for join in SETS_BESIDE_YEAR)
        ]
    return tuple(hanging)


def _years_not_counted(mentions: Mentions, request: Request) -> list[str]:
    """Return how many of the latest years are asked for where the operation is of just one: "top 3
    forces in the last five years".
    """
    is_of_years = request.operation in COUNTED and not request.by_change
    if is_of_years or request.years or not last_years(mentions):
        return []
    return [said for said in mentions.said("length") if said.split()[-1] == "years"]


def _years_not_back(mentions: Mentions, request: Request) -> list[str]:
    """Return the years counted back that say no one year, or one beside another: "more than two
    years ago", "2022/23 five years ago", "in the two years before".
    """
    counted = counted_back(mentions.said("previous"))
    is_beside = len(set(counted)) > 1
    is_now = mentions.has("latest") or not NOW.isdisjoint(mentions.words[1:])
    is_beside |= is_now and not asks_for_later(mentions)
    named = bool(mentions.periods or mentions.of("period"))
    hanging = []
    for said in counted:
        before = words_before(said, mentions.words)
        is_base = not OF_A_BASE.isdisjoint(before)
        is_side = not asks_for_later(mentions) and not SIDES.isdisjoint(before)
        is_side &= request.operation != "change"
        is_year = is_base if request.operation == "change" else OF_NO_YEAR.isdisjoint(before)
        if is_beside or is_side or not is_year or (named and said.endswith(" ago")):
            hanging.append(said)
    return hanging


def is_set_against_year(mentions: Mentions) -> bool:
    """Whether the year after is asked for beside the one named: "2018/19 and the year after"."""
    text = f" {' '.join(mentions.words)} "
    joins = (*SETS_BESIDE_YEAR, "plus", "also")
    # At the start, "and" joins it to the answer before.
    return any(
        f" {join} {said} " in text[1:] for join in joins for said in mentions.said("following")
    )


def _idle_numbers(mentions: Mentions, request: Request, text: str) -> list[str]:
    """Return the numbers that are no "top N": "the highest year with fewer than 50"."""
    if request.operation not in ("ranking", "extreme"):
        return []
    return [
        said
        for said in mentions.said("number")
        if request.operation == "extreme" or any(f" {word} {said} " in text for word in BOUNDING)
    ]


def _kinds_not_ordered(mentions: Mentions, request: Request, text: str) -> list[str]:
    """Return the kinds of areas that an order is asked for over and that no package tells apart."""
    if request.operation != "ranking" or mentions.of("dimension"):
        return []
    return [
        noun
        for noun in (*mentions.said("filler"), *mentions.said("chat"))
        if noun in AREA_KINDS
        and (noun.endswith("s") or not any(f" {within} {noun} " in text for within in IN_ONE))
    ]


def _limits_against(mentions: Mentions) -> list[str]:
    """Return the ends that lie before a year that is named, and starts that lie after one.

    "2022/23, up to 2019/20" has no meaning, nor has "since 2021/22 and 2019/20".
    """
    plain = [p for p in mentions.periods if p.start and not (p.is_limit or p.is_open or p.is_base)]
    return [
        limit.text
        for limit in mentions.periods
        if (limit.is_limit and any(each.start > limit.end for each in plain))
        or (limit.is_open and any(each.end < limit.start for each in plain))
    ]


def _year_asked_apart(mentions: Mentions) -> list[str]:
    """Return the year before, where a sentence of its own asks for it.

    "Kent in 2022/23. What was it the year before?" may want both years.
    """
    asked: list[str] = []
    for said in mentions.said("previous"):
        first = said.split()[0]
        clauses = {
            c for word, c in zip(mentions.words, mentions.clauses, strict=False) if word == first
        }
        own = {
            word
            for word, clause in zip(mentions.words, mentions.clauses, strict=False)
            if clause in clauses
        }
        is_apart = bool(clauses) and min(clauses) > 0 and bool(own & {"what", "how"})
        if (
            is_apart
            and mentions.periods
            and not any(set(n.text.split()) & own for n in mentions.names)
        ):
            asked.append(said)
    return asked


def _second_thing(mentions: Mentions) -> list[str]:
    """Return what is asked besides a count: "how many, and what is the change on last year"."""
    others = [
        *(said for role in ("change", "difference", "rate") for said in mentions.said(role)),
        *(mention.text for mention in mentions.of("measure")),
    ]
    if not others:
        return []
    text = f" {' '.join(mentions.words)} "
    for join in SECOND_THING:
        first, _, second = text.partition(f" {join} ")
        has_count = any(f" {word} " in f"{first} " for word in COUNTING)
        for said in others:
            if has_count and f" {said} " in f" {second}" and f" {said} " not in f"{first} ":
                return [f"{join} {second.strip()}"]
    return []
