"""Numbers in the words of questions and of labels come to the same terms."""

from __future__ import annotations

import pytest

from stats.index.analysis import analyse
from stats.text import split_words


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("the over 65s", "65 years and over"),
        ("under-18s", "under 18 years"),
        ("25 or older", "25 years onwards"),
        ("in their thirties", "30 to 39 years"),
        ("between the ages of 25 and 34", "25 to 34 years"),
        ("upto 5 years", "under 5 years"),
        ("since 2010", "2010 or later"),
        ("the nineties", "1990 to 1999"),
        ("in their early forties", "40 to 44 years"),
        ("in his late 20s", "25 to 29 years"),
        ("in 2010 or after", "2010 or later"),
        ("in their late 30s and early 40s", "35 to 44 years"),
        ("between the ages of 25 and 29", "25 to 29 years"),
        ("$100,000-$125,000", "$100,000 to $124,999"),
        ("150-200 thousand", "$150,000 to $199,999"),
        ("15-20k", "$15,000 to $19,999"),
        ("fifth through eighth graders", "5th to 8th grade"),
        ("25k-30k", "$25,000 to $29,999"),
        ("between 7 and 7:29 in the morning", "7:00 a.m. to 7:29 a.m."),
        ("over an hour", "60 or more minutes"),
        ("per hundred thousand", "per 100,000"),
        ("over 200k", "$200,000 or more"),
    ],
)
def test_a_bound_in_other_words_is_the_same(said: str, printed: str) -> None:
    def bounds(text: str) -> list[str]:
        return [term.text for term in analyse(split_words(text)) if term.is_quantity]

    assert bounds(said) == bounds(printed) != []


@pytest.mark.parametrize("words", [("all", "2021", "", "total"), ("over", "65", ""), ("", "", "5")])
def test_an_empty_place_behind_a_number_is_no_part_of_it(words: tuple[str, ...]) -> None:
    kept = tuple(word for word in words if word)
    assert [each.text for each in analyse(words)] == [each.text for each in analyse(kept)]
