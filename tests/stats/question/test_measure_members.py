"""Members of measures that define nothing: years in names, places that lie in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.index.build import build_index
from tests.collecting import make_tables
from tests.outcomes import values_by_area, values_of
from tests.writing import open_packages, write_tables


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
    assert values_by_area(named.ask(question)) == expected


TABLES = {
    "towns": "town,date,Shops open\nMole Valley,2026-01-01,1\nAsh,2026-01-01,2\n",
    "small": "town,year,Trees\nValley_1,2019,3\nAsh 1,2019,4\n",
    "levels": "town,level,year,Visited a site\n"
    "West Midlands,Level 1,2024,5\nWest Midlands,Level 2,2024,6\nAsh,Level 1,2024,8\n",
    "named": "code,town,year,Heath\nE1,West Midlands Level 1,2024,7\nE2,Ash,2024,9\n",
    "growth": 'town,year,"Growth, 2020 Q2"\nAsh,2020,12\nAsh,2021,13\n',
    "parts": "town,year,Barns\nAsh (urban),2019,14\nAsh (rural),2019,15\n",
    "homes": "town,year,Urban homes\nAsh,2019,16\nBath,2019,17\n",
    "kinds": "town,year,Low-carbon,Severe frost\nAsh,2019,18,19\nBath,2019,20,21\n",
    "coded": "code,town,year,Moor\nE1,West Midlands,2024,10\nE2,Ash,2024,11\n",
}


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Measures of towns, each with names that another has not."""
    folder = tmp_path_factory.mktemp("beside")
    for name, text in TABLES.items():
        write_tables(folder / name, {name: text})
    return open_packages(folder)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("shops open mole valley 1 january 2026", [("Mole Valley", "1 January 2026", 1.0)]),
        ("shops open ash 1 january 2026", [("Ash", "1 January 2026", 2.0)]),
        ("visited a site west midlands level 2 2024", [("West Midlands", "2024", 6.0)]),
        ("visited a site west midlands level 1", [("West Midlands", "2024", 5.0)]),
        ("growth, 2020 q2 ash 2021", [("Ash", "2021", 13.0)]),
        ("urban homes ash 2019", [("Ash", "2019", 16.0)]),
        ("ash urban homes 2019", [("Ash", "2019", 16.0)]),
        ("barns ash urban 2019", [("Ash (urban)", "2019", 14.0)]),
        ("heath west midlands level 1", [("West Midlands Level 1", "2024", 7.0)]),
    ],
)
def test_a_name_that_another_measure_has_takes_no_word_of_those_there_are(
    beside: Catalogue, question: str, expected: list[tuple[str, str, float]]
) -> None:
    reply = beside.ask(question)
    assert isinstance(reply, Answer), reply
    assert [(f.codes["town"].name, f.period.label, f.value) for f in reply.figures] == expected


@pytest.mark.parametrize(
    ("question", "is_answered"),
    [("carbon ash 2019", False), ("low carbon ash 2019", True), ("severe frost ash 2019", True),
     ("frost ash 2019", False), ("homes ash 2019", True)],
)  # fmt: skip
def test_a_measure_that_says_it_is_a_part_or_the_opposite_is_asked_back(
    beside: Catalogue, question: str, *, is_answered: bool
) -> None:
    assert isinstance(beside.ask(question), Answer if is_answered else Clarification)


AMOUNTS = {
    "some": "town,year,Level 3 or above qualifications\nAsh,2019,81\nBath,2019,82\n",
    "none": "town,year,No qualifications\nAsh,2019,5\nBath,2019,6\n",
    "fast": "town,year,Homes with broadband of 30 Mbps or more\nAsh,2019,91\nBath,2019,92\n",
    "without": "town,year,Homes without broadband\nAsh,2019,3\nBath,2019,4\n",
    "drinks": "town,year,Drinks under 5 degrees\nAsh,2019,7\nBath,2019,8\n",
}


@pytest.mark.parametrize(
    ("question", "is_answered"),
    [("qualifications ash 2019", False), ("no qualifications ash 2019", True),
     ("level 3 or above qualifications ash 2019", True), ("broadband bath 2019", False),
     ("homes without broadband bath 2019", True), ("drinks ash 2019", True)],
)  # fmt: skip
def test_so_much_of_a_thing_is_not_taken_for_it_where_none_of_it_is_counted_too(
    tmp_path: Path, question: str, *, is_answered: bool
) -> None:
    for name, text in AMOUNTS.items():
        write_tables(tmp_path / name, {name: text})
    reply = open_packages(tmp_path).ask(question)
    assert isinstance(reply, Answer if is_answered else Clarification), reply


def test_a_name_that_another_measure_has_is_still_known(beside: Catalogue) -> None:
    reply = beside.ask("shops open valley 1")
    assert isinstance(reply, NoFigure)
    assert "Valley_1" in reply.reason


def test_a_year_that_such_a_measure_has_not_is_still_told(named: Catalogue) -> None:
    reply = named.ask("waste burnt stop in 2020 in 1995")
    assert isinstance(reply, NoFigure)
    assert "1995" in reply.reason


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
    assert [each for _, _, each in values_by_area(states.ask(question))] == [value]


def test_a_place_and_what_it_lies_in_are_two_when_both_are_asked(states: Catalogue) -> None:
    reply = states.ask("total population of Harris County, Texas and Texas")
    assert [each for _, _, each in values_by_area(reply)] == [1.0, 3.0]


@pytest.mark.parametrize(
    "question",
    ["state government workers: total population of Texas", "except Georgia: total population"],
)
def test_what_a_part_before_a_colon_asks_is_not_passed_over(
    states: Catalogue, question: str
) -> None:
    assert not isinstance(states.ask(question), Answer)


def test_a_member_that_only_another_table_has_is_asked_about_where_one_is_called_nearly_so(
    tmp_path: Path,
) -> None:
    masts = "Council,Year,Masts\nHighland,2023,5\nAngus,2023,9\n"
    births = "Council,Year,Births\nHighlands,2023,50\nAngus,2023,90\n"
    write_tables(tmp_path / "masts", {"masts": masts}, name="masts")
    write_tables(tmp_path / "births", {"births": births}, name="births")
    catalogue = open_packages(tmp_path)
    reply = catalogue.ask("masts highlands")
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == ["Highland"]
    taken = catalogue.ask_choice(reply.choices[0].key)
    assert taken is not None
    assert values_of(taken) == [5]
    assert values_of(catalogue.ask("births highlands")) == [50]
