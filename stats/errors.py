"""Every exception of the core; what a reader can cause is a returned value instead.

StatsError
├── PackageError      a data package cannot be used; carries all of its problems at once
├── IndexFileError    an index file is missing, foreign, damaged or of another format version
├── OutputError       something else than a file stands where one is to be written
└── SliceError        a part of a dataset is asked for by a code that it does not have
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_WRITTEN = 1000
"""Characters of a problem that are written. Source: ours; nobody reads on, and a name may have a
million."""


def name_error(error: Exception) -> str:
    """Return the kind of an error that nobody foresaw and what it says, in one line.

    >>> name_error(KeyError("a"))
    "KeyError: 'a'"
    """
    return " ".join(f"{type(error).__name__}: {error}".split())


class StatsError(Exception):
    """Base of every exception raised in the core."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a data package.

    Attributes:
        file: path as given, relative to where the command was run.
        line: 1-based line in that file; 0 where no line can be named.
        message: what is wrong, in words a data desk understands.
        is_error: False for a warning, which does not stop a build.
        is_note: whether it is no problem at all, but how something was understood.

    """

    file: str
    line: int
    message: str
    is_error: bool = True
    is_note: bool = False

    @property
    def level(self) -> str:
        """One word: error, warning or note."""
        return "error" if self.is_error else "note" if self.is_note else "warning"

    def __str__(self) -> str:
        word = "" if self.is_error else f"{self.level}: "
        text = f"{self.file}:{self.line}: {word}{self.message}"
        if len(text) > MOST_WRITTEN:
            text = f"{text[:MOST_WRITTEN]}..."
        # What a package says could steer the terminal that it is written to.
        return text if text.isprintable() else "".join(map(_show, text))


def _show(character: str) -> str:
    r"""Return a character as it is; one that is not printed as its number.

    >>> _show("é"), _show("\x1b"), _show("\u202e")
    ('é', '\\x1b', '\\u202e')
    """
    return character if character.isprintable() else ascii(character)[1:-1]


class PackageError(StatsError):
    """A data package cannot be used; `problems` holds everything found, errors and warnings."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class IndexFileError(StatsError):
    """An index file cannot be opened; the message names the file and what to do."""


class OutputError(StatsError):
    """Something else than a file stands where one is to be written; says what to do."""


class SliceError(StatsError):
    """A part of a dataset is asked for by a code that it does not have; says which there are."""
