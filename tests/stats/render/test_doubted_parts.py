"""What a figure is worked out from and is provisional is said beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Catalogue
from stats.render import render_plain
from tests.newsroom import open_texts

VISITS = "Council,Year,Visits\n" + "".join(
    f"{council},{year},{visits}\n"
    for council, *row in (("Ashby", "480", "450", "410 (p)"), ("Corby", "300", "310", "350"))
    for year, visits in zip((2021, 2022, 2023), row, strict=True)
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("desk")
    return open_texts(folder, libraries=VISITS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("visits ashby compared with two years ago", "Provisional: 2023."),
        ("visits ashby and corby 2023 total", "Provisional: Ashby."),
        ("difference between ashby and corby visits 2023", "Provisional: Ashby."),
    ],
)
def test_a_provisional_part_is_named(desk: Catalogue, text: str, said: str) -> None:
    assert said in render_plain(desk.ask(text)).split("\n")


@pytest.mark.parametrize("text", ["visits ashby 2021 to 2022 change", "visits corby change"])
def test_of_firm_figures_nothing_is_said(desk: Catalogue, text: str) -> None:
    assert "rovisional" not in render_plain(desk.ask(text))
