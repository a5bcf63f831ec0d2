"""Names of the loaded figures in, the same misspelt by rule out: what fingers do, seeded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from stats import Answer, Catalogue
from stats.text import split_words

NEIGHBOURS = {
    letter: (row[i - 1 : i] if i else "") + row[i + 1 : i + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for i, letter in enumerate(row)
}
SHORTEST_MISSPELT = 4


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A question with a slip in each long word of its names, and the values it is to get."""

    question: str
    clean: str
    values: tuple[float | None, ...]


def misspell(word: str, random: Random) -> str:
    """Return the word with one slip: a letter beside, dropped, doubled, or two swapped."""
    if len(word) < SHORTEST_MISSPELT:
        return word
    place = random.randrange(1, len(word) - 1)
    kind = random.choice(("beside", "drop", "double", "swap"))
    if kind == "beside" and word[place] in NEIGHBOURS:
        letter = random.choice(NEIGHBOURS[word[place]])
        return word[:place] + letter + word[place + 1 :]
    if kind == "double":
        return word[: place + 1] + word[place] + word[place + 1 :]
    if kind == "swap" and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + word[place + 1 :]


def misspelt_questions(catalogue: Catalogue, count: int, seed: int) -> Iterator[Misspelt]:
    """Yield questions for an area and a platform, each with one word of both misspelt."""
    random = Random(seed)
    index = catalogue.index
    keys = [
        key
        for dataset in catalogue.datasets
        for key in index.series_of(dataset.code, {})
        if index.code("platform", key["platform"]).kind == "platform"
        and index.code("area", key["area"]).kind != "group"
    ]
    while count:
        key = random.choice(keys)
        names = [index.code(name, key[name]).label for name in ("area", "platform")]
        clean = " ".join(word for name in names for word in split_words(name))
        reply = catalogue.ask(clean)
        if not isinstance(reply, Answer):
            continue
        slips = [_slip(split_words(name), random) for name in names]
        values = tuple(figure.value for figure in reply.figures)
        yield Misspelt(" ".join(slips), clean, values)
        count -= 1


def _slip(words: tuple[str, ...], random: Random) -> str:
    """Misspell one of the long words of a name."""
    long = [i for i, word in enumerate(words) if len(word) >= SHORTEST_MISSPELT]
    chosen = random.choice(long) if long else -1
    return " ".join(misspell(w, random) if i == chosen else w for i, w in enumerate(words))
