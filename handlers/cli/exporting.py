"""What is asked for in, its figures as CSV out: of an answer, or of a part of a dataset."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from handlers.cli.terminal import render_terminal
from stats import Answer, Catalogue, NoFigure, replacing
from stats.render import render_csv, write_csv


def export_answer(catalogue: Catalogue, text: str) -> Iterator[bytes]:
    """Return the figures of the answer to a text; where it asks back, say so and end."""
    reply = catalogue.ask(text)
    if isinstance(reply, NoFigure):
        missing = catalogue.show_missing(reply)
        return write_csv([missing], missing.dataset.dimensions, reply.reading)
    if isinstance(reply, Answer):
        return iter([render_csv(reply)])
    sys.exit(render_terminal(reply))


def export_part(
    catalogue: Catalogue, dataset: str, members: Mapping[str, Sequence[str]], periods: Sequence[str]
) -> Iterator[bytes]:
    """Return all figures of a part of a dataset, named in codes.

    Raises:
        SliceError: the dataset is not loaded, or has no such dimension, code or period.

    """
    part = catalogue.find_slice(dataset, members, periods)
    return write_csv(part.figures, part.dataset.dimensions, part.reading)


def write_export(chunks: Iterator[bytes], out: Path | None) -> None:
    """Write what is exported into a file, or to the output; where there is nothing, say so and end.

    Raises:
        OutputError: something else than a file stands at `out`.

    """
    first = next(chunks, b"")
    if not first:
        sys.exit("There is nothing in print of that, not even that it is missing.")
    chunks = chain([first], chunks)
    if out is None:
        sys.stdout.buffer.writelines(chunks)
        return
    try:
        with replacing(out) as beside, beside.open("wb") as file:
            file.writelines(chunks)
    except OSError as error:
        sys.exit(f"{out}: {error.strerror}")
