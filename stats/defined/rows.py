"""The CSV file of a resource in, its rows out; which columns and cells hold several things."""

from __future__ import annotations

from typing import cast

import pandas as pd

from stats.errors import PackageError, Problem
from stats.packages import Resource

Rows = list[dict[str, str]]


def read_rows(resource: Resource) -> Rows:
    """Return the rows of a resource, column -> cell.

    Raises:
        PackageError: the file is no CSV.

    """
    try:
        frame = pd.read_csv(resource.path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        # The standard's reader is kinder, as with a quotation mark that nothing closes.
        raise PackageError([Problem(str(resource.path), 0, f"not CSV: {error}")]) from error
    return cast("Rows", frame.to_dict("records"))


def dimensions_of(resource: Resource) -> tuple[str, ...]:
    """Return the columns that are dimensions, in their order."""
    return tuple(str(f["name"]) for f in resource.fields if f.get("role") == "dimension")


def split_list(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list, `a|b|c`.

    >>> split_list("cambs| Cambridgeshire Police |")
    ('cambs', 'Cambridgeshire Police')
    """
    return tuple(part for each in cell.split("|") if (part := each.strip()))
