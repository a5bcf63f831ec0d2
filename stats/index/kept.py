"""Series that were read are kept, up to so many observations: the least lately asked go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from stats.model import Observation

KEPT_OBSERVATIONS = 8192
"""Observations kept, half a kilobyte each. Source: a ranking of 740 areas with ten years asks for
each series four times, and half as many fit into no cache of so many series (tests/bench/scale.py).
"""
Series = tuple[Observation, ...]


class KeptSeries:
    """Remembers what it loads; any number of threads may use one."""

    def __init__(self, load: Callable[[str, str], Series]) -> None:
        """Take what loads the series of a dataset and key."""
        self._load = load
        self._series: OrderedDict[tuple[str, str], Series] = OrderedDict()
        self._count = 0
        self._lock = Lock()

    def __call__(self, dataset: str, key: str) -> Series:
        """Return a series."""
        with self._lock:
            found = self._series.get((dataset, key))
            if found is not None:
                self._series.move_to_end((dataset, key))
                return found
        loaded = self._load(dataset, key)
        with self._lock:
            if (dataset, key) not in self._series:
                self._series[dataset, key] = loaded
                self._count += len(loaded) + 1
            # The last one stays however long it is: one question asks for it several times.
            while self._count > KEPT_OBSERVATIONS and len(self._series) > 1:
                _, dropped = self._series.popitem(last=False)
                self._count -= len(dropped) + 1
        return loaded
