"""What the bot says of itself: help, sources, descriptions. HTML for Telegram where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from stats.catalogue.summaries import DatasetSummary
from stats.model import Answer, Dataset, NoFigure, Reply
from stats.numerals import format_number
from stats.render.lines import counts_word, make_lines
from stats.render.numbers import format_published
from stats.render.sentence import join_words
from stats.render.wording import say_span

TITLE_LENGTH = 120
MOST_NAMED, FEW_NAMED = 8, 4
"""Members of a dimension that are all named; of more, so many."""
NOTHING_LOADED = "No figures can be given just now."
INTRODUCTION = "Ask in your own words; no command is needed."
HOW_TO_ASK = (
    "Name a place and what you want to know of it, with a year if you like, in any order and "
    "spelling."
)
WHAT_COMES_WITH = (
    "Every figure comes with what it counts, its source and date, and how the question was read. "
    "Where there is no figure, the answer says why: missing is not zero."
)


def render_help(
    datasets: Sequence[Dataset], *, limit: int, packages: int = 0, has_examples: bool = True
) -> str:
    """Return how to ask, as HTML; examples that the loaded figures answer are to stand below.

    `packages` are loaded besides, too many measures to name.
    """
    if not datasets and not packages:
        return NOTHING_LOADED
    subjects = [each.label for each in datasets[:MOST_NAMED]]
    if packages:
        more = "other packages" if datasets else "packages"
        subjects.append(f"the measures of {packages:,} {more if packages > 1 else more[:-1]}")
    labels = escape(join_words(subjects), quote=False)
    lines = [
        f"<b>{INTRODUCTION}</b> {HOW_TO_ASK}",
        f"There are figures on {labels}. /datasets shows what each covers, /sources whose they "
        "are.",
        f"{WHAT_COMES_WITH} The buttons below an answer change one part of the question.",
        "The receipt below an answer shows later what the figure was, and whether it still stands.",
        "In a group, write /stat and the question, reply to me or mention me. "
        "In any chat, type my name and the question to pick an answer.",
        "/patch keeps the areas you report on, /watch tells you when a figure changes, /settings "
        "sets a default area and brief answers, /privacy says what is kept.",
        *(["Tap an example:"] if has_examples else []),
    ]
    return _cut(lines, limit)


def render_terminal_help(datasets: Sequence[Dataset], examples: Sequence[str]) -> str:
    """Return how to ask in the terminal, as text: what of the help is not about Telegram alone."""
    labels = join_words([each.label for each in datasets[:MOST_NAMED]])
    lines = [
        f"{INTRODUCTION} {HOW_TO_ASK}",
        f"There are figures on {labels}." if labels else "",
        "/datasets shows what is loaded, /sources whose figures they are; a word after either "
        "seeks among them.",
        WHAT_COMES_WITH,
        f"Such as: {'; '.join(examples)}" if examples else "",
        "A number takes a choice; an empty line, quit or Ctrl-D ends.",
    ]
    return "\n".join(filter(None, lines))


def render_datasets(summaries: Sequence[DatasetSummary], *, limit: int) -> str:
    """Return a list of what is loaded, as HTML; a button for each is to stand below."""
    if not summaries:
        return NOTHING_LOADED
    lines = ["<b>These figures are loaded.</b> They count different things and are not added up."]
    for summary in summaries:
        label = escape(summary.dataset.label, quote=False)
        years = f", {_span(summary)}" if summary.years else ""
        lines.append(f"• {label}{years}")
    return _cut(lines, limit)


def render_dataset(summary: DatasetSummary, *, limit: int) -> str:
    """Return what one dataset counts and covers, as HTML; its examples are to stand below."""
    dataset = summary.dataset
    newest = summary.releases[0] if summary.releases else None
    when = f", latest release {format_published(newest.published)}" if newest else ""
    plain = [
        f"{counts_word(dataset)}: {dataset.counts}" if dataset.counts else "",
        f"Source: {dataset.publisher}{when}.",
        *(
            f"{name.capitalize()}: {_some(names)}."
            for name, names in summary.members.items()
            if names
        ),
        f"Years: {_span(summary)}." if summary.years else "",
        _size(summary),
        newest.coverage if newest else "",
        dataset.not_comparable,
    ]
    title = f"<b>{escape(dataset.title, quote=False)}</b>"
    return _cut([title, *(escape(line, quote=False) for line in plain if line)], limit)


def _size(summary: DatasetSummary) -> str:
    figures = f"{format_number(summary.figure_count, 0)} figure{'s'[: summary.figure_count != 1]}"
    return f"{figures} over {summary.period_count} period{'s'[: summary.period_count != 1]}."


def _span(summary: DatasetSummary) -> str:
    first, last = summary.years[0].label, summary.years[-1].label
    return first if first == last else say_span(first, last)


def _some(names: Sequence[str]) -> str:
    """Return names with their number, only the first of many.

    >>> _some(["Kent", "Essex"])
    'Kent and Essex'
    """
    if len(names) <= MOST_NAMED:
        return join_words(names)
    return f"{len(names)}, such as {join_words(names[:FEW_NAMED])}"


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
            _size(summary),
            "",
        ]
    return _cut(lines, limit) or NOTHING_LOADED


def render_description(labels: Sequence[str], *, limit: int) -> str:
    """Return a plain sentence or two about the bot of at most `limit` characters."""
    what = f"Figures with their source: {'; '.join(labels)}."
    for text in (f"{what} {INTRODUCTION}", what) if labels else ():
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
