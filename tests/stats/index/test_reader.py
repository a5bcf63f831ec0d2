"""An index file is opened or refused with its name; what it holds is read back as it was."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from stats import Catalogue, IndexFileError
from stats.index import reader
from stats.index.lookup import WordHit
from stats.index.reader import Index
from stats.index.schema import APPLICATION_ID
from stats.model import Tables
from stats.render import render_json
from tests.writing import ICES, read_folders


@pytest.fixture
def copy(ices: Catalogue, tmp_path: Path) -> Path:
    """A copy of the index of the invented figures, to damage."""
    path = tmp_path / "copy.index"
    path.write_bytes(ices.index.path.read_bytes())
    return path


def assert_refused(path: Path, reason: str) -> None:
    with pytest.raises(IndexFileError) as caught:
        Index(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    assert_refused(tmp_path / "none.index", "there is no such index; `bot.py build` makes one")


def test_pages_of_zeros_inside_a_file_of_the_right_length(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[8192:-8192] = bytes(len(content) - 2 * 8192)
    copy.write_bytes(content)
    with pytest.raises(IndexFileError, match=r"copy\.index: .*damaged"):
        Catalogue.open(copy).ask("Wexmoor strawberry")


def test_a_folder(tmp_path: Path) -> None:
    assert_refused(tmp_path, "there is no such index")


@pytest.mark.parametrize("part", [0.0, 0.01, 0.25, 0.5, 0.9, 0.99], ids=str)
def test_a_truncated_file(copy: Path, part: float) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * part)])
    assert_refused(copy, "no index, or a damaged one")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"area,platform,value\n" * 500, id="csv"),
        pytest.param(bytes(8192), id="zeros"),
        pytest.param(b"SQLite format 3\0" + bytes(5000), id="only_the_first_bytes"),
    ],
)
def test_a_foreign_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.index"
    path.write_bytes(content)
    assert_refused(path, "no index, or a damaged one")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "CREATE TABLE meta(key, value); INSERT INTO meta VALUES('format', '1')"
        )
    assert_refused(path, "not an index of format")


def test_an_index_of_another_format_version(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as database:
        database.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
        database.commit()
    assert_refused(copy, "not an index of format")


def test_an_index_without_a_format_version(tmp_path: Path) -> None:
    path = tmp_path / "unfinished.index"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE meta(key, value);"
        )
    assert_refused(path, "not an index of format")


def test_asking_writes_nothing(copy: Path) -> None:
    before = copy.read_bytes()
    copy.chmod(0o444)
    Catalogue.open(copy).ask("Wexmoor strawberry")
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == ["copy.index"]


def test_a_path_with_signs_of_addresses_is_opened(copy: Path) -> None:
    path = copy.rename(copy.parent / "a?b#c%20 d.index")
    assert Index(path).datasets != ()


def test_everything_comes_back_as_it_was_built(ices: Catalogue) -> None:
    (tables,), _ = read_folders([ICES])
    index = ices.index
    assert index.datasets == tables.datasets
    assert tuple(index.code(each.dimension, each.code) for each in tables.codes) == tables.codes
    assert tuple(index.period(each.code) for each in tables.periods) == tables.periods
    assert tuple(index.measure("cones", each.code) for each in tables.measures) == tables.measures
    assert tuple(index.source("ices", each.code) for each in tables.sources) == tables.sources
    assert tuple(index.release("ices", each.code) for each in tables.releases) == tables.releases


def test_every_observation_comes_back_as_it_was_built(
    catalogue: Catalogue, bundled: tuple[Tables, ...]
) -> None:
    lost = [
        each
        for tables in bundled
        for each in tables.observations
        if each not in catalogue.index.look_up(each.dataset, each.key)
    ]
    assert lost == []


def test_threads_may_ask_at_once(catalogue: Catalogue) -> None:
    questions = ["Cambridgeshire Instagram", "kent grooming", "West Midlands", "hello"] * 25
    alone = [render_json(text, catalogue.ask(text)) for text in questions]
    fresh = Catalogue.open(catalogue.index.path)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: render_json(text, fresh.ask(text)), questions))
    assert together == alone


@pytest.mark.parametrize(
    ("squashed", "codes"),
    [
        pytest.param("wexmoor", ["D1"], id="label"),
        pytest.param("wexmoorices", ["D1"], id="alias"),
        pytest.param("wexmooriceboard", ["D1"], id="official_name"),
        pytest.param("ynysfor", ["D6"], id="accents"),
        pytest.param("upperandlowereddle", ["D8"], id="ampersand"),
        pytest.param("upperlowereddle", ["D8"], id="without_and"),
        pytest.param("newbrook", ["D3", "D1"], id="place_in_two_areas_larger_first"),
        pytest.param("saltmarch", ["D4", "R3"], id="two_codes"),
        pytest.param("nowhere", [], id="nothing"),
    ],
)
def test_names_are_found_by_their_letters(ices: Catalogue, squashed: str, codes: list[str]) -> None:
    assert [hit.code for hit in ices.index.names(squashed)] == codes


def test_words_close_to_a_misspelt_one_come_nearest_first(ices: Catalogue) -> None:
    assert ices.index.find_words("strawbery", 2) == (WordHit("strawberry", 1, False),)
    assert [hit.distance for hit in ices.index.find_words("wexmor", 1)] == [1]
    assert ices.index.find_words("zzzzzzz", 2) == ()


def test_groups_children_and_codes_with_figures(ices: Catalogue) -> None:
    index = ices.index
    assert [code.code for code in index.children("area", "R1")] == ["D1", "D2", "G1"]
    assert [code.code for code in index.groups("flavour")] == ["fruit"]
    assert index.codes_with_figures("fairs", "area") == ("D1", "D2", "D3", "D4")


def test_the_summary_of_a_dataset(ices: Catalogue) -> None:
    releases, periods, _ = ices.index.summary("cones")
    assert [release.code for release in releases] == ["r2020", "r2019", "r2018"]
    assert periods == 6


@pytest.mark.parametrize("known", [0, 10_000], ids=["looked up", "known"])
def test_what_is_not_together_is_not_there(
    ices: Catalogue, monkeypatch: pytest.MonkeyPatch, known: int
) -> None:
    monkeypatch.setattr(reader, "KNOWN_SERIES", known)
    index = Index(ices.index.path)
    assert (index.series_keys("cones") is None) == (known == 0)
    keys = {"area": index.codes("area"), "flavour": index.codes("flavour")}
    found = {
        (area, flavour)
        for area in keys["area"]
        for flavour in keys["flavour"]
        if index.look_up("cones", {"area": area, "flavour": flavour})
    }
    given = index.series_of("cones", {})
    assert found == {(each["area"], each["flavour"]) for each in given}
