"""A short "n" is "and" within a name; before a name it may be of the name or join it."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("england n wales grooming 18/19", ["England and Wales"]),
        ("england nd wales grooming 18/19", ["England and Wales"]),
        ("england + wales grooming 18/19", ["England and Wales"]),
        ("avon n somerset grooming", ["Avon and Somerset"]),
        ("yorks n humber grooming 18/19", ["Yorkshire and the Humber"]),
        ("n wales grooming", ["North Wales"]),
        ("kent, n wales grooming 23/24", ["Kent", "North Wales"]),
        ("norfolk n suffolk insta", ["Norfolk", "Suffolk"]),
        ("wales n scotland grooming 23/24", ["Wales", "Scotland"]),
    ],
)
def test_n_is_and(catalogue: Catalogue, text: str, areas: list[str]) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.codes["area"].name for each in reply.figures] == areas


def test_n_that_may_be_north_is_asked_back(catalogue: Catalogue) -> None:
    reply = catalogue.ask("scotland n wales grooming")
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == ["North Wales", "Wales"]
    assert all("Scotland" in each.question for each in reply.choices)
