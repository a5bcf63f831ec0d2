"""Words of a file's name, starts of long names and names that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from stats.question.inferred.measures import MeasureFound
from stats.question.inferred.titled import find_titled
from tests.newsroom import open_texts

ABSENCE = """\
School,Year,Pupils,Absence rate (%)
Moorside Primary School,2021,210,5.5
Moorside Primary School,2022,214,5.1
St Mary's RC Primary School,2021,320,6.2
St Mary's RC Primary School,2022,318,6.4
St Mark's CE Primary School,2021,190,4.1
St Mark's CE Primary School,2022,188,4.0
Northgate High School,2021,900,7.7
Northgate High School,2022,911,7.9
Northgate Infant School,2021,120,3.3
Northgate Infant School,2022,121,3.1
"""
WAITS = """\
Trust,Month,Patients waiting
St Helens and Knowsley Teaching Hospitals NHS Trust,Jan 2024,4100
St Helens and Knowsley Teaching Hospitals NHS Trust,Feb 2024,4200
Wirral University Teaching Hospital,Jan 2024,3100
Wirral University Teaching Hospital,Feb 2024,3200
"""
GATES = """\
Club,Year,Average attendance,Highest attendance
Hull City,2022,18000,24000
Hull City,2023,19000,25000
Grimsby Town,2022,5900,9000
Grimsby Town,2023,5700,9100
"""
AIR = """\
Site,Pollutant,Year,Annual mean concentration
Botley Road,NO2,2023,31
Botley Road,PM10,2023,18
Cowley,NO2,2023,28
Cowley,PM10,2023,17
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("desk")
    tables = {"school_absence": ABSENCE, "hospital_waits": WAITS, "football_gates": GATES}
    return open_texts(folder, **tables, air_quality=AIR)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("school absence rate moorside 2022", 5.1),
        ("st marys absence rate", 6.4),
        ("hospital waits st helens", 4200),
        ("football average attendance grimsby", 5700),
        ("air quality cowley pm10", 17),
        ("mean no2 cowley", 28),
    ],
)
def test_words_of_a_title_and_starts_of_names_are_understood(
    desk: Catalogue, question: str, value: float
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


def test_a_word_of_asking_that_some_list_has_as_a_member_says_nothing_of_packages(
    tmp_path: Path,
) -> None:
    crime = "Ward,Crime type,Year,Offences\nAbbey,Burglary,2023,30\nCowley,Burglary,2023,50\n"
    crime += "Abbey,Arson,2023,3\nCowley,Arson,2023,5\n"
    visits = "Library,Year,Visits\nCentral,2023,300\nTotal,2023,700\nOther,2023,400\n"
    desk = open_texts(tmp_path, crime_by_ward=crime, library_visits=visits)
    for question, value in (("total burglary 2023", 80), ("arson overall 2023", 8)):
        reply = desk.ask(question)
        assert isinstance(reply, Answer), reply
        assert [figure.value for figure in reply.figures] == [value]


def test_a_breakdown_is_not_lost_where_its_list_has_a_name_of_two_words(tmp_path: Path) -> None:
    tips = "Town,Year,Sort,Land type,Finds,Cost\n" + "".join(
        f"{town},2023,{sort},{land},{value},{cost}\n"
        for town, sort, land, value, cost in [
            ("Ashby", "Tyres", "Highway", "3", ""),
            ("Ashby", "Tyres", "Private", "[c]", ""),
            ("Ashby", "Tyres", "All land", "6", ""),
            ("Ashby", "Sofas", "All land", "40", "80"),
            ("Boring", "Tyres", "Highway", "7", ""),
            ("Boring", "Tyres", "Private", "2", ""),
            ("Boring", "Tyres", "All land", "9", ""),
            ("Boring", "Sofas", "All land", "50", "75"),
        ]
    )
    desk = open_texts(tmp_path, rubbish=tips)
    for question in ("ashby tyres by land type 2023", "ashby tyres finds by land type 2023"):
        reply = desk.ask(question)
        assert isinstance(reply, Answer), reply
        assert [figure.value for figure in reply.figures] == [3, None]
        assert "2 of 2" not in " ".join(each.text for each in reply.remarks)
        assert reply.figures[1].status == "suppressed"


def test_an_average_of_members_is_none_of_a_label(tmp_path: Path) -> None:
    reply = open_texts(tmp_path, air_quality=AIR).ask("pm10 average of all sites 2023")
    assert not isinstance(reply, Answer), reply


def test_a_title_alone_chooses_no_figure(desk: Catalogue) -> None:
    reply = desk.ask("football hull 2022")
    assert isinstance(reply, Clarification), reply
    labels = [choice.label for choice in reply.choices]
    assert labels == ["Average attendance", "Highest attendance"]


def test_a_title_says_nothing_where_measures_are_called_just_what_is_asked(tmp_path: Path) -> None:
    mix = "Country,Year,Peat (% sub energy)\nNorway,2010,1\nPeru,2010,2\n"
    share = "Country,Year,Peat (%)\nNorway,2010,3\nPeru,2010,4\n"
    desk = open_texts(tmp_path, mix_of_power=mix, mix_anew=mix, share_of_sub_energy=share)
    reply = desk.ask("peat (% sub energy) norway 2010")
    assert isinstance(reply, Clarification), reply
    assert len(reply.choices) == 2
    found = [desk.ask(choice.question) for choice in reply.choices]
    assert [each.figures[0].value for each in found if isinstance(each, Answer)] == [1, 1]


def test_a_title_chooses_no_measure_that_says_more_where_others_are_as_near(tmp_path: Path) -> None:
    chores = 'Country,Year,"Daily time spent on domestic work, women"\n'
    leisure = 'Country,Year,"Free time, women","Study, women"\n'
    desk = open_texts(
        tmp_path,
        time_spent_on_work=f"{chores}Norway,2010,5\nPeru,2010,6\n",
        how_time_is_spent=f"{leisure}Norway,2010,7,8\nPeru,2010,9,10\n",
    )
    found = find_titled("time spent on female norway peru 2010", desk.index)
    assert isinstance(found, MeasureFound)
    assert not found.is_sure
    assert not isinstance(desk.ask("time spent on female norway peru 2010"), Answer)
    assert isinstance(desk.ask("daily time spent on domestic work norway 2010"), Answer)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("northgate absence rate", ["Northgate High School", "Northgate Infant School"]),
    ],
)
def test_a_start_of_several_names_is_asked_back(
    desk: Catalogue, question: str, names: list[str]
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Clarification), reply
    assert sorted(choice.label for choice in reply.choices) == names


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("average attendance york city 2023", "“york city” is not understood"),
        (
            "annual mean concentration of no2 at blackbird leys",
            "The sites are Botley Road, Cowley.",
        ),
        ("patients waiting aintree", "“aintree” is not understood"),
    ],
)
def test_a_name_that_is_not_there_is_no_other_one(
    desk: Catalogue, question: str, said: str
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Clarification), reply
    assert said in reply.prompt
    assert reply.choices == ()


@pytest.mark.parametrize(
    "question", ["average attendance hull kingston rovers", "moorside academy absence rate"]
)
def test_a_start_with_another_word_behind_it_is_no_name(desk: Catalogue, question: str) -> None:
    assert isinstance(desk.ask(question), Clarification)


@pytest.mark.parametrize(
    ("listed", "typed"), [("Cowley,Iffley", "botley"), ("Harlow,Dover", "marlow")]
)
def test_another_place_of_nearly_the_same_letters_is_not_taken(
    tmp_path: Path, listed: str, typed: str
) -> None:
    rows = "".join(f"{name},2023,{n + 5}\n" for n, name in enumerate(listed.split(",")))
    catalogue = open_texts(tmp_path, thefts="town,year,Thefts\n" + rows)
    reply = catalogue.ask(f"thefts in {typed}")
    assert not isinstance(reply, Answer), reply.reading


@pytest.mark.parametrize(
    ("question", "value", "read"),
    [
        ("patients waiting wirral in january", 3100, "“january” read as January 2024, the latest"),
        ("feb patients waiting wirral", 3200, "“feb” read as February 2024, the latest"),
    ],
)
def test_a_month_without_a_year_is_the_latest_and_said(
    desk: Catalogue, question: str, value: float, read: str
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]
    assert read in [each.text for each in reply.assumptions]


@pytest.mark.parametrize(
    ("question", "value"),
    [("lincoln average gate last season", 8541), ("gate grimsby which season was highest", 6100)],
)
def test_a_season_is_a_year_of_that_form(tmp_path: Path, question: str, value: float) -> None:
    table = """\
Club,Season,Average gate
Lincoln City,2022/23,9033
Lincoln City,2023/24,8541
Grimsby Town,2022/23,6100
Grimsby Town,2023/24,5671
"""
    reply = open_texts(tmp_path, gates=table).ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


@pytest.mark.parametrize("label", ["Lab-grown beef (Institute)", "Sea-level rise"])
def test_a_word_of_a_change_in_a_label_asks_for_none(tmp_path: Path, label: str) -> None:
    table = f"Area,Year,{label},Harbour traffic\nUnited States,2013,90,5\nUnited States,2017,80,7\n"
    desk = open_texts(tmp_path, tables_of_united_states=table)
    reply = desk.ask(f"united statse {label} 2013")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [90]
    change = desk.ask("united statse harbour traffic rise 2013 to 2017")
    assert isinstance(change, Answer), change
    assert [figure.value for figure in change.figures] == [2]
