"""`bot.py export`: any part of a dataset as CSV, with all that belongs to each figure."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stats import Catalogue, SliceError
from stats.building import build_folders
from tests.writing import Edit, WritePackage

ROOT = Path(__file__).parents[1]
DATASET = "online-child-sexual-offences"
ESSEX, CAMBRIDGESHIRE = "E23000028", "E23000023"


def export(*arguments: str, index: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "bot.py", "export", "--index", str(index), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def read_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> Path:
    return catalogue.index.path


def test_the_figures_of_a_question(index: Path) -> None:
    rows = read_rows(export("Cambridgeshire by platform", index=index).stdout)
    values = {row["platform"]: row["value"] for row in rows}
    assert values["instagram"] == "69"
    assert {row["area_label"] for row in rows} == {"Cambridgeshire"}
    assert all(row["unit"] and row["status"] and row["publisher"] and row["url"] for row in rows)


def test_a_part_of_a_dataset_by_codes(index: Path) -> None:
    done = export(
        "--dataset", DATASET, "--dimension", f"area={ESSEX}", "--dimension",
        f"area={CAMBRIDGESHIRE}", "--dimension", "platform=instagram", "--period", "2018/19",
        index=index,
    )  # fmt: skip
    rows = read_rows(done.stdout)
    assert [(row["area"], row["value"], row["status"]) for row in rows] == [
        (ESSEX, "", "not_supplied"),
        (CAMBRIDGESHIRE, "69", "normal"),
    ]
    assert rows[0]["reading"].startswith("Essex · Cambridgeshire · Instagram · 2018/19 · ")


def test_a_whole_dataset_has_every_figure_once(catalogue: Catalogue, index: Path) -> None:
    rows = read_rows(export("--dataset", DATASET, index=index).stdout)
    count = catalogue.index._all(
        "SELECT count(*) FROM observation JOIN series ON series.id = series "
        "WHERE dataset = ?", DATASET,
    )  # fmt: skip
    keys = [(row["area"], row["platform"], row["measure"], row["period"]) for row in rows]
    assert (len(keys), len(set(keys))) == (count[0][0], count[0][0])
    assert all((row["value"] == "") == (row["status"].startswith("not_")) for row in rows)


def test_a_file_is_whole_or_not_there(index: Path, tmp_path: Path) -> None:
    done = export("cambs insta", "--out", str(tmp_path / "figures.csv"), index=index)
    assert (done.returncode, done.stdout) == (0, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["figures.csv"]
    assert read_rows((tmp_path / "figures.csv").read_bytes())[0]["value"] == "69"
    refused = export("cambs insta", "--out", str(tmp_path / "none" / "x.csv"), index=index)
    assert refused.returncode == 1
    assert b"No such file" in refused.stderr


@pytest.mark.parametrize(
    ("make", "why"),
    [(os.mkfifo, "is no plain file; name the file"), (os.mkdir, "is a folder; name the file")],
)
def test_no_file_takes_the_place_of_what_is_none(
    index: Path, tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    make(tmp_path / "odd")
    before = (tmp_path / "odd").stat()
    done = export("cambs insta", "--out", str(tmp_path / "odd"), index=index)
    assert done.returncode == 1
    assert f"odd: {why}" in done.stderr.decode()
    assert (tmp_path / "odd").stat() == before


@pytest.mark.parametrize(
    ("question", "status", "named"),
    [
        ("essex instagram 2018/19", "not_supplied", ("Essex", "Instagram", "2018/19")),
        ("kent grooming 1950", "other_period", ("Kent", "", "1950")),
        ("rank forces by grooming 2015/16", "not_published", ("United Kingdom", "", "2015/16")),
    ],
)
def test_no_figure_is_a_row_without_a_value(
    index: Path, question: str, status: str, named: tuple[str, str, str]
) -> None:
    done = export(question, index=index)
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = read_rows(done.stdout)
    assert (row["value"], row["status"]) == ("", status)
    assert (row["area_label"], row["platform_label"], row["period_label"]) == named
    assert row["notes"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--dataset", "onlin-child-sexual-offences"), "There is no dataset"),
        (("--dataset", DATASET, "--dimension", "region=x"), "There is no dimension"),
        (("--dataset", DATASET, "--dimension", "area=E99"), "There is no area"),
        (("--dataset", DATASET, "--period", "1066"), "There is no period"),
        (("--dataset", DATASET, "--dimension", "kent"), "NAME=CODE"),
        (("kent", "--dataset", DATASET), "a question, or --dataset"),
        ((), "a question, or --dataset"),
        (("weather tomorrow",), "I could not read that"),
    ],
)
def test_what_there_is_not_is_said(index: Path, arguments: tuple[str, ...], said: str) -> None:
    done = export(*arguments, index=index)
    assert done.returncode != 0
    assert done.stdout == b""
    assert said in done.stderr.decode()


def test_what_is_under_embargo_is_not_exported(tmp_path: Path, write_package: WritePackage) -> None:
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    title = '"name": "ices",'
    folder = write_package(Edit("datapackage.json", title, f'{title} "embargo": "{until}",'))
    path = tmp_path / "ices.index"
    build_folders([folder], path)
    done = export("--dataset", "cones", index=path)
    assert (done.returncode, done.stdout) == (1, b"")
    whole = Catalogue.open(path)
    assert list(whole.find_slice("cones", {}, ()).figures)
    with pytest.raises(SliceError, match="no dataset 'cones'"):
        whole.at(datetime.now(UTC)).find_slice("cones", {}, ())
