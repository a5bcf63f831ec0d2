"""A question about a reader's defaults in, the choices that ask the same of the whole out."""

from __future__ import annotations

from dataclasses import replace

from stats.answer import operation_words
from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import Choice, Clarification, Defaults, Question
from stats.question import drop_defaults, parse_question
from stats.selection import any_figure, asked_periods


def widen_choices(
    text: str, question: Question, defaults: Defaults, index: Index
) -> tuple[Choice, ...]:
    """Return one tap from the defaults to the whole; none where the question did not take them.

    Where the dataset has no figure of the whole, what the text would have been about without the
    defaults is offered instead.
    """
    whole = drop_defaults(question, defaults, index)
    if whole is None:
        return ()
    chosen = _choice(whole, index)
    if chosen is not None and _has_figure(whole, index):
        return (chosen,)
    read = parse_question(text, index)
    texts = [each.question for each in read.choices] if isinstance(read, Clarification) else [text]
    parsed = [parse_question(each, index) for each in texts]
    wider = [
        replace(choice, label=f"{choice.label}: {index.dataset(each.dataset).label}")
        for each in parsed
        if isinstance(each, Question) and (choice := _choice(each, index))
    ]
    return tuple(wider) or ((chosen,) if chosen else ())


def _has_figure(question: Question, index: Index) -> bool:
    dataset = index.dataset(question.dataset)
    periods = asked_periods(question)
    return any_figure(index, dataset, question.members, question.measure, periods)


def _choice(question: Question, index: Index) -> Choice | None:
    """Return the choice that asks a question; None where its words would ask another."""
    dataset = index.dataset(question.dataset)
    first = dataset.dimensions[0]
    codes = question.members.get(first, ())
    if not codes:
        return None
    measures = [Part("measure", question.measure)] if question.measure else []
    parts = [
        *member_parts(question), *measures, *(Part("", each) for each in _words(question, index)),
        *period_parts(question), Part("dataset", dataset.code),
    ]  # fmt: skip
    choice = make_choice(index, index.code(first, codes[0]).name, parts)
    read = parse_question(choice.question, index)
    is_same = isinstance(read, Question) and _bare(read) == _bare(question)
    return choice if is_same else None


def _words(question: Question, index: Index) -> list[str]:
    words = operation_words(index, question)
    if question.years_back:
        words.append("the year before")
    first, last = question.span
    if first and not last:
        words.append(f"since {first[:4]}/{(int(first[:4]) + 1) % 100:02d}")
    return words


def _bare(question: Question) -> Question:
    return replace(question, assumptions=())
