from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from stats.index.terms import LabelIndex
from stats.question.inferred.labels import LabelHit, choose_label, find_labels
from stats.text import split_words
from tests.labels import build_labels

LABELS = (
    "Population 25 years and over, bachelor's degree or higher",
    "Female population 25 years and over, bachelor's degree or higher",
    "Percent of population 25 years and over, bachelor's degree or higher",
    "Population 65 years and over",
    "Population under 5 years",
    "Population 18 to 24 years",
    "Median household income in the past 12 months",
    "Mean household income in the past 12 months",
    "Owner-occupied housing units with a mortgage",
    "Owner-occupied housing units without a mortgage",
    "Households with income of $10,000 to $14,999 in the past 12 months",
    "Rate of robbery offenses per 100,000 inhabitants",
    "Number of robbery offenses known to law enforcement",
    "CO2 emissions (metric tons per capita)",
    "Rhino populations in Africa",
    "Rhino populations",
    "Male civilian veterans 18 years and over",
    "Workers 16 years and over commuting to work, bicycle",
    "Married-couple households: 6-person household",
    "Married-couple households: 7-or-more person household",
    "Population under 18 years with a hearing difficulty",
    "Male population with a hearing difficulty",
    "Male population under 18 years with a hearing difficulty",
    "White alone: female, 18 and 19 years",
    "White alone, not Hispanic or Latino: female, 18 and 19 years",
    "Population 25 years and over: less than high school diploma, White alone",
    "Vacant housing units: for rent",
    "Vacant housing units: rented, not occupied",
    "Number of establishments: construction, 20 to 49 employees",
    "Number of establishments: construction",
    "Homes: 5 or more bedrooms",
    "Homes: 5-person household",
    "Population 16 years and over",
    "Population 16 years and over: in labor force",
    "Asian population: Vietnamese",
    "Language spoken at home: Vietnamese",
    "Life expectancy at birth, male (years)",
    "Female-to-male life expectancy ratio at birth",
    "Grandparents responsible for own grandchildren under 18 years",
    "Grandparents living with own grandchildren under 18 years",
    "Vacant homes",
    "Vacant homes: other vacant",
    "Median earnings in the past 12 months",
    "People aged 19 to 25: with both Medicare and Medicaid coverage",
    "People aged 19 to 25: with Medicaid/means-tested public coverage only",
    "Workers: legal occupations",
    "Median earnings: legal occupations",
    "Pupils: grade 5 to grade 8",
    "Other family households: 4-person household",
)


@pytest.fixture(scope="module")
def index() -> LabelIndex:
    return build_labels(LABELS)


@pytest.fixture(scope="module")
def find(index: LabelIndex) -> Callable[[str], tuple[LabelHit, ...]]:
    return lambda question: find_labels(split_words(question), frozenset(), index)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("how many people over 25 with a degree live there", 0),
        ("how many women aged 25+ have a bachelors", 1),
        ("what share of those 25 or older finished a bachelor's degree", 2),
        ("residents at least 65", 3),
        ("how many kids are younger than 5", 4),
        ("people aged 18-24", 5),
        ("median income of a household", 6),
        ("average income of a household", 7),
        ("homes owned with a mortgage", 8),
        ("homes owned without a mortgage", 9),
        ("households making 10k to 15k", 10),
        ("robberies per 100k people", 11),
        ("how many robberies did the police record", 12),
        ("carbon dioxide per head", 13),
        ("how many men are veterans", 16),
        ("who bikes to work", 17),
        ("who goes to work by bycicle", 17),
        ("boys who are deaf", 22),
        ("white women aged 18 and 19", 23),
        ("non-Hispanic white women aged 18 and 19", 24),
        ("white people over 25 who lack a high school diploma", 25),
        ("homes that are rented but nobody lives in", 27),
        ("homes for rent that are vacant", 26),
        ("construction companies with 20 to 49 workers", 28),
        ("homes with five bedrooms or more", 30),
        ("19 to 25 year olds with Medicaid as their only coverage", 44),
    ],
)
def test_a_label_is_found_in_other_words(
    find: Callable[[str], tuple[LabelHit, ...]], question: str, label: int
) -> None:
    assert find(question)[0].text == LABELS[label]


def test_the_longest_exact_label_comes_first(
    find: Callable[[str], tuple[LabelHit, ...]],
) -> None:
    best, second = find("rhino populations in Africa in 1990")[:2]
    assert (best.text, best.is_exact, best.used) == (
        "Rhino populations in Africa",
        True,
        frozenset(range(4)),
    )
    assert (second.text, second.is_exact) == ("Rhino populations", True)


def test_an_area_counts_only_where_the_label_holds_it(index: LabelIndex) -> None:
    words = split_words("rhino populations in Africa")
    assert find_labels(words, frozenset({3}), index)[0].text == "Rhino populations in Africa"
    words = split_words("rhino populations in Kenya")
    best = find_labels(words, frozenset({3}), index)[0]
    assert (best.text, best.score) == ("Rhino populations", 100.0)


def test_equal_labels_tie() -> None:
    index = build_labels(["Coal production", "Coal production", "Oil production"])
    first, second = find_labels(("coal", "production"), frozenset(), index)[:2]
    assert {first.dataset, second.dataset} == {"d0", "d1"}
    assert first.score == second.score == 100.0
    assert choose_label((first, second)) is None


def test_a_label_says_what_was_not_asked(find: Callable[[str], tuple[LabelHit, ...]]) -> None:
    best = find("how many men are veterans")[0]
    assert "civilian" in best.unasked


def test_a_context_decides_between_equal_labels() -> None:
    index = build_labels(["Total", "Total"], contexts=["Methane emissions", "Nitrous oxide"])
    assert find_labels(("total", "methane"), frozenset(), index)[0].dataset == "d0"


@pytest.mark.parametrize("question", ["", "xyzzy", "what is the weather", "how many"])
def test_nothing_is_chosen_for_what_no_label_says(
    find: Callable[[str], tuple[LabelHit, ...]], question: str
) -> None:
    assert choose_label(find(question)) is None


def test_no_labels_at_all() -> None:
    assert find_labels(("median", "income"), frozenset(), build_labels([])) == ()


def test_a_number_that_is_no_age_is_no_plain_case(
    find: Callable[[str], tuple[LabelHit, ...]],
) -> None:
    hits = find("how many households of a married couple are there")
    assert choose_label(hits) is None


def test_what_is_left_over_is_not_answered_unasked(
    find: Callable[[str], tuple[LabelHit, ...]],
) -> None:
    assert choose_label(find("family households of four persons")) is None
    chosen = choose_label(find("other family households of four persons"))
    assert chosen is not None
    assert chosen.text == LABELS[-1]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("young people aged 18-24", 5),
        ("residents aged 65 or older who are elderly", 3),
        ("construction firms with 20 to 49 staff", 28),
        ("small construction firms with 20 to 49 staff", 28),
        ("how many people are 16 and up", 32),
        ("Vietnamese Americans", 34),
        ("life expectancy of men at birth", 36),
        ("grandparents who are raising their grandchildren", 38),
        ("number of vacant homes", 40),
        ("people in legal occupations", 45),
        ("5th to 8th graders", 47),
        ("median household income", 6),
    ],
)
def test_what_is_clear_is_answered_alone(
    find: Callable[[str], tuple[LabelHit, ...]], question: str, label: int
) -> None:
    chosen = choose_label(find(question))
    assert chosen is not None
    assert chosen.text == LABELS[label]


@pytest.mark.parametrize(
    ("labels", "units", "is_rival"),
    [
        (("Marsh gas burning", "Marsh gas leaks"), ("tonnes", "tonnes per capita"), True),
        (("Marsh gas in all", "Marsh gas leaks"), ("tonnes", "tonnes per capita"), False),
    ],
)
def test_a_rate_is_a_rival_where_the_best_label_adds_something_too(
    labels: Sequence[str], units: Sequence[str], *, is_rival: bool
) -> None:
    index = build_labels(labels, contexts=[f"{unit}\n" for unit in units])
    best, other = find_labels(("marsh", "gas", "ash"), frozenset({2}), index)
    assert (best.text, other.text) == tuple(labels)
    assert other.is_no_rival is not is_rival


@pytest.mark.parametrize(
    ("labels", "is_rival"),
    [
        (("Depth of poverty (urban)", "Depth of poverty (rural)"), True),
        (("Depth of poverty (%)", "Depth of poverty of women (%)"), False),
    ],
)
def test_what_alone_in_brackets_tells_two_labels_apart_makes_them_rivals(
    labels: Sequence[str], *, is_rival: bool
) -> None:
    others = [f"Sales of {each} (boxes)" for each in ("ale", "beer", "cider", "perry")]
    index = build_labels([*labels, *others])
    best, other, *_ = find_labels(("depth", "of", "poverty", "ash"), frozenset({3}), index)
    assert {best.text, other.text} == set(labels)
    assert other.is_no_rival is not is_rival
