"""What a text mentions and the codes it asks for in, the dataset that is to answer out.

A dataset that the text names is taken. Where it names none, the default one is, unless it has
nothing for these members and just one other has. Several that fit are asked back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Dataset, Question
from stats.question.composing.askingwords import operation_parts
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.lexicon import PHRASES
from stats.question.words.mentions import Mentions
from stats.selection import any_figure, any_missing, any_published, asked_periods, may_have
from stats.text import split_words

APART = "These count different things and are not set beside each other. Which one?"
WHICH = "Several sets of figures fit, and they count different things. Which one?"
NOT_SPLIT = (
    "None of the sets of figures that fit is split by {noun}, and they count different things."
    " Which one, in all?"
)
NOT_THEN = (
    "None of the sets of figures that fit has {period}, and they count different things."
    " Which one, for another year?"
)


def choose_dataset(mentions: Mentions, draft: Question, index: Index) -> Question | Clarification:
    """Return the draft with its dataset, or which datasets to choose from."""
    named = named_datasets(mentions, index)
    if draft.dataset and not named:
        return draft
    several = _apart(mentions, index)
    if several:
        return _ask(APART, several, mentions, draft, index)
    pool = _fitting(named or index.datasets, draft)
    if not pool:
        return replace(draft, dataset=(named or index.datasets)[0].code)
    if named:
        return _choose_named(pool, mentions, draft, index)
    default, *others = pool
    if _has_any(default, draft, index) or _is_said_missing(default, draft, index):
        return replace(draft, dataset=default.code)
    others = [each for each in others if may_have(index, each, draft.members)]
    for has in (_has_published, _has_figures):
        able = [each for each in others if has(each, draft, index, asked_periods(draft))]
        chosen = _one_of(able, mentions, draft, index)
        if chosen is not None:
            return chosen
    # Why there is no share is said of the one set that has what it would be a share of.
    able = [each for each in others if _has_any(each, draft, index, asked_periods(draft))]
    return replace(draft, dataset=(able[0] if len(able) == 1 else default).code)


def named_datasets(mentions: Mentions, index: Index) -> tuple[Dataset, ...]:
    """Return the datasets that explain all the words of the text that stand in dataset names."""
    named = [{hit.code for hit in mention.candidates} for mention in mentions.of("dataset")]
    words = {word for mention in mentions.of("dataset") for word in mention.text.split()}
    evidence = [topics for word in words if (topics := index.topics(word))]
    evidence += mentions.topics.values()
    everything = {each.code for each in index.datasets}
    explained = everything.intersection(*evidence)
    codes = set.intersection(*named) if named else set()
    if named:
        codes = codes & explained or explained or codes or set.union(*named)
    elif explained and index.datasets[0].code not in explained:
        codes = explained
    return tuple(each for each in index.datasets if each.code in codes)


def _fitting(datasets: Sequence[Dataset], draft: Question) -> list[Dataset]:
    return [
        each
        for each in datasets
        if set(draft.members) <= set(each.dimensions) and draft.measure in (None, *each.measures)
    ]


def _choose_named(
    pool: Sequence[Dataset], mentions: Mentions, draft: Question, index: Index
) -> Question | Clarification:
    periods = asked_periods(draft)
    for has, limit in (
        (_has_published, periods),
        (_has_figures, periods),
        (_has_any, periods),
        (_has_published, ()),
        (_has_figures, ()),
    ):
        able = [each for each in pool if has(each, draft, index, limit)]
        chosen = _one_of(able, mentions, draft, index)
        if chosen is not None:
            return chosen
    if _spreads(mentions, draft) and _has_parts(pool[0], draft, mentions, index):
        return replace(draft, dataset=pool[0].code)
    said = [each for each in pool if _is_said_missing(each, draft, index)]
    if said:
        return replace(draft, dataset=said[0].code)
    return _stand_in(pool[0], draft, index) or replace(draft, dataset=pool[0].code)


def _one_of(
    able: Sequence[Dataset], mentions: Mentions, draft: Question, index: Index
) -> Question | Clarification | None:
    """Return the draft with the only dataset that fits, or which to choose from; None if none."""
    if len(able) > 1:
        able = _told_apart(able, mentions, index) or able
    if len(able) > 1 and _spreads(mentions, draft):
        able = [
            each
            for each in able
            if len(_parts_with_figures(each, draft, mentions, index, enough=2)) > 1
        ] or able
    if len(able) == 1:
        return replace(draft, dataset=able[0].code)
    if not able:
        return None
    if noun := _noun_of_none(able, mentions, draft, index):
        whole = [*member_parts(draft), *period_parts(draft)]
        return _choices(NOT_SPLIT.format(noun=noun), able, whole, index)
    return _ask(WHICH, able, mentions, draft, index)


def _noun_of_none(
    able: Sequence[Dataset], mentions: Mentions, draft: Question, index: Index
) -> str:
    """Return the noun that members are to be told apart by, where no set of figures does that.

    "Biggest platform kent" fits sets that have Kent, and none of them by platform.
    """
    nouns = [
        each.text
        for each in mentions.of("dimension")
        if not draft.members.get(each.candidates[0].code.partition(":")[0])
    ]
    if not (nouns and draft.members and _spreads(mentions, draft)):
        return ""
    totals = {code for each in able for codes in each.totals.values() for code in codes}
    enough = len(totals) + 1
    parts = (_parts_with_figures(each, draft, mentions, index, enough=enough) for each in able)
    return "" if any(set(each) - totals for each in parts) else nouns[0]


def _spreads(mentions: Mentions, draft: Question) -> bool:
    """Whether members are to be given each, or put in order."""
    return bool(mentions.of("dimension")) and (
        mentions.has("by") or draft.operation == "ranking" or "which" in mentions.words
    )


def _ask(
    prompt: str, datasets: Sequence[Dataset], mentions: Mentions, draft: Question, index: Index
) -> Clarification:
    periods = period_parts(draft)
    if _is_out_of_print(draft) and prompt == WHICH:
        # With that period none of the choices would have a figure.
        prompt, periods = NOT_THEN.format(period=draft.period_text), ()
    parts = [*member_parts(draft), *periods, *operation_parts(mentions)]
    return _choices(prompt, datasets, parts, index)


def _choices(
    prompt: str, datasets: Sequence[Dataset], parts: Sequence[Part], index: Index
) -> Clarification:
    return Clarification(
        prompt,
        tuple(
            make_choice(index, each.label, [*parts, Part("dataset", each.code)])
            for each in datasets[:MAX_CHOICES]
        ),
    )


def _is_out_of_print(draft: Question) -> bool:
    """Whether all that is asked is a figure for a period that nothing loaded has: "kent 2010"."""
    others = (*draft.periods, *draft.span, draft.release)
    return bool(draft.period_text) and draft.operation == "values" and not any(others)


def ask_datasets(mentions: Mentions, draft: Question, index: Index) -> Clarification:
    """Return which of all datasets to choose from, where a text names nothing of any.

    Where members are asked for each, only those that have several of them are.
    """
    able = datasets_in_time(draft, index)
    split = [
        each
        for each in able
        if len(_parts_with_figures(each, draft, mentions, index, enough=2)) > 1
    ]
    return _ask(WHICH, split or able, mentions, draft, index)


def datasets_in_time(draft: Question, index: Index) -> Sequence[Dataset]:
    """Return the datasets that have the periods asked for; all, where none has them."""
    asked = set(asked_periods(draft))
    able = [
        each
        for each in index.datasets
        if asked & {period.code for period in index.periods_of(each.code)}
    ]
    return able or index.datasets


def _apart(mentions: Mentions, index: Index) -> list[Dataset]:
    """Return the datasets of a text that speaks of more than one; empty where it does not."""
    named = [{hit.code for hit in mention.candidates} for mention in mentions.of("dataset")]
    spoken_for = [*named, *(set(topics) for topics in mentions.topics.values())]
    if not named or set.intersection(*spoken_for):
        return []
    if len(named) > 1 and not set.intersection(*named):
        codes = set.union(*named)
    elif any(not topics & named[0] for topics in spoken_for):
        codes = set.union(named[0], *(topics for topics in spoken_for if not topics & named[0]))
    else:
        return []
    return [each for each in index.datasets if each.code in codes]


def _told_apart(able: Sequence[Dataset], mentions: Mentions, index: Index) -> list[Dataset]:
    """Keep the datasets whose label has a word of the text that no other label here has.

    A word of asking tells nothing: "offences" stands in many labels and in most questions.
    """
    labels = {each.code: set(split_words(each.label)) for each in able}
    said = {word for word in mentions.words if (word,) not in PHRASES}
    return [
        each
        for each in able
        if said
        & labels[each.code].difference(
            *(words for code, words in labels.items() if code != each.code)
        )
    ]


def _stand_in(missing: Dataset, draft: Question, index: Index) -> Question | None:
    """Return the draft for a dataset that counts nearly the same, where the named has nothing.

    One without the period asked for does not: the same members would, with no dataset named,
    be refused for the named one, and a reading must be read as what it was made from.
    """
    for each in _fitting(index.datasets, draft):
        if each.stands_in_for == missing.code and _has_in_time(each, draft, index):
            text = f"{missing.label} has nothing here; these are {each.label}"
            assumption = Assumption("dataset", text)
            return replace(draft, dataset=each.code, assumptions=(*draft.assumptions, assumption))
    return None


def _has_in_time(dataset: Dataset, draft: Question, index: Index) -> bool:
    """Whether a dataset has figures for the periods, or within the span, that are asked for."""
    periods = asked_periods(draft)
    if draft.operation == "extreme" and all(draft.span):
        return False  # a reading of "the highest of 2016/17" has these months in its place
    if any(draft.span) and not periods:
        within = [
            each.code
            for each in index.periods_of(dataset.code)
            if each.start >= draft.span[0] and (not draft.span[1] or each.end <= draft.span[1])
        ]
        return bool(within) and _has_figures(dataset, draft, index, within)
    return _has_figures(dataset, draft, index, periods)


def _has_parts(dataset: Dataset, draft: Question, mentions: Mentions, index: Index) -> bool:
    """Whether a dataset has figures for members that it is to be broken down into or ranked."""
    return len(_parts_with_figures(dataset, draft, mentions, index, enough=1)) > 0


def _parts_with_figures(
    dataset: Dataset, draft: Question, mentions: Mentions, index: Index, *, enough: int
) -> list[str]:
    """Return members with a figure of the open dimension that a text names, up to `enough`."""
    named = [hit.code for each in mentions.of("dimension") for hit in each.candidates]
    found: list[str] = []
    for dimension, _, kind in (code.partition(":") for code in named):
        if dimension not in dataset.dimensions or draft.members.get(dimension):
            continue
        for code in index.codes_with_figures(dataset.code, dimension):
            is_kind = kind in ("", dimension, index.code(dimension, code).kind)
            if code not in found and is_kind:
                part = replace(draft, members={**draft.members, dimension: (code,)})
                found += [code] if _has_figures(dataset, part, index, asked_periods(draft)) else []
            if len(found) == enough:
                return found
    return found


def _has_figures(
    dataset: Dataset, draft: Question, index: Index, periods: Sequence[str] = ()
) -> bool:
    return any_figure(index, dataset, draft.members, draft.measure, periods)


def _has_published(
    dataset: Dataset, draft: Question, index: Index, periods: Sequence[str] = ()
) -> bool:
    return any_published(index, dataset, draft.members, draft.measure, periods)


def _has_any(dataset: Dataset, draft: Question, index: Index, periods: Sequence[str] = ()) -> bool:
    """Whether there is a figure in any measure, which what is asked may be worked out from."""
    return any_figure(index, dataset, draft.members, None, periods)


def _is_said_missing(dataset: Dataset, draft: Question, index: Index) -> bool:
    return any_missing(index, dataset, draft.members, asked_periods(draft))
