"""Questions of packages that define nothing, from the file to the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.building import build_folders
from stats.render import render_plain
from tests.stats.inferring.small import read_small

CLAIMS = """sex,age,year,Tribunal claims
Men,16 to 34,2022,120
Men,35 and over,2022,80
Men,All ages,2022,200
Men,16 to 34,2023,150
Men,35 and over,2023,95
Men,All ages,2023,245
Women,16 to 34,2022,90
Women,35 and over,2022,70
Women,All ages,2022,160
Women,16 to 34,2023,60
Women,35 and over,2023,88
Women,All ages,2023,148
"""
HOLES = """local authority,year,Potholes
Camden,2022,500
Camden,2023,640
Hackney,2022,410
Hackney,2023,700
"""


RATES = """country,year,"Burglars per 100,000 people",Share of adults who smoke (%),Life expectancy (years),Median weekly pay (£),Burials
Norland,2021,30.5,21.2,79.1,510,4000
Norland,2022,31.5,20.1,79.3,520,4100
Sudland,2021,80.1,15.5,82.1,610,900
Sudland,2022,77.7,14.4,82.0,640,950
"""


HERDS = "country,year,Goats counted (Herd Book (2015))\n" + "".join(
    f"{country},{year},{100 * number + year - 2000}\n"
    for number, country in enumerate(
        [
            "Kenya",
            "Chad",
            "Mali",
            "Niger",
            "Togo",
            "Benin",
            "Ghana",
            "Gabon",
            "Malawi",
            "Angola",
            "Zambia",
            "Rwanda",
        ]
    )
    for year in (2015, 2017, 2021)
    if year < 2021 or country != "Rwanda"
)
DECADES = """species,year,Catch by decade
Cod,1900,50
Cod,1910,70
Cod,1920,65
"""
SHARES = """town,year,Share of homes with a cat (%)
Ashby,2018,4.5
Ashby,2019,5.5
Ashby,2020,5.1
Boring,2018,7.5
Boring,2019,8.5
Boring,2020,6.5
Cromer,2018,1.5
Cromer,2019,2.5
Cromer,2020,2.1
"""


DOGS = """town,year,Dog licences
Ashby,2021,10
Ashby,2022,12
Boring,2021,20
Boring,2022,25
Boring,2022,29
Cromer,2022,7
"""
SWANS = """town,year,Swan deaths
Ashby,2021,10
Ashby,2022,12
Ashby,2023,[c]
Boring,2021,20
Boring,2022,25
Boring,2023,31
Cromer,2021,4
Cromer,2022,7
Cromer,2023,..
Dunham,2021,44
"""


FARES = "year,Bus fares index (2015=100)\n" + "".join(
    f"{year},{100 + 3 * (year - 2015)}\n" for year in range(2015, 2021)
)
THEFTS = """county,year,Thefts
Barset,2019/20,30
Barset,2020/21,10
Barset,2021/22,20
Barset,2022/23,40
Mercia,2019/20,35
Mercia,2022/23,45
"""
LOANS = "town,quarter,Library loans\n" + "".join(
    f"{town},{year} Q{quarter},{number + 10 * quarter + year - 2020}\n"
    for number, town in enumerate(("Ashby", "Boring"))
    for year in (2021, 2022)
    for quarter in (1, 2, 3, 4)
)
RESIDENTS = """age group,year,Percentage of residents
Under 18,2022,20
Under 18,2023,21
18 and over,2022,80
18 and over,2023,79
"""


WAITS = """hospital,year,Waits
Alder Hospital,2021,30
Alder Hospital,2022,31
Birch Hospital,2021,50
Birch Hospital,2022,52
All hospitals,2021,80
All hospitals,2022,83
"""


CAUSES = """cause of death,year,Fatalities
Cancer,2022,520
Falls,2022,400
Other causes,2022,1200
Not stated,2022,900
All causes,2022,3020
"""
RAIDS = """Police force,year,Raids
Barset,2022,5
Mercia,2022,8
"""
HEAT = """station,year,Warmth (Met Office (2021))
Ashby,2019,9
Ashby,2020,11
Boring,2019,12
Boring,2020,13
"""


CRASHES = """region,sex,year,Crashes
Northland,Male,2023,60
Northland,Female,2023,82
Southland,Male,2023,90
Southland,Female,2023,53
"""
GROWTH = """town,year,House price growth (%)
Ashby,2021,-3.5
Ashby,2022,-9.1
Boring,2021,2.2
Boring,2022,4.4
"""
DENTISTS = """area,year,"Dentists per 100,000"
Kent,2023,39
England,2023,43
"""


CLEARINGS = """place,year,Clearings
Vale,-8000,1
Vale,-2000,5
Vale,1800,9
Vale,1900,12
Vale,1950,11
"""


def open_packages(folder: Path, **texts: str) -> Catalogue:
    folders = []
    for name, text in texts.items():
        (folder / name).mkdir()
        read_small(folder / name, text)
        folders.append(folder / name)
    build_folders(folders, folder / "all.index")
    return Catalogue.open(folder / "all.index")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_packages(
        tmp_path_factory.mktemp("all"),
        claims=CLAIMS,
        holes=HOLES,
        rates=RATES,
        herds=HERDS,
        decades=DECADES,
        shares=SHARES,
        dogs=DOGS,
        swans=SWANS,
        fares=FARES,
        thefts=THEFTS,
        loans=LOANS,
        residents=RESIDENTS,
        waits=WAITS,
        causes=CAUSES,
        raids=RAIDS,
        heat=HEAT,
        crashes=CRASHES,
        growth=GROWTH,
        dentists=DENTISTS,
        clearings=CLEARINGS,
    )


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("tribunal claims men by age 2022", [120, 80]),
        ("tribunal claims by gender 2023", [245, 148]),
        ("which age group has most tribunal claims among women", [88]),
        ("which local authority has the most potholes", [700]),
        ("potholes by local authority 2022", [500, 410]),
    ],
)
def test_a_dimension_is_asked_for_by_what_people_call_it(
    catalogue: Catalogue, question: str, values: list[float]
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("number of burglars in norland", "a rate", 31.5),
        ("how many burglars did sudland have in 2021", "a rate", 80.1),
        ("how many adults smoke in norland", "a percentage", 20.1),
        ("the total number of adults who smoke in sudland in 2021", "a percentage", 15.5),
    ],
)
def test_a_rate_is_not_given_for_a_count(
    catalogue: Catalogue, question: str, kind: str, value: float
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Clarification), reply
    assert f"is {kind}. Is that what you mean?" in reply.prompt
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer)
    assert [figure.value for figure in chosen.figures] == [value]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many burglars per 100,000 people in norland", 31.5),
        ("how many percent of adults smoke in norland", 20.1),
        ("how many years is the life expectancy in sudland", 82.0),
        ("number of burials in norland", 4100),
        ("number of burials a year in sudland in 2022", 950),
        ("how many potholes in hackney in 2022", 410),
    ],
)
def test_a_count_and_what_is_asked_for_as_a_rate_are_given(
    catalogue: Catalogue, question: str, value: float
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


def test_members_are_not_counted_by_the_figure_of_the_whole(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how many age groups of men are there in tribunal claims 2023")
    assert isinstance(reply, Clarification), reply
    assert "is not counted here" in reply.prompt
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer)
    assert [figure.value for figure in chosen.figures] == [150, 95]


def test_the_year_in_a_label_is_no_answer_to_the_year_that_is_asked_for(
    catalogue: Catalogue,
) -> None:
    reply = catalogue.ask("goats counted in kenya 2015")
    assert isinstance(reply, Answer), reply
    assert [figure.period.label for figure in reply.figures] == ["2015"]
    reply = catalogue.ask("goats counted in kenya 2016")
    assert isinstance(reply, NoFigure), reply


def test_an_order_is_of_the_newest_year_that_nearly_all_have(catalogue: Catalogue) -> None:
    for question in ("which country has the most goats counted", "goats counted by country"):
        reply = catalogue.ask(question)
        assert isinstance(reply, Answer), reply
        assert {figure.period.label for figure in reply.figures} == {"2021"}
        assert any("no figure for Rwanda" in each.text for each in reply.remarks)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which decade had the most catch of cod", [70]),
        ("lowest decade for the catch of cod", [50]),
        ("catch by decade of cod in the 1920s", [65]),
        ("lowest share of homes with a cat in Boring since 2019", [6.5]),
        ("how far has the share of homes with a cat in Ashby come", [5.1 - 4.5]),
        ("share of homes with a cat in Ashby change over the whole period", [5.1 - 4.5]),
    ],
)
def test_years_are_asked_for_in_other_words(
    catalogue: Catalogue, question: str, values: list[float]
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [pytest.approx(each) for each in values]


def test_a_share_below_ten_has_a_place_and_a_small_count_has_none(catalogue: Catalogue) -> None:
    reply = catalogue.ask("where does Ashby rank for the share of homes with a cat")
    assert isinstance(reply, Answer), reply
    assert "Ashby is 2nd highest of 3" in [each.text for each in reply.remarks]


def test_a_change_since_before_the_first_year_says_where_it_begins(catalogue: Catalogue) -> None:
    reply = catalogue.ask("share of homes with a cat Ashby change since 2010")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [pytest.approx(0.6)]
    said = [each.text for each in reply.remarks if each.kind == "scope"]
    assert said == ["Nothing from January 2010 on before 2018; since then"]


def test_what_is_asked_back_keeps_the_change(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how did the share of homes with a cat change")
    assert isinstance(reply, Clarification), reply
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer), chosen
    assert [figure.value for figure in chosen.figures] == [pytest.approx(5.1 - 5.5)]


def test_two_figures_for_one_key_are_told_with_their_lines(catalogue: Catalogue) -> None:
    reply = catalogue.ask("dog licences in Boring 2022")
    assert isinstance(reply, NoFigure), reply
    assert reply.status == "conflicting"
    assert reply.reason.endswith("The table has 25 on line 5, 29 on line 6.")
    assert "zero" not in reply.reason
    order = catalogue.ask("which town has the most dog licences")
    assert isinstance(order, Answer), order
    said = [each.text for each in order.remarks if each.kind == "scope"]
    assert said == ["Without Boring, for which the table has 25 on line 5, 29 on line 6"]


@pytest.mark.parametrize(
    ("question", "value", "beside"),
    [
        ("swan deaths in Ashby", 12, "2022; 2023 is held back by its publisher"),
        ("swan deaths in Cromer", 7, "2022; 2023 is printed as “..”"),
        ("swan deaths in Dunham", 44, "2021; others have 2023"),
        ("dog licences in Boring", 20, "2021; 2022 is contradictory in the table"),
        ("swan deaths in Boring", 31, "2023"),
    ],
)
def test_a_later_period_without_a_figure_is_named_beside_the_latest(
    catalogue: Catalogue, question: str, value: float, beside: str
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]
    said = [each.text for each in reply.assumptions if each.subject == "period"]
    assert said == [f"no period named: the latest is {beside}"]


def test_a_change_to_the_last_year_in_print_names_the_later_ones(catalogue: Catalogue) -> None:
    reply = catalogue.ask("swan deaths in Ashby change")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [2]
    assert "To 2022: 2023 is held back by its publisher" in [each.text for each in reply.remarks]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("bus fares since 2018", [109, 112, 115]),
        ("bus fares until 2016", [100, 103]),
        ("bus fares index (2015=100) between 2016 and 2018", [103, 106, 109]),
        ("bus fares 2016 and 2018", [103, 109]),
        ("thefts Barset 2020/21 to 2022/23", [10, 20, 40]),
        ("thefts Barset between 2020/21 and 2022/23", [10, 20, 40]),
        ("thefts in Barset in 2020/21 and 2022/23", [10, 40]),
        ("thefts Barset since 2020/21", [10, 20, 40]),
        ("thefts Barset up to 2021/22", [30, 10, 20]),
        ("lowest thefts in Barset since 2021/22", [20]),
        ("library loans Ashby between 2021 Q4 and 2022 Q2", [41, 12, 22]),
        ("library loans Ashby since 2022 Q3", [32, 42]),
        ("thefts Barset change from 2020/21 to 2022/23", [30]),
        ("library loans Ashby 2022 Q1 to 2022 Q3", [12, 22, 32]),
        ("library loans Ashby Q3 2022", [32]),
        ("library loans Boring third quarter of 2021", [32]),
    ],
)
def test_a_row_of_years_is_no_pair(
    catalogue: Catalogue, question: str, values: list[float]
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer), reply.reading
    assert [figure.value for figure in again.figures] == values


def test_an_order_over_a_row_of_printed_periods_is_asked_back(catalogue: Catalogue) -> None:
    reply = catalogue.ask("which county has the most thefts since 2020/21")
    assert isinstance(reply, Clarification), reply
    assert "One order is made of one period" in reply.prompt


def test_what_is_asked_back_names_the_member_as_it_is_called(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how many residents are under 18")
    assert isinstance(reply, Clarification), reply
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer), chosen
    assert [figure.value for figure in chosen.figures] == [21]


@pytest.mark.parametrize(
    ("question", "value", "read"),
    [
        ("waits at alder 2022", 31, "“alder” read as Alder Hospital"),
        ("which year had birch its fewest waits", 50, "“birch” read as Birch Hospital"),
    ],
)
def test_the_start_of_one_name_alone_is_taken_for_it_and_said(
    catalogue: Catalogue, question: str, value: float, read: str
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]
    assert read in [assumption.text for assumption in reply.assumptions]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("english regions waits", None),
        ("waits hospitals 2022", [31, 52]),
        ("waits across all hospitals 2022", [83]),
    ],
)
def test_a_plural_without_a_member_asks_for_each(
    catalogue: Catalogue, question: str, values: list[float] | None
) -> None:
    reply = catalogue.ask(question)
    if values is None:
        assert not isinstance(reply, Answer), reply
        return
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values


def test_all_regions_of_codes_in_england_are_the_english_ones(tmp_path: Path) -> None:
    text = (
        "areacd,areanm,year,Swims\nE92000001,England,2022,90\nE12000001,North East,2022,40\n"
        "E12000002,North West,2022,50\nW92000004,Wales,2022,10\n"
    )
    catalogue = open_packages(tmp_path, swims=text)
    reply = catalogue.ask("swims english regions")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [40, 50]
    assert isinstance(catalogue.ask("swims welsh regions"), Clarification)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("hackney 2022", [410]),
        ("Camden", [640]),
        ("camden v hackney 2023", [640, 700]),
        ("which local authority is highest", [700]),
        ("lowest since 2021 Camden", [500]),
    ],
)
def test_the_only_measure_needs_no_name(tmp_path: Path, question: str, values: list[float]) -> None:
    catalogue = open_packages(tmp_path, holes=HOLES)
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values


@pytest.mark.parametrize("text", ["hello", "highest", "2022", "england", "thanks, that is all"])
def test_the_only_measure_is_not_meant_by_any_text(tmp_path: Path, text: str) -> None:
    assert not isinstance(open_packages(tmp_path, holes=HOLES).ask(text), Answer)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which cause of death has the most fatalities", [520]),
        ("which cause had the most fatalities", [520]),
        ("lowest fatalities", [400]),
        ("fatalities by cause", [520, 900, 400, 1200]),
        ("raids by force", [5, 8]),
    ],
)
def test_what_is_left_or_not_known_is_in_no_order(
    catalogue: Catalogue, question: str, values: list[float]
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert sorted(figure.value or 0 for figure in reply.figures) == sorted(values)
    if len(values) == 1:
        said = [each.text for each in reply.remarks if "no single one" in each.text]
        assert said == [
            "Left out, for they are no single one: Not stated and Other causes"
        ] or said == ["Left out, for they are no single one: Other causes and Not stated"]


def test_what_is_asked_back_keeps_the_row_of_years(catalogue: Catalogue) -> None:
    reply = catalogue.ask("warmth since 2019")
    assert isinstance(reply, Clarification), reply
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer), chosen
    assert [figure.value for figure in chosen.figures] == [9, 11]


def test_a_year_in_brackets_is_asked_for_where_there_is_no_figure_of_it(
    catalogue: Catalogue,
) -> None:
    assert isinstance(catalogue.ask("warmth ashby 2021"), NoFigure)


def test_an_order_over_one_dimension_asks_for_the_member_of_the_other(
    catalogue: Catalogue,
) -> None:
    reply = catalogue.ask("which region had the most crashes")
    assert isinstance(reply, Clarification), reply
    chosen = [catalogue.ask(choice.question) for choice in reply.choices]
    assert [
        [figure.value for figure in each.figures] for each in chosen if isinstance(each, Answer)
    ] == [[90], [82]]


@pytest.mark.parametrize(
    ("question", "value"),
    [("did house prices fall in Ashby", -9.1), ("biggest fall in house prices", -9.1),
     ("which town saw house prices rise most", 4.4)],
)  # fmt: skip
def test_the_change_of_what_is_a_change_is_asked_about(
    catalogue: Catalogue, question: str, value: float
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Clarification), reply
    assert "is itself a change" in reply.prompt
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer), chosen
    assert [figure.value for figure in chosen.figures] == [value]


def test_the_people_that_a_rate_is_of_are_no_persons_counted(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how many dentists per 100,000 people are there in Kent")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [39]


def test_a_nation_beside_one_place_of_it_wins_no_order(catalogue: Catalogue) -> None:
    reply = catalogue.ask("which area has the most dentists per 100,000")
    assert isinstance(reply, NoFigure), reply
    assert "left out, for it stands for several of the others: England" in reply.reason


def test_what_is_not_understood_leaves_the_rest_of_the_question_as_it_is(
    catalogue: Catalogue,
) -> None:
    reply = catalogue.ask("swan deaths Boring xyzzy since 2022")
    assert isinstance(reply, Clarification), reply
    chosen = catalogue.ask(reply.choices[0].question)
    assert isinstance(chosen, Answer), chosen
    assert [figure.value for figure in chosen.figures] == [25, 31]


@pytest.mark.parametrize("text", ["per 100,000", "per 100,000 people?", "the rate"])
def test_what_kind_of_figure_alone_asks_for_none(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


def test_a_count_of_those_with_a_percentage_is_a_count(tmp_path: Path) -> None:
    text = (
        "state,year,Renters who pay 50 percent or more of income\nOhio,2022,4000\nUtah,2022,900\n"
    )
    reply = open_packages(tmp_path, rent=text).ask(
        "how many renters in Ohio pay 50 percent or more of income"
    )
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [4000]


def test_a_kind_with_a_number_in_its_name_is_asked_for(tmp_path: Path) -> None:
    text = "area,level,year,Moles\n" + "".join(
        f"{name},{level},2022,{number}\n"
        for number, (name, level) in enumerate(
            [("Ashby", "ITL 3"), ("Boring", "ITL 3"), ("Vale", "ITL 1"), ("Hill", "ITL 1")]
        )
    )
    reply = open_packages(tmp_path, moles=text).ask("which ITL 1 has the highest Moles in 2022")
    assert isinstance(reply, Answer), reply
    assert [figure.codes["area"].label for figure in reply.figures] == ["Hill"]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("clearings Vale 1800 and 1950", [9, 11]),
        ("clearings Vale between 1800 and 1950", [9, 12, 11]),
        ("clearings Vale 1800 to 1950", [9, 12, 11]),
        ("clearings in Vale 8000 BCE", [1]),
        ("clearings in Vale change 8000 BCE to 1950", [10]),
        ("clearings in Vale since 2000 BCE", [5, 9, 12, 11]),
        ("lowest clearings in Vale since 2000 BCE", [5]),
        ("clearings in Vale from 8000 BC to 1800", [1, 5, 9]),
        ("clearings in Vale 8,000 BC", [1]),
    ],
)
def test_rows_of_years_long_ago(catalogue: Catalogue, question: str, values: list[float]) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer), reply.reading
    assert [figure.value for figure in again.figures] == values
    assert "!" not in render_plain(reply)


def test_the_change_of_nought_to_nought_is_nought(tmp_path: Path) -> None:
    text = "place,year,Ozone\nVale,2001,0.00000\nVale,2002,0.00000\nHill,2001,0.12345\n"
    reply = open_packages(tmp_path, ozone=text).ask("ozone Vale change 2001 to 2002")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [0]


def test_a_change_is_asked_for_in_per_cent(tmp_path: Path) -> None:
    text = "town,year,Bicycles\nAshby,2020,200\nAshby,2021,250\nHull,2020,20\nHull,2021,30\n"
    catalogue = open_packages(tmp_path, bicycles=text)
    reply = catalogue.ask("percentage change in bicycles in Ashby from 2020 to 2021")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [25]
    assert isinstance(catalogue.ask("bicycles Hull percentage change 2020 to 2021"), NoFigure)


def test_a_kind_of_several_words_is_not_a_part_of_the_label(tmp_path: Path) -> None:
    text = "area,level,year,Children looked after by local authorities\n" + "".join(
        f"{name},{level},2022,{number}\n"
        for number, (name, level) in enumerate(
            [
                ("Ashby", "Local Authority District"),
                ("Boring", "Local Authority District"),
                ("Kent", "County Council"),
                ("Surrey", "County Council"),
                ("Essex", "County Council"),
            ]
        )
    )
    reply = open_packages(tmp_path, care=text).ask(
        "which Local Authority District has most children looked after by local authorities"
    )
    assert isinstance(reply, Answer), reply
    assert [figure.codes["area"].label for figure in reply.figures] == ["Boring"]


EVICTIONS = """\
Area,{},Year,Evictions
England,Country,2023,9000
North East,Region,2023,1200
South West,Region,2023,900
Aldham,{},2023,120
Brixley,{},2023,180
"""


@pytest.mark.parametrize("kind", ["District", "Districts", "Non-metropolitan districts"])
@pytest.mark.parametrize("name", ["Type", "Level", "Category of area", "Class"])
def test_a_column_of_kinds_is_known_by_what_stands_in_it(
    tmp_path: Path, name: str, kind: str
) -> None:
    catalogue = open_packages(tmp_path, evictions=EVICTIONS.format(name, kind, kind))
    asked = kind.removesuffix("s").casefold()
    for question, label in (
        (f"highest {asked} for evictions", "Brixley"),
        ("which region has most evictions", "North East"),
    ):
        reply = catalogue.ask(question)
        assert isinstance(reply, Answer), reply
        assert [figure.codes["area"].label for figure in reply.figures] == [label]


@pytest.mark.parametrize(
    "question",
    ["highest district for evictions", "top 3 counties for evictions", "rank the nations"],
)
@pytest.mark.parametrize("kind", ["Local authority", "Trust"])
def test_an_order_over_a_kind_that_is_not_told_apart_is_asked_back(
    tmp_path: Path, kind: str, question: str
) -> None:
    reply = open_packages(tmp_path, evictions=EVICTIONS.format("Type", kind, kind)).ask(question)
    assert not isinstance(reply, Answer), reply.reading


def test_an_order_within_the_one_region_there_is_needs_no_kind(tmp_path: Path) -> None:
    text = "area,year,Evictions\nAldham,2023,120\nBrixley,2023,180\n"
    reply = open_packages(tmp_path, evictions=text).ask("most evictions in the region")
    assert isinstance(reply, Answer), reply
    assert [figure.codes["area"].label for figure in reply.figures] == ["Brixley"]


BURGLARY = """\
Force,Offence,Year,Burglary
Wexshire,Residential burglary,2023,"3,987r"
Wexshire,Residential burglary,2024,"3,655"
Wexshire,Robbery,2023,601
Wexshire,Robbery,2024,640
Dunmoor,Residential burglary,2023,"2,198"
Dunmoor,Residential burglary,2024,"2,304"
Dunmoor,Robbery,2023,190
Dunmoor,Robbery,2024,[x]
All forces,Residential burglary,2023,"6,226"
All forces,Residential burglary,2024,"5,988"
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which force has most burglary", [3655]),
        ("lowest force for burglary in 2023", [2198]),
        ("burglary by force", [2304, 3655]),
    ],
)
def test_a_whole_with_one_member_settles_no_order_over_its_parts(
    tmp_path: Path, question: str, values: list[float]
) -> None:
    catalogue = open_packages(tmp_path, burglary=BURGLARY)
    reply = catalogue.ask(question)
    assert isinstance(reply, Clarification), reply
    assert [each.label for each in reply.choices] == ["Residential burglary", "Robbery"]
    answer = catalogue.ask(reply.choices[0].question)
    assert isinstance(answer, Answer), answer
    assert [figure.value for figure in answer.figures] == values


HELD_BACK = """area,sex,age,year,Visits
Kent,Men,0 to 15,2023,10
Kent,Women,0 to 15,2023,[c]
Kent,Men,16 and over,2023,x
Essex,Women,0 to 15,2023,14
Essex,Men,16 and over,2023,..
Essex,Women,16 and over,2023,z
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("visits kent women 0 to 15 2023", "the figure for Kent, Women, 0 to 15 is held back"),
        ("visits kent men 16 and over 2023", "no figure for Kent, Men, 16 and over that can"),
        ("visits essex women 16 and over", "such figure for Essex, Women, 16 and over for 2023"),
    ],
)
def test_all_that_was_asked_for_is_named_where_there_is_no_figure(
    tmp_path: Path, question: str, said: str
) -> None:
    reply = open_packages(tmp_path, visits=HELD_BACK).ask(question)
    assert isinstance(reply, NoFigure)
    assert said in reply.reason


JOBLESS = """Period,Unemployment (thousands),Unemployment rate (%),Rate of inactivity
Jan-Mar 2023,1330,3.9,21.1
Apr-Jun 2023,1430,4.2,20.9
"""


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("unemployment rate apr-jun 2023", 4.2, "%"),
        ("how did the unemployment rate change", 0.3, "percentage points"),
        ("change in unemployment rate jan-mar 2023 to apr-jun 2023", 0.3, "percentage points"),
        ("unemployment apr-jun 2023", 1430, "thousands"),
        ("change in unemployment", 100, "thousands"),
    ],
)
def test_a_count_is_not_given_for_the_rate_that_is_called_after_it(
    tmp_path: Path, question: str, value: float, unit: str
) -> None:
    reply = open_packages(tmp_path, jobs=JOBLESS).ask(question)
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert (figure.value, figure.measure.unit) == (pytest.approx(value), unit)
