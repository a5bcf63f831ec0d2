"""An opened index and one inferred dataset in, the same index with nothing else in it out.

A question that is known to be about one measure is then understood as though that were all there
is: only its own members, kinds and periods have names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from stats.index.lookup import NameHit
from stats.index.reader import Index
from stats.index.schema import MAX_PLACEHOLDERS
from stats.model import Dataset, Observation, Period

DAY_LENGTH = len("2024-05-15")
FINANCIAL = ("04", "03")
"""First and last month of the years that are written 2022/23 where nothing else is said."""
OWN = ("find_periods", "is_vocabulary", "names", "topics")
"""What a narrow index works out for itself instead of taking over what the whole remembers."""
MAX_BEGINNING = 50
"""Names looked at that begin with the same letters: of more, just one is not meant."""
LONGEST_CODE = 3
"""Letters of the codes of countries (ISO 3166-1)."""
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b|\b(?:[A-Z]\.){2,3}")


class NarrowIndex(Index):
    """One inferred dataset of an index; shares its connection and what it remembers."""

    def __init__(self, index: Index, dataset: Dataset, *, text: str = "") -> None:
        """Take an opened index, one of its inferred datasets, and the text that asks of it.

        A code written in capitals in the text ("US") is no ordinary word.
        """
        self.capitals = frozenset(
            word.replace(".", "").casefold()
            for word in _CAPITALS.findall(text)
            if not text.isupper()
        )
        kept = {name: value for name, value in vars(index).items() if name not in OWN}
        self.__dict__.update(kept)
        self.only = dataset
        self.datasets = (dataset,)
        self.references = ()
        self._found: dict[str, tuple[NameHit, ...]] = {}
        self.doubtful: dict[str, list[NameHit]] = {}

    def names(self, squashed: str) -> tuple[NameHit, ...]:  # type: ignore[override]
        """Return the codes of this dataset that a squashed text names."""
        return self.find_names([squashed]).get(squashed, ())

    def topics(self, word: str) -> frozenset[str]:  # type: ignore[override]
        """Return nothing: which dataset is meant is known."""
        return frozenset()

    def is_vocabulary(self, word: str) -> bool:  # type: ignore[override]
        """Whether the word stands in any member's name."""
        return bool(self._in_vocabulary("SELECT 1 FROM member_word WHERE word = ?", word))

    def find_names(self, squashed: Iterable[str]) -> dict[str, tuple[NameHit, ...]]:
        """Return the codes of this dataset that each of these squashed texts names.

        A name that only another list has is followed: what "UK" means there may be a member here.
        """
        texts = list(dict.fromkeys(squashed))
        asked = [text for text in texts if text not in self._found]
        found = self._own_names(asked)
        others = [text for text in asked if text not in found]
        elsewhere = self._labels_elsewhere(others)
        beyond = self._beyond(others)
        for text in self._made_of_two([text for text in others if text in elsewhere | beyond]):
            elsewhere.pop(text, None)
            beyond.pop(text, None)
        own = self._own_names({label for labels in elsewhere.values() for label in labels})
        for text, labels in elsewhere.items():
            if same := {hit.code: hit for label in labels for hit in own.get(label, ())}:
                found[text] = list(same.values())
        found = {**beyond, **found}
        self._found.update((text, self._settle(found.get(text, ()))) for text in asked)
        return {text: hits for text in texts if (hits := self._found[text])}

    def names_from(self, squashed: str) -> tuple[NameHit, ...]:
        """Return the names of members here that begin with a squashed text; none where many do."""
        rows = self._all(
            "SELECT concept, code, kind, text FROM member_name "
            "WHERE squash > ? AND squash < ? AND package = ? AND concept != 'dimension' LIMIT ?",
            squashed,
            f"{squashed}\U0010ffff",
            self.only.package,
            MAX_BEGINNING + 1,
        )
        if len(rows) > MAX_BEGINNING:
            return ()
        return tuple(
            NameHit(concept, code, kind, text, 0)
            for concept, code, kind, text in rows
            if self._is_here(concept, code)
        )

    def call(self, word: str, hits: tuple[NameHit, ...]) -> None:
        """Let a word name codes while a question is read."""
        self._found[word] = hits

    def codes(self, dimension: str) -> tuple[str, ...]:
        """Return the codes of a dimension that this dataset has observations for."""
        return self.cubes.codes(self.only, dimension)

    def has_member(self, squashed: str) -> bool:
        """Whether a squashed text names a member that this dataset has a figure for."""
        if squashed in self._found:
            return any(self._is_here(hit.concept, hit.code) for hit in self._found[squashed])
        if self._own_names([squashed]):
            return True
        labels = self._labels_elsewhere([squashed]).get(squashed, ())
        return bool(labels and self._own_names(labels)) and not any(self._made_of_two([squashed]))

    def _own_names(self, squashed: Iterable[str]) -> dict[str, list[NameHit]]:
        found: dict[str, list[NameHit]] = {}
        for squash, concept, code, kind, text in self._in_batches(
            "SELECT squash, concept, code, kind, text FROM member_name WHERE squash IN ({}) "
            "AND package = ? ORDER BY concept, code",
            squashed,
            self.only.package,
        ):
            if self._is_here(concept, code):
                found.setdefault(squash, []).append(NameHit(concept, code, kind, text, 0))
        words = {text: hits for text, hits in found.items() if self._is_word(text, hits)}
        self.doubtful.update(words)
        return {text: hits for text, hits in found.items() if text not in words}

    def _made_of_two(self, squashed: Sequence[str]) -> Iterator[str]:
        """Yield the texts that are two names of members here, of two dimensions: "West Midlands"
        and "ITL Level 1", where another list has an area of just that name.
        """
        if len(self.only.dimensions) < 2:
            return
        halves = {text: [(text[:at], text[at:]) for at in range(1, len(text))] for text in squashed}
        pairs = chain.from_iterable(halves.values())
        own = self._own_names(set(chain.from_iterable(pairs)))
        concepts = {text: {hit.concept for hit in hits} for text, hits in own.items()}
        for text, pairs_of in halves.items():
            named = ((concepts.get(a, set()), concepts.get(b, set())) for a, b in pairs_of)
            if any(a and b and a.isdisjoint(b) for a, b in named):
                yield text

    def _is_word(self, squashed: str, hits: Sequence[NameHit]) -> bool:
        """Whether a text is rather a word than the code it is too: "are", "in", "per"."""
        is_code = len(squashed) <= LONGEST_CODE and all(
            hit.kind == "alias" and hit.text.upper() == hit.text for hit in hits
        )
        return is_code and squashed not in self.capitals and self.is_common(squashed)

    def _beyond(self, squashed: Sequence[str]) -> dict[str, list[NameHit]]:
        """Return the codes of lists like this dataset's that have no figure in it.

        A question about one of them is understood; that there is no figure is the answer.
        """
        found: dict[str, list[NameHit]] = {}
        query = "SELECT squash, concept, code, kind, text FROM member_name WHERE squash IN ({})"
        for squash, concept, code, kind, text in self._in_batches(query, squashed):
            if concept in self.only.dimensions:
                found.setdefault(squash, [NameHit(concept, code, kind, text, 0)])
        return {text: hits for text, hits in found.items() if not self._is_word(text, hits)}

    def _is_here(self, concept: str, code: str) -> bool:
        if concept == "dimension":
            return code.partition(":")[0] in self.only.dimensions
        return concept in self.only.dimensions and self.cubes.has_code(self.only, concept, code)

    def _labels_elsewhere(self, squashed: Sequence[str]) -> dict[str, set[str]]:
        """Return what else the codes are called that other lists have under these names."""
        return {
            squash: set(labels)
            for squash, labels in self.labels_of_names(squashed).items()
            if labels and (squash in self.capitals or not self._is_short_word(squash))
        }

    def _is_short_word(self, squashed: str) -> bool:
        return len(squashed) <= LONGEST_CODE and self.is_common(squashed)

    def _in_batches(
        self, query: str, squashed: Iterable[str], *values: str
    ) -> Iterable[tuple[str, ...]]:
        texts = list(squashed)
        for start in range(0, len(texts), MAX_PLACEHOLDERS):
            asked = texts[start : start + MAX_PLACEHOLDERS]
            yield from self._all(query.format(", ".join("?" * len(asked))), *asked, *values)

    def _settle(self, hits: Sequence[NameHit]) -> tuple[NameHit, ...]:
        """Leave out codes that a newer code of the same name has taken the place of.

        An area whose code was renewed stands in a list twice, with the same figures: the code
        that has more of them is kept.
        """
        kept: list[tuple[NameHit, dict[str, float | None]]] = []
        for hit in hits if len(hits) > 1 and len(self.only.dimensions) == 1 else ():
            values = {each.period: each.report.value for each in self._observed(hit)}
            for place, (_, others) in enumerate(kept):
                shorter, longer = sorted((values, others), key=len)
                if shorter.items() <= longer.items():
                    kept[place] = (hit, values) if longer is values else kept[place]
                    break
            else:
                kept.append((hit, values))
        return tuple(hit for hit, _ in kept) if kept else tuple(hits)

    def _observed(self, hit: NameHit) -> tuple[Observation, ...]:
        return self.look_up(self.only.code, {hit.concept: hit.code})

    def _gram_tables(self) -> tuple[str, str, str]:
        return "member_gram", "member_word", "0"

    def has_calendar_years(self) -> bool:
        """Whether the years of this dataset are calendar years, as those of single months are."""
        codes = self.cubes.periods_of(self.only)
        if not any("/" in code or "-" in code for code in codes):
            return True
        periods = [self.period(code) for code in codes]
        has_dates = all(each.start and each.end for each in periods)
        return has_dates and all(each.start[:4] == each.end[:4] for each in periods)

    def odd_periods(self) -> tuple[tuple[str, str], ...]:
        """Return what periods are printed as that are not found as any year is, and their codes."""
        return self.period_names(self.only.code)

    def find_periods(  # type: ignore[override]
        self, start: str, end: str
    ) -> tuple[Period, ...]:
        """Return this dataset's periods of exactly these months.

        Of a calendar year that it has not as such, the only one that lies in it; of two years
        (2022/23), the one twelve months that begin in the first and end in the second, where it
        has no years from April; of a month that it has several days or weeks of, none.
        """
        periods = [self.period(code) for code in self.cubes.periods_of(self.only)]
        same = [each for each in periods if (each.start, each.end) == (start, end)]
        if same:
            # Weeks of a month are no months.
            is_week = any(e.kind == "part" and e.code[DAY_LENGTH:].startswith("/") for e in same)
            days = Counter(len(each.code) == DAY_LENGTH for each in same)
            return () if days[True] > 1 or is_week else tuple(same)
        if (start[-2:], end[-2:]) == FINANCIAL and int(end[:4]) == int(start[:4]) + 1:
            years = [each for each in periods if each.kind == "year"]
            over = [
                each for each in years if (each.start[:4], each.end[:4]) == (start[:4], end[:4])
            ]
            is_april = any((each.start[-2:], each.end[-2:]) == FINANCIAL for each in years)
            return () if is_april or len(over) != 1 else tuple(over)
        if (start[-2:], end[-2:]) != ("01", "12") or start[:-3] != end[:-3]:
            return ()
        touching = [each for each in periods if each.start <= end and each.end >= start]
        inside = [each for each in touching if start <= each.start and each.end <= end]
        # A half-year within it is no year where another one begins or ends in it.
        is_cut = any(each.kind == "part" and each not in inside for each in touching)
        return tuple(inside) if len(inside) == 1 and not is_cut else ()
