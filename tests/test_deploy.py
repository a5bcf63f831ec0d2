"""What stands in deploy/ agrees with the bot: ports, times, and who may write what."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from telegram.error import NetworkError, TimedOut

from handlers.metrics import FAILURES, Metrics
from handlers.traffic.intake import STOP_SECONDS
from handlers.traffic.webhook import BODY_BYTES, PATH
from stats import Catalogue
from tests.proxy import configure, find_nginx

DEPLOY = Path(__file__).parents[1] / "deploy"


def test_the_containers_run_without_rights_on_a_read_only_root() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    bots = {name: each for name, each in services.items() if name.startswith("bot-")}
    assert len(bots) > 1
    for each in bots.values():
        assert each["read_only"] is True
        assert each["cap_drop"] == ["ALL"]
        assert int(each["stop_grace_period"].removesuffix("s")) > STOP_SECONDS
    nginx = (DEPLOY / "nginx.conf").read_text()
    assert [name for name in bots if f"server {name}:8080" not in nginx] == []
    container = (DEPLOY / "Containerfile").read_text()
    assert "\nUSER 10001\n" in container
    assert "HEALTHCHECK" in container
    # It holds the token, so nobody else gets it.
    assert "env_file" not in services["database"]


def test_the_proxy_passes_on_the_one_path_and_what_the_bot_takes() -> None:
    nginx = (DEPLOY / "nginx.conf").read_text()
    assert nginx.count("proxy_pass") == 1
    assert f"location = {PATH} {{" in nginx
    assert "client_max_body_size 1m;" in nginx
    assert BODY_BYTES <= 1 << 20
    assert "access_log off;" in nginx


def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    program = find_nginx()
    if program is None:
        pytest.skip("nginx is not installed (Debian: nginx-light)")
    path = tmp_path / "nginx.conf"
    path.write_text(configure([1, 2, 3], 4, tmp_path))
    done = subprocess.run(
        [program, "-t", "-c", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert path.read_text().count("max_fails=1") == 3


def test_the_alarms_are_of_what_is_measured(catalogue: Catalogue) -> None:
    """Each number that the runbook asks for is there, by its name and its labels."""
    metrics = Metrics()
    metrics.show_index(catalogue)
    for error in (TimedOut(), NetworkError("x")):
        metrics.count_failure(error)
    written = metrics.write().decode()
    runbook = (DEPLOY.parent / "docs" / "runbook.md").read_text()
    named = set(re.findall(r"statistics_\w+", runbook))
    assert len(named) > 5
    assert [name for name in sorted(named) if f"\n{name}" not in written] == []
    assert set(re.findall(r'kind="(\w+)"', runbook)) <= FAILURES
    assert f'version="{catalogue.version}"' in written
    # A bar within a table ends its cell.
    rows = [
        line for line in runbook.splitlines() if line.startswith("| ") and "statistics_" in line
    ]
    assert {line.count("|") for line in rows} == {5}


def test_the_container_has_what_the_bot_runs_with_and_no_tests() -> None:
    container = (DEPLOY / "Containerfile").read_text()
    assert "-r runtime.txt -c requirements.lock" in container
    assert "-r requirements.lock" not in container
    locked = (DEPLOY.parent / "requirements.lock").read_text()
    # Constraints know no extras and no hashes.
    assert "[" not in locked
    assert "--hash" not in locked


def test_the_unit_is_started_again_for_as_long_as_it_takes() -> None:
    unit = (DEPLOY / "statistics-bot.service").read_text()
    assert "\nStartLimitIntervalSec=0\n" in unit.partition("[Service]")[0]
    assert "\nRestart=always\n" in unit


def test_the_unit_waits_until_the_bot_has_finished() -> None:
    unit = (DEPLOY / "statistics-bot.service").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in unit if "=" in line and line[0] != "#")
    assert int(settings["TimeoutStopSec"]) > STOP_SECONDS
    assert settings["ProtectSystem"] == "strict"
    assert settings["DynamicUser"] == "yes"
