"""The core: figures, questions and answers, without Telegram, network, clock or settings."""

from stats.catalogue import Catalogue, DatasetSummary
from stats.errors import IndexFileError, PackageError, Problem, StatsError
from stats.model import (
    COMPARE,
    Answer,
    Choice,
    Clarification,
    Dataset,
    NoFigure,
    NoMatch,
    Question,
    Reply,
    Variation,
)
from stats.receipts import derive_secret, read_receipt, write_receipt

__all__ = [
    "COMPARE",
    "Answer",
    "Catalogue",
    "Choice",
    "Clarification",
    "Dataset",
    "DatasetSummary",
    "IndexFileError",
    "NoFigure",
    "NoMatch",
    "PackageError",
    "Problem",
    "Question",
    "Reply",
    "StatsError",
    "Variation",
    "derive_secret",
    "read_receipt",
    "write_receipt",
]
