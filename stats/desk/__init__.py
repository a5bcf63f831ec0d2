"""A package's tables in, what an editor would ask about them out: the checks of `bot.py check`."""

from __future__ import annotations
