"""Questions on measures of packages that define nothing: found by label, read within it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.index.build import build_index
from stats.model import Reply
from stats.render import render_plain
from tests.collecting import make_tables

TOWNS = ("Ayr", "Bude", "Cowes", "Deal")
NEAR = "Share of people living near a coal mine"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    coal = make_tables(
        "coal",
        {
            "Coal production": {
                ("France", "1850"): 1.5, ("France", "1990"): 10.5, ("France", "1991"): 11.0,
                ("Germany", "1990"): 80.0, ("Germany", "1991"): 85.5, ("Peru", "1991"): None,
            },
            "Coal production per person": {("France", "1990"): 0.2, ("Germany", "1990"): 1.0},
            NEAR: {("France", "1990"): 3.0, ("France", "1991"): 4.0, ("Germany", "1991"): 5.0},
        },
        aliases={"Germany": ["BRD", "DE"]},
    )  # fmt: skip
    iron = make_tables(
        "iron",
        {
            "Iron output": {("France", "1990"): 7.0, ("Chile", "1990"): 8.0},
            "Coal production": {("France", "1990"): 9.0},
            "Pig iron of Chile": {("Chile", "1990"): 2.5, ("Chile", "1991"): 2.6},
        },
    )
    path = tmp_path_factory.mktemp("collection") / "collection.index"
    build_index([coal, iron], path)
    return Catalogue.open(path)


def values(reply: Reply) -> list[tuple[str, str, float | None]]:
    assert isinstance(reply, Answer), reply
    return [(f.codes["area"].label, f.period.label, f.value) for f in reply.figures]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Coal production per person France 1990", [("France", "1990", 0.2)]),
        ("france 1990 coal production per person", [("France", "1990", 0.2)]),
        ("iron output france", [("France", "1990", 7.0)]),
        ("coal production (the coal package) france 1850", [("France", "1850", 1.5)]),
        ("people living near a mine in germany", [("Germany", "1991", 5.0)]),
        ("share of people living near a coal mine frnce", [("France", "1991", 4.0)]),
        (f"{NEAR} france v germany", [("France", "1991", 4.0), ("Germany", "1991", 5.0)]),
        (f"{NEAR} BRD", [("Germany", "1991", 5.0)]),
        (f"{NEAR} france since 1990", [("France", "1990", 3.0), ("France", "1991", 4.0)]),
        ("top country coal production per person", [("Germany", "1990", 1.0)]),
        ("pig iron of chile", [("Chile", "1991", 2.6)]),
        (
            "coal production (the coal package) france 1850 to 1991",
            [("France", "1850", 1.5), ("France", "1990", 10.5), ("France", "1991", 11.0)],
        ),
        (
            "coal production (the coal package) germany 1990-1991",
            [("Germany", "1990", 80.0), ("Germany", "1991", 85.5)],
        ),
    ],
)
def test_a_measure_is_found_and_the_rest_is_read_within_it(
    collection: Catalogue, question: str, expected: list[tuple[str, str, float]]
) -> None:
    assert values(collection.ask(question)) == expected


def test_two_packages_with_one_label_are_asked_back_and_each_choice_answers(
    collection: Catalogue,
) -> None:
    reply = collection.ask("Coal production France 1990")
    assert isinstance(reply, Clarification)
    assert [choice.label for choice in reply.choices] == [
        "Coal production (The coal package)",
        "Coal production (The iron package)",
    ]
    answers = [collection.ask(choice.question) for choice in reply.choices]
    assert [values(each)[0][2] for each in answers] == [10.5, 9.0]
    pressed = [collection.ask_choice(choice.key) for choice in reply.choices]
    assert pressed == answers


def test_a_label_of_two_packages_is_clear_where_one_alone_has_the_member(
    collection: Catalogue,
) -> None:
    assert values(collection.ask("coal production germany"))[0][2] == 85.5


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("coal production peru", "Not in the table"),
        ("iron output BRD", "no figure for Germany"),
        ("iron output france 1995", "no figure for 1995"),
        ("coal production per person france 5 May 1990", "no figure for 5 may 1990"),
    ],
)
def test_there_is_no_such_figure_and_why(collection: Catalogue, question: str, reason: str) -> None:
    reply = collection.ask(question)
    assert isinstance(reply, NoFigure)
    assert reason in reply.reason


def test_a_measure_without_a_member_asks_which(collection: Catalogue) -> None:
    reply = collection.ask(NEAR)
    assert isinstance(reply, Clarification)
    answers = [values(collection.ask(choice.question)) for choice in reply.choices]
    assert answers == [[("France", "1991", 4.0)], [("Germany", "1991", 5.0)]]


@pytest.mark.parametrize("text", ["hello", "weather in france", "", "1990", "france"])
def test_what_is_no_question_stays_none(collection: Catalogue, text: str) -> None:
    assert isinstance(collection.ask(text), NoMatch)


def test_a_short_text_goes_on_from_the_answer_before(collection: Catalogue) -> None:
    first = collection.ask(f"{NEAR} france")
    assert isinstance(first, Answer)
    following = collection.ask("and germany?", previous=first.question)
    assert values(following) == [("Germany", "1991", 5.0)]


def test_the_reading_asked_gives_the_same_answer(collection: Catalogue) -> None:
    for question in (f"{NEAR} france v germany", "coal production (the iron package) france"):
        reply = collection.ask(question)
        assert isinstance(reply, Answer)
        assert values(collection.ask(reply.reading)) == values(reply)


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
    assert values(world.ask(question)) == expected


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
    assert [name for name, _, _ in values(world.ask(question))] == expected


def test_measures_that_have_the_member_are_offered_first_and_each_once(world: Catalogue) -> None:
    reply = world.ask("loaves oman 2000")
    assert isinstance(reply, Clarification)
    labels = [choice.label for choice in reply.choices]
    assert labels[0] == "Loaves sold per shop"
    assert len(labels) == len(set(labels)) > 1


def test_the_plain_measure_that_has_the_member_is_answered(world: Catalogue) -> None:
    assert values(world.ask("loaves mali 2000")) == [("Mali", "2000", 2.0)]


def test_a_label_that_says_more_of_what_is_asked_goes_before_a_shorter_one(
    world: Catalogue,
) -> None:
    assert values(world.ask("middling heigt peru")) == [("Peru", "2000", 7.0)]
    assert values(world.ask("middling peru")) == [("Peru", "2000", 6.0)]


def test_where_words_are_left_over_the_other_measures_are_offered_too(world: Catalogue) -> None:
    reply = world.ask("middling zinc peru")
    assert isinstance(reply, Clarification)
    assert len(reply.choices) > 1


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    plans = make_tables(
        "plans",
        {
            "Waste burnt": {
                ("Stop in 2020", "2019"): 1.0, ("Stop in 2030", "2019"): 2.0,
                ("Year 1900", "2019"): 3.0, ("Bags (paper); 2007", "2019"): 4.0,
            },
            "Waste burnt in ovens": {("Stop in 2020", "2019"): 5.0},
        },
    )  # fmt: skip
    ovens = make_tables("ovens", {"Ash": {("Peru", "2019"): 6.0}})
    path = tmp_path_factory.mktemp("named") / "named.index"
    build_index([plans, ovens], path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("waste burnt stop in 2020", [("Stop in 2020", "2019", 1.0)]),
        ("waste burnt in stop in 2030 in 2019", [("Stop in 2030", "2019", 2.0)]),
        ("year 1900 waste burnt 2019", [("Year 1900", "2019", 3.0)]),
        ("waste burnt bags (paper); 2007", [("Bags (paper); 2007", "2019", 4.0)]),
        (
            "waste burnt stop in 2020 v stop in 2030",
            [("Stop in 2020", "2019", 1.0), ("Stop in 2030", "2019", 2.0)],
        ),
    ],
)
def test_a_member_whose_name_holds_a_year_or_marks_is_a_member(
    named: Catalogue, question: str, expected: list[tuple[str, str, float]]
) -> None:
    assert values(named.ask(question)) == expected


def test_a_year_that_such_a_measure_has_not_is_still_told(named: Catalogue) -> None:
    reply = named.ask("waste burnt stop in 2020 in 1995")
    assert isinstance(reply, NoFigure)
    assert "1995" in reply.reason


def test_the_latest_is_of_years_that_have_begun_where_none_is_named(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("ahead") / "ahead.index"
    figures = {("Peru", str(year)): float(year) for year in range(2020, 2041)}
    figures |= {("Oman", "2039"): 1.0, ("Chile", "2026"): 9.0}
    build_index([make_tables("plan", {"Bread to come": figures})], path)
    whole = Catalogue.open(path)
    assert values(whole.ask("bread to come peru")) == [("Peru", "2040", 2040.0)]
    now = whole.at(datetime(2026, 11, 26, 6, tzinfo=UTC))
    reply = now.ask("bread to come peru")
    assert values(reply) == [("Peru", "2026", 2026.0)]
    assert "the latest up to now is 2026" in reply.assumptions[-1].text
    assert values(now.ask("highest bread to come")) == [("Peru", "2026", 2026.0)]
    assert values(now.ask("bread to come peru 2040")) == [("Peru", "2040", 2040.0)]
    assert len(values(now.ask("bread to come peru over time"))) == 21
    assert values(now.ask("bread to come oman")) == [("Oman", "2039", 1.0)]
    assert now.at(datetime(2026, 11, 30, tzinfo=UTC)) is now
    assert now.at(datetime(2050, 1, 1, tzinfo=UTC)) is whole


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
    assert values(opposites.ask(question)) == [("Peru", "2000", 5.0)]


def test_an_order_of_one_of_several_kinds_says_so_first(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("kinds") / "kinds.index"
    figures = {(name, "2020"): value for name, value in ((n, float(ord(n[0]))) for n in TOWNS)}
    figures |= {("Peru", "2020"): 9.0, ("Oman", "2020"): 8.0}
    build_index(
        [
            make_tables("oil", {"Oil pressed": figures}, kinds=dict.fromkeys(TOWNS, "town")),
            make_tables("hay", {"Hay mown": {("Peru", "2020"): 1.0, ("Oman", "2020"): 2.0}}),
        ],
        path,
    )
    catalogue = Catalogue.open(path)
    assert first_line(catalogue, "which town has the highest oil pressed") == "Among the 4 towns:"
    assert first_line(catalogue, "oil pressed top 2 countries") == "Among the 2 countries:"
    assert first_line(catalogue, "where does Ayr rank in oil pressed") == "Among the 4 towns:"
    assert first_line(catalogue, "hay mown top 2 countries").startswith("2 tonnes: Oman")


def first_line(catalogue: Catalogue, text: str) -> str:
    return render_plain(catalogue.ask(text)).partition("\n")[0]


def test_the_answer_names_its_package_where_the_label_does_not(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("titles") / "titles.index"
    year = {("Peru", "2020"): 1.0}
    tables = [make_tables("soap", {"Soap boiled": year, "All of the soap package": year})]
    build_index(tables, path)
    catalogue = Catalogue.open(path)
    named = "\nAbout: The soap package\n"
    assert named in render_plain(catalogue.ask("soap boiled peru"))
    assert named not in render_plain(catalogue.ask("all of the soap package peru"))


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
        make_tables(f"c{n}", {each: {(place, "2019"): float(n) for place in places}})
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
    reply = census.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    places = ("Harris County, Texas", "Harris County, Georgia", "Texas", "Georgia", "Peru")
    years = {(place, "2019"): float(number) for number, place in enumerate(places, start=1)}
    workers = "State government workers"
    tables = make_tables(
        "census",
        {"Total population": years, workers: years},
        aliases={place: [place.partition(",")[0]] for place in places[:2]},
    )
    path = tmp_path_factory.mktemp("census") / "census.index"
    build_index([tables], path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("total population in Harris County in Texas", 1.0),
        ("total population of Harris County in the state of Georgia", 2.0),
        ("total population of the state of Texas", 3.0),
        ("total populatoin of Texas", 3.0),
        ("total population of Harris Conuty, Texas", 1.0),
        ("I'm writing a story and need this: total population of Texas", 3.0),
        ("state government workers in Georgia, according to the census", 4.0),
        ("state government workers in the state of Georgia", 4.0),
    ],
)
def test_what_a_place_lies_in_is_no_second_place(
    states: Catalogue, question: str, value: float
) -> None:
    assert [each for _, _, each in values(states.ask(question))] == [value]


def test_a_place_and_what_it_lies_in_are_two_when_both_are_asked(states: Catalogue) -> None:
    reply = states.ask("total population of Harris County, Texas and Texas")
    assert [each for _, _, each in values(reply)] == [1.0, 3.0]


@pytest.mark.parametrize(
    "question",
    ["state government workers: total population of Texas", "except Georgia: total population"],
)
def test_what_a_part_before_a_colon_asks_is_not_passed_over(
    states: Catalogue, question: str
) -> None:
    assert not isinstance(states.ask(question), Answer)
