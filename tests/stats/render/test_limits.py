"""No reply is longer than its limit, and what is left out is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Answer, Catalogue, Reply
from stats.model import Clarification, NoMatch
from stats.render import render_html, render_plain
from stats.render.fit import LEFT_OUT
from stats.render.fit import utf16_length as counted
from stats.render.lines import make_lines
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
    whole = [line.text for line in make_lines(reply)]
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
