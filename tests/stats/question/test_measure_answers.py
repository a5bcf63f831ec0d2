"""What an answer on a measure says beside the figure: the year that is now, of whom, whose."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stats import Catalogue
from stats.index.build import build_index
from stats.render import render_plain
from tests.collecting import make_tables
from tests.outcomes import values_by_area

TOWNS = ("Ayr", "Bude", "Cowes", "Deal")


def test_the_latest_is_of_years_that_have_begun_where_none_is_named(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("ahead") / "ahead.index"
    figures = {("Peru", str(year)): float(year) for year in range(2020, 2041)}
    figures |= {("Oman", "2039"): 1.0, ("Chile", "2026"): 9.0}
    build_index([make_tables("plan", {"Bread to come": figures})], path)
    whole = Catalogue.open(path)
    assert values_by_area(whole.ask("bread to come peru")) == [("Peru", "2040", 2040.0)]
    now = whole.at(datetime(2026, 11, 26, 6, tzinfo=UTC))
    reply = now.ask("bread to come peru")
    assert values_by_area(reply) == [("Peru", "2026", 2026.0)]
    assert "the latest up to now is 2026" in reply.assumptions[-1].text
    assert values_by_area(now.ask("highest bread to come")) == [("Peru", "2026", 2026.0)]
    assert values_by_area(now.ask("bread to come peru 2040")) == [("Peru", "2040", 2040.0)]
    assert len(values_by_area(now.ask("bread to come peru over time"))) == 21
    assert values_by_area(now.ask("bread to come oman")) == [("Oman", "2039", 1.0)]
    assert now.at(datetime(2026, 11, 30, tzinfo=UTC)) is now
    assert now.at(datetime(2050, 1, 1, tzinfo=UTC)) is whole


def test_an_order_of_one_of_several_kinds_says_so_first(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("kinds") / "kinds.index"
    figures = {(name, "2020"): value for name, value in ((n, float(ord(n[0]))) for n in TOWNS)}
    figures |= {("Peru", "2020"): 9.0, ("Oman", "2020"): 8.0}
    build_index(
        [
            make_tables("oil", {"Oil pressed": figures}, kinds=dict.fromkeys(TOWNS, "town")),
            make_tables("hay", {"Hay mown": {("Peru", "2020"): 1.0, ("Oman", "2020"): 2.0}}),
        ],
        path,
    )
    catalogue = Catalogue.open(path)
    assert first_line(catalogue, "which town has the highest oil pressed") == "Among the 4 towns:"
    assert first_line(catalogue, "oil pressed top 2 countries") == "Among the 2 countries:"
    assert first_line(catalogue, "where does Ayr rank in oil pressed") == "Among the 4 towns:"
    assert first_line(catalogue, "hay mown top 2 countries").startswith("2 tonnes: Oman")


def first_line(catalogue: Catalogue, text: str) -> str:
    return render_plain(catalogue.ask(text)).partition("\n")[0]


def test_the_answer_names_its_package_where_the_label_does_not(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("titles") / "titles.index"
    year = {("Peru", "2020"): 1.0}
    tables = [make_tables("soap", {"Soap boiled": year, "All of the soap package": year})]
    build_index(tables, path)
    catalogue = Catalogue.open(path)
    named = "\nAbout: The soap package\n"
    assert named in render_plain(catalogue.ask("soap boiled peru"))
    assert named not in render_plain(catalogue.ask("all of the soap package peru"))
