"""What stands in one text with "plus" between: each is given by itself, and that is said."""

from __future__ import annotations

import pytest

from stats import Catalogue
from stats.question.composing.several import LISTED
from tests.outcomes import answer_to

LISTS = {
    "kent plus essex grooming 2018/19": [140, 166],
    "norfolk + suffolk instagram": [52, 89],
    "fb plus whatsapp beds": [23, 10],
    "cheshire images 2019/20 plus 2020/21": [403, 506],
}
OTHERS = {
    "kent and surrey grooming 2023/24": [264, 98],
    "total grooming kent plus surrey plus sussex 23/24": [585],
    "Thames Valley grooming share Facebook-owned apps plus Snapchat": [77],
    "kent grooming plus the rate": [13.9],
}


@pytest.mark.parametrize(("text", "values"), LISTS.items(), ids=LISTS)
def test_a_list_is_said_not_to_be_added_up(
    catalogue: Catalogue, text: str, values: list[float]
) -> None:
    reply = answer_to(catalogue, text)
    assert [each.value for each in reply.figures] == values
    assert [each.text for each in reply.assumptions].count(LISTED) == 1


@pytest.mark.parametrize(("text", "values"), OTHERS.items(), ids=OTHERS)
def test_nothing_is_said_of_it_where_no_list_is_given(
    catalogue: Catalogue, text: str, values: list[float]
) -> None:
    reply = answer_to(catalogue, text)
    assert [each.value for each in reply.figures] == values
    assert LISTED not in [each.text for each in reply.assumptions]
