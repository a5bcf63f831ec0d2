"""A bounded memory: what was used last is kept, the oldest goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """At most `size` values by their keys.

    >>> recent = Recent[str, int](2)
    >>> for number, name in enumerate("aba c".replace(" ", "")):
    ...     recent.put(name, number)
    >>> recent.get("a"), recent.get("b"), recent.get("c")
    (2, None, 3)
    """

    def __init__(self, size: int) -> None:
        """Begin empty."""
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return the value of a key, and keep it for longer; None where there is none."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep a value; the one that was not used for longest goes where there are too many."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._size:
            self._values.popitem(last=False)

    def drop(self, key: K) -> None:
        """Forget a value, if there is one."""
        self._values.pop(key, None)
