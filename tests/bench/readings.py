"""Composed questions of any seeds in, how many readings do not give the same again out.

`python -m tests.bench.readings 11 12 13`: for each seed the answers and refusals, and every
question whose reading, asked, gives another. The tests hold the seeds 1 and 2.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from stats import Answer, Catalogue, NoFigure
from stats.building import build_folders
from tests.composed import compose_questions
from tests.readings import find_changed
from tests.writing import read_folders

DATA = Path(__file__).parents[2] / "data"
COMPOSED = 3000


def main() -> int:
    """Print the result of each seed; the exit status says whether any reading differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="*", type=int, default=[11, 12, 13, 14, 15])
    parser.add_argument("--count", type=int, default=COMPOSED)
    options = parser.parse_args()
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.index"
        build_folders([DATA], path)
        catalogue = Catalogue.open(path)
        years = [period.label for tables in read_folders([DATA])[0] for period in tables.periods]
        for seed in options.seeds:
            questions = compose_questions(catalogue.index, years, options.count, seed=seed)
            replies = [catalogue.ask(question) for question in questions]
            answers = sum(isinstance(reply, Answer) for reply in replies)
            refusals = sum(isinstance(reply, NoFigure) for reply in replies)
            changed = find_changed(catalogue, questions)
            differing += len(changed)
            print(f"seed {seed}: {answers} answers, {refusals} refusals, {len(changed)} differ")
            print("".join(f"  {each}\n" for each in changed), end="")
    return int(differing > 0)


if __name__ == "__main__":
    raise SystemExit(main())
