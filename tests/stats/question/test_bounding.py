"""Members of inferred measures whose figures lie above or below a number."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, Question
from tests.newsroom import open_texts

VISITS = """town,sort,year,Visits,Takings (£ thousand),"Jobs per 100,000 people",\
Staff in firms with more than 250 employees
Ashby,Pools,2022,"1,204",90,31,7
Ashby,Gyms,2022,310,20,12,8
Boring,Pools,2022,640,50,44,9
Boring,Gyms,2022,"1,000",60,15,6
Cromer,Pools,2022,"3,050",99,12,5
Cromer,Gyms,2022,..,10,16,4
Ashby,Pools,2023,900,91,32,7
Ashby,Gyms,2023,315,21,13,8
Boring,Pools,2023,"1,640",51,45,9
Boring,Gyms,2023,990,61,16,6
Cromer,Pools,2023,"3,150",98,13,5
Cromer,Gyms,2023,..,11,17,4
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("desk"), swimming=VISITS)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("towns over 1,000 visits pools 2022", [3050, 1204]),
        ("towns with more than 1000 pools visits 2022", [3050, 1204]),
        ("which towns had fewer than 1,000 pools visits in 2023", [900]),
        ("towns with at least 640 visits pools 2022", [3050, 1204, 640]),
        ("towns with more than 30 jobs per 100,000 people pools 2023", [45, 32]),
        ("which sorts had over 500 visits in ashby 2022", [1204]),
    ],
)
def test_figures_are_held_against_a_number(
    desk: Catalogue, question: str, values: list[float]
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values
    again = desk.ask(reply.reading)
    assert isinstance(again, Answer), again
    assert [figure.value for figure in again.figures] == values


def test_who_has_no_figure_may_have_as_many(desk: Catalogue) -> None:
    reply = desk.ask("towns with more than 500 gyms visits 2022")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [1000]
    assert any("no figure is not zero" in each.text for each in reply.remarks)


def test_what_is_asked_back_keeps_the_number(desk: Catalogue) -> None:
    reply = desk.ask("towns with more than 1,000 visits 2022")
    assert isinstance(reply, Clarification), reply
    found = {choice.label: desk.ask_choice(choice.key) for choice in reply.choices}
    pools = found["Pools"]
    assert isinstance(pools, Answer), pools
    assert [figure.value for figure in pools.figures] == [3050, 1204]


def test_another_year_is_held_against_the_same_number(desk: Catalogue) -> None:
    before = desk.ask("towns over 1,000 visits pools 2022")
    assert isinstance(before, Answer), before
    assert isinstance(before.question, Question)
    after = desk.ask("and 2023?", previous=before.question)
    assert isinstance(after, Answer), after
    assert [figure.value for figure in after.figures] == [3150, 1640]


@pytest.mark.parametrize(
    "question",
    [
        "towns with more than 50 takings pools 2022",  # thousands, or pounds
        "over 1,000 visits pools 2022",
        "towns where pools visits rose by more than 500 2022 to 2023",
    ],
)
def test_a_number_that_is_not_understood_is_asked_about(desk: Catalogue, question: str) -> None:
    assert not isinstance(desk.ask(question), Answer), desk.ask(question)


def test_the_number_of_a_label_is_its_own(desk: Catalogue) -> None:
    reply = desk.ask("staff in firms with more than 250 employees ashby pools 2022")
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [7]
