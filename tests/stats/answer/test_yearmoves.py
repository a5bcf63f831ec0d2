"""The largest rise or fall from one year to the next: of firm figures, and over no gap."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from tests.outcomes import reason_of

MOVES = {
    # question: (change, from and to)
    "biggest single year rise in Kent grooming?": (51, "2021/22 to 2022/23"),
    "which year did Kent grooming rise most": (51, "2021/22 to 2022/23"),
    "when was the steepest increase in grooming in Kent": (51, "2021/22 to 2022/23"),
    "biggest percentage rise in UK grooming": (43.1, "2017/18 to 2018/19"),
    "did Kent grooming ever fall": (-45, "2020/21 to 2021/22"),
    "biggest fall in Surrey grooming since 2019/20": (-15, "2020/21 to 2021/22"),
    "biggest percentage rise in Surrey grooming since 2018/19": (32.4, "2022/23 to 2023/24"),
}
REFUSED = {
    "largest year on year drop in grooming, Surrey, since 2021/22": "none is a fall",
    "did image offences in Cheshire ever fall": "none is a fall",
    "biggest rise in Hampshire grooming": "rounded or in doubt",
    "biggest fall in Gwent grooming": "between 2019/20 (144) and 2021/22 (26)",
    "biggest rise in North Yorkshire grooming": "not in print, between 2018/19 (22)",
    "did wales grooming ever rise": "between 2021/22 (326) and 2023/24 (554)",
}


@pytest.mark.parametrize(("text", "expected"), MOVES.items(), ids=MOVES)
def test_the_year_of_the_largest_change(
    catalogue: Catalogue, text: str, expected: tuple[float, str]
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [expected]
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer)
    assert again.figures == reply.figures


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED)
def test_no_largest_change_where_there_is_none_or_it_is_in_doubt(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    assert reason in reason_of(catalogue, text)


@pytest.mark.parametrize(
    "text",
    [
        "which Welsh force had the most grooming since 2020/21",
        "which force has the most image offences up to 2021/22",
        "did Kent grooming ever rise above 200",
        "biggest change in Kent grooming",
    ],
)
def test_what_one_change_or_one_year_does_not_answer_is_asked_back(
    catalogue: Catalogue, text: str
) -> None:
    assert not isinstance(catalogue.ask(text), Answer | NoFigure)


def test_a_follow_up_goes_on_with_the_largest_change(catalogue: Catalogue) -> None:
    first = catalogue.ask("biggest rise ever in Kent grooming")
    assert isinstance(first, Answer)
    reply = catalogue.ask("and Surrey?", previous=first.question)
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [
        (49, "2017/18 to 2018/19")
    ]
