"""The sums that a package says must hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.defined import validate
from stats.errors import PackageError
from stats.packages import read_package
from tests.writing import Edit, WritePackage

WHERE = '"where": {"flavour": "strawberry", "period": "2018/19", "measure": "servings"}'
STRAWBERRY = "D1,strawberry,2018/19,servings,69,exact,normal,,r2019,s1,"
SUM = '"text": "Upper Vale strawberry"'
FAILING = {
    "part_changed": (
        (Edit("cones.csv", STRAWBERRY, STRAWBERRY.replace("69", "70")),),
        "cones: check Upper Vale strawberry: the parts add up to 110, not 109",
    ),
    "part_taken_away": (
        (Edit("cones.csv", STRAWBERRY + "\n", ""),),
        "cones: check Upper Vale strawberry: a figure is missing",
    ),
    "part_not_supplied": (
        (Edit("cones.csv", STRAWBERRY, STRAWBERRY.replace("69,exact,normal", ",,not_supplied")),),
        "cones: check Upper Vale strawberry: a figure is missing",
    ),
    "total_that_does_not_exist": (
        (Edit("datapackage.json", WHERE, WHERE.replace("2018/19", "2017/18")),),
        "cones: check Upper Vale strawberry: a figure is missing",
    ),
    "other_number_named": (
        (Edit("datapackage.json", SUM, f'{SUM}, "equals": 110'),),
        "cones: check Upper Vale strawberry: the parts add up to 109, not 110",
    ),
    "share_of_the_total": (
        (Edit("datapackage.json", SUM, f'{SUM}, "percent": 99'),),
        "cones: check Upper Vale strawberry: it is 100.0 per cent",
    ),
}
HOLDING = {
    "as_it_is": (),
    "number_named": (Edit("datapackage.json", SUM, f'{SUM}, "equals": 109'),),
    "share_of_the_total": (Edit("datapackage.json", SUM, f'{SUM}, "percent": 100'),),
}


def find_errors(folder: Path) -> list[str]:
    with pytest.raises(PackageError) as caught:
        validate(read_package(folder))
    return [str(each) for each in caught.value.problems if each.is_error]


@pytest.mark.parametrize(("edits", "message"), FAILING.values(), ids=FAILING)
def test_a_sum_that_does_not_hold_is_an_error(
    write_package: WritePackage, edits: tuple[Edit, ...], message: str
) -> None:
    folder = write_package(*edits)
    assert find_errors(folder) == [f"{folder}/datapackage.json:0: {message}"]


@pytest.mark.parametrize("edits", HOLDING.values(), ids=HOLDING)
def test_a_sum_that_holds(write_package: WritePackage, edits: tuple[Edit, ...]) -> None:
    _, warnings = validate(read_package(write_package(*edits)))
    assert [each for each in warnings if "check" in each.message] == []


def test_several_sums_that_do_not_hold_are_all_named(write_package: WritePackage) -> None:
    folder = write_package(
        Edit("cones.csv", STRAWBERRY, STRAWBERRY.replace("69", "70")),
        Edit("cones.csv", "D1,vanilla,2017/18,servings,21", "D1,vanilla,2017/18,servings,22"),
    )
    assert [each.partition("check ")[2] for each in find_errors(folder)] == [
        "Upper Vale strawberry: the parts add up to 110, not 109",
        "Wexmoor vanilla, two years: the parts add up to 51, not 50",
    ]
