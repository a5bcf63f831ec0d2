"""Tables: CSV that opens right in a spreadsheet, and text that survives a phone."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Answer, Catalogue
from stats.render import csv_name, render_csv, render_table
from stats.render.table import FORMULA_STARTS, WIDTH, make_safe
from tests.outcomes import answer_to
from tests.stats.render.answers import list_all
from tests.stats.render.replies import utf16_length

METADATA = [
    "dataset",
    "dataset_label",
    "measure",
    "unit",
    "area",
    "area_label",
    "flavour",
    "flavour_label",
    "period",
    "period_label",
    "start",
    "end",
    "value",
    "low_95",
    "high_95",
    "qualifier",
    "status",
    "derived",
    "derived_how",
    "base",
    "release",
    "release_published",
    "release_coverage",
    "publisher",
    "printed_by",
    "printed",
    "source_title",
    "url",
    "earlier_values",
    "conflicting_values",
    "rounded_values",
    "notes",
    "caveats",
    "reading",
]


@pytest.fixture(scope="module")
def answers(catalogue: Catalogue, ices: Catalogue) -> tuple[Answer, ...]:
    """Every answer of the question sets and of the invented figures."""
    return list_all(catalogue, ices)


def read_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_header_names_all_the_metadata(ices: Catalogue) -> None:
    rows = read_rows(render_csv(answer_to(ices, "Tarnholm and Wexmoor vanilla")))
    assert list(rows[0]) == METADATA
    assert [row["value"] for row in rows] == ["31", "29"]


def test_a_row_holds_all_that_a_figure_has(ices: Catalogue) -> None:
    (row,) = read_rows(render_csv(answer_to(ices, "Eddle lemon")))
    assert row["earlier_values"] == "50 (release r2019; Ice Office)"
    assert (row["value"], row["status"], row["qualifier"]) == ("55", "revised", "exact")
    assert (row["release"], row["release_published"]) == ("r2020", "2020-12")
    assert row["notes"] == "Restated after a recount."


def test_every_figure_has_its_row(answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        data = render_csv(answer)
        rows = read_rows(data)
        assert data.startswith(b"\xef\xbb\xbf")
        assert len(rows) == len(answer.figures)
        for row, figure in zip(rows, answer.figures, strict=True):
            assert (float(row["value"]) if row["value"] else None) == figure.value
            assert row["unit"] == figure.measure.unit
            assert row["derived"] == (figure.derivation.method if figure.derivation else "")
            assert row["reading"] == answer.reading
            for name, code in figure.codes.items():
                assert (row[name], row[f"{name}_label"]) == (code.code, code.label)


def test_no_cell_is_run_by_a_spreadsheet(answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        for row in read_rows(render_csv(answer)):
            texts = [text for name, text in row.items() if name != "value"]
            assert [text for text in texts if text.startswith(FORMULA_STARTS)] == []


def test_a_dimension_named_like_a_column_keeps_its_own(ices: Catalogue) -> None:
    answer = answer_to(ices, "Wexmoor strawberry 2018/19")
    figure = answer.figures[0]
    codes = {"area": figure.codes["area"], "value": figure.codes["flavour"]}
    (row,) = read_rows(render_csv(replace(answer, figures=(replace(figure, codes=codes),))))
    assert (row["value"], row["dimension_value"]) == ("69", "strawberry")


def test_pandas_reads_numbers_and_gaps(catalogue: Catalogue) -> None:
    frame = pd.read_csv(BytesIO(render_csv(answer_to(catalogue, "gwent grooming over the years"))))
    assert frame.columns[0] == "dataset"
    assert frame["value"].isna().sum() == 1
    assert frame.loc[frame["value"].isna(), "status"].tolist() == ["not_supplied"]
    assert frame["value"].sum() == 44 + 26 + 144 + 26 + 58 + 67


def test_a_negative_number_stays_a_number(catalogue: Catalogue) -> None:
    data = render_csv(answer_to(catalogue, "change in kent grooming 2020/21 to 2021/22"))
    assert read_rows(data)[0]["value"] == "-45"
    assert pd.read_csv(BytesIO(data))["value"].tolist() == [-45]


@pytest.mark.parametrize("start", FORMULA_STARTS, ids=repr)
def test_a_formula_in_a_label_is_made_safe(ices: Catalogue, start: str) -> None:
    answer = answer_to(ices, "Wexmoor strawberry 2018/19")
    figure = answer.figures[0]
    codes = {**figure.codes, "area": replace(figure.codes["area"], label=f"{start}cmd|' /C'!A0")}
    (row,) = read_rows(render_csv(replace(answer, figures=(replace(figure, codes=codes),))))
    assert row["area_label"].startswith("'")


@given(st.text())
def test_any_text_becomes_one_safe_line(text: str) -> None:
    shown = make_safe(text)
    assert not shown.startswith(FORMULA_STARTS)
    assert not set(shown) & set("\t\r\n\x00")
    assert len(shown) in (len(text), len(text) + 1)


def test_names_of_files_are_short_and_safe(answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.csv", csv_name(answer))
        assert len(csv_name(answer)) <= 64


@pytest.mark.parametrize("reading", ["", "../../etc/passwd", "Ynys Môn · Kik", "·", "a" * 500])
def test_any_reading_makes_a_name(ices: Catalogue, reading: str) -> None:
    name = csv_name(replace(answer_to(ices, "Wexmoor"), reading=reading))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.csv", name)
    assert len(name) <= 64


def test_a_table_is_aligned_and_names_the_missing(catalogue: Catalogue) -> None:
    assert render_table(
        answer_to(catalogue, "instagram by force in the east 2018/19"), limit=4096
    ) == (
        "Online child sexual offences\n"
        "Instagram, 2018/19\n"
        "\n"
        "Bedfordshire                50\n"
        "Cambridgeshire              69\n"
        "Hertfordshire               28\n"
        "Norfolk                     52\n"
        "Suffolk                     89\n"
        "Essex             not supplied\n"
        "Northamptonshire  not supplied\n"
        "No figure is not zero."
    )


def test_shares_name_their_base_and_doubts_are_marked(catalogue: Catalogue) -> None:
    shown = render_table(answer_to(catalogue, "uk grooming by platform share 2023/24"), limit=4096)
    assert shown == (
        "Offences of sexual communication\n"
        "with a child\n"
        "United Kingdom, 2023/24\n"
        "per cent of cases where the\n"
        "platform is known\n"
        "\n"
        "Facebook   about 10*\n"
        "Instagram    about 6\n"
        "Kik          about 5\n"
        "Snapchat    about 48\n"
        "WhatsApp    about 12\n"
        "* sources disagree"
    )


def test_what_was_worked_out_is_marked(catalogue: Catalogue) -> None:
    shown = render_table(answer_to(catalogue, "norfolk facebook-owned apps"), limit=4096)
    assert shown.splitlines()[-2:] == ["2018/19  118†", "† worked out here, not published"]


def test_rows_that_do_not_fit_are_left_out_and_said(catalogue: Catalogue) -> None:
    answer = answer_to(catalogue, "gwent grooming over the years")
    shown = render_table(answer, limit=160).splitlines()
    assert shown[4:] == [
        "2017/18            44",
        "2018/19            26",
        "(5 more not shown here)",
        "* disputed",
        "No figure is not zero.",
    ]


@pytest.mark.parametrize("limit", [0, 30, 100, 200, 400, 4096])
def test_every_table_is_narrow_and_keeps_to_its_limit(
    answers: tuple[Answer, ...], limit: int
) -> None:
    for answer in answers:
        shown = render_table(answer, limit=limit)
        assert utf16_length(shown) <= limit
        assert max(len(line) for line in shown.split("\n")) <= WIDTH
        assert [line for line in shown.split("\n") if line != line.rstrip()] == []


def test_every_figure_stands_in_its_table(answers: tuple[Answer, ...]) -> None:
    for answer in answers:
        shown = render_table(answer, limit=10**6).split("\n\n", 1)[1]
        for figure in answer.figures:
            if figure.value is not None:
                assert f"{abs(figure.value):,.1f}".removesuffix(".0") in shown
            else:
                assert "No figure is not zero." in shown
