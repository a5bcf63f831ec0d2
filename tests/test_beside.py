"""The bundled figures are given as ever where a desk has loaded any other package beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoMatch
from stats.building import build_folders
from stats.render import render_json
from tests.scoring import QUESTIONS, mark, read_questions

DATA = Path(__file__).parents[1] / "data"
TABLE = """Entity,Code,Year,Total,Share,Other,Median,Number of post offices,Reports
England,ENG,2018,1,11,21,31,41,51
England,ENG,2019,2,12,22,32,42,52
England,ENG,2020,3,13,23,33,43,53
Wales,WLS,2019,4,14,24,34,44,54
Wales,WLS,2020,5,15,25,35,45,55
Norfolk,NFK,2020,6,16,26,36,46,56
"""


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Catalogue]:
    folder = tmp_path_factory.mktemp("beside")
    (folder / "post").mkdir()
    (folder / "post" / "post.csv").write_text(TABLE)
    resources = [{"name": "post", "path": "post.csv"}]
    descriptor = {"name": "a-post", "title": "Post, by country", "resources": resources}
    (folder / "post" / "datapackage.json").write_text(json.dumps(descriptor))
    build_folders([DATA], folder / "alone.index")
    build_folders([DATA, folder / "post"], folder / "both.index")
    return Catalogue.open(folder / "alone.index"), Catalogue.open(folder / "both.index")


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
    reply = catalogues[1].ask("number of post offices norfolk")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [46]


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
    folder = tmp_path / "net"
    folder.mkdir()
    (folder / "net.csv").write_text("area,year,Fast broadband\nKent,2020,61\nNorfolk,2020,62\n")
    resources = [{"name": "net", "path": "net.csv"}]
    (folder / "datapackage.json").write_text(json.dumps({"name": "net", "resources": resources}))
    build_folders([DATA, folder], tmp_path / "net.index")
    reply = Catalogue.open(tmp_path / "net.index").ask("broadband kent")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [61]
