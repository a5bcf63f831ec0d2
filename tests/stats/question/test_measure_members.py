"""Members of measures that define nothing: years in names, places that lie in others."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.index.build import build_index
from tests.collecting import make_tables
from tests.outcomes import values_by_area


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
