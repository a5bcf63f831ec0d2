"""Figures given from one release beside those of the next: what has become of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stats import Answer, Catalogue, GivenFigure
from stats.building import build_folders
from stats.render import render_notices
from tests.writing import Edit, WritePackage

NO_RECOUNT = Edit(
    "cones.csv",
    "D1,mint,2018/19,servings,55,exact,revised,,r2020,s5,Restated after a recount.\n",
    "",
)
NO_NEW_YEAR = Edit("cones.csv", "D1,vanilla,2019/20,servings,35,exact,normal,,r2020,s5,\n", "")
Open = Callable[..., Catalogue]


@pytest.fixture
def open_edited(write_package: WritePackage, tmp_path: Path) -> Open:
    """Opens the invented figures with edits made."""

    def open_(*edits: Edit, folder: str = "before") -> Catalogue:
        path = tmp_path / f"{folder}.index"
        build_folders([write_package(*edits, folder=folder)], path)
        return Catalogue.open(path)

    return open_


def given(catalogue: Catalogue, text: str) -> tuple[GivenFigure, ...]:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    return catalogue.note_figures(reply)


def test_a_restated_figure_is_found_with_old_and_new_value(
    open_edited: Open, ices: Catalogue
) -> None:
    old = given(open_edited(NO_RECOUNT), "wexmoor mint 2018/19")
    assert [each.value for each in old] == [50]
    (notice,) = ices.find_restated(old)
    assert (notice.kind, notice.given.value, notice.figure.value) == ("restated", 50, 55)
    text = render_notices([notice], limit=4096)
    assert text.startswith("<b>Restated: </b><b>55 ")
    assert "Wexmoor, Mint Choc, 2018/19" in text
    assert "You were given 50, from the release of December 2019." in text
    assert "Source: " in text
    assert "On this figure: Restated after a recount." in text
    assert text.count("Restated: ") == 1


def test_a_notice_says_what_must_be_read_with_the_figure(
    open_edited: Open, ices: Catalogue
) -> None:
    recounted = Edit(
        "cones.csv",
        "D1,all,2019/20,servings,180,exact,provisional",
        "D1,all,2019/20,servings,190,exact,provisional",
    )
    (notice,) = open_edited(recounted).find_restated(given(ices, "wexmoor 2019/20"))
    text = render_notices([notice], limit=4096)
    assert text.startswith("<b>Restated: </b><b>190 ")
    assert " (provisional)" in text


def test_once_told_it_is_not_told_again(open_edited: Open, ices: Catalogue) -> None:
    (notice,) = ices.find_restated(given(open_edited(NO_RECOUNT), "wexmoor mint 2018/19"))
    again = ices.note_again(notice)
    assert again is not None
    assert again.value == 55
    assert ices.find_restated([again]) == ()


def test_going_back_to_an_older_release_restates_nothing(
    open_edited: Open, ices: Catalogue
) -> None:
    assert open_edited(NO_RECOUNT).find_restated(given(ices, "wexmoor mint 2018/19")) == ()


def test_a_sum_is_restated_with_its_parts(open_edited: Open, ices: Catalogue) -> None:
    corrected = open_edited(
        Edit("cones.csv", "D1,lemon,2018/19,servings,5,", "D1,lemon,2018/19,servings,6,")
    )
    old = given(ices, "wexmoor fruit")
    assert [each.value for each in old] == [69, 8, 5]
    (notice,) = corrected.find_restated(old)
    assert (notice.given.value, notice.figure.value) == (5, 6)


def test_a_withdrawn_figure_is_said_to_be_so(open_edited: Open, ices: Catalogue) -> None:
    withdrawn = open_edited(
        Edit(
            "cones.csv",
            "D1,lemon,2018/19,servings,5,exact,normal",
            "D1,lemon,2018/19,servings,,exact,suppressed",
        )
    )
    (notice,) = withdrawn.find_restated(given(ices, "wexmoor lemon"))
    assert notice.figure.value is None
    assert withdrawn.note_again(notice) is None
    text = render_notices([notice], limit=4096)
    assert text.startswith("<b>Withdrawn</b>: Wexmoor, Lemon, 2018/19")
    assert "You were given 5; no figure stands now." in text


@pytest.mark.parametrize(
    "line", ["D2,cherry,2018/19,servings,11,exact", "D2,cherry,2018/19,servings,10,more_than"]
)
def test_a_rounded_figure_made_precise_is_not_restated(
    open_edited: Open, ices: Catalogue, line: str
) -> None:
    precise = open_edited(Edit("cones.csv", "D2,cherry,2018/19,servings,10,more_than", line))
    assert precise.find_restated(given(ices, "tarnholm cherry")) == ()


def test_what_is_no_longer_loaded_is_passed_over(catalogue: Catalogue, ices: Catalogue) -> None:
    assert catalogue.find_restated(given(ices, "wexmoor lemon")) == ()
    assert catalogue.find_newer(given(ices, "wexmoor lemon")) == ()


def test_a_newer_period_is_found_once(open_edited: Open, ices: Catalogue) -> None:
    old = given(open_edited(NO_NEW_YEAR), "wexmoor vanilla")
    assert [(each.period, each.value) for each in old] == [("2018/19", 29)]
    (notice,) = ices.find_newer(old)
    assert (notice.kind, notice.figure.period.code, notice.figure.value) == ("newer", "2019/20", 35)
    text = render_notices([notice], limit=4096)
    assert text.startswith("<b>Newer: </b><b>35 ")
    assert "The figure you watch was 29 for 2018/19" in text
    again = ices.note_again(notice)
    assert again is not None
    assert ices.find_newer([again]) == ()


def test_an_older_period_asked_for_has_nothing_newer(ices: Catalogue) -> None:
    assert ices.find_newer(given(ices, "wexmoor vanilla 2018/19")) == ()


def test_the_same_package_restates_nothing(catalogue: Catalogue) -> None:
    for text in (
        "cambs insta",
        "norfolk by platform",
        "kent grooming since 2020/21",
        "uk grooming",
    ):
        old = given(catalogue, text)
        assert old
        assert catalogue.find_restated(old) == ()
        assert catalogue.find_newer(old) == ()


def test_only_an_answer_gives_figures(catalogue: Catalogue) -> None:
    assert catalogue.note_figures(catalogue.ask("essex instagram 2018/19")) == ()


def test_notices_leave_out_whole_lines_where_room_is_short(
    open_edited: Open, ices: Catalogue
) -> None:
    (notice,) = ices.find_restated(given(open_edited(NO_RECOUNT), "wexmoor mint 2018/19"))
    text = render_notices([notice] * 100, limit=4096)
    assert len(text) < 8192
    assert "(Shortened" in text
