"""Any tabular data package in, tables out; how it is decided is told in docs/inference.md."""

from __future__ import annotations

from stats.inferring.reader import is_defined, read_inferred

__all__ = ["is_defined", "read_inferred"]
