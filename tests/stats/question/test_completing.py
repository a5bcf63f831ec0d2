"""What a text that is still being typed may become."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue
from stats.question import complete_text


@pytest.mark.parametrize(
    ("text", "unknown", "likeliest"),
    [
        ("cambs ins", ["ins"], "cambs insta"),
        ("norfolk face", ["face"], "norfolk Facebook"),
        ("west yor", ["west", "yor"], "West Yorks"),
        ("instagram in suff", ["suff"], "instagram in Suffolk"),
    ],
)
def test_the_last_word_is_the_start_of_a_name(
    catalogue: Catalogue, text: str, unknown: list[str], likeliest: str
) -> None:
    assert complete_text(text, unknown, catalogue.index)[0] == likeliest


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("murders in ken", ["murders", "ken"]),
        ("kent zzz", ["zzz"]),
        ("k", ["k"]),
        ("", []),
        ("insta was cambs xq", ["was", "xq"]),
    ],
)
def test_nothing_is_made_of_other_words(
    catalogue: Catalogue, text: str, unknown: list[str]
) -> None:
    assert complete_text(text, unknown, catalogue.index) == ()


def test_a_place_that_is_asked_back_has_each_of_its_sets(catalogue: Catalogue) -> None:
    replies = [reply for _, reply in catalogue.ask_readings("ken")]
    assert [r.question.members["area"] for r in replies[:3] if isinstance(r, Answer)] == [
        ("E23000032",)
    ] * 3
