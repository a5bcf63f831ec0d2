"""What several people asked and was not understood, without who they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "miss",
        sa.Column("text_hash", sa.String(32), primary_key=True),
        sa.Column("asker_hash", sa.String(32), primary_key=True),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_miss_asked_at", "miss", ["asked_at"])
    op.create_table(
        "missed_text",
        sa.Column("text_hash", sa.String(32), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables, and all that is in them."""
    op.drop_table("missed_text")
    op.drop_table("miss")
