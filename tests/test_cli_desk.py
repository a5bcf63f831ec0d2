"""The commands of the desk as a user runs them: `describe` and what is built from it."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from handlers.state.database import Database
from handlers.state.records import Record, Records
from stats import Answer, Catalogue
from tests.test_cli import ROOT, run

VISITS = "areacd,areanm,year,visits\nX100,Ashby,2019,5\nX200,Barrow,2019,6\n"


def test_a_described_file_is_built_and_answers(tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    (tmp_path / "visits.json").write_text(
        json.dumps({"label": "Library visits", "unit": "visits", "source": "Bureau of Books"})
    )
    packages, index = tmp_path / "packages", tmp_path / "visits.index"
    done = run("describe", str(tmp_path / "visits.csv"), "--out", str(packages))
    assert (done.returncode, done.stdout) == (0, f"{packages / 'visits'}\n")
    assert run("build", "--data", str(packages), "--index", str(index)).returncode == 0
    answer = run("ask", "ashby library visits", index=index).stdout
    assert answer.startswith("5 visits: Ashby, 2019 (Library visits)")
    assert "Source: Bureau of Books" in answer


def test_a_file_that_cannot_be_described_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("empty.csv", "visits.csv")]
    done = run("describe", *files, "--out", str(tmp_path / "packages"))
    assert done.returncode == 1
    assert done.stdout == f"{tmp_path / 'packages' / 'visits'}\n"
    assert f"{tmp_path / 'empty.csv'}:1: the file is empty" in done.stderr
    again = run("describe", files[1], "--out", str(tmp_path / "packages"))
    assert again.returncode == 0


def test_describe_leaves_a_corrected_descriptor_alone(tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    arguments = ["describe", str(tmp_path / "visits.csv"), "--out", str(tmp_path)]
    assert run(*arguments).returncode == 0
    descriptor = tmp_path / "visits" / "datapackage.json"
    corrected = descriptor.read_text().replace('"title": "visits"', '"title": "Library visits"')
    descriptor.write_text(corrected)
    refused = run(*arguments)
    assert (refused.returncode, descriptor.read_text()) == (1, corrected)
    assert "--force" in refused.stderr
    assert run(*arguments, "--force").returncode == 0
    assert descriptor.read_text() != corrected


def describe_visits(tmp_path: Path) -> Path:
    """Write, describe and return the package of library visits."""
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    run("describe", str(tmp_path / "visits.csv"), "--out", str(tmp_path))
    return tmp_path / "visits"


def test_check_says_what_it_understood_and_what_is_wrong(tmp_path: Path) -> None:
    folder = describe_visits(tmp_path)
    done = run("check", str(folder))
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "0 errors, 2 warnings\n")
    table = folder / "visits.csv"
    assert f"{table}:1: warning: visits: no unit is stated" in lines
    assert f"{table}:1: note: period: 'year'; 1 periods, 2019 to 2019" in lines
    assert lines == sorted(lines, key=lambda line: line.split(":", 2)[:2])


def test_check_speaks_json_to_machines(tmp_path: Path) -> None:
    folder = describe_visits(tmp_path)
    found = [json.loads(line) for line in run("check", "--json", str(folder)).stdout.splitlines()]
    assert {
        "file": str(folder / "visits.csv"),
        "line": 1,
        "level": "warning",
        "message": "visits: no unit is stated",
    } in found
    assert {each["level"] for each in found} == {"warning", "note"}


def test_check_says_who_was_told_a_restated_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, index = describe_visits(tmp_path), tmp_path / "visits.index"
    assert run("build", "--data", str(folder), "--index", str(index)).returncode == 0
    url = f"sqlite:///{tmp_path / 'told.sqlite'}"
    asyncio.run(give_to_two_chats(url, Catalogue.open(index)))
    table = folder / "visits.csv"
    table.write_text(VISITS.replace("Ashby,2019,5", "Ashby,2019,50"), encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", url)
    done = run("check", str(folder), "--index", str(index))
    said = "restated: visits, Ashby, 2019: 5 in visits.index, 50 here"
    assert f"{table}:2: warning: {said}; 2 chats were given the old one\n" in done.stdout


async def give_to_two_chats(url: str, catalogue: Catalogue) -> None:
    """Keep that two chats, one of them twice, were given a figure."""
    reply = catalogue.ask("ashby visits")
    assert isinstance(reply, Answer)
    database = Database(url)
    records = Records(database, retention_days=400)
    for chat, message in ((1, 1), (2, 1), (2, 2)):
        record = Record(chat, message, catalogue.note_figures(reply), catalogue.version)
        await records.watch(record, most=5)
    await database.close()


def test_datasets_lists_what_is_loaded_and_seeks_a_word(tmp_path: Path) -> None:
    folder = describe_visits(tmp_path)
    done = run("datasets", "--data", str(folder), "--data", "data")
    assert done.stderr.endswith("3 packages, 8 measures\n")
    assert "visits: Visits\n  2 figures of 1 measure, 2019\n" in done.stdout
    sought = run("datasets", "--data", str(folder), "--data", "data", "visits")
    assert sought.stdout.splitlines() == [
        "visits: Visits",
        "  2 figures of 1 measure, 2019",
        "  Source: no source is stated",
        "  · visits (no unit stated)",
    ]


@pytest.mark.parametrize(("patience", "is_shown"), [(0, True), (60, False)])
def test_people_at_a_terminal_see_how_far_a_long_check_is(patience: int, *, is_shown: bool) -> None:
    code = (
        f"from handlers.cli import terminal; terminal.PATIENCE_SECONDS = {patience}\n"
        "with terminal.show_progress('checking packages') as tell:\n"
        "    tell(1, 4)\n"
        "print('done')\n"
    )
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert done.stdout == b"done\n"
    assert (b"checking packages" in shown) is is_shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"no table\nat all\n", ":0: this is no CSV\n", id="text"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ":0: this is no CSV\n", id="picture"),
        pytest.param(
            b"area,year,value\nAshby,2019,1\nWexmoor,2019,2,9\n",
            ":3: this line has 4 cells, the header 3\n",
            id="a_cell_too_many",
        ),
    ],
)
def test_a_file_that_cannot_be_described_says_why(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "visits.csv"
    file.write_bytes(content)
    done = run("describe", str(file), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stderr == f"{file}{said}{file}:0: left out, it is not described\n"


def test_a_folder_is_described_file_by_file(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    empty = run("describe", str(given), "--out", str(tmp_path / "out"))
    assert f"{given}:0: there is no CSV file in this folder\n" in empty.stderr
    for name in ("visits", "walks"):
        (given / f"{name}.csv").write_text("area,year,value\nAshby,2019,1\nWexmoor,2019,2\n")
    done = run("describe", str(given), "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert done.stdout.split() == [str(tmp_path / "out" / name) for name in ("visits", "walks")]


def test_a_folder_that_is_not_there_is_said_so() -> None:
    done = run("check", "/nonexistent")
    assert (done.returncode, done.stderr) == (1, "/nonexistent:0: there is no such folder\n")


def test_a_webhook_without_a_token_is_an_error(tmp_path: Path) -> None:
    done = run("run", "--webhook", "https://bot.example/", home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "BOT_TOKEN is not set" in done.stderr
