"""What an editor is asked about a package: each kind of problem, with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from stats import Catalogue
from stats.building import build_folders
from stats.desk.checking import Loaded, check_folders
from stats.errors import Problem
from tests.writing import Edit, WritePackage, line_of, read_folders, write_tables

Rows = Sequence[Sequence[object]]


def write(folder: Path, rows: Rows, **descriptor: Any) -> Path:
    """Write a package of one table that defines nothing; its first row is the header."""
    table = "".join(",".join(map(str, row)) + "\n" for row in rows)
    sources = [{"title": "Tables", "publisher": "Bureau of Tables"}]
    return write_tables(
        folder, {"table": table}, **{"title": "Tables", "sources": sources, **descriptor}
    )


def warnings_of(*folders: Path, loaded: Loaded | None = None) -> list[Problem]:
    found = check_folders(folders, loaded)
    return [each for each in found if each.level == "warning"]


def find(problems: Sequence[Problem], text: str) -> Problem:
    (found,) = [each for each in problems if text in each.message]
    return found


HEADER = ("town", "year", "visits (people)")
STEADY = [
    HEADER, *(("Ashby", year, 100 + year % 10) for year in range(2010, 2020)),
    *(("Barrow", year, 200 + year % 10) for year in range(2010, 2020)),
]  # fmt: skip


def test_a_package_in_order_has_no_warning(tmp_path: Path) -> None:
    assert warnings_of(write(tmp_path / "steady", STEADY)) == []


def test_a_year_missing_between_two_is_a_gap_and_at_an_end_is_none(tmp_path: Path) -> None:
    rows = [row for row in STEADY if row[:2] not in (("Ashby", 2014), ("Barrow", 2010))]
    folder = write(tmp_path / "gap", rows)
    (gap,) = warnings_of(folder)
    assert gap.message == "visits (people): nothing for Ashby between 2013 and 2015"
    assert (gap.file, gap.line) == (
        str(folder / "table.csv"),
        line_of(folder, "table.csv", "Ashby,2015"),
    )


def test_a_year_that_no_series_has_is_a_gap(tmp_path: Path) -> None:
    rows = [row for row in STEADY if row[1] != 2014]
    (gap,) = warnings_of(write(tmp_path / "gap", rows))
    assert "for Ashby between 2013 and 2015; for Barrow between 2013 and 2015" in gap.message


def test_decades_have_no_gaps(tmp_path: Path) -> None:
    rows = [HEADER, *(("Ashby", year, 50) for year in range(1900, 2000, 10))]
    assert warnings_of(write(tmp_path / "decades", rows)) == []


def test_a_figure_that_is_missing_for_a_reason_is_no_gap(tmp_path: Path) -> None:
    rows = [(*row[:2], "[c]" if row[:2] == ("Ashby", 2014) else row[2]) for row in STEADY]
    assert warnings_of(write(tmp_path / "reason", rows)) == []


@pytest.mark.parametrize(
    ("year", "factor", "said"),
    [
        (2014, 10, "is 10 times the figures near it"),
        (2019, 100, "times the figures"),
        (2014, 0.1, "is 1/10 of the figures near it"),
    ],
)
def test_a_slipped_digit_is_named(tmp_path: Path, year: int, factor: float, said: str) -> None:
    rows = [
        (*row[:2], row[2] * factor if row[:2] == ("Ashby", year) else row[2])  # type: ignore[operator]
        for row in STEADY
    ]
    folder = write(tmp_path / "slip", rows)
    (slip,) = warnings_of(folder)
    assert f"visits (people), Ashby, {year}: " in slip.message
    assert said in slip.message
    assert slip.line == line_of(folder, "table.csv", f"Ashby,{year}")


def test_growth_a_new_level_and_small_counts_are_in_line(tmp_path: Path) -> None:
    years = range(2000, 2016)
    rows = [
        HEADER,
        *(("Growing", year, 10 * 2 ** (year - 2000)) for year in years),
        *(("Moved", year, 1000 if year < 2008 else 9000) for year in years),
        *(("Small", year, (1, 2, 9, 1)[year % 4]) for year in years),
    ]
    assert warnings_of(write(tmp_path / "growth", rows)) == []


def make_parts(*wrong: int) -> Rows:
    """Return figures by sex, whose total is 1 too high in the wrong years."""
    rows: list[Sequence[object]] = [("town", "sex", "year", "visits (people)")]
    for year in range(2010, 2016):
        rows += [("Ashby", "Female", year, 60 + year % 10), ("Ashby", "Male", year, 40)]
        rows.append(("Ashby", "Both sexes", year, 100 + year % 10 + (year in wrong)))
    return rows


def test_a_total_that_is_not_the_sum_of_its_parts_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "parts", make_parts(2012))
    (wrong,) = warnings_of(folder)
    assert wrong.message == (
        "visits (people), Ashby, Both sexes, 2012: the 2 parts add up to 102 people, not 103 people"
    )
    assert wrong.line == line_of(folder, "table.csv", "Ashby,Both sexes,2012")


def test_what_never_adds_up_is_no_sum(tmp_path: Path) -> None:
    assert warnings_of(write(tmp_path / "means", make_parts(*range(2010, 2016)))) == []


def test_parents_are_the_sum_of_their_children(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [("area", "lies in", "year", "visits (people)")]
    for year in range(2010, 2016):
        rows += [("Upper", "Vale", year, 30), ("Lower", "Vale", year, 20)]
        rows.append(("Vale", "", year, 50 if year != 2013 else 55))
    fields = [
        {"name": "area", "role": "dimension"}, {"name": "lies in", "role": "parent"},
        {"name": "year"}, {"name": "visits (people)"},
    ]  # fmt: skip
    resources = [{"name": "table", "path": "table.csv", "schema": {"fields": fields}}]
    (wrong,) = warnings_of(write(tmp_path / "parents", rows, resources=resources))
    assert "Vale, 2013: the 2 parts add up to 50 people, not 55 people" in wrong.message


def test_what_the_standard_does_not_allow_is_named_and_does_not_stop(tmp_path: Path) -> None:
    folder = write(tmp_path / "nameless", STEADY, resources=[{"path": "table.csv"}])
    (found,) = warnings_of(folder)
    assert "'name' is a required property" in found.message
    assert len(list(read_folders([folder])[0])) == 1


def test_two_values_of_one_key_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "double", [*STEADY, ("Ashby", 2014, 7)])
    twice = find(warnings_of(folder), "the same key as line")
    assert twice.line == len(STEADY) + 1


def test_one_name_in_two_units_is_named(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [("town", "indicator", "unit", "year", "value")]
    for year in range(2010, 2013):
        rows += [("Ashby", "Visits", "people", year, 5), ("Ashby", "Visits", "%", year, 6)]
    mixed = find(warnings_of(write(tmp_path / "units", rows)), "several units")
    assert "'Visits' has figures in several units: people, %" in mixed.message


def test_a_label_and_a_unit_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    fields = [
        {"name": "town"},
        {"name": "year"},
        {"name": "Percentage of visits", "unit": "people"},
    ]
    resources = [{"name": "table", "path": "table.csv", "schema": {"fields": fields}}]
    rows = [("town", "year", "Percentage of visits"), *STEADY[1:]]
    found = warnings_of(write(tmp_path / "label", rows, resources=resources))
    assert "the label says '%' and the unit 'people'" in find(found, "label says").message


def test_a_measure_without_unit_or_source_is_named(tmp_path: Path) -> None:
    rows = [("town", "year", "visits"), *STEADY[1:]]
    found = warnings_of(write(tmp_path / "bare", rows, sources=[]))
    assert {each.message for each in found} == {"visits: no unit is stated", "no source is stated"}


def test_a_name_of_two_members_is_named_with_the_question(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [("areacd", "areanm", "geography", "year", "visits (people)")]
    rows += [("X100", "Ashby", "District", 2019, 5), ("X200", "Ashby", "Region", 2019, 6)]
    found = find(warnings_of(write(tmp_path / "names", rows)), "names several codes")
    assert 'a question such as "Ashby visits (people)" will be asked back' in found.message


def test_a_measure_that_two_packages_have_is_named_with_the_question(tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", STEADY), write(tmp_path / "other", STEADY)
    found = find(warnings_of(one, other), "names 'visits (people)'")
    assert found.file == str(other / "datapackage.json")
    assert "in one 'visits (people)' (one/visits-people)" in found.message
    assert '"Ashby visits (people)" will be asked back' in found.message
    catalogue = build([one, other], tmp_path / "both.index")
    assert len(catalogue.ask("Ashby visits (people) 2014").choices) == 2  # type: ignore[union-attr]


def build(folders: Sequence[Path], path: Path) -> Catalogue:
    build_folders(folders, path)
    return Catalogue.open(path)


def test_a_restated_figure_is_named_with_old_and_new_and_who_was_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "visits", STEADY)
    index = build([folder], tmp_path / "old.index").index
    table = folder / "table.csv"
    changed = table.read_text().replace("Ashby,2014,104", "Ashby,2014,105")
    table.write_text(changed.replace("Barrow,2019,209\n", ""))
    dataset = "visits/visits-people"
    told = {(dataset, "value", (("town", "ashby@visits"),), "2014"): 3}
    found = warnings_of(folder, loaded=Loaded(index, told))
    restated = find(found, "Ashby")
    assert restated.message == (
        "restated: visits (people), Ashby, 2014: 104 people in old.index, 105 people here; "
        "3 chats were given the old one"
    )
    assert restated.line == line_of(folder, "table.csv", "Ashby,2014")
    gone = find(found, "Barrow")
    assert "209 people in old.index, no figure here; no chat was given it" in gone.message


def test_an_unchanged_package_is_not_restated(tmp_path: Path) -> None:
    folder = write(tmp_path / "visits", STEADY)
    loaded = Loaded(build([folder], tmp_path / "old.index").index)
    assert warnings_of(folder, loaded=loaded) == []


def test_a_defined_package_is_checked_the_same_way(
    write_package: WritePackage, tmp_path: Path
) -> None:
    folder = write_package()
    index = build([folder], tmp_path / "old.index").index
    again = write_package(
        Edit("fairs.csv", "D4,2018/19,servings,7,", "D4,2018/19,servings,8,"), folder="again"
    )
    restated = find(warnings_of(again, loaded=Loaded(index)), "restated: ")
    assert "D4" not in restated.message
    assert "7 servings in old.index, 8 servings here" in restated.message
    assert restated.line == line_of(again, "fairs.csv", "D4,")


def test_what_was_inferred_is_told(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [("towncd", "town", "year", "visits (people)", "checked")]
    rows += [("X100", "Ashby", 2019, 5, "true"), ("X200", "Barrow", 2020, 6, "false")]
    found = check_folders([write(tmp_path / "told", rows)])
    assert [each.message for each in found if each.level == "note"] == [
        "dimension town: labels in 'town', codes in 'towncd'; 2 members",
        "left out 'checked': true or false, no figures",
        "measure visits (people) (people): 2 figures in 'visits (people)'",
        "period: 'year'; 2 periods, 2019 to 2020",
    ]


def test_broken_and_whole_packages_are_told_of_together(tmp_path: Path) -> None:
    broken = write(tmp_path / "broken", [("town", "colour"), ("Ashby", "red")])
    whole = write(tmp_path / "whole", STEADY)
    found = check_folders([tmp_path])
    assert {each.level for each in found if each.file.startswith(str(broken))} == {"error"}
    assert any(each.file == str(whole / "table.csv") for each in found)
    assert list(found) == sorted(found, key=lambda each: (each.file, each.line, each.message))


def test_progress_is_told_package_by_package(tmp_path: Path) -> None:
    folders = [write(tmp_path / name, STEADY) for name in ("one", "other")]
    told: list[tuple[int, int]] = []
    check_folders(folders, tell=lambda done, count: told.append((done, count)))
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize(("times", "is_told"), [(1, False), (3, True)])
def test_a_percentage_mostly_above_100_is_named(tmp_path: Path, times: int, is_told: bool) -> None:
    rows = [("town", "year", "visits (%)")]
    rows += [("Ashby", year, times * (40 + year % 10)) for year in range(2010, 2020)]
    found = [each.message for each in warnings_of(write(tmp_path / "percent", rows))]
    told = "visits (%): the unit is '%' and the middle figure is 133.5; is it a percentage?"
    assert (told in found) is is_told
    assert len(found) == is_told


@pytest.mark.parametrize(
    ("dates", "is_doubtful"),
    [
        (("01/02/2020", "03/04/2020"), True),
        (("01/02/2020", "13/04/2020"), False),
        (("01/02/2020", "03/14/2020"), False),
        (("01/01/2020", "02/02/2020"), False),
        (("2020-01-02", "2020-03-04"), False),
    ],
)
def test_dates_that_may_be_meant_the_other_way_round(
    tmp_path: Path, dates: tuple[str, ...], is_doubtful: bool
) -> None:
    rows = [("town", "date", "visits (people)"), *(("Ashby", date, 5) for date in dates)]
    found = [each.message for each in warnings_of(write(tmp_path / "dates", rows))]
    assert any("'01/02/2020' is read with the day first" in each for each in found) == is_doubtful
