"""Text in, a resolved question out."""

from stats.question.completing import complete_text
from stats.question.defaults import assume_defaults, drop_defaults, find_home
from stats.question.measures import offer_measures
from stats.question.parse import parse_question
from stats.question.picking import pick_choice

__all__ = [
    "assume_defaults",
    "complete_text",
    "drop_defaults",
    "find_home",
    "offer_measures",
    "parse_question",
    "pick_choice",
]
