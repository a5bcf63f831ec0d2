"""What is asked and not done must not pass for answered: such words lead to asking back."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from tests.outcomes import values_of

OTHER_FIGURES = """
    by district, by district each, against girls, of under 13s, by strangers, per school, at night,
    that led to a charge, excluding Medway, except London, not counting Facebook, minus duplicates,
    as a share of all crime, a multiple of Surrey, twice, average, monthly average, per officer,
    per million, one in how many, in every 100, will be, would have been, next year, cumulative,
    running total, rolling average, to date, last month, during lockdown, since covid, under Labour,
    since when, up to 2019/20, two years later, five years ago, median force,
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
    assert values_of(catalogue.ask("Kent grooming during lockdown, 2020/21")) == [224]


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
    assert values_of(catalogue.ask(text)) == values


@pytest.mark.parametrize(
    "text",
    [
        "How many grooming offences would Surrey have if it had Kent's rate?",
        "Grooming in Kent in 2022/23. What was it the year before?",
        "kent grooming change since 2021/22 and 2019/20",
        "kent grooming rise 17/18 22/23 23/24",
        "per day rate kent grooming",
        "suicide figures norfolk",
        "How many of the 7,062 UK grooming offences were on Snapchat?",
        "How many times the Surrey figure is the Kent figure for grooming in 2023/24?",
        "highest year for kent grooming fewer than 50",
        "which eastern force has the most instagram offences fewer than 50",
        "kent and surrey grooming 22/23 added up as a share of all crime",
        "kent grooming by year before 2019/20",
    ],
)
def test_a_condition_that_is_not_met_gets_no_figure(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kent grooming in 2022/23, and how many the year before?", [230, 179]),
        ("kent grooming 22/23 n yr before", [230, 179]),
        ("kent and surrey grooming the year before 2022/23", [179, 63]),
        ("overall grooming kent since 2019/20", [1073]),
        ("suffolk and essex grooming april to october 2017 combined", [55]),
        ("who had the second most insta in the east", [69]),
        ("uk grooming growth rate 17/18 24/25", [94.8]),
    ],
)
def test_both_parts_of_what_is_asked_are_answered(
    catalogue: Catalogue, text: str, values: list[float]
) -> None:
    assert values_of(catalogue.ask(text)) == values


def test_words_on_both_sides_of_a_period_make_no_phrase(catalogue: Catalogue) -> None:
    """ "Go up 2017/18 to 2018/19" asks for a change and has no "up to"."""
    assert values_of(catalogue.ask("how much did kent grooming go up 2017/18 to 2018/19")) == [18]


def test_a_printed_total_stands_before_one_added_up_here(catalogue: Catalogue) -> None:
    reply = catalogue.ask("suffolk and essex grooming april to october 2017 combined")
    assert isinstance(reply, Answer)
    assert reply.figures[0].derivation is None


@pytest.mark.parametrize("step", ["the year after", "the year before", "and the year before"])
def test_a_row_of_years_has_no_year_before_or_after_it(catalogue: Catalogue, step: str) -> None:
    reply = catalogue.ask(f"Kent grooming between 2018/19 and 2019/20 {step}")
    assert isinstance(reply, Clarification)
    assert "year" in reply.prompt


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("compare norfolk by platform", [61, 52, 5]),
        ("compare kent by force grooming", None),
    ],
)
def test_each_of_a_dimension_may_be_compared_where_none_is_named(
    catalogue: Catalogue, text: str, values: list[float] | None
) -> None:
    reply = catalogue.ask(text)
    given = [each.value for each in reply.figures] if isinstance(reply, Answer) else None
    assert given == values


def test_a_comparison_of_each_force_is_that_by_force(catalogue: Catalogue) -> None:
    compared = catalogue.ask("compare each force grooming 2022/23")
    listed = catalogue.ask("grooming by force 2022/23")
    assert isinstance(compared, Answer)
    assert isinstance(listed, Answer)
    assert len(compared.figures) > 5
    assert compared.figures == listed.figures


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("grooming each force average per year", "each force"),
        ("facebook by platform change 2017/18 to 2018/19", "by platform"),
        ("grooming highest year by force", "by force"),
    ],
)
def test_one_figure_of_them_all_does_not_pass_for_each(
    catalogue: Catalogue, text: str, undone: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert f"“{undone}”" in reply.prompt


@pytest.mark.parametrize("text", ["change in grooming for all platforms 2022/23 to 2023/24"])
def test_all_platforms_are_the_whole_of_a_change(catalogue: Catalogue, text: str) -> None:
    assert values_of(catalogue.ask(text)) == [712]


@pytest.mark.parametrize(
    ("first", "then", "values"),
    [
        ("grooming by force in the South East", "change", [34, 24, 34, 160]),
        ("grooming by force in the South East 2022/23", "by how much did it rise", [51, 11, 2]),
        ("grooming by force in Wales 2023/24", "and the change", [37, -4]),
    ],
)
def test_a_change_after_figures_of_each_is_that_of_each(
    catalogue: Catalogue, first: str, then: str, values: list[float]
) -> None:
    before = catalogue.ask(first)
    assert isinstance(before, Answer)
    reply = catalogue.ask(then, previous=before.question)
    assert sorted(filter(None, values_of(reply))) == sorted(filter(None, values))
    assert isinstance(reply, Answer)
    assert "by force · change" in reply.reading
