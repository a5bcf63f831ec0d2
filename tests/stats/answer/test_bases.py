"""Shares of different bases: they are never said to compare, and nothing is worked out of them."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue
from stats.render import render_plain
from tests.outcomes import answer_to

UNLIKE = "these shares are of different bases, "
BESIDE = "may be set side by side"


@pytest.mark.parametrize(
    "text",
    [
        "instagram v snapchat grooming uk 2024/25",
        "uk grooming by platform 2024/25",
        "instagram grooming share 2023/24 and 2024/25",
        "instagram grooming share each year",
    ],
)
def test_shares_of_different_bases_are_not_said_to_compare(catalogue: Catalogue, text: str) -> None:
    said = render_plain(answer_to(catalogue, text))
    assert UNLIKE in said
    assert "(the page says offences, without more)" in said
    assert BESIDE not in said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("facebook v instagram grooming uk 2024/25", id="of_one_page"),
        pytest.param("snapchat v whatsapp grooming uk 2024/25", id="worded_otherwise"),
        pytest.param("kik v snapchat grooming uk 2023/24", id="with_a_number"),
    ],
)
def test_a_base_that_is_only_worded_otherwise_is_the_same(catalogue: Catalogue, text: str) -> None:
    assert BESIDE in render_plain(answer_to(catalogue, text))


@pytest.mark.parametrize(
    "text",
    [
        "instagram grooming change",
        "difference between instagram and snapchat grooming uk 2024/25",
        "top 3 platforms uk grooming 2024/25",
    ],
)
def test_nothing_is_worked_out_of_them(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert not isinstance(reply, Answer)
    assert UNLIKE in render_plain(reply)


def test_an_order_is_made_of_those_of_a_stated_base(catalogue: Catalogue) -> None:
    """The largest of them is larger than any of the others, whatever these are of."""
    reply = answer_to(catalogue, "which app is used most for grooming in the uk 2024/25")
    assert [(each.codes["platform"].code, each.value) for each in reply.figures] == [
        ("snapchat", 40)
    ]
    told = (
        "Not in this order, as their pages leave open what they are shares of: "
        "Facebook (about 9 per cent) and Instagram (about 9 per cent)"
    )
    assert told in [each.text for each in reply.remarks]


def test_in_a_list_of_changes_only_those_of_one_base_have_one(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "change uk grooming by platform from 2023/24 to 2024/25")
    found = {each.codes["platform"].code: each for each in reply.figures}
    values = {name: each.value for name, each in found.items()}
    assert values["snapchat"] == -8
    assert values["whatsapp"] == -3
    for name in ("facebook", "instagram"):
        assert values[name] is None
        assert UNLIKE in found[name].notes[0]
