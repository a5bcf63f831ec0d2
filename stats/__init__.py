"""The core: figures, questions and answers, without Telegram, network, clock or settings."""

from stats.catalogue import Catalogue, DatasetSummary
from stats.errors import IndexFileError, PackageError, Problem, StatsError
from stats.model import Answer, Clarification, NoFigure, NoMatch, Question, Reply
from stats.receipts import derive_secret, read_receipt, write_receipt

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
    "derive_secret",
    "read_receipt",
    "write_receipt",
]
