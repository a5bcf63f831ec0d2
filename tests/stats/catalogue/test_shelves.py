"""What is loaded, browsed: packages with what they hold, measures by their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.index.build import build_index
from stats.model import Tables
from stats.render import render_links, render_shelf, render_shelf_list, render_shelf_page
from tests.collecting import make_tables
from tests.stats.render.replies import Page
from tests.writing import ICES, read_folders

YEARS = {("Norland", "1990"): 1.0, ("Norland", "1991"): 2.0, ("Sudland", "1991"): None}
MANY = 3000


def open_tables(path: Path, *tables: Tables) -> Catalogue:
    build_index(tables, path, fingerprint="tables")
    return Catalogue.open(path)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The invented ices, two packages of measures and one of thousands."""
    ices, _ = read_folders([ICES])
    ores = make_tables("mines", {"Tin mined": YEARS, "Lead mined": YEARS})
    seas = make_tables("seas", {"Salt panned": YEARS}, unit="")
    many = make_tables("many", {f"Census table {n} <b> & more": YEARS for n in range(MANY)})
    path = tmp_path_factory.mktemp("shelves") / "shelves.index"
    return open_tables(path, *ices, ores, seas, many)


def test_a_package_says_what_it_holds(loaded: Catalogue) -> None:
    shelves = {each.package: each for each in loaded.shelves()}
    ores = shelves["mines"]
    assert (ores.measures, ores.figures, ores.first, ores.last) == (2, 6, "1990", "1991")
    assert (ores.publisher, ores.published) == ("Bureau of Ores", "2021-05")
    assert [each.title for each in ores.sources] == ["The mines book"]
    assert shelves["many"].measures == MANY


def test_those_that_define_their_datasets_come_first(loaded: Catalogue) -> None:
    assert [each.package for each in loaded.shelves()] == ["ices", "many", "mines", "seas"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tin", {"mines": ["Tin mined"]}),
        ("mined le", {"mines": ["Lead mined"]}),
        ("seas", {"seas": ["Salt panned"]}),
        ("mines", {"mines": ["Lead mined", "Tin mined"]}),
        ("census 2999", {"many": ["Census table 2999 <b> & more"]}),
        ("cones", {"ices": ["cones sold"]}),
        ("inn", {}),
    ],
)
def test_words_find_packages_and_measures(
    loaded: Catalogue, words: str, found: dict[str, list[str]]
) -> None:
    shelves = loaded.shelves(words)
    listed = {
        shelf.package: [each.label for each in loaded.shelf_measures(shelf.package, words)]
        for shelf in shelves
    }
    assert listed == found
    assert [shelf.sought for shelf in shelves] == [len(each) for each in listed.values()]


def test_figures_are_told_of_all_measures_of_a_package_whatever_is_sought(
    loaded: Catalogue,
) -> None:
    (ores,) = loaded.shelves("tin")
    text = render_shelf(ores, loaded.shelf_measures("mines", "tin"), most=10)
    assert "  6 figures of 2 measures, 1990 to 1991; 1 measure is called so\n" in text
    (many,) = loaded.shelves("census 299")
    assert "9,000 figures of 3,000 measures, 1990 to 1991; 11 measures are called so" in (
        render_shelf_list([many], 0, 8, limit=4096)
    )


def test_what_is_under_embargo_is_on_no_shelf(tmp_path: Path) -> None:
    ores = replace(make_tables("mines", {"Tin mined": YEARS}), embargo="2030-01-01T09:00+00:00")
    catalogue = open_tables(tmp_path / "ores.index", ores, make_tables("seas", {"Salt": YEARS}))
    before = catalogue.at(datetime(2029, 12, 31, tzinfo=UTC))
    assert [each.package for each in before.shelves()] == ["seas"]
    after = catalogue.at(datetime(2030, 1, 2, tzinfo=UTC))
    assert [each.package for each in after.shelves()] == ["mines", "seas"]


def test_where_no_package_has_examples_some_are_made(tmp_path: Path) -> None:
    ores, seas = make_tables("ores", {"Tin mined": YEARS}), make_tables("seas", {"Salt": YEARS})
    catalogue = open_tables(tmp_path / "made.index", ores, seas)
    assert catalogue.examples == ("Norland Tin mined", "Norland Salt")
    assert all(isinstance(catalogue.ask(each), Answer) for each in catalogue.examples)


def test_examples_of_packages_are_all_there_are(loaded: Catalogue) -> None:
    assert loaded.examples == tuple(e for dataset in loaded.datasets for e in dataset.examples)


def test_the_terminal_lists_a_package_and_its_measures(loaded: Catalogue) -> None:
    (shelf,) = loaded.shelves("seas")
    assert render_shelf(shelf, loaded.shelf_measures("seas"), most=10) == (
        "seas: The seas package\n"
        "  3 figures of 1 measure, 1990 to 1991\n"
        "  Source: Bureau of Ores, May 2021\n"
        "  · Salt panned (no unit stated)"
    )
    (ores,) = loaded.shelves("mines")
    text = render_shelf(ores, loaded.shelf_measures("mines"), most=1)
    assert text.endswith("· Lead mined (tonnes)\n  · and 1 more; a word of theirs lists them")


@pytest.mark.parametrize("limit", [100, 512, 4096])
def test_pages_keep_to_the_limit(loaded: Catalogue, limit: int) -> None:
    shelves = loaded.shelves()
    many = next(each for each in shelves if each.package == "many")
    measures = loaded.shelf_measures("many")
    for markup in (
        render_shelf_list(shelves, 0, 8, limit=limit),
        render_shelf_page(many, measures, 0, 3000, limit=limit),
        render_links(shelves, limit=limit),
    ):
        assert len(markup) <= limit
        assert Page(markup).faults == []


def test_a_page_says_which_of_all_it_shows(loaded: Catalogue) -> None:
    many = next(each for each in loaded.shelves() if each.package == "many")
    page = render_shelf_page(many, loaded.shelf_measures("many"), 20, 40, limit=4096)
    assert "Measures (21 to 40 of 3000):" in page
    assert page.count("•") == 20


def test_links_name_publishers_and_pages(loaded: Catalogue) -> None:
    page = render_links(loaded.shelves("cones"), limit=4096)
    assert '<a href="https://ices.example/by-flavour">Ices by flavour</a>' in page
    assert "Ice Office" in page
    cut = render_links(loaded.shelves(), limit=500)
    assert "more packages; a word after the command seeks among them." in cut
