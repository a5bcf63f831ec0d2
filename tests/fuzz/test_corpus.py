"""Everything that a fuzzer has found worth keeping is run again: our own errors or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import CORPUS, TARGETS, damage


@pytest.mark.parametrize("name", TARGETS)
def test_no_damage_of_the_corpus_leads_to_an_exception_of_another_kind(
    name: str, tmp_path: Path
) -> None:
    target = TARGETS[name](tmp_path)
    usable = [target.run(path.read_bytes()) for path in sorted((CORPUS / name).iterdir())]
    assert False in usable
    assert target.run(b"")


def test_damage_is_what_its_bytes_say() -> None:
    change = b"\0\0\0\2" + b"\1" + b"\3" + b"xyz"
    assert damage(b"abcdef", change) == b"abxyzdef"
    assert damage(b"abcdef", change, keeps_length=True) == b"abxyzf"
