"""What the bot says of itself: help, sources, descriptions. HTML for Telegram where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from stats.catalogue import DatasetSummary
from stats.model import Answer, Dataset, NoFigure, Reply
from stats.render.lines import make_lines
from stats.render.numbers import format_published

TITLE_LENGTH = 120
INTRODUCTION = "Ask in your own words; no command is needed."


def render_help(datasets: Sequence[Dataset], *, limit: int) -> str:
    """Return how to ask, as HTML, with examples that the loaded figures answer."""
    examples = [example for dataset in datasets for example in dataset.examples]
    lines = [
        f"<b>{INTRODUCTION}</b> Name an area and a platform, an offence or a year, "
        "in any order and spelling:",
        *(f"• <code>{escape(example, quote=False)}</code>" for example in examples),
        "",
        "Every figure comes with what it counts, its source and date, and how the question was "
        "read. Where there is no figure, the answer says why: missing is not zero.",
        "The receipt below an answer shows later what the figure was, and whether it still stands.",
        "In a group, write /stat and the question, reply to me or mention me. "
        "In any chat, type my name and the question to pick an answer.",
        "/sources lists whose figures these are. /patch keeps the areas you report on, /watch "
        "tells you when a figure changes, /settings sets a default area and brief answers, "
        "/privacy says what is kept.",
    ]
    return _cut(lines, limit)


def render_sources(summaries: Iterable[DatasetSummary], *, limit: int) -> str:
    """Return what is loaded and whose it is, as HTML."""
    lines = []
    for summary in summaries:
        dataset = summary.dataset
        newest = summary.releases[0] if summary.releases else None
        when = f", latest release {format_published(newest.published)}" if newest else ""
        lines += [
            f"<b>{escape(dataset.title, quote=False)}</b>",
            escape(f"{dataset.counts} {dataset.publisher}{when}.", quote=False),
            f"{summary.figure_count} figures over {summary.period_count} periods.",
            "",
        ]
    return _cut(lines, limit)


def render_description(labels: Sequence[str], *, limit: int) -> str:
    """Return a plain sentence or two about the bot of at most `limit` characters."""
    what = f"Figures with their source: {'; '.join(labels)}."
    for text in (f"{what} {INTRODUCTION}", what, INTRODUCTION):
        if len(text) <= limit:
            return text
    return INTRODUCTION[:limit]


def render_text_only(examples: Sequence[str]) -> str:
    """Return that only text is understood, as plain text."""
    example = f", such as: {examples[0]}" if examples else ""
    return f"I can only read text. Please write your question{example}"


def inline_title(reply: Reply) -> tuple[str, str]:
    """Return the title and the description of a reply in a list of results."""
    title = make_lines(reply)[0].text[:TITLE_LENGTH]
    return title, reply.reading if isinstance(reply, Answer | NoFigure) else ""


def _cut(lines: Sequence[str], limit: int) -> str:
    kept = list(lines)
    while kept and len("\n".join(kept).strip()) > limit:
        kept.pop()
    return "\n".join(kept).strip()
