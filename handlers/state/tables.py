"""The tables of the state as they are now; `migrations` holds how they came to be.

Dimensions are named by codes, as in `stats.choices`. No table but the last holds a text that
anybody wrote.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

chat_table = sa.Table(
    "chat",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("areas", sa.JSON, nullable=False),
    sa.Column("is_brief", sa.Boolean, nullable=False),
    sa.Column("admins_only", sa.Boolean, nullable=False),
)
"""What a chat has set."""

patch_table = sa.Table(
    "patch",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("areas", sa.JSON, nullable=False),
)
"""The areas that a user reports on, in their order."""

given_table = sa.Table(
    "given_answer",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("figures", sa.JSON, nullable=False),
    sa.Column("version", sa.String(64), nullable=False, index=True),
    sa.Column("given_at", sa.BigInteger, nullable=False, index=True),
)
"""Which figures which message gave, and from which version of the data; not who asked in a group.

A message of a group that has become a supergroup has its number below 0: it cannot be replied to.
"""

watch_table = sa.Table(
    "watch",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("figures", sa.JSON, nullable=False),
    sa.Column("version", sa.String(64), nullable=False),
    sa.UniqueConstraint("chat_id", "key", name="watch_chat_key"),
)
"""Figures that a chat wants to be told about, one a row; `key` is dataset, measure and codes."""

blocked_table = sa.Table(
    "blocked",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
)
"""Users and chats that the operator has blocked; a private chat has the number of its user."""

finished_table = sa.Table(
    "finished_update",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("finished_at", sa.BigInteger, nullable=False, index=True),
)
"""Which updates were finished, on whatever machine; kept for as long as Telegram sends them."""

pace_table = sa.Table(
    "pace",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("answered", sa.JSON, nullable=False),
    sa.Column("noticed", sa.Float, nullable=False),
    sa.Column("changed_at", sa.BigInteger, nullable=False, index=True),
)
"""When a user's or a group's questions of the last minute were, where several machines answer."""

miss_table = sa.Table(
    "miss",
    metadata,
    sa.Column("text_hash", sa.String(32), primary_key=True),
    sa.Column("asker_hash", sa.String(32), primary_key=True),
    sa.Column("asked_at", sa.BigInteger, nullable=False, index=True),
)
"""That somebody wrote what was not understood; neither can be read from it, see `misses`."""

missed_text_table = sa.Table(
    "missed_text",
    metadata,
    sa.Column("text_hash", sa.String(32), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
"""What was not understood, as soon as several different people had written it."""
