"""The desk's own tools: `checking` for `bot.py check`, `describing` for `bot.py describe`."""

from __future__ import annotations
