"""How the index does at size: `python -m tests.bench.scale [--measures N] [--areas N] [--years N]`.

A generated package of labels of real words: building beside `pandas.read_csv` of the same file in
the same run, opening, memory, and questions beside three searches over the labels alone; then
with ten times the areas and ten times the labels.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

LABELS = Path(__file__).with_name("labels.csv")
SEED = 20261126
QUESTIONS = 1000
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


def write_package(folder: Path, labels: Sequence[str], areas: Sequence[str], years: int) -> Path:
    """Write a wide package: a row for each area and year, a column for each label."""
    folder.mkdir(parents=True)
    rng = random.Random(SEED)
    fields = [{"name": "Area", "type": "string"}, {"name": "Year", "type": "year"}]
    fields += [{"name": label, "type": "number", "unit": "people"} for label in labels]
    resource_ = {"name": "figures", "path": "figures.csv", "schema": {"fields": fields}}
    source = {"title": "Bureau of Scale", "path": "https://scale.example/"}
    descriptor = {
        "name": folder.name,
        "title": "Scale",
        "resources": [resource_],
        "sources": [source],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Area", "Year", *labels])
        for area in areas:
            for year in range(2020, 2020 + years):
                writer.writerow([area, year, *(rng.randrange(1_000_000) for _ in labels)])
    return folder


def resident_mb() -> float:
    """Return the resident memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def build(folder: Path, index: Path) -> None:
    """Print how long building takes beside reading the same file, both imported before."""
    import pandas as pd  # noqa: PLC0415 - only this half needs it

    from stats.building import build_folders  # noqa: PLC0415

    start = time.perf_counter()
    frame = pd.read_csv(folder / "figures.csv")
    read = time.perf_counter() - start
    del frame
    start = time.perf_counter()
    build_folders([folder], index)
    built = time.perf_counter() - start
    size = index.stat().st_size / 2**20
    print(f"  read_csv {read:.2f} s, build {built:.2f} s: {built / read:.2f} times; {size:.0f} MB")


def ask(index: Path, labels: Sequence[str], areas: Sequence[str]) -> float:
    """Print opening, memory and the time of questions; return the median in milliseconds."""
    from stats import Answer, Catalogue  # noqa: PLC0415
    from stats.render import render_plain  # noqa: PLC0415

    rng = random.Random(SEED)
    before = resident_mb()
    start = time.perf_counter()
    catalogue = Catalogue.open(index)
    opened = 1000 * (time.perf_counter() - start)
    asked = [(rng.choice(labels), rng.choice(areas)) for _ in range(QUESTIONS)]
    spent, right = [], 0
    for label, area in asked:
        start = time.perf_counter()
        reply = catalogue.ask(f"{label} {area}")
        render_plain(reply)
        spent.append(1000 * (time.perf_counter() - start))
        right += isinstance(reply, Answer) and reply.figures[0].codes["area"].label == area
    median = statistics.median(spent)
    last = statistics.quantiles(spent, n=100)[98]
    print(
        f"  opened in {opened:.0f} ms; {QUESTIONS} questions: {right} answered, {median:.2f} ms median, "
        f"{last:.2f} ms p99; {resident_mb() - before:.0f} MB more resident"
    )
    return median


def run(part: str, place: Path, arguments: argparse.Namespace) -> None:
    """Run a part in a process of its own, so that none inherits another's memory."""
    command = [sys.executable, "-m", "tests.bench.scale", "--part", part, "--place", str(place)]
    for name in ("measures", "areas", "years"):
        command += [f"--{name}", str(getattr(arguments, name))]
    subprocess.run(command, check=True, env=os.environ)


def main() -> None:
    """Build and ask, part by part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=5500)
    parser.add_argument("--areas", type=int, default=740)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--part", choices=("write", "build", "ask"), default=None)
    parser.add_argument("--place", type=Path, default=None)
    arguments = parser.parse_args()
    labels, areas = make_labels(arguments.measures), make_areas(arguments.areas)
    if arguments.part is None:
        with tempfile.TemporaryDirectory() as name:
            print(f"{len(labels)} measures x {len(areas)} areas x {arguments.years} years")
            for part in ("write", "build", "ask"):
                run(part, Path(name), arguments)
    elif arguments.part == "write":
        write_package(arguments.place / "scale", labels, areas, arguments.years)
    elif arguments.part == "build":
        build(arguments.place / "scale", arguments.place / "scale.index")
    else:
        ask(arguments.place / "scale.index", labels, areas)


if __name__ == "__main__":
    main()
