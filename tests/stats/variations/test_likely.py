"""Which other codes are wanted, held by a sort of all of them and by looking at each in order."""

from __future__ import annotations

from importlib import import_module

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, Code
from stats.variations.likely import likely_codes
from tests.bench.load import ordinary_questions
from tests.scoring import QUESTIONS, read_questions

NAMED = 500
"""Texts of the names of an area and a platform."""


def sorted_codes(index: Index, dataset: str, dimension: str, asked: str) -> list[Code]:
    """The same slowly: the one asked for, then all others by how near they are to it."""
    counts = index.series_counts(dataset, dimension)
    totals = index.dataset(dataset).totals.get(dimension, ())
    now = index.code(dimension, asked)

    def key(code: Code) -> tuple[int, int, str, str]:
        is_technical = code.kind in TECHNICAL_KINDS
        reasons = (
            (code.code == now.parent, 1),
            (is_technical, 5 if code.code in totals else 6),
            ((code.kind, code.parent) == (now.kind, now.parent), 2),
            (code.parent == now.code or code.code in now.members, 3),
            (code.kind == now.kind, 4),
        )
        rank = next((rank for holds, rank in reasons if holds), 5)
        return rank, -counts[code.code], code.name, code.code

    others = [index.code(dimension, code) for code in counts if code != asked]
    return [*([now] if asked in counts else []), *sorted(others, key=key)]


@pytest.mark.parametrize("figures", ["ices", "catalogue"])
def test_the_order_is_that_of_a_sort_of_all(figures: str, request: pytest.FixtureRequest) -> None:
    index: Index = request.getfixturevalue(figures).index
    for dataset in index.datasets:
        for dimension in dataset.dimensions:
            for asked in index.codes(dimension):
                found = list(likely_codes(index, dataset.code, dimension, (asked,)))
                assert found == sorted_codes(index, dataset.code, dimension, asked)


def test_without_a_code_those_come_first_that_most_is_in_print_of(ices: Catalogue) -> None:
    index = ices.index
    dataset = index.datasets[0]
    counts = index.series_counts(dataset.code, "area")
    found = list(likely_codes(index, dataset.code, "area", ()))
    assert sorted(found, key=lambda each: (-counts[each.code], each.name, each.code)) == found
    assert {each.code for each in found} == counts.keys()


def test_what_can_be_changed_is_what_has_a_change(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(QUESTIONS.glob("*.csv"))
    texts = [line.question for path in paths for line in read_questions(path)[::3]]
    replies = [catalogue.ask(text) for text in (*texts, *ordinary_questions(catalogue)[:NAMED])]
    given = [each for each in replies if isinstance(each, Answer | NoFigure)]
    found = [catalogue.vary(reply) for reply in given]
    module = import_module("stats.variations.vary")
    monkeypatch.setattr(module, "_has_member", module._has_change)
    assert [catalogue.vary(reply) for reply in given] == found
