"""Tables as they were read in, their dates that may be meant the other way round out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.inferring.dates import MONTH_FIRST
from stats.inferring.reads import Read

MONTHS = 12


def find_doubtful_dates(reads: Sequence[Read]) -> Iterator[tuple[str, str]]:
    """Yield the file and which dates may have the month before the day or after it.

    A day above 12 anywhere in the column settles it.
    """
    for read in reads:
        for column in read.layout.period:
            matches = [match for text in column.texts if (match := MONTH_FIRST.fullmatch(text))]
            pairs = [(int(match[1]), int(match[2])) for match in matches]
            is_open = all(max(pair) <= MONTHS for pair in pairs)
            doubtful = [
                match[0] for match, (one, other) in zip(matches, pairs, strict=True) if one != other
            ]
            if is_open and doubtful:
                yield (
                    str(read.table.resource.path),
                    f"{column.name}: {doubtful[0]!r} is read with the day first, as all its dates; "
                    "none has a day above 12, which would say whether the month is",
                )
