"""A question's words in, the measure labels that it may mean out, best first."""

from stats.question.inferred.labels.find import LabelHit, choose_label, find_labels, lead_of

__all__ = ["LabelHit", "choose_label", "find_labels", "lead_of"]
