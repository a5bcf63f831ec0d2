"""What is done once before the first update and after the last."""

from __future__ import annotations

import asyncio

from handlers.commands import describe_bot
from handlers.context import BotApplication
from handlers.notices import notify_changes


async def prepare(application: BotApplication) -> None:
    """Open the state, describe the bot, and begin to tell of figures that have changed.

    Each is done as far as it can be; the bot answers in any case.
    """
    await application.bot_data.database.start()
    await describe_bot(application)
    task = asyncio.create_task(notify_changes(application))
    application.bot_data.tasks.add(task)
    task.add_done_callback(application.bot_data.tasks.discard)


async def close(application: BotApplication) -> None:
    """End what is still being told, and close the state."""
    for task in tuple(application.bot_data.tasks):
        task.cancel()
    await asyncio.gather(*application.bot_data.tasks, return_exceptions=True)
    await application.bot_data.database.close()
