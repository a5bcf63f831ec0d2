"""What is written of an exception: its kind and where it was raised, never its text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "zanzibar-instagram"
PROGRAM = """
import asyncio, logging, sys, warnings
import structlog
from handlers.logs import configure_logs

configure_logs(sys.argv[1], as_json=sys.argv[2] == "json")
log = structlog.get_logger("bot")

def fail(text):
    try:
        int(text)
    except ValueError as error:
        try:
            raise LookupError(text) from error
        except LookupError:
            raise RuntimeError(text)

async def forget():
    asyncio.create_task(asyncio.to_thread(fail, sys.argv[3]))
    await asyncio.sleep(0.1)

try:
    fail(sys.argv[3])
except RuntimeError as error:
    log.error("update failed", kind=type(error).__name__, exc_info=error)
    logging.getLogger("uvicorn.error").exception("in a library")
asyncio.run(forget())
for name in ("fsspec", "botocore", "aiohttp.client", "anything"):
    logging.getLogger(name).info("open %s", sys.argv[3])
    logging.getLogger(name).debug("open %s", sys.argv[3])
"""


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "ERROR"])
@pytest.mark.parametrize("form", ["json", "plain"])
def test_the_text_of_an_exception_is_not_written(level: str, form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, level, form, SECRET],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    written = done.stderr
    for said in ("update failed", "in a library", "was never retrieved", "fail"):
        assert said in written
    places = [written.rindex(kind) for kind in ("ValueError", "LookupError", "RuntimeError")]
    assert places == sorted(places)
    assert SECRET not in written
