"""What a receipt says: the figure as it was first, then what has become of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, derive_secret, read_receipt, write_receipt
from stats.render import render_receipt
from tests.stats.render.replies import Page, utf16_length
from tests.writing import Edit, WritePackage, open_packages

SECRET = derive_secret("of the tests")
SAME, OTHER = "The data have not changed since.", "The data have changed since."
NEWEST = "D1,vanilla,2019/20,servings,35,exact,normal,,r2020,s5,"


def issue(catalogue: Catalogue, text: str) -> str:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    payload = write_receipt(reply, secret=SECRET, version=catalogue.version)
    assert payload is not None
    return payload


def show(catalogue: Catalogue, payload: str, limit: int = 4096) -> list[str]:
    """Return the lines that a receipt shows."""
    receipt = read_receipt(payload, secret=SECRET)
    assert receipt is not None
    page = Page(render_receipt(catalogue.check_receipt(receipt), limit=limit))
    assert page.faults == []
    assert utf16_length(page.text) <= limit
    return page.text.splitlines()


@pytest.fixture
def later(tmp_path: Path, write_package: WritePackage) -> Catalogue:
    """The invented figures with one restated, one taken back and one supplied."""
    restated = "D2,vanilla,2018/19,servings,33,exact,normal,,r2020,s5,"
    edits = (
        Edit("cones.csv", NEWEST, restated),
        Edit("cones.csv", "D3,lemon,2018/19,servings,,,not_supplied,,r2019,s1,The board lost its books.",
             "D3,lemon,2018/19,servings,4,exact,normal,,r2019,s1,"),
    )  # fmt: skip
    return open_packages(tmp_path, write_package(*edits))


def test_one_that_stands(ices: Catalogue) -> None:
    assert show(ices, issue(ices, "Wexmoor strawberry 2018/19")) == [
        "69 servings: Wexmoor, Strawberry, 2018/19 (cones sold)",
        f"The figure as it was given. It still stands. {SAME}",
        "Source: Ice Office; printed by Ice Office, 5 December 2019. 5 of 7 boards replied.",
        "Asked: Wexmoor · Strawberry · 2018/19 · cones sold",
    ]


def test_one_restated_names_both_values_and_both_sources(ices: Catalogue, later: Catalogue) -> None:
    lines = show(later, issue(ices, "Tarnholm vanilla 2018/19"))
    assert lines[:3] == [
        "31 servings: Tarnholm, Vanilla, 2018/19 (cones sold)",
        "Restated since: it was 31 servings, today it is 33 servings (release of December 2020).",
        f"The figure as it was given. {OTHER}",
    ]
    assert lines[3].startswith("Source then: Ice Office; printed by Ice Office, 5 December 2019")
    assert lines[4].startswith("Source today: Ice Office; printed by Ice Office, 2020.")


def test_one_taken_back(ices: Catalogue, later: Catalogue) -> None:
    lines = show(later, issue(ices, "Wexmoor vanilla 2019/20"))
    assert lines[0] == "35 servings: Wexmoor, Vanilla, 2019/20 (cones sold)"
    reason = "No longer given: it was 35 servings. Not covered: no figure for 2019/20."
    assert lines[1].startswith(reason)
    assert "Source then: not among the data loaded today." in lines


def test_one_supplied_since(ices: Catalogue, later: Catalogue) -> None:
    lines = show(later, issue(ices, "Quellby and Wexmoor lemon 2018/19"))
    assert lines[:4] == [
        "No figure: Quellby, Lemon, 2018/19. That was so then.",
        "Supplied since: today it is 4 servings (release of December 2019).",
        "5 servings: Wexmoor, Lemon, 2018/19 (cones sold)",
        f"The figures as they were given. 1 of 2 still stand. {OTHER}",
    ]


def test_a_newer_year_is_mentioned_and_no_restatement(ices: Catalogue) -> None:
    lines = show(ices, issue(ices, "Wexmoor vanilla 2017/18"))
    assert "A newer figure is in print: 35 servings for 2019/20." in lines
    assert f"The figure as it was given. It still stands. {SAME}" in lines


def test_what_did_not_fit_is_said(ices: Catalogue) -> None:
    payload = issue(ices, "Wexmoor and Tarnholm vanilla, strawberry, cherry and lemon 2018/19")
    assert any(line.startswith("This receipt holds the first ") for line in show(ices, payload))


def test_a_change_says_which_way(ices: Catalogue, later: Catalogue) -> None:
    payload = issue(ices, "Wexmoor vanilla change 2018/19 to 2019/20")
    assert show(later, payload)[2].startswith("No longer given: it was up 6 servings. Not covered")


def test_a_sum_names_its_members(ices: Catalogue, later: Catalogue) -> None:
    payload = issue(ices, "Wexmoor and Tarnholm vanilla together")
    head = "60 servings: Wexmoor and Tarnholm (together), Vanilla, 2018/19 (cones sold)"
    asked = "Asked: Wexmoor and Tarnholm · Vanilla · added up · 2018/19 · cones sold"
    lines = show(ices, payload)
    assert lines[:3] == [
        head,
        "Not published as such: added up here from Wexmoor 29 + Tarnholm 31.",
        f"The figure as it was given. It still stands. {SAME}",
    ]
    assert lines[-1] == asked
    lines = show(later, payload)
    assert lines[:2] == [
        head,
        "Not published as such: worked out from the figures as they were then.",
    ]
    assert lines[2].startswith("No longer given: it was 60 servings. Not comparable: Wexmoor and ")
    assert lines[-1] == asked


def test_a_share_names_what_it_is_of(
    ices: Catalogue, tmp_path: Path, write_package: WritePackage
) -> None:
    payload = issue(ices, "Wexmoor share of the Upper Vale strawberry")
    district, region = "D1,strawberry,2018/19,servings,69", "R1,strawberry,2018/19,servings,109"
    edits = (
        Edit("cones.csv", district, district.replace("69", "20")),
        Edit("cones.csv", region, region.replace("109", "60")),
    )
    lines = show(open_packages(tmp_path, write_package(*edits)), payload)
    made = "a share of Upper Vale, worked out from the figures as they were then"
    assert lines[:3] == [
        "63.3 per cent: Wexmoor, Strawberry, 2018/19 (cones sold)",
        f"Not published as such: {made}.",
        "Restated since: it was 63.3 per cent, today it is 33.3 per cent (release of December 2019).",
    ]


def test_a_share_of_an_area_names_it_before_what_is_counted_there(ices: Catalogue) -> None:
    lines = show(ices, issue(ices, "Wexmoor share of the Upper Vale where the flavour is known"))
    whole = "Upper Vale, servings where the flavour is known"
    assert lines[0].startswith(f"25 per cent of {whole}: Wexmoor, ")
    assert lines[1] == f"Not published as such: worked out here: 150 of 600 ({whole})."


def test_one_of_data_that_are_not_loaded(ices: Catalogue, catalogue: Catalogue) -> None:
    assert show(catalogue, issue(ices, "Ostrovia vanilla share")) == [
        "18.5: what it counts cannot be said, as its data are not among those loaded today.",
        f"The figure as it was given. {OTHER}",
    ]


@pytest.mark.parametrize("limit", [120, 256, 1024])
def test_it_keeps_to_its_limit(ices: Catalogue, limit: int) -> None:
    lines = show(ices, issue(ices, "Wexmoor vanilla each year"), limit)
    assert lines[0].startswith("21 servings: Wexmoor")
