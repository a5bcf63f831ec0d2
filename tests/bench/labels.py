"""Score the long questions over measure labels beside three searches: `python -m tests.bench.labels`."""

from __future__ import annotations

import csv
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy
from rapidfuzz import fuzz, process, utils

from stats.question.inferred.labels import LabelHit, choose_label, find_labels
from stats.text import split_words
from tests.labels import build_labels

BENCH = Path(__file__).parent
SETS = Path(__file__).parents[1] / "questions" / "labels"


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A question, the area in it, and the labels that are right."""

    question: str
    area: str
    labels: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return split_words(self.question)

    @property
    def explained(self) -> frozenset[int]:
        """The positions of the area's words, as the question flow would have found them."""
        words, area = self.words, split_words(self.area)
        return frozenset(
            at
            for start in range(len(words) - len(area) + 1)
            if words[start : start + len(area)] == area
            for at in range(start, start + len(area))
        )


def read_lines(name: str) -> list[LabelLine]:
    with (SETS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            LabelLine(row["question"], row["area"], tuple(filter(None, row["labels"].split(";;"))))
            for row in csv.DictReader(file)
        ]


def read_labels() -> list[str]:
    with (BENCH / "labels.csv").open(encoding="utf-8", newline="") as file:
        return [row["label"] for row in csv.DictReader(file)]


class FullText:
    name = "SQLite FTS5 (porter, BM25)"

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE label USING fts5(text, tokenize='porter')")
        self.database.executemany(
            "INSERT INTO label(rowid, text) VALUES (?, ?)", enumerate(labels, start=1)
        )

    def find(self, words: Sequence[str]) -> str | None:
        query = " OR ".join(f'"{word}"' for word in words)
        row = self.database.execute(
            "SELECT rowid FROM label WHERE label MATCH ? ORDER BY bm25(label), rowid LIMIT 1",
            (query,),
        ).fetchone()
        return self.labels[row[0] - 1] if row else None


class Tantivy:
    name = "tantivy (en_stem, BM25)"

    def __init__(self, labels: Sequence[str]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
        self.index = tantivy.Index(builder.build())
        writer = self.index.writer(15_000_000, 1)
        for label in labels:
            writer.add_document(tantivy.Document(text=label))
        writer.commit()
        self.index.reload()

    def find(self, words: Sequence[str]) -> str | None:
        searcher = self.index.searcher()
        hits = searcher.search(self.index.parse_query(" ".join(words), ["text"]), 1).hits
        return str(searcher.doc(hits[0][1])["text"][0]) if hits else None


class LinearScan:
    name = "rapidfuzz extractOne (WRatio)"

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels
        self.processed = [utils.default_process(label) for label in labels]

    def find(self, words: Sequence[str]) -> str | None:
        best = process.extractOne(" ".join(words), self.processed, scorer=fuzz.WRatio)
        return self.labels[best[2]] if best else None


def time_all(
    ask: Callable[[LabelLine], object], lines: Sequence[LabelLine], rounds: int
) -> list[float]:
    best = [float("inf")] * len(lines)
    for _ in range(rounds):
        for number, line in enumerate(lines):
            start = time.perf_counter()
            ask(line)
            best[number] = min(best[number], 1000 * (time.perf_counter() - start))
    return sorted(best)


def row(name: str, right: int, lines: Sequence[LabelLine], times: Sequence[float]) -> None:
    print(
        f"{name:32} {100 * right / len(lines):5.1f}% right at first place  "
        f"{times[len(times) // 2]:8.3f} ms median  {times[int(len(times) * 0.99)]:8.3f} ms p99"
    )


def ask_words(line: LabelLine) -> list[str]:
    """The question without its area, for the searches that know none."""
    return [word for at, word in enumerate(line.words) if at not in line.explained]


def main() -> None:
    labels = read_labels()
    index = build_labels(labels)

    def own(line: LabelLine) -> tuple[LabelHit, ...]:
        return find_labels(line.words, line.explained, index)

    for name in ("tuned", "heldout"):
        lines = read_lines(name)
        print(f"\n{name}: {len(lines)} questions, {len(labels)} labels")
        found = [own(line) for line in lines]
        right = [
            bool(hits) and hits[0].text in line.labels
            for hits, line in zip(found, lines, strict=True)
        ]
        row("this bot", sum(right), lines, time_all(own, lines, 3))
        chosen = [choose_label(hits) for hits in found]
        alone = [each for each in zip(chosen, lines, strict=True) if each[0] is not None]
        wrong = [each for each in alone if each[0].text not in each[1].labels]
        print(f"  alone {len(alone)} ({100 * len(alone) / len(lines):.1f}%), wrong {len(wrong)}")
        in_eight = sum(
            any(h.text in line.labels for h in hits)
            for hits, line in zip(found, lines, strict=True)
        )
        print(f"  right among the eight: {100 * in_eight / len(lines):.1f}%")
        if "--misses" in sys.argv and (name == "tuned" or "--all" in sys.argv):
            for hits, line, is_right in zip(found, lines, right, strict=True):
                if not is_right:
                    print(f"MISS {line.question!r}\n   due {line.labels[0]!r}")
                    for hit in hits[:3]:
                        print(f"   {hit.score:5.1f} {hit.text!r} unasked {hit.unasked}")
                    for hit in hits[3:]:
                        if hit.text in line.labels:
                            print(f"   ... {hit.score:5.1f} {hit.text!r} unasked {hit.unasked}")
        if "--quick" in sys.argv:
            continue
        for baseline in (FullText(labels), Tantivy(labels), LinearScan(labels)):
            answers = [baseline.find(ask_words(line)) for line in lines]
            good = sum(answer in line.labels for answer, line in zip(answers, lines, strict=True))
            row(
                baseline.name,
                good,
                lines,
                time_all(lambda line, ask=baseline.find: ask(ask_words(line)), lines, 1),
            )


if __name__ == "__main__":
    main()
