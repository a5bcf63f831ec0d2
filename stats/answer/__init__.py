"""A resolved question in, an answer or the reason for none out."""

from stats.answer.answer import answer_question
from stats.answer.figures import make_figure
from stats.answer.reading import operation_words

__all__ = ["answer_question", "make_figure", "operation_words"]
