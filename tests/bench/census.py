"""Ask a census of some thousands of measures in people's words, from the question to the figure:
`python -m tests.bench.census [--misses] [SET...]`.

Each figure of the generated package is a number of its own, so that it says which measure and area
it is of. Right at first place is the figure, whether answered or the first choice of what is asked
back; the searches beside it are given the area and have only the label to find.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from stats import Answer, Catalogue, Clarification
from stats.building import build_folders
from stats.text import split_words
from tests.bench.labels import (
    BENCH,
    FullText,
    LabelLine,
    LinearScan,
    Tantivy,
    read_lines,
    row,
    time_all,
)

SETS = (
    "typed",
    "typed_later",
    "typed_third",
    "typed_fourth",
    "typed_fifth",
    "typed_sixth",
    "typed_seventh",
    "typed_eighth",
)
UNFIT = "typed_unfit"
"""Questions that no label fits."""
RIGHT = ("answered right", "asked, right first", "rightly not answered")
AREAS = 1000
"""The figure of measure m in area a is AREAS * m + a."""


def read_column(name: str) -> list[str]:
    """Return the one column of a table of this bench."""
    with (BENCH / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [next(iter(row.values())) for row in csv.DictReader(file)]


def write_package(folder: Path, labels: Sequence[str], areas: Sequence[str]) -> Path:
    """Write a wide package: a row for each area, a column for each label."""
    folder.mkdir(parents=True)
    resource = {"name": "figures", "path": "figures.csv"}
    descriptor = {"name": folder.name, "title": "Census", "resources": [resource]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Area", "Year", *labels])
        for place, area in enumerate(areas):
            writer.writerow([area, 2019, *(AREAS * m + place for m in range(len(labels)))])
    return folder


class Census:
    """The bot on that package; says of each question whether it had measure and area right."""

    def __init__(self, place: Path, labels: Sequence[str], areas: Sequence[str]) -> None:
        self.labels, self.areas = labels, areas
        folder = write_package(place / "census", labels, areas)
        build_folders([folder], place / "census.index")
        self.catalogue = Catalogue.open(place / "census.index")

    def figures(self, question: str) -> list[tuple[str, str]] | None:
        """Return the measures and areas of the figures that a question is answered with."""
        reply = self.catalogue.ask(question)
        if not isinstance(reply, Answer):
            return None
        values = [int(figure.value or 0) for figure in reply.figures]
        return [(self.labels[each // AREAS], self.areas[each % AREAS]) for each in values]

    def outcome(self, line: LabelLine) -> str:
        """Return how a question came out: answered or asked, and where the right one stood.

        One that no label fits is right where it is not answered.
        """
        due = {(label, line.area) for label in line.labels}
        reply = self.catalogue.ask(line.question)
        if not line.labels:
            return "answered wrong" if isinstance(reply, Answer) else "rightly not answered"
        if isinstance(reply, Answer):
            found = self.figures(line.question) or []
            return "answered right" if len(found) == 1 and found[0] in due else "answered wrong"
        if not isinstance(reply, Clarification):
            return "not understood"
        for place, choice in enumerate(reply.choices):
            found = self.figures(choice.question) or []
            if len(found) == 1 and found[0] in due:
                return "asked, right first" if place == 0 else "asked, right among"
        return "asked, right not among"


def print_misses(census: Census, line: LabelLine, outcome: str) -> None:
    """Print what a question was answered with, or what was asked back."""
    reply = census.catalogue.ask(line.question)
    due = line.labels[0] if line.labels else None
    print(f"{outcome}: {line.question!r}\n   due {due!r} in {line.area}")
    if isinstance(reply, Answer):
        print("   got", census.figures(line.question))
    elif isinstance(reply, Clarification):
        print("   ", reply.prompt, [choice.label for choice in reply.choices])
    else:
        print("   ", reply)


def main(names: Sequence[str], *, shows_misses: bool) -> None:
    """Print how each set came out."""
    labels, areas = read_column("census"), read_column("places")
    with tempfile.TemporaryDirectory() as place:
        census = Census(Path(place), labels, areas)
        for name in names:
            lines = read_lines(name)
            print(f"\n{name}: {len(lines)} questions, {len(labels)} labels, {len(areas)} areas")
            outcomes = [census.outcome(line) for line in lines]
            counts = Counter(outcomes)
            right = sum(map(counts.__getitem__, RIGHT))
            times = time_all(lambda line: census.catalogue.ask(line.question), lines, 2)
            row("this bot, figure", right, lines, times)
            for outcome, count in sorted(counts.items()):
                print(f"  {outcome:24} {count:4} {100 * count / len(lines):5.1f}%")
            for line, outcome in zip(lines, outcomes, strict=True):
                if shows_misses and outcome not in RIGHT:
                    print_misses(census, line, outcome)
            if not all(line.labels for line in lines):
                continue  # The searches always find something.
            for baseline in (FullText(labels), Tantivy(labels), LinearScan(labels)):
                start = time.perf_counter()
                good = sum(baseline.find(_without_area(line)) in line.labels for line in lines)
                spent = 1000 * (time.perf_counter() - start) / len(lines)
                print(f"{baseline.name:32} {100 * good / len(lines):5.1f}% right, {spent:.2f} ms")


def _without_area(line: LabelLine) -> list[str]:
    """Return the words of a question without those of the area, which the searches are given."""
    area = set(split_words(line.area)) - {"of", "city"}
    return [word for word in line.words if word not in area]


if __name__ == "__main__":
    options = [each for each in sys.argv[1:] if each.startswith("--")]
    chosen = [each for each in sys.argv[1:] if not each.startswith("--")]
    main(chosen or (*SETS, UNFIT), shows_misses="--misses" in options)
