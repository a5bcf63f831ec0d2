"""Who is blocked, and what several machines have to know of each other: finished updates, paces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "blocked", sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False)
    )
    op.create_table(
        "finished_update",
        sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("finished_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_finished_update_finished_at", "finished_update", ["finished_at"])
    op.create_table(
        "pace",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("answered", sa.JSON, nullable=False),
        sa.Column("noticed", sa.Float, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_pace_changed_at", "pace", ["changed_at"])


def downgrade() -> None:
    """Drop the tables, and all that is in them."""
    for name in ("pace", "finished_update", "blocked"):
        op.drop_table(name)
