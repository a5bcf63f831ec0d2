"""A word that a measure does not say is asked about, and never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from tests.outcomes import values_of
from tests.writing import open_packages, write_tables

POX = """Country,Year,Pox cases revised,Pox deaths
Peru,2019,50,5
Peru,2020,55,6
Chile,2019,70,7
"""
CLIMBS = "World,Year,En route casualties\nWorld,2018,373\nWorld,2017,25\n"
STAYS = """Council,Month,Average length of stay (nights),Guest nights
Ashby,2024-01,3.5,1200
Ashby,2024-02,3.9,1300
Barrow,2024-01,2.5,200
Barrow,2024-02,2.9,300
"""
WORK = """Country,Year,Apprentices (per capita),Apprentices,Smoke from kilns (tonnes),Share who smoke (%)
Peru,2019,0.4,400,30.5,21.5
Chile,2019,0.6,700,9.5,15.5
"""
GASES = """Country,Year,Total including marsh gas,Marsh gas and peat,Energy without coal
Peru,2019,50.5,3.5,44.5
Chile,2019,70.5,4.5,61.5
"""
HARM = """Country,Year,Children (1-14) who were beaten,Domestic cheese eaten
Peru,2019,80.5,12.5
Chile,2019,60.5,14.5
"""
PEAT = """Country,Year,Peat consumption per capita,Cumulative ash emissions share
Peru,2019,5.5,7.5
Chile,2019,6.5,8.5
"""
FUELS = "Entity,Year,Heat from fuels\nPeat briquettes,2019,50\nWorld,2019,90\nPeru,2019,8\n"
PAY = (
    "Country,Year,Median weekly pay,Hourly cost of heating\nPeru,2019,510,2.5\nChile,2019,520,3.5\n"
)
TOTALS = {
    "sheep": "Country,Year,Total\nPeru,2019,500\nChile,2019,700\n",
    "goats": "Kind,Year,Total\nKids,2019,50\nBillies,2019,20\n",
}
LIVES = """Country,Year,Male healthy life left,Children in want,Income from work spent
Peru,2019,60.5,12.5,100
Chile,2019,61.5,14.5,120
"""
FLOWS = """Date,Global shares
2018-11-30,20
2018-12-31,30
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("unsaid")
    tables = {
        "pox": POX, "climbs": CLIMBS, "stays": STAYS, "work": WORK, "gases": GASES, "harm": HARM,
        "pay": PAY, "peat": PEAT, "fuels": FUELS,
        "flows": FLOWS, "lives": LIVES, **TOTALS,
    }  # fmt: skip
    for name, text in tables.items():
        write_tables(folder / name, {name: text}, name=name)
    return open_packages(folder)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("pox deaths peru 2020", [6]),
        ("how many pox deaths in peru in 2020", [6]),
        ("recorded pox deaths peru 2020", [6]),
        ("pox deaths peru 2020 for the paper", [6]),
        ("en route casualties 2018", [373]),
        ("average length of stay ashby january 2024", [3.5]),
        ("guest nights ashby 2024", [1200, 1300]),
        ("total guest nights ashby january 2024", [1200]),
        ("monthly guest nights ashby january 2024", [1200]),
        ("guest nights per month barrow february 2024", [300]),
        ("guest nights ashby each month", [1200, 1300]),
        ("guest nights by month barrow", [200, 300]),
        ("apprentices per capita peru 2019", [0.4]),
        ("share who smoke peru 2019", [21.5]),
        ("marsh gas and peat peru 2019", [3.5]),
        ("total including marsh gas peru 2019", [50.5]),
        ("energy without coal peru 2019", [44.5]),
        ("children who were beaten peru 2019", [80.5]),
        ("global shares 31 december 2018", [30]),
        ("median weekly pay peru 2019", [510]),
        ("pay peru 2019", [510]),
        ("peat consumption per capita peru 2019", [5.5]),
        ("share of cumulative ash emissions chile 2019", [8.5]),
        ("heat from fuels peat briquettes 2019", [50]),
        ("total sheep peru 2019", [500]),
        ("total billies 2019", [20]),
        ("male healthy life left peru 2019", [60.5]),
        ("children in want peru 2019", [12.5]),
        ("income from work spent peru 2019", [100]),
        ("number of guest nights ashby january 2024", [1200]),
        ("apprentices peru 2019 for radio", [400]),
        ("apprentices peru 2019 for the tv package", [400]),
        ("rough figures on apprentices peru 2019", [400]),
        ("hi, i'm a journalist, apprentices peru 2019", [400]),
    ],
)
def test_what_a_measure_says_is_answered(
    loaded: Catalogue, question: str, values: list[float]
) -> None:
    assert values_of(loaded.ask(question)) == values


@pytest.mark.parametrize(
    "question",
    [
        "cases en route casualties 2018",  # labels of another package have cases
        "apprentices deaths peru 2019",
        "en route casualties per flight 2018",
        "apprentices (per peru 2019",  # the bracket is not finished
        "global shares annual 31 december 2018",  # there are months alone
        "annual guest nights ashby 2024",
        "weekly guest nights ashby january 2024",
        "monthly pox deaths peru 2020",
        "total length of stay ashby january 2024",
        "number who smoke peru 2019",
        "smoke numbers peru 2019",
        "number of kilns peru 2019",  # the smoke from them is in tonnes
        "marsh gas peru 2019",  # counted in, and only a part of what is beside
        "coal energy peru 2019",
        "adults (1-14) who were beaten peru 2019",
        "foreign cheese eaten peru 2019",
        "data total peru 2019",  # many tables have a total
        "male life left peru 2019",  # not the healthy years alone
        "children in want of boys peru 2019",
        "expenditure from work spent peru 2019",
        "peat consumption peru 2019",
        "cumulative ash emissions chile 2019",
        "domestic cheese eaten from peat briquettes peru 2019",  # no place, but in another table
        "median annual pay peru 2019",
        "daily cost of heating chile 2019",
        "number of guests ashby january 2024",  # a guest may stay many nights
        "agency apprentices peru 2019",
        "apprentices in research peru 2019",
        "apprentices peru 2019 social media",
        "trainee apprentices peru 2019",
        "apprentices lost peru 2019",
        "confirmed pox deaths peru 2020",
        "big apprentices peru 2019",
        "pox deaths of children against minors peru 2020",
        "long-term apprentices peru 2019",
        "en route incidents 2018",
        "apprentices and smoke from kilns peru 2019",
        "apprentices gap peru 2019",
        "the gap in pox deaths in peru",
        "energy coal peru 2019",  # it is what is left out
        "heat from fuels including peru 2019",
        "total heat from fuels including the peat briquettes 2019",
        "apprentices for over a year peru 2019",
        "apprentices for a month peru 2019",
        "full-time apprentices peru 2019",  # no label has it, and it is a word that labels have
    ],
)
def test_what_it_does_not_say_is_asked(loaded: Catalogue, question: str) -> None:
    reply = loaded.ask(question)
    assert isinstance(reply, Clarification), reply
    assert reply.choices


def test_marks_within_a_label_put_nothing_aside(tmp_path: Path) -> None:
    text = 'Country,Year,"Life left at age 0, females (Office)"\nPeru,2019,80.5\nChile,2019,81.5\n'
    write_tables(tmp_path / "lives", {"lives": text}, name="lives")
    catalogue = open_packages(tmp_path)
    label = "Life left at age 0, females (Office)"
    assert values_of(catalogue.ask(f"{label} peru 2019")) == [80.5]
    assert not isinstance(catalogue.ask(f"over 65 {label} peru 2019"), Answer)


@pytest.mark.parametrize(
    ("question", "value"),
    [("Peat burnt for trade (GJ per $) Males (16 to 24) 2019", 5.5), ("Ash (t per £) Males (16 to 24)", 7.5)],
)  # fmt: skip
def test_a_label_as_it_is_printed_says_all_that_stands_in_it(
    tmp_path: Path, question: str, value: float
) -> None:
    table = (
        "Group,Year,Peat burnt for trade (GJ per $),Ash (t per £)\nMales (16 to 24),2019,5.5,7.5\n"
    )
    write_tables(tmp_path / "trade", {"trade": table}, name="trade")
    assert values_of(open_packages(tmp_path).ask(question)) == [value]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("spots cases and deaths peru 2019", None),
        ("deaths and cases of spots peru 2019", None),
        ("spots deaths peru 2019", [7]),
        ("spots deaths peru and chile 2019", [7, 9]),
    ],
)
def test_a_second_measure_is_not_left_out_for_a_word_of_the_title(
    tmp_path: Path, question: str, values: list[float] | None
) -> None:
    table = "Country,Year,New spots cases,Spots deaths\nPeru,2019,50,7\nChile,2019,60,9\n"
    write_tables(tmp_path, {"spots-cases": table}, name="spots-cases")
    reply = open_packages(tmp_path).ask(question)
    if values is None:
        assert isinstance(reply, Clarification), reply
    else:
        assert values_of(reply) == values


@pytest.mark.parametrize(
    ("table", "question"),
    [
        ("Employment rate (%)", "unemployment rate peru 2019"),
        ("Employment rate (%)", "jobless rate peru 2019"),
        ("Insured drivers", "uninsured drivers peru 2019"),
    ],
)
def test_what_the_lists_have_one_word_for_is_not_dropped(
    tmp_path: Path, table: str, question: str
) -> None:
    text = f"Country,Year,{table}\nPeru,2019,50\nChile,2019,60\n"
    write_tables(tmp_path, {"drivers": text}, name="drivers")
    catalogue = open_packages(tmp_path)
    assert values_of(catalogue.ask(f"{table} peru 2019")) == [50]
    assert not isinstance(catalogue.ask(question), Answer)


def test_one_nation_of_two_that_are_counted_together_is_not_passed_over(tmp_path: Path) -> None:
    """Whose figures are of England and Wales has none of Wales."""
    table = "Age,Year,Deaths in England and Wales\nUnder 1,2020,50\nOver 1,2020,900\n"
    write_tables(tmp_path / "deaths", {"deaths": table}, name="deaths")
    catalogue = open_packages(tmp_path)
    for asked in ("deaths in wales over 1 2020", "england deaths under 1 2020"):
        assert not isinstance(catalogue.ask(asked), Answer), asked
    assert values_of(catalogue.ask("deaths england and wales over 1 2020")) == [900]


def test_a_nation_is_not_the_member_that_has_another_beside_it(tmp_path: Path) -> None:
    table = "Nation,Year,Deaths\nEngland and Wales,2020,900\nScotland,2020,50\n"
    write_tables(tmp_path / "deaths", {"deaths": table}, name="deaths")
    catalogue = open_packages(tmp_path)
    for asked in ("deaths in wales 2020", "deaths in england", "england deaths"):
        assert not isinstance(catalogue.ask(asked), Answer), asked
    assert values_of(catalogue.ask("deaths england and wales")) == [900]


def test_a_mean_is_no_median_and_an_average_may_be(tmp_path: Path) -> None:
    things = ("rent", "age", "wait", "loan", "bill", "debt", "fare", "fee", "fine", "rate")
    names = [f"{kind} {each}" for each in things for kind in ("Median", "Total", "New")]
    lines = (
        ",".join(("Council", "Year", "Gross median weekly pay", *names)),
        ",".join(("Reading", "2023", "610", *("7" for _ in names))),
        ",".join(("Leeds", "2023", "590", *("8" for _ in names))),
    )
    write_tables(tmp_path / "pay", {"pay": "\n".join(lines)}, name="pay")
    catalogue = open_packages(tmp_path)
    assert values_of(catalogue.ask("average weekly pay leeds")) == [590]
    assert values_of(catalogue.ask("what does weekly pay mean in leeds")) == [590]
    assert isinstance(catalogue.ask("mean weekly pay leeds"), Clarification)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("reading standard leeds", [50]),
        ("pupils at the reading standard in reading and leeds", [60, 50]),
        ("reading: pupils at the standard", [60]),
    ],
)
def test_a_word_of_the_label_is_no_place_beside_another(
    tmp_path: Path, question: str, values: list[float]
) -> None:
    table = "Council,Year,Pupils at the reading standard\nReading,2023,60\nLeeds,2023,50\n"
    write_tables(tmp_path / "pupils", {"pupils": table}, name="pupils")
    assert values_of(open_packages(tmp_path).ask(question)) == values
