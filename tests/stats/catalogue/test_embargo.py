"""What is under embargo is not there, and the rest stands as though it had never been loaded."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stats import Answer, Catalogue, IndexFileError, NoMatch, is_embargoed
from stats.render import render_plain
from tests.writing import ICES, open_packages, write_loans

RELEASE = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
BEFORE = RELEASE - timedelta(seconds=1)
ASKED = "books lent by mobile libraries ashby 2021"


@pytest.fixture(scope="module")
def loans(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The invented package, and two under embargo, one a day after the other."""
    folder = tmp_path_factory.mktemp("embargo")
    packages = [
        ICES,
        write_loans(folder, "mobile", RELEASE),
        write_loans(folder, "village", RELEASE + timedelta(days=1)),
    ]
    return open_packages(folder, *packages)


def test_neither_figure_nor_name_nor_button_is_there_before(loans: Catalogue) -> None:
    key = loans.vary(loans.ask(ASKED)).key  # type: ignore[union-attr]
    before = loans.at(BEFORE)
    assert isinstance(before.ask(ASKED), NoMatch)
    assert before.ask_readings(ASKED) == ()
    assert before.ask_again(key) is None
    assert before.ask_choice(key) is None
    assert [each.package for each in before.shelves()] == ["ices"]
    assert before.shelves("mobile") == ()
    assert before.suggest_aliases("bexfrd") == ()


def test_each_is_there_from_its_own_second_on(loans: Catalogue) -> None:
    at_release = loans.at(RELEASE)
    answer = at_release.ask(ASKED)
    assert isinstance(answer, Answer)
    assert answer.figures[0].value == 13
    assert not is_embargoed(answer)
    later = ASKED.replace("mobile", "village")
    assert not isinstance(at_release.ask(later), Answer)
    after = loans.at(RELEASE + timedelta(days=1))
    assert isinstance(after.ask(later), Answer)
    assert after.next_release(RELEASE + timedelta(days=1)) is None


def test_the_version_is_that_of_what_can_be_seen(loans: Catalogue, ices: Catalogue) -> None:
    assert loans.at(BEFORE).version == ices.version
    versions = [loans.at(RELEASE + timedelta(days=days)).version for days in (0, 1)]
    assert len({ices.version, *versions}) == 3
    assert versions[-1] == loans.version


def test_who_may_see_it_early_is_told_until_when(loans: Catalogue) -> None:
    early = loans.at(BEFORE, is_early=True)
    assert render_plain(early.ask(ASKED)).startswith(
        "Under embargo until 1 December 2026, 09:30 UTC:\n13"
    )
    assert is_embargoed(early.ask(ASKED))
    assert not is_embargoed(early.ask("wexmoor mint"))
    assert not is_embargoed(loans.at(RELEASE, is_early=True).ask(ASKED))


def test_a_file_that_was_replaced_hides_no_less_than_before(
    loans: Catalogue, ices: Catalogue, tmp_path: Path
) -> None:
    path = Path(shutil.copy(loans.index.path, tmp_path / "figures.index"))
    catalogue = Catalogue.open(path)
    before = catalogue.at(BEFORE)
    Path(shutil.copy(ices.index.path, tmp_path / "beside")).replace(path)
    assert catalogue.at(RELEASE) is before
    unseen = Catalogue.open(Path(shutil.copy(loans.index.path, tmp_path / "other.index")))
    Path(shutil.copy(ices.index.path, tmp_path / "beside")).replace(unseen.index.path)
    with pytest.raises(IndexFileError, match="took its place"):
        unseen.at(BEFORE)


@pytest.mark.parametrize("text", [ASKED, "wexmoor mint"])
def test_what_was_given_early_is_not_told_of_again(loans: Catalogue, text: str) -> None:
    given = loans.at(BEFORE, is_early=True).note_figures(loans.ask(text))
    assert given
    for now in (BEFORE, RELEASE, RELEASE + timedelta(days=1)):
        assert loans.at(now).find_restated(given) == ()
        assert loans.at(now).find_newer(given) == ()
        assert len(loans.at(now).given_names(given)) == len(given)
