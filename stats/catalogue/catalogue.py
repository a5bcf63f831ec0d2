"""The one door to the core: a text in, a reply out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from stats.answer import (
    CheckedReceipt,
    check_receipt,
    show_missing,
)
from stats.catalogue.asking import answer_text
from stats.catalogue.cached import open_cached
from stats.catalogue.choosing import choose, note_filled, note_offered, note_taken
from stats.catalogue.corrections import (
    find_newer,
    find_restated,
    given_name,
    note_again,
    note_figures,
)
from stats.catalogue.embargo import find_hidden, find_next_release, mark_embargo
from stats.catalogue.examples import Examples
from stats.catalogue.homes import home_choices, home_names
from stats.catalogue.misses import Suggestion, suggest_aliases
from stats.catalogue.readings import ask_readings, reading_key
from stats.catalogue.shelves import Shelf, ShelfMeasure, Shelves
from stats.catalogue.slices import Slice, find_slice
from stats.catalogue.summaries import DatasetSummary, summarise
from stats.catalogue.unread import Unread, find_unread
from stats.catalogue.widening import add_wider, widen_choices
from stats.choices import read_choice
from stats.errors import IndexFileError, Problem
from stats.index.reader import Index
from stats.model import (
    Answer,
    Choice,
    Clarification,
    Code,
    Dataset,
    Defaults,
    Figure,
    GivenFigure,
    NoFigure,
    NoMatch,
    Notice,
    Question,
    Reply,
)
from stats.question import (
    assume_defaults,
    find_home,
)
from stats.receipts import Receipt
from stats.variations import find_changes, question_key, vary

NONE: frozenset[str] = frozenset()


class View(NamedTuple):
    """What of the figures is seen: packages not at all, or early; the month it is, or empty.

    The month counts only where there are figures for later ones.
    """

    hidden: frozenset[str]
    early: frozenset[str]
    now: str


class Catalogue:
    """The loaded figures. It never changes, so any number of callers may ask at once."""

    def __init__(
        self,
        index: Index,
        views: dict[View, Catalogue] | None = None,
        early: frozenset[str] = NONE,
    ) -> None:
        """Take the figures of an opened index; `views` are kept by `at`.

        Answers from the packages named in `early` say until when they are under embargo.
        """
        self.index = index
        self._embargoes = {
            name: datetime.fromisoformat(until) for name, until in index.embargoes().items()
        }
        self._shelves = Shelves(index)
        self._examples = Examples(index, self._shelves, self.ask)
        self._early = {name: self._embargoes[name] for name in early}
        self._views = {View(index.hidden, early, index.now): self} if views is None else views

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open the index file at `path`.

        Raises:
            IndexFileError: there is none, or it is no index of this format.

        """
        return cls(Index(path))

    def at(self, now: datetime, *, is_early: bool = False) -> Catalogue:
        """Return the figures that may be given at a time: none that are under embargo then.

        The latest of those for years to come, too, is then the latest of years that have begun.
        It is this very catalogue where nothing changes by it. For who may see them early, all
        figures are there, and an answer from those under embargo says so first.
        """
        embargoed = find_hidden(self._embargoes, now)
        hidden, early = (NONE, embargoed) if is_early else (embargoed, NONE)
        month = f"{now:%Y-%m}"
        wanted = View(hidden, early, month if month < self.index.last_start else "")
        if wanted in self._views:
            return self._views[wanted]
        views = tuple(self._views.items())
        opened = next((each for view, each in views if view.hidden == hidden), None)
        try:
            index = opened.index if opened else self.index.hide(hidden)
        except IndexFileError:
            # The file has been replaced; until that one is loaded, what hides more stays.
            safe = (each for view, each in views if view.hidden > hidden)
            if (before := next(safe, None)) is None:
                raise
            return before
        self._views[wanted] = Catalogue(index.until(wanted.now), self._views, early)
        return self._views[wanted]

    def next_release(self, now: datetime) -> datetime | None:
        """Return when the next embargo after a time ends; None where there is none."""
        return find_next_release(self._embargoes, now)

    @classmethod
    def open_verified(cls, path: Path) -> Catalogue:
        """Open the index file at `path` after comparing all of it with its checksum.

        Raises:
            IndexFileError: it is not as it was built.

        """
        return cls(Index.open_verified(path))

    @classmethod
    def open_folders(
        cls,
        folders: Sequence[Path],
        cache: Path,
        report: Callable[[Sequence[Problem]], None] | None = None,
    ) -> Catalogue:
        """Open the packages in `folders`: the index kept in `cache`, brought up to date.

        One that was damaged there is built anew.

        `report` is told of the problems of packages that had to be read.

        Raises:
            PackageError: none of the packages that changed can be used; nothing in the cache is
                changed.

        """
        return cls(open_cached(folders, cache, report))

    def unread(self, folders: Sequence[Path]) -> tuple[Unread, ...]:
        """Return which packages of the folders it was built of cannot be used as they stand.

        Raises:
            PackageError: a folder holds no package.

        """
        return find_unread(self.index, folders)

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """The loaded datasets, the one taken by default first."""
        return self.index.datasets

    @property
    def inferred_packages(self) -> int:
        """How many packages are loaded that do not define their datasets."""
        return self.index.count_inferred_packages()

    @property
    def examples(self) -> tuple[str, ...]:
        """Questions that the loaded figures answer: those that the packages have, else some."""
        return self._examples.texts

    @property
    def version(self) -> str:
        """A short name of the data: the same facts have the same one, on every machine."""
        return self.index.version

    def ask(
        self,
        text: str,
        *,
        previous: Question | None = None,
        is_reply: bool = False,
        defaults: Defaults | None = None,
        asked_back: Clarification | None = None,
    ) -> Reply:
        """Return the reply to any text: figures, a question back, or why there is none.

        `previous` is the same reader's question before it, which a short text may go on from where
        all that it is about is still loaded; `is_reply` says that the text was written as a reply
        to the answer to that question. `asked_back` is what the reader was asked last and has not
        answered: a text that takes one of its choices is answered as that one, one that names
        another member as that; "the other one" after it as the one that was not taken.
        Where the `defaults` are taken, the reply says so and offers the whole as a choice.
        """
        picked = choose(text, asked_back, previous, self.index)
        if isinstance(picked, Choice):
            reply = self._ask(picked.question, None, defaults, is_reply=False)
            offered = asked_back.choices if asked_back else previous.offered if previous else ()
            reply = note_offered(reply, picked, offered)
        else:
            filled = picked or self._fill(text, asked_back, defaults)
            reply = filled or self._ask(text, previous, defaults, is_reply=is_reply)
        return mark_embargo(reply, self._early) if self._early else reply

    def _fill(
        self, text: str, asked_back: Clarification | None, defaults: Defaults | None
    ) -> Reply | None:
        """Return the reply to what was asked but for a member, where a text names it; else None."""
        if asked_back is None or asked_back.open is None:
            return None
        reply = self._ask(text, asked_back.open, defaults, is_reply=True)
        if not isinstance(reply, Answer | NoFigure):
            return None
        if reply.question.dataset != asked_back.open.dataset:
            return None
        return note_filled(reply, asked_back, self.index)

    def _ask(
        self, text: str, previous: Question | None, defaults: Defaults | None, *, is_reply: bool
    ) -> Reply:
        reply = answer_text(
            text, self.index, previous=previous, is_reply=is_reply, defaults=defaults
        )
        if isinstance(reply, NoMatch):
            help_text = next((each.help for each in self.datasets if each.help), "")
            return replace(reply, examples=self.examples, help=help_text)
        return reply

    def note_taken(self, reply: Reply, key: str, asked_back: Reply | None) -> Reply:
        """Return the reply to a pressed choice; its question knows what else was offered there."""
        return note_taken(reply, key, asked_back)

    def ask_choice(self, key: str, *, defaults: Defaults | None = None) -> Reply | None:
        """Return the reply to the question a choice's key stands for; None if it is not loaded."""
        question = read_choice(self.index, key)
        return None if question is None else self.ask(question, defaults=defaults)

    def find_home(self, text: str) -> tuple[Code, ...] | Clarification | NoMatch:
        """Return the members of the first dimension that a text names, in its order.

        A choice of the Clarification has a key that `find_home_choice` reads.
        """
        return find_home(text, self.index)

    def find_home_choice(self, key: str) -> tuple[Code, ...] | Clarification | NoMatch:
        """Return the members that the key of a choice stands for; NoMatch if it is not loaded."""
        return find_home(read_choice(self.index, key) or "", self.index)

    def home_choices(self) -> tuple[Choice, ...]:
        """Return a choice for each member of the first dimension with figures, by label."""
        return home_choices(self.index)

    def home_names(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Return the names of members of the first dimension; those not loaded are left out."""
        return home_names(codes, self.index)

    def given_names(self, given: Sequence[GivenFigure]) -> tuple[str, ...]:
        """Return what a reading calls each figure given; its codes where they are not loaded."""
        return tuple(given_name(each, self.index) for each in given)

    def note_figures(self, reply: Reply) -> tuple[GivenFigure, ...]:
        """Return the published figures that a reply gives or works with, to be compared later."""
        return note_figures(reply, self.index) if isinstance(reply, Answer) else ()

    def find_restated(self, given: Sequence[GivenFigure]) -> tuple[Notice, ...]:
        """Return those of the figures that now stand otherwise."""
        return find_restated(given, self.index)

    def find_newer(self, given: Sequence[GivenFigure]) -> tuple[Notice, ...]:
        """Return the figures of a later period than any loaded when these were given."""
        return find_newer(given, self.index)

    def note_again(self, notice: Notice) -> GivenFigure | None:
        """Return the figure of a notice as it is given by it; None where it was withdrawn."""
        return note_again(notice, self.index)

    def ask_again(self, key: str, *, defaults: Defaults | None = None) -> Answer | NoFigure | None:
        """Return the reply that has this key; None where that question is not loaded any more.

        Where it is about the `defaults`, it offers the whole as when it was given.
        """
        reply = self.ask_choice(key)
        if not isinstance(reply, Answer | NoFigure):
            return None
        if question_key(self.index, reply.question) != key:
            return None
        reply = replace(reply, key=key)
        if defaults is None:
            return reply
        wider = widen_choices(
            "", assume_defaults(reply.question, defaults, self.index), defaults, self.index
        )
        return add_wider(reply, wider)

    def choose_examples(self, texts: Sequence[str]) -> tuple[Choice, ...]:
        """Return those of the texts that have an answer, as choices."""
        return self._examples.choose(texts)

    def vary(self, reply: Reply) -> Reply:
        """Return a reply with its key and the parts that have other values, for its buttons.

        It asks in turn for what may be changed, which takes as long as the reply itself.
        """
        return vary(self.index, reply) if isinstance(reply, Answer | NoFigure) else reply

    def changes(self, reply: Answer | NoFigure, subject: str) -> Iterator[Choice]:
        """Yield what a part of a reply's question may be changed to, likeliest first.

        `subject` is that of one of the reply's variations. Each choice has a figure, and is
        understood as just the question that it is meant to be.
        """
        for choice in find_changes(self.index, reply, subject):
            changed = self.ask(choice.question)
            if isinstance(changed, Answer) and choice.key == question_key(
                self.index, changed.question
            ):
                yield choice

    def suggest_aliases(self, text: str) -> tuple[Suggestion, ...]:
        """Return the codes that a text which was not understood likely means, likeliest first."""
        return suggest_aliases(text, self.index)

    def check_receipt(self, receipt: Receipt) -> CheckedReceipt:
        """Return a receipt's figures as they were then, each beside the one given today."""
        return check_receipt(receipt, self.index)

    def ask_readings(self, text: str) -> tuple[tuple[str, Reply], ...]:
        """Return the replies to the likely readings of a text, best first, each with a short id.

        Of a text whose last word is not finished, those to what it may become. Empty where the
        text is no question; where somebody needs help, only where to find it.
        """
        return ask_readings(text, self.index, self.ask)

    def ask_examples(self) -> tuple[tuple[str, str, Answer], ...]:
        """Return example questions with the short id and the answer of each, of every dataset one
        before any has two.
        """
        return tuple(
            (example, reading_key(answer.reading), answer)
            for example, answer in self._examples.answered()
        )

    def shelves(self, text: str = "") -> tuple[Shelf, ...]:
        """Return the packages that are loaded; of a text, those that have its words."""
        return self._shelves.find(text)

    def shelf_measures(self, package: str, text: str = "") -> tuple[ShelfMeasure, ...]:
        """Return what can be asked for of a package; of a text, what has its words."""
        return self._shelves.measures(package, text)

    def show_missing(self, reply: NoFigure) -> Figure:
        """Return the figure that a reply says there is none of, without a value."""
        return show_missing(self.index, reply)

    def find_slice(
        self, dataset: str, members: Mapping[str, Sequence[str]], periods: Sequence[str]
    ) -> Slice:
        """Return the figures of a part of a dataset, named in codes; all where none are named.

        Raises:
            SliceError: the dataset is not loaded, or has no such dimension, code or period.

        """
        return find_slice(dataset, members, periods, self.index)

    def summaries(self) -> tuple[DatasetSummary, ...]:
        """Return what is loaded, dataset by dataset."""
        return tuple(self.summary(dataset) for dataset in self.datasets)

    def summary(self, dataset: Dataset) -> DatasetSummary:
        """Return what a dataset covers."""
        return summarise(dataset, self.index)
