"""Text in, a resolved question out."""

from stats.question.interpret import parse_question

__all__ = ["parse_question"]
