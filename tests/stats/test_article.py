"""Every figure of the article that started this (local press, 5 December 2019; all 2018/19)."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue
from stats.model import Figure
from stats.render import render_plain

ONLINE = "online-child-sexual-offences"
ARTICLE = {
    # question: value, qualifier, measure
    "Cambridgeshire total": (173, "exact", "offences"),
    "Cambridgeshire": (173, "exact", "offences"),
    "Cambridgeshire Facebook": (29, "exact", "offences"),
    "Cambridgeshire Instagram": (69, "exact", "offences"),
    "Cambridgeshire WhatsApp": (8, "exact", "offences"),
    "East of England Facebook": (162, "exact", "offences"),
    "East of England Instagram": (288, "exact", "offences"),
    "East of England WhatsApp": (32, "exact", "offences"),
    "East of England Facebook-owned apps": (482, "exact", "offences"),
    "East of England Facebook-owned apps share": (55, "approx", "share"),
    "East of England where the platform is known": (877, "exact", "offences"),
    "England and Wales Facebook-owned apps": (4000, "more_than", "offences"),
    "England and Wales Facebook-owned apps a day": (11, "approx", "offences-per-day"),
    "England and Wales where the platform is known": (9259, "exact", "offences"),
    "England and Wales Instagram share": (22, "approx", "share"),
    "England and Wales Facebook share": (19, "approx", "share"),
    "England and Wales WhatsApp share": (3, "approx", "share"),
    "Cambridgeshire Facebook-owned apps": (100, "more_than", "offences"),
}


def ask(catalogue: Catalogue, text: str) -> tuple[Answer, Figure]:
    reply = catalogue.ask(f"{text} 2018/19")
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    return reply, figure


@pytest.mark.parametrize(("text", "expected"), ARTICLE.items(), ids=ARTICLE)
def test_a_figure_of_the_article(
    catalogue: Catalogue, text: str, expected: tuple[float, str, str]
) -> None:
    _, figure = ask(catalogue, text)
    assert (figure.value, figure.qualifier, figure.measure.code) == expected
    assert (figure.dataset.code, figure.period.code) == (ONLINE, "2018/19")
    assert figure.derivation is None
    assert figure.sources != ()


def test_the_page_and_its_date_stand_beside_the_figure(catalogue: Catalogue) -> None:
    reply, figure = ask(catalogue, "Cambridgeshire Instagram")
    assert (figure.sources[0].publisher, figure.sources[0].published) == (
        "Peterborough Today",
        "2019-12-05",
    )
    assert "Peterborough Today <https://www.peterboroughtoday.co.uk/" in render_plain(reply)
    assert "5 December 2019" in render_plain(reply)


@pytest.mark.parametrize("text", ["East of England Facebook-owned apps", "England and Wales"])
def test_it_says_that_32_forces_replied(catalogue: Catalogue, text: str) -> None:
    reply, _ = ask(catalogue, text)
    assert "32 of 43 forces in England and Wales replied" in render_plain(reply)


def test_a_share_says_what_it_is_of(catalogue: Catalogue) -> None:
    reply, figure = ask(catalogue, "East of England Facebook-owned apps share")
    assert "where the platform is known" in figure.base
    assert render_plain(reply).startswith(f"about 55 per cent of {figure.base}: ")


def test_the_region_stands_beside_the_whole_of_its_share(catalogue: Catalogue) -> None:
    reply, _ = ask(catalogue, "East of England Facebook-owned apps")
    shown = {(each.measure.code, each.value) for remark in reply.remarks for each in remark.figures}
    assert {("share", 55), ("offences", 877)} <= shown
    assert {("offences", 162), ("offences", 288), ("offences", 32)} <= shown


def test_more_than_100_is_given_with_the_parts_that_add_up_to_106(catalogue: Catalogue) -> None:
    reply, _ = ask(catalogue, "Cambridgeshire Facebook-owned apps")
    assert render_plain(reply).splitlines()[:2] == [
        "more than 100 online child sexual offences: Cambridgeshire, Facebook-owned apps, 2018/19",
        "The parts in print add up to 106: Facebook 29, Instagram 69, WhatsApp 8.",
    ]


def test_the_total_of_the_force_stands_beside_one_platform(catalogue: Catalogue) -> None:
    reply, _ = ask(catalogue, "Cambridgeshire Instagram")
    (total,) = [each for each in reply.remarks if each.kind == "total"]
    assert [each.value for each in total.figures] == [173]
