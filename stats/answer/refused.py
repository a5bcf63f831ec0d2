"""A reply without a figure in, the figure that is missing out, for a table."""

from __future__ import annotations

from dataclasses import replace

from stats.answer.figures import missing_figure
from stats.index.reader import Index
from stats.model import Figure, NoFigure, Period


def show_missing(index: Index, reply: NoFigure) -> Figure:
    """Return the one figure that was asked for, without a value; `status` says why.

    A dimension of which several members were asked for is left out, as is a period that is none of
    those loaded.
    """
    question = reply.question
    dataset = index.dataset(question.dataset)
    cell = {name: codes[0] for name, codes in question.members.items() if len(codes) == 1}
    codes = [code for group in question.periods for code in group]
    written = Period("", question.period_text, "", "", "span")
    period = index.period(codes[0]) if len(codes) == 1 else written
    measure = question.measure or dataset.measures[0]
    figure = missing_figure(index, dataset, cell, measure, period, reply.reason, reply.status)
    return replace(figure, sources=reply.sources)
