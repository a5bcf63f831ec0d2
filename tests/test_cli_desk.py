"""The commands of the desk as a user runs them: `describe` and what is built from it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.test_cli import run

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
