"""Replies given lately: on the day of a release, everybody asks the same."""

from __future__ import annotations

from collections import OrderedDict

from stats import Catalogue, Defaults, Question, Reply

RECENT_REPLIES = 1_000
"""Replies kept, of some kilobytes each; the ones not asked for longest are forgotten first."""
LONGEST = 200
"""Longer questions are hardly asked twice."""


class RecentReplies:
    """Asks a catalogue, and keeps what it said for as long as it is the same catalogue."""

    def __init__(self, size: int = RECENT_REPLIES) -> None:
        """Keep at most `size` replies."""
        self._size = size
        self._catalogue: Catalogue | None = None
        # The question before is known by what object it is, and kept so that none takes its place.
        self._replies: OrderedDict[
            tuple[str, int, bool, Defaults | None], tuple[Question | None, Reply]
        ] = OrderedDict()

    def ask(
        self,
        catalogue: Catalogue,
        text: str,
        *,
        previous: Question | None,
        is_reply: bool,
        defaults: Defaults | None = None,
    ) -> Reply:
        """Return what `catalogue.ask` returns."""
        if catalogue is not self._catalogue:
            self._catalogue = catalogue
            self._replies.clear()
        key = (text, id(previous), is_reply, defaults)
        kept = self._replies.get(key)
        if kept is not None:
            self._replies.move_to_end(key)
            return kept[1]
        reply = catalogue.ask(text, previous=previous, is_reply=is_reply, defaults=defaults)
        if len(text) <= LONGEST:
            self._replies[key] = (previous, reply)
            if len(self._replies) > self._size:
                self._replies.popitem(last=False)
        return reply
