"""The command line as a user runs it: its own process, the bundled figures, no token."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from handlers.cli.terminal import Talk
from handlers.recent import GOES_ON_SECONDS
from stats import Answer, Catalogue, Clarification, NoMatch

ROOT = Path(__file__).parents[1]
KEYS = ["question", "outcome", "reading", "figures", "context", "choices", "reason", "text"]
FIGURE_KEYS = [
    "dataset", "measure", "dimensions", "labels", "period", "value", "unit", "qualifier", "status",
    "derived", "sources", "notes",
]  # fmt: skip


def run(
    *arguments: str, index: Path | None = None, text: str = "", home: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `bot.py` with these arguments and without a token."""
    environment = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN"}
    environment["INDEX"] = str(index) if index else ""
    if home:
        environment["XDG_CACHE_HOME"] = str(home)
    return subprocess.run(
        [sys.executable, "bot.py", *arguments],
        cwd=ROOT,
        env=environment,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def index(catalogue: Catalogue) -> Path:
    return catalogue.index.path


def test_ask_prints_the_figure_first(index: Path) -> None:
    done = run("ask", "Cambridgeshire", "Instagram", index=index)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout.splitlines()[0]
        == "69 online child sexual offences: Cambridgeshire, Instagram, 2018/19"
    )


@pytest.mark.parametrize(
    "command",
    [
        ["ask", "cambs insta"],
        ["export", "cambs insta"],
        ["datasets"],
        ["check", "data/nspcc"],
        ["run"],
    ],
    ids=lambda command: command[0],
)
def test_no_figure_is_given_from_a_damaged_index(
    index: Path, tmp_path: Path, command: list[str]
) -> None:
    damaged = tmp_path / "damaged.index"
    whole = index.read_bytes()
    assert b'"value":69.0,' in whole
    damaged.write_bytes(whole.replace(b'"value":69.0,', b'"value":96.0,'))
    given = [] if command[0] == "run" else ["--index", str(damaged)]
    done = run(*command, *given, index=damaged)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("a damaged index: its checksum is wrong; build it again\n")


def test_json_is_the_contracts(index: Path) -> None:
    done = run("ask", "--json", "cambs insta", index=index)
    body = json.loads(done.stdout)
    assert list(body) == KEYS
    assert list(body["figures"][0]) == FIGURE_KEYS
    assert body["figures"][0]["dimensions"] == {"area": "E23000023", "platform": "instagram"}
    assert body["figures"][0]["value"] == 69
    assert body["figures"][0]["sources"][0]["published"] == "2019-12-05"


def test_a_dash_reads_one_question_a_line_and_writes_one_reply_a_line(index: Path) -> None:
    questions = ["cambs insta", "", "weather in Cambridge tomorrow", "essex insta", "ssex grooming"]
    done = run("ask", "--json", "-", index=index, text="\n".join(questions) + "\n")
    bodies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [body["question"] for body in bodies] == questions
    assert [body["outcome"] for body in bodies] == [
        "answer", "not_understood", "not_understood", "no_figure", "choice",
    ]  # fmt: skip


def test_the_same_question_gives_the_same_bytes(index: Path) -> None:
    first, second = (run("ask", "--json", "kent grooming", index=index).stdout for _ in range(2))
    assert first == second


def test_without_an_index_the_packages_are_built_once_and_kept(tmp_path: Path) -> None:
    first = run("ask", "cambs insta", home=tmp_path)
    assert first.stdout.startswith("69 online")
    kept = list(tmp_path.rglob("*.index"))
    assert len(kept) == 1
    written = kept[0].stat().st_mtime_ns
    run("ask", "cambs insta", home=tmp_path)
    assert [path.stat().st_mtime_ns for path in tmp_path.rglob("*.index")] == [written]


def test_a_choice_outlives_a_line_that_is_not_understood(index: Path) -> None:
    done = run("run", index=index, text="kent\nasdf qwerty\n2\n")
    assert "1,568 child abuse image offences: Kent, 2022/23" in done.stdout


def test_after_a_pause_nothing_is_gone_on_from(catalogue: Catalogue) -> None:
    talk = Talk()
    assert isinstance(talk.ask(catalogue, "kent", 0.0), Clarification)
    assert isinstance(talk.ask(catalogue, "asdf qwerty", GOES_ON_SECONDS - 1), NoMatch)
    assert isinstance(talk.ask(catalogue, "2", GOES_ON_SECONDS - 1), Answer)
    assert isinstance(talk.ask(catalogue, "the year before", 2 * GOES_ON_SECONDS), NoMatch)


def test_the_terminal_chat_takes_a_choice_by_number(index: Path) -> None:
    done = run(index=index, text="west midlands grooming\n2\n\n")
    assert done.returncode == 0
    assert "141 offences of sexual communication with a child: West Midlands Police" in done.stdout


def copy_package(folder: Path, change: Sequence[tuple[str, str, str]]) -> Path:
    """Copy the bundled package into `folder` with some texts replaced in its files."""
    package = folder / "broken"
    package.mkdir()
    for path in (ROOT / "data" / "nspcc").iterdir():
        text = path.read_text(encoding="utf-8")
        for name, old, new in change:
            if name == path.name:
                assert old in text
                text = text.replace(old, new, 1)
        (package / path.name).write_text(text, encoding="utf-8")
    return package


def test_check_names_every_problem_and_its_place(tmp_path: Path) -> None:
    package = copy_package(
        tmp_path,
        [
            ("online-child-sexual-offences.csv", "E23000023,instagram", "E99999999,instagram"),
            ("measures.csv", "share,", "shares,"),
        ],
    )
    done = run("check", str(package))
    assert done.returncode == 1
    problems = [line for line in done.stdout.splitlines() if "warning" not in line]
    assert len(problems) > 1
    assert any(
        "online-child-sexual-offences.csv:" in line and "E99999999" in line for line in problems
    )
    assert all(line.startswith(str(package)) for line in problems)


def test_a_broken_package_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "kept.index"
    assert run("build", "--index", str(target)).returncode == 0
    before = target.read_bytes()
    package = copy_package(tmp_path, [("datapackage.json", "{", "[")])
    done = run("build", "--data", str(package), "--index", str(target))
    assert done.returncode == 1
    assert f"{package / 'datapackage.json'}:" in done.stderr
    assert target.read_bytes() == before


def test_a_build_names_the_packages_that_are_left_out_or_stay_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "kept.index"
    for name in ("first", "second", "third"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "visits.csv").write_text("town,year,visits\nAshby,2019,5\n")
        written = "{" if name == "third" else '{"resources": [{"name": "v", "path": "visits.csv"}]}'
        (tmp_path / name / "datapackage.json").write_text(written)
    done = run("build", "--data", str(tmp_path), "--index", str(target))
    assert "packages with errors: third left out; `bot.py check` says why\n" in done.stderr
    (tmp_path / "second" / "datapackage.json").write_text("{")
    done = run("build", "--data", str(tmp_path), "--index", str(target))
    assert "packages with errors: third left out, second as before; `bot" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--index", "/proc/none/a.index"], "/proc/none: No such file or directory\n"),
        (["ask", "kent"], "/proc/none: No such file or directory\n"),
        (["backup", "/proc/none/copy"], "there is no such state"),
    ],
    ids=["build", "ask", "backup"],
)
def test_a_place_that_cannot_be_written_is_a_clear_message(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'state.sqlite'}")
    done = run(*arguments, home=Path("/proc/none"))
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_who_reads_the_first_reply_alone_sees_no_error(index: Path) -> None:
    command = f"yes 'cambs insta' | head -20000 | {sys.executable} bot.py ask - | head -1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "INDEX": str(index)},
    )  # fmt: skip
    assert done.stdout.startswith("69 online")
    assert done.stderr == ""


def test_check_of_the_bundled_data_has_no_error() -> None:
    done = run("check", "data")
    assert (done.returncode, done.stderr.split(",")[0]) == (0, "0 errors")


@pytest.mark.parametrize("content", [b"", b"no index", b"SQLite format 3\0" + b"\0" * 100])
def test_a_foreign_index_is_a_clear_message(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.index"
    path.write_bytes(content)
    done = run("ask", "cambs insta", index=path)
    assert done.returncode == 1
    assert str(path) in done.stderr
    assert "Traceback" not in done.stderr


def test_an_exception_in_the_log_holds_no_secret() -> None:
    code = (
        "import handlers.logs, structlog\n"
        "handlers.logs.configure_logs('DEBUG')\n"
        "def work():\n"
        "    token, text = '123456:AA-secret', 'norfolk instagram'\n"
        "    raise RuntimeError('lost')\n"
        "try:\n"
        "    work()\n"
        "except RuntimeError as error:\n"
        "    structlog.get_logger().error('update failed', exc_info=error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "RuntimeError\n" in done.stderr
    assert "lost" not in done.stderr
    locals_of_the_frame = [line for line in done.stderr.splitlines() if "token =" in line]
    assert locals_of_the_frame == []


@pytest.mark.parametrize(
    ("name", "value"), [("LOG_LEVEL", "loud"), ("BOT_API_URL", "http://127.0.0.1:9/bot")]
)
def test_a_wrong_setting_is_one_clear_message(index: Path, name: str, value: str) -> None:
    environment = {**os.environ, "INDEX": str(index), "BOT_TOKEN": "123456:AA-secret", name: value}
    done = subprocess.run(
        [sys.executable, "bot.py"], cwd=ROOT, env=environment, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "AA-secret" not in done.stderr


def test_datasets_are_sought_by_what_they_are_called_too(index: Path) -> None:
    found = run("datasets", "grooming", index=index)
    assert "sexual communication with a child" in found.stdout
    assert found.stderr == "1 package, 1 measure\n"
    everything = run("datasets", index=index).stdout
    assert "Online child sexual offences by platform and police area" in everything
    assert "mid-2011 to mid-2023, a reference for rates" in everything
    none = run("datasets", "zzz", index=index)
    assert none.stderr == "Nothing is called zzz; `bot.py datasets` lists everything.\n"
