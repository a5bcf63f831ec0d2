"""Notes on several figures say which they are on; confidence limits are columns of the CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from stats import Answer, Catalogue
from stats.render import render_csv, render_json, render_plain
from stats.render.notes import say_notes

FORCES = ("Kent", "Sussex", "Surrey", "Hampshire")


@pytest.fixture
def grooming(catalogue: Catalogue) -> Answer:
    """Grooming in four forces, each figure with limits and two notes, one of them its own."""
    reply = catalogue.ask(f"grooming {', '.join(FORCES)} 2022/23")
    assert isinstance(reply, Answer)
    figures = tuple(
        replace(each, notes=(f"Between {n} and {n + 2}.", "By hand."), limits=(n, n + 2.5))
        for n, each in enumerate(reply.figures)
    )
    return replace(reply, figures=figures)


def test_a_note_is_on_what_the_figures_differ_in(grooming: Answer) -> None:
    assert list(say_notes(grooming.figures[:2])) == [
        "On Kent: Between 0 and 2.",
        "On all of these figures: By hand.",
        "On Sussex: Between 1 and 3.",
    ]
    assert list(say_notes(grooming.figures[:1])) == [
        "On this figure: Between 0 and 2.",
        "On this figure: By hand.",
    ]


def test_how_many_more_have_notes_is_said(grooming: Answer) -> None:
    assert list(say_notes(grooming.figures))[-1] == (
        "2 more notes are on these figures; the CSV has all."
    )


def test_a_note_over_time_names_the_year(catalogue: Catalogue) -> None:
    reply = catalogue.ask("grooming Kent 2021/22 and 2022/23")
    assert isinstance(reply, Answer)
    first, last = reply.figures
    figures = (replace(first, notes=()), replace(last, notes=("By hand.",)))
    assert list(say_notes(figures)) == [f"On {last.period.label}: By hand."]


def test_limits_are_columns(grooming: Answer) -> None:
    rows = list(csv.DictReader(StringIO(render_csv(grooming).decode("utf-8-sig"))))
    assert [(row["low_95"], row["high_95"]) for row in rows[:2]] == [("0", "2.5"), ("1", "3.5")]
    assert '"limits_95": [1, 3.5]' in render_json("grooming", grooming)


def test_shares_beside_a_figure_are_told_in_plain_sentences(catalogue: Catalogue) -> None:
    lines = render_plain(catalogue.ask("grooming uk 2024/25")).splitlines()
    assert lines[1].startswith("In the same release, as shares: Facebook about 9 per cent, ")
    assert (
        ". What they are shares of: the page says offences, without more. Others, as " in lines[1]
    )


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("south yorkshire images per day", "disputed"),
        ("south wales grooming 2023/24", "disputed"),
        ("hampshire grooming 2020/21", "partial"),
        ("kent grooming 2023/24", ""),
    ],
)
def test_the_first_line_says_that_a_figure_is_in_doubt(
    catalogue: Catalogue, question: str, status: str
) -> None:
    first, *_ = render_plain(catalogue.ask(question)).splitlines()
    said = [each for each in ("disputed", "partial") if f" ({each}): " in first]
    assert said == [status] * bool(status)


def test_counts_of_parts_are_no_shares_and_each_share_says_what_it_is_of(
    catalogue: Catalogue,
) -> None:
    counts = render_plain(catalogue.ask("uk image offences 2021/22")).splitlines()[1]
    assert counts.startswith("In the same release: Facebook 1,361, Instagram 1,363, ")
    assert "Others, as shares: Facebook-owned apps about 33 per cent. What they" in counts
    shares = render_plain(catalogue.ask("grooming uk 2024/25")).splitlines()[1]
    assert shares.count("What they are shares of: ") == 3
    assert shares.endswith(
        "What they are shares of: the 2,111 offences where the platform is known."
    )
