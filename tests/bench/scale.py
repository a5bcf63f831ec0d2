"""How the index does at size: `python -m tests.bench.scale [--measures N] [--areas N] [--large]`.

A generated package of labels of real words, wide and long: building beside `pandas.read_csv` of
the same file in the same run, opening, memory, and questions beside three searches over the labels
alone; orders over all areas; then what ten times the observations and ten times the labels cost.
`--large` compares with ten times more labels, not with ten times fewer.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = Path(__file__).with_name("labels.csv")
SEED = 20261126
QUESTIONS = 1000
ORDERS = ("{} by area", "top 5 areas {}", "where does {area} rank {}", "lowest area {}",
          "{} {area} over time", "{} {area} and {other}")  # fmt: skip
"""Questions that go over all areas or all years, or name several."""
MAX_RATIO = {"build": 3.0, "observations": 1.3, "labels": 2.0}
"""What is allowed: of `read_csv`, and of the same question with a tenth of either."""
WHERE = ("urban areas", "rural areas", "owner households", "renter households", "veterans",
         "foreign born residents", "married couples", "single parents", "students", "retired people",
         "self employed workers", "public sector workers", "coastal districts", "mountain districts",
         "border districts", "first generation residents", "carers", "apprentices", "seasonal workers",
         "farm households", "pensioners", "tenants of councils", "shift workers", "homeworkers",
         "part time workers", "unpaid family workers", "newly arrived residents", "island districts",
         "university towns", "garrison towns")  # fmt: skip
FIRST = ("North", "South", "East", "West", "Upper", "Lower", "Great", "Little", "Old", "New")
STEMS = ("Ashby", "Barrow", "Carlow", "Denby", "Elmham", "Fenwick", "Garston", "Holt", "Ilkley",
         "Jarrow", "Kirby", "Langley", "Marston", "Norton", "Oakham", "Preston", "Quorn", "Ripley",
         "Selby", "Thornton", "Upton", "Verwood", "Walton", "Yarm", "Aldwick", "Bexhill", "Corby",
         "Dalton", "Easton", "Formby", "Girton", "Hexham", "Kelso", "Lydney", "Melton", "Newark",
         "Otley", "Penrith", "Rugby", "Stroud")  # fmt: skip
LAST = ("", " County", " Vale", " Moor", " Haven", " Cross", " Bridge", " Green", " Hill", " Water",
        " Field", " Wood", " Port", " Castle", " Minster", " Ferry", " Park", " End", " Bay")  # fmt: skip


def make_labels(count: int) -> list[str]:
    """Return so many different labels of five to fifteen real words."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        plain = [row["label"] for row in csv.DictReader(file)]
    labels = list(plain)
    for where in WHERE:
        labels += [f"{label}, {where}" for label in plain]
    return list(dict.fromkeys(labels))[:count]


def make_areas(count: int) -> list[str]:
    """Return so many different names of areas."""
    names = [f"{first} {stem}{last}" for last in LAST for stem in STEMS for first in FIRST]
    return names[:count]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a generated package is, and whether it has a row for each figure."""

    measures: int
    areas: int
    years: int = 1
    is_long: bool = False

    @property
    def name(self) -> str:
        """The name of its folder."""
        shape = "long" if self.is_long else "wide"
        return f"{shape}-{self.measures}-{self.areas}-{self.years}"

    @property
    def text(self) -> str:
        """What it is in words."""
        return (
            f"{'long' if self.is_long else 'wide'}: {self.measures} measures x {self.areas} areas x "
            f"{self.years} years = {self.measures * self.areas * self.years / 1e6:.1f} million figures"
        )


def write_package(folder: Path, size: Size) -> Path:
    """Write a package: a column for each label, or a row for each figure where it is long."""
    import numpy as np  # noqa: PLC0415 - only this half needs it
    import pandas as pd  # noqa: PLC0415 - as above

    labels, areas = make_labels(size.measures), make_areas(size.areas)
    folder.mkdir(parents=True)
    years = range(2024 - size.years, 2024)
    rows = len(areas) * len(years)
    figures = np.random.default_rng(SEED).integers(0, 1_000_000, (rows, len(labels)))
    keys = {"Area": np.repeat(areas, len(years)), "Year": np.tile(list(years), len(areas))}
    fields = [{"name": "Area", "type": "string"}, {"name": "Year", "type": "year"}]
    if size.is_long:
        fields += [{"name": "Measure", "type": "string"}]
        fields += [{"name": "Value", "type": "number", "unit": "people"}]
        table = pd.DataFrame(
            {name: np.repeat(column, len(labels)) for name, column in keys.items()}
        )
        table["Measure"] = np.tile(labels, rows)
        table["Value"] = figures.ravel()
    else:
        fields += [{"name": label, "type": "number", "unit": "people"} for label in labels]
        table = pd.concat([pd.DataFrame(keys), pd.DataFrame(figures, columns=labels)], axis=1)
    table.to_csv(folder / "figures.csv", index=False)
    resource_ = {"name": "figures", "path": "figures.csv", "schema": {"fields": fields}}
    source = {"title": "Bureau of Scale", "path": "https://scale.example/"}
    descriptor = {
        "name": folder.name,
        "title": "Scale",
        "resources": [resource_],
        "sources": [source],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def resident_mb() -> float:
    """Return the resident memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def build(folder: Path, index: Path) -> dict[str, float]:
    """Say how long building takes beside reading the same file, both imported before.

    Both by the clock and by the processor: pandas reads a large file with several threads.
    """
    import pandas as pd  # noqa: PLC0415 - only this half needs it

    from stats.building import build_folders  # noqa: PLC0415

    reads, builds = [], []
    for _ in range(3):
        reads.append(_time(lambda: pd.read_csv(folder / "figures.csv")))
        index.unlink(missing_ok=True)
        builds.append(_time(lambda: build_folders([folder], index)))
    ratios = []
    for name, read, built in zip(
        ("clock", "processor"),
        map(min, zip(*reads, strict=True)),
        map(min, zip(*builds, strict=True)),
        strict=True,
    ):
        ratios.append(built / read)
        print(f"  by the {name}: read_csv {read:.2f} s, build {built:.2f} s (best of 3): "
              f"{built / read:.2f} times")  # fmt: skip
    print(
        f"  {(folder / 'figures.csv').stat().st_size / 2**20:.0f} MB of CSV, "
        f"{index.stat().st_size / 2**20:.0f} MB of index"
    )
    return dict(zip(("build", "processor"), ratios, strict=True))


def _time(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long it takes by the clock and by the processor, in seconds."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def print_times(name: str, spent: Sequence[float]) -> None:
    """Print the median and the 99th percentile of times in milliseconds."""
    last = statistics.quantiles(spent, n=100)[98]
    print(f"  {name:34} {statistics.median(spent):8.2f} ms median {last:8.2f} ms p99")


def time_each(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Return how long each question takes, in milliseconds."""
    spent = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def ask(index: Path, size: Size, *, is_whole: bool) -> dict[str, float]:
    """Print opening, memory and the time of questions; return the median in milliseconds."""
    from stats import Answer, Catalogue  # noqa: PLC0415
    from stats.render import render_plain  # noqa: PLC0415

    labels, areas = make_labels(size.measures), make_areas(size.areas)
    rng = random.Random(SEED)
    before = resident_mb()
    start = time.perf_counter()
    catalogue = Catalogue.open(index)
    opened = 1000 * (time.perf_counter() - start)
    replies = []

    def answer(question: str) -> None:
        reply = catalogue.ask(question)
        render_plain(reply)
        replies.append(reply)

    asked = [(rng.choice(labels), rng.choice(areas)) for _ in range(QUESTIONS)]
    spent = time_each(answer, [f"{label} {area}" for label, area in asked])
    right = sum(
        isinstance(reply, Answer) and reply.figures[0].codes["area"].label == area
        for reply, (_, area) in zip(replies, asked, strict=True)
    )
    more = resident_mb() - before
    print(f"  opened in {opened:.0f} ms; {more:.0f} MB more resident after {QUESTIONS} questions, "
          f"{right} answered")  # fmt: skip
    print_times("this bot, question to reply", spent)
    if is_whole:
        _ask_orders(answer, rng, labels, areas)
        _ask_searches([f"{label} {area}" for label, area in asked[:200]], labels)
    return {"median": statistics.median(spent)}


def _ask_orders(
    answer: Callable[[str], object], rng: random.Random, labels: Sequence[str], areas: Sequence[str]
) -> None:
    for order in ORDERS:
        questions = []
        for _ in range(100):
            label, area, other = rng.choice(labels), rng.choice(areas), rng.choice(areas)
            questions.append(order.replace("{}", label).format(area=area, other=other))
        print_times(f"  {order}", time_each(answer, questions))


def _ask_searches(questions: Sequence[str], labels: Sequence[str]) -> None:
    from stats.text import split_words  # noqa: PLC0415
    from tests.bench.labels import FullText, LinearScan, Tantivy  # noqa: PLC0415

    for kind in (LinearScan, FullText, Tantivy):
        search = kind(labels)
        spent = time_each(lambda question, find=search.find: find(split_words(question)), questions)
        print_times(f"{search.name}, label alone", spent)


def run(part: str, place: Path, size: Size, *, is_whole: bool = False) -> dict[str, float]:
    """Run a part in a process of its own, so that none inherits another's memory."""
    command = [sys.executable, "-m", "tests.bench.scale", "--part", part, "--place", str(place)]
    command += ["--measures", str(size.measures), "--areas", str(size.areas)]
    command += ["--years", str(size.years), *(["--long"] if size.is_long else [])]
    command += ["--whole"] if is_whole else []
    subprocess.run(command, check=True, env=os.environ)
    return json.loads((place / "result.json").read_text(encoding="ascii"))


def measure(place: Path, size: Size, *, is_whole: bool = False) -> dict[str, float]:
    """Write, build and ask one package; return what was found, the package is gone after."""
    print(size.text, flush=True)
    run("write", place, size)
    found = run("build", place, size)
    if not size.is_long or is_whole:
        found |= run("ask", place, size, is_whole=is_whole)
    shutil.rmtree(place / size.name)
    return found


def compare(name: str, first: float, second: float) -> None:
    """Print what the second costs beside the first, and what is allowed."""
    print(f"{name}: {second / first:.2f} times (at most {MAX_RATIO[name.split()[-1]]})")


def main() -> None:
    """Build and ask, part by part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=5500)
    parser.add_argument("--areas", type=int, default=740)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--part", choices=("write", "build", "ask"), default=None)
    parser.add_argument("--place", type=Path, default=None)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--large", action="store_true")
    arguments = parser.parse_args()
    size = Size(arguments.measures, arguments.areas, arguments.years, arguments.long)
    if arguments.part is None:
        with tempfile.TemporaryDirectory() as name:
            _measure_all(Path(name), size, is_large=arguments.large)
        return
    folder, index = arguments.place / size.name, arguments.place / f"{size.name}.index"
    found: dict[str, float] = {}
    if arguments.part == "write":
        write_package(folder, size)
    elif arguments.part == "build":
        found = build(folder, index)
    else:
        found = ask(index, size, is_whole=arguments.whole)
    (arguments.place / "result.json").write_text(json.dumps(found), encoding="ascii")


def _measure_all(place: Path, size: Size, *, is_large: bool) -> None:
    wide = measure(place, size, is_whole=True)
    long = measure(place, Size(size.measures, size.areas, size.years, is_long=True))
    for name, kind in (("build", "clock"), ("processor", "processor")):
        print(f"by the {kind}: wide build {wide[name]:.2f} times, long build {long[name]:.2f} times "
              f"read_csv (at most {MAX_RATIO['build']})")  # fmt: skip
    tenth = Size(size.measures // 10, size.areas, size.years)
    few = measure(place, tenth)
    many = measure(place, Size(tenth.measures, tenth.areas, 10 * size.years))
    compare("a question with ten times the observations", few["median"], many["median"])
    compare("a question with ten times the labels", few["median"], wide["median"])
    if is_large:
        small = measure(place, Size(size.measures, 20))
        large = measure(place, Size(10 * size.measures, 20))
        compare("a question with ten times the labels", small["median"], large["median"])


if __name__ == "__main__":
    main()
