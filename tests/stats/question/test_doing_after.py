"""Bare words of doing after an answer: they are done with the figures that were just given."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch, Reply
from stats.model import Question
from tests.outcomes import values_of

RATES = "That is not worked out of rates."


def converse(catalogue: Catalogue, *turns: str) -> Reply:
    """Return the reply to the last of several texts; a number takes a choice, as at the terminal."""
    previous: Question | None = None
    back: Clarification | None = None
    choices: dict[str, str] = {}
    reply: Reply = NoMatch()
    for turn in turns:
        text = choices.get(turn, turn)
        reply = catalogue.ask(text, previous=previous, asked_back=back)
        back = reply if isinstance(reply, Clarification) else None
        previous = reply.question if isinstance(reply, Answer | NoFigure) else previous
        offered = back.choices if back else ()
        choices = {str(number): each.question for number, each in enumerate(offered, start=1)}
    return reply


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["kent v essex grooming", "what's the difference"], [26]),
        (["kent v essex grooming", "difference?"], [26]),
        (["kent v essex grooming", "by how much"], [26]),
        (["kent v essex grooming", "what is the ratio"], [26]),
        (["kent v essex grooming", "how many times higher is that"], [26]),
        (["kent v essex grooming", "the gap"], [26]),
        (["kent v essex grooming", "percentage difference"], [26]),
        (["kent v essex grooming", "which is higher"], [166]),
        (["kent v essex grooming", "both per 100,000"], [7.6, 9.1]),
        (["kent grooming", "essex", "what's the difference", "1"], [26]),
        (["kent grooming", "and essex", "who has more", "yes"], [140, 166]),
        (["kent grooming", "surrey", "both together", "1"], [362]),
        (["kent grooming", "surrey", "sussex", "add them up", "1"], [585]),
        (["kent grooming", "essex", "compare them", "yes"], [140, 166]),
        (["kent grooming per 100,000", "surrey", "compare them", "yes"], [13.9, 8]),
        (["scotland grooming", "northern ireland", "wales", "rank them", "1"], [672, 554]),
        (["scotland grooming 2021/22", "n ireland", "wales", "rank them", "1"], [636, 326, 197]),
        (["kent grooming", "surrey", "sussex", "rank them from the lowest", "1"], [98, 223, 264]),
        (["kent grooming per 100,000", "surrey", "rank them", "yes"], [13.9, 8]),
        (["wales grooming", "rank them"], [333, 97, 67, 67]),
        (["kent grooming 2018/19 v 2021/22", "which is higher"], [39]),
        (["kent grooming", "what was the peak"], [264]),
        (["kent grooming 2018/19", "peak?"], [264]),
        (["kent grooming", "when was the peak"], [264]),
        (["kent grooming", "is that a record"], [264]),
        (["kent grooming", "how does that compare"], [264]),
        (["kent grooming", "highest ever"], [264]),
        (["kent grooming each year", "and the average"], [190.7]),
        (["kent grooming since 2020/21", "average"], [224.3]),
        (["kent grooming each year", "add them up"], [1335]),
        (["surrey grooming since 2019", "average", "total"], [380]),
        (["surrey grooming since 2019", "average", "total", "average"], [76]),
        (["kent grooming each year", "average", "total"], [1335]),
        (["kent grooming last 3 years", "average", "add them up"], [673]),
        (["kent grooming 2018/19 and 2019/20", "average", "total"], [316]),
        (["grooming in the south east by force 2023/24", "average", "total"], [680]),
        (["kent grooming", "average", "yes"], [190.7]),
        (["kent grooming", "add them up", "1"], [1335]),
        (["kent grooming", "what's the difference", "1"], [34]),
        (["kent grooming", "what's the difference", "change over the whole period"], [142]),
        (["kent grooming", "by how much since the start"], [142]),
        (["kent grooming change", "in per cent"], [14.8]),
        (["kent grooming change", "as a percentage"], [14.8]),
        (["norfolk facebook", "break it down", "by platform"], [61, 52, 5]),
    ],
)
def test_what_is_done_is_done_with_the_same_figures(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns)) == values


def test_a_difference_says_how_many_times_one_is_the_other(catalogue: Catalogue) -> None:
    reply = converse(catalogue, "kent v essex grooming", "ratio")
    assert isinstance(reply, Answer)
    assert reply.remarks[0].text == "166 is 1.19 times 140, 18.6 per cent more"
    reply = converse(catalogue, "cambs and norfolk whatsapp", "ratio")
    assert isinstance(reply, Answer)
    assert not [each for each in reply.remarks if "times" in each.text], "a base below 50"


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["kent grooming", "and the region"], [843]),
        (["kent grooming 2018/19", "what about the whole region"], [473]),
        (["kent grooming", "compare with the region"], [264, 680]),
        (["cambs insta", "the region?"], [288]),
    ],
)
def test_what_a_place_lies_in_needs_no_name(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns)) == values


@pytest.mark.parametrize(
    ("turns", "prompt", "labels"),
    [
        (["kent v essex grooming per 100,000", "difference"], RATES, ["difference"]),
        (["kent grooming per 100,000", "the average"], RATES, ["average per year"]),
        (["top 3 forces for grooming 2022/23", "add them up"], "The first of an order", ["total"]),
        (["top 3 forces for grooming 2022/23", "difference"], "Between which two?", []),
        (["cambs by platform", "break it down"], "There are no figures by anything", ["each year"]),
        (["kent grooming each year", "break it down"], "There are no figures of its parts", []),
        (["kent grooming", "and the average"], "An average of what?", ["average per year"]),
        (["kent grooming", "add them up"], "This is one figure.", ["sum of all years"]),
        (
            ["kent grooming", "what's the difference"],
            "A difference from what?",
            ["change on the year before", "change over the whole period"],
        ),
        (
            ["kent grooming", "essex", "difference"],
            "A difference from what?",
            ["Kent and Essex", "change on the year before", "change over the whole period"],
        ),
        (["kent grooming", "essex", "which is higher"], "Are these two meant?", ["Kent and Essex"]),
        (["kent grooming", "essex", "compare them"], "Are these meant?", ["Kent and Essex"]),
        (
            ["kent grooming 2019/20", "surrey 2021/22", "compare them"],
            "Are these meant?",
            ["Kent and Surrey, 2021/22"],
        ),
        (
            ["kent grooming", "essex", "add them up"],
            "This is one figure.",
            ["Kent and Essex", "sum of all years"],
        ),
        (
            ["kent grooming", "surrey", "essex", "both together"],
            "This is one figure.",
            ["Surrey and Essex", "sum of all years"],
        ),
        (
            ["scotland grooming", "northern ireland", "wales", "rank them"],
            "Which of these are meant?",
            ["Scotland, Northern Ireland and Wales", "Northern Ireland and Wales"],
        ),
        (
            ["kent grooming", "essex", "kent", "compare the two"],
            "Are these meant?",
            ["Essex and Kent"],
        ),
        (["grooming in the south east by force", "difference"], "Between which two?", []),
        (["grooming kent, essex and surrey", "difference"], "Between which two?", []),
        (["norfolk facebook", "break it down"], "By what?", ["by platform", "each year"]),
        (
            ["grooming in the east of england", "can you break that down"],
            "By what?",
            ["by force", "by platform", "each year"],
        ),
        (["kent grooming", "by age"], "There are no figures “by age” here.", ["each year"]),
        (["kent grooming", "monthly"], "There are no figures “monthly” here.", ["each year"]),
        (
            ["norfolk facebook", "and by gender"],
            "There are no figures “by gender” here.",
            ["by platform", "each year"],
        ),
        (
            ["kent grooming", "how many victims"],
            "These figures count offences, not victims.",
            ["Kent · sexual communication with a child"],
        ),
        (
            ["kent grooming", "what about girls"],
            "These figures count offences, not girls.",
            ["Kent · sexual communication with a child"],
        ),
        (["kent grooming", "breakdown"], "There are no figures by anything else", ["each year"]),
    ],
)
def test_what_could_be_meant_is_asked_back(
    catalogue: Catalogue, turns: list[str], prompt: str, labels: list[str]
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith(prompt)
    assert [each.label for each in reply.choices] == labels


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["kent grooming", "as a percentage of the south east"], [38.8]),
        (["kent grooming", "share of south east"], [38.8]),
        (["south east grooming 2023/24", "what share is kent"], [38.8]),
        (["grooming in the south east by force 2023/24", "what share is kent"], [38.8]),
        (["kent grooming", "as a percentage of the south east", "surrey"], [14.4]),
        (["kent grooming", "as a percentage of the south east", "and sussex?"], [32.8]),
        (["grooming by force", "what share is kent"], [3.7]),
        (["uk grooming 2023/24", "what percentage is kent"], [3.7]),
    ],
)
def test_a_share_is_of_the_part_and_the_whole(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns)) == values


@pytest.mark.parametrize(
    ("turns", "asked"),
    [
        (["kent grooming", "as a percentage of essex"], "Kent and Essex · share"),
        (["kent grooming", "as a share of england"], "Kent and England"),
        (["grooming kent, essex and surrey", "what share is kent"], "Kent · share"),
        (["grooming kent, essex and surrey", "add them up", "what share is kent"], "Kent · share"),
    ],
)
def test_a_share_that_is_not_there_is_of_the_same_figures(
    catalogue: Catalogue, turns: list[str], asked: str
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, NoFigure)
    assert reply.reading.startswith(asked)
    assert reply.reading.endswith("sexual communication with a child")


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["kent grooming", "what about the five years before"], [140, 176, 224, 179, 230]),
        (["kent grooming 2019/20", "previous two years"], [122, 140]),
        (["kent grooming last three years", "and the three years before that"], [140, 176, 224]),
        (["kent grooming since 2020/21", "the 3 years before"], [122, 140, 176]),
        (["kent grooming since 2020/21", "3 years before that"], [122, 140, 176]),
        (["kent grooming 2020/21", "3 years before that"], [122]),
    ],
)
def test_years_before_are_those_before_what_was_given(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns)) == values


def test_years_before_all_there_are_are_none(catalogue: Catalogue) -> None:
    reply = converse(catalogue, "kent grooming each year", "the five years before")
    assert isinstance(reply, NoFigure)
    assert reply.reason.startswith("Not covered: no figure from April 2012 to March 2017.")


def test_a_place_left_out_of_several_is_left_out(catalogue: Catalogue) -> None:
    assert values_of(converse(catalogue, "kent v surrey grooming", "not surrey")) == [264]
    listed = converse(catalogue, "grooming in the south east by force 2023/24", "not surrey")
    assert values_of(listed) == [95, 264, 223]


@pytest.mark.parametrize(
    ("first", "doubt"),
    [
        ("kent grooming", "Surrey is not in this figure. "),
        ("south east grooming", "Nothing is worked out “not surrey” here"),
    ],
)
def test_whether_a_place_was_in_a_figure_is_said(
    catalogue: Catalogue, first: str, doubt: str
) -> None:
    reply = converse(catalogue, first, "not surrey")
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith(doubt)


@pytest.mark.parametrize("text", ["ok forget it", "never mind", "forget that, thanks", "cancel"])
def test_an_answer_may_be_let_go(catalogue: Catalogue, text: str) -> None:
    reply = converse(catalogue, "kent grooming", text)
    assert isinstance(reply, NoMatch)
    assert reply.talk in ("done", "thanks")


@pytest.mark.parametrize("text", ["who says", "who said that?", "says who", "source?"])
def test_who_says_so_is_told(catalogue: Catalogue, text: str) -> None:
    reply = converse(catalogue, "kent grooming", text)
    assert isinstance(reply, NoFigure)
    assert (reply.status, reply.question.asks_about) == ("told", "source")


ABOVE = "forces with more than 100 grooming 2018/19"


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ([ABOVE, "just wales"], [140, 103]),
        ([ABOVE, "wales", "and the south east"], [274, 181, 140]),
        ([ABOVE, "in the south east", "2019/20"], [291, 176, 145]),
        ([ABOVE, "kent"], [140]),
        ([ABOVE, "vs wales"], [310]),
    ],
)
def test_a_number_that_members_lie_above_is_kept_within_a_whole(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns)) == values


@pytest.mark.parametrize("other", ["essex", "south east"])
def test_places_are_added_up_by_the_rules_of_any_sum(catalogue: Catalogue, other: str) -> None:
    reply = converse(catalogue, "kent grooming", other, "add them up", "1")
    assert isinstance(reply, NoFigure)
    assert "are not taken together" in reply.reason


@pytest.mark.parametrize("text", ["what about all forces", "all forces"])
def test_all_forces_are_of_the_year_that_an_order_was_of(catalogue: Catalogue, text: str) -> None:
    for turns in (["suffolk by platform", "highest", "norfolk"], ["cambs highest platform"]):
        reply = converse(catalogue, *turns, text)
        assert isinstance(reply, Answer)
        assert {each.period.label for each in reply.figures} == {"2018/19"}
        assert {193, 173, 94, 204, 208} <= set(values_of(reply))


def test_whether_a_place_replied_is_asked_of_the_same_figures(catalogue: Catalogue) -> None:
    reply = converse(catalogue, "sussex grooming", "did essex reply")
    assert isinstance(reply, NoFigure)
    assert reply.reading == "Essex · who replied · sexual communication with a child"
    assert values_of(converse(catalogue, "sussex grooming", "did essex reply", "essex 18/19")) == [
        166
    ]
    other = converse(catalogue, "sussex grooming", "did essex reply about images")
    assert isinstance(other, NoFigure)
    assert other.question.dataset == "child-abuse-image-offences"


def test_by_force_is_no_answer_to_by_what(catalogue: Catalogue) -> None:
    reply = converse(catalogue, "kent grooming", "break it down", "by force")
    assert isinstance(reply, Answer)
    assert reply.question.breakdown == "area:force"
