"""What nobody has said of an inferred measure is asked, not taken for granted."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.model import Reply
from tests.outcomes import values_of
from tests.writing import open_packages, write_tables

SPEED = """code,area,kind,year,sex,speed
E1,North,region,2019,Persons,50
E1,North,region,2020,Persons,55
E2,Ashby,district,2020,Persons,70
E3,Barrow,district,2020,Persons,40
E4,Corby,district,2020,Persons,60
E4,Corby,district,2020,Male,61
"""
HEIGHT = (
    "Entity,Code,Year,Height\nWorld,OWID_WRL,2010,7\nUnited States,US,2010,21\nPeru,PE,2010,9\n"
)


TOWNS, KINDS = ("Ashby", "Barrow", "Corby"), ("Primary", "Secondary", "All schools")
WAITS = "Health board,Year,Median wait (days)\nAshby,2023,48.5\nBarrow,2023,70.3\nCorby,2023,44.9\n"


PAY = "Local authority,Year,Median weekly pay (£)\nAshby,2023,610\nBarrow,2023,590\n"
RATIO = "Local authority,Year,Housing affordability ratio\nAshby,2023,9.5\nBarrow,2023,4.1\n"
SMOKERS = "Local authority,Year,Smokers (%)\nAshby,2023,9.5\nBarrow,2023,14.1\n"
RENT = "Country,Year,Monthly rent (US$)\nPeru,2023,310\nChile,2023,450\n"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("doubts")
    tables = {"speed": SPEED, "height": HEIGHT, "waits": WAITS, "pay": PAY, "rent": RENT}
    tables |= {"ratio": RATIO, "smokers": SMOKERS}
    for name, text in tables.items():
        write_tables(folder / name, {name: text}, name=name)
    return open_packages(folder)


def choices(catalogue: Catalogue, question: str) -> dict[str, Reply]:
    reply = catalogue.ask(question)
    assert isinstance(reply, Clarification), reply
    pressed = {each.label: catalogue.ask_choice(each.key) for each in reply.choices}
    asked = {each.label: catalogue.ask(each.question) for each in reply.choices}
    assert pressed == asked
    return asked


def test_the_worst_may_be_the_highest_or_the_lowest(loaded: Catalogue) -> None:
    found = choices(loaded, "worst speed")
    assert {label: values_of(each) for label, each in found.items()} == {
        "The highest": [70], "The lowest": [40],
    }  # fmt: skip


def test_the_best_may_be_the_highest_or_the_lowest(loaded: Catalogue) -> None:
    found = choices(loaded, "which kind has the best speed 2020")
    assert [values_of(each) for each in found.values()] == [[70], [40]]


@pytest.mark.parametrize("asked", ["least affordable", "most affordable local authority"])
def test_a_high_ratio_need_not_be_the_most_of_what_it_is_called(
    loaded: Catalogue, asked: str
) -> None:
    found = choices(loaded, asked)
    assert {label: values_of(each) for label, each in found.items()} == {
        "The highest": [9.5], "The lowest": [4.1],
    }  # fmt: skip
    assert values_of(loaded.ask("highest housing affordability")) == [9.5]


def test_the_highest_place_in_a_country_is_no_rank_of_the_country(loaded: Catalogue) -> None:
    found = choices(loaded, "top 2 places in north for speed")
    assert [values_of(each) for each in found.values()] == [[70, 60], [55]]


def test_the_most_of_a_percentage_is_no_largest_number(loaded: Catalogue) -> None:
    most, highest = (
        loaded.ask(f"which local authority has {asked} smokers")
        for asked in ("the most", "highest")
    )
    assert isinstance(most, Answer)
    assert isinstance(highest, Answer)
    assert values_of(most) == values_of(highest) == [14.1]
    assert "in the order of a percentage, not of numbers" in "".join(
        each.text for each in most.question.assumptions
    )
    assert not any("numbers" in each.text for each in highest.question.assumptions)


def test_the_highest_in_a_place_that_others_may_lie_in_is_asked(loaded: Catalogue) -> None:
    found = choices(loaded, "top 2 speed in north")
    assert [values_of(each) for each in found.values()] == [[70, 60], [55]]
    assert values_of(loaded.ask("highest speed north ever")) == [55]


def test_the_longest_and_the_shortest_are_ranked_by(loaded: Catalogue) -> None:
    assert values_of(loaded.ask("which health board has the longest median wait 2023")) == [70.3]
    assert values_of(loaded.ask("shortest median wait 2023")) == [44.9]


def test_a_word_that_is_a_code_too_is_asked_about(loaded: Catalogue) -> None:
    found = choices(loaded, "height us 2010")
    assert {label: values_of(each) for label, each in found.items()} == {
        "United States": [21], "World": [7],
    }  # fmt: skip
    assert values_of(loaded.ask("tell us the height of peru 2010")) == [9]
    assert values_of(loaded.ask("height US 2010")) == [21]


def test_men_are_the_male_members(loaded: Catalogue) -> None:
    assert values_of(loaded.ask("speed corby men")) == [61]
    assert isinstance(loaded.ask("speed ashby men"), NoFigure)
    assert not isinstance(loaded.ask("speed ashby women"), Answer)


def test_a_short_text_goes_on_though_a_label_has_its_word(loaded: Catalogue) -> None:
    first = loaded.ask("speed ashby")
    assert isinstance(first, Answer)
    assert values_of(loaded.ask("and barrow", previous=first.question)) == [40]


def test_the_highest_of_a_place_within_another_list_is_its_rank(tmp_path: Path) -> None:
    rows = [f"{town},{kind},{n}" for n, (town, kind) in enumerate(product(TOWNS, KINDS), start=4)]
    table = "\n".join(["Town,School type,Rows", *rows, ""])
    write_tables(tmp_path, {"rows": table}, name="rows")
    reply = open_packages(tmp_path).ask("highest rows in ashby primary")
    assert values_of(reply) == [4]
    assert isinstance(reply, Answer)
    assert "rank" in reply.reading


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("pay in Ashby in US dollars", "in £, and are not worked out in dollars", 610),
        ("weekly pay Barrow usd", "in £, and are not worked out in usd", 590),
        ("weekly pay Barrow in euros", "“euros”", 590),
        ("monthly rent in Chile in pounds", "pounds", 450),
    ],
)
def test_figures_are_not_given_as_other_money(
    loaded: Catalogue, text: str, said: str, value: float
) -> None:
    reply = loaded.ask(text)
    assert isinstance(reply, Clarification)
    assert said in reply.prompt
    assert values_of(loaded.ask(reply.choices[0].question)) == [value]


def test_the_money_that_figures_are_in_may_be_said(loaded: Catalogue) -> None:
    assert values_of(loaded.ask("monthly rent in Peru in dollars")) == [310]
