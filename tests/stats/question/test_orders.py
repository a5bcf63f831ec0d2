"""Orders and lists that leave something open: what is offered, and what is gone on with."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.answer.ranking import NOT_RATES

ONE_BODY = "child abuse image offences (PSNI)"
"""What has the figure of one body alone, which can be put in no order."""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("which force is worst", "worst · by force"),
        ("worst region", "worst · by region"),
        ("how many in total", ""),
        ("whats the total", ""),
    ],
)
def test_what_is_asked_of_nothing_is_asked_back(catalogue: Catalogue, text: str, word: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    datasets = [each.label for each in catalogue.datasets if not word or each.label != ONE_BODY]
    assert [each.label for each in reply.choices] == datasets[: len(reply.choices)]
    assert all(each.question.startswith(word) for each in reply.choices)


@pytest.mark.parametrize("text", ["all in", "worst day ever", "total legend", "the lot of them"])
def test_talk_that_sounds_like_it_is_not(catalogue: Catalogue, text: str) -> None:
    assert isinstance(catalogue.ask(text), NoMatch)


@pytest.mark.parametrize(
    "text", ["highest force images", "which region has the most child abuse images"]
)
def test_a_choice_keeps_what_is_put_in_order(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    noun = "force" if "force" in text else "region"
    assert all(f"by {noun}" in each.question for each in reply.choices)


def test_an_order_of_too_few_offers_years_that_have_one(catalogue: Catalogue) -> None:
    reply = catalogue.ask("worst force for grooming")
    assert isinstance(reply, NoFigure)
    labels = [each.label for each in reply.choices]
    assert labels[:3] == ["2022/23", "2021/22", "2019/20"]
    for choice in reply.choices:
        chosen = catalogue.ask(choice.question)
        assert isinstance(chosen, Answer)
        assert chosen == catalogue.ask_choice(choice.key)
    chosen = catalogue.ask(reply.choices[2].question)
    assert isinstance(chosen, Answer)
    assert [each.value for each in chosen.figures] == [291]
    assert any(each.text == NOT_RATES for each in chosen.remarks)


def test_where_no_year_has_one_each_is_offered(catalogue: Catalogue) -> None:
    reply = catalogue.ask("which force is worst for instagram")
    assert isinstance(reply, NoFigure)
    assert [each.question for each in reply.choices] == [
        "Instagram · online child sexual offences · by force"
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("compare all the forces for insta 2018/19", [50, 69, 28, 52, 89, None, None]),
        ("compare forces whatsapp 2018/19", [10, 8, 4, 5, 5, None, None]),
        ("compare platforms norfolk", [61, 52, 5]),
    ],
)
def test_all_of_a_kind_are_compared(
    catalogue: Catalogue, text: str, values: list[float | None]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (
            "kent insta",
            [
                "Kent · sexual communication with a child",
                "Kent · child abuse image offences (NSPCC)",
                "Kent · cyber-flagged child sexual offences",
            ],
        ),
        (
            "kent snapchat grooming 22/23",
            [
                "Kent · 2022/23 · sexual communication with a child",
                "Kent · 2022/23 · child abuse image offences (NSPCC)",
            ],
        ),
        ("norfolk grooming facebook", ["Norfolk · Facebook · online child sexual offences"]),
        ("cambs insta 2010", []),
    ],
)
def test_of_a_place_without_a_part_the_whole_is_offered(
    catalogue: Catalogue, text: str, offered: list[str]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert [each.question for each in reply.choices] == offered
    assert all(isinstance(catalogue.ask(each), Answer) for each in offered)


def test_the_whole_is_no_reading_of_a_part(catalogue: Catalogue) -> None:
    assert [type(reply) for _, reply in catalogue.ask_readings("kent insta")] == [NoFigure]


@pytest.mark.parametrize(
    "text", ["biggest platform kent", "which app is worst in kent", "sheffield by platform"]
)
def test_what_no_set_of_figures_tells_apart_by_is_offered_in_all(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("None of the sets of figures that fit is split by ")
    place = "South Yorkshire" if "sheffield" in text else "Kent"
    assert all(each.question.startswith(f"{place} · ") for each in reply.choices)
    assert all(len(each.question.split(" · ")) == 2 for each in reply.choices)


def test_what_one_set_tells_apart_by_is_answered(catalogue: Catalogue) -> None:
    reply = catalogue.ask("biggest platform suffolk")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [89]


def test_rates_are_no_numbers(catalogue: Catalogue) -> None:
    reply = catalogue.ask("highest force in the south east grooming per 100,000")
    assert isinstance(reply, Answer)
    assert not any(each.text == NOT_RATES for each in reply.remarks)
