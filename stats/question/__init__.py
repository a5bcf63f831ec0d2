"""Text in, a resolved question out."""

from stats.question.composing.defaults import assume_defaults, drop_defaults, find_home
from stats.question.conversation.completing import complete_text
from stats.question.conversation.elsewhere import ask_elsewhere
from stats.question.conversation.others import offer_others, says_other, with_offered
from stats.question.conversation.picking import pick_choice
from stats.question.inferred.measures import offer_measures
from stats.question.parse import parse_question

__all__ = [
    "ask_elsewhere",
    "assume_defaults",
    "complete_text",
    "drop_defaults",
    "find_home",
    "offer_measures",
    "offer_others",
    "parse_question",
    "pick_choice",
    "says_other",
    "with_offered",
]
