"""Which of several measures a text asks for, and when the opposite of one is asked instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoMatch
from stats.index.build import build_index
from tests.collecting import make_tables
from tests.outcomes import values_by_area, values_of


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    bread = make_tables(
        "bread",
        {
            "Regional and World bread eaten": {("World", "2000"): 90.0, ("Peru", "2000"): 4.0},
            "Loaves sold (Bakers' Union)": {
                ("Peru", "2000"): 1.0, ("Chile", "2000"): 3.0, ("Mali", "2000"): 2.0,
            },
        },
    )  # fmt: skip
    grain = make_tables(
        "grain",
        {
            "Loaves sold per shop": {("Oman", "2000"): 5.0},
            "Middling": {("Peru", "2000"): 6.0},
            "Middling height (Field Office)": {("Peru", "2000"): 7.0},
        },
    )
    # A code that is written as a year must not be taken for a member beside one.
    years = make_tables("years", {"Flour milled": {("2000", "2000"): 1.0}})
    path = tmp_path_factory.mktemp("world") / "world.index"
    build_index([bread, grain, years], path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("bread eaten world", [("World", "2000", 90.0)]),
        ("world bread eaten peru", [("Peru", "2000", 4.0)]),
        ("bread eaten world and peru", [("World", "2000", 90.0), ("Peru", "2000", 4.0)]),
    ],
)
def test_a_member_in_the_label_is_asked_for_only_where_no_other_is(
    world: Catalogue, question: str, expected: list[tuple[str, str, float]]
) -> None:
    assert values_by_area(world.ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("top 2 countries loaves sold bakers", ["Chile", "Mali"]),
        ("which country has the fewest loaves sold bakers", ["Peru"]),
        ("loaves sold bakers over time peru", ["Peru"]),
    ],
)
def test_words_of_what_to_do_need_not_stand_in_a_label(
    world: Catalogue, question: str, expected: list[str]
) -> None:
    assert [name for name, _, _ in values_by_area(world.ask(question))] == expected


def test_measures_that_have_the_member_are_offered_first_and_each_once(world: Catalogue) -> None:
    reply = world.ask("loaves oman 2000")
    assert isinstance(reply, Clarification)
    labels = [choice.label for choice in reply.choices]
    assert labels[0] == "Loaves sold per shop"
    assert len(labels) == len(set(labels)) > 1


def test_the_plain_measure_that_has_the_member_is_answered(world: Catalogue) -> None:
    assert values_by_area(world.ask("loaves mali 2000")) == [("Mali", "2000", 2.0)]


def test_a_label_that_says_more_of_what_is_asked_goes_before_a_shorter_one(
    world: Catalogue,
) -> None:
    assert values_by_area(world.ask("middling heigt peru")) == [("Peru", "2000", 7.0)]
    assert values_by_area(world.ask("middling peru")) == [("Peru", "2000", 6.0)]


def test_where_words_are_left_over_the_other_measures_are_offered_too(world: Catalogue) -> None:
    reply = world.ask("middling zinc peru")
    assert isinstance(reply, Clarification)
    assert len(reply.choices) > 1


@pytest.fixture(scope="module")
def opposites(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    labels = (
        "Births to women", "Literacy rate", "Unemployment rate", "Vaccinated children",
        "Insured homes", "Active businesses", "People without a car", "Weekly pay",
    )  # fmt: skip
    path = tmp_path_factory.mktemp("opposites") / "opposites.index"
    tables = [
        make_tables(f"p{n}", {each: {("Peru", "2000"): 5.0}}) for n, each in enumerate(labels)
    ]
    build_index(tables, path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    "question",
    [
        "deaths to women peru", "illiteracy rate peru", "employment rate peru",
        "unvaccinated children peru", "uninsured homes peru", "inactive businesses peru",
        "vaccinated adults peru", "people with a car peru", "weekly pay women peru",
        "weekly pay men peru",
    ],
)  # fmt: skip
def test_the_opposite_or_another_thing_is_never_answered(
    opposites: Catalogue, question: str
) -> None:
    assert not isinstance(opposites.ask(question), Answer)


@pytest.mark.parametrize(
    "question",
    ["births peru", "literacy peru", "unemployed peru", "insured homes in peru", "no car peru"],
)
def test_the_thing_itself_is(opposites: Catalogue, question: str) -> None:
    assert values_by_area(opposites.ask(question)) == [("Peru", "2000", 5.0)]


@pytest.fixture(scope="module")
def census(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    labels = (
        "Median gross rent (dollars)", "Median contract rent (dollars)", "Vacant homes",
        "Workers 16 years and over: carpooled", "Male workers 16 years and over: carpooled",
        "Workers: time leaving home to go to work, 12:00 a.m. to 4:59 a.m.",
        "Workers: time leaving home to go to work, 5:00 a.m. to 5:29 a.m.",
    )  # fmt: skip
    path = tmp_path_factory.mktemp("census") / "census.index"
    places = ("Los Angeles city, California", "Philadelphia city, Pennsylvania")
    tables = [
        make_tables(f"c{n}", {each: {(place, "2019"): float(n) for place in places}}, unit="")
        for n, each in enumerate(labels)
    ]
    build_index(tables, path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many workers carpool in philadelphia city, pennsylvania", 3.0),
        ("workers leaving home before 5 am in los angeles city, california", 5.0),
        ("workers leaving home between 5 and 5:30 am in los angeles city, california", 6.0),
        ("how many workers take a carpool a year in philadelphia city, pennsylvania", 3.0),
    ],
)
def test_a_plain_label_or_a_time_of_day_is_answered_alone(
    census: Catalogue, question: str, value: float
) -> None:
    assert values_of(census.ask(question)) == [value]


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    tables = make_tables(
        "fields",
        {
            "Rye yield gap": {("Peru", "2000"): 1.0, ("Chile", "2000"): 2.0},
            "Trade balance": {("Peru", "2000"): 3.0},
        },
    )
    towns = make_tables("towns", {"Smoke per household": {("Lima", "2000"): 5.0}})
    lands = make_tables(
        "lands", {"Smoke per household in the country (Ministry)": {("Peru", "2000"): 6.0}}
    )
    path = tmp_path_factory.mktemp("fields") / "fields.index"
    build_index([tables, towns, lands], path)
    return Catalogue.open(path)


@pytest.mark.parametrize("text", ["rye yields Peru 2000", "trade Peru 2000"])
def test_what_is_made_of_a_thing_is_not_given_for_it(fields: Catalogue, text: str) -> None:
    assert not isinstance(fields.ask(text), Answer)


@pytest.mark.parametrize(
    ("text", "value"), [("yield gap of rye Peru 2000", 1.0), ("trade balance Peru", 3.0)]
)
def test_what_is_made_of_a_thing_is_given_where_it_is_asked_for(
    fields: Catalogue, text: str, value: float
) -> None:
    assert values_of(fields.ask(text)) == [value]


def test_a_label_without_the_place_asked_for_leads_to_one_that_has_it(fields: Catalogue) -> None:
    assert values_of(fields.ask("smoke per household Lima 2000")) == [5.0]
    reply = fields.ask("smoke per household Peru 2000")
    assert isinstance(reply, Clarification)
    assert reply.prompt == "“Smoke per household” has no figures of that. Is one of these meant?"
    assert [values_of(fields.ask(each.question)) for each in reply.choices] == [[6.0]]


def test_a_label_that_only_says_how_a_thing_is_counted_is_not_offered(
    tmp_path: Path,
) -> None:
    tables = make_tables("towns", {"Number": {("Peru", "2000"): 5.0}})
    build_index([tables], tmp_path / "towns.index")
    towns = Catalogue.open(tmp_path / "towns.index")
    assert values_of(towns.ask("number Peru 2000")) == [5.0]
    reply = towns.ask("number of refugees from Syria 2000")
    assert reply == NoMatch(("refugees", "syria"), examples=("Peru Number",))


@pytest.mark.parametrize(("text", "label"), [("women Ashby", "Female"), ("men Barrow", "Male")])
def test_who_alone_does_not_say_what_of_them(tmp_path: Path, text: str, label: str) -> None:
    towns = {("Ashby", "2000"): 1.0, ("Barrow", "2000"): 2.0}
    tables = make_tables("work", {"Female hours of sleep": towns, "Male hours of sleep": towns})
    build_index([tables], tmp_path / "work.index")
    work = Catalogue.open(tmp_path / "work.index")
    reply = work.ask(text)
    assert isinstance(reply, Clarification)
    assert [each.label.split()[0] for each in reply.choices] == [label]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("how much did tide height grow in Ashby 2000 to 2002", [40.0]),
        ("tide height Ashby change from 2000 to 2002", [40.0]),
        ("change in weekly toll Ashby 2000 and 2002", [6.0]),
        ("tide height growth Ashby 2000 to 2002", [1.5, 2.5, 3.5]),
        ("annual change in weekly toll Ashby 2000 and 2002", [7.5, 9.5]),
        ("tide height growth Ashby 2001", [2.5]),
    ],
)
def test_a_change_between_two_years_is_none_that_is_in_print_of_each(
    tmp_path: Path, text: str, values: list[float]
) -> None:
    def row(*figures: float) -> dict[tuple[str, str], float]:
        return {("Ashby", str(year)): each for year, each in enumerate(figures, start=2000)}

    tables = make_tables(
        "tolls",
        {
            "Tide height": row(100.0, 120.0, 140.0),
            "Tide height growth": row(1.5, 2.5, 3.5),
            "Weekly toll": row(60.0, 63.0, 66.0),
            "Annual change in weekly toll": row(7.5, 8.5, 9.5),
        },
    )
    build_index([tables], tmp_path / "tolls.index")
    assert values_of(Catalogue.open(tmp_path / "tolls.index").ask(text)) == values
