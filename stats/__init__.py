"""The core: figures, questions and answers, without Telegram, network, clock or settings."""

from stats.catalogue import Catalogue
from stats.catalogue.embargo import is_embargoed
from stats.catalogue.misses import LEAST_ASKERS, Miss, miss_text
from stats.catalogue.shelves import Shelf, ShelfMeasure
from stats.catalogue.summaries import DatasetSummary
from stats.catalogue.unread import describe_unread
from stats.errors import IndexFileError, OutputError, PackageError, Problem, SliceError, StatsError
from stats.files import replacing
from stats.model import (
    COMPARE,
    Answer,
    Choice,
    Clarification,
    Code,
    Dataset,
    Defaults,
    GivenFigure,
    NoFigure,
    NoMatch,
    Notice,
    Question,
    Reply,
    Variation,
)
from stats.packages import fingerprint_packages
from stats.receipts import derive_secret, read_receipt, write_receipt

__all__ = [
    "COMPARE",
    "LEAST_ASKERS",
    "Answer",
    "Catalogue",
    "Choice",
    "Clarification",
    "Code",
    "Dataset",
    "DatasetSummary",
    "Defaults",
    "GivenFigure",
    "IndexFileError",
    "Miss",
    "NoFigure",
    "NoMatch",
    "Notice",
    "OutputError",
    "PackageError",
    "Problem",
    "Question",
    "Reply",
    "Shelf",
    "ShelfMeasure",
    "SliceError",
    "StatsError",
    "Variation",
    "derive_secret",
    "describe_unread",
    "fingerprint_packages",
    "is_embargoed",
    "miss_text",
    "read_receipt",
    "replacing",
    "write_receipt",
]
