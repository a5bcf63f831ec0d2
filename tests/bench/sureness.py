"""What the thresholds of answering without asking cost and save: `python -m tests.bench.sureness`.

For each lead over the next label, how many questions of all sets would be answered alone, and
how many of those wrong; likewise for the score and for the weight of a word left unanswered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from stats.question.inferred.labels import LabelHit, find_labels, lead_of
from stats.question.inferred.labels.thresholds import SURE_MARGIN, SURE_MISSED, SURE_SCORE
from tests.bench.census import SETS as CENSUS_SETS
from tests.bench.census import read_column
from tests.bench.labels import LabelLine, read_labels, read_lines
from tests.labels import build_labels

SETS = {"tuned": "labels", "heldout": "labels"} | dict.fromkeys(CENSUS_SETS, "census")


def read_hits() -> Iterator[tuple[LabelLine, tuple[LabelHit, ...]]]:
    """Yield every question with the labels found for it."""
    indexes = {"labels": build_labels(read_labels()), "census": build_labels(read_column("census"))}
    for name, labels in SETS.items():
        for line in read_lines(name):
            yield line, find_labels(line.words, line.explained, indexes[labels])


def count(
    found: Sequence[tuple[LabelLine, tuple[LabelHit, ...]]],
    *,
    score: float = SURE_SCORE,
    margin: float = SURE_MARGIN,
    missed: float = SURE_MISSED,
) -> tuple[int, int]:
    """Return how many would be answered alone, and how many of those wrong."""
    alone = wrong = 0
    for line, hits in found:
        if not hits or hits[0].is_denied or hits[0].score < score or hits[0].missed > missed:
            continue
        if lead_of(hits) < margin:
            continue
        alone += 1
        wrong += hits[0].text not in line.labels
    return alone, wrong


def main() -> None:
    """Print a table for each threshold, the others as they are."""
    found = list(read_hits())
    print(f"{len(found)} questions; lead {SURE_MARGIN}, score {SURE_SCORE}, missed {SURE_MISSED}")
    tables = chain(
        (("lead", each, count(found, margin=each)) for each in (0, 2, 4, 5, 6, 8, 10, 12, 15, 20)),
        (("score", each, count(found, score=each)) for each in (40, 50, 60, 70, 75, 80, 85, 90)),
        (
            ("missed", each, count(found, missed=each))
            for each in (0.07, 0.1, 0.13, 0.2, 0.27, 0.4, 1.0)
        ),
    )
    for name, value, (alone, wrong) in tables:
        share = 100 * alone / len(found)
        print(f"{name:7} {value:5}  alone {alone:4} ({share:4.1f}%)  wrong {wrong:3}")


if __name__ == "__main__":
    main()
