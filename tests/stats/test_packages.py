"""Packages that break the standard's own rules, and how each problem is named."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from stats.errors import PackageError, Problem
from stats.packages import find_packages, fingerprint_packages, read_package
from tests.writing import ICES, Edit, WritePackage, line_of

CHERRY = "D1,cherry,2018/19,servings,8,exact,normal,,r2019,s1,"
TOFFEE = "toffee,Toffee,flavour,,,"
SERVINGS = "servings,servings,servings,serving,"
BROKEN_ROWS = {
    # what is changed, from the start of the line that is to be named; what is to be said
    "unknown_area": (
        Edit("cones.csv", CHERRY, CHERRY.replace("D1", "D99")),
        'foreign key: for "area": values "D99" not found in the lookup table "areas"',
    ),
    "unknown_source": (
        Edit("cones.csv", CHERRY, CHERRY.replace("s1", "s99")),
        'foreign key: for "source": values "s99" not found in the lookup table "sources"',
    ),
    "unknown_parent": (
        Edit("areas.csv", "D5,Farholm,district,R3", "D5,Farholm,district,R33"),
        'foreign key: for "parent": values "R33" not found',
    ),
    "value_in_words": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",eight,")),
        'Type error in the cell "eight"',
    ),
    "value_with_comma": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ',"1,234",')),
        'Type error in the cell "1,234"',
    ),
    "value_with_percent_sign": (
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",8%,")),
        'Type error in the cell "8%"',
    ),
    "qualifier_that_does_not_exist": (
        Edit("cones.csv", CHERRY, CHERRY.replace("exact", "Exact")),
        'The cell "Exact"',
    ),
    "short_row": (
        Edit("cones.csv", CHERRY, "D1,cherry,2018/19"),
        'missing cell in field "measure"',
    ),
    "duplicate_observation": (
        Edit("cones.csv", CHERRY, f"{CHERRY}\n{CHERRY}"),
        "primary key: the same as in the row at position",
    ),
    "duplicate_code": (
        Edit("flavours.csv", TOFFEE, f"{TOFFEE}\n{TOFFEE}"),
        "primary key: the same as in the row at position",
    ),
    "label_missing": (
        Edit("flavours.csv", TOFFEE, TOFFEE.replace("Toffee", "")),
        'field "label"',
    ),
    "decimals_in_words": (
        Edit("measures.csv", f"{SERVINGS}0,", f"{SERVINGS}none,"),
        'Type error in the cell "none"',
    ),
}
BROKEN_DESCRIPTORS = {
    "not_json": (b'{"name" "ices"}', 1, "not JSON: Expecting ':' delimiter"),
    "not_json_further_down": (b'{\n "name": "ices",\n}\n', 3, "not JSON: "),
    "empty": (b"", 1, "not JSON: Expecting value"),
    "not_utf_8": (b'{"name": "\xff"}', 0, "not UTF-8: invalid start byte"),
    "list": (b"[]", 1, "a descriptor must be an object"),
    "null": (b"null", 1, "a descriptor must be an object"),
    "no_resources": (b'{"name": "ices"}', 0, "'resources' is a required property"),
    "resource_that_is_a_word": (b'{"resources": ["cones"]}', 0, "is not of type 'object'"),
}
OUTSIDE = {
    "parent_folder": "../flavours.csv",
    "through_a_folder": "inside/../../flavours.csv",
    "absolute": "/etc/passwd",
    "home": "~/flavours.csv",
}


def find_problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(PackageError) as caught:
        read_package(folder)
    return caught.value.problems


def test_a_package_that_is_valid(write_package: WritePackage) -> None:
    package = read_package(write_package())
    assert package.name == "ices"
    assert [resource.name for resource in package.resources][-3:] == ["cones", "tubs", "fairs"]
    assert [field["name"] for field in package.resources[-1].fields][:2] == ["area", "period"]


def test_a_package_without_a_name_is_called_by_its_folder(write_package: WritePackage) -> None:
    folder = write_package(Edit("datapackage.json", '"name": "ices",\n', ""), folder="unnamed")
    assert read_package(folder).name == "unnamed"


@pytest.mark.parametrize(("edit", "message"), BROKEN_ROWS.values(), ids=BROKEN_ROWS)
def test_a_broken_row_is_named_by_file_and_line(
    write_package: WritePackage, edit: Edit, message: str
) -> None:
    folder = write_package(edit)
    first, *more = edit.new.split("\n")
    line = line_of(folder, edit.file, first) + len(more)
    named = [each for each in find_problems(folder) if message in each.message]
    assert [(each.file, each.line, each.is_error) for each in named] == [
        (str(folder / edit.file), line, True)
    ]


@pytest.mark.parametrize(
    ("content", "line", "message"), BROKEN_DESCRIPTORS.values(), ids=BROKEN_DESCRIPTORS
)
def test_a_broken_descriptor(
    write_package: WritePackage, content: bytes, line: int, message: str
) -> None:
    folder = write_package()
    path = folder / "datapackage.json"
    path.write_bytes(content)
    problems = find_problems(folder)
    assert [(each.file, each.line) for each in problems] == [(str(path), line)] * len(problems)
    assert [each for each in problems if message in each.message] != []


@pytest.mark.parametrize("path", OUTSIDE.values(), ids=OUTSIDE)
def test_a_path_out_of_the_package_is_refused(write_package: WritePackage, path: str) -> None:
    folder = write_package(Edit("datapackage.json", '"path": "flavours.csv"', f'"path": "{path}"'))
    (folder.parent / "flavours.csv").write_bytes((folder / "flavours.csv").read_bytes())
    problems = find_problems(folder)
    assert len(problems) == 1
    assert re.search(
        r"leads out of the package|is no CSV file of the package|is not safe", str(problems[0])
    )


def test_a_file_that_is_missing(write_package: WritePackage) -> None:
    folder = write_package()
    (folder / "flavours.csv").unlink()
    assert str(folder / "flavours.csv") in [each.file for each in find_problems(folder)]


def test_a_file_that_is_empty(write_package: WritePackage) -> None:
    folder = write_package()
    (folder / "flavours.csv").write_bytes(b"")
    problems = find_problems(folder)
    assert [each.message for each in problems if each.file.endswith("flavours.csv")] == [
        "The data source has not supported or has inconsistent contents: the source is empty"
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_that_is_not_utf_8(write_package: WritePackage, encoding: str) -> None:
    folder = write_package()
    path = folder / "areas.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    named = [each.message for each in find_problems(folder) if each.file == str(path)]
    assert [message.partition(":")[0] for message in named] == [
        "The data source could not be successfully decoded"
    ]


def test_a_byte_order_mark_is_no_problem(write_package: WritePackage) -> None:
    folder = write_package()
    path = folder / "areas.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_package(folder).name == "ices"


def test_problems_of_several_files_come_at_once(write_package: WritePackage) -> None:
    folder = write_package(
        Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",eight,")),
        Edit("areas.csv", "D5,Farholm,district,R3", "D5,Farholm,district,R33"),
        Edit("flavours.csv", TOFFEE, f"{TOFFEE}\n{TOFFEE}"),
    )
    problems = find_problems(folder)
    assert [Path(each.file).name for each in problems] == ["areas.csv", "flavours.csv", "cones.csv"]


def test_an_error_reads_one_problem_a_line(write_package: WritePackage) -> None:
    folder = write_package(Edit("cones.csv", CHERRY, CHERRY.replace(",8,", ",eight,")))
    line = line_of(folder, "cones.csv", "D1,cherry,")
    with pytest.raises(PackageError, match=rf"^{folder}/cones.csv:{line}: Type error in the cell"):
        read_package(folder)


def test_packages_are_found_here_and_one_folder_below(write_package: WritePackage) -> None:
    second, first = write_package(folder="b"), write_package(folder="a")
    assert find_packages([second]) == (second,)
    assert find_packages([first.parent]) == (first, second)
    assert find_packages([first, first.parent]) == (first, second)


def test_a_folder_without_a_package_is_named(tmp_path: Path, write_package: WritePackage) -> None:
    write_package(folder="good")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing = tmp_path / "missing"
    with pytest.raises(PackageError) as caught:
        find_packages([tmp_path, empty, missing])
    assert [str(each) for each in caught.value.problems] == [
        f"{empty}:0: no datapackage.json here or one folder below",
        f"{missing}:0: there is no such folder",
    ]


def test_the_fingerprint_changes_with_the_files_and_not_without(
    write_package: WritePackage,
) -> None:
    folder = write_package()
    before = fingerprint_packages([folder])
    assert fingerprint_packages([folder]) == before
    status = (folder / "cones.csv").stat()
    os.utime(folder / "cones.csv", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    touched = fingerprint_packages([folder])
    (folder / "more.csv").write_bytes(b"")
    assert len({before, touched, fingerprint_packages([folder])}) == 3


def test_the_bundled_package_of_the_tests_is_valid() -> None:
    assert read_package(ICES).folder == ICES
