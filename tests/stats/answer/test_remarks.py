"""What stands beside the figures asked for, and how the question was read."""

from __future__ import annotations

import pytest

from stats import Catalogue
from stats.answer.found import DIFFERENT_RELEASES
from stats.model import Remark
from tests.outcomes import answer_to

Numbers = list[tuple[str, float | None]]


def numbers_of(remark: Remark) -> Numbers:
    return [(list(each.codes.values())[-1].code, each.value) for each in remark.figures]


REMARKS: dict[str, dict[str, Numbers]] = {
    "Wexmoor strawberry": {
        "share": [("strawberry", 46.0)],
        "total": [("all", 173)],
    },
    "Ostrovia fruit": {"total": [("all", 1234)]},
    "Upper Vale strawberry": {
        "part": [("strawberry", 69), ("strawberry", 40)],
        "share": [("strawberry", 18.2)],
        "total": [("known", 600)],
    },
    "Wexmoor vanilla": {
        "total": [("all", 180)],
        "series": [("vanilla", 29), ("vanilla", 21)],
    },
    "Wexmoor fairs": {},
    "Ynysfôr": {},
}


@pytest.mark.parametrize(("text", "expected"), REMARKS.items(), ids=REMARKS)
def test_the_numbers_beside_a_figure(
    ices: Catalogue, text: str, expected: dict[str, Numbers]
) -> None:
    found = {
        each.kind: numbers_of(each)
        for each in answer_to(ices, text).remarks
        if each.figures and each.text != "In print as"
    }
    assert found == expected


def test_a_number_never_stands_twice(ices: Catalogue) -> None:
    for text in REMARKS:
        reply = answer_to(ices, text)
        beside = [figure for remark in reply.remarks for figure in remark.figures]
        keys = [
            (each.measure.code, tuple(code.code for code in each.codes.values()), each.period.code)
            for each in (*reply.figures, *beside)
        ]
        assert sorted(set(keys)) == sorted(keys)


def test_every_number_worked_out_names_its_parts(ices: Catalogue) -> None:
    derived = [
        figure.derivation
        for text in REMARKS
        for remark in answer_to(ices, text).remarks
        for figure in remark.figures
        if figure.derivation is not None
    ]
    assert derived
    assert [each for each in derived if not each.parts] == []


COMPARISONS = {
    "Wexmoor and Tarnholm vanilla": "Same definition, period and release: may be set side by side",
    "Wexmoor and Eddle mint": "From different releases",
    "Wexmoor vanilla 2018/19 and 2019/20": "different ",
    "Eddle and Ynysfôr": "different periods",
}


@pytest.mark.parametrize(("text", "expected"), COMPARISONS.items(), ids=COMPARISONS)
def test_whether_figures_may_be_set_side_by_side(ices: Catalogue, text: str, expected: str) -> None:
    (remark,) = [each for each in answer_to(ices, text).remarks if each.kind == "comparison"]
    assert expected in remark.text
    assert ("side by side" in remark.text) is ("side by side" in expected)


READINGS = {
    "wex straw": "Wexmoor · Strawberry · 2018/19 · cones sold",
    "wexmoor strawberry share": "Wexmoor · Strawberry · share · 2018/19 · cones sold",
    "tarnholm and wexmoor vanilla": "Tarnholm and Wexmoor · Vanilla · 2018/19 · cones sold",
    "strawberry saltmarch district": "Saltmarch (district) · Strawberry · 2019/20 · cones sold",
    "wexmoor fairs": "Wexmoor · 2018/19 · servings at fairs",
    "farholm": "Farholm · All servings · 2018/19 · tubs sold",
}


@pytest.mark.parametrize(("text", "expected"), READINGS.items(), ids=READINGS)
def test_how_a_question_was_read(ices: Catalogue, text: str, expected: str) -> None:
    assert answer_to(ices, text).reading == expected


@pytest.mark.parametrize("text", [*REMARKS, *READINGS])
def test_a_reading_asked_again_gives_the_same_figures(ices: Catalogue, text: str) -> None:
    reply = answer_to(ices, text)
    assert answer_to(ices, reply.reading).figures == reply.figures


ASSUMED = {
    "Wexmoor": ["no flavour named: All servings", "no period named: the latest is 2019/20"],
    "Wexmoor strawberry 2018/19": [],
    "strawberry 2018/19": ["no area named: Ostrovia"],
    "Bramblewick strawberry 2018/19": ["Bramblewick is in Tarnholm"],
    "Eddle and Ynysfôr": [
        "no flavour named: All servings",
        "no period named: the latest of each",
    ],
}


@pytest.mark.parametrize(("text", "expected"), ASSUMED.items(), ids=ASSUMED)
def test_what_was_assumed_stands_in_the_answer(
    ices: Catalogue, text: str, expected: list[str]
) -> None:
    assert [each.text for each in answer_to(ices, text).assumptions] == expected


def test_other_datasets_with_figures_are_one_tap_away(ices: Catalogue) -> None:
    reply = answer_to(ices, "Wexmoor")
    assert [choice.label for choice in reply.choices] == ["tubs sold", "servings at fairs"]
    assert answer_to(ices, reply.choices[0].question).figures[0].value == 7


def test_the_caveats_of_the_dataset_are_given(ices: Catalogue) -> None:
    assert answer_to(ices, "Wexmoor").caveats == ices.index.dataset("cones").caveats


@pytest.mark.parametrize(
    ("text", "is_mixed"),
    [
        ("kent v essex grooming 2018/19", True),
        ("where does essex rank for grooming 2018/19", True),
        ("top 5 forces grooming 2018/19", True),
        ("forces with more than 150 grooming offences 2018/19", True),
        ("kent and essex grooming per 100,000 2018/19", True),
        ("grooming per 100,000 by force 2018/19", True),
        ("top 3 forces for instagram in the east 2018/19", False),
        ("kent and surrey grooming per 100,000 2023/24", False),
    ],
)
def test_figures_of_different_releases_are_said_to_be(
    catalogue: Catalogue, text: str, *, is_mixed: bool
) -> None:
    said = [remark.text for remark in answer_to(catalogue, text).remarks]
    assert said.count(DIFFERENT_RELEASES) == is_mixed
