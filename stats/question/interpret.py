"""What a text mentions in, one resolved question out, or what has to be asked back.

The order of the questions put to the mentions: is it a question at all; which codes; which
periods; which dataset. The first that has no single answer is asked back, with one tap for each
likely reading.
"""

from __future__ import annotations

from dataclasses import replace

from stats.choices import Part, make_choice, member_parts, period_parts, span_parts
from stats.index.analysis import is_asking
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Defaults, NoMatch, Question
from stats.question.composing.askingwords import operation_parts
from stats.question.composing.beside import says_whole, set_beside
from stats.question.composing.calendaryears import ask_pair, ask_year, periods_touching
from stats.question.composing.datasets import ask_datasets, choose_dataset, datasets_in_time
from stats.question.composing.defaults import carry_defaults, fill_defaults
from stats.question.composing.drafting import asks_for_later, draft_question
from stats.question.composing.instead import PER_HEAD, ask_judged, find_two_sets, other_base
from stats.question.composing.leftovers import (
    bound_undone,
    breakdown_kept,
    breakdown_undone,
    passed_over,
)
from stats.question.composing.members import Members, find_members
from stats.question.composing.omissions import drop_left_out, say_never_in, without_unlisted
from stats.question.composing.operations import Request, find_operation
from stats.question.composing.purpose import (
    asks_of_nothing,
    is_call_for_help,
    is_guess,
    is_question,
    is_statement,
)
from stats.question.composing.references import ask_reference
from stats.question.composing.several import (
    find_crossed,
    find_loaded,
    find_pairs,
    say_listed,
    unsaid_kind,
)
from stats.question.composing.spread import spread_members
from stats.question.composing.unnamed import ALL_KINDS, says_all_kinds, says_place
from stats.question.composing.yearcounts import is_all_there_are, says_all_of, take_printed
from stats.question.conversation.doing import (
    ask_of_what,
    asks_other_count,
    take_up,
    without_sides,
)
from stats.question.conversation.follow import follow
from stats.question.conversation.picked import ask_of_picked
from stats.question.conversation.tying import goes_on_unsaid, is_follow_up
from stats.question.inferred.nosuch import ask_other_name
from stats.question.thresholds import LONGEST_SHOWN, MAX_LETTERS, MAX_WORDS
from stats.question.words.exclusions import OF_A_LIST
from stats.question.words.explaining import NO_MEMBERS
from stats.question.words.mentions import Mentions, find_mentions
from stats.question.words.periods import find_periods
from stats.question.words.wordings.doing import NOT_OFFENCES
from stats.selection import (
    adds_years,
    any_figure,
    asked_periods,
    find_observations,
    make_cells,
)
from stats.text import split_words

BESIDE_A_YEAR = frozenset({"not", "before", "after", "but", *(words[0] for words in OF_A_LIST)})
"""First words of what is not understood and says that a year named is none of those asked for."""
EACH_YEAR = "each year"
REST = frozenset({"rest of", "the rest of"})
OTHER_KINDS = frozenset({"academic", "school"})
"""Kinds of years that those of official figures are not, unless they are said to be."""


def parse_defined(
    text: str,
    index: Index,
    *,
    previous: Question | None = None,
    is_reply: bool = False,
    defaults: Defaults | None = None,
) -> Question | Clarification | NoMatch:
    """Return the question that a text asks of the datasets that packages define."""
    if not index.datasets:
        return NoMatch(_unasked(text))
    if (reference := ask_reference(text, index)) is not None:
        return reference
    mentions = find_mentions(text, index)
    if is_call_for_help(mentions):
        return NoMatch(is_call_for_help=True)
    request = take_up(mentions, find_operation(mentions), previous)
    mentions = note_passed_over(mentions, request, index, has_previous=previous is not None)
    mentions = without_sides(mentions, request, previous)
    if asked := ask_of_what(mentions, request, previous, index):
        return asked
    follows = previous is not None and is_follow_up(
        mentions, previous, index.dataset(previous.dataset).dimensions[0], is_reply=is_reply
    )
    follows = follows or (previous is not None and asks_other_count(mentions))
    if judged := ask_judged(mentions, request, index):
        return judged
    if not follows and not is_question(mentions, index):
        if asks_of_nothing(mentions):
            return ask_datasets(mentions, draft_question(mentions, request, {}, index), index)
        labels = tuple(each.label for each in index.datasets)
        subjects = labels if mentions.unclear and mentions.has("topic") else ()
        return NoMatch((*mentions.unclear, *mentions.said("left_out")), subjects=subjects)
    before = previous if follows else None
    return interpret(text, mentions, request, index, before=before, defaults=defaults)


def _unasked(text: str) -> tuple[str, ...]:
    """Return the words of a text that neither ask nor name a period; else all of them."""
    text = text[:MAX_LETTERS]
    words = split_words(find_periods(text)[1])[:MAX_WORDS]
    return tuple(word for word in words if not is_asking(word)) or split_words(text)[:MAX_WORDS]


def note_passed_over(
    mentions: Mentions, request: Request, index: Index, *, has_previous: bool
) -> Mentions:
    """Return the mentions with the words that the operation leaves out among the unclear ones."""
    # After an answer, "vs Suffolk" has its other side there.
    named = mentions.of(index.datasets[0].dimensions[0])
    is_beside = says_whole(mentions, request, {each.candidates[0].code for each in named})
    has_sides = asks_for_later(mentions) or has_previous or is_beside
    ignored = passed_over(mentions, request, has_sides=has_sides)
    if named and not is_beside:
        ignored += mentions.said("national")
    unclear = mentions.unclear
    if len(named) > 1 and len({mention.candidates[0].code for mention in named}) == 1:
        # "Poole and the rest of Dorset" is Dorset.
        unclear = tuple(text for text in unclear if text not in REST)
    unclear = (*unclear, *ignored)
    return mentions if unclear == mentions.unclear else replace(mentions, unclear=unclear)


def interpret(
    text: str,
    mentions: Mentions,
    request: Request,
    index: Index,
    *,
    before: Question | None = None,
    defaults: Defaults | None = None,
) -> Question | Clarification:
    """Return the question that the mentions make, with `before` for what they leave out."""
    index = index.as_released(mentions.release)
    mentions = _note_kinds(mentions, index)
    found: dict[str, Members] = {}
    for dimension in dict.fromkeys(mention.concept for mention in mentions.names):
        if dimension in NO_MEMBERS:
            continue
        members = find_members(mentions, dimension, index)
        if isinstance(members, Clarification):
            return members
        found[dimension] = members
    draft = draft_question(mentions, request, found, index)
    if draft.operation == "series" and draft.years_back:
        # A row of years has no one year before or after it.
        steps = (*mentions.said("previous"), *mentions.said("following"))
        mentions = replace(mentions, unclear=(*mentions.unclear, *steps))
        draft = replace(draft, years_back=0, with_later=False)
    draft, mentions = drop_left_out(draft, mentions, index)
    if pairs := find_pairs(mentions, index) or find_crossed(text, draft, index):
        return pairs
    if sets := find_two_sets(text, mentions, index):
        return sets
    if merged := _merged(mentions, found, draft, index):
        return merged
    draft = _complete(draft, request, mentions, before, defaults, index)
    if before is not None and (asked := ask_of_picked(draft, mentions, before, index)):
        return asked
    if draft.operation == "ranking" != request.operation:
        request = Request("ranking", draft.order, draft.limit)  # gone on with
    if draft.asks_about and not (draft.dataset or mentions.names or mentions.topics):
        only, *others = datasets_in_time(draft, index)
        if others:
            return ask_datasets(mentions, draft, index)
        draft = replace(draft, dataset=only.code)
    chosen = choose_dataset(mentions, draft, index)
    if isinstance(chosen, Clarification):
        return chosen
    if chosen.measure not in (None, *index.dataset(chosen.dataset).measures):
        # A population has no share.
        said = tuple(each.text for each in mentions.of("measure"))
        mentions = replace(mentions, unclear=(*mentions.unclear, *said))
        chosen = replace(chosen, measure=None)
    first = index.dataset(chosen.dataset).dimensions[0]
    if says_whole(mentions, request, chosen.members.get(first, ())):
        both = set_beside(chosen, mentions, index)
        sides = tuple(mentions.said("compare"))
        mentions = mentions if both else replace(mentions, unclear=(*mentions.unclear, *sides))
        chosen = both or chosen
    if before is None and (kinds := says_all_kinds(mentions, first)):
        mentions = replace(mentions, unclear=(*mentions.unclear, *kinds))
    if before is not None and (kept := breakdown_kept(chosen, mentions, before)):
        chosen = replace(chosen, breakdown=kept, left_out=before.left_out)
    return _finish(chosen, request, mentions, index)


def _note_kinds(mentions: Mentions, index: Index) -> Mentions:
    """Return the mentions with the kind of a year among the unclear words, where it is not sure.

    Years that are said to be of no kind are financial years as well as not, but no academic ones.
    """
    doubted = (
        f"{each.kind} year"
        for each in mentions.periods
        if each.kind in OTHER_KINDS and unsaid_kind(each, find_loaded(each, index))
    )
    unclear = tuple(dict.fromkeys(doubted))
    return replace(mentions, unclear=(*mentions.unclear, *unclear)) if unclear else mentions


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
        first = index.dataset(before.dataset).dimensions[0]
        followed = follow(draft, mentions, before, first, index)
        if goes_on_unsaid(mentions, first):
            said = Assumption("words", "the rest as in the question before it")
            followed = replace(followed, assumptions=(*followed.assumptions, said))
        return carry_defaults(followed, before, defaults, index)
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
    first = index.dataset(question.dataset).dimensions[0]
    is_open = not question.members.get(first)
    question = spread_members(question, request, mentions, index)
    if is_open and not question.breakdown:
        mentions = replace(mentions, unclear=(*mentions.unclear, *says_place(mentions, first)))
    question = _without_span(_without_base(question, mentions, index), mentions, index)
    question = take_printed(_without_number(question, index), mentions, index)
    question, mentions = without_unlisted(question, mentions, index)
    if undone := breakdown_undone(question, mentions) + bound_undone(question, mentions):
        mentions = replace(mentions, unclear=(*mentions.unclear, *undone))
    settled = [each for each in says_all_of(mentions) if is_all_there_are(each, question, index)]
    if settled and question.operation in ("sum", "mean", "series"):
        kept = tuple(each for each in mentions.unclear if each not in settled)
        mentions = replace(mentions, unclear=kept)
    if _averages_nothing(question, index):
        question = replace(question, operation="values")
        mentions = replace(mentions, unclear=(*mentions.unclear, *mentions.said("mean")))
    loose = [each.text for each in mentions.periods if each.is_open or each.is_limit]
    if question.operation == "ranking" and loose and not question.by_change:
        # One order is made of one year: "the most since 2020/21" may want a sum.
        question = replace(question, span=("", ""))
        mentions = replace(mentions, unclear=(*mentions.unclear, *loose))
    pair = None if mentions.unclear else ask_pair(question, mentions, index)
    if pair is not None:
        return pair
    year = next((each for each in mentions.periods if each.is_calendar_year), None)
    # A choice of years would leave out what is not understood: "convictions in 2022".
    if year is not None and question.period_text and not mentions.unclear:
        asked = ask_year(question, year, mentions, index)
        if asked is not None:
            return asked
    is_told = (is_statement(mentions) and not mentions.has("ever")) or is_guess(mentions)
    if mentions.unclear or is_told:
        return _ask_unclear(question, mentions, index)
    return say_listed(question, mentions)


def _without_number(question: Question, index: Index) -> Question:
    """Return the question as it is without "how many", unless no number is in print for it."""
    if not question.wants_number:
        return question
    if question.operation != "values":
        return replace(question, wants_number=False)
    dataset, periods = index.dataset(question.dataset), asked_periods(question)
    if not set(question.members) <= set(dataset.dimensions):
        return replace(question, wants_number=False)
    has_number, *has_other = (
        any_figure(index, dataset, question.members, measure, periods)
        for measure in dataset.measures
    )
    return replace(question, wants_number=any(has_other) and not has_number)


def _averages_nothing(question: Question, index: Index) -> bool:
    """Whether an average is asked for of neither years nor members: "average by force" of Kent."""
    has_several = question.breakdown or any(len(codes) > 1 for codes in question.members.values())
    is_bare = not (has_several or adds_years(question, index) or question.measure)
    return question.operation == "mean" and is_bare


def _without_base(question: Question, mentions: Mentions, index: Index) -> Question:
    """Return the question for what it is set against, where no year in print is of that time.

    "Compared with 2010" is not answered with the change since the first year that there is.
    """
    year = next((each for each in mentions.periods if each.is_base), None)
    is_on_year = question.operation == "change" and question.span[0] and not question.span[1]
    if year is None or year.is_open or not is_on_year or question.span[0] != year.start:
        return question
    if periods_touching(question, year, index) != []:
        return question
    return replace(question, span=("", ""), period_text=year.text)


def _without_span(question: Question, mentions: Mentions, index: Index) -> Question:
    """Return the question for "last year" as a time that is not in print, where no year is.

    Of five years that are counted together none is the last.
    """
    said = [text for text in mentions.said("latest") if text.endswith("year")]
    dataset = index.dataset(question.dataset)
    is_open = question.operation == "values" and not (question.periods or any(question.span))
    if not (said and is_open and set(question.members) <= set(dataset.dimensions)):
        return question
    kinds = {
        index.period(each.period).kind
        for cell in make_cells(dataset, question.members)
        for each in find_observations(index, dataset, cell)
        if not each.is_missing
    }
    if kinds != {"span"}:
        return question
    kept = tuple(each for each in question.assumptions if each.subject != "period")
    return replace(question, period_text=said[0], years_back=0, assumptions=kept)


def _ask_unclear(question: Question, mentions: Mentions, index: Index) -> Clarification:
    if isinstance(index, NarrowIndex) and (other := ask_other_name(question, mentions, index)):
        return other
    words = ", ".join(f"“{word[:LONGEST_SHOWN]}”" for word in mentions.unclear)
    begun = {text.partition(" ")[0] for text in mentions.unclear}
    is_limited = not BESIDE_A_YEAR.isdisjoint(begun) and bool(mentions.periods)
    periods = [Part("", EACH_YEAR)] if is_limited else period_parts(question)
    parts = [*member_parts(question), *periods, Part("dataset", question.dataset)]
    if index.is_inferred(question.dataset):
        # What is to be done with the figures stays said, but for what is not understood of it.
        said = (*span_parts(question), *operation_parts(mentions))
        unclear = {word for text in mentions.unclear for word in text.split()}
        parts += [each for each in said if each.concept or not unclear & set(each.code.split())]
    doubt = f"I do not understand {words}. " if words else ""
    if base := other_base(mentions):
        doubt, parts = base, [*parts, Part("", PER_HEAD)]
    doubt = _doubt_persons(question, mentions, index) or doubt
    if mentions.unclear and set(mentions.unclear) <= ALL_KINDS:
        doubt = "There are no figures of all crime here. "
    if mentions.unclear and set(mentions.unclear) <= set(mentions.said("left_out")):
        doubt = say_never_in(question, mentions, index) or (
            f"Nothing is worked out {words} here, so this figure has it in. "
        )
    choice = make_choice(index, "", parts)
    return Clarification(
        f"{doubt}Is this what you mean?",
        (replace(choice, label=choice.question),),
    )


def _doubt_persons(question: Question, mentions: Mentions, index: Index) -> str:
    """Return what to say where all that is not understood is counted nowhere here: persons."""
    persons = mentions.said("counted")
    other = tuple(NOT_OFFENCES.get(text, "") for text in mentions.unclear)
    unit = index.measure(question.dataset, index.dataset(question.dataset).measures[0]).unit
    if unit and other and all(other) and other[0] not in unit:
        return f"These figures count {unit}, not {other[0]}. "
    if not (persons and unit and set(mentions.unclear) <= set(persons)):
        return ""
    named = persons[0].removeprefix("how many ").removeprefix("number of ").removesuffix(" of")
    return f"These figures count {unit}, not {named}. "
