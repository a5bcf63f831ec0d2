"""Figures worked out from several: changes, differences, rankings, series; and what is refused."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from tests.outcomes import answer_to, reason_of

ANSWERS = {
    # question: (method, value, unit)
    "change in Wexmoor vanilla 2018/19 to 2019/20": ("change", 6, "servings"),
    "change in Wexmoor": ("change", 7, "servings"),
    "difference between Tarnholm and Wexmoor vanilla": ("difference", 2, "servings"),
}
REFUSED = {
    "change in Wexmoor strawberry": "there is a figure for one year only",
    "change in Saltmarch (district) strawberry": "there is a figure for one year only",
    "change in Tarnholm and Wexmoor vanilla": "there is a figure for one year only",
    "difference between Tarnholm cherry and Wexmoor cherry": "in print only rounded",
    "difference between Tarnholm mint and Wexmoor mint": "is disputed",
}
BUNDLED_REFUSED = {
    "which force has the most Facebook offences": "have a figure",
    "Cambridgeshire Instagram and WhatsApp added up": "one offence can count in several",
    "sum of Kent and South East grooming 2023/24": "a part of another",
}
ADDED_UP = {
    "Cambridgeshire and Norfolk Instagram added up": (121, "Cambridgeshire 69 + Norfolk 52"),
    "sum of Kent and Surrey grooming 2023/24": (362, "Kent 264 + Surrey 98"),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.items(), ids=ANSWERS)
def test_what_is_worked_out_says_how(
    ices: Catalogue, text: str, expected: tuple[str, float, str]
) -> None:
    (figure,) = answer_to(ices, text).figures
    assert figure.derivation is not None
    assert (figure.derivation.method, figure.value, figure.measure.unit) == expected
    assert [each.value for each in figure.derivation.parts if each.value is None] == []


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED)
def test_what_does_not_compare_is_refused(ices: Catalogue, text: str, reason: str) -> None:
    reply = ices.ask(text)
    assert isinstance(reply, NoFigure)
    assert (reply.status, reason in reply.reason) == ("not_comparable", True)


@pytest.mark.parametrize(("text", "expected"), ADDED_UP.items(), ids=ADDED_UP)
def test_areas_that_do_not_overlap_are_added_up(
    catalogue: Catalogue, text: str, expected: tuple[float, str]
) -> None:
    (figure,) = answer_to(catalogue, text).figures
    assert figure.derivation is not None
    assert (figure.value, figure.derivation.method) == (expected[0], "sum")
    assert expected[1] in figure.derivation.text


@pytest.mark.parametrize(("text", "reason"), BUNDLED_REFUSED.items(), ids=BUNDLED_REFUSED)
def test_what_nobody_adds_up_or_ranks_is_refused(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert (reply.status, reason in reply.reason) == ("not_comparable", True)


def test_a_small_number_gets_no_percentage_change(ices: Catalogue) -> None:
    reply = answer_to(ices, "change in Wexmoor vanilla 2018/19 to 2019/20")
    percent = [
        each
        for each in (*reply.figures, *(f for r in reply.remarks for f in r.figures))
        if each.measure.unit == "per cent"
    ]
    assert percent == []
    assert "No percentage is given: the base is below 50" in [each.text for each in reply.remarks]


def test_a_change_between_releases_says_so(ices: Catalogue) -> None:
    texts = [each.text for each in answer_to(ices, "change in Wexmoor").remarks]
    assert [text for text in texts if text.startswith("From different releases")] != []


def test_a_change_in_per_cent(ices: Catalogue) -> None:
    (figure,) = answer_to(ices, "percentage change in Wexmoor").figures
    assert (figure.value, figure.measure.unit) == (4.0, "per cent")


def test_a_series_is_given_oldest_first(ices: Catalogue) -> None:
    reply = answer_to(ices, "Wexmoor vanilla each year")
    assert [(each.period.code, each.value) for each in reply.figures] == [
        ("2017/18", 21),
        ("2018/19", 29),
        ("2019/20", 35),
    ]
    assert "different releases" in " ".join(each.text for each in reply.remarks)


def test_years_that_are_missing_stand_in_the_series_without_a_value(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "Humberside grooming each year")
    missing = {each.period.code: (each.value, each.status) for each in reply.figures}["2022/23"]
    assert missing == (None, "not_supplied")
    assert [each.value for each in reply.figures if each.value == 0] == []


def test_the_highest_year(ices: Catalogue) -> None:
    (figure,) = answer_to(ices, "highest ever Wexmoor vanilla").figures
    assert (figure.period.code, figure.value) == ("2019/20", 35)


def test_a_ranking_says_how_many_it_covers(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "top 3 forces grooming in Wales 2019/20")
    values = [each.value or 0 for each in reply.figures]
    assert values == sorted(values, reverse=True)
    assert len(values) == 3
    assert "4 of 4 forces have a figure" in [each.text for each in reply.remarks]


def test_a_ranking_names_who_is_missing(catalogue: Catalogue) -> None:
    reply = answer_to(catalogue, "how does Kent rank for grooming in the South East")
    (coverage,) = [each.text for each in reply.remarks if each.kind == "coverage"]
    assert coverage == "4 of 5 forces have a figure; no figure for Thames Valley"


def test_a_ranking_of_too_few_is_refused(catalogue: Catalogue) -> None:
    reply = catalogue.ask("which force has the most grooming 2023/24")
    assert isinstance(reply, NoFigure)
    assert reply.reason == "Not comparable: only 8 of 47 forces have a figure."


def test_a_rate_names_its_population(catalogue: Catalogue) -> None:
    (figure,) = answer_to(catalogue, "Kent grooming per 100,000 people 2022/23").figures
    assert figure.derivation is not None
    count, people = figure.derivation.parts
    assert count.value is not None
    assert people.value is not None
    assert figure.value == round(100_000 * count.value / people.value, 1)
    assert people.dataset.is_reference


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("change in Wexmoor vanilla", id="change"),
        pytest.param("percentage change in Wexmoor", id="change_in_per_cent"),
        pytest.param("difference between Tarnholm and Wexmoor vanilla", id="difference"),
        pytest.param("Wexmoor vanilla each year", id="series"),
        pytest.param("highest ever Wexmoor vanilla", id="extreme"),
        pytest.param("top 2 districts strawberry in Upper Vale", id="ranking"),
    ],
)
def test_the_reading_of_what_is_worked_out_asks_the_same(ices: Catalogue, text: str) -> None:
    reply = answer_to(ices, text)
    assert answer_to(ices, reply.reading).figures == reply.figures


@pytest.mark.parametrize(
    "text",
    [
        "Gwent grooming the year before 2021/22",
        "Gwent grooming change 2021/22",
        "South Wales grooming change on the year before",
        "South Wales grooming the year before",
    ],
)
def test_a_year_that_was_not_supplied_is_not_the_year_before(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert "did not supply this figure for 202" in reply.reason


GAPS = {
    "Suffolk grooming the year before 2022/23": "before 2022/23 is not in print; the nearest before"
    " it is 2017/18",
    "West Yorkshire grooming the year after 2017/18": "the nearest after it is 2024/25",
    "North West cyber-flagged the year before 2019/20": "the nearest before it is 2015/16",
    "Suffolk grooming change 2022/23 on the year before": "the nearest before it is 2017/18",
}


@pytest.mark.parametrize(("text", "reason"), GAPS.items(), ids=GAPS)
def test_over_a_gap_there_is_no_year_before_or_after(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    assert reason in reason_of(catalogue, text)


def test_a_year_that_overlaps_is_not_the_year_after(catalogue: Catalogue) -> None:
    reply = catalogue.ask("Lancashire grooming the year after 2017/18")
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [(252, "2018/19")]


def test_an_order_of_an_older_year_says_who_has_a_newer_figure(catalogue: Catalogue) -> None:
    newer = "2 of them have a newer figure, up to 2024/25, by which the order may differ"
    reply = catalogue.ask("which Welsh force has the most grooming")
    assert isinstance(reply, Answer)
    assert newer in [each.text for each in reply.remarks]
    named = catalogue.ask("which Welsh force has the most grooming 2023/24")
    assert isinstance(named, Answer)
    assert newer not in [each.text for each in named.remarks]
