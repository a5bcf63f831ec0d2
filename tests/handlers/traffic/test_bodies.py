"""JSON of every kind is read and written, also what the quick way cannot."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handlers.traffic.bodies import read_json, write_json


@pytest.mark.parametrize(
    "content", [{"b": 1, "a": "é 📈"}, "\ud800", 2**62, {"a": {"c": None, "b": []}}]
)
def test_what_is_written_is_read(content: Any) -> None:
    assert read_json(write_json(content)) == content
    assert read_json(json.dumps(content).encode()) == content


@pytest.mark.parametrize("more", [1, 10**30, "\ud800"])
def test_sorted_it_is_the_same_whatever_the_order(more: Any) -> None:
    one, other = {"a": more, "b": {"d": 1, "c": 2}}, {"b": {"c": 2, "d": 1}, "a": more}
    assert write_json(one, is_sorted=True) == write_json(other, is_sorted=True)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b"\xff"])
def test_what_is_no_json_is_an_error(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting|decode"):
        read_json(body)
