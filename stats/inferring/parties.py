"""The columns of figures of a table in, what else those are called that are parts of one whole.

Votes stand in a column for each party, often by its short name, and nothing says that they are
votes but the column of their total, or that they are parties' at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stats.inferring.columns import Column
from stats.inferring.words import clean_name

PARTIES = (
    ("Labour", "Lab", "Labour Party"),
    ("Conservative", "Conservatives", "Con", "Tory", "Tories", "Conservative Party"),
    ("Liberal Democrat", "Liberal Democrats", "Lib Dem", "Lib Dems", "LD", "LDem", "Libdem"),
    ("Green", "Greens", "Green Party"),
    ("Reform UK", "Reform"),
    ("UKIP", "UK Independence Party"),
    ("SNP", "Scottish National Party"),
    ("Plaid Cymru", "Plaid"),
    ("DUP", "Democratic Unionist Party", "Democratic Unionist"),
    ("Sinn Féin", "Sinn Fein", "SF"),
    ("SDLP", "Social Democratic and Labour Party"),
    ("UUP", "Ulster Unionist Party", "Ulster Unionist"),
    ("Alliance", "Alliance Party"),
    ("Brexit Party", "Brexit"),
    ("Independent", "Independents", "Ind"),
)
"""Parties of the United Kingdom with what they are called in tables of results.
Source: the House of Commons Library's general election results, and councils' own tables."""
LEAST_PARTIES = 3
"""Columns called by parties that show a table to be one of results."""
MOST_COLUMNS = 40
"""Columns of figures of a table of results, at most."""
TOTALS = frozenset(
    ("total", "totals", "all", "sum", "overall", "number", "of", "valid", "cast", "the")
)
"""Words of the name of a whole beside what it counts: "Total valid votes"."""
_KNOWN = {clean_name(name): names for names in PARTIES for name in names}


def names_of_part(column: Column, columns: Sequence[Column]) -> Iterator[str]:
    """Yield what else a column of figures is called as a part of a whole.

    Columns called "Labour", "Green" and "Con" have votes: those are "Labour votes", and
    "Conservative" as well. Where a "Total journeys" is their sum, "Car" has "Car journeys".
    """
    if not 1 < len(columns) <= MOST_COLUMNS:
        return
    party = _KNOWN.get(clean_name(column.name))
    parties = [each for each in columns if clean_name(each.name) in _KNOWN]
    is_vote = party is not None and len(parties) >= LEAST_PARTIES
    noun = "votes" if is_vote and _is_counted(column) else _noun_of_whole(column, columns)
    names = dict.fromkeys((column.name, *(party or ()))) if is_vote else (column.name,)
    for name in names:
        yield name
        if noun and noun not in clean_name(name).split():
            yield f"{name} {noun}"


def _is_counted(column: Column) -> bool:
    return column.is_whole and not column.sign


def _noun_of_whole(column: Column, columns: Sequence[Column]) -> str:
    """Return what the whole counts that a column and its neighbours add up to; empty for none."""
    for whole in columns:
        words = clean_name(whole.name).split()
        noun = " ".join(word for word in words if word not in TOTALS)
        is_named = len(words) > len(noun.split()) > 0
        if whole is not column and is_named and _adds_up(whole, column, columns):
            return noun
    return ""


def _adds_up(whole: Column, part: Column, columns: Sequence[Column]) -> bool:
    """Whether a column is the sum, row by row, of a run of its neighbours that a part is among."""
    place = next(n for n, each in enumerate(columns) if each is whole)
    for others in (columns[:place][::-1], columns[place + 1 :]):
        total = np.zeros_like(_numbers(whole))
        for count, other in enumerate(others, start=1):
            total = total + _numbers(other)
            is_in = any(each is part for each in others[:count])
            if count > 1 and is_in and np.array_equal(total, _numbers(whole)):
                return True
    return False


def _numbers(column: Column) -> NDArray[np.float64]:
    """Return a column's numbers, nought for none."""
    return np.nan_to_num(column.numbers) if column.numbers is not None else np.zeros(0)
