"""A resolved question in, an answer or the reason for none out."""

from stats.answer.answer import answer_question
from stats.answer.figures import make_figure
from stats.answer.refused import show_missing
from stats.answer.settling import settle_year
from stats.answer.standing import CheckedReceipt, Standing, check_receipt

__all__ = [
    "CheckedReceipt",
    "Standing",
    "answer_question",
    "check_receipt",
    "make_figure",
    "settle_year",
    "show_missing",
]
