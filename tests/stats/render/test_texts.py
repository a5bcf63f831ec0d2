"""What the bot says of itself, and the small forms of a reply."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stats import Answer, Catalogue
from stats.model import NoMatch
from stats.render import (
    button_choices,
    inline_title,
    render_caption,
    render_choices,
    render_dataset,
    render_datasets,
    render_description,
    render_help,
    render_plain,
    render_sources,
    render_text_only,
)
from tests.stats.render.replies import QUESTIONS, Page


def test_help_leads_to_the_examples_below_it(ices: Catalogue) -> None:
    page = Page(render_help(ices.datasets, limit=4096))
    assert (page.faults, page.tags) == ([], {"b"})
    assert "There are figures on cones sold, tubs sold and servings at fairs." in page.text
    assert page.text.endswith("Tap an example:")
    assert "example" not in render_help(ices.datasets, limit=4096, has_examples=False)


def test_examples_become_choices_that_are_answered(ices: Catalogue) -> None:
    choices = ices.choose_examples([*ices.examples, "weather tomorrow"])
    assert [choice.label for choice in choices] == list(ices.examples)
    answers = [ices.ask_again(choice.key) for choice in choices]
    assert [each.question for each in answers if each] == [
        replace(reply.question, assumptions=())
        for reply in map(ices.ask, ices.examples)
        if isinstance(reply, Answer)
    ]


def test_a_dataset_says_what_it_counts_and_covers(ices: Catalogue) -> None:
    page = Page(render_dataset(ices.summary(ices.datasets[0]), limit=4096))
    assert (page.faults, page.tags) == ([], {"b"})
    assert page.text.splitlines()[:6] == [
        "Cones sold by area and flavour",
        "Counts: Servings sold in cones by the ice boards, counted at the counter.",
        "Source: Ice Office, latest release December 2020.",
        "Area: Tarnholm, Wexmoor, Ostrovia, Quellby, Upper & Lower Eddle, Saltmarch (district), "
        "Upper Vale and Ynysfôr.",
        "Flavour: 9, such as Strawberry, Lemon, Cherry and Mint Choc.",
        "Years: 2017/18 to 2019/20.",
    ]


def test_the_list_names_every_dataset(catalogue: Catalogue) -> None:
    page = Page(render_datasets(catalogue.summaries(), limit=4096))
    assert page.faults == []
    assert [line.partition(", ")[0] for line in page.text.splitlines()[1:]] == [
        f"• {dataset.label}" for dataset in catalogue.datasets
    ]


def test_one_figure_is_no_figures(catalogue: Catalogue) -> None:
    psni = next(each for each in catalogue.summaries() if each.figure_count == 1)
    assert "1 figure over 1 period." in render_dataset(psni, limit=4096)
    assert "1 figures" not in render_sources(catalogue.summaries(), limit=4096)


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
        render_datasets(catalogue.summaries(), limit=limit),
        render_dataset(catalogue.summary(catalogue.datasets[0]), limit=limit),
    ):
        assert len(markup) <= limit
        assert Page(markup).faults == []


def test_help_says_how_many_packages_there_are_besides(catalogue: Catalogue) -> None:
    both = render_help(catalogue.datasets, limit=4096, packages=48)
    assert "and the measures of 48 other packages." in both
    alone = render_help((), limit=4096, packages=1, has_examples=False)
    assert "There are figures on the measures of 1 package." in alone
    assert "Tap an example" not in alone


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


@pytest.mark.parametrize("limit", [1, 40, 70, 1024])
def test_a_caption_leaves_out_whole_parts(ices: Catalogue, limit: int) -> None:
    answer = ices.ask("top 2 districts for strawberry in upper vale 2018/19")
    assert isinstance(answer, Answer)
    caption = render_caption(answer, limit=limit)
    assert len(caption) <= limit
    assert caption == answer.reading or caption.endswith("…") or limit == 1
    assert set(caption.split(" · ")) <= {*answer.reading.split(" · "), "…", ""}
