"""Members that others are parts of: by name, by known geography, by parents, by figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from random import Random

import pytest

from stats import Answer, Catalogue
from stats.desk.checking import check_folders
from stats.inferring import wholes
from stats.model import Tables
from tests.stats.inferring.small import read_small
from tests.writing import open_packages


def write(column: str, rows: Mapping[str, Sequence[float]], first: int = 2021) -> str:
    lines = [
        f"{name},{first + at},{value}" for name, values in rows.items() for at, value in enumerate(values)
    ]  # fmt: skip
    return "\n".join([f"{column},year,visits", *lines, ""])


def wholes_of(tables: Tables) -> list[str]:
    labels = {each.code: each.label for each in tables.codes}
    found = tables.datasets[0].wholes
    return sorted(labels[code] for codes in found.values() for code in codes)


def filled_of(tables: Tables) -> list[str]:
    labels = {each.code: each.label for each in tables.codes}
    return sorted(labels[code] for codes in tables.datasets[0].totals.values() for code in codes)


RATES = {"Ashby": (3.1, 3.3), "Boring": (9.8, 7.4), "Cromer": (5.5, 1.2)}


@pytest.mark.parametrize(
    ("column", "whole"),
    [
        ("trust", "All trusts"),
        ("trust", "England"),
        ("trust", "England average"),
        ("waste type", "All waste"),
        ("depot", "Grand total"),
        ("depot", "Total (all depots)"),
        ("town", "United Kingdom"),
        ("town", "Overall"),
        ("area", "Average"),
        ("area", "National"),
    ],
)
def test_a_whole_is_known_by_its_name(tmp_path: Path, column: str, whole: str) -> None:
    tables, _ = read_small(tmp_path, write(column, {**RATES, whole: (6.0, 4.0)}))
    assert wholes_of(tables) == [whole]


@pytest.mark.parametrize(
    ("column", "names"),
    [
        ("ward", ["All Saints", "Abbey", "Castle", "Priory"]),
        ("village", ["All Stretton", "Little Stretton", "Church Stretton"]),
        ("party", ["All Progressives Congress", "National", "Labour", "Average Joes"]),
        ("cause", ["All other causes", "Falls", "Burns"]),
        ("country", ["England", "Scotland", "Wales", "Northern Ireland"]),
        ("country", ["France", "Germany", "United Kingdom", "Italy"]),
        ("born in", ["England", "Wales", "Elsewhere", "Not stated"]),
        ("born in", ["England", "Ireland", "Poland", "Other EU", "Rest of the world"]),
        ("what", ["Total births", "Total deaths", "Total weddings"]),
        ("city", ["London", "Leeds", "Bristol", "Cardiff"]),
    ],
)
def test_a_member_among_others_is_no_whole(tmp_path: Path, column: str, names: list[str]) -> None:
    rows = {name: (at + 1.5, 9.25 - at) for at, name in enumerate(names)}
    tables, _ = read_small(tmp_path, write(column, rows))
    assert wholes_of(tables) == []


def test_the_areas_of_the_united_kingdom_lie_in_each_other(tmp_path: Path) -> None:
    regions = ["North East", "North West", "East Midlands", "London", "Wales", "Scotland"]
    rows = {name: (at + 1.5, 9.5 - at) for at, name in enumerate([*regions, "England", "UK"])}
    tables, _ = read_small(tmp_path, write("region", rows))
    assert wholes_of(tables) == ["England", "UK"]
    assert filled_of(tables) == []
    nations = {name: (at + 1.5,) for at, name in enumerate(["England", "Wales", "Scotland", "UK"])}
    assert wholes_of(read_small(tmp_path, write("country", nations))[0]) == ["UK"]
    boroughs = dict.fromkeys(("Camden", "Hackney", "Leeds", "Ashby", "London"), (2.5,))
    assert wholes_of(read_small(tmp_path, write("council", boroughs))[0]) == ["London"]


def test_codes_of_the_register_say_what_an_area_is(tmp_path: Path) -> None:
    text = (
        "areacd,areanm,year,visits\nE92000001,England,2021,90\nE12000007,London,2021,40\n"
        "E09000007,Camden,2021,5\nE09000008,Croydon,2021,7\n"
    )
    tables, _ = read_small(tmp_path, text)
    kinds = {each.label: each.kind for each in tables.codes}
    assert kinds == {
        "England": "country",
        "London": "region",
        "Camden": "local authority",
        "Croydon": "local authority",
    }


PARTS = {"Ashby": (31, 17, 40), "Boring": (29, 44, 52), "Cromer": (8, 70, 11)}


@pytest.mark.parametrize(
    ("sums", "is_whole"),
    [
        ((68, 131, 103), True),
        ((68, 131, 104), False),  # two of three are too few
        ((70, 133, 105), False),
        ((136, 262, 206), False),
    ],
)
def test_a_row_that_is_the_sum_of_the_others_is_their_whole(
    tmp_path: Path, sums: tuple[int, ...], is_whole: bool
) -> None:
    tables, _ = read_small(tmp_path, write("district", {**PARTS, "Vale": sums}))
    assert wholes_of(tables) == ["Vale"] * is_whole
    assert filled_of(tables) == ["Vale"] * is_whole


def test_a_part_that_is_held_back_does_not_hide_the_sum(tmp_path: Path) -> None:
    text = write("district", {**PARTS, "Vale": (68, 131, 103)}).replace(
        "Cromer,2021,8", "Cromer,2021,[c]"
    )
    assert wholes_of(read_small(tmp_path, text)[0]) == ["Vale"]


FINDS = {"Coins": (31, 17, 40), "Brooches": (29, 44, 52), "Buckles": (8, 70, 11)}


def write_finds(name: str, sums: Sequence[int]) -> str:
    """Return finds by sort on two kinds of land and both, but for the last row: of both alone."""
    lines = [
        f"{sort},{land},{2021 + at},{value * share}"
        for sort, values in FINDS.items()
        for land, share in (("Arable", 0.75), ("Pasture", 0.25), ("All land", 1))
        for at, value in enumerate(values)
    ]
    lines += [f"{name},All land,{2021 + at},{value}" for at, value in enumerate(sums)]
    return "\n".join(["sort,land type,year,finds", *lines, ""])


def test_a_row_of_all_that_is_given_for_fewer_cells_than_its_parts_is_their_whole(
    tmp_path: Path,
) -> None:
    tables, _ = read_small(tmp_path, write_finds("All metalwork", (68, 131, 103)))
    assert wholes_of(tables) == ["All land", "All metalwork"]
    assert filled_of(tables) == ["All land", "All metalwork"]


def test_a_row_called_all_of_something_that_is_no_sum_is_no_whole(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, write_finds("All terrain gear", (6, 13, 10)))
    assert wholes_of(tables) == ["All land"]


KINDS = "district,area type,year,visits\n" + "".join(
    f"{name},{kind},{2021 + at},{value}\n"
    for name, kind, values in [
        ("Ashby", "District", (31, 17, 40)),
        ("Boring", "District", (29, 44, 52)),
        ("Cromer", "City", (108, 170, 111)),
        ("Vale", "County", (168, 231, 203)),
    ]
    for at, value in enumerate(values)
)


@pytest.mark.parametrize(
    ("old", "new", "whole"),
    [
        ("", "", ["Vale"]),
        ("168", "169", []),  # two of three are too few
        ("Vale,County", "Vale,District", []),
    ],
)
def test_the_only_one_of_its_kind_is_the_whole_of_the_others_of_all_kinds(
    tmp_path: Path, old: str, new: str, whole: list[str]
) -> None:
    tables, _ = read_small(tmp_path, KINDS.replace(old, new))
    assert wholes_of(tables) == whole
    assert filled_of(tables) == whole


def test_two_parts_of_which_one_is_nought_prove_nothing(tmp_path: Path) -> None:
    rows = {"Ashby": (5, 6, 7, 8), "Boring": (0, 0, 0, 0), "Cromer": (5, 6, 7, 8)}
    assert wholes_of(read_small(tmp_path, write("district", rows))[0]) == []


@pytest.mark.parametrize("seed", range(8))
def test_many_measures_at_once_show_what_each_shows_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random, towns = Random(seed), [f"T{at}" for at in range(6)]
    figures = {
        key: [random.choice([*range(1, 99), *([""] * 9 if at % 2 == 0 else [])]) for at in range(9)]
        for key in product(towns, (2021, 2022, 2023))
    }
    # T4 is the sum of the others, and so is T1 of those but T4, which shows only once that is known.
    for measure, whole, known in ((3, "T4", ""), (5, "T1", "T4")):
        for (town, year), cells in figures.items():
            parts = [figures[each, year][measure] for each in towns if each not in (whole, known)]
            if town == whole:
                cells[measure] = sum(part or 0 for part in parts)
    rows = [f"{town},{year},{','.join(map(str, row))}" for (town, year), row in figures.items()]
    text = "\n".join([f"town,year,{','.join(f'count {at}' for at in range(9))}", *rows, ""])
    together, _ = read_small(tmp_path, text)
    monkeypatch.setattr(wholes, "BLOCK_FIGURES", 1)
    alone, _ = read_small(tmp_path, text)
    assert wholes_of(together) == wholes_of(alone)
    assert {"T1", "T4"} <= set(wholes_of(together))


def test_a_country_at_least_as_large_as_the_others_together_is_their_whole(tmp_path: Path) -> None:
    rows = {"Ashby": (3, 4), "Boring": (2, 5), "Cromer": (6, 1), "Luxembourg": (20, 30)}
    assert wholes_of(read_small(tmp_path, write("district", rows))[0]) == ["Luxembourg"]
    rows["Luxembourg"] = (7, 30)
    assert wholes_of(read_small(tmp_path, write("district", rows))[0]) == []


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    folder = tmp_path / "visits"
    folder.mkdir()
    read_small(folder, write("trust", {**PARTS, "All trusts": (68, 131, 103)}))
    return open_packages(tmp_path, folder)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("which trust has the most visits", ["Boring"]),
        ("top 3 trusts for visits", ["Boring", "Ashby", "Cromer"]),
        ("visits by trust 2023", ["Ashby", "Boring", "Cromer"]),
        ("which trust saw the biggest rise in visits 2022 to 2023", ["Ashby"]),
        ("where does Cromer rank for visits", ["Cromer"]),
    ],
)
def test_no_order_is_made_with_a_whole_and_it_is_said(
    catalogue: Catalogue, question: str, labels: list[str]
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.codes["trust"].label for figure in reply.figures] == labels
    said = [each.text for each in reply.remarks if each.text.startswith("Left out")]
    assert said == ["Left out, for it stands for several of the others: All trusts"]


def test_the_whole_is_taken_where_no_member_is_named(catalogue: Catalogue) -> None:
    reply = catalogue.ask("visits 2022")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures] == [131]
    assert any("All trusts" in each.text for each in reply.assumptions)


def test_check_says_what_is_a_whole(tmp_path: Path) -> None:
    read_small(tmp_path, write("trust", {**PARTS, "Vale": (68, 131, 103)}))
    found = [each.message for each in check_folders([tmp_path]) if "whole" in each.message]
    assert found == [
        "whole in trust: 'Vale' (its figures are the sum of the others'); no order is made with it"
    ]


@pytest.mark.parametrize(
    ("nation", "others", "is_whole"),
    [
        ("Wales", ("Bristol", "Leeds"), False),
        ("Northern Ireland", ("Police Scotland", "Northumbria", "Kent"), False),
        ("Scotland", ("Bristol", "Leeds", "Cardiff"), False),
        ("Wales", ("Cardiff", "Swansea", "Gwynedd"), True),
        ("England", ("Bristol", "Leeds", "Kent"), True),
    ],
)
def test_a_nation_beside_areas_of_another_is_no_whole(
    tmp_path: Path, nation: str, others: tuple[str, ...], is_whole: bool
) -> None:
    rows = [f"{nation},2023,1200", *(f"{each},2023,{10 + n}" for n, each in enumerate(others))]
    tables, _ = read_small(tmp_path, "Area,Year,Evictions\n" + "\n".join(rows) + "\n")
    assert wholes_of(tables) == ([nation] if is_whole else [])
