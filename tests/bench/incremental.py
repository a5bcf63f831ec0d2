"""What a change to one of many packages costs beside building all of them: `python -m
tests.bench.incremental FOLDER`.

One package after another is changed in its last figure and built into the index that stands; the
data version must be that of building everything anew.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from stats.building import build_folders
from stats.index.reader import Index

CHANGES = 8
MAX_SHARE = 0.1
"""What one changed package may cost at most of building all."""


def change(folder: Path, times: int) -> None:
    """Write one more row of figures to the largest table of a package."""
    path = max(folder.glob("*.csv"), key=lambda each: each.stat().st_size)
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[-1].split(",")
    cells[-1] = f"{times}.25"
    path.write_text("\n".join([*lines[:-1], ",".join(cells), ""]), encoding="utf-8")
    os.utime(path, (1_700_000_000 + times, 1_700_000_000 + times))


def build(folder: Path, index: Path) -> float:
    """Return how long a build takes, in seconds, without clearing up what those before it left.

    Source: of nine builds in one process the eighth took 91 ms, and first in its own 47 to 56.
    """
    gc.collect()
    start = time.perf_counter()
    build_folders([folder], index)
    return time.perf_counter() - start


def main(collection: Path) -> None:
    """Print the full build, and what each changed package costs."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder, index = place / "packages", place / "all.index"
        shutil.copytree(collection, folder)
        build(folder, place / "warm.index")  # what a build loads is loaded
        (place / "warm.index").unlink()
        fulls = []
        for _ in range(2):
            index.unlink(missing_ok=True)
            fulls.append(build(folder, index))
        packages = sorted(each.parent for each in folder.glob("*/datapackage.json"))
        full = min(fulls)
        print(f"{len(packages)} packages: all in {full:.2f} s")
        shares = []
        for times, package in enumerate(packages[:: max(1, len(packages) // CHANGES)], start=1):
            change(package, times)
            spent = build(folder, index)
            shares.append(spent / full)
            print(f"  {package.name:60} {1000 * spent:7.0f} ms  {100 * spent / full:5.1f}%")
        build(folder, place / "anew.index")
        is_same = Index(index).version == Index(place / "anew.index").version
        print(
            f"one changed package costs {100 * statistics.median(shares):.1f}% of all (median), "
            f"{100 * max(shares):.1f}% at most (allowed {100 * MAX_SHARE:.0f}%); "
            f"{'the same figures as' if is_same else 'NOT the figures of'} building anew"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
