"""What is done once before the first update and after the last."""

from __future__ import annotations

import asyncio

from handlers.commands import describe_bot
from handlers.context import BotApplication
from handlers.notices import notify_changes

CLOSE_SECONDS = 1.0
"""Time for a notice on its way to arrive, and to be noted as told."""


async def prepare(application: BotApplication) -> None:
    """Open the state; beside the updates, describe the bot and tell of figures that have changed.

    Each is done as far as it can be; the bot answers in any case, and nobody waits for the menus.
    """
    await application.bot_data.database.start()
    for beside in (describe_bot, notify_changes):
        task = asyncio.create_task(beside(application))
        application.bot_data.tasks.add(task)
        task.add_done_callback(application.bot_data.tasks.discard)


async def close(application: BotApplication) -> None:
    """End what goes on beside the updates, after what is just being told, and close the state."""
    data = application.bot_data
    data.is_closing = True
    if data.tasks:
        _, late = await asyncio.wait(data.tasks, timeout=CLOSE_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    await data.database.close()
    if data.ledger_database is not None:
        await data.ledger_database.close()
