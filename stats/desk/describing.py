"""CSV files without a descriptor in, a folder with a data package for each of them out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from stats.errors import PackageError, Problem, name_error
from stats.hostile import MOST_TABLE_BYTES, file_danger
from stats.inferring import WIDE_MARKS, describe_table
from stats.packages import DESCRIPTOR

LOOKED_AT = 4096
"""Bytes of a file that show whether it is text in columns."""
BETWEEN_CELLS = (b",", b";", b"\t", b"|")


def describe_files(
    files: Sequence[Path], out: Path, *, is_forced: bool = False
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write a package into `out` for each file, named after it; return the folders and problems.

    A file that cannot be used is named and left out, and the rest goes on. A descriptor that is
    there and says anything else is left as it is, for somebody may have corrected it, unless it
    `is_forced`.
    """
    written: list[Path] = []
    problems: list[Problem] = []
    for file in files:
        try:
            folder, found = _describe(file, out, {each.name for each in written}, is_forced)
        except PackageError as error:
            problems += _of_file(file, error.problems)
            problems.append(Problem(str(file), 0, "left out, it is not described"))
            continue
        except Exception as error:  # noqa: BLE001 - no file may stop the others
            why = f"left out, it cannot be read: {name_error(error)}"
            problems.append(Problem(str(file), 0, why))
            continue
        written.append(folder)
        problems += found
    return tuple(written), tuple(problems)


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to describe: of a folder its CSV files, or itself where it has none."""
    found = []
    for path in paths:
        inside = sorted(path.glob("*.csv")) if path.is_dir() else []
        found += inside or [path]
    return tuple(found)


def _of_file(file: Path, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what is wrong with a file; the descriptor that it has not got yet is not spoken of."""
    if file.is_file() and not file.is_symlink() and _is_no_csv(file):
        yield Problem(str(file), 0, "this is no CSV")
        return
    for problem in problems:
        if Path(problem.file).name != DESCRIPTOR or Path(problem.file).exists():
            yield problem


def _is_no_csv(file: Path) -> bool:
    """Whether a file that cannot be used is no text, or has nothing between its cells."""
    with file.open("rb") as opened:
        start = opened.read(LOOKED_AT).lstrip()
    is_bare = bool(start) and not any(mark in start for mark in BETWEEN_CELLS)
    return is_bare or (b"\0" in start and not start.startswith(WIDE_MARKS))


def _describe(
    file: Path, out: Path, taken: set[str], is_forced: bool
) -> tuple[Path, tuple[Problem, ...]]:
    folder = out / file.stem
    if folder.name in taken:
        raise PackageError([Problem(str(file), 0, f"another file is called {file.stem}")])
    if not file.name.isprintable():
        why = "its name has characters that cannot be shown; rename it"
        raise PackageError([Problem(str(file), 0, why)])
    if file.is_dir():
        raise PackageError([Problem(str(file), 0, "there is no CSV file in this folder")])
    if problem := file_danger(file.parent, file, MOST_TABLE_BYTES):
        raise PackageError([problem])
    if not file.is_file():
        raise PackageError([Problem(str(file), 0, "there is no such file")])
    descriptor, problems = describe_table(file)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    target = folder / DESCRIPTOR
    if target.exists() and not is_forced and target.read_text(encoding="utf-8") != text:
        why = "is there already and may have been corrected; --force writes it anew"
        raise PackageError([Problem(str(target), 0, why)])
    folder.mkdir(parents=True, exist_ok=True)
    copied = folder / file.name
    if not copied.exists() or not copied.samefile(file):
        shutil.copyfile(file, copied)
    target.write_text(text, encoding="utf-8")
    return folder, problems
