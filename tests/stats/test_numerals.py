"""What is worked out of figures adds up as it is in print."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.index.build import build_index
from stats.render import render_plain
from tests.collecting import make_tables


@pytest.fixture(scope="module")
def ores(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Measures with one decimal by their package, of which the values have more."""
    tin = {
        ("Peru", "2001"): 24.449,
        ("Peru", "2002"): 34.251,
        ("Chile", "2002"): 34.2,
        ("Oman", "2002"): 22.549,
        ("Chile", "2001"): 24.4,
    }
    path: Path = tmp_path_factory.mktemp("index") / "figures.index"
    build_index([make_tables("ores", {"Tin mined": tin})], path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("change in tin mined in Chile", "from 24.4 in 2001 to 34.2 in 2002", id="fit"),
        # 24.4 and 34.3 would differ by 9.9, not by 9.8.
        pytest.param(
            "change in tin mined in Peru", "from 24.45 in 2001 to 34.25 in 2002", id="one_more"
        ),
        pytest.param(
            "difference in tin mined between Peru and Oman in 2002",
            "A difference of 11.70 tonnes: Peru 34.25 and Oman 22.55",
            id="both_sides",
        ),
    ],
)
def test_parts_in_print_give_the_result_in_print(
    ores: Catalogue, question: str, expected: str
) -> None:
    reply = ores.ask(question)
    assert isinstance(reply, Answer)
    assert expected in render_plain(reply)
