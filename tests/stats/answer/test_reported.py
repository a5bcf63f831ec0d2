"""Bugs that were reported, each as a row: figures that were added up, divided or named wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoFigure, NoMatch
from stats.model import Figure
from stats.render import inline_title, render_plain
from tests.outcomes import answer_to
from tests.writing import Edit, WritePackage, open_packages


def list_derived(answer: Answer) -> list[Figure]:
    beside = [figure for remark in answer.remarks for figure in remark.figures]
    return [each for each in (*answer.figures, *beside) if each.derivation is not None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Avon and Somerset, Gloucestershire and Wiltshire together Facebook", id="disputed"
        ),
        pytest.param(
            "England, Wales and Northern Ireland · All offences recorded · "
            "sexual communication with a child",
            id="partial_and_of_three_releases",
        ),
        pytest.param("Northumbria and Durham together cyber flag", id="two_releases"),
    ],
)
def test_nothing_is_added_up_of_parts_in_doubt_or_of_several_releases(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    for figure in list_derived(reply) if isinstance(reply, Answer) else ():
        assert figure.derivation is not None
        parts = figure.derivation.parts
        assert len({each.release.code for each in parts}) == 1
        assert {each.status for each in parts} <= {"normal", "revised"}


def test_a_difference_is_no_figure_of_the_larger_area(catalogue: Catalogue) -> None:
    title, _ = inline_title(
        answer_to(catalogue, "difference between Kent and Essex grooming 2018/19")
    )
    assert not title.startswith("26 offences: Essex")
    assert "26" in title


def test_no_average_over_the_thirteen_months_of_a_year(catalogue: Catalogue) -> None:
    reply = catalogue.ask("instagram a day")
    assert "397 days" not in render_plain(reply)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ostrovia fruit", id="the_figure_is_rounded"),
        pytest.param("Quellby mint", id="the_figure_is_zero"),
    ],
)
def test_no_whole_that_is_in_print_is_said_not_to_be(ices: Catalogue, text: str) -> None:
    assert "not in print" not in render_plain(answer_to(ices, text))


def test_in_the_same_release_means_the_same_release(
    tmp_path: Path, write_package: WritePackage
) -> None:
    edit = Edit("datapackage.json", '"flavour": ["all", "known"]', '"flavour": ["known", "all"]')
    reply = answer_to(open_packages(tmp_path, write_package(edit)), "Wexmoor flavour known")
    (remark,) = (each for each in reply.remarks if "same release" in each.text)
    assert {each.release for each in remark.figures} == {reply.figures[0].release}


def test_a_reading_has_no_blank_period(ices: Catalogue) -> None:
    reading = answer_to(ices, "Quellby and Wexmoor lemon").reading
    assert [part for part in reading.split(" · ") if not part.strip()] == []
    assert "  " not in reading


@pytest.mark.parametrize("text", ["is facebook down", "facebook is down", "instagram is up"])
def test_a_service_that_is_down_is_no_question(catalogue: Catalogue, text: str) -> None:
    assert isinstance(catalogue.ask(text), NoMatch)


@pytest.mark.parametrize(
    "text",
    [
        "Cambridgeshire not Instagram",
        "Cambridgeshire without Instagram",
        "Cambridgeshire offences not on Instagram",
        "Cambridgeshire Instagram but not WhatsApp",
        "Cambridgeshire other than Instagram",
        "England without Wales grooming",
        "Kent grooming not 2023/24",
    ],
)
def test_what_is_to_be_left_out_is_never_given(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer | NoFigure)
