"""What every test may use: the bundled figures, and a small invented package to ask and to break."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from stats import Catalogue
from stats.building import build_folders
from stats.model import Tables
from tests.writing import ICES, Edit, WritePackage, copy_package, read_folders

DATA = Path(__file__).parents[1] / "data"

# Every run tries the same texts, so that a run that fails is one that can be run again;
# `--hypothesis-profile=explore` looks further.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5000, deadline=None)
settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/ anew from what is rendered",
    )


@pytest.fixture(scope="session", autouse=True)
def _state_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No bot that a test starts may keep anything in the user's own folder."""
    path = tmp_path_factory.mktemp("state") / "state.sqlite"
    os.environ["DATABASE_URL"] = f"sqlite:///{path}"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The bundled figures, from an index built once."""
    path = tmp_path_factory.mktemp("bundled") / "figures.index"
    build_folders([DATA], path)
    return Catalogue.open(path)


@pytest.fixture(scope="session")
def bundled() -> tuple[Tables, ...]:
    """The bundled packages as they were read, before any index."""
    return read_folders([DATA])[0]


@pytest.fixture(scope="session")
def ices(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The invented figures of tests/packages/ices."""
    path = tmp_path_factory.mktemp("ices") / "ices.index"
    build_folders([ICES], path)
    return Catalogue.open(path)


@pytest.fixture
def write_package(tmp_path: Path) -> WritePackage:
    """Writes the invented package into a folder of the test's own, varied by edits."""

    def write(*edits: Edit, folder: str = "ices") -> Path:
        return copy_package(tmp_path / folder, edits)

    return write
