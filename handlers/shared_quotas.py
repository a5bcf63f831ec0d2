"""What was asked lately on any machine: kept in the database, a row locked while it is changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import time

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from handlers.quotas import WINDOW_SECONDS, OwnQuotas, Recently, Verdict
from handlers.state.database import Database, StateError
from handlers.state.tables import pace_table

NEVER = -1e18
"""For a notice that there was none of: JSON and some databases have no infinity."""


class SharedQuotas:
    """Keeps in PostgreSQL what `OwnQuotas` keeps in memory; in memory while that cannot be used."""

    def __init__(self, database: Database) -> None:
        """Keep it in a database."""
        self._database = database
        self._otherwise = OwnQuotas()
        self._pruned_at = 0.0

    async def change(self, number: int, decide: Callable[[Recently], Verdict]) -> Verdict:
        """Let `decide` look at what is remembered, and change it; other machines wait."""
        now = int(time())
        row = {"id": number, "answered": [], "noticed": NEVER, "changed_at": now}
        same = pace_table.c.id == number
        try:
            async with self._database.begin() as connection:
                # What is there is locked by it, and returned.
                put = postgresql.insert(pace_table).values(row)
                change = put.on_conflict_do_update(index_elements=["id"], set_={"changed_at": now})
                query = change.returning(pace_table.c.answered, pace_table.c.noticed)
                kept = (await connection.execute(query)).mappings().one()
                recently = Recently(deque(kept["answered"]), kept["noticed"])
                verdict = decide(recently)
                values: dict[str, object] = {
                    "answered": list(recently.answered),
                    "noticed": recently.noticed,
                }
                values["changed_at"] = now
                await connection.execute(sa.update(pace_table).where(same).values(values))
                if now - self._pruned_at >= WINDOW_SECONDS:
                    # What is older than the window says nothing any more.
                    self._pruned_at = now
                    old = pace_table.c.changed_at < now - 2 * WINDOW_SECONDS
                    await connection.execute(sa.delete(pace_table).where(old))
        except StateError:
            return await self._otherwise.change(number, decide)
        return verdict
