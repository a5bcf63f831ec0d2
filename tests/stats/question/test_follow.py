"""Short texts that go on from a question before them: what is taken over, what is not."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.model import Question
from tests.outcomes import values_of

CONVERSATIONS: dict[str, list[tuple[str, list[float] | None]]] = {
    "members": [
        ("Cambridgeshire Instagram", [69]),
        ("and WhatsApp?", [8]),
        ("what about Norfolk", [5]),
        ("vs suffolk", [5, 5]),
    ],
    "the whole country is not taken over": [
        ("cambs insta", [69]),
        ("how many instagram offences nationally", [3212]),
    ],
    "the whole country in the place of an area": [
        ("kent grooming 2019/20", [176]),
        ("and nationally?", [5954]),
    ],
    "how many there are in the country is of what was asked before": [
        ("kent grooming", [264]),
        ("how many nationally", [7062]),
    ],
    "the country keeps the years": [
        ("kent grooming since 2020/21", [224, 179, 230, 264]),
        ("across the country", [6319, 6275, 6350, 7062, 7263]),
    ],
    "the country keeps the breakdown": [
        ("suffolk by platform", [41, 89, 5]),
        ("what about nationally", [19, 22, 3]),
    ],
    "years": [
        ("kent grooming", [264]),
        ("the year before", [230]),
        ("and the year before that", [179]),
        ("and surrey", [63]),
    ],
    "the year before is counted back from once": [
        ("wales grooming", [549]),
        ("and the year before that", [554]),
        ("compare with scotland", [554, 672]),
        ("and the year before that", [None, 593]),
    ],
    "total is the whole of the place": [
        ("cambridgeshire whatsapp", [8]),
        ("which is biggest", None),
        ("total?", [173]),
        ("facebook", [29]),
        ("total", [173]),
    ],
    "the total after a breakdown": [
        ("norfolk facebook", [61]),
        ("by platform", [61, 52, 5]),
        ("total", [204]),
    ],
    "a rate is kept for another area, and left for a share": [
        ("kent grooming per 100,000", [13.9]),
        ("and surrey", [8.0]),
        ("as a share", None),
    ],
    "a year ends a series": [
        ("kent grooming since 2021/22", [179, 230, 264]),
        ("what about 2018/19", [140]),
    ],
    "a breakdown": [("norfolk facebook", [61]), ("by platform", [61, 52, 5])],
    "a sum of two areas is the figure of one that is asked for after it": [
        ("kent and surrey grooming 2022/23 added up", [304]),
        ("and sussex?", [189]),
    ],
    "a sum over years is kept for another area": [
        ("kent grooming total since 2021/22", [673]),
        ("and surrey", [235]),
        ("2022/23 only", [74]),
    ],
    "years are added up after them": [
        ("surrey grooming last three years", [63, 74, 98]),
        ("newest first", [98, 74, 63]),
        ("added up", [235]),
    ],
    "a ranking is kept for another platform": [
        ("second highest force for instagram in the east", [69]),
        ("and facebook?", [41]),
    ],
    "a full question stands alone": [
        ("kent grooming", [264]),
        ("cambridgeshire facebook", [29]),
    ],
    "a breakdown stays within the whole, and goes on with another year": [
        ("wales images 21/22", [2061]),
        ("by force", [356, 402, 514]),
        ("2016/17", [363, 259, 287, 528]),
    ],
    "a breakdown goes on with another platform": [
        ("east of england insta", [288]),
        ("by force", [50, 69, 28, 52, 89, None, None]),
        ("whatsapp", [10, 8, 4, 5, 5, None, None]),
        ("total", [32]),
    ],
    "another dataset is asked of the same place": [
        ("kent grooming", [264]),
        ("images?", [1568]),
        ("grooming instead", [264]),
        ("what about images", [1568]),
    ],
    "a dataset without a cue stands alone": [("kent grooming", [264]), ("grooming", [7263])],
    "total is the sum of several places": [
        ("kent and sussex grooming", [264, 223]),
        ("total", [487]),
    ],
    "total is the sum of years": [
        ("kent grooming every year", [122, 140, 176, 224, 179, 230, 264]),
        ("total?", [1335]),
    ],
    "total of years that one is missing from": [
        ("gwent grooming since 2019/20", [144, None, 26, 58, 67]),
        ("total", None),
    ],
    "the national figure is set beside": [
        ("kent grooming 22/23", [230]),
        ("vs national", [230, 6350]),
    ],
    "last year after the latest is the year before": [
        ("kent grooming", [264]),
        ("what about last year", [230]),
    ],
    "last year of a rate": [
        ("sussex grooming per 100,000", [12.8]),
        ("and last year?", [11.0]),
    ],
    "last year after a year named is the latest": [
        ("kent grooming 2020/21", [224]),
        ("what about last year", [264]),
    ],
    "last year after the latest year named is the one before it": [
        ("kent grooming 2023/24", [264]),
        ("last year", [230]),
    ],
    "last year after no figure is no year further back": [
        ("kent insta", None),
        ("last year", None),
        ("suffolk insta", [89]),
    ],
    "that is set beside last year": [
        ("kent grooming", [264]),
        ("compare that with last year", [264, 230]),
    ],
    "a year is set beside the one before it": [
        ("wales grooming", [549]),
        ("compared to the year before", [549, 554]),
    ],
    "an earlier year is set beside last year": [
        ("sussex grooming 2020/21", [205]),
        ("compare with last year", [18]),
    ],
    "a year named is set beside that of the answer": [
        ("kent grooming 2021/22", [179]),
        ("vs 2018/19", [179, 140]),
        ("scotland grooming", [672]),
        ("vs 2021/22", [672, 636]),
    ],
    "a change is from the year named to that of the answer": [
        ("kent grooming 2021/22", [179]),
        ("compare with 2018/19", [39]),
    ],
    "a year that there is none of is not set against the first there is": [
        ("kent grooming", [264]),
        ("how does it compare with 2010", None),
        ("northern ireland grooming", [198]),
        ("up on 2012/13?", None),
    ],
    "rates are set beside each other": [
        ("sussex grooming per 100,000", [12.8]),
        ("compare with last year", [12.8, 11.0]),
        ("kent grooming per 100,000", [13.9]),
        ("the year before", [12.3]),
    ],
    "two places of their own keep the measure and drop the place": [
        ("kent grooming", [264]),
        ("compare surrey with norfolk", [98, None]),
        ("sussex vs surrey", [223, 98]),
        ("compare with kent and hampshire", [223, 98, 264, 95]),
    ],
    "which of those given": [
        ("norfolk insta vs fb", [52, 61]),
        ("which is bigger", [61]),
        ("kent grooming vs surrey", [264, 98]),
        ("who has fewer", [98]),
    ],
    "which of the rates given": [
        ("kent and surrey grooming per 100,000", [13.9, 8.0]),
        ("which is higher", [13.9]),
    ],
    "all forces are asked for the year of the one": [
        ("cambs insta", [69]),
        ("all forces", [50, 69, 28, 52, 89, None, None]),
        ("norfolk whatsapp", [5]),
        ("compare all the forces", [10, 8, 4, 5, 5, None, None]),
    ],
    "which force is worst is not where the one stands": [
        ("kent grooming 2018/19", [140]),
        ("which force is worst", [274]),
        ("second highest force", [252]),
    ],
    "several in order": [("kent grooming 2018/19", [140]), ("top 2 forces", [274, 252])],
    "where one stands": [
        ("kent grooming 2018/19", [140]),
        ("where does it rank", [140]),
    ],
    "what was asked is put right": [
        ("kent grooming", [264]),
        ("sorry i meant surrey", [98]),
        ("no, essex", [166]),
        ("*sussex", [223]),
    ],
    "the same but for one thing": [
        ("cambs insta", [69]),
        ("same but fb", [29]),
        ("the same again but for norfolk", [61]),
    ],
    "no in a question of its own": [("kent grooming", [264]), ("no figures for essex?", None)],
    "a place alone goes on": [
        ("grooming", [7263]),
        ("kent", [264]),
        ("norfolk insta", [52]),
        ("kent", None),
        ("norfolk", [52]),
    ],
    "then": [("kent facebook", None), ("wales grooming", [549]), ("images 2016/17 then", [1437])],
    "the year after": [
        ("surrey grooming 2021/22", [63]),
        ("year after", [74]),
        ("and the year after that", [98]),
        ("following year", None),
    ],
    "the whole country in the place of one": [
        ("kent grooming", [264]),
        ("and nationally", [7062]),
        ("suffolk insta", [89]),
        ("what about nationally", [22]),
    ],
    "since it started": [
        ("northern ireland grooming", [198]),
        ("since it started", [82, 127, 184, 195, 197, 198]),
    ],
    "what was said is left, and another question asked": [
        ("kent insta", None),
        ("forget it, surrey grooming", [98]),
        ("i said sussex", [223]),
    ],
    "what it is more than stands beside it": [
        ("kent grooming", [264]),
        ("more than surrey?", [264, 98]),
        ("norfolk insta", [52]),
        ("is it higher than in suffolk", [52, 89]),
    ],
    "less than last year": [("scotland grooming", [672]), ("less than last year?", [79])],
    "politeness before a question of its own changes nothing": [
        ("kent grooming", [264]),
        ("sorry, norfolk instagram", [52]),
        ("actually, what about suffolk", [89]),
    ],
    "and two others": [("norfolk grooming", None), ("and kent vs surrey", [264, 98])],
    "a day is left for the parts of what it is of": [
        ("uk grooming per day", [19.9]),
        ("by platform", [10, 6, 5, 48, 12]),
    ],
    "a year beside the latest of a row, and rates of two years": [
        ("kent grooming since 2021/22", [179, 230, 264]),
        ("vs 2019/20", [264, 176]),
        ("kent grooming per 100,000", [13.9]),
        ("vs 2021/22", [13.9, 9.6]),
    ],
    "all platforms are compared": [("cambs insta", [69]), ("compare apps", [29, 69, 8])],
    "that is set beside another": [
        ("norfolk insta", [52]),
        ("can i compare that with suffolk", [52, 89]),
        ("how does that compare to cambs", [52, 89, 69]),
    ],
    "what names both sides stands alone": [
        ("cambs insta", [69]),
        ("compare kent grooming 2019/20 with 2021/22", [176, 179]),
        ("compare sussex and surrey grooming", [223, 98]),
        ("compare with kent", [223, 98, 264]),
    ],
    "thanks asks for nothing": [("kent grooming", [264]), ("thanks!", None)],
}


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_a_conversation(catalogue: Catalogue, turns: list[tuple[str, list[float] | None]]) -> None:
    previous: Question | None = None
    for text, expected in turns:
        reply = catalogue.ask(text, previous=previous)
        given = [each.value for each in reply.figures] if isinstance(reply, Answer) else None
        assert (text, given) == (text, expected)
        if isinstance(reply, Answer | NoFigure):
            previous = reply.question


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("source?", "source"),
        ("who published that", "source"),
        ("is that reliable", "caution"),
        ("how accurate are these figures", "caution"),
        ("can we trust that number", "caution"),
    ],
)
@pytest.mark.parametrize("before", ["norfolk insta change", "kent grooming per 100,000"])
def test_what_is_asked_of_the_figures_is_not_asked_of_a_change(
    catalogue: Catalogue, before: str, text: str, what: str
) -> None:
    first = catalogue.ask(before)
    assert isinstance(first, Answer | NoFigure)
    reply = catalogue.ask(text, previous=first.question)
    assert isinstance(reply, NoFigure)
    assert (reply.question.asks_about, reply.question.operation) == (what, "values")


def test_what_a_place_alone_takes_over_is_said(catalogue: Catalogue) -> None:
    first = catalogue.ask("Cambridgeshire Instagram")
    assert isinstance(first, Answer)
    said = {
        text: [each.text for each in reply.question.assumptions if each.subject == "words"]
        for text in ("Norfolk", "and Norfolk")
        if isinstance(reply := catalogue.ask(text, previous=first.question), Answer)
    }
    assert said == {"Norfolk": ["the rest as in the question before it"], "and Norfolk": []}


def test_crime_of_all_kinds_does_not_go_on(catalogue: Catalogue) -> None:
    first = catalogue.ask("Surrey grooming")
    assert isinstance(first, Answer)
    assert not isinstance(catalogue.ask("crime in Leeds", previous=first.question), Answer)
    assert values_of(catalogue.ask("Leeds", previous=first.question)) == [144]


def test_a_place_alone_goes_on_without_a_cue(catalogue: Catalogue) -> None:
    first = catalogue.ask("Cambridgeshire Instagram")
    assert isinstance(first, Answer)
    assert values_of(catalogue.ask("Norfolk")) == [204]
    assert values_of(catalogue.ask("Norfolk", previous=first.question)) == [52]
    assert values_of(catalogue.ask("Norfolk", previous=first.question, is_reply=True)) == [52]
    assert values_of(catalogue.ask("all offences Norfolk", previous=first.question)) == [204]
