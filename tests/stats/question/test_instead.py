"""What is not done here is asked back with what there is in its place."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoMatch
from stats.render import render_plain
from tests.outcomes import answer_to, values_of


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("most dangerous app", "app"),
        ("which app is the most dangerous for kids", "app"),
        ("safest force", "force"),
        ("most dangerous app for grooming", "app"),
    ],
)
def test_a_judgement_is_none_of_a_count(catalogue: Catalogue, text: str, noun: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert f"They say for which {noun} most were recorded" in reply.prompt
    labels = [each.label for each in reply.choices]
    assert "sexual communication with a child" in labels
    asked = catalogue.ask(reply.choices[labels.index("sexual communication with a child")].question)
    assert not isinstance(asked, Clarification | NoMatch)
    assert asked.question.operation == "ranking"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kent grooming rate per 1,000 people", 13.9),
        ("kent grooming per 10,000", 13.9),
        ("surrey grooming per million people 2021/22", 5.2),
    ],
)
def test_rates_of_other_numbers_of_people_are_offered_per_100_000(
    catalogue: Catalogue, text: str, value: float
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("Rates are worked out per 100,000 people here.")
    (choice,) = reply.choices
    assert values_of(catalogue.ask(choice.question)) == [value]


@pytest.mark.parametrize("text", ["kent grooming per 1,000 children", "kent grooming per officer"])
def test_a_rate_of_other_people_is_not_offered_as_one(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert "per 100,000 people" not in reply.choices[0].question


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (
            "cambs total online offences and cambs cyber offences",
            [("online-child-sexual-offences", 173), ("cyber-flagged-child-sexual-offences", 68)],
        ),
        (
            "kent grooming and kent cyber offences 2018/19",
            [
                ("sexual-communication-with-a-child", 140),
                ("cyber-flagged-child-sexual-offences", 490),
            ],
        ),
    ],
)
def test_two_sets_are_asked_back_both(
    catalogue: Catalogue, text: str, choices: list[tuple[str, float]]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    found = [answer_to(catalogue, each.question) for each in reply.choices]
    assert [(each.question.dataset, each.figures[0].value) for each in found] == choices


@pytest.mark.parametrize("text", ["kent and surrey grooming", "kent grooming and surrey grooming"])
def test_two_places_of_one_set_are_given(catalogue: Catalogue, text: str) -> None:
    assert values_of(catalogue.ask(text)) == [264, 98]


def test_the_total_for_all_is_one_number(catalogue: Catalogue) -> None:
    assert values_of(catalogue.ask("grooming total for all forces")) == [7263]
    reply = catalogue.ask("total for all forces")
    assert isinstance(reply, Clarification)
    labels = [each.label for each in reply.choices]
    chosen = reply.choices[labels.index("sexual communication with a child")]
    assert values_of(catalogue.ask(chosen.question)) == [7263]
    each = catalogue.ask("grooming totals for all forces 2017/18")
    assert isinstance(each, Answer)
    assert len(each.figures) > 20


@pytest.mark.parametrize("text", ["rape figures", "knife crime figures kent"])
def test_figures_of_something_else_are_answered_with_what_there_is(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoMatch)
    assert "There are figures of: online child sexual offences; sexual" in render_plain(reply)


def test_talk_is_not_answered_with_what_there_is(catalogue: Catalogue) -> None:
    reply = catalogue.ask("see you in the pub")
    assert isinstance(reply, NoMatch)
    assert "There are figures of" not in render_plain(reply)


def test_who_did_not_reply_is_of_the_one_set_that_has_the_year(catalogue: Catalogue) -> None:
    assert "all except Lincolnshire" in render_plain(
        catalogue.ask("which forces did not reply 2024/25")
    )
    reply = catalogue.ask("which forces did not reply 2023/24")
    assert isinstance(reply, Clarification)
    assert "online child sexual offences" not in [each.label for each in reply.choices]


@pytest.mark.parametrize(
    "text", ["which welsh force has the highest grooming", "image offences per day south yorkshire"]
)
def test_the_figure_stands_in_the_first_line(catalogue: Catalogue, text: str) -> None:
    first, *others = render_plain(catalogue.ask(text)).splitlines()
    assert first.startswith(("333 offences", "more than 6 offences a day"))
    assert "(disputed)" in first
    assert others[0].startswith("Disputed: ")


@pytest.mark.parametrize("text", ["grooming by force", "instagram by force in the east"])
def test_who_has_a_figure_stands_before_who_has_none(catalogue: Catalogue, text: str) -> None:
    given = [each.value is not None for each in answer_to(catalogue, text).figures]
    assert given == sorted(given, reverse=True)
    assert False in given
