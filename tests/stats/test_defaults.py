"""What a reader usually asks about: taken where a question names no area, said, and one tap from a change."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, Defaults, NoFigure, NoMatch, Reply
from stats.render import render_plain
from tests.outcomes import values_of

CAMBS, BEDS, HERTS = "E23000023", "E23000026", "E23000027"
PATCH = Defaults((CAMBS, BEDS, HERTS), "your patch")
ONE = Defaults((CAMBS,), "this chat’s area")


def reading(reply: Reply) -> str:
    assert isinstance(reply, Answer | NoFigure)
    return reply.reading


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("instagram", [69, 50, 28]),
        ("facebook 2018/19", [29, 23, 8]),
        ("total instagram", [69, 50, 28]),
        ("norfolk instagram", [52]),
        ("peterborough instagram", [69]),
        ("national instagram", [3212]),
        ("how many instagram offences nationally", [3212]),
        ("uk grooming", [7263]),
    ],
)
def test_a_question_that_names_no_area_covers_the_patch_and_no_other_does(
    catalogue: Catalogue, text: str, values: list[float]
) -> None:
    assert values_of(catalogue.ask(text, defaults=PATCH)) == values


def test_the_patch_is_said_as_an_assumption(catalogue: Catalogue) -> None:
    text = render_plain(catalogue.ask("instagram", defaults=PATCH))
    assert "Read as: Cambridgeshire, Bedfordshire and Hertfordshire · Instagram" in text
    assert "no area named: your patch" in text
    assert "your patch" not in render_plain(catalogue.ask("norfolk insta", defaults=PATCH))


@pytest.mark.parametrize(
    "text",
    ["by force instagram", "top 3 forces for instagram", "which force has the most grooming"],
)
def test_a_list_of_areas_is_not_cut_down_to_the_patch(catalogue: Catalogue, text: str) -> None:
    assert catalogue.ask(text, defaults=PATCH) == catalogue.ask(text)


@pytest.mark.parametrize("defaults", [PATCH, ONE], ids=["patch", "one"])
@pytest.mark.parametrize(
    "text",
    [
        "instagram",
        "facebook 2018/19",
        "grooming",
        "grooming per 100,000",
        "grooming change 2022/23 to 2023/24",
        "grooming since 2020/21",
        "what share is instagram",
        "instagram the year before",
        "record year for grooming",
    ],
)
def test_the_first_choice_asks_the_same_of_the_whole(
    catalogue: Catalogue, text: str, defaults: Defaults
) -> None:
    reply = catalogue.ask(text, defaults=defaults)
    assert isinstance(reply, Answer | NoFigure)
    tapped = catalogue.ask_choice(reply.choices[0].key, defaults=defaults)
    whole = catalogue.ask(text)
    assert tapped is not None
    assert reading(tapped) == reading(whole)


def test_where_the_dataset_has_no_whole_the_others_are_offered(catalogue: Catalogue) -> None:
    reply = catalogue.ask("snapchat", defaults=PATCH)
    assert isinstance(reply, NoFigure)
    assert [choice.label for choice in reply.choices] == [
        "United Kingdom: sexual communication with a child",
        "United Kingdom: child abuse image offences (NSPCC)",
    ]


def test_a_follow_up_goes_on_from_the_answer_not_from_the_patch(catalogue: Catalogue) -> None:
    first = catalogue.ask("kent grooming", defaults=PATCH)
    assert isinstance(first, Answer)
    after = catalogue.ask("the year before", previous=first.question, defaults=PATCH)
    assert reading(after).startswith("Kent · ")
    patch = catalogue.ask("instagram", defaults=PATCH)
    assert isinstance(patch, Answer)
    went_on = catalogue.ask("and facebook", previous=patch.question, defaults=PATCH)
    assert isinstance(went_on, Answer)
    assert [figure.value for figure in went_on.figures] == [29, 23, 8]
    assert "no area named: your patch" in render_plain(went_on)
    tapped = catalogue.ask_choice(went_on.choices[0].key, defaults=PATCH)
    assert tapped is not None
    assert reading(tapped).startswith("England, Wales and Channel Islands · Facebook")
    elsewhere = catalogue.ask("and norfolk", previous=went_on.question, defaults=PATCH)
    assert "your patch" not in render_plain(elsewhere)


def test_codes_that_no_fitting_dataset_has_are_passed_over(
    catalogue: Catalogue, ices: Catalogue
) -> None:
    assert ices.ask("vanilla", defaults=PATCH) == ices.ask("vanilla")
    gone = Defaults(("no-such-code",), "your patch")
    assert catalogue.ask("instagram", defaults=gone) == catalogue.ask("instagram")
    partly = catalogue.ask("instagram", defaults=Defaults((CAMBS, "no-such-code"), "your patch"))
    assert reading(partly).startswith("Cambridgeshire · ")


def test_the_same_holds_for_any_dataset(ices: Catalogue) -> None:
    home = ices.find_home("tarnholm, wex")
    assert not isinstance(home, Clarification | NoMatch)
    reply = ices.ask(
        "vanilla 2018/19", defaults=Defaults(tuple(c.code for c in home), "your patch")
    )
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [31, 29]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cambs, beds, herts", ["Cambridgeshire", "Bedfordshire", "Hertfordshire"]),
        ("norfok and suffolk", ["Norfolk", "Suffolk"]),
        ("Peterborough", ["Cambridgeshire"]),
        ("west midlands police", ["West Midlands Police"]),
    ],
)
def test_areas_are_understood_as_in_a_question(
    catalogue: Catalogue, text: str, names: list[str]
) -> None:
    home = catalogue.find_home(text)
    assert not isinstance(home, Clarification | NoMatch)
    assert [code.name for code in home] == names


def test_an_area_that_can_be_two_is_asked_back(catalogue: Catalogue) -> None:
    asked = catalogue.find_home("norfolk, west midlands")
    assert isinstance(asked, Clarification)
    assert [choice.label for choice in asked.choices] == [
        "West Midlands (region)",
        "West Midlands Police",
    ]
    chosen = catalogue.find_home_choice(asked.choices[1].key)
    assert not isinstance(chosen, Clarification | NoMatch)
    assert [code.name for code in chosen] == ["Norfolk", "West Midlands Police"]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("", ()),
        ("norfolk blurb", ("blurb",)),
        ("norfolk instagram 2018/19", ("instagram", "2018/19")),
        ("norfolk nationally", ("nationally",)),
    ],
)
def test_what_is_no_area_is_named(
    catalogue: Catalogue, text: str, unknown: tuple[str, ...]
) -> None:
    found = catalogue.find_home(text)
    assert isinstance(found, NoMatch)
    assert found.unknown == unknown


def test_an_unknown_key_is_no_area(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.find_home_choice("xxxxx"), NoMatch)


def test_each_area_with_figures_is_a_choice(catalogue: Catalogue) -> None:
    choices = catalogue.home_choices()
    assert [choice.label for choice in choices] == sorted(choice.label for choice in choices)
    for choice in choices:
        found = catalogue.find_home_choice(choice.key)
        assert not isinstance(found, Clarification | NoMatch)
        assert [code.name for code in found] == [choice.label]


def test_names_of_codes_leave_out_what_is_not_loaded(catalogue: Catalogue) -> None:
    assert catalogue.home_names((HERTS, "gone", CAMBS)) == ("Hertfordshire", "Cambridgeshire")


@pytest.mark.parametrize(
    "text", ["instagram", "facebook 2018/19", "instagram 2018/19 and the year before"]
)
def test_the_key_of_an_answer_brings_back_the_way_to_the_whole(
    catalogue: Catalogue, text: str
) -> None:
    given = catalogue.vary(catalogue.ask(text, defaults=PATCH))
    assert isinstance(given, Answer | NoFigure)
    again = catalogue.ask_again(given.key, defaults=PATCH)
    assert again is not None
    wider = [[choice for choice in reply.choices if choice.is_wider] for reply in (given, again)]
    assert wider[0] == wider[1] != []
    assert not any(each.is_wider for each in catalogue.ask(text).choices)
