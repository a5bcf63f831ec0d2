"""Stub."""

from pathlib import Path

from stats.errors import Problem
from stats.model import Tables


def is_defined(descriptor: object) -> bool:
    """Stub."""
    return True


def read_inferred(folder: Path) -> tuple[Tables, tuple[Problem, ...]]:
    """Stub."""
    raise NotImplementedError
