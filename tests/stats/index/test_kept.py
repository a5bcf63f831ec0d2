from __future__ import annotations

from stats.index.kept import KEPT_OBSERVATIONS, KeptSeries
from stats.model import Observation, Report

REPORT = Report(1.0, "exact", "normal", "release", "", (), ())


def test_series_are_loaded_once_while_they_fit_and_the_oldest_go_first() -> None:
    loaded: list[str] = []

    def load(dataset: str, key: str) -> tuple[Observation, ...]:
        loaded.append(key)
        observation = Observation(dataset, "value", {}, "2020", REPORT)
        return (observation,) * (KEPT_OBSERVATIONS // 3)

    kept = KeptSeries(load)
    for key in "aabbaa":
        assert len(kept("d", key)) == KEPT_OBSERVATIONS // 3
    assert loaded == ["a", "b"]
    kept("d", "c")  # "b" is the one not asked for longest
    kept("d", "a")
    assert loaded == ["a", "b", "c"]
    kept("d", "b")
    assert loaded == ["a", "b", "c", "b"]
