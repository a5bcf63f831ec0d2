"""Bare words of doing written after an answer in, what is to be done with its figures out.

"Average", "add them up" and "what's the difference" say nothing of what they are to be done with:
it is what was just given. Where that is a single figure, it is asked what else is meant.
"""

from __future__ import annotations

from dataclasses import replace

from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import Choice, Clarification, Question
from stats.question.composing.breakdown import break_down
from stats.question.composing.operations import Request
from stats.question.conversation.tying import has_several, lists_several, which_is_more
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.mentions import Mentions
from stats.question.words.wordings.doing import HOW_MUCH, NOT_OFFENCES
from stats.selection import ALL_YEARS

SPLIT = frozenset({"break", "breakdown", "broken", "split"})
"""First words of what asks for the parts of a figure, and alone does not say which."""
EACH_YEAR = "each year"
BY_PARTS = ("by", "per", "each", "broken", "split")
"""First words of what figures are to be told by: "by age", "per month"."""
SEVERAL = frozenset({"them", "these", "those", "both", "all"})
"""Words for what was answered last, of which there are several: "rank them"."""
BOTH = frozenset({"both", "two"})
OF_TIME = frozenset({"monthly", "quarterly", "weekly", "daily", "hourly"})


def take_up(mentions: Mentions, request: Request, previous: Question | None) -> Request:
    """Return what a text asks to be done, with what was just given for what it is done with."""
    if previous is None or not _is_bare(mentions):
        return request
    if _is_pair(previous) and set(mentions.said("change")) & HOW_MUCH:
        return request if mentions.has("series") else Request("difference")
    if not mentions.has("mean") or request.operation != "values":
        return request
    if previous.operation == "series":
        is_of_all = not (previous.limit or any(previous.span))
        return Request("mean", limit=ALL_YEARS * is_of_all)
    return Request("mean") if has_several(previous) else request


def without_sides(mentions: Mentions, request: Request, previous: Question | None) -> Mentions:
    """Return the mentions with words that need two sides as understood, where two were given."""
    if previous is None or request.operation != "difference" or not _is_pair(previous):
        return mentions
    if not _is_bare(mentions):
        return mentions
    kept = tuple(each for each in mentions.unclear if each not in mentions.said("difference"))
    return replace(mentions, unclear=kept)


def asks_other_count(mentions: Mentions) -> bool:
    """Whether a text asks for nothing but a count that these are none of: "how many arrests"."""
    counted = {*NOT_OFFENCES, *mentions.said("counted")}
    return _is_bare(mentions) and bool(mentions.unclear) and counted.issuperset(mentions.unclear)


def ask_of_what(
    mentions: Mentions, request: Request, previous: Question | None, index: Index
) -> Clarification | None:
    """Ask what is to be done with a single figure that only several could have done to them."""
    if previous is None or not _is_bare(mentions) or previous.dataset not in _loaded(index):
        return None
    if _asks_for_parts(mentions):
        return _ask_parts(previous, index)
    if said := _not_told_by(mentions):
        return _ask_parts(previous, index, f"There are no figures “{said}” here. There are:")
    counted = mentions.said("number") if mentions.has("compare") else ()  # "compare the two"
    if set(mentions.unclear) - {*mentions.said("mean"), *mentions.said("difference"), *counted}:
        return None
    if _takes_together(mentions, request) and (apart := _ask_apart(request, previous, index)):
        return apart
    is_list = lists_several(previous) or bool(previous.breakdown)
    if request.operation == "difference" and is_list and not _is_pair(previous):
        return Clarification("Between which two? Name them, such as “A and B”.", ())
    if has_several(previous):
        return None
    if mentions.has("mean") and request.operation == "values":
        years = _choice(previous, "average per year", index)
        return Clarification("An average of what? Of places, name them; of the years:", (years,))
    if mentions.has("sum") and request.operation == "sum":
        choices = _beside_before(previous, "added up", index, most=_count_said(mentions))
        choices = (*choices, _choice(previous, "sum of all years", index))
        return Clarification("This is one figure. Which is to be added to it?", choices)
    if mentions.has("difference") and request.operation == "difference":
        choices = tuple(
            _choice(previous, words, index)
            for words in ("change on the year before", "change over the whole period")
        )
        choices = (*_beside_before(previous, "difference", index, most=2), *choices)
        asked = "A difference from what? From another place, name it (“compared with …”); or:"
        return Clarification(asked, choices)
    if which_is_more(mentions) and (choices := _beside_before(previous, "compare", index, most=2)):
        return Clarification("Are these two meant?", choices)
    return _ask_side_by_side(mentions, request, previous, index)


def _ask_side_by_side(
    mentions: Mentions, request: Request, previous: Question, index: Index
) -> Clarification | None:
    """Ask whether places asked of one after the other are those to be compared, or put in order."""
    if previous.operation not in ("values", "rate") or previous.measure:
        return None
    words = ""
    if mentions.has("compare") and request.operation == "values":
        words = "compare"
    elif mentions.has("rank") and not SEVERAL.isdisjoint(mentions.words):
        words = "bottom {}" if request.order == "lowest" else "top {}"
    words += " per 100,000" if words and previous.operation == "rate" else ""
    most = _count_said(mentions)
    choices = _beside_before(previous, words, index, most=most) if words else ()
    asked = "Are these meant?" if len(choices) == 1 else "Which of these are meant?"
    return Clarification(asked, choices) if choices else None


def _count_said(mentions: Mentions) -> int:
    """Return how many are said to be meant: two, of "both of them"; 0 where that is not said."""
    return 0 if BOTH.isdisjoint(mentions.words) else 2


def _beside_before(
    previous: Question, words: str, index: Index, *, most: int = 0
) -> tuple[Choice, ...]:
    """Return the choices for the places of the answers before the last one and that of the last:
    for all of them and for the last two. `{}` in the words is for how many they are.

    A year that was named for the last is that of all, and said: another may have been for one.
    """
    if not previous.came_from:
        return ()
    first = index.dataset(previous.dataset).dimensions[0]
    codes = (*previous.came_from, *previous.members[first])
    found = []
    for count in dict.fromkeys((most or len(codes), 2)):
        several = replace(previous, members={**previous.members, first: codes[-count:]})
        *others, last = (index.code(first, code).name for code in codes[-count:])
        years = [index.period(each[0]).label for each in previous.periods]
        label = ", ".join((f"{', '.join(others)} and {last}", *years))
        choice = _choice(several, words.format(count), index, has_periods=True)
        found.append(replace(choice, label=label))
    return tuple(found)


def _takes_together(mentions: Mentions, request: Request) -> bool:
    """Whether several figures are to be made one: added up, averaged, or the one less the other."""
    return request.operation in ("sum", "mean", "difference") or mentions.has("mean")


def _ask_apart(request: Request, previous: Question, index: Index) -> Clarification | None:
    """Ask about what cannot be made of rates, or of the first few of an order; else None."""
    if previous.operation == "rate":
        is_difference = request.operation == "difference"
        words = "difference" if _is_pair(previous) else "change on the year before"
        words = words if is_difference else "average per year"
        choice = _choice(previous, words, index, has_periods=is_difference)
        return Clarification("That is not worked out of rates. Of the numbers:", (choice,))
    if previous.operation == "ranking" and previous.limit > 1 and request.operation != "difference":
        asked = "The first of an order are not taken together. Name which; or the total of all:"
        return Clarification(asked, (_choice(previous, "total", index, has_periods=True),))
    return None


def _is_pair(previous: Question) -> bool:
    """Whether the figures before are of two members, named as such."""
    counts = sorted(len(codes) for codes in previous.members.values())
    return not previous.breakdown and counts[-1:] == [2] and counts[-2:-1] in ([], [1])


def _loaded(index: Index) -> set[str]:
    return {each.code for each in index.datasets}


def _is_bare(mentions: Mentions) -> bool:
    """Whether a text names nothing that something could be done with."""
    named = (mentions.names, mentions.periods, mentions.topics, mentions.left_out, mentions.claims)
    return not any(named)


def _asks_for_parts(mentions: Mentions) -> bool:
    """Whether a text asks for a breakdown and says nothing else: "break it down"."""
    others = set(mentions.roles) - {"by", "filler", "topic", "chat", "social", "personal"}
    by = {text.split()[0] for text in mentions.said("by")}
    return bool(by) and by <= SPLIT and not others and not mentions.unclear


def _not_told_by(mentions: Mentions) -> str:
    """Return what a text asks figures by that they are not in print by; empty for nothing."""
    if set(mentions.roles) - {"by", "filler", "chat", "unsupported"} or not mentions.unclear:
        return ""
    words = [word for word in mentions.words if word not in ("and", "the", "what", "about")]
    said = " ".join(words)
    is_by = words[0] in BY_PARTS and set(words[1:]) <= {*" ".join(mentions.unclear).split()}
    return said if is_by or set(words) <= OF_TIME else ""


def _ask_parts(previous: Question, index: Index, prompt: str = "") -> Clarification:
    """Ask by what a figure is to be broken down: whatever there are figures by, and the years."""
    dataset = index.dataset(previous.dataset)
    choices = []
    for dimension in dataset.dimensions:
        # Beside one platform there are the others; a place is broken down within itself.
        whole = previous if dimension == dataset.dimensions[0] else _without(previous, dimension)
        spread = break_down(replace(whole, breakdown=""), dimension, dataset, index)
        if spread.breakdown and len(spread.universe) > 1:
            _, _, kind = spread.breakdown.partition(":")
            words = f"by {kind or dimension.replace('-', ' ')}"
            if words != f"by {previous.breakdown.rpartition(':')[2]}":
                choices.append(_choice(whole, words, index, has_periods=True))
    if previous.operation != "series":
        choices.append(_choice(previous, EACH_YEAR, index))
    asked = "By what?" if len(choices) > 1 else "There are no figures by anything else than:"
    if not choices:
        return Clarification("There are no figures of its parts here.", ())
    return Clarification(prompt or asked, tuple(choices[:MAX_CHOICES]))


def _without(question: Question, dimension: str) -> Question:
    members = {name: codes for name, codes in question.members.items() if name != dimension}
    return replace(question, members=members)


def _choice(question: Question, words: str, index: Index, *, has_periods: bool = False) -> Choice:
    """Return the choice for what was asked before, with the words for what is to be done."""
    periods = period_parts(question) if has_periods else ()
    parts = [*member_parts(question), *periods, Part("dataset", question.dataset)]
    return make_choice(index, words, [*parts, Part("", words)])
