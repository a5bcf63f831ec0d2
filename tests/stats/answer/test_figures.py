"""Single figures: what is given with each, and what may be worked out from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.model import Figure
from tests.writing import Edit, WritePackage, open_packages

KNOWN = "D1,known,2018/19,servings,150,exact,normal,servings where the flavour is known,r2019,s1,"


def ask(catalogue: Catalogue, text: str) -> Figure:
    """Return the only figure that is asked for."""
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    return figure


def parts_of(figure: Figure) -> list[tuple[str, float | None]]:
    assert figure.derivation is not None
    return [(list(each.codes.values())[-1].code, each.value) for each in figure.derivation.parts]


def test_a_published_figure_carries_all_that_rule_2_asks_for(ices: Catalogue) -> None:
    figure = ask(ices, "Wexmoor vanilla 2018/19")
    assert (figure.value, figure.qualifier, figure.status) == (29, "exact", "normal")
    assert (figure.dataset.code, figure.measure.unit) == ("cones", "servings")
    assert {name: code.label for name, code in figure.codes.items()} == {
        "area": "Wexmoor",
        "flavour": "Vanilla",
    }
    assert (figure.period.label, figure.release.code) == ("2018/19", "r2019")
    assert [source.code for source in figure.sources] == ["s1", "s2", "s3"]
    assert figure.derivation is None


@pytest.mark.parametrize(
    ("text", "qualifier", "value"),
    [
        pytest.param("Ostrovia fruit", "more_than", 400, id="more_than"),
        pytest.param("Tarnholm 2018/19", "nearly", 99, id="nearly"),
        pytest.param("Ostrovia strawberry", "approx", 22, id="approx"),
        pytest.param("Ostrovia", "exact", 1234, id="exact"),
    ],
)
def test_the_qualifier_is_kept(ices: Catalogue, text: str, qualifier: str, value: float) -> None:
    figure = ask(ices, text)
    assert (figure.qualifier, figure.value) == (qualifier, value)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Wexmoor", "provisional", id="provisional"),
        pytest.param("Wexmoor mint", "revised", id="revised"),
        pytest.param("Tarnholm mint", "disputed", id="disputed"),
        pytest.param("Saltmarch (district) strawberry", "partial", id="partial"),
    ],
)
def test_the_status_is_kept(ices: Catalogue, text: str, status: str) -> None:
    assert ask(ices, text).status == status


def test_a_restated_figure_names_the_earlier_value(ices: Catalogue) -> None:
    figure = ask(ices, "Wexmoor mint 2018/19")
    assert (figure.value, figure.release.code) == (55, "r2020")
    assert [(each.value, each.release.code, each.relation) for each in figure.others] == [
        (50, "r2019", "earlier")
    ]


def test_sources_that_disagree_are_both_shown(ices: Catalogue) -> None:
    figure = ask(ices, "Tarnholm mint")
    assert (figure.value, [source.code for source in figure.sources]) == (33, ["s1", "s2"])
    assert [
        (each.value, each.relation, [source.code for source in each.sources])
        for each in figure.others
    ] == [(77, "conflict", ["s6"])]


def test_a_rounding_of_the_figure_is_no_conflict(ices: Catalogue) -> None:
    figure = ask(ices, "Ostrovia")
    assert [(each.value, each.relation) for each in figure.others] == [(1200, "rounded")]


def test_a_group_is_added_up_from_exact_parts_and_says_so(ices: Catalogue) -> None:
    figure = ask(ices, "Wexmoor fruit")
    assert (figure.value, figure.qualifier, figure.period.code) == (82, "exact", "2018/19")
    assert figure.derivation is not None
    assert (figure.derivation.method, figure.derivation.text) == (
        "sum",
        "added up here from Strawberry 69 + Cherry 8 + Lemon 5",
    )
    assert parts_of(figure) == [("strawberry", 69), ("cherry", 8), ("lemon", 5)]


def test_an_area_is_added_up_from_its_members(ices: Catalogue) -> None:
    figure = ask(ices, "fairs Upper Vale")
    assert (figure.value, parts_of(figure)) == (5000, [("D1", 3000), ("D2", 2000)])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tarnholm fruit", id="a_part_is_rounded"),
        pytest.param("Quellby fruit", id="a_part_is_missing"),
        pytest.param("fairs Lower Vale", id="an_area_is_missing"),
        pytest.param("Saltmarch (region) strawberry", id="an_area_has_no_row"),
        pytest.param("Wexmoor fruit 2019/20", id="not_in_this_period"),
        pytest.param("Wexmoor tubs fruit", id="publisher_does_not_add_up"),
    ],
)
def test_nothing_is_added_up_where_a_part_is_not_exact(ices: Catalogue, text: str) -> None:
    assert isinstance(ices.ask(text), NoFigure)


def test_published_beats_added_up(ices: Catalogue) -> None:
    figure = ask(ices, "Upper Vale strawberry")
    assert (figure.value, figure.derivation) == (109, None)


def test_published_beats_added_up_even_where_rounded(ices: Catalogue) -> None:
    figure = ask(ices, "Ostrovia fruit")
    assert (figure.value, figure.qualifier, figure.derivation) == (400, "more_than", None)


def test_a_share_is_worked_out_of_its_denominator_and_says_so(ices: Catalogue) -> None:
    figure = ask(ices, "Wexmoor strawberry share")
    assert (figure.value, figure.measure.code, figure.base) == (
        46.0,
        "share",
        "servings where the flavour is known",
    )
    assert figure.derivation is not None
    assert figure.derivation.method == "share"
    assert parts_of(figure) == [("strawberry", 69), ("known", 150)]


def test_a_published_share_is_not_worked_out_again(ices: Catalogue) -> None:
    figure = ask(ices, "Ostrovia strawberry share")
    assert (figure.value, figure.qualifier, figure.derivation) == (22, "approx", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tarnholm vanilla share", id="whole_of_another_year"),
        pytest.param("Tarnholm cherry share", id="part_rounded"),
        pytest.param("Farholm vanilla share", id="whole_not_published"),
        pytest.param("Wexmoor vanilla share 2019/20", id="only_all_servings_in_that_year"),
    ],
)
def test_a_share_is_of_nothing_else(ices: Catalogue, text: str) -> None:
    assert isinstance(ices.ask(text), NoFigure)


def test_a_share_is_not_of_a_rounded_whole(tmp_path: Path, write_package: WritePackage) -> None:
    folder = write_package(Edit("cones.csv", KNOWN, KNOWN.replace("exact", "more_than")))
    reply = open_packages(tmp_path, folder).ask("Wexmoor strawberry share")
    assert isinstance(reply, NoFigure)


@pytest.mark.parametrize(
    ("text", "period", "values"),
    [
        pytest.param("Wexmoor and Tarnholm vanilla", "2018/19", [29, 31], id="two_areas"),
        pytest.param("Wexmoor vanilla and mint", "2018/19", [29, 55], id="two_flavours"),
        pytest.param("vanilla by district", "2018/19", [31, 29], id="breakdown"),
        pytest.param("Wexmoor vanilla and mint 2018/19", "2018/19", [29, 55], id="named"),
    ],
)
def test_several_figures_are_of_the_latest_year_that_all_have(
    ices: Catalogue, text: str, period: str, values: list[float]
) -> None:
    reply = ices.ask(text)
    assert isinstance(reply, Answer)
    assert {each.period.code for each in reply.figures} == {period}
    assert [each.value for each in reply.figures] == values


def test_without_a_common_year_each_has_its_own_and_it_is_said(ices: Catalogue) -> None:
    reply = ices.ask("Wexmoor strawberry and Saltmarch (district) strawberry")
    assert isinstance(reply, Answer)
    assert [(each.period.code, each.value) for each in reply.figures] == [
        ("2018/19", 69),
        ("2019/20", 14),
    ]
    (remark,) = reply.remarks
    assert (remark.kind, remark.text[:17]) == ("comparison", "Not like for like")


def test_a_figure_of_several_cells_stands_in_the_order_asked(ices: Catalogue) -> None:
    reply = ices.ask("Tarnholm and Wexmoor, lemon and strawberry")
    assert isinstance(reply, Answer)
    assert [tuple(code.code for code in each.codes.values()) for each in reply.figures] == [
        ("D2", "lemon"),
        ("D2", "strawberry"),
        ("D1", "lemon"),
        ("D1", "strawberry"),
    ]


def test_figures_are_of_one_dataset(ices: Catalogue) -> None:
    for text in ("Wexmoor", "Wexmoor and Tarnholm", "Wexmoor tubs", "Wexmoor fairs"):
        reply = ices.ask(text)
        assert isinstance(reply, Answer)
        assert len({each.dataset.code for each in reply.figures}) == 1
