"""What was not understood, and the row of a code list that makes it so."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Miss, NoMatch, miss_text
from stats.render import render_misses
from tests.writing import Edit, WritePackage, open_packages

MISSED = "wexmoor vanla"


def test_the_suggested_row_makes_the_question_work(
    ices: Catalogue, tmp_path: Path, write_package: WritePackage
) -> None:
    missed = ices.ask(MISSED)
    assert isinstance(missed, NoMatch)
    (suggestion,) = ices.suggest_aliases(miss_text(missed.unknown))
    assert (suggestion.concept, suggestion.row) == (
        "flavour",
        "vanilla,Vanilla,van|plain vanilla|vanla",
    )
    code, label, aliases = suggestion.row.split(",")
    folder = write_package(
        Edit("flavours.csv", "vanilla,Vanilla,flavour,van|plain vanilla,", f"{code},{label},flavour,{aliases},")
    )  # fmt: skip
    answer = open_packages(tmp_path, folder).ask(MISSED)
    assert isinstance(answer, Answer)
    assert answer.reading.startswith("Wexmoor · Vanilla")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("faceb", "Facebook"),
        ("snapchit", "Snapchat"),
        ("herts constab", "Hertfordshire"),
        ("instgrm", "Instagram"),
        ("g manchester", "Greater Manchester"),
    ],
)
def test_the_code_meant_is_among_those_suggested(
    catalogue: Catalogue, text: str, label: str
) -> None:
    assert label in [each.label for each in catalogue.suggest_aliases(text)]


@pytest.mark.parametrize("text", ["", "meaning life", "my house", "qqqqzzzz"])
def test_what_means_no_code_has_no_suggestion(catalogue: Catalogue, text: str) -> None:
    assert catalogue.suggest_aliases(text) == ()


@pytest.mark.parametrize("text", ["rossendal", "nowich"])
def test_a_place_within_a_code_is_no_name_of_it(catalogue: Catalogue, text: str) -> None:
    assert catalogue.suggest_aliases(text) == ()


@pytest.mark.parametrize(
    ("unknown", "kept"),
    [
        (("Fbook",), "fbook"),
        (("ribble", "valley"), "ribble valley"),
        (("call", "07700900123"), ""),
        (("a", "b", "c", "d", "e", "f", "g"), ""),
        (("x" * 51,), ""),
        ((), ""),
    ],
)
def test_only_what_may_be_a_name_is_kept(unknown: tuple[str, ...], kept: str) -> None:
    assert miss_text(unknown) == kept


def test_a_list_of_misses_keeps_to_its_limit(ices: Catalogue) -> None:
    misses = [Miss("vanla", 5), Miss("qqqqzzzz", 3)]
    found = [(each, ices.suggest_aliases(each.text)) for each in misses]
    whole = render_misses(found)
    assert whole == (
        "5 people: “vanla”\nflavour: vanilla,Vanilla,van|plain vanilla|vanla\n\n"
        "3 people: “qqqqzzzz” is like no name in a code list"
    )
    assert render_misses(found, limit=len(whole) - 1) == whole.partition("\n\n")[0]
    assert render_misses([]).startswith("Nothing")
