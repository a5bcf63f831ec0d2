"""Replies that are kept: the same as asked anew, few, and only those of the catalogue at hand."""

from __future__ import annotations

from handlers.recent import LONGEST, RecentReplies
from stats import Answer, Catalogue, Defaults


class Counting:
    """A catalogue that counts how often it is asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.asked = 0

    def ask(self, text: str, **options: object) -> object:
        self.asked += 1
        return self.catalogue.ask(text, **options)  # type: ignore[arg-type]


def test_a_question_is_worked_out_once_for_what_it_goes_on_from(catalogue: Catalogue) -> None:
    recent, counting = RecentReplies(), Counting(catalogue)

    def ask(text: str, previous: object = None) -> object:
        return recent.ask(counting, text, previous=previous, is_reply=False)  # type: ignore[arg-type]

    first, again = ask("cambs insta"), ask("cambs insta")
    assert again is first
    assert counting.asked == 1
    other = ask("norfolk facebook")
    assert isinstance(first, Answer)
    assert isinstance(other, Answer)
    after_first, after_other = (
        ask("and whatsapp?", first.question),
        ask("and whatsapp?", other.question),
    )
    assert after_first == catalogue.ask("and whatsapp?", previous=first.question)
    assert after_other == catalogue.ask("and whatsapp?", previous=other.question)
    assert after_first != after_other


def test_another_catalogue_is_asked_anew(catalogue: Catalogue, ices: Catalogue) -> None:
    recent = RecentReplies()
    for each in (catalogue, ices, catalogue):
        said = recent.ask(each, "cambs insta", previous=None, is_reply=False)
        assert said == each.ask("cambs insta")


def test_few_are_kept_and_long_ones_are_not(catalogue: Catalogue) -> None:
    recent, counting = RecentReplies(size=2), Counting(catalogue)
    for text in ("a", "b", "a", "c", "b", "x" * (LONGEST + 1), "x" * (LONGEST + 1)):
        recent.ask(counting, text, previous=None, is_reply=False)  # type: ignore[arg-type]
    assert counting.asked == 6


def test_what_two_readers_have_set_is_told_apart(catalogue: Catalogue) -> None:
    recent = RecentReplies()
    cambs, norfolk = (Defaults((code,), "your patch") for code in ("E23000023", "E23000013"))
    for defaults in (None, cambs, norfolk, cambs, None):
        said = recent.ask(catalogue, "instagram", previous=None, is_reply=False, defaults=defaults)
        assert said == catalogue.ask("instagram", defaults=defaults)
