"""Quarters, halves, days and weeks as reporters write them, and what only looks like one."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.question.words.datewords import put_dates
from stats.render import render_plain
from tests.newsroom import open_texts

WRITTEN = {
    "q4 2023": "October to December 2023",
    "Q4 2023": "October to December 2023",
    "2023 Q4": "October to December 2023",
    "2023Q4": "October to December 2023",
    "2023-Q4": "October to December 2023",
    "Q4-2023": "October to December 2023",
    "Q4 of 2023": "October to December 2023",
    "Q4 '23": "October to December 2023",
    "q4 23": "October to December 2023",
    "quarter 4 2023": "October to December 2023",
    "fourth quarter of 2023": "October to December 2023",
    "the last quarter of 2023": "October to December 2023",
    "first quarter 2023": "January to March 2023",
    "quarter ending March 2023": "January to March 2023",
    "three months to 31 March 2023": "January to March 2023",
    "quarter to February 2023": "December 2022 to February 2023",
    "H1 2023": "January to June 2023",
    "second half of 2023": "July to December 2023",
    "Q1 2023/24": "April to June 2023",
    "2023/24 Q1": "April to June 2023",
    "Q4 2023-24": "January to March 2024",
    "q4 23/24": "January to March 2024",
    "first quarter of financial year 2023/24": "April to June 2023",
    "second half of 2023/24": "October 2023 to March 2024",
    "Nov-23": "November 2023",
    "nov '23": "November 2023",
    "11/2023": "November 2023",
    "month to November 2023": "November 2023",
    "13 nov 2023": "13 November 2023",
    "13th of November 2023": "13 November 2023",
    "November 13, 2023": "13 November 2023",
    "nov 13th 2023": "13 November 2023",
    "13/11/2023": "13 November 2023",
    "11/13/2023": "13 November 2023",
    "2023-11-13": "13 November 2023",
    "2.11.2023": "2 November 2023",
    "week ending 3 March 2023": "25 February to 3 March 2023",
    "week beginning 27 Feb 2023": "27 February to 5 March 2023",
    "financial year ending 2023": "2022/23",
    "academic year ending 2023": "academic year 2022/23",
}
LEFT = (
    "2023", "2022/23", "fy 2022/23", "FY23", "FY2023", "calendar year 2023",
    "tax year 2022-23", "year ending March 2023", "q5 2023", "2023 q1/2", "h3 2023",
    "10 May-15 June 2019", "Q4", "first quarter", "Covid-19 2020", "2018/19 to 2020/21",
    "31/31/2023", "2015-11-16/2016-11-15", "2014-04-01/P3Y", "Q1 2023/26", "16-24", "a 1/2023456",
)  # fmt: skip


@pytest.mark.parametrize(("written", "printed"), WRITTEN.items(), ids=list(WRITTEN))
def test_dates_are_put_as_they_are_printed(written: str, printed: str) -> None:
    text, _ = put_dates(f"Kent thefts {written}?", lambda word: False)
    assert text == f"Kent thefts {printed}?"


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_such_date_stays(text: str) -> None:
    assert put_dates(text, lambda word: False) == (text, ())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2/11/2023", "“2/11/2023” read as 2 November 2023, the day first"),
        ("Q1 2023/24", "“Q1 2023/24” read as April to June 2023"),
        ("13/11/2023", ""),
        ("5/5/2023", ""),
        ("Q1 2023", ""),
    ],
)
def test_a_date_that_may_be_another_says_how_it_was_read(written: str, said: str) -> None:
    assert put_dates(written, lambda word: False)[1] == ((said,) if said else ())


def test_the_name_of_a_member_is_no_quarter() -> None:
    assert put_dates("Q1 2023 income", lambda word: word == "q1")[0] == "Q1 2023 income"


FILES = {
    "quarters": "Area,Quarter,Thefts\nKent,2022 Q4,90\nKent,2023 Q1,101\nKent,2023 Q2,102\n"
    "Kent,2023 Q4,104\n",
    "days": "Area,Date,Fires\nKent,01/11/2023,1\nKent,02/11/2023,2\nKent,13/11/2023,13\n"
    "Kent,11/02/2023,99\n",
    "weeks": "Area,Week,Floods\nKent,2021-W11,111\nKent,2021-W12,112\nKent,2022-W12,212\n",
    "months": "Area,Month,Storms\nKent,Oct-23,10\nKent,Nov-23,11\nKent,Nov-22,5\n",
    "years": "Area,Year,Gales\nKent,2021/22,2122\nKent,2022/23,2223\n",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("dates"), **FILES)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("kent thefts q4 2023", 104),
        ("kent thefts fourth quarter of 2023", 104),
        ("kent thefts Q1 2023/24", 102),
        ("kent thefts change q1 2023 to q4 2023", 3),
        ("kent fires 13 nov 2023", 13),
        ("kent fires 13th November 2023", 13),
        ("kent fires 2/11/2023", 2),
        ("kent floods week 12 2021", 112),
        ("kent floods 2022 week 12", 212),
        ("kent floods week beginning 22 March 2021", 112),
        ("kent storms Nov-23", 11),
        ("kent storms 11/2022", 5),
        ("kent gales the year ended 31 March 2023", 2223),
        ("kent gales 1 April 2022 to 31 March 2023", 2223),
        ("kent gales financial year ending 2023", 2223),
    ],
)
def test_a_part_of_a_year_is_answered_with_its_figure(
    dated: Catalogue, question: str, value: float
) -> None:
    reply = dated.ask(question)
    assert isinstance(reply, Answer)
    assert [abs(each.value or 0) for each in reply.figures] == [value]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("kent thefts q3 2023", "july to september 2023"),
        ("kent thefts second half of 2023", "july to december 2023"),
        ("kent fires 15 november 2023", "15 november 2023"),
        ("kent floods week 53 2021", "week 53 2021"),
        ("kent storms 13 november 2023", "13 november 2023"),
        ("kent gales q4 2022", "october to december 2022"),
        ("cambs insta q4 2018", "october to december 2018"),
        ("cambs insta first quarter of 2018/19", "april to june 2018"),
        ("cambs insta 13 nov 2018", "13 november 2018"),
        ("cambs insta week 12 2018", "week 12 2018"),
    ],
)
def test_a_part_of_a_year_that_is_not_there_is_refused_by_its_name(
    dated: Catalogue, catalogue: Catalogue, question: str, named: str
) -> None:
    reply = (catalogue if "insta" in question else dated).ask(question)
    assert isinstance(reply, NoFigure)
    assert f"no figure for {named}" in reply.reason


def test_how_a_day_was_read_stands_in_the_answer(dated: Catalogue) -> None:
    said = render_plain(dated.ask("kent fires 11/2/2023"))
    assert said.startswith("99: Kent, 11 February 2023")
    assert "“11/2/2023” read as 11 February 2023, the day first" in said
