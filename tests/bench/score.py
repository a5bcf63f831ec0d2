"""Score the question sets and list the misses: `python -m tests.bench.score [INDEX] [CATEGORY]`."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from stats import Catalogue
from stats.render import render_plain
from tests.scoring import OUTCOMES, Mark, mark, read_questions, tally


def main(arguments: list[str]) -> None:
    """Print a table by category and, for each line that is not right, what was said instead."""
    catalogue = Catalogue.open(Path(arguments[0]))
    wanted = arguments[1:]
    by_category: dict[str, list[Mark]] = defaultdict(list)
    for line in read_questions():
        if wanted and line.category not in wanted:
            continue
        reply = catalogue.ask(line.question)
        result = mark(line, reply, catalogue)
        by_category[line.category].append(result)
        if result != "right":
            said = render_plain(reply).splitlines()[0][:110]
            due = f"{line.outcome} {line.values}".strip()
            print(
                f"{result:6} {line.category:22} {line.question!r}: due {due}; {OUTCOMES[type(reply)]}: {said}"
            )
    for category, marks in sorted(by_category.items()):
        print(f"{category:26} {tally(marks)}")
    everything = [each for marks in by_category.values() for each in marks]
    print(f"{'all':26} {tally(everything)} of {len(everything)}")


if __name__ == "__main__":
    main(sys.argv[1:])
