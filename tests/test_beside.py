"""The bundled figures are given as ever where a desk has loaded any other package beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoMatch
from stats.render import render_json
from tests.outcomes import values_of
from tests.scoring import QUESTIONS, mark, read_questions
from tests.writing import open_packages, write_tables

DATA = Path(__file__).parents[1] / "data"
TABLE = """Entity,Code,Year,Total,Share,Other,Median,Number of post offices,Reports
England,ENG,2018,1,11,21,31,41,51
England,ENG,2019,2,12,22,32,42,52
England,ENG,2020,3,13,23,33,43,53
Wales,WLS,2019,4,14,24,34,44,54
Wales,WLS,2020,5,15,25,35,45,55
Norfolk,NFK,2020,6,16,26,36,46,56
"""
DISTRICTS = "Area,Area type,Year,Potholes\n" + "".join(
    f"Wex{chr(97 + number // 26)}{chr(97 + number % 26)}ton,District,2020,{number}\n"
    for number in range(80)
)
"""More areas of one kind than there are forces."""


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Catalogue]:
    folder = tmp_path_factory.mktemp("beside")
    alone, both = folder / "alone", folder / "both"
    alone.mkdir()
    write_tables(both / "post", {"post": TABLE}, name="a-post", title="Post, by country")
    write_tables(both / "roads", {"roads": DISTRICTS}, name="roads", title="Roads")
    return open_packages(alone, DATA), open_packages(both, DATA, both / "post", both / "roads")


@pytest.mark.parametrize("name", ["core", "operations", "reported"])
def test_every_answer_is_the_same_beside_another_package(
    catalogues: tuple[Catalogue, Catalogue], name: str
) -> None:
    alone, both = catalogues
    changed = []
    for line in read_questions(QUESTIONS / f"{name}.csv"):
        reply = alone.ask(line.question)
        if not isinstance(reply, Answer):
            assert mark(line, both.ask(line.question), both) != "wrong", line.question
        elif render_json("", reply) != render_json("", both.ask(line.question)):
            changed.append(line.question)
    assert changed == []


def test_the_other_package_is_answered_from_too(
    catalogues: tuple[Catalogue, Catalogue],
) -> None:
    assert values_of(catalogues[1].ask("number of post offices norfolk")) == [46]


@pytest.mark.parametrize(
    "text",
    ["who left the office reports in the kitchen", "share the sandwich with the sports desk"],
)
def test_a_remark_is_no_question_because_a_word_of_it_stands_in_a_label(
    catalogues: tuple[Catalogue, Catalogue], text: str
) -> None:
    assert isinstance(catalogues[1].ask(text), NoMatch)


def test_a_word_of_a_label_is_no_misspelt_place(
    catalogues: tuple[Catalogue, Catalogue], tmp_path: Path
) -> None:
    # Broadland is a district in Norfolk.
    assert isinstance(catalogues[0].ask("broadband"), NoMatch)
    table = "area,year,Fast broadband\nKent,2020,61\nNorfolk,2020,62\n"
    folder = write_tables(tmp_path / "net", {"net": table}, name="net")
    reply = open_packages(tmp_path, DATA, folder).ask("broadband kent")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [61]


@pytest.mark.parametrize(
    "text", ["top 3 grooming 2018/19", "lowest grooming 2018/19", "kent rank grooming 2017/18"]
)
def test_places_are_put_in_order_among_their_own(
    catalogues: tuple[Catalogue, Catalogue], text: str
) -> None:
    """Of all the areas there are most would be districts, which have none of these figures."""
    alone, both = (catalogue.ask(text) for catalogue in catalogues)
    assert isinstance(alone, Answer), alone
    assert render_json("", alone) == render_json("", both)
