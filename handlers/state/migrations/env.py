"""What Alembic runs to migrate: over the connection that is handed to it, in its transaction."""

from __future__ import annotations

from alembic import context

from handlers.state.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a table in place; Alembic then makes a new one.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
