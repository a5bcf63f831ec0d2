"""What a data package holds: its observations, and all of it after validation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stats.model.structure import (
    Code,
    Dataset,
    Measure,
    Name,
    Period,
    Qualifier,
    Release,
    Source,
    Status,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Report:
    """One value for a key as one release printed it, with every page that printed it.

    `limits` are the 95% confidence limits, where they are in print.
    """

    value: float | None
    qualifier: Qualifier
    status: Status
    release: str
    base: str
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()
    limits: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """The figure that stands for a key, and what else is in print for the same key.

    Attributes:
        key: dimension -> code.
        report: the one that is given, by rule 8: newest release, exact before rounded.
        others: every other report, newest release first.

    """

    dataset: str
    measure: str
    key: Mapping[str, str]
    period: str
    report: Report
    others: tuple[Report, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether there is no value; the report's status then says why."""
        return self.report.value is None


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """The observations of one measure as columns of one length n.

    No key stands twice; rows are sorted by the members, in the order of the dataset's dimensions,
    then by period.

    Attributes:
        members: dimension -> shape (n,), places in the package's codes of that dimension.
        periods: shape (n,), places in the package's periods.
        values: shape (n,), in the measure's unit; NaN is missing.
        statuses: shape (n,), places in `STATUS_ORDER`; of a missing value never the first.
        lows, highs: shape (n,), lower and upper limits, NaN for none; None where the
            package has none.
        notes: shape (n,), places in `note_texts`, -1 for none; None where there are none.
        is_plain: whether it is known that every value is a whole number of up to `SHORT`, above
            nought or below, and every status normal, so that nobody need look again.

    """

    dataset: str
    measure: str
    members: Mapping[str, NDArray[np.int32]]
    periods: NDArray[np.int32]
    values: NDArray[np.float64]
    statuses: NDArray[np.uint8]
    lows: NDArray[np.float64] | None = None
    highs: NDArray[np.float64] | None = None
    notes: NDArray[np.int32] | None = None
    note_texts: tuple[str, ...] = ()
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything of one data package after validation; what the index is built from.

    Attributes:
        measures: of every dataset that is not inferred.
        own_measures: dataset -> its one measure, of those that are inferred.
        embargo: ISO date and time with its zone before which the figures are not given; empty for
            none.
        title: of the package, as its descriptor has it; empty for none.
        observations: of the datasets that are not inferred; `cubes` are of those that are.

    """

    package: str
    datasets: tuple[Dataset, ...]
    dimensions: tuple[str, ...]
    codes: tuple[Code, ...]
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]
    releases: tuple[Release, ...]
    sources: tuple[Source, ...]
    names: tuple[Name, ...]
    observations: tuple[Observation, ...] = field(repr=False, default=())
    own_measures: Mapping[str, Measure] = field(default_factory=dict)
    cubes: tuple[Cube, ...] = field(repr=False, default=())
    embargo: str = ""
    title: str = ""
