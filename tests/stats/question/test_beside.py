"""One member set beside what it lies in: both are given, or it is asked back."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue

BESIDE = {
    "kent grooming vs national": {"Kent": 264, "United Kingdom": 7062},
    "kent grooming 2022/23 against the national figure": {"Kent": 230, "United Kingdom": 6350},
    "norfolk whatsapp compared with the national total": {"Norfolk": 5, "England and Wales": 299},
    "cambs insta compared to the region as a whole": {"Cambridgeshire": 69, "East of England": 288},
    "kent grooming 2023/24 v its region": {"Kent": 264, "South East": 680},
    "lancs grooming vs national": {"Lancashire": 252, "United Kingdom": 5333},
    "cambs insta vs national": {"Cambridgeshire": 69, "England and Wales": None},
}


@pytest.mark.parametrize("text", BESIDE)
def test_a_member_and_the_whole_it_lies_in(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert {each.codes["area"].label: each.value for each in reply.figures} == BESIDE[text]
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer)
    assert again.figures == reply.figures


@pytest.mark.parametrize(
    "text",
    [
        "uk grooming vs national",
        "kent vs surrey vs national grooming",
        "kent grooming vs the national average",
        "nationally, kent grooming",
        "kent grooming compared with the force",
    ],
)
def test_what_has_no_other_side_is_asked_back(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


def test_a_side_without_a_figure_of_the_year_is_missing(catalogue: Catalogue) -> None:
    reply = catalogue.ask("compare scotland image offences against national")
    assert isinstance(reply, Answer)
    assert [(each.period.label, each.value) for each in reply.figures] == [
        ("2023/24", 748), ("2023/24", None),
    ]  # fmt: skip
