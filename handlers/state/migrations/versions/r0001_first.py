"""The first layout: settings of chats, patches, given answers, watches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "chat",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("areas", sa.JSON, nullable=False),
        sa.Column("is_brief", sa.Boolean, nullable=False),
        sa.Column("admins_only", sa.Boolean, nullable=False),
    )
    op.create_table(
        "patch",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("areas", sa.JSON, nullable=False),
    )
    op.create_table(
        "given_answer",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("given_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_given_answer_version", "given_answer", ["version"])
    op.create_index("ix_given_answer_given_at", "given_answer", ["given_at"])
    op.create_table(
        "watch",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.UniqueConstraint("chat_id", "key", name="watch_chat_key"),
    )


def downgrade() -> None:
    """Drop the tables, and all that is in them."""
    for name in ("watch", "given_answer", "patch", "chat"):
        op.drop_table(name)
