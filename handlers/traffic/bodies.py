"""JSON in and out: by orjson, or by the standard library what only that can do.

JSON may say half a character, and Python a number of a hundred digits. Telegram sends neither, but
an update that cannot be read must not keep those beside it from being read.
"""

from __future__ import annotations

import json
from typing import Any

import orjson


def read_json(body: bytes) -> Any:
    """Return what a body says.

    Raises:
        ValueError: it is no JSON.

    >>> read_json(b'[1, "kent"]')
    [1, 'kent']

    """
    try:
        return orjson.loads(body)
    except ValueError:
        return json.loads(body)


def write_json(content: Any, *, is_sorted: bool = False) -> bytes:
    """Return a body that says it; sorted, the same for whatever order its names are in.

    >>> write_json({"b": 1, "a": 10**30}, is_sorted=True)
    b'{"a": 1000000000000000000000000000000, "b": 1}'
    """
    try:
        return orjson.dumps(content, option=orjson.OPT_SORT_KEYS if is_sorted else None)
    except TypeError:
        return json.dumps(content, sort_keys=is_sorted).encode()
