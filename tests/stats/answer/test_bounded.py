"""Members and years whose figures lie above or below a number, and who is not known."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.render import render_plain
from tests.outcomes import answer_to, reason_of

MEMBERS = {
    "forces with more than 200 grooming offences 2023/24": {"Kent": 264, "Sussex": 223},
    "which forces had fewer than 100 grooming offences 2023/24": {
        "Dyfed-Powys": 67, "Hampshire": 95, "North Wales": 97, "Surrey": 98,
    },
    "forces with at least 98 grooming offences in 2023/24": {
        "Kent": 264, "Sussex": 223, "Surrey": 98,
    },
    "forces with at most 67 grooming offences 2023/24": {"Dyfed-Powys": 67},
    "forces in wales with more than 60 grooming offences 2023/24": {
        "North Wales": 97, "Dyfed-Powys": 67,
    },
    "which forces recorded 200 or more grooming offences in 2022/23": {
        "Derbyshire": 285, "Hampshire": 279, "Kent": 230,
    },
    "forces with more than 200 grooming offences 2024/25": {"Hampshire": 200},
    "grooming by force over 200 2023/24": {"Kent": 264, "Sussex": 223},
    "how many welsh forces had more than 100 grooming offences in 2021/22": {"South Wales": 166},
    "how many forces had fewer than 50 grooming offences in 2017/18": {
        "North Yorkshire": 14, "Cheshire": 25, "Gloucestershire": 25, "Northamptonshire": 26,
        "Surrey": 27, "Wiltshire": 28, "Derbyshire": 37, "Dorset": 37, "Gwent": 44,
    },
    "forces with over 1,000 image offences home office 2023/24": {
        "Metropolitan Police": 2780, "West Yorkshire": 2301, "South Yorkshire": 1249,
        "Hampshire": 1239,
    },
}  # fmt: skip
YEARS = {
    "which year did kent grooming pass 200": {"2020/21": 224},
    "which years did kent grooming exceed 200": {"2020/21": 224, "2022/23": 230, "2023/24": 264},
    "when did sussex grooming first exceed 150": {"2020/21": 205},
    "when did hampshire grooming pass 250": {"2019/20": 291},
    "when did kent grooming exceed 200 in the last 3 years": {"2022/23": 230},
    "when did kent grooming last exceed 200": {"2023/24": 264},
    "when was kent grooming last over 200": {"2023/24": 264},
    "when was kent grooming first over 200": {"2020/21": 224},
    "when last did kent grooming pass 200": {"2023/24": 264},
    "which was the last year that kent had more than 200 grooming offences": {"2023/24": 264},
    "when was kent grooming last below 150": {"2018/19": 140},
    "when was hampshire grooming last over 250": {"2022/23": 279},
    "when did uk grooming pass 6,000": {"2020/21": 6319},
    "when did uk grooming reach 7000": {"2023/24": 7062},
    "when did kent grooming reach 264": {"2023/24": 264},
}


@pytest.mark.parametrize(("text", "due"), MEMBERS.items(), ids=MEMBERS)
def test_members_past_a_number_stand_in_order(
    catalogue: Catalogue, text: str, due: dict[str, float]
) -> None:
    answer = answer_to(catalogue, text)
    given = {each.codes["area"].name: each.value for each in answer.figures}
    assert given == due
    assert list(given.values()) == list(due.values())
    again = answer_to(catalogue, answer.reading)
    assert again.figures == answer.figures


@pytest.mark.parametrize(("text", "due"), YEARS.items(), ids=YEARS)
def test_years_past_a_number(catalogue: Catalogue, text: str, due: dict[str, float]) -> None:
    answer = answer_to(catalogue, text)
    assert {each.period.label: each.value for each in answer.figures} == due
    assert answer_to(catalogue, answer.reading).figures == answer.figures


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "forces with more than 200 grooming offences 2023/24",
            "2 of the 8 forces with a figure for 2023/24 have more than 200:",
        ),
        (
            "forces with more than 200 grooming offences 2023/24",
            "The others are not known; they may have more than 200 as well",
        ),
        ("forces with more than 200 grooming offences 2023/24", "no figure for Avon and Somerset,"),
        (
            "forces in wales with more than 60 grooming offences 2023/24",
            "2 of the 4 forces with a figure for 2023/24 have more than 60:",
        ),
        (
            "forces in wales with more than 60 grooming offences 2023/24",
            "Not sure of Gwent (67, disputed) and South Wales (333, disputed)",
        ),
        (
            "forces with more than 100 grooming offences in the year before 2023/24",
            "6 of the 11 forces with a figure for 2022/23 have more than 100:",
        ),
        ("when did kent grooming last exceed 200", "The last of the 7 years in print, 2017/18 to"),
        (
            "when did kent grooming last exceed 200",
            "No year after it is in print; it may have been",
        ),
        ("when was kent grooming last below 150", "After it: 2019/20 176, 2020/21 224, 2021/22"),
        ("forces with fewer than 50 grooming offences 2017/18", "Not sure of Dyfed-Powys (19, pa"),
        ("forces with more than 100 grooming offences in the south east 2020/21", "Hampshire (18,"),
        ("which year did kent grooming pass 200", "Before it: 2017/18 122, 2018/19 140, 2019/20"),
        ("which year did kent grooming pass 200", "first of the 7 years in print, 2017/18 to"),
        ("first year hampshire grooming over 270", "Before it: 2017/18 152, 2018/19 181"),
        (
            "when was south wales grooming last over 160",
            "2023/24 (333, disputed); it may have been",
        ),
        ("first year kent grooming over 100", "No year before it is in print; it may have been so"),
        ("which years did hampshire grooming exceed 250", "Not known: 2020/21 (18, partial)"),
    ],
)
def test_what_is_not_known_is_said(catalogue: Catalogue, text: str, said: str) -> None:
    assert said in render_plain(answer_to(catalogue, text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("which forces had over 500 grooming offences in 2023/24", "none is known to have more"),
        ("which year did kent grooming pass 500", "none is known to have more than 500"),
        ("first year south wales grooming over 200", "2022/23 (no figure) and 2023/24 (333, disp"),
        ("forces with more than 100 grooming offences in 2018/19 and the year before", "one year"),
        ("forces with more than 200 grooming offences", "name a year"),
        ("platforms with more than 1000 grooming offences uk 2023/24", "no number is in print"),
    ],
)
def test_nothing_past_a_number_is_no_figure(catalogue: Catalogue, text: str, reason: str) -> None:
    assert reason in reason_of(catalogue, text)


def test_years_are_offered_where_none_is_named(catalogue: Catalogue) -> None:
    reply = catalogue.ask("forces with more than 200 grooming offences")
    assert isinstance(reply, NoFigure)
    newest, *_, each = reply.choices
    assert [each.label for each in reply.choices[:3]] == ["2024/25", "2023/24", "2022/23"]
    assert [f.value for f in answer_to(catalogue, newest.question).figures] == [200]
    assert len(answer_to(catalogue, each.question).figures) > 20


@pytest.mark.parametrize(
    "text",
    [
        "forces where grooming rose by more than 50 2022/23 to 2023/24",
        "which eastern force has the most instagram offences fewer than 50",
        "kent and sussex grooming over 200 which year",
        "which forces had more than 5 per 100,000 grooming 2023/24",
        "grooming of children under 13 by force",
        "forces with more than 100 but fewer than 200 grooming offences 2023/24",
        "grooming by force more than 20% 2023/24",
        "kent grooming more than 200",
        "when did kent grooming drop below 200",
        "which years did kent grooming rise by more than 20",
        "forces with over 18s grooming 2023/24",
    ],
)
def test_a_number_of_something_else_holds_nothing_back(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


def test_the_next_year_is_held_against_the_same_number(catalogue: Catalogue) -> None:
    first = answer_to(catalogue, "forces with more than 200 grooming offences 2023/24")
    reply = catalogue.ask("2022/23", previous=first.question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [285, 279, 230]
