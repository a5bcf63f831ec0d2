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


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("east kent grooming", "east"),
        ("east herts meta", "east"),
        ("south west wilts fb", "south west"),
        ("north east lancs grooming", "north east"),
    ],
)
def test_a_side_of_a_place_is_no_region_beside_it(
    catalogue: Catalogue, text: str, side: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert f"“{side}”" in reply.prompt


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("east and kent grooming 22/23", ["East of England", "Kent"]),
        ("south east vs kent grooming 23/24", ["South East", "Kent"]),
        ("east, norfolk insta 2018/19", ["East of England", "Norfolk"]),
    ],
)
def test_a_region_set_beside_a_place_is_one(
    catalogue: Catalogue, text: str, areas: list[str]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.codes["area"].name for each in reply.figures] == areas
