"""Packages that the standard calls valid and this bot cannot use, and what is read from good ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.defined import validate
from stats.errors import PackageError, Problem
from stats.model import Name, Tables
from stats.packages import read_package
from tests.writing import Edit, WritePackage, line_of

CHERRY = "D1,cherry,2018/19,servings,8,exact,normal,,r2019,s1,"
LEMON = "D3,lemon,2018/19,servings,,,not_supplied,,r2019,s1,The board lost its books."
NO_VALUE = Edit("cones.csv", CHERRY, CHERRY.replace(",8,exact,", ",,,"))
NO_REASON = Edit("cones.csv", LEMON, LEMON.replace(",,,not_supplied", ",4,exact,not_supplied"))
SALTMARCH = "R3,Saltmarch,region,A0,Saltmarch,,D4|D5,"
COPIES = "s3,Ice Copies,Ices again,https://copies.example/ices,2019-12,true,copy,"
NO_MEMBER = Edit("areas.csv", SALTMARCH, SALTMARCH.replace("D5", "D55"))
BROKEN = {
    "empty_value_without_status": (
        NO_VALUE,
        "no value, and status 'normal' does not say why",
    ),
    "empty_value_with_a_status_of_values": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,exact,normal", ",,,disputed")),
        "no value, and status 'disputed' does not say why",
    ),
    "value_beside_not_supplied": (
        NO_REASON,
        "a value stands beside status 'not_supplied'",
    ),
    "value_beside_suppressed": (
        Edit("cones.csv", CHERRY, CHERRY.replace("normal", "suppressed")),
        "a value stands beside status 'suppressed'",
    ),
    "zero_beside_not_asked": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,exact,normal", ",0,exact,not_asked")),
        "a value stands beside status 'not_asked'",
    ),
    "nan": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",NaN,")),
        "value 'NaN' is not finite",
    ),
    "infinity": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",-INF,")),
        "value '-INF' is not finite",
    ),
    "overflow": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",1e999,")),
        "value '1e999' is not finite",
    ),
    "address_of_a_source": (
        Edit("sources.csv", COPIES, COPIES.replace("https://", "ftp://")),
        "url 'ftp://copies.example/ices' is no web address",
    ),
    "date_of_a_source": (
        Edit("sources.csv", COPIES, COPIES.replace("2019-12", "2019-13")),
        "published '2019-13' is no date",
    ),
    "member_that_does_not_exist": (NO_MEMBER, "no code 'D55' in this list"),
}


def find_problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(PackageError) as caught:
        validate(read_package(folder))
    return tuple(each for each in caught.value.problems if each.is_error)


def read_tables(folder: Path) -> Tables:
    return validate(read_package(folder))[0]


@pytest.mark.parametrize(("edit", "message"), BROKEN.values(), ids=BROKEN)
def test_a_row_that_cannot_be_used_is_named_by_file_and_line(
    write_package: WritePackage, edit: Edit, message: str
) -> None:
    folder = write_package(edit)
    line = line_of(folder, edit.file, edit.new)
    assert find_problems(folder) == (Problem(str(folder / edit.file), line, message),)


def test_all_problems_of_a_package_come_at_once(write_package: WritePackage) -> None:
    folder = write_package(NO_VALUE, NO_REASON, NO_MEMBER)
    assert [(Path(each.file).name, each.message) for each in find_problems(folder)] == [
        ("areas.csv", "no code 'D55' in this list"),
        ("cones.csv", "no value, and status 'normal' does not say why"),
        ("cones.csv", "a value stands beside status 'not_supplied'"),
    ]


def test_a_package_without_a_dataset(write_package: WritePackage) -> None:
    folder = write_package()
    path = folder / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"dataset":', '"other":'))
    assert [each.message for each in find_problems(folder)] == ["no resource is a `dataset`"]


def test_a_name_of_two_codes_is_a_warning(write_package: WritePackage) -> None:
    folder = write_package(
        Edit("flavours.csv", "cherry,Cherry,flavour,,", "cherry,Cherry,flavour,Straw,")
    )
    _, warnings = validate(read_package(folder))
    assert [str(each) for each in warnings] == [
        f"{folder}/datapackage.json:0: warning: 'Saltmarch' names several codes of area: R3, D4; "
        'a question such as "Saltmarch cones sold" will be asked back',
        f"{folder}/datapackage.json:0: warning: 'straw' names several codes of flavour: "
        'strawberry, cherry; a question such as "straw cones sold" will be asked back',
    ]


def test_a_period_has_the_code_of_its_own_months_or_none_of_ours(
    write_package: WritePackage,
) -> None:
    edit = Edit(
        "periods.csv",
        "2019-10/2020-09,October 2019 to September 2020,2019-10,2020-09,",
        "2019-10/2020-09,October 2019 to September 2020,2019-10,2020-08,",
    )
    (problem,) = find_problems(write_package(edit))
    assert problem.message == (
        "the code '2019-10/2020-09' is that of 2019-10 to 2020-09 in all packages, "
        "not of 2019-10 to 2020-08"
    )


def test_what_is_read(write_package: WritePackage) -> None:
    tables = read_tables(write_package())
    assert (tables.package, tables.dimensions) == ("ices", ("area", "flavour"))
    assert [each.code for each in tables.datasets] == ["cones", "tubs", "fairs"]
    assert [each.code for each in tables.measures] == ["servings", "share", "servings-a-day"]
    assert [len(each) for each in (tables.codes, tables.periods, tables.sources)] == [23, 7, 6]


def test_the_settings_of_a_dataset_are_read(write_package: WritePackage) -> None:
    cones, _, fairs = read_tables(write_package()).datasets
    assert (cones.label, cones.title, cones.publisher, cones.priority, cones.licence) == (
        "cones sold",
        "Cones sold by area and flavour",
        "Ice Office",
        1,
        "Invented; free to use",
    )
    assert (cones.dimensions, fairs.dimensions) == (("area", "flavour"), ("area",))
    assert (cones.totals, cones.denominators, cones.additive) == (
        {"area": ("A0",), "flavour": ("all", "known")},
        {"flavour": "known"},
        ("flavour", "area"),
    )


def test_a_label_of_two_codes_is_told_apart_by_kind(write_package: WritePackage) -> None:
    names = {each.code: each.name for each in read_tables(write_package()).codes}
    assert (names["R3"], names["D4"], names["D1"]) == (
        "Saltmarch (region)",
        "Saltmarch (district)",
        "Wexmoor",
    )


def test_names_are_labels_official_names_aliases_and_places(write_package: WritePackage) -> None:
    names = [each for each in read_tables(write_package()).names if each.code == "D1"]
    assert names == [
        Name("area", "D1", "Wexmoor", "label"),
        Name("area", "D1", "Wexmoor Ice Board", "alias"),
        Name("area", "D1", "wex", "alias"),
        Name("area", "D1", "Wexmoor Ices", "alias"),
        Name("area", "D1", "Little Skerry", "within", 4000),
        Name("area", "D1", "Newbrook", "within", 500),
    ]


def test_text_that_looks_like_a_missing_value_is_kept(write_package: WritePackage) -> None:
    folder = write_package(Edit("flavours.csv", "toffee,Toffee", "toffee,NA"))
    labels = {each.code: each.label for each in read_tables(folder).codes}
    assert labels["toffee"] == "NA"


def test_reports_of_one_figure_become_one_observation(write_package: WritePackage) -> None:
    found = [
        (each.report.value, each.report.sources, [other.value for other in each.others])
        for each in read_tables(write_package()).observations
        if each.dataset == "cones" and each.key == {"area": "D2", "flavour": "mint"}
    ]
    assert found == [(33.0, ("s1", "s2"), [77.0])]


def test_missing_is_none_with_its_status(write_package: WritePackage) -> None:
    missing = {
        (each.key["area"], each.key.get("flavour", "")): (each.report.value, each.report.status)
        for each in read_tables(write_package()).observations
        if each.is_missing
    }
    assert missing == {
        ("D3", "cherry"): (None, "suppressed"),
        ("D3", "lemon"): (None, "not_supplied"),
        ("D3", ""): (None, "not_supplied"),
        ("D4", "lemon"): (None, "not_applicable"),
        ("D4", "cherry"): (None, "not_asked"),
    }
