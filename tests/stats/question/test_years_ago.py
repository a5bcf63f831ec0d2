"""Years counted back from the latest in print, or from the answer before: "five years ago"."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, Reply
from tests.newsroom import open_texts
from tests.outcomes import values_of

VISITS = "Town,Year,Library visits\n" + "".join(
    f"{town},{year},{first + year}\n"
    for town, first in (("Ashby", 100), ("Barrow", 500))
    for year in range(2012, 2024)
    if not (town == "Barrow" and year in (2020, 2021))
)
RENTS = "Town,Month,Average rent (£)\n" + "".join(
    f"Ashby,{year}-{month:02d},{700 + 20 * (year - 2020) + month}\n"
    for year in range(2020, 2024)
    for month in range(1, 13)
)
WORKERS = "Town,Year,Farm workers\n" + "".join(
    f"{town},{year},{first + year}\n"
    for town, first in (("Ashby", 70), ("Barrow", 90))
    for year in range(1971, 2031, 10)
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("desk")
    return open_texts(folder, visits=VISITS, rents=RENTS, workers=WORKERS)


def ask_in_turn(catalogue: Catalogue, turns: list[str]) -> Reply:
    reply = catalogue.ask(turns[0])
    for text in turns[1:]:
        assert isinstance(reply, Answer | NoFigure)
        reply = catalogue.ask(text, previous=reply.question)
    return reply


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["kent grooming", "2 years ago"], 179),
        (["kent grooming", "what about five years ago"], 140),
        (["kent grooming 2022/23", "5 years earlier"], 122),
        (["kent grooming 2022/23", "2 years ago"], 224),
        (["kent grooming 2022/23", "and three yrs before that?"], 176),
        (["kent grooming each year", "2 years ago"], 179),
        (["kent grooming", "2 years ago", "and surrey"], 63),
    ],
)
def test_years_are_counted_back_from_the_year_of_the_answer(
    catalogue: Catalogue, turns: list[str], value: float
) -> None:
    assert values_of(ask_in_turn(catalogue, turns)) == [value]


def test_years_ago_are_all_counted_from_the_latest(catalogue: Catalogue) -> None:
    turns = ["kent grooming", "2 years ago"]
    assert values_of(ask_in_turn(catalogue, [*turns, "five years ago"])) == [140]
    assert values_of(ask_in_turn(catalogue, [*turns, "and surrey", "3 years ago"])) == [78]
    assert values_of(ask_in_turn(catalogue, [*turns, "two years earlier"])) == [176]
    none = ["kent grooming", "ten years ago"]
    assert isinstance(ask_in_turn(catalogue, none), NoFigure)
    assert values_of(ask_in_turn(catalogue, [*none, "two years ago"])) == [179]


def test_a_change_leaves_the_year_that_was_not_there(catalogue: Catalogue) -> None:
    turns = ["kent images", "2 years earlier", "how much did it rise", "and lancs"]
    assert values_of(ask_in_turn(catalogue, turns)) == [200]
    told = ask_in_turn(catalogue, [*turns, "who reported this"])
    assert isinstance(told, NoFigure)
    assert "The figures are of 2021/22." in told.reason
    each = ["kent images", "2 years earlier", "each year", "and lancs"]
    assert ask_in_turn(catalogue, [*each, "who reported this"]) == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kent grooming 2 years ago", "2021/22 is 2 years before the latest in print, 2023/24"),
        ("two years before 2022/23 kent grooming", "2 years before 2022/23"),
    ],
)
def test_it_is_said_what_was_counted_from(catalogue: Catalogue, text: str, said: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert said in [each.text for each in reply.assumptions]


@pytest.mark.parametrize(
    "text",
    ["kent and surrey grooming 2 years ago", "kent grooming 2023/24 and five years earlier",
     "kent grooming per 100,000 two years ago", "kent grooming latest and 2 years before"],
)  # fmt: skip
def test_the_reading_means_the_same_again(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer)
    assert [(each.value, each.period) for each in again.figures] == [
        (each.value, each.period) for each in reply.figures
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kent grooming ten years ago",
         "10 years before 2023/24 no figure is in print; the nearest after it is 2017/18"),
        ("wales grooming 2 years ago", "the nearest before it is 2021/22, after it 2023/24"),
        ("gwent grooming three years ago", "did not supply this figure for 2020/21"),
    ],
)  # fmt: skip
def test_a_year_that_is_not_in_print_has_no_stand_in(
    catalogue: Catalogue, text: str, said: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert said in reply.reason


@pytest.mark.parametrize(
    "text",
    ["kent grooming 2 years ago and 5 years ago", "kent grooming figures from two years ago to now",
     "what was kent grooming two years ago and what is it now", "kent grooming up to 2 years ago",
     "change in kent grooming two years ago", "i wrote on it two years ago, kent grooming latest"],
)  # fmt: skip
def test_what_is_no_one_year_is_asked_back(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ashby library visits 2 years ago", 100 + 2021),
        ("five years ago ashby library visits", 100 + 2018),
        ("ashby library visits five years before 2020", 100 + 2015),
        ("barrow library visits 4 years ago", 500 + 2019),
        ("ashby library visits compared with five years ago", 5),
        ("ashby average rent a year ago", 752),
        ("ashby average rent 2 years ago", 732),
        ("ashby average rent march 2023 two years earlier", 723),
        ("ashby farm workers a decade ago", 70 + 2011),
        ("ashby farm workers 20 years ago", 70 + 2001),
        ("ashby farm workers the year before", 70 + 2011),
    ],
)
def test_years_of_inferred_tables_are_counted_back(
    desk: Catalogue, text: str, value: float
) -> None:
    assert values_of(desk.ask(text)) == [value]


@pytest.mark.parametrize(
    "text",
    ["barrow library visits two years ago", "ashby farm workers 2 years ago",
     "ashby library visits 20 years ago"],
)  # fmt: skip
def test_neither_the_census_before_nor_the_nearest_year_stands_in(
    desk: Catalogue, text: str
) -> None:
    reply = desk.ask(text)
    assert isinstance(reply, NoFigure)
    assert "no figure is in print" in reply.reason


@pytest.mark.parametrize(
    ("text", "values", "years"),
    [
        ("biggest rise in library visits over the last 5 years", [5], ("2018", "2023")),
        ("which town's library visits rose most over the last 5 years", [5], ("2018", "2023")),
        ("biggest rise in library visits between 2015 and 2016", [1], ("2015", "2016")),
    ],
)
def test_the_largest_change_of_two_years_is_looked_for_among_places(
    growing: Catalogue, text: str, values: list[float], years: tuple[str, str]
) -> None:
    reply = growing.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values
    (figure,) = reply.figures
    assert figure.derivation is not None
    assert tuple(each.period.label for each in figure.derivation.parts) == years
    assert values_of(growing.ask(reply.reading)) == values


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Library visits that grow by one a year in Ashby, and by half of that in Barrow."""
    visits = "Town,Year,Library visits\n" + "".join(
        f"{town},{year},{first + (year - 2012) / step:g}\n"
        for town, first, step in (("Ashby", 100, 1), ("Barrow", 500, 2))
        for year in range(2012, 2024)
    )
    return open_texts(tmp_path_factory.mktemp("growing"), visits=visits)


@pytest.mark.parametrize("years", [2, 3])
def test_years_so_far_apart_end_with_the_latest(desk: Catalogue, years: int) -> None:
    # Barrow has no figure for 2020 and 2021, so of 2018 to 2021, say, only Ashby has both.
    reply = desk.ask(f"biggest rise in library visits over the last {years} years")
    assert isinstance(reply, NoFigure)
    assert "end with the latest" in reply.reason


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("change in kent grooming 2019 to 2022", ["2018/19 to 2021/22", "2019/20 to 2022/23"]),
        ("kent grooming rise between 2019 and 2022", ["2018/19 to 2021/22", "2019/20 to 2022/23"]),
        ("change in kent grooming 2018 to 2024", ["2017/18 to 2023/24"]),
    ],
)
def test_bare_years_of_a_change_are_asked_about_together(
    catalogue: Catalogue, text: str, labels: list[str]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == labels
    for choice in reply.choices:
        answer = catalogue.ask(choice.question)
        assert isinstance(answer, Answer)
        (figure,) = answer.figures
        assert figure.derivation is not None
        parts = figure.derivation.parts
        assert f"{parts[0].period.label} to {parts[-1].period.label}" == choice.label


def test_bare_years_that_no_year_in_print_touches_have_no_change(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.ask("change in kent grooming 2010 to 2013"), NoFigure)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["which welsh force had most grooming 2 years ago"], [166]),
        (["top 3 forces in the south east for grooming 2023/24 the year before"], [279, 230, 189]),
        (["top 3 forces for grooming 2018/19", "a year ago"], [158, 152, 147]),
        (["difference between kent and surrey grooming two years ago"], [116]),
        (["difference between kent and surrey grooming", "2 years ago"], [116]),
        (["kent v surrey grooming five years ago"], [140, 76]),
        (["grooming by force in wales 2023/24", "2 years ago"], [36, 26, 98, 166]),
        (["grooming by force in wales 2023/24", "2 years ago", "which is highest"], [166]),
        (["kent grooming 2yr ago"], [179]),
        (["kent grooming couple of years ago"], [179]),
    ],
)
def test_orders_differences_and_lists_are_of_the_year_counted_back_to(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    reply = ask_in_turn(catalogue, turns)
    assert values_of(reply) == values
    assert isinstance(reply, Answer)
    assert values_of(catalogue.ask(reply.reading)) == values


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("which town had most library visits 5 years ago", 500 + 2018, "2018"),
        ("which town had the fewest farm workers 20 years ago", 70 + 2001, "2001"),
    ],
)
def test_places_of_inferred_tables_are_put_in_order_for_that_year(
    desk: Catalogue, text: str, value: float, period: str
) -> None:
    reply = desk.ask(text)
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [(value, period)]


@pytest.mark.parametrize(
    "text",
    ["top 3 forces for grooming 2018/19 and the year before",
     "which force had the biggest rise in grooming a year ago"],
)  # fmt: skip
def test_an_order_is_not_of_two_years(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


def test_no_order_is_made_of_the_nearest_year(desk: Catalogue) -> None:
    reply = desk.ask("which town had most farm workers 5 years ago")
    assert isinstance(reply, NoFigure)
    assert "5 years before 2021 no figure is in print" in reply.reason
