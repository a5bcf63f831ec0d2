"""A reply without figures in, the lines of its message out: why there are none, or what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from stats.model import Clarification, NoFigure, NoMatch
from stats.render.numbers import format_published
from stats.render.spans import Line, Span, make_line, reading_line

NO_QUESTION = "I could not read that as a question about these figures."
TALK = {
    "greeting": "Hello. Ask for a figure in a few words: a place, what is counted, a year.",
    "thanks": "You’re welcome.",
    "help": "Ask for a figure in a few words: a place, what is counted, a year if you like.",
    "done": "OK. Ask for another figure whenever you like.",
}
"""What is said to each kind of small talk."""
MAX_EXAMPLES = 3
LONGEST_SHOWN = 30
"""Letters of a word of the reader's that are said again."""


def no_figure_lines(reply: NoFigure) -> Iterator[Line]:
    """Yield why there is no figure, or what is told instead, whose that is and how it was read."""
    if reply.status == "told":
        lead, stop, rest = reply.reason.partition(". ")
        yield make_line(
            "figure", Span(f"{lead}{stop.rstrip()}", is_strong=True), f" {rest}".rstrip()
        )
    else:
        yield make_line("figure", Span("No such figure.", is_strong=True), f" {reply.reason}")
    for source in reply.sources[:1]:
        date = format_published(source.published)
        end = f", {date}." if date else "."
        yield make_line("source", "Source: ", Span(source.publisher, url=source.url), end)
    yield from reading_line(reply.reading, [each.text for each in reply.assumptions])


def clarification_lines(reply: Clarification) -> Iterator[Line]:
    """Yield what is asked back; its choices are the renderer's."""
    yield make_line("figure", Span(reply.prompt, is_strong=True))


def no_match_lines(reply: NoMatch) -> Iterator[Line]:
    """Yield what is said to a text that asks of nothing: small talk, a call for help, the rest."""
    if reply.is_call_for_help and reply.help:
        yield make_line(
            "figure", Span("I can only give statistics.", is_strong=True), f" {reply.help}"
        )
        return
    if reply.talk:
        yield from _talk(reply)
        return
    unknown = ", ".join(f"“{word[:LONGEST_SHOWN]}”" for word in reply.unknown[:3])
    what = f" I do not understand {unknown}." if unknown else ""
    yield make_line("figure", Span(NO_QUESTION, is_strong=True), what)
    if reply.subjects:
        yield make_line("body", f"There are figures of: {'; '.join(reply.subjects)}.")
    if reply.examples:
        yield make_line("body", f"Ask for a figure in a few words, such as: {reply.examples[0]}")


def _talk(reply: NoMatch) -> Iterator[Line]:
    """Answer small talk in a line; who may want to ask is shown how."""
    yield make_line("figure", Span(TALK[reply.talk], is_strong=True))
    if reply.talk in ("greeting", "help") and reply.examples:
        shown = "; ".join(reply.examples[:MAX_EXAMPLES])
        yield make_line("body", f"Such as: {shown}")
