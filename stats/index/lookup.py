"""Words in, the codes, words and tokens of an index that they are near out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from stats.index.common import is_common_word
from stats.index.opening import IndexFile
from stats.index.schema import MAX_PLACEHOLDERS, bigrams

CACHED_WORDS = 4096
KNOWN_NAMES = 20_000
"""Names, squashed, that are kept in memory where there are no more: two megabytes, read in 2 ms;
as many of members of inferred datasets. Most runs of words name nothing, and to look each up took a
twelfth of the time of a question."""
KNOWN_LABELS = 20_000
"""Names remembered with what else their codes are called: each measure that a text may be of asks
for the same few, and most have none. Source: over 680 packages a fifth of a question's time."""
LONGEST_NOUN = 4
"""Words of what a kind of members is called: "county or unitary authority"."""
MAX_ELSEWHERE = 50
"""Labels looked at for one name, which are few: a country stands in hundreds of lists under one or
two."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A code that a piece of text names, and the name it was found by."""

    concept: str
    code: str
    kind: str
    text: str
    population: int


@dataclass(frozen=True, slots=True)
class WordHit:
    """A word of the vocabulary close to a misspelt one; `distance` counts single-letter edits."""

    word: str
    distance: int
    is_place_only: bool


class NameIndex(IndexFile):
    """An index by what codes are called."""

    def __init__(self, path: Path, *, hidden: frozenset[str] = frozenset()) -> None:
        """Open the file, as `IndexFile` does."""
        super().__init__(path, hidden=hidden)
        self.is_common = lru_cache(CACHED_WORDS)(self._is_common)
        self.is_vocabulary = lru_cache(CACHED_WORDS)(self._is_vocabulary)
        self.topics = lru_cache(CACHED_WORDS)(self._topics)
        self.names = lru_cache(CACHED_WORDS)(self._names)
        self.member_squashes = lru_cache(1)(self._member_squashes)
        self._known_names: dict[str, tuple[NameHit, ...]] = {}
        self._known_labels: dict[str, tuple[str, ...]] = {}

    def find_names(self, squashed: Iterable[str]) -> dict[str, tuple[NameHit, ...]]:
        """Return the codes that each of these squashed texts names, in one reading."""
        names, known = self._squashed, self._known_names
        if names is None:
            return {text: hits for text, hits in self._read_names(list(squashed)).items() if hits}
        texts = [text for text in squashed if text in names]
        if new := [text for text in texts if text not in known]:
            known.update(self._read_names(new))
        return {text: known[text] for text in texts}

    @cached_property
    def _squashed(self) -> frozenset[str] | None:
        """All names, squashed; None where they are too many to be kept."""
        rows = self._all("SELECT DISTINCT squash FROM name LIMIT ?", KNOWN_NAMES + 1)
        return frozenset(squash for (squash,) in rows) if len(rows) <= KNOWN_NAMES else None

    def _read_names(self, texts: Sequence[str]) -> dict[str, tuple[NameHit, ...]]:
        """Return the codes that each text names, none for one that names nothing."""
        found: dict[str, list[NameHit]] = {}
        for start in range(0, len(texts), MAX_PLACEHOLDERS):
            asked = texts[start : start + MAX_PLACEHOLDERS]
            marks = ", ".join("?" * len(asked))
            for squash, *row in self._all(
                f"SELECT squash, concept, code, kind, text, population FROM name "  # noqa: S608
                f"WHERE squash IN ({marks}) ORDER BY concept, population DESC, code",
                *asked,
            ):
                found.setdefault(squash, []).append(NameHit(*row))
        return {text: tuple(found.get(text, ())) for text in texts}

    def _names(self, squashed: str) -> tuple[NameHit, ...]:
        rows = self._all(
            "SELECT concept, code, kind, text, population FROM name WHERE squash = ? "
            "ORDER BY concept, population DESC, code",
            squashed,
        )
        return tuple(NameHit(*row) for row in rows)

    def names_of(self, concept: str, code: str) -> tuple[str, ...]:
        """Return the texts that name a code exactly, its label first."""
        rows = self._all(
            "SELECT text FROM name WHERE concept = ? AND code = ? AND kind != 'within' "
            "ORDER BY kind DESC, rowid",
            concept,
            code,
        )
        return tuple(text for (text,) in rows)

    def names_beginning(self, squashed: str, limit: int) -> tuple[NameHit, ...]:
        """Return members and datasets with a name that begins so, a hit for each of them.

        Those called so themselves stand before those of a place within them; of several names of
        one, the shortest is taken.
        """
        # Every character of a squashed name comes before the last there is.
        rows = self._all(
            "SELECT concept, code, kind, text, population, min(length(squash)) AS letters "
            "FROM name WHERE squash >= ? AND squash < ? "
            "AND concept NOT IN ('measure', 'dimension', 'period') AND kind != 'within' "
            "GROUP BY concept, code ORDER BY kind DESC, letters, concept, code LIMIT ?",
            squashed,
            f"{squashed}\U0010ffff",
            limit,
        )
        return tuple(NameHit(*row[:5]) for row in rows)

    def labels_of_names(self, squashed: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the other labels, squashed, of the codes that lists have under each name."""
        asked = list(dict.fromkeys(squashed))
        found = {
            text: known for text in asked if (known := self._known_labels.get(text)) is not None
        }
        if new := [text for text in asked if text not in found]:
            read = self._read_labels(new)
            if len(self._known_labels) + len(read) > KNOWN_LABELS:
                self._known_labels.clear()
            self._known_labels.update(read)
            found.update(read)
        return found

    def _read_labels(self, texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        labels: dict[str, list[str]] = {}
        for table, of_kind in (("member_name", ""), ("name", "AND here.kind != 'within'")):
            for start in range(0, len(texts), MAX_PLACEHOLDERS):
                asked = texts[start : start + MAX_PLACEHOLDERS]
                marks = ", ".join("?" * len(asked))
                pairs = (
                    "SELECT DISTINCT here.squash AS asked, other.squash AS label "  # noqa: S608
                    f"FROM {table} AS here JOIN {table} AS other ON other.concept = here.concept "
                    "AND other.code = here.code AND other.kind = 'label' "
                    f"WHERE here.squash IN ({marks}) {of_kind} "
                    "AND here.concept NOT IN ('dimension', 'dataset', 'measure', 'period')"
                )
                for squash, label in self._all(
                    "SELECT asked, label FROM (SELECT asked, label, row_number() OVER "  # noqa: S608
                    f"(PARTITION BY asked ORDER BY label) AS place FROM ({pairs})) "
                    f"WHERE place <= {MAX_ELSEWHERE} ORDER BY asked, label",
                    *asked,
                ):
                    labels.setdefault(squash, []).append(label)
        return {
            text: tuple(label for label in labels.get(text, ()) if label != text) for text in texts
        }

    def written_names(self) -> list[tuple[str, str, str, str]]:
        """Return every text that names a code: concept, code, kind of the name, text."""
        return self._all(
            "SELECT DISTINCT concept, code, kind, text FROM name ORDER BY concept, code, text"
        )

    def find_words(self, word: str, max_distance: int) -> tuple[WordHit, ...]:
        """Return the vocabulary's words within `max_distance` edits, nearest first."""
        grams = bigrams(word)
        # A single edit touches at most two bigrams, a swap of neighbours three.
        least = max(1, len(grams) - 3 * max_distance)
        marks = ", ".join("?" * len(grams))
        gram, word_table, is_place_only = self._gram_tables()
        rows = self._in_vocabulary(
            f"SELECT word.word, {is_place_only} FROM (SELECT word AS id FROM {gram} "  # noqa: S608
            f"WHERE gram IN ({marks}) AND length BETWEEN ? AND ? "
            f"GROUP BY word HAVING count(*) >= ?) AS near JOIN {word_table} AS word "
            "ON word.id = near.id",
            *grams,
            len(word) - max_distance,
            len(word) + max_distance,
            least,
        )
        hits = (
            WordHit(text, distance, bool(is_place_only))
            for text, is_place_only in rows
            if (distance := OSA.distance(word, text, score_cutoff=max_distance)) <= max_distance
        )
        return tuple(sorted(hits, key=lambda hit: (hit.distance, hit.is_place_only, hit.word)))

    def _gram_tables(self) -> tuple[str, str, str]:
        """Return where misspelt words are looked up, and what says that one is only a place's."""
        return "gram", "word", "word.is_place_only"

    def member_runs(self, words: Sequence[str], longest: int) -> tuple[tuple[int, int], ...]:
        """Return the runs of words that a member of an inferred dataset is called by, in order.

        Of runs that overlap, the longest is kept.
        """
        spans = {
            (start, end): "".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + longest) + 1)
        }
        known = self._called_so(spans.values())
        taken: set[int] = set()
        runs = []
        for (start, end), text in sorted(spans.items(), key=lambda each: each[0][0] - each[0][1]):
            if text in known and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                runs.append((start, end))
        return tuple(sorted(runs))

    def _called_so(self, squashed: Iterable[str]) -> Set[str]:
        """Return those of the texts that a member of an inferred dataset is called by."""
        texts = list(dict.fromkeys(squashed))
        if (names := self.member_squashes()) is not None:
            return names.intersection(texts)
        known: set[str] = set()
        for start in range(0, len(texts), MAX_PLACEHOLDERS):
            asked = texts[start : start + MAX_PLACEHOLDERS]
            marks = ", ".join("?" * len(asked))
            rows = self._all(
                f"SELECT DISTINCT squash FROM member_name WHERE squash IN ({marks}) "  # noqa: S608
                "AND concept != 'dimension'",
                *asked,
            )
            known.update(squash for (squash,) in rows)
        return known

    def _member_squashes(self) -> frozenset[str] | None:
        """Return all that members of inferred datasets are called; None where it is too much."""
        rows = self._all(
            "SELECT DISTINCT squash FROM member_name WHERE concept != 'dimension' LIMIT ?",
            KNOWN_NAMES + 1,
        )
        return frozenset(squash for (squash,) in rows) if len(rows) <= KNOWN_NAMES else None

    def member_texts(self, squashed: Iterable[str]) -> tuple[str, ...]:
        """Return how the lists of inferred datasets write the members of these squashed names."""
        asked = list(dict.fromkeys(squashed))[:MAX_PLACEHOLDERS]
        marks = ", ".join("?" * len(asked))
        rows = self._all(
            f"SELECT DISTINCT text FROM member_name WHERE squash IN ({marks}) "  # noqa: S608
            "AND concept != 'dimension' ORDER BY text",
            *asked,
        )
        return tuple(text for (text,) in rows)

    def dimension_places(self, words: Sequence[str]) -> frozenset[int]:
        """Return the places of words that name a dimension of an inferred dataset, or a kind."""
        spans = [
            (start, end)
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + LONGEST_NOUN) + 1)
        ]
        runs = {span: "".join(words[slice(*span)]) for span in spans}
        asked = list(dict.fromkeys(runs.values()))[:MAX_PLACEHOLDERS]
        marks = ", ".join("?" * len(asked))
        rows = self._all(
            f"SELECT DISTINCT squash FROM member_name WHERE squash IN ({marks}) "  # noqa: S608
            "AND concept = 'dimension'",
            *asked,
        )
        named = {squash for (squash,) in rows}
        return frozenset(
            place for span, run in runs.items() if run in named for place in range(*span)
        )

    def _is_common(self, word: str) -> bool:
        """Whether it is one of the commonest English words."""
        return is_common_word(self._all, word)

    def _is_vocabulary(self, word: str) -> bool:
        """Whether the word stands in any name."""
        return bool(self._in_vocabulary("SELECT 1 FROM word WHERE word = ?", word))

    def _topics(self, word: str) -> frozenset[str]:
        """Return the datasets in whose names the word stands."""
        rows = self._in_vocabulary("SELECT topics FROM word WHERE word = ?", word)
        return frozenset(rows[0][0].split()) if rows else frozenset()

    def find_token(self, token: str) -> tuple[str, str] | None:
        """Return the concept and code that a token names; None where none or several have it."""
        rows = self._all("SELECT concept, code FROM token WHERE token = ?", token)
        return (str(rows[0][0]), str(rows[0][1])) if len(rows) == 1 else None

    def find_tokens(self, start: str) -> tuple[tuple[str, str], ...]:
        """Return the concept and code of every token that begins so."""
        # Every character of a token comes before ~.
        rows = self._all(
            "SELECT concept, code FROM token WHERE token BETWEEN ? AND ?", start, f"{start}~"
        )
        return tuple((str(concept), str(code)) for concept, code in rows)
