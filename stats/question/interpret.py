"""What a text mentions in, one resolved question out, or what has to be asked back.

The order of the questions put to the mentions: is it a question at all; which codes; which
dataset; which periods. The first that has no single answer is asked back, with one tap for each
likely reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.reader import Index, NameHit
from stats.model import (
    Assumption,
    Clarification,
    Code,
    Dataset,
    NoMatch,
    Question,
)
from stats.question.availability import candidates, cells, has_reason, has_value
from stats.question.mentions import Mention, Mentions, find_mentions
from stats.question.periods import PeriodMention

MAX_CHOICES = 5
CONCEPTS_BESIDE_DIMENSIONS = frozenset({"dataset", "measure", "period"})


def parse_question(text: str, index: Index) -> Question | Clarification | NoMatch:
    """Return the question that a text asks of the index, what to ask back, or that it asks none."""
    return _Interpreter(find_mentions(text, index), index).interpret()


class _Interpreter:
    """One text's way from mentions to a question; kept apart so that its steps read in order."""

    def __init__(self, mentions: Mentions, index: Index) -> None:
        self.mentions = mentions
        self.index = index
        self.dimensions = tuple(
            dict.fromkeys(
                mention.concept
                for mention in mentions.names
                if mention.concept not in CONCEPTS_BESIDE_DIMENSIONS
            )
        )
        self.assumptions: list[Assumption] = []

    def interpret(self) -> Question | Clarification | NoMatch:
        if not self._is_question():
            return NoMatch(self.mentions.unknown, tuple(m.text for m in self.mentions.names))
        members: dict[str, tuple[str, ...]] = {}
        for dimension in self.dimensions:
            resolved = self._members(dimension)
            if isinstance(resolved, Clarification):
                return resolved
            members[dimension] = resolved
        measure = next((m.candidates[0].code for m in self.mentions.of("measure")), None)
        periods, period_text, unclear = self._periods()
        draft = Question("", members, measure, periods, period_text)
        dataset = self._dataset(draft)
        if isinstance(dataset, Clarification):
            return dataset
        question = replace(draft, dataset=dataset.code, assumptions=tuple(self.assumptions))
        if unclear:
            asked = self._ask_period(question, unclear)
            if asked is not None:
                return asked
        if self.mentions.unknown:
            return self._ask_without_unknown(question)
        return question

    def _is_question(self) -> bool:
        """Whether enough of the text is understood for it to be a question about the figures."""
        strength = len(self.dimensions)
        strength += bool(self.mentions.of("dataset")) + bool(self.mentions.of("measure"))
        unknown = len(self.mentions.unknown)
        if self.mentions.has("unsupported") or self.mentions.has("month"):
            unknown += 1
        has_topic = bool(self.mentions.topics) or self.mentions.has("topic")
        if not strength and not (has_topic and self.mentions.has("national")):
            return False
        if unknown:
            return strength >= 2 and unknown < strength
        if self.mentions.has("social"):
            return strength >= 2 or has_topic or bool(self.mentions.periods)
        return True

    # Which codes

    def _members(self, dimension: str) -> tuple[str, ...] | Clarification:
        named = self.mentions.of(dimension)
        certain = {m.candidates[0].code for m in named if len(m.candidates) == 1}
        codes: dict[str, None] = {}
        for mention in named:
            hits = self._by_kind(mention)
            if len(hits) > 1 and not certain.intersection(hit.code for hit in hits):
                return self._ask_member(mention, hits)
            hit = next((hit for hit in hits if hit.code in certain), hits[0])
            if hit.code not in codes:
                codes[hit.code] = None
                self._note_assumption(mention, hit)
        return tuple(codes)

    def _by_kind(self, mention: Mention) -> tuple[NameHit, ...]:
        """Keep the candidates of a kind that the text names ("the region", "the force")."""
        said = set((self.mentions.roles or {}).get("filler", ()))
        kinds = [
            hit
            for hit in mention.candidates
            if self._code(hit).kind in said or f"{self._code(hit).kind}s" in said
        ]
        return tuple(kinds) if len(kinds) == 1 else mention.candidates

    def _note_assumption(self, mention: Mention, hit: NameHit) -> None:
        code = self._code(hit)
        if hit.kind == "within":
            official = code.official_name or code.name
            self.assumptions.append(
                Assumption(hit.concept, f"{hit.text} is policed by {official}")
                if code.kind == "force"
                else Assumption(hit.concept, f"{hit.text} is in {code.name}")
            )
        elif mention.distance:
            self.assumptions.append(
                Assumption(hit.concept, f"“{mention.text}” was read as {code.name}")
            )

    def _code(self, hit: NameHit) -> Code:
        return self.index.code(hit.concept, hit.code)

    def _ask_member(self, mention: Mention, hits: Sequence[NameHit]) -> Clarification:
        choices = []
        for hit in islice(hits, MAX_CHOICES):
            code = self._code(hit)
            label = code.name if hit.kind != "within" else f"{hit.text} ({code.name})"
            choices.append(make_choice(self.index, label, self._parts(mention, hit)))
        options = " or ".join(choice.label for choice in choices)
        return Clarification(f"Which is meant by “{mention.text}”: {options}?", tuple(choices))

    def _parts(self, unclear: Mention, hit: NameHit) -> list[Part]:
        """Return the question's parts with one mention replaced by a code that is clear."""
        parts = []
        for mention in self.mentions.names:
            best = hit if mention is unclear else mention.candidates[0]
            is_clear = mention is unclear or len(mention.candidates) == 1
            parts.append(Part(best.concept, best.code) if is_clear else Part("", mention.text))
        parts += [Part("", period.text) for period in self.mentions.periods]
        return parts

    # Which dataset

    def _dataset(self, draft: Question) -> Dataset | Clarification:
        named = self._named_datasets()
        pool = [
            each
            for each in (named or self.index.datasets)
            if set(draft.members) <= set(each.dimensions)
            and (draft.measure is None or draft.measure in each.measures)
        ]
        if not pool:
            return (named or self.index.datasets)[0]
        if not named and self._answers(pool[0], draft):
            return pool[0]
        if not named and self._is_said_missing(pool[0], draft):
            return pool[0]
        able = [each for each in pool if self._answers(each, draft)]
        if len(able) == 1 or (able and not named and self._answers(pool[0], draft)):
            return able[0]
        if able:
            return self._ask_dataset(able, draft)
        return next((each for each in pool if self._is_said_missing(each, draft)), pool[0])

    def _named_datasets(self) -> tuple[Dataset, ...]:
        """Return the datasets that the text names, or that all its topic words speak for."""
        mentions = self.mentions.of("dataset")
        codes = {hit.code for mention in mentions for hit in mention.candidates}
        for mention in mentions:
            here = {hit.code for hit in mention.candidates}
            codes = codes & here or codes
        topics = (self.mentions.topics or {}).values()
        everything = {each.code for each in self.index.datasets}
        spoken_for = everything.intersection(*topics) if topics else everything
        if codes:
            codes = codes & spoken_for or codes
        elif spoken_for and spoken_for != everything and not self._is_default(spoken_for):
            codes = spoken_for
        return tuple(each for each in self.index.datasets if each.code in codes)

    def _is_default(self, codes: Iterable[str]) -> bool:
        return self.index.datasets[0].code in codes

    def _answers(self, dataset: Dataset, draft: Question) -> bool:
        found = (has_value(self.index, dataset, each) for each in cells(dataset, draft.members))
        return any(found)

    def _is_said_missing(self, dataset: Dataset, draft: Question) -> bool:
        return any(
            has_reason(self.index, dataset, each, draft.periods)
            for each in cells(dataset, draft.members)
        )

    def _ask_dataset(self, able: Sequence[Dataset], draft: Question) -> Clarification:
        parts = [*member_parts(draft), *period_parts(draft)]
        choices = tuple(
            make_choice(self.index, each.label, [*parts, Part("dataset", each.code)])
            for each in able[:MAX_CHOICES]
        )
        prompt = "Several sets of figures fit, and they count different things. Which one?"
        return Clarification(prompt, choices)

    # Which periods

    def _periods(self) -> tuple[tuple[str, ...], str, PeriodMention | None]:
        """Return the period codes, the words that fit none, and a year that has to be asked."""
        codes: list[str] = [m.candidates[0].code for m in self.mentions.of("period")]
        for mention in self.mentions.periods:
            found = self.index.find_periods(mention.start, mention.end) if mention.start else ()
            if found:
                codes += [each.code for each in found]
            elif mention.is_calendar_year:
                return tuple(codes), mention.text, mention
            else:
                return tuple(codes), mention.text, None
        return tuple(dict.fromkeys(codes)), "", None

    def _ask_period(self, question: Question, year: PeriodMention) -> Clarification | None:
        """Ask which of the financial years that touch a calendar year is meant."""
        dataset = self.index.dataset(question.dataset)
        found = {
            each.period
            for cell in cells(dataset, question.members)
            for group in candidates(self.index, dataset, cell)
            for each in group
        }
        touching = [
            period
            for period in map(self.index.period, sorted(found))
            if period.kind == "year" and period.start <= year.end and period.end >= year.start
        ]
        if not touching:
            return None
        choices = tuple(
            make_choice(
                self.index,
                each.label,
                [*member_parts(question), Part("period", each.code), Part("dataset", dataset.code)],
            )
            for each in touching
        )
        return Clarification(
            f"These figures are not for calendar years. Which is meant by {year.text}?",
            choices[:MAX_CHOICES],
        )

    def _ask_without_unknown(self, question: Question) -> Clarification:
        words = ", ".join(f"“{word}”" for word in self.mentions.unknown)
        parts = [
            *member_parts(question),
            *period_parts(question),
            Part("dataset", question.dataset),
        ]
        choice = make_choice(self.index, "", parts)
        choice = replace(choice, label=choice.question)
        return Clarification(f"I do not understand {words}. Is this what you mean?", (choice,))
