"""An answer in, the likely changes of one part of its question out, each as a choice."""

from stats.variations.parts import question_parts
from stats.variations.vary import PERIOD, find_changes, question_key, vary

__all__ = ["PERIOD", "find_changes", "question_key", "question_parts", "vary"]
