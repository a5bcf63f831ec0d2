"""Ask of every measure of a collection for one of its figures, as printed: `python -m
tests.bench.collections [--describe] FOLDER...`.

Each question is a measure's label and a member's as the package prints them, and a period; right
is the value that stands there. A label or a member that stands twice is to be asked back, with the
right one among the choices: those are `right, asked`. With
`--describe` the folders hold CSV files without a descriptor, which `describe_table` makes, and
labels and periods are also asked as they stand in the files.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stats import Answer, Catalogue, Clarification
from stats.building import build_folders
from stats.desk.describing import describe_files
from stats.inferring import infer_package
from stats.inferring.reads import Read
from stats.model import Cube, Tables
from tests.writing import read_folders

SEED = 20261126
QUESTIONS_EACH = 3
DESCRIBED_EACH = 30
DESCRIBE = "--describe"
UNCLEAR = ("Which is meant", "Several", "several")
"""What is said where a name in the text has several meanings."""
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


def make_questions(
    tables: Tables,
    rng: random.Random,
    each: int,
    labels: Mapping[str, Sequence[str]] | None = None,
    periods: Mapping[str, str] | None = None,
) -> Iterator[Asked]:
    """Yield questions on random observations of every measure of a package.

    `labels` are what else a measure is called and `periods` how else one is written in the file.
    """
    datasets = {dataset.code: dataset for dataset in tables.datasets}
    codes: dict[str, list[str]] = {}
    for code in tables.codes:
        codes.setdefault(code.dimension, []).append(code.label)
    for cube in tables.cubes:
        rows = [n for n, value in enumerate(cube.values) if value == value]
        dataset = datasets[cube.dataset]
        for row in rng.sample(rows, min(each, len(rows))):
            members = " ".join(codes[name][cube.members[name][row]] for name in dataset.dimensions)
            printed = _period(tables, cube, row)
            if printed and periods is not None:
                code = tables.periods[cube.periods[row]].code
                printed = rng.choice([printed, periods.get(code, printed)])
            label = dataset.label
            if labels is not None:
                label = rng.choice([label, *labels.get(cube.dataset, ())])
            question = rng.choice(FORMS).format(label=label, members=members, period=printed)
            yield Asked(question, cube.dataset, float(cube.values[row]))


def _period(tables: Tables, cube: Cube, row: int) -> str:
    period = tables.periods[cube.periods[row]]
    return period.label if period.end else ""


def make_described(folder: Path, rng: random.Random) -> Iterator[Asked]:
    """Yield questions on a described file: labels and periods also as they stand in it."""
    tables, _, reads = infer_package(folder)
    labels = {measure.dataset: measure.texts[:1] for read in reads for measure in read.measures}
    periods = {code: text for read in reads for code, text in _printed_periods(read)}
    yield from make_questions(tables, rng, DESCRIBED_EACH, labels, periods)


def _printed_periods(read: Read) -> Iterator[tuple[str, str]]:
    column = read.layout.period[0] if len(read.layout.period) == 1 else None
    if column is not None and column.codes is not None:
        for row, code in zip(*_first_rows(read), strict=True):
            yield code, column.texts[column.codes[row]]


def _first_rows(read: Read) -> tuple[list[int], list[str]]:
    rows = {int(place): row for row, place in reversed(list(enumerate(read.periods)))}
    places = [place for place in rows if place >= 0]
    return [rows[place] for place in places], [read.period_codes[place] for place in places]


def score(catalogue: Catalogue, asked: Sequence[Asked]) -> tuple[Counter[str], list[str]]:
    """Return how many were right, asked back, refused and wrong, and what was not right."""
    counts: Counter[str] = Counter()
    misses = []
    for each in asked:
        reply = catalogue.ask(each.question)
        if isinstance(reply, Answer):
            values = [figure.value for figure in reply.figures]
            outcome = "right" if values == [each.value] else "wrong"
        elif isinstance(reply, Clarification):
            outcome = "right, asked" if _is_offered(catalogue, reply, each) else "asked"
        else:
            outcome = "refused"
        counts[outcome] += 1
        if not outcome.startswith("right"):
            misses.append(f"{outcome}: {each.question!r} ({each.dataset} = {each.value})")
    return counts, misses


def _is_offered(catalogue: Catalogue, reply: Clarification, asked: Asked) -> bool:
    """Whether the prompt says that a name stands twice, and one of the choices is right."""
    if not any(marks in reply.prompt for marks in UNCLEAR):
        return False
    replies = (catalogue.ask(choice.question) for choice in reply.choices)
    return any(
        isinstance(each, Answer) and [figure.value for figure in each.figures] == [asked.value]
        for each in replies
    )


def main(arguments: Sequence[str]) -> None:
    """Print the scores of the packages in the folders, together."""
    rng = random.Random(SEED)
    folders = [Path(each) for each in arguments if each != DESCRIBE]
    with tempfile.TemporaryDirectory() as place:
        start = time.perf_counter()
        if DESCRIBE in arguments:
            files = sorted(file for each in folders for file in each.rglob("*.csv"))
            folders = [Path(place) / "described"]
            written, problems = describe_files(files, folders[0])
            for problem in problems:
                print(problem)
            print(f"described {len(written)} of {len(files)}")
        problems = build_folders(folders, Path(place) / "collection.index")
        print(f"built in {time.perf_counter() - start:.1f} s")
        for problem in problems:
            if problem.is_error:
                print("left out:", problem)
        catalogue = Catalogue.open(Path(place) / "collection.index")
        if DESCRIBE in arguments:
            asked = [each for folder in written for each in make_described(folder, rng)]
            count = len(written)
        else:
            packages, _ = read_folders(folders)
            asked = [
                each for tables in packages for each in make_questions(tables, rng, QUESTIONS_EACH)
            ]
            count = len(packages)
        start = time.perf_counter()
        counts, misses = score(catalogue, asked)
        spent = time.perf_counter() - start
    total = sum(counts.values()) or 1
    print("\n".join(misses[:200]))
    print(f"{count} packages, {total} questions, {1000 * spent / total:.2f} ms each")
    for outcome, count in sorted(counts.items()):
        print(f"{outcome:12} {count:6} {100 * count / total:6.2f}%")


if __name__ == "__main__":
    main(sys.argv[1:])
