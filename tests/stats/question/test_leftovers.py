"""What is asked and not done must not pass for answered: such words lead to asking back."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue

OTHER_FIGURES = """
    by district, by district each, against girls, of under 13s, by strangers, per school, at night,
    that led to a charge, excluding Medway, except London, not counting Facebook, minus duplicates,
    as a share of all crime, a multiple of Surrey, twice, average, monthly average, per officer,
    per million, one in how many, in every 100, will be, would have been, next year, cumulative,
    running total, rolling average, to date, last month, during lockdown, since covid, under Labour,
    since when, up to 2019/20, the year after, two years later, five years ago, median force,
    top quartile, correlation, victims, offenders, arrests, convictions, by age, by sex, by month,
    by town, by ward, why, why so high, higher, worse, fewer, the lower figure, ratio of boys,
    rest of, elsewhere, who else, where else, half of, most of the, repeat offences, attempted
"""
"""What changes the figure that "Kent grooming 2022/23" asks for, or asks for none of ours."""


@pytest.mark.parametrize("words", [each.strip() for each in OTHER_FIGURES.split(",")])
def test_words_that_ask_for_another_figure_get_none(catalogue: Catalogue, words: str) -> None:
    for text in (f"Kent grooming 2022/23 {words}", f"{words} Kent grooming 2022/23"):
        assert not isinstance(catalogue.ask(text), Answer), text


def test_a_loose_word_for_a_time_is_understood_beside_a_year_it_fits(catalogue: Catalogue) -> None:
    reply = catalogue.ask("Kent grooming during lockdown, 2020/21")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [224]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kent grooming 2017/18 up to 2019/20", [122, 140, 176]),
        ("surrey grooming all yrs", [27, 76, 67, 78, 63, 74, 98]),
        ("Norfolk and Suffolk Instagram between them", [141]),
        ("abuse imgs met 23/24", [2780]),
    ],
)
def test_words_cut_short_are_written_out(
    catalogue: Catalogue, text: str, values: list[float]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == values
