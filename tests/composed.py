"""An index in, questions composed from what it holds out: any mix of names, periods and wishes.

They are no questions that people type; they are what the question sets leave out. Seeded, so the
same number gives the same questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from stats.index.reader import Index

JOINS = (" and ", " vs ", ", ", " or ")
WISHES = (
    "", "", "", "total", "together", "share", "what share", "per day", "per 100,000", "change",
    "change in per cent", "difference", "each year", "over time", "highest ever", "lowest ever", "biggest rise ever", "did it ever fall",
    "top 3", "bottom 5", "ranked", "where does it rank", "most", "by force", "by platform",
    "by region", "the year before", "the year after", "latest", "last year", "added up", "both years together",
    "in total", "newest first", "average per year", "average by force", "average", "second highest", "third lowest by force", "biggest rise by force",
    "biggest fall by platform", "biggest percentage rise", "all forces", "which apps", "March 2019 release", "December 2019 release",
)  # fmt: skip
KNOWN = 0.7
"""The part of the lists of names that is made of those with a figure."""
SPANS = ("", "since {}", "{} to {}", "{} and {}", "between {} and {}", "{} vs {}", "up to {}")


def compose_questions(
    index: Index, years: Sequence[str], count: int, *, seed: int
) -> tuple[str, ...]:
    """Return `count` questions: up to two members of each dimension, periods, a wish, a dataset."""
    random = Random(seed)
    dimensions = list(dict.fromkeys(d for each in index.datasets for d in each.dimensions))
    names = {
        name: [index.code(name, code).name for code in index.codes(name)] for name in dimensions
    }
    known = {
        (dataset.code, name): [
            index.code(name, code).name for code in index.codes_with_figures(dataset.code, name)
        ]
        for dataset in index.datasets
        for name in dataset.dimensions
    }

    def some(choices: Sequence[str]) -> str:
        count = min(len(choices), random.choice((0, 1, 1, 1, 2, 2)))
        picked = random.sample(choices, count)
        return random.choice(JOINS).join(picked)

    def compose() -> str:
        first, last = random.choice(years), random.choice(years)
        dataset = random.choice(index.datasets)
        parts = [
            some(known[dataset.code, name] if random.random() < KNOWN else names[name])
            for name in dataset.dimensions
        ]
        parts.append(random.choice(("", "", first, random.choice(SPANS).format(first, last))))
        parts.append(random.choice(WISHES))
        parts.append(random.choice(("", dataset.label)))
        return " ".join(filter(None, parts))

    return tuple(compose() for _ in range(count))
