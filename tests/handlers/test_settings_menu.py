"""The buttons of /settings: within Telegram's limits, whatever the figures have."""

from __future__ import annotations

import pytest

from handlers.settings import AREA_PREFIX, area_menu
from stats import Catalogue, Choice


def labels(choices: list[Choice], letter: str = "") -> list[str]:
    return [button.text for row in area_menu(choices, letter).inline_keyboard for button in row]


@pytest.fixture
def many() -> list[Choice]:
    return [Choice(f"{first}{n:03}", "", f"{first}{n}") for first in "ABÉ" for n in range(150)]


def test_few_areas_are_all_shown(catalogue: Catalogue) -> None:
    choices = list(catalogue.home_choices())
    assert labels(choices) == [*(choice.label for choice in choices), "Back"]


def test_of_many_the_first_letter_is_chosen_first(many: list[Choice]) -> None:
    assert labels(many) == ["A", "B", "É", "Back"]
    assert labels(many, "É")[:2] == ["É000", "É001"]
    assert len(labels(many, "A")) == 100


def test_data_that_would_be_too_long_is_left_out() -> None:
    long = Choice("long", "", "x" * (65 - len(AREA_PREFIX)))
    assert labels([long, Choice("short", "", "x")]) == ["short", "Back"]
