"""Ask generated texts and pathological ones: `python -m tests.bench.fuzz [COUNT]`.

Always a reply, never an exception, never over the limit; the longest time taken is printed.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from stats import Catalogue
from stats.building import build_folders
from stats.question.words.lexicon import PHRASES
from stats.render import render_html, render_json, render_plain

LIMIT = 4096
COUNT = 100_000
PATHOLOGICAL = {
    "4,096 letters a": "a" * 4096,
    "two thousand area names": "norfolk " * 2000,
    "nested punctuation": "((((" * 1000 + "norfolk" + "))))" * 1000,
    "sixty misspelt words": "ssex wrods grooimng facebok instgram whatsapqp suffok norfk " * 7,
    "sixty unknown words": "xqzwv " * 60,
    "a thousand years": "2018/19 " * 500,
}
SCRAPS = [
    "2018/19",
    "2017-18",
    "18/19",
    "2019",
    "99",
    "100,000",
    "%",
    "&",
    "·",
    "-",
    "(",
    ")",
    "<b>",
    "\u202e",
    "👮",
    "\x00",
    "3",
    "y/e",
    "since",
    "until",
]


def generate(random: Random, names: list[str]) -> str:
    """Return a text of names, words of asking and scraps, or one of any characters."""
    if random.random() < 0.1:
        return "".join(chr(random.randrange(0x20, 0x2FFF)) for _ in range(random.randrange(60)))
    pools = (names, [" ".join(phrase) for phrase in PHRASES], SCRAPS)
    return " ".join(random.choice(random.choice(pools)) for _ in range(random.randrange(1, 9)))


def main(count: int) -> None:
    """Ask and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzz.index"
        build_folders([Path(__file__).parents[2] / "data"], path)
        catalogue = Catalogue.open(path)
        names = [
            name
            for dimension in ("area", "platform")
            for code in catalogue.index.codes(dimension)
            for name in catalogue.index.names_of(dimension, code)
        ]
        render_plain(catalogue.ask(catalogue.examples[0]))  # the locale is read at the first number
        gc.freeze()  # as the bot does: what stays for ever is not walked again between two questions
        random, kinds, longest = Random(1), Counter[str](), (0.0, "")
        for _ in range(count):
            text = generate(random, names)
            start = time.perf_counter()
            reply = catalogue.ask(text)
            plain = render_plain(reply, limit=LIMIT)
            longest = max(longest, (1000 * (time.perf_counter() - start), text))
            kinds[type(reply).__name__] += 1
            assert len(plain.encode("utf-16-le")) <= 2 * LIMIT
            assert render_html(reply, limit=LIMIT)
        assert render_json(text, catalogue.ask(text)) == render_json(text, catalogue.ask(text))
        print(f"{count} texts: {dict(kinds)}; longest {longest[0]:.1f} ms for {longest[1]!r}")
        for name, text in PATHOLOGICAL.items():
            start = time.perf_counter()
            catalogue.ask(text)
            print(f"{name:26} {1000 * (time.perf_counter() - start):6.2f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
