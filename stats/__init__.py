"""The core: figures, questions and answers, without Telegram, network, clock or settings."""

from stats.catalogue import Catalogue, DatasetSummary
from stats.errors import IndexFileError, PackageError, Problem, StatsError
from stats.model import (
    Answer,
    Choice,
    Clarification,
    Code,
    Defaults,
    GivenFigure,
    NoFigure,
    NoMatch,
    Notice,
    Question,
    Reply,
)
from stats.receipts import derive_secret, read_receipt, write_receipt

__all__ = [
    "Answer",
    "Catalogue",
    "Choice",
    "Clarification",
    "Code",
    "DatasetSummary",
    "Defaults",
    "GivenFigure",
    "IndexFileError",
    "NoFigure",
    "NoMatch",
    "Notice",
    "PackageError",
    "Problem",
    "Question",
    "Reply",
    "StatsError",
    "derive_secret",
    "read_receipt",
    "write_receipt",
]
