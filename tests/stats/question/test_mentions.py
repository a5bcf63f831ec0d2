"""What a text mentions, on the invented figures and on the bundled ones."""

from __future__ import annotations

import pytest

from stats import Catalogue
from stats.question.words.mentions import Mentions, find_mentions

Named = list[tuple[str, str]]
"""Concept and codes, the codes of an ambiguous name with `|` between them."""

WEXMOOR, TARNHOLM, QUELLBY = ("area", "D1"), ("area", "D2"), ("area", "D3")
STRAWBERRY, VANILLA, MINT = ("flavour", "strawberry"), ("flavour", "vanilla"), ("flavour", "mint")
INVENTED: dict[str, Named] = {
    "Wexmoor strawberry": [WEXMOOR, STRAWBERRY],
    "strawberry wexmoor": [STRAWBERRY, WEXMOOR],
    "STRAWBERRY, in WEXMOOR!": [STRAWBERRY, WEXMOOR],
    "how many strawberry were there in wexmoor please": [STRAWBERRY, WEXMOOR],
    "Wexmoor's strawberry": [WEXMOOR, STRAWBERRY],
    "wex straw": [WEXMOOR, STRAWBERRY],
    "Wexmoor Ice Board: strawb": [WEXMOOR, STRAWBERRY],
    "ＷＥＸＭＯＯＲ ｓｔｒａｗｂｅｒｒｙ": [WEXMOOR, STRAWBERRY],
    "wex\u00admoor straw\u200bberry": [WEXMOOR, STRAWBERRY],
    "<b>Wexmoor</b> strawberry": [WEXMOOR, STRAWBERRY],
    "wexmoor/strawberry": [WEXMOOR, STRAWBERRY],
    "wexmoor_strawberry": [WEXMOOR, STRAWBERRY],
    "wex moor straw berry": [WEXMOOR, STRAWBERRY],
    "mintchoc tarnholm": [MINT, TARNHOLM],
    "mint-choc tarn-holm": [MINT, TARNHOLM],
    "mint choc": [MINT],
    "mint": [MINT],
    "ynysfor": [("area", "D6")],
    "YNYS FÔR": [("area", "D6")],
    "bwrdd hufen ynysfôr": [("area", "D6")],
    "upper and lower eddle": [("area", "D8")],
    "Upper & Lower Eddle": [("area", "D8")],
    "upper lower eddle": [("area", "D8")],
    "eddle": [("area", "D8")],
    "wexmoor, tarnholm and quellby vanilla": [WEXMOOR, TARNHOLM, QUELLBY, VANILLA],
    "wexmoor and tarnholm together": [("area", "G1")],
    "wexmoor and tarnholm": [WEXMOOR, TARNHOLM],
    "fruit flavours in the whole of ostrovia": [("flavour", "fruit"), ("area", "A0")],
    "all flavours": [("flavour", "all")],
    "little skerry lemon": [WEXMOOR, ("flavour", "lemon")],
    "newbrook lemon": [("area", "D3|D1"), ("flavour", "lemon")],
    "saltmarch lemon": [("area", "D4|R3"), ("flavour", "lemon")],
    "percentage vanilla wexmoor": [("measure", "share"), VANILLA, WEXMOOR],
    "tubs farholm": [("dataset", "tubs"), ("area", "D5")],
    "wexmoor 2018/19 vanilla": [WEXMOOR, VANILLA],
    "hello": [],
    "": [],
}
MISSPELT: dict[str, Named] = {
    "wexmor strawberry": [WEXMOOR, STRAWBERRY],
    "wexmoor strawbery": [WEXMOOR, STRAWBERRY],
    "wexmoor strwaberry": [WEXMOOR, STRAWBERRY],
    "wexmoor strawberrry": [WEXMOOR, STRAWBERRY],
    "wxemoor starwbery": [WEXMOOR, STRAWBERRY],
    "tarnhlom vanila": [TARNHOLM, VANILLA],
    "quelby vanillla": [QUELLBY, VANILLA],
    "pistacio": [("flavour", "pistachio")],
}
BUNDLED: dict[str, Named] = {
    "cambs insta": [("area", "E23000023"), ("platform", "instagram")],
    "IG herts": [("platform", "instagram"), ("area", "E23000027")],
    "fb & wa in Norfolk": [
        ("platform", "facebook"),
        ("platform", "whatsapp"),
        ("area", "E23000024"),
    ],
    "Devon and Cornwall": [("area", "E23000035")],
    "Devon & Cornwall": [("area", "E23000035")],
    "Heddlu Dyfed–Powys": [("area", "W15000004")],
    "dyfedpowys": [("area", "W15000004")],
    "what's app": [("platform", "whatsapp")],
    "whats app": [("platform", "whatsapp")],
    "snap chat": [("platform", "snapchat")],
    "face book": [("platform", "facebook")],
    "Facebook-owned apps": [("platform", "facebook-owned")],
    "Facebook owned": [("platform", "facebook-owned")],
    "england and wales": [("area", "K04000001")],
    "the East of England": [("area", "E12000006")],
    "West Midlands": [("area", "E12000005|E23000014")],
    "West Midlands Police": [("area", "E23000014")],
    "suffolk and essex": [("area", "E23000025"), ("area", "E23000028")],
    "suffolk and essex together": [("area", "suffolk-and-essex")],
    "Peterborough": [("area", "E23000023")],
    "grooming": [("dataset", "sexual-communication-with-a-child")],
    "cambridgshire instagarm": [("area", "E23000023"), ("platform", "instagram")],
}
UNCLEAR = {
    "wexmoor xyzzyq": ["xyzzyq"],
    "wexmoor strawberry murders": ["murders"],
    "xyzzyq plugh": ["xyzzyq", "plugh"],
    "wexmoor strawberry": [],
    "please could you tell me how many strawberry in wexmoor, thanks": [],
}


def name_all(mentions: Mentions) -> Named:
    return [
        (each.concept, "|".join(hit.code for hit in each.candidates)) for each in mentions.names
    ]


@pytest.mark.parametrize(("text", "expected"), INVENTED.items(), ids=repr)
def test_names_in_any_writing(ices: Catalogue, text: str, expected: Named) -> None:
    assert name_all(find_mentions(text, ices.index)) == expected


@pytest.mark.parametrize(("text", "expected"), MISSPELT.items(), ids=repr)
def test_misspelt_names(ices: Catalogue, text: str, expected: Named) -> None:
    mentions = find_mentions(text, ices.index)
    assert (name_all(mentions), mentions.unclear) == (expected, ())
    assert sum(each.distance for each in mentions.names) > 0


@pytest.mark.parametrize(("text", "expected"), BUNDLED.items(), ids=repr)
def test_names_of_the_bundled_figures(catalogue: Catalogue, text: str, expected: Named) -> None:
    assert name_all(find_mentions(text, catalogue.index)) == expected


@pytest.mark.parametrize(("text", "expected"), UNCLEAR.items(), ids=repr)
def test_words_that_nothing_explains_are_kept(
    ices: Catalogue, text: str, expected: list[str]
) -> None:
    assert list(find_mentions(text, ices.index).unclear) == expected


def test_a_name_spelt_right_has_no_distance(ices: Catalogue) -> None:
    (mention,) = find_mentions("wexmoor", ices.index).names
    assert (mention.text, mention.distance, mention.candidates[0].kind) == ("wexmoor", 0, "label")


def test_a_place_within_an_area_is_told_from_the_area(ices: Catalogue) -> None:
    (mention,) = find_mentions("Little Skerry", ices.index).names
    (hit,) = mention.candidates
    assert (hit.kind, hit.text, hit.population) == ("within", "Little Skerry", 4000)


def test_periods_are_no_words(ices: Catalogue) -> None:
    mentions = find_mentions("Wexmoor 2018/19 vanilla 17/18", ices.index)
    assert [each.text for each in mentions.periods] == ["2018/19", "17/18"]
    assert mentions.words == ("wexmoor", "vanilla")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("hello there", "greeting", id="greeting"),
        pytest.param("ok mate", "social", id="small_talk"),
        pytest.param("how many servings", "topic", id="topic"),
        pytest.param("across the country", "national", id="national"),
        pytest.param("most recent", "latest", id="latest"),
        pytest.param("broken down by", "by", id="breakdown"),
    ],
)
def test_words_of_asking_have_roles(ices: Catalogue, text: str, role: str) -> None:
    mentions = find_mentions(text, ices.index)
    assert role in (mentions.roles or {})


def test_an_ordinary_word_is_no_place_unless_written_as_one(catalogue: Catalogue) -> None:
    assert name_all(find_mentions("what is your reading of this", catalogue.index)) == []
    assert name_all(find_mentions("facebook in Reading", catalogue.index)) == [
        ("platform", "facebook"),
        ("area", "E23000029"),
    ]


@pytest.mark.parametrize("times", [40, 500])
def test_a_text_of_many_words_is_not_searched_and_each_word_is_named_once(
    ices: Catalogue, times: int
) -> None:
    mentions = find_mentions("wexmoor strawberry " * times, ices.index)
    assert mentions.names == ()
    assert mentions.unclear[:2] == ("wexmoor", "strawberry")
    assert len(mentions.unclear) == len(set(mentions.unclear))
