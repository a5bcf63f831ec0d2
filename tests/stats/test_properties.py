"""What holds for any text and for every figure, on the bundled data."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.choices import SEPARATOR
from stats.model import Observation, Tables
from stats.render import render_html, render_json, render_plain
from tests.stats.render.replies import Page, utf16_length
from tests.stats.shown import foreign_numbers, list_numbers

LIMIT = 4096
WORDED = frozenset({"scope", "claim", "coverage", "rank", "change"})
"""Remarks that count members or repeat a limit in words, not figures."""
WORDS = tuple(
    """
    Cambridgeshire|cambs|Kent|Essex|West Midlands|Yorkshire|Peterborough|Newport|the UK|Wales
    England and Wales|East of England|Reading|Suffolk and Essex|Devon & Cornwall|Cumbria|PSNI
    Instagram|insta|facebook|FB|WhatsApp|Meta|snapchat|TikTok|all platforms|Facebook-owned apps
    grooming|indecent images|cyber flag|online child sexual offences|Home Office|abuse
    2018/19|18-19|2019|2017/18 to 2018/19|year to March 2020|last year|2015/16|since 2019/20
    share|per cent|a day|how many|total|by force|by platform|each|highest|change|difference|top 3
    hello|thanks|please|not|without|and|or|vs|the|in|weather|murders|mate|?|,|&|%|🙂|<b>|'|"|;|--
    cambrigdeshire|instagarm|grroming|2018/|/|0|-1|1e999|null|None|\\u202e|\\x00|ＩＧ|Môn
    """.replace("\n", "|").split("|")
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([word.strip() for word in WORDS]), max_size=8).map(" ".join),
    st.lists(st.one_of(st.sampled_from([word.strip() for word in WORDS]), st.text(max_size=6))).map(
        " ".join
    ),
)


@given(text=texts)
def test_any_text_gets_a_reply_that_fits_and_is_well_formed(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer | NoFigure | Clarification | NoMatch)
    page = Page(render_html(reply, limit=LIMIT))
    assert page.faults == []
    assert utf16_length(page.text) <= LIMIT
    assert utf16_length(render_plain(reply, limit=LIMIT)) <= LIMIT
    assert render_json(text, reply).splitlines() != []


@given(text=texts)
def test_the_same_text_gives_the_same_bytes(catalogue: Catalogue, text: str) -> None:
    first = render_json(text, catalogue.ask(text)).encode("utf-8", "surrogatepass")
    assert render_json(text, catalogue.ask(text)).encode("utf-8", "surrogatepass") == first


@given(text=texts)
def test_every_choice_can_be_asked(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    for choice in () if isinstance(reply, NoMatch) else reply.choices:
        assert isinstance(
            catalogue.ask(choice.question), Answer | NoFigure | Clarification | NoMatch
        )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a" * 4096, id="one_long_word"),
        pytest.param("Kent grooming " * 300, id="many_words"),
        pytest.param("👍" * 2048, id="emoji"),
        pytest.param("مرحبا كيف حالك", id="right_to_left"),
        pytest.param("\u202eKent grooming\u202c", id="direction_marks"),
        pytest.param("<b>Kent</b> <script>alert(1)</script>", id="html"),
        pytest.param("Kent'; DROP TABLE observation; --", id="sql"),
        pytest.param("Kent\x00grooming", id="null"),
        pytest.param("\ud800", id="lone_surrogate"),
        pytest.param("2018/19" * 500, id="periods"),
        pytest.param("(" * 2000, id="brackets"),
    ],
)
def test_bad_input_gets_a_reply(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert utf16_length(render_html(reply, limit=LIMIT)) > 0


LOOSE = re.compile("as the page puts it|wording is unclear|months only")
"""Of labels that repeat how loosely a page words a period or a platform."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An observation that is the given one, and the question that names it in full."""

    observation: Observation
    question: str


@pytest.fixture(scope="module")
def asked(catalogue: Catalogue, bundled: tuple[Tables, ...]) -> tuple[Asked, ...]:
    """Every observation that can be asked for by names."""
    index = catalogue.index
    found = []
    for observation in (each for tables in bundled for each in tables.observations):
        dataset = index.dataset(observation.dataset)
        period = index.period(observation.period)
        parts = [index.code(name, observation.key[name]).name for name in dataset.dimensions]
        if observation.measure != dataset.measures[0]:
            parts.append(index.measure(dataset.code, observation.measure).label)
        question = SEPARATOR.join([*parts, period.label, dataset.label])
        is_total_left_out = observation.is_missing and period.kind == "span"
        if not (dataset.is_reference or is_total_left_out or LOOSE.search(question)):
            found.append(Asked(observation, question))
    return tuple(found)


def test_nearly_every_observation_is_asked_for(asked: tuple[Asked, ...]) -> None:
    assert len(asked) > 600


def test_every_observation_is_given_when_named(
    catalogue: Catalogue, asked: tuple[Asked, ...]
) -> None:
    wrong = []
    for each in asked:
        reply = catalogue.ask(each.question)
        report = each.observation.report
        if each.observation.is_missing:
            is_right = isinstance(reply, NoFigure) and reply.status == report.status
        else:
            is_right = isinstance(reply, Answer) and is_given(reply, each.observation)
        if not is_right:
            wrong.append(each.question)
    assert wrong == []


def is_given(answer: Answer, observation: Observation) -> bool:
    """Whether an answer gives an observation and nothing else."""
    if len(answer.figures) != 1:
        return False
    (figure,), report = answer.figures, observation.report
    return (
        figure.derivation is None
        and (figure.dataset.code, figure.measure.code, figure.period.code)
        == (observation.dataset, observation.measure, observation.period)
        and {name: code.code for name, code in figure.codes.items()} == observation.key
        and (figure.value, figure.qualifier, figure.status, figure.release.code)
        == (report.value, report.qualifier, report.status, report.release)
    )


def test_every_reading_asked_again_gives_the_same_figure(
    catalogue: Catalogue, asked: tuple[Asked, ...]
) -> None:
    wrong = []
    for each in asked:
        reply = catalogue.ask(each.question)
        if isinstance(reply, Answer):
            again = catalogue.ask(reply.reading)
            if not isinstance(again, Answer) or again.figures != reply.figures:
                wrong.append(reply.reading)
    assert wrong == []


def test_no_answer_shows_a_number_from_nowhere(
    catalogue: Catalogue, asked: tuple[Asked, ...]
) -> None:
    wrong = {}
    for each in asked:
        reply = catalogue.ask(each.question)
        if isinstance(reply, Answer) and (foreign := foreign_numbers(reply)):
            wrong[each.question] = foreign
    assert wrong == {}


@given(text=texts)
def test_no_answer_to_any_text_shows_a_number_from_nowhere(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    if isinstance(reply, Answer) and not any(each.kind in WORDED for each in reply.remarks):
        assert foreign_numbers(reply) - list_numbers([text]) == set()


def test_no_missing_figure_is_shown_as_a_number(
    catalogue: Catalogue, asked: tuple[Asked, ...]
) -> None:
    missing = [each for each in asked if each.observation.is_missing]
    assert missing != []
    for each in missing:
        text = render_plain(catalogue.ask(each.question))
        assert text.startswith("No such figure. ")
        assert "That is not zero." in text
