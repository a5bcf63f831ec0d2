"""Score the question sets and measure speed, the bot beside two baselines in one run: `make bench`.

`python -m tests.bench [--misses]`; a speed is a ratio to a baseline of the same run, for the
machines are noisy. Each question is timed from its text to the text of the reply.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from stats import Catalogue
from stats.building import build_folders
from stats.render import render_html, render_plain
from tests.bench.baselines import FullText, LinearScan, read_series
from tests.scoring import OUTCOMES, QUESTIONS, Line, Mark, mark, read_questions, tally

ROUNDS = 3
"""The best of so many runs counts for each question."""


def measure(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Return the milliseconds that each question takes, sorted."""
    best = [float("inf")] * len(questions)
    for _ in range(ROUNDS):
        for number, question in enumerate(questions):
            start = time.perf_counter()
            ask(question)
            best[number] = min(best[number], 1000 * (time.perf_counter() - start))
    return sorted(best)


def mark_baseline(line: Line, value: float | None) -> Mark:
    """Return how a single value does: a baseline never asks back, and refuses only with nothing."""
    if value is None:
        return "right" if line.outcome != "answer" else "missed"
    is_due = "answer" in line.outcome.split("|") and line.values in (f"{value:g}", str(value))
    return "right" if is_due else "wrong"


def print_row(name: str, marks: Sequence[Mark], times: Sequence[float], unit: float) -> None:
    """Print a line of the table."""
    counts = tally(marks)
    shares = "  ".join(f"{key} {100 * count / len(marks):5.1f}%" for key, count in counts.items())
    median, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"{name:32} {shares}  {median:7.3f} ms median  {late:7.3f} ms p99  {median / unit:6.2f}x")


def main() -> None:
    """Build the bundled data and print a table for each question set."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.index"
        build_folders([Path(__file__).parents[2] / "data"], path)
        catalogue = Catalogue.open(path)
        series = read_series(catalogue.index)
        baselines = (LinearScan(series), FullText(series))
        everything: list[float] = []
        for questions in sorted(QUESTIONS.glob("*.csv")):
            lines = read_questions(questions)
            texts = [line.question for line in lines]
            print(f"\n{questions.stem}: {len(lines)} questions, {len(series)} series")
            times = [measure(each.find, texts) for each in baselines]
            unit = times[0][len(times[0]) // 2]
            replies = [catalogue.ask(text) for text in texts]
            marks = [
                mark(line, reply, catalogue) for line, reply in zip(lines, replies, strict=True)
            ]
            own = measure(lambda text: render_html(catalogue.ask(text), limit=4096), texts)
            print_row("this bot", marks, own, unit)
            everything += own
            for baseline, each in zip(baselines, times, strict=True):
                found = [baseline.find(text) for text in texts]
                values = [one.observation.report.value if one else None for one in found]
                marked = [
                    mark_baseline(line, value) for line, value in zip(lines, values, strict=True)
                ]
                print_row(baseline.name, marked, each, unit)
            for line, reply, result in zip(lines, replies, marks, strict=True):
                if result != "right" and "--misses" in sys.argv:
                    said = render_plain(reply).splitlines()[0][:110]
                    due = f"{line.outcome} {line.values}".strip()
                    print(
                        f"{result:6} {line.question!r}: due {due}; {OUTCOMES[type(reply)]}: {said}"
                    )
        everything.sort()
        median, late = everything[len(everything) // 2], everything[int(len(everything) * 0.99)]
        print(f"\nall {len(everything)} questions: {median:.3f} ms median, {late:.3f} ms p99")


if __name__ == "__main__":
    main()
