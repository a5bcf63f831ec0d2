"""Ways to ask what figures count, and who published them and when."""

from __future__ import annotations

MEANING = ("what is counted", "what is counted as", "what exactly is counted")
"""What the other ways to ask it are written as, see `composing.about`."""

CAUTION = ("what to bear in mind",)
"""What questions whether figures may be relied on are written as, see `composing.about`."""

REASON, SIZE = ("why the figure is so",), ("how large the figure is",)
"""What "why?" and "is that a lot?" are written as after an answer, see `composing.about`."""

_IT = ("it", "that", "this", "them", "these", "those", "that figure", "this figure", "the figure",
       "these figures", "those figures", "the figures", "that number", "this number")  # fmt: skip
_BE = ("is", "are", "was", "were")
ORIGIN = (
    "who published it", "who says so", "who said so", "who says that", "who says this", "says who",
    "according to who", "according to whom", "as of when", "as at when", "when is that from",
    "when is this from", "how recent is it",
    *(f"who {did} {it}" for did in ("published", "printed", "reported", "put out") for it in _IT),
    *(f"when {be} {it} {done}" for be in _BE for it in _IT
      for done in ("published", "released", "printed", "put out", "out", "issued")),
    *(f"when did {it} come out" for it in _IT),
    *(f"where {do} {it} come from" for do in ("does", "do", "did") for it in _IT),
    *(f"where {be} {it} from" for be in _BE for it in _IT),
    *(f"how {old} {be} {it}" for old in ("old", "recent", "up to date", "fresh", "current")
      for be in _BE for it in _IT),
    *(f"as of when {be} {it}" for be in _BE for it in _IT),
    *(f"whose {figures} {be} {it}" for figures in ("figures", "numbers", "data", "stats")
      for be in _BE for it in _IT),
)  # fmt: skip

WITH_SOURCE = """
    with source, with sources, with the source, with a source, with its source, with their source,
    with the sources, and source, and sources, and the source, and a source, plus source, plus the
    source, incl source, including source, including the source, with link, with a link, with the
    link, and link, and a link, and the link, plus link, and who says so, and where from
"""
"""Every answer names its source, so this asks for nothing more."""
