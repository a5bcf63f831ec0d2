"""Rates of each of several: those that can be worked out, then who has none and why."""

from __future__ import annotations

import pytest

from stats import Catalogue, NoFigure
from tests.outcomes import answer_to

RATES = {
    "rate per 100,000 by force grooming 2023/24": {
        "Dyfed-Powys": 12.8, "Hampshire": 4.7, "Kent": 13.9, "North Wales": 14.0, "Surrey": 8.0,
        "Sussex": 12.8, "Gwent": None, "South Wales": None,
    },
    "grooming per 100,000 by force in Wales 2023/24": {
        "Dyfed-Powys": 12.8, "North Wales": 14.0, "Gwent": None, "South Wales": None,
    },
    "instagram per 100,000 by force in the east 2018/19": {
        "Bedfordshire": 7.4, "Cambridgeshire": 7.9, "Hertfordshire": 2.4, "Norfolk": 5.8,
        "Suffolk": 11.8, "Essex": None, "Northamptonshire": None,
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "due"), RATES.items(), ids=RATES)
def test_one_without_a_rate_hides_no_other(
    catalogue: Catalogue, text: str, due: dict[str, float | None]
) -> None:
    answer = answer_to(catalogue, text)
    given = {each.codes["area"].name: each.value for each in answer.figures}
    assert list(given.items()) == list(due.items())
    assert answer_to(catalogue, answer.reading).figures == answer.figures
    for figure in answer.figures:
        assert figure.value is not None or figure.notes[0]


def test_who_is_covered_is_said(catalogue: Catalogue) -> None:
    answer = answer_to(catalogue, "rate per 100,000 by force grooming 2023/24")
    said = [each.text for each in answer.remarks if each.kind == "coverage"]
    assert said[0].startswith("6 of 47 forces have a figure; no figure for Avon and Somerset")


def test_where_none_has_a_rate_there_is_no_figure(catalogue: Catalogue) -> None:
    reply = catalogue.ask("grooming per 100,000 by force in Wales 2024/25")
    assert isinstance(reply, NoFigure)
    assert "no population of" in reply.reason
