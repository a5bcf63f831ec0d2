"""What the bot says of itself, and the small forms of a reply."""

from __future__ import annotations

import pytest

from stats import Catalogue
from stats.model import NoMatch
from stats.render import (
    button_choices,
    inline_title,
    render_choices,
    render_description,
    render_help,
    render_plain,
    render_sources,
    render_text_only,
)
from tests.stats.render.replies import QUESTIONS, Page


def test_help_shows_examples_that_are_answered(ices: Catalogue) -> None:
    page = Page(render_help(ices.datasets, limit=4096))
    assert (page.faults, page.tags) == ([], {"b", "code"})
    for example in ices.examples:
        assert f"• {example}" in page.text.splitlines()


def test_every_example_gets_a_figure(ices: Catalogue, catalogue: Catalogue) -> None:
    for each in (ices, catalogue):
        assert each.examples != ()
        for example in each.examples:
            assert "Read as: " in render_plain(each.ask(example))


def test_sources_say_whose_figures_these_are(ices: Catalogue) -> None:
    page = Page(render_sources(ices.summaries(), limit=4096))
    lines = page.text.splitlines()
    assert (page.faults, page.tags) == ([], {"b"})
    assert lines[:2] == [
        "Cones sold by area and flavour",
        "Servings sold in cones by the ice boards, counted at the counter. Ice Office, "
        "latest release December 2020.",
    ]


@pytest.mark.parametrize("limit", [50, 200, 512, 4096])
def test_help_and_sources_keep_to_the_limit(catalogue: Catalogue, limit: int) -> None:
    for markup in (
        render_help(catalogue.datasets, limit=limit),
        render_sources(catalogue.summaries(), limit=limit),
    ):
        assert len(markup) <= limit
        assert Page(markup).faults == []


@pytest.mark.parametrize("limit", [10, 60, 120, 512])
def test_a_description_keeps_to_the_limit(ices: Catalogue, limit: int) -> None:
    labels = [dataset.label for dataset in ices.datasets]
    assert len(render_description(labels, limit=limit)) <= limit


def test_the_description_names_the_datasets() -> None:
    assert render_description(["cones sold", "tubs sold"], limit=512) == (
        "Figures with their source: cones sold; tubs sold. "
        "Ask in your own words; no command is needed."
    )


def test_text_only() -> None:
    assert render_text_only(["Wexmoor"]).endswith(", such as: Wexmoor")
    assert render_text_only([]) == "I can only read text. Please write your question"


def test_choices_are_numbered(ices: Catalogue) -> None:
    assert render_choices(ices.ask(QUESTIONS["which_area"])) == (
        "Choose:\n1. Saltmarch (district)\n2. Saltmarch (region)"
    )
    assert render_choices(ices.ask("Wexmoor")) == "Also:\n1. tubs sold\n2. servings at fairs"
    assert render_choices(ices.ask("hello")) == ""


def test_what_is_not_understood_offers_no_buttons() -> None:
    assert button_choices(NoMatch(("hello",))) == ()


def test_the_title_of_a_result_is_the_figure(ices: Catalogue) -> None:
    assert inline_title(ices.ask(QUESTIONS["published"])) == (
        "69 servings: Wexmoor, Strawberry, 2018/19 (cones sold)",
        "Wexmoor · Strawberry · 2018/19 · cones sold",
    )


def test_a_smoke_test_of_every_dataset_and_measure(catalogue: Catalogue) -> None:
    for dataset in catalogue.datasets:
        for measure in dataset.measures:
            label = catalogue.index.measure(dataset.code, measure).label
            for area in ("England and Wales", "Kent", "Northern Ireland"):
                assert render_plain(catalogue.ask(f"{area} · {label} · {dataset.label}")) != ""
