"""No reply is longer than its limit, and what is left out is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Answer, Catalogue, Reply
from stats.model import Clarification, NoMatch
from stats.render import render_html, render_plain
from stats.render.fit import LEFT_OUT, fit_lines
from stats.render.fit import utf16_length as counted
from stats.render.lines import make_lines
from stats.render.spans import DROP_ORDER, Kind, Line, Span
from stats.render.tabular import tabulate
from tests.stats.render.replies import QUESTIONS, Page, utf16_length

LIMITS = (50, 51, 64, 80, 100, 120, 160, 200, 256, 300, 400, 512, 700, 1024, 2000, 4095, 4096)
BUNDLED = (
    "Cambridgeshire Instagram",
    "Cambridgeshire Facebook-owned apps",
    "East of England instagram and facebook and whatsapp",
    "England and Wales",
    "Kent grooming",
    "grooming by force in the South East 2019/20",
    "Essex Instagram",
    "West Midlands grooming",
    "hello",
)
SHORTENED = LEFT_OUT.text


def assert_within(reply: Reply, limit: int) -> None:
    """Check both forms of a reply against a limit."""
    whole = "\n".join(line.text for line in tabulate(reply, make_lines(reply), limit)).splitlines()
    plain = render_plain(reply, limit=limit)
    page = Page(render_html(reply, limit=limit))
    assert utf16_length(plain) <= limit
    assert utf16_length(page.text) <= limit
    for shown, full in (
        (plain, render_plain(reply, limit=10**6)),
        (page.text, "\n".join(whole)),
    ):
        assert shown == full or shown.splitlines()[-1] == SHORTENED
        assert (shown == full) is (utf16_length(full) <= limit)
    assert [line for line in page.text.splitlines() if line not in [*whole, SHORTENED]] == []
    assert page.faults == []


@pytest.mark.parametrize("limit", LIMITS)
def test_invented_replies_keep_to_the_limit(ices: Catalogue, limit: int) -> None:
    for question in QUESTIONS.values():
        assert_within(ices.ask(question), limit)


@pytest.mark.parametrize("limit", LIMITS)
def test_bundled_replies_keep_to_the_limit(catalogue: Catalogue, limit: int) -> None:
    for question in BUNDLED:
        assert_within(catalogue.ask(question), limit)


@given(st.lists(st.text(min_size=1), max_size=3), st.integers(50, 300))
def test_replies_to_any_words_keep_to_the_limit(words: list[str], limit: int) -> None:
    reply = NoMatch(tuple(words), examples=("Wexmoor Strawberry",))
    assert utf16_length(render_plain(reply, limit=limit)) <= limit


def test_the_figure_and_its_reading_stay_longest(ices: Catalogue) -> None:
    reply = ices.ask(QUESTIONS["published"])
    assert isinstance(reply, Answer)
    shown = render_plain(reply, limit=260).splitlines()
    assert shown[0] == "69 servings: Wexmoor, Strawberry, 2018/19 (cones sold)"
    assert shown[-2].startswith(f"Read as: {reply.reading}")
    assert shown[-1] == SHORTENED


def test_what_may_not_be_compared_stays_with_the_first_of_many_figures(
    catalogue: Catalogue,
) -> None:
    """Changes of different years would be set side by side without it."""
    reply = catalogue.ask("grooming change by force")
    shown = render_plain(reply, limit=1500).splitlines()
    assert shown[-1] == SHORTENED
    assert shown[0].startswith("Down 4 offences of sexual communication with a child: Cheshire")
    assert "They are not all over the same years, so they put no force before another." in shown


def drop_one_by_one(lines: list[Line], limit: int) -> list[Line]:
    """Return what fits, the slow and obvious way."""
    if total(lines) <= limit:
        return lines
    kept = list(enumerate(lines))
    for kind in (*DROP_ORDER, None):
        for each in reversed(list(kept)):
            is_due = each[0] != 0 and each[1].kind == kind
            if (is_due or kind is None) and total([line for _, line in kept] + [LEFT_OUT]) > limit:
                kept.remove(each)
    return [*(line for _, line in kept), LEFT_OUT]


def total(lines: Sequence[Line]) -> int:
    return sum(len(line.text) + 1 for line in lines)


KINDS = st.sampled_from(get_args(Kind))
LINES = st.builds(lambda kind, n: Line(kind, (Span("x" * n),)), KINDS, st.integers(0, 20))


@given(st.lists(LINES, min_size=1, max_size=12), st.integers(50, 200))
def test_lines_are_left_out_in_the_order_of_need(lines: list[Line], limit: int) -> None:
    assert list(fit_lines(lines, limit, total)) == drop_one_by_one(lines, limit)


def test_nothing_is_said_where_everything_fits(ices: Catalogue) -> None:
    assert SHORTENED not in render_plain(ices.ask(QUESTIONS["published"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("abc", 3, id="ascii"),
        pytest.param("Môn", 3, id="accent"),
        pytest.param("👍", 2, id="emoji"),
        pytest.param("👨‍👩‍👧", 8, id="joined_emoji"),
    ],
)
def test_lengths_are_counted_as_telegram_counts_them(text: str, expected: int) -> None:
    assert (counted(text), utf16_length(text)) == (expected, expected)


def test_emoji_count_twice_against_the_limit() -> None:
    reply = Clarification("👍" * 30, ())
    assert render_plain(reply, limit=60) == "👍" * 30
    assert render_plain(reply, limit=59) == SHORTENED
