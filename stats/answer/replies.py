"""Figures in, who replied to the releases that they are from out: that is told, not counted."""

from __future__ import annotations

from collections.abc import Sequence

from stats.answer.absence import Absence
from stats.choices import month_words
from stats.model import Figure, Release

MAX_RELEASES = 3


def tell_coverage(figures: Sequence[Figure]) -> Absence:
    """Return what the releases of figures say of who replied: the newest, then those before it."""
    given = [figure for figure in figures if figure.value is not None]
    made = [part for figure in given if figure.derivation for part in figure.derivation.parts]
    releases = [figure.release for figure in (*given, *made) if figure.release.code]
    releases += [other.release for figure in given for other in figure.others]
    told = {each.code: _say(each) for each in releases if each.coverage}
    if not told:
        return Absence("not_published", "Not published: nothing is said of who replied.")
    said = " ".join(list(told.values())[:MAX_RELEASES])
    reason = f"Who replied is told of each release, and is no figure. {said}"
    return Absence("not_published", reason)


def _say(release: Release) -> str:
    published = f"Release of {month_words(release.published)}" if release.published else "Undated"
    return f"{published}: {release.coverage.rstrip('.')}."
