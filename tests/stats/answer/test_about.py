"""What figures count and who published them: told in the place of a figure, never counted."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.model import Clarification
from stats.render import render_plain

GROOMING = "Offences of sexual communication with a child (section 15A"
ONLINE = "Child sexual offences committed online and child abuse image offences"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what does grooming mean here", [GROOMING]),
        ("define grooming", [GROOMING]),
        ("what is sexual communication with a child", [GROOMING]),
        ("what's grooming?", [GROOMING]),
        ("what is a grooming offence", [GROOMING]),
        ("what is a cyber flagged crime?", ["cyber flag"]),
        ("what is meant by grooming?", [GROOMING]),
        ("grooming definition", [GROOMING]),
        ("what counts as meta", ["Facebook-owned apps: Facebook with Messenger, Instagram and"]),
        ("does facebook include messenger", ["Facebook: Includes Facebook Messenger."]),
        ("what does online child sexual offences mean", [ONLINE]),
        ("what do the cyber flag figures count", ["cyber flag"]),
        ("does kent grooming include medway", [GROOMING, "Kent"]),
    ],
)
def test_what_is_counted(catalogue: Catalogue, text: str, told: list[str]) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert [each for each in told if each not in render_plain(reply)] == []
    assert not render_plain(reply).startswith("No such figure")
    again = catalogue.ask(reply.reading)
    assert isinstance(again, NoFigure)
    assert again.reason == reply.reason


@pytest.mark.parametrize(
    "text", ["who says so", "source?", "whats the source for this", "as of when", "how old is that",
             "when was it published", "where do these figures come from"],
)  # fmt: skip
def test_who_published_the_figure_before_it(catalogue: Catalogue, text: str) -> None:
    before = catalogue.ask("kent grooming 2022/23")
    assert isinstance(before, Answer)
    reply = catalogue.ask(text, previous=before.question)
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith("NSPCC")
    assert "November 2024. The figures are of 2022/23." in reply.reason
    assert set(reply.sources) <= set(before.figures[0].sources)


def test_what_it_counts_after_an_answer(catalogue: Catalogue) -> None:
    before = catalogue.ask("kent grooming")
    assert isinstance(before, Answer)
    reply = catalogue.ask("what does that mean", previous=before.question)
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith(GROOMING)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("did essex police reply", "Essex Police did not supply a figure for 2018/19."),
        (
            "did lincolnshire give figures on grooming",
            "Lincolnshire Police did not supply a figure",
        ),
        ("did norfolk reply on grooming", "print no figure for Norfolk Constabulary. 44 UK forces"),
        ("has kent replied on grooming", "There is a figure for Kent, 2023/24."),
    ],
)
def test_whether_one_area_replied(catalogue: Catalogue, text: str, told: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert told in reply.reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "why did essex not reply",
            "Essex Police did not supply a figure for 2018/19. Marked “Not provided” in the table.",
        ),
        (
            "why didn't west mercia reply to grooming",
            "West Mercia Police did not supply a figure for 2021/22. The force provided no figure;",
        ),
    ],
)
def test_why_one_area_did_not_reply_begins_with_what_is_noted(
    catalogue: Catalogue, text: str, told: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith(told)


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("cambs insta", "are these figures reliable", "Platform counts are instances:"),
        ("kent grooming change", "is that accurate?", "Different forces replied each time,"),
        ("south wales images 23/24", "can I trust this figure", "Home Office recorded crime,"),
    ],
)
def test_whether_figures_are_reliable_is_told_by_their_caveats(
    catalogue: Catalogue, before: str, text: str, told: str
) -> None:
    first = catalogue.ask(before)
    assert isinstance(first, Answer)
    reply = catalogue.ask(text, previous=first.question)
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith(told)
    assert "Not to be" in reply.reason
    again = catalogue.ask(reply.reading)
    assert isinstance(again, NoFigure)
    assert again.reason == reply.reason


def test_whose_figures_they_are_may_be_said_first(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.ask("NSPCC figures kent"), Clarification)
    reply = catalogue.ask("nspcc stats greater manchester grooming")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [296]


def test_figures_that_nobody_named_are_asked_about(catalogue: Catalogue) -> None:
    for text in ("are these figures reliable", "can I compare 2019 with 2021"):
        assert isinstance(catalogue.ask(text), Clarification)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kent grooming 23/24 with source", 264),
        ("how many grooming offences did kent record in 23/24 and who says so", 264),
        ("what does kent have for grooming", 264),
        ("what is kent grooming", 264),
        ("what is the grooming figure", 7263),
    ],
)
def test_a_figure_that_is_asked_for_is_given(catalogue: Catalogue, text: str, value: float) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [value]


def test_a_word_that_is_no_name_here_is_not_explained(catalogue: Catalogue) -> None:
    assert "“sextortion”" in render_plain(catalogue.ask("what does sextortion mean"))
