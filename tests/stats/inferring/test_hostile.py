"""Packages of somebody else's that mean harm: each danger has its message, and the rest is read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stats import Answer, Catalogue
from stats.building import build_folders
from stats.desk.checking import check_folders
from stats.desk.describing import describe_files
from stats.errors import Problem
from stats.hostile import MOST_TABLE_BYTES
from stats.inferring.levels import find_counties
from stats.inferring.paths import find_file
from tests.stats.inferring.small import read_small, units_of, values_of
from tests.writing import write_tables

GOOD = "town,year,library visits (people)\nAshby,2022,1150\nAshby,2023,1200\nBarrow,2023,980\n"


def write_bad(folder: Path, text: bytes | str = GOOD, **resource: Any) -> Path:
    """Write a package with one table, and return its folder."""
    folder.mkdir(parents=True)
    (folder / "small.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    body = {"resources": [{"name": "small", "path": "small.csv", **resource}]}
    (folder / "datapackage.json").write_text(json.dumps(body))
    return folder


def beside_good(folder: Path) -> str:
    """Build a package with a good one beside it, which answers; return what is said of it."""
    good = GOOD.replace("Ashby", "Zedville").replace("library visits", "museum guests")
    write_tables(folder.parent / "good", {"guests": good}, {}, name="good", title="Good")
    said = [str(each) for each in build_folders([folder.parent], folder.parent / "x.index")]
    checked = [str(each) for each in check_folders([folder.parent])]
    reply = Catalogue.open(folder.parent / "x.index").ask("zedville museum guests 2023")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [1200]
    of_it = [each for each in said if str(folder) in each]
    assert [each for each in of_it if each not in checked] == []
    return "\n".join(of_it)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [make_pipe, make_folder])
@pytest.mark.parametrize("name", ["small.csv", "datapackage.json"])
def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path, make: Any, name: str) -> None:
    folder = write_bad(tmp_path / "all" / "bad")
    (folder / name).unlink()
    make(folder / name)
    due = "names no file" if name == "small.csv" else "is no plain file"
    assert due in beside_good(folder)


def test_a_descriptor_that_leads_out_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_bad(tmp_path / "all" / "bad")
    outside = (folder / "datapackage.json").rename(tmp_path / "outside.json")
    (folder / "datapackage.json").symlink_to(outside)
    opened: list[Path] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path) or read(path))  # type: ignore[func-returns-value]
    text = Path.read_text
    monkeypatch.setattr(
        Path, "read_text", lambda path, **more: opened.append(path) or text(path, **more)  # type: ignore[func-returns-value]
    )  # fmt: skip
    assert "datapackage.json:0: leads out of the package" in beside_good(folder)
    assert folder / "datapackage.json" not in opened
    assert opened


@pytest.mark.parametrize("name", [b"caf\xe9.csv", b"\xff\xfe"])
def test_a_file_whose_name_is_no_utf_8_stops_nothing(tmp_path: Path, name: bytes) -> None:
    folder = write_bad(tmp_path / "all" / "bad")
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(GOOD)
    assert "error" not in beside_good(folder)


@pytest.mark.parametrize(
    ("name", "called"),
    [(b"caf\xe9", "caf-"), (b"a|b=c", "a-b-c"), ("a\u202eb\x1b".encode(), "a-b-")],
)
def test_a_folder_with_an_odd_name_is_called_by_what_can_be_shown(
    tmp_path: Path, name: bytes, called: str
) -> None:
    folder = write_bad(tmp_path / "all" / os.fsdecode(name))
    assert "error" not in beside_good(folder)
    reply = Catalogue.open(tmp_path / "all" / "x.index").ask("ashby library visits 2023")
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [1200]
    assert reply.question.dataset.split("/")[0] == called


LONG = "9" * 10_001
HUGE = [
    (GOOD + f"{LONG[:1]}{'A' * 10_000},2023,5\n", "a field of over 10000 letters"),
    (GOOD.replace("town", "t" * 10_001), "a field of over 10000 letters"),
    ('"' * 300_001, "small.csv:1:"),
    ("town,year," + ",".join(f"m{n}" for n in range(16_383)) + "\nA,2020" + ",1" * 16_383, "columns"),
    (GOOD + "".join(f"t{n},2020,{n}\n" for n in range(250_000)), "different texts"),
    (b"town,year,n\nA,2020,1\n" + b"\0" * 2000, "not a CSV file"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), HUGE, ids=[due for _, due in HUGE])
def test_a_table_beyond_all_measure_is_left_out(
    tmp_path: Path, text: bytes | str, due: str
) -> None:
    said = beside_good(write_bad(tmp_path / "all" / "bad", text))
    assert due in said
    assert "cannot be read: " not in said


@pytest.mark.parametrize("delimiter", ["(a+)+$", "\n", ["a"], '"'])
def test_a_delimiter_that_parts_nothing_is_not_taken(tmp_path: Path, delimiter: object) -> None:
    folder = write_bad(tmp_path / "all" / "bad", dialect={"delimiter": delimiter})
    said = beside_good(folder)
    assert "parts no cells; ',' is taken" in said
    assert "left out" not in said


@pytest.mark.parametrize("encoding", ["idna", "punycode", "undefined", "unicode_escape", "rot13"])
def test_what_is_no_encoding_of_files_is_not_taken(tmp_path: Path, encoding: str) -> None:
    assert "left out" not in beside_good(write_bad(tmp_path / "all" / "bad", encoding=encoding))


@pytest.mark.parametrize(("decimal", "group"), [("1", "2"), ("5", ""), ("-", "e"), ("ab", "cd")])
def test_letters_and_digits_part_no_numbers(tmp_path: Path, decimal: str, group: str) -> None:
    field = {"name": "visits", "type": "number", "decimalChar": decimal, "groupChar": group}
    tables, _ = read_small(tmp_path, "town,year,visits\nAshby,2022,1152\nBarrow,2022,987\n", [field])  # fmt: skip
    assert values_of(tables) == [1152, 987]


@pytest.mark.parametrize("cells", [("7", "8.5"), ("true", "false")])
def test_numbers_are_no_units(tmp_path: Path, cells: tuple[str, str]) -> None:
    text = f"town,year,visits,kind\nAshby,2022,1152,{cells[0]}\nBarrow,2022,987,{cells[1]}\n"
    tables, _ = read_small(tmp_path, text, [{"name": "kind", "role": "unit"}])
    assert values_of(tables) == [1152, 987]
    assert units_of(tables) == {"visits": ""}


@pytest.mark.parametrize("factor", ["inf", "nan", "1e400"])
def test_a_factor_that_is_no_number_is_none(tmp_path: Path, factor: str) -> None:
    field = {"name": "visits", "unit": "people", "owidDisplaySettings": {"conversionFactor": factor}}  # fmt: skip
    tables, _ = read_small(tmp_path, "town,year,visits\nAshby,2022,1152\nBarrow,2022,987\n", [field])  # fmt: skip
    assert [each.unit for each in tables.own_measures.values()] == ["people"]


@pytest.mark.parametrize("inner", ["[" * 900 + "]" * 900, '{"a":' * 200 + "1" + "}" * 200])
def test_a_descriptor_nested_beyond_need_is_refused(tmp_path: Path, inner: str) -> None:
    folder = write_bad(tmp_path / "all" / "bad")
    body = f'{{"resources": [{{"name": "v", "path": "small.csv", "schema": {inner}}}]}}'
    (folder / "datapackage.json").write_text(body)
    assert "datapackage.json:0: nested too deeply" in beside_good(folder)


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_text_of_a_descriptor_beyond_all_measure_is_cut(tmp_path: Path, name: str) -> None:
    folder = write_bad(tmp_path / "all" / "bad", **{name: "long " * 200_000})
    assert "warning: a text of over 10000 letters" in beside_good(folder)
    index = tmp_path / "all" / "x.index"
    assert index.stat().st_size < 1_500_000


def test_a_message_of_a_million_letters_is_cut(tmp_path: Path) -> None:
    said = beside_good(write_bad(tmp_path / "all" / "bad", path="a" * 1_000_000))
    assert len(max(said.splitlines(), key=len)) < 1100


def test_two_thousand_tables_of_one_name_do_not_collide_each_with_each(tmp_path: Path) -> None:
    folder = write_bad(tmp_path / "bad")
    same = [{"name": f"v{n}", "path": "small.csv"} for n in range(60)]
    (folder / "datapackage.json").write_text(json.dumps({"resources": same}))
    found = [each for each in check_folders([folder]) if "will be asked back" in each.message]
    assert 60 <= len(found) <= 60 * 5


def test_a_list_of_many_places_is_looked_through_once() -> None:
    class Counted(list[str]):
        times = 0

        def __iter__(self) -> Iterator[str]:
            self.times += 1
            return super().__iter__()

    places = [f"place {n}" for n in range(100)]
    names = Counted([*places, "london", "camden", "hackney"])
    assert find_counties(names) == ("london",)
    assert names.times == 2
    assert find_counties(["kent", "camden", "hackney"]) == ()


@pytest.mark.parametrize("dialect", [{"csv": 5, "delimiter": ","}, {"csv": [], "quoteChar": "x"}])
def test_what_the_standards_reader_stumbles_over_is_named(tmp_path: Path, dialect: object) -> None:
    folder = write_bad(tmp_path / "all" / "bad", dialect=dialect)
    assert beside_good(folder)
    said = "\n".join(str(each) for each in check_folders([folder]))
    assert "datapackage.json:0: warning: not as the standard has it: " in said
    assert "3 figures in 'library visits (people)'" in said


def test_a_check_that_fails_does_not_stop_that_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_bad(tmp_path / "all" / "bad")
    write_bad(tmp_path / "all" / "good")

    def fail(place: Path) -> Iterator[Problem]:
        if place == folder:
            raise RecursionError("too deep")
        yield Problem(str(place), 0, "looked at", is_error=False)

    monkeypatch.setattr("stats.desk.checking.descriptor_problems", fail)
    said = [str(each) for each in check_folders([tmp_path / "all"])]
    assert f"{folder}/datapackage.json:0: warning: not checked to its end: RecursionError: too deep" in said  # fmt: skip
    assert f"{tmp_path}/all/good:0: warning: looked at" in said


def test_a_file_that_cannot_be_described_does_not_stop_the_others(tmp_path: Path) -> None:
    good, link, odd = (tmp_path / "in" / name for name in ("good.csv", "link.csv", "o\x1bdd.csv"))
    good.parent.mkdir()
    good.write_text(GOOD)
    odd.write_text(GOOD)
    (tmp_path / "secret.csv").write_text(GOOD)
    link.symlink_to(tmp_path / "secret.csv")
    quotes = tmp_path / "in" / "quotes.csv"
    quotes.write_text('"' * 300_001)
    written, problems = describe_files([quotes, link, odd, good], tmp_path / "out")
    assert [each.name for each in written] == ["good"]
    said = "\n".join(map(str, problems))
    assert "link.csv:0: leads out of the package" in said
    assert "o\\x1bdd.csv:0: its name has characters that cannot be shown" in said
    assert "quotes.csv:0: this is no CSV" in said


@pytest.mark.parametrize(
    ("size", "is_read"), [(MOST_TABLE_BYTES, True), (MOST_TABLE_BYTES + 1, False)]
)
def test_a_table_of_four_million_rows_is_read_and_none_of_any_size(
    tmp_path: Path, size: int, *, is_read: bool
) -> None:
    with (tmp_path / "t.csv").open("wb") as file:
        file.truncate(size)  # takes no room on the disk
    assert MOST_TABLE_BYTES > 400_000_000
    path, problem = find_file(tmp_path, {"name": "t", "path": "t.csv"})
    assert (path is not None, "MB" in problem) == (is_read, not is_read)


def test_a_bare_file_may_be_as_large_as_one_of_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(GOOD)
    assert describe_files([file], tmp_path / "small") == ((tmp_path / "small" / "visits",), ())
    monkeypatch.setattr("stats.desk.describing.MOST_TABLE_BYTES", len(GOOD) - 1)
    monkeypatch.setattr("stats.hostile.MOST_BYTES", len(GOOD))
    written, problems = describe_files([file], tmp_path / "large")
    assert (written, "MB" in str(problems[0])) == ((), True)
