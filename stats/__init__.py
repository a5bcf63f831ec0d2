"""The core: figures, questions and answers, without Telegram, network, clock or settings."""

from stats.catalogue import Catalogue, DatasetSummary
from stats.errors import IndexFileError, PackageError, Problem, StatsError
from stats.model import Answer, Clarification, NoFigure, NoMatch, Question, Reply

__all__ = [
    "Answer",
    "Catalogue",
    "Clarification",
    "DatasetSummary",
    "IndexFileError",
    "NoFigure",
    "NoMatch",
    "PackageError",
    "Problem",
    "Question",
    "Reply",
    "StatsError",
]
