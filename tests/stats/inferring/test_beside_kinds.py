"""Kinds of areas that lie beside each other, of which one order is made, and kinds that may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.desk.checking import check_folders
from tests.newsroom import open_texts
from tests.stats.inferring.small import read_small

HEAD = "district,area type,year,visits,refusals\n"
ROWS = [
    ("Ashby", "District", (31, 17, 40)),
    ("Boring", "District", (29, 44, 52)),
    ("Cromer", "City", (108, 170, 111)),
    ("Vale", "County", (168, 231, 203)),
]
TABLE = HEAD + "".join(
    f"{name},{kind},{2021 + at},{value},{value // 10}\n"
    for name, kind, values in ROWS
    for at, value in enumerate(values)
)
LOCKS = "town,year,locks\nAshby,2022,4\nBoring,2022,5\n"


def open_table(folder: Path, *changes: tuple[str, str], without: str = "-") -> Catalogue:
    """Return a catalogue of the table with changes, without rows that begin with a name."""
    lines = [line for line in TABLE.splitlines() if not line.startswith(without)]
    text = "\n".join([*lines, ""])
    for old, new in changes:
        text = text.replace(old, new)
    return open_texts(folder, swimming=text, canals=LOCKS)


def labels_of(reply: object) -> list[str]:
    assert isinstance(reply, Answer), reply
    return [next(iter(each.codes.values())).label for each in reply.figures]


def remarks_of(reply: object) -> list[str]:
    assert isinstance(reply, Answer), reply
    return [each.text for each in reply.remarks]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("top 2 visits 2022", ["Cromer", "Boring"]),
        ("which district had most visits 2022", ["Cromer"]),
        ("which area had most visits 2022", ["Cromer"]),
        ("visits by district 2022", ["Ashby", "Boring", "Cromer"]),
        ("total visits 2022", ["Vale"]),
        ("visits change by district 2021 to 2022", ["Ashby", "Boring", "Cromer"]),
    ],
)
def test_kinds_that_make_up_the_whole_stand_in_one_order(
    tmp_path: Path, question: str, labels: list[str]
) -> None:
    reply = open_table(tmp_path).ask(question)
    assert labels_of(reply) == labels
    assert not any("of another kind" in each or "Among" in each for each in remarks_of(reply))


def test_a_place_is_told_among_all_kinds_that_lie_beside_each_other(tmp_path: Path) -> None:
    reply = open_table(tmp_path).ask("where does ashby rank for visits 2022")
    assert "Ashby is 3rd highest of 3" in remarks_of(reply)


def test_kinds_of_any_name_lie_beside_each_other_where_they_make_up_the_whole(
    tmp_path: Path,
) -> None:
    changes = (",District", ",Rural"), (",City", ",Coastal"), (",County", ",All of it")
    assert labels_of(open_table(tmp_path, *changes).ask("top 2 visits 2022")) == [
        "Cromer",
        "Boring",
    ]


def test_districts_and_cities_need_no_whole_to_lie_beside_each_other(tmp_path: Path) -> None:
    reply = open_table(tmp_path, without="Vale").ask("top 2 visits 2022")
    assert labels_of(reply) == ["Cromer", "Boring"]


def test_what_may_lie_around_the_others_is_left_out_of_an_order_and_named(tmp_path: Path) -> None:
    catalogue = open_table(tmp_path, (",City", ",Region"), without="Vale")
    for question in ("top 2 visits 2022", "visits by area 2022"):
        reply = catalogue.ask(question)
        assert set(labels_of(reply)) == {"Ashby", "Boring"}
        assert "Not among them, of another kind: Cromer" in remarks_of(reply)


def test_many_that_are_left_out_are_told_by_their_kinds(tmp_path: Path) -> None:
    districts = "".join(f"D{n} Vale,District,2022,{n},{n}\n" for n in range(11, 20))
    wards = "".join(f"{n} East,Ward,2022,{place},1\n" for place, n in enumerate("ABCDEF"))
    text = f"{HEAD}{districts}Cromer,Region,2022,900,90\n{wards}"
    reply = open_texts(tmp_path, swimming=text, canals=LOCKS).ask("top 2 visits 2022")
    said = [each for each in remarks_of(reply) if each.startswith("Not among them")]
    assert [sorted(each.partition(": ")[2].split(" and ")) for each in said] == [
        ["1 Region", "6 Wards"]
    ]


def test_check_says_which_kinds_lie_beside_each_other(tmp_path: Path) -> None:
    read_small(tmp_path, TABLE)
    said = [each.message for each in check_folders([tmp_path]) if "beside" in each.message]
    assert said == ["kinds in area beside each other: City, District"]
