"""Coverage-guided fuzzing of what opens files: `python -m tests.fuzz package|table|index [SECONDS]`.

It needs atheris (`pip install atheris`). What finds a new way through the code is added to tests/fuzz/corpus, whose inputs the tests
run; a crash is written beside it and printed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["stats"]):
    from tests.fuzz.targets import CORPUS, TARGETS

SECONDS = 300


def main(name: str, seconds: int = SECONDS) -> None:
    """Fuzz one target for a time."""
    with tempfile.TemporaryDirectory() as folder:
        target = TARGETS[name](Path(folder))
        corpus = CORPUS / name
        options = [
            f"-max_total_time={seconds}",
            "-max_len=200",
            f"-artifact_prefix={corpus}/crash-",
            "-rss_limit_mb=4096",
            str(corpus),
        ]
        atheris.Setup([sys.argv[0], *options], lambda data: target.run(data))
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
