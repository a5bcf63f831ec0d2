"""How many years are asked for, where nothing says which: the latest in print, and it is said."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from stats.render import render_plain


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("psni grooming 5 years", [127, 184, 195, 197, 198]),
        ("surrey grooming three years", [63, 74, 98]),
        ("kent grooming over 2 years pls", [230, 264]),
        ("cheshire child abuse image offences total 5 years", [1832]),
        ("derby grooming total six years", [890]),
        ("notts grooming six years", [651]),
        ("scotland total grooming five years", [3234]),
    ],
)
def test_years_at_the_end_are_the_latest(
    catalogue: Catalogue, text: str, values: list[float]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values
    assert "years” read as the latest in print" in render_plain(reply)


@pytest.mark.parametrize(
    "text",
    ["kent grooming since two years ago", "kent grooming in 5 years", "kent grooming next 3 years",
     "kent grooming victims aged 5 years", "kent grooming every two years"],
)  # fmt: skip
def test_years_that_may_be_others_are_not(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("arrests for grooming kent", "These figures count offences, not arrests."),
        ("convictions grooming wales", "These figures count offences, not convictions."),
        ("cambs insta offenders", "These figures count offences, not offenders."),
        ("wales grooming girls", "These figures count offences, not girls."),
    ],
)
def test_what_is_counted_nowhere_is_named(catalogue: Catalogue, text: str, said: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith(said)


@pytest.mark.parametrize(
    ("first", "then", "values"),
    [
        ("wales grooming 23/24 by force", "which is highest", [333]),
        ("east of england instagram 2018/19 by force", "who has the lowest?", [28]),
    ],
)
def test_an_order_over_the_list_before_it(
    catalogue: Catalogue, first: str, then: str, values: list[float]
) -> None:
    before = catalogue.ask(first)
    assert isinstance(before, Answer)
    reply = catalogue.ask(then, previous=before.question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values


def test_what_a_share_is_of_is_no_half_sentence(catalogue: Catalogue) -> None:
    text = render_plain(catalogue.ask("instagram vs snapchat grooming uk 24/25"))
    assert "per cent of the page says" not in text
    assert "about 9 per cent: United Kingdom, Instagram, 2024/25" in text
    assert "What it is a share of: the page says offences, without more." in text
