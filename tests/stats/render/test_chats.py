"""What is said of settings, patches and privacy."""

from __future__ import annotations

import pytest

from stats.render import (
    render_greeting,
    render_not_areas,
    render_patch,
    render_privacy,
    render_settings,
    render_watches,
)


def test_settings_of_a_group_say_who_may_ask_and_those_of_a_person_do_not() -> None:
    group = render_settings(["Kent"], is_brief=True, admins_only=True, is_group=True)
    assert group.splitlines() == [
        "Settings of this group",
        "Default area: Kent (where a question names none; the answer says so)",
        "Answers: brief (figure, cautions, source, reading)",
        "Who may ask: only admins",
    ]
    private = render_settings([], is_brief=False, admins_only=False, is_group=False)
    assert "Who may ask" not in private
    assert "Default area: none" in private


@pytest.mark.parametrize(("days", "said"), [(1, "for 1 day,"), (400, "for 400 days,")])
def test_privacy_says_for_how_long(days: int, said: str) -> None:
    assert said in render_privacy(days)


def test_words_that_are_no_area_are_named_shortened() -> None:
    assert "“tosh” is no area here." in render_not_areas(["tosh"])
    assert "“tosh”, “blurb” are no areas here." in render_not_areas(["tosh", "blurb"])
    text = render_not_areas(["x" * 4000, "tosh", "blurb", "more"])
    assert len(text) < 300
    assert "“blurb”" in text
    assert "“more”" not in text
    assert render_not_areas([]).startswith("That names no area.")


def test_a_greeting_shows_an_example_of_the_loaded_figures() -> None:
    assert "/stat Wexmoor vanilla" in render_greeting(["Wexmoor vanilla"])
    assert "/stat and your question" in render_greeting([])


@pytest.mark.parametrize(
    ("count", "said"), [(0, "No figure is"), (1, "1 figure is"), (2, "2 figures are")]
)
def test_a_list_of_watches_is_counted(count: int, said: str) -> None:
    assert render_watches(count).startswith(said)


def test_a_patch_is_listed_in_its_order() -> None:
    assert render_patch(["Kent", "Essex"]).startswith("Your patch: Kent, Essex\n")
