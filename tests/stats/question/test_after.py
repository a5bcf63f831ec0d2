"""What is asked of an answer and not of the figures: why it is so, whether that is a lot."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch, Reply
from stats.answer.replies import NO_REASON
from stats.answer.size import NOT_SAID


def ask_after(catalogue: Catalogue, first: str, text: str) -> Reply:
    before = catalogue.ask(first)
    assert isinstance(before, Answer | NoFigure)
    return catalogue.ask(text, previous=before.question)


@pytest.mark.parametrize(
    "text",
    [
        "why?",
        "Why is that",
        "how come",
        "why so high",
        "what's the reason for that",
        "why did it rise in 2018/19",
    ],
)
@pytest.mark.parametrize("first", ["kent grooming", "norfolk insta"])
def test_figures_do_not_say_why(catalogue: Catalogue, first: str, text: str) -> None:
    reply = ask_after(catalogue, first, text)
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith(NO_REASON)
    assert reply.status == "told"


def test_why_there_is_none_is_said_once_more(catalogue: Catalogue) -> None:
    reply = ask_after(catalogue, "essex fb", "why?")
    assert isinstance(reply, NoFigure)
    assert "did not supply" in reply.reason


@pytest.mark.parametrize(
    "text", ["is that a lot", "is it high?", "is that normal for a force", "a lot?", "was that low"]
)
def test_a_size_is_set_beside_others(catalogue: Catalogue, text: str) -> None:
    reply = ask_after(catalogue, "kent grooming 2018/19", text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [140]
    said = {each.kind: each for each in reversed(reply.remarks)}
    assert said["scope"].text == NOT_SAID
    assert [each.value for each in said["change"].figures] == [18]
    assert said["rank"].text == "Kent is 5th highest of 17"


def test_what_it_cannot_be_set_beside_is_said(catalogue: Catalogue) -> None:
    reply = ask_after(catalogue, "norfolk insta", "is that a lot")
    assert isinstance(reply, Answer)
    texts = [each.text for each in reply.remarks]
    assert "No change from the year before: there is a figure for one year only" in texts
    assert "No place among the forces: only 5 of 47 forces have a figure" in texts


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("wheres this from", "source"),
        ("who collected these figures", "source"),
        ("when are the new figures out", "source"),
        ("when do we get the next release?", "source"),
        ("u sure?", "caution"),
        ("can you double check that", "caution"),
        ("is that right", "caution"),
    ],
)
def test_whose_it_is_and_how_sure(catalogue: Catalogue, text: str, about: str) -> None:
    reply = ask_after(catalogue, "kent grooming", text)
    assert isinstance(reply, NoFigure)
    assert (reply.status, reply.question.asks_about) == ("told", about)


@pytest.mark.parametrize("text", ["cambs insta 2018/19 source?", "cambs insta 18/19. sources pls"])
def test_a_source_asked_for_behind_a_question_stands_in_the_answer(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [69]


def test_a_country_as_a_whole_has_no_place(catalogue: Catalogue) -> None:
    reply = ask_after(catalogue, "uk grooming", "is that a lot")
    assert isinstance(reply, Answer)
    assert not any(each.kind == "rank" for each in reply.remarks)


@pytest.mark.parametrize("text", ["why?", "is that a lot", "a lot?"])
def test_of_nothing_it_is_no_question(catalogue: Catalogue, text: str) -> None:
    assert isinstance(catalogue.ask(text), NoMatch | Clarification)


def test_a_reading_leads_back_to_it(catalogue: Catalogue) -> None:
    reply = ask_after(catalogue, "kent grooming 2018/19", "is that a lot")
    assert isinstance(reply, Answer)
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer)
    assert again.question.asks_about == "size"
    assert [each.value for each in again.figures] == [140]


@pytest.mark.parametrize("first", ["london grooming", "essex insta"])
def test_what_is_not_there_has_no_size(catalogue: Catalogue, first: str) -> None:
    before, reply = catalogue.ask(first), ask_after(catalogue, first, "is that a lot")
    assert isinstance(before, NoFigure)
    assert isinstance(reply, NoFigure)
    assert reply.reason == before.reason


@pytest.mark.parametrize(
    ("first", "text"),
    [("hampshire grooming 2020/21", "why so low"), ("hampshire grooming", "why so few in 2020/21")],
)
def test_what_is_noted_of_the_figure_itself_is_said_first(
    catalogue: Catalogue, first: str, text: str
) -> None:
    reply = ask_after(catalogue, first, text)
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith("Hampshire, 2020/21: Looks like only a part of the year")
    assert NO_REASON not in reply.reason


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["kent grooming 2021/22", "compared to last year", "compared with 5 years ago"], [124]),
        (["kent grooming 2019/20 to 2022/23", "compared with two years ago"], [6]),
        (["kent grooming 2022/23 vs 2021/22", "compared with two years ago"], [6]),
        (["kent grooming 2023/24", "no i meant image offences", "and the year before"], [1568]),
    ],
)
def test_years_are_counted_back_from_where_the_answer_ends(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    first, *others = turns
    reply = catalogue.ask(first)
    for text in others:
        assert isinstance(reply, Answer | NoFigure)
        reply = catalogue.ask(text, previous=reply.question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("kent share of uk grooming 2023/24", 3.7),
        ("sussex as a percentage of uk grooming 2023/24", 3.2),
    ],
)
def test_a_part_of_a_part_has_its_share_of_the_whole(
    catalogue: Catalogue, text: str, share: float
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [round(each.value or 0, 1) for each in reply.figures] == [share]
