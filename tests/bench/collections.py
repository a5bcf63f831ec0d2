"""Ask of every measure of a collection for one of its figures, as printed: `python -m
tests.bench.collections FOLDER...`.

Each question is a measure's label and a member's as the package prints them, and a period; right
is the value that stands there. A label or a member that stands twice may be asked back.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stats import Answer, Catalogue, Clarification
from stats.building import build_folders, read_folders
from stats.model import Cube, Tables

SEED = 20261126
QUESTIONS_EACH = 3
FORMS = (
    "{label} {members} {period}",
    "{members} {label} {period}",
    "{label} in {members} in {period}",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the one value that is right."""

    question: str
    dataset: str
    value: float


def make_questions(tables: Tables, rng: random.Random, each: int) -> Iterator[Asked]:
    """Yield questions on random observations of every measure of a package."""
    labels = {dataset.code: dataset for dataset in tables.datasets}
    codes: dict[str, list[str]] = {}
    for code in tables.codes:
        codes.setdefault(code.dimension, []).append(code.label)
    for cube in tables.cubes:
        rows = [n for n, value in enumerate(cube.values) if value == value]
        dataset = labels[cube.dataset]
        for row in rng.sample(rows, min(each, len(rows))):
            members = " ".join(codes[name][cube.members[name][row]] for name in dataset.dimensions)
            question = rng.choice(FORMS).format(
                label=dataset.label, members=members, period=_period(tables, cube, row)
            )
            yield Asked(question, cube.dataset, float(cube.values[row]))


def _period(tables: Tables, cube: Cube, row: int) -> str:
    period = tables.periods[cube.periods[row]]
    return period.label if period.end else ""


def score(catalogue: Catalogue, asked: Sequence[Asked]) -> tuple[Counter[str], list[str]]:
    """Return how many were right, asked back, refused and wrong, and what was not right."""
    counts: Counter[str] = Counter()
    misses = []
    for each in asked:
        reply = catalogue.ask(each.question)
        if isinstance(reply, Answer):
            values = [figure.value for figure in reply.figures]
            outcome = "right" if values == [each.value] else "wrong"
        else:
            outcome = "asked" if isinstance(reply, Clarification) else "refused"
        counts[outcome] += 1
        if outcome != "right":
            misses.append(f"{outcome}: {each.question!r} ({each.dataset} = {each.value})")
    return counts, misses


def main(folders: Sequence[Path]) -> None:
    """Print the scores of the packages in the folders, together."""
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as place:
        start = time.perf_counter()
        problems = build_folders(folders, Path(place) / "collection.index")
        print(f"built in {time.perf_counter() - start:.1f} s")
        for problem in problems:
            if problem.is_error:
                print("left out:", problem)
        catalogue = Catalogue.open(Path(place) / "collection.index")
        packages, _ = read_folders(folders)
        asked = [
            each for tables in packages for each in make_questions(tables, rng, QUESTIONS_EACH)
        ]
        start = time.perf_counter()
        counts, misses = score(catalogue, asked)
        spent = time.perf_counter() - start
    total = sum(counts.values()) or 1
    print("\n".join(misses[:200]))
    print(f"{len(packages)} packages, {total} questions, {1000 * spent / total:.2f} ms each")
    for outcome, count in sorted(counts.items()):
        print(f"{outcome:8} {count:6} {100 * count / total:6.2f}%")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
