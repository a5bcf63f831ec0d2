"""Why there is no figure: told apart in words, and never zero (trust rule 3)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.building import build_folders
from stats.index.series import CubeReader
from stats.model import MISSING_STATUSES
from stats.render import render_plain

REASONS = {
    # question: (status, how the reason begins)
    "Quellby lemon": (
        "not_supplied",
        "Not supplied: Quellby Ice Board did not supply this figure for 2018/19 (cones sold). "
        "That is not zero. The board lost its books.",
    ),
    "Quellby lemon 2018/19": ("not_supplied", "Not supplied: Quellby Ice Board"),
    "Quellby cherry": ("suppressed", "Suppressed: the figure for Quellby Ice Board is held back"),
    "Saltmarch (district) lemon": ("not_applicable", "Not applicable: there can be no such figure"),
    "Saltmarch (district) cherry": ("not_asked", "Not asked: the release did not ask Saltmarch"),
    "fairs Wexmoor vanilla": (
        "not_asked",
        "Not asked: servings at fairs is not broken down by flavour.",
    ),
    "Norrick vanilla": (
        "not_covered",
        "Not covered: the releases of cones sold loaded here print no figure for Norrick Ice Board.",
    ),
    "Wexmoor pistachio": (
        "not_asked",
        "Not asked or not published: none of the sets of figures loaded here has any for Pistachio."
        " Cones sold has All servings, ",
    ),
    "Wexmoor vanilla 2016/17": (
        "other_period",
        "Not covered: no figure for 2016/17. For this, cones sold has 2019/20,",
    ),
    "Wexmoor cherry 2019/20": (
        "other_period",
        "Not covered: no figure for 2019/20. For this, cones sold has 2018/19.",
    ),
    "Quellby vanilla": (
        "not_published",
        "Not published: cones sold has no figure for Vanilla in Quellby. For Quellby it has",
    ),
    "Tarnholm fruit": (
        "not_published",
        "Not published: cones sold has no figure for Fruit flavours in Tarnholm.",
    ),
    "Tarnholm vanilla share": (
        "not_published",
        "Not published: there is no share for this, and none is worked out here",
    ),
    "fairs Quellby": ("not_supplied", "Not supplied: Quellby Ice Board did not supply"),
}
BUNDLED = {
    "Essex Instagram 2018/19": ("not_supplied", "Essex Police did not supply this figure"),
    "Northamptonshire WhatsApp": ("not_supplied", "Northamptonshire Police did not supply"),
    "Cumbria WhatsApp": ("not_covered", "print no figure for Cumbria Constabulary"),
    "the met grooming 2023/24": ("not_covered", "45 UK forces gave figures"),
    "essex cyber flagged offences 2016/17": ("not_covered", "39 forces in England and Wales"),
    "south yorks grooming trend": ("other_period", "no such figures for single years here"),
    "Cambridgeshire TikTok": ("not_asked", "none of the sets of figures loaded here has any for T"),
    "tiktok kent": ("not_asked", "none of the sets of figures loaded here has any for TikTok."),
    "Cambridgeshire snapchat": ("not_asked", "offences gives no figure for Snapchat. It has All"),
    "kent facebook": ("not_covered", "print no figure for Kent Police"),
    "Cambridgeshire Instagram 2015/16": ("other_period", "no figure for 2015/16"),
    "West Mercia grooming 2021/22": ("not_supplied", "West Mercia Police did not supply"),
    "Humberside grooming 2022/23": ("not_supplied", "Humberside Police did not supply"),
    "Gwent grooming 2020/21": ("not_supplied", "Gwent Police did not supply"),
    "South Wales grooming 2022/23": ("not_supplied", "South Wales Police did not supply"),
    "Lincolnshire grooming 2024/25": ("not_supplied", "Lincolnshire Police did not supply"),
    "Dyfed-Powys cyber-flagged 2018/19": ("not_supplied", "Dyfed-Powys Police did not supply"),
}


def ask(catalogue: Catalogue, text: str) -> NoFigure:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    return reply


@pytest.mark.parametrize(("text", "expected"), REASONS.items(), ids=REASONS)
def test_the_reason_is_the_true_one(ices: Catalogue, text: str, expected: tuple[str, str]) -> None:
    status, beginning = expected
    reply = ask(ices, text)
    assert (reply.status, reply.reason[: len(beginning)]) == (status, beginning)


@pytest.mark.parametrize(("text", "expected"), BUNDLED.items(), ids=BUNDLED)
def test_the_reason_is_the_true_one_in_the_bundled_figures(
    catalogue: Catalogue, text: str, expected: tuple[str, str]
) -> None:
    status, part = expected
    reply = ask(catalogue, text)
    assert (reply.status, part in reply.reason) == (status, True)


def test_the_page_that_says_so_is_named(ices: Catalogue) -> None:
    reply = ask(ices, "Quellby lemon")
    assert [source.code for source in reply.sources] == ["s1"]


def test_the_coverage_of_the_newest_release_is_said(ices: Catalogue) -> None:
    assert "6 of 7 boards replied." in ask(ices, "Norrick vanilla").reason


def test_zero_is_a_figure_and_missing_is_none(ices: Catalogue) -> None:
    zero = ices.ask("Quellby mint")
    assert isinstance(zero, Answer)
    assert [(each.value, each.status) for each in zero.figures] == [(0, "normal")]
    assert render_plain(zero).startswith("0 servings: Quellby, Mint Choc, 2018/19")


@pytest.mark.parametrize("status", sorted(MISSING_STATUSES))
def test_a_missing_figure_is_never_a_number(ices: Catalogue, status: str) -> None:
    text = next(text for text, expected in REASONS.items() if expected[0] == status)
    headline = render_plain(ask(ices, text)).splitlines()[0]
    assert headline.startswith("No such figure. ")
    assert "0 servings" not in headline


def test_of_several_the_missing_one_is_shown_in_its_place(ices: Catalogue) -> None:
    reply = ices.ask("Quellby and Wexmoor lemon 2018/19")
    assert isinstance(reply, Answer)
    assert [(each.codes["area"].code, each.value, each.status) for each in reply.figures] == [
        ("D3", None, "not_supplied"),
        ("D1", 5, "normal"),
    ]
    assert reply.figures[0].notes[0].startswith("Not supplied: Quellby Ice Board")


def test_where_all_are_missing_there_is_no_answer(ices: Catalogue) -> None:
    assert ask(ices, "Quellby lemon and cherry").status in MISSING_STATUSES


def test_the_reading_of_a_question_without_a_figure_asks_the_same(ices: Catalogue) -> None:
    for text in REASONS:
        reply = ask(ices, text)
        assert ask(ices, reply.reading).reason == reply.reason


@pytest.mark.parametrize(
    ("text", "release", "other"),
    [
        ("uk grooming 2020/21 in the august 2021 release", "August 2021", "November 2024"),
        ("kent grooming 2018/19 in the september 2019 release", "September 2019", "November 2024"),
    ],
)
def test_what_another_release_has_is_said(
    catalogue: Catalogue, text: str, release: str, other: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert f"the {release} release has no such figure" in reply.reason
    assert other in reply.reason


@pytest.mark.parametrize("when", ["", " 2020"])
def test_no_series_is_read_to_say_that_a_place_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    for name, rows in {
        "swims": "Ashby,2020,5\nBarrow,2020,7\n",
        "rides": "Barrow,2020,3\n",
    }.items():
        fields = [{"name": "Town", "type": "string"}, {"name": "Year", "type": "year"}]
        fields.append({"name": f"{name.title()} a day", "type": "number"})
        table = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.csv").write_text(f"Town,Year,{name.title()} a day\n{rows}")
        body = json.dumps({"name": name, "resources": [table]})
        (tmp_path / name / "datapackage.json").write_text(body)
    build_folders([tmp_path], tmp_path / "a.index")
    catalogue = Catalogue.open(tmp_path / "a.index")
    monkeypatch.setattr(CubeReader, "keys", lambda *_: pytest.fail("all series were read"))
    assert ask(catalogue, f"rides a day ashby{when}").reason == (
        "Not covered: the releases of Rides a day loaded here print no figure for Ashby. "
        "That is not zero."
    )
