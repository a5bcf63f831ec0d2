"""A resolved question in, an answer or the reason for none out."""

from stats.answer.answer import answer_question

__all__ = ["answer_question"]
