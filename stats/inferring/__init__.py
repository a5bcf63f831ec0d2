"""Any tabular data package in, tables out; how it is decided is told in docs/inference.md."""

from __future__ import annotations

from stats.inferring.describing import describe_table
from stats.inferring.files import WIDE_MARKS
from stats.inferring.reader import infer_package

__all__ = ["WIDE_MARKS", "describe_table", "infer_package"]
