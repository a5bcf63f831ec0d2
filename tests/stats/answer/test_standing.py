"""A receipt opened later: the figure as it was, and whether it has been restated since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stats import Answer, Catalogue, read_receipt, write_receipt
from stats.answer import CheckedReceipt, Standing
from stats.building import build_folders
from tests.stats.test_receipts import SECRET, questions
from tests.writing import Edit, WritePackage

Reload = Callable[..., Catalogue]
STRAWBERRY = "D1,strawberry,2018/19,servings,69,exact,normal,,r2019,s1,"
REGION = "R1,strawberry,2018/19,servings,109,exact,normal,,r2019,s1,"
LEMON = "D3,lemon,2018/19,servings,,,not_supplied,,r2019,s1,The board lost its books."
VANILLA = "D1,vanilla,2019/20,servings,35,exact,normal,,r2020,s5,"


@pytest.fixture
def reload(tmp_path: Path, write_package: WritePackage) -> Reload:
    """Loads the invented figures with some of them changed, as a later release would."""

    def load(*edits: Edit) -> Catalogue:
        path = tmp_path / "later.index"
        build_folders([write_package(*edits)], path)
        return Catalogue.open(path)

    return load


def recount(value: int) -> tuple[Edit, Edit]:
    """Return the edits that give Wexmoor another number of strawberry servings."""
    return (
        Edit("cones.csv", STRAWBERRY, STRAWBERRY.replace("69", str(value))),
        Edit("cones.csv", REGION, REGION.replace("109", str(40 + value))),
    )


def issue(catalogue: Catalogue, text: str) -> str:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer), text
    payload = write_receipt(reply, secret=SECRET, version=catalogue.version)
    assert payload is not None
    return payload


def check(catalogue: Catalogue, payload: str) -> CheckedReceipt:
    receipt = read_receipt(payload, secret=SECRET)
    assert receipt is not None
    return catalogue.check_receipt(receipt)


def only(checked: CheckedReceipt) -> Standing:
    (standing,) = checked.standings
    return standing


def test_every_figure_of_the_question_sets_stands_while_nothing_is_loaded(
    catalogue: Catalogue,
) -> None:
    fallen = []
    for text in questions():
        reply = catalogue.ask(text)
        if not isinstance(reply, Answer):
            continue
        # tests/stats/test_receipts.py says which answers have no receipt.
        if payload := write_receipt(reply, secret=SECRET, version=catalogue.version):
            checked = check(catalogue, payload)
            fallen += [(text, each) for each in checked.standings if each.verdict != "stands"]
            assert checked.is_same_version
    assert fallen == []


def test_a_figure_that_stands_is_shown_with_its_source(ices: Catalogue) -> None:
    standing = only(check(ices, issue(ices, "Wexmoor vanilla 2018/19")))
    assert standing.then == standing.now
    assert standing.then is not None
    assert standing.then.sources[0].publisher == "Ice Office"


def test_a_restated_figure_is_told_with_both_values(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "Wexmoor strawberry 2018/19")
    newest = STRAWBERRY.replace("69", "72").replace("r2019,s1", "r2020,s5")
    region = REGION.replace("109", "112").replace("r2019,s1", "r2020,s5")
    later = reload(
        Edit("cones.csv", STRAWBERRY, f"{STRAWBERRY}\n{newest}"),
        Edit("cones.csv", REGION, f"{REGION}\n{region}"),
    )
    checked = check(later, payload)
    standing = only(checked)
    assert standing.verdict == "restated"
    assert not checked.is_same_version
    assert standing.then is not None
    assert standing.now is not None
    assert (standing.then.value, standing.now.value) == (69, 72)
    # The earlier value is still on record, so its source and release are too.
    assert standing.then.release.code == "r2019"
    assert standing.then.sources[0].code == "s1"


def test_a_value_that_is_no_longer_on_record_has_no_source(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "Wexmoor strawberry 2018/19")
    standing = only(check(reload(*recount(72)), payload))
    assert standing.then is not None
    assert (standing.verdict, standing.then.value, standing.then.sources) == ("restated", 69, ())


def test_a_whole_number_that_has_decimals_today_is_restated(ices: Catalogue) -> None:
    given = ices.ask("Ostrovia vanilla share")
    assert isinstance(given, Answer)
    answer = replace(given, figures=(replace(given.figures[0], value=18.0),))
    payload = write_receipt(answer, secret=SECRET, version=ices.version)
    assert payload is not None
    standing = only(check(ices, payload))
    assert standing.now is not None
    assert (standing.verdict, standing.now.value) == ("restated", 18.5)


def test_a_newer_year_is_no_restatement(ices: Catalogue, reload: Reload) -> None:
    before = reload(Edit("cones.csv", f"{VANILLA}\n", ""))
    payload = issue(before, "Wexmoor vanilla")
    standing = only(check(ices, payload))
    assert standing.verdict == "stands"
    assert standing.then is not None
    assert standing.newer is not None
    assert (standing.then.period.label, standing.newer.period.label) == ("2018/19", "2019/20")
    assert (standing.then.value, standing.newer.value) == (29, 35)


def test_a_figure_taken_back_says_why(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "Wexmoor vanilla")
    standing = only(check(reload(Edit("cones.csv", f"{VANILLA}\n", "")), payload))
    assert (standing.verdict, standing.now) == ("withdrawn", None)
    assert standing.then is not None
    assert standing.then.value == 35
    assert standing.reason.startswith("Not covered: no figure for 2019/20")


def test_a_figure_that_was_missing_may_be_supplied_since(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "Quellby and Wexmoor lemon 2018/19")
    given = "D3,lemon,2018/19,servings,4,exact,normal,,r2019,s1,"
    checked = check(reload(Edit("cones.csv", LEMON, given)), payload)
    assert [each.verdict for each in checked.standings] == ["supplied", "stands"]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        pytest.param("Wexmoor strawberry share", 46, id="share"),
        pytest.param("Wexmoor fruit", 82, id="sum"),
        pytest.param("difference between Wexmoor and Tarnholm strawberry 2018/19", 29, id="difference"),
        pytest.param("Wexmoor and Tarnholm strawberry together", 109, id="sum-of-members"),
        pytest.param("Wexmoor and Tarnholm strawberry on average", 54.5, id="average-of-members"),
        pytest.param("Wexmoor share of the Upper Vale strawberry", 63.3, id="share-of-another"),
    ],
)  # fmt: skip
def test_what_was_worked_out_falls_with_its_parts(
    ices: Catalogue, reload: Reload, text: str, then: float
) -> None:
    payload = issue(ices, text)
    standing = only(check(reload(*recount(20)), payload))
    assert standing.verdict == "restated"
    assert standing.then is not None
    assert standing.then.value == then
    assert standing.then.derivation is not None
    assert standing.now is not None
    assert standing.then.measure == standing.now.measure


OF_MEMBERS = [
    pytest.param("Wexmoor and Tarnholm strawberry together",
                 "Wexmoor and Tarnholm · Strawberry · added up · 2018/19 · cones sold", id="sum"),
    pytest.param("Wexmoor share of the Upper Vale strawberry",
                 "Wexmoor and Upper Vale · Strawberry · share · 2018/19 · cones sold", id="share"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reading"), OF_MEMBERS)
def test_what_no_code_stands_for_is_asked_again_with_all_its_members(
    ices: Catalogue, reload: Reload, text: str, reading: str
) -> None:
    standing = only(check(reload(*recount(20)), issue(ices, text)))
    assert standing.reading == reading
    assert standing.then is not None
    assert standing.now is not None
    assert standing.then.codes == standing.now.codes


@pytest.mark.parametrize(("text", "reading"), OF_MEMBERS)
def test_what_no_code_stands_for_is_withdrawn_with_one_of_its_parts(
    ices: Catalogue, reload: Reload, text: str, reading: str
) -> None:
    rounded = STRAWBERRY.replace("exact", "approx")
    standing = only(check(reload(Edit("cones.csv", STRAWBERRY, rounded)), issue(ices, text)))
    assert (standing.verdict, standing.now, standing.reading) == ("withdrawn", None, reading)
    assert standing.reason.startswith("Not comparable: ")
    assert standing.then is not None
    assert standing.then.value == standing.value.value


def test_a_newer_year_of_a_sum_is_no_restatement(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "Wexmoor and Tarnholm vanilla together")
    newer = "D2,vanilla,2019/20,servings,30,exact,normal,,r2020,s5,"
    standing = only(check(reload(Edit("cones.csv", VANILLA, f"{VANILLA}\n{newer}")), payload))
    assert standing.verdict == "stands"
    assert standing.newer is not None
    assert (standing.newer.value, standing.newer.period.label) == (65, "2019/20")


def test_a_difference_turned_round_is_restated(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "difference between Wexmoor and Tarnholm strawberry 2018/19")
    standing = only(check(reload(*recount(11)), payload))
    assert standing.now is not None
    assert standing.now.value == 29 == standing.value.value
    assert standing.verdict == "restated"


def test_a_change_falls_with_one_of_its_years(ices: Catalogue, reload: Reload) -> None:
    payload = issue(ices, "Wexmoor vanilla change")
    standing = only(check(reload(Edit("cones.csv", VANILLA, VANILLA.replace("35", "30"))), payload))
    assert standing.verdict == "restated"
    assert standing.then is not None
    assert (standing.then.value, standing.then.period.label) == (6, "2018/19 to 2019/20")


def test_the_single_years_of_a_span_do_not_stand_in_for_it(ices: Catalogue) -> None:
    given = ices.ask("Wexmoor vanilla 2017/18 to 2018/19")
    assert isinstance(given, Answer)
    (figure,) = given.figures
    # Tarnholm has one of the years and no figure for both together.
    elsewhere = replace(figure, codes={**figure.codes, "area": ices.index.code("area", "D2")})
    answer = replace(given, figures=(elsewhere,))
    payload = write_receipt(answer, secret=SECRET, version=ices.version)
    assert payload is not None
    standing = only(check(ices, payload))
    assert (standing.verdict, standing.now) == ("withdrawn", None)
    assert standing.reason.startswith("What is given today is for another period")


def test_a_receipt_of_data_that_are_not_loaded_still_has_its_values(
    ices: Catalogue, catalogue: Catalogue
) -> None:
    standing = only(check(catalogue, issue(ices, "Wexmoor vanilla 2018/19")))
    assert (standing.verdict, standing.value.value, standing.then) == ("unnamed", 29, None)
