"""A Bot API server, with somebody who writes to the bot."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import telegram
import telegram.ext

from tests.botapi import (
    BotApiServer,
    Chat,
    User,
)
from tests.botapi_server.calls import Client


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as running:
        yield running


@pytest.fixture
async def client(server: BotApiServer) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(server, session)


@pytest.fixture
def ada(server: BotApiServer) -> User:
    return server.user("Ada")


@pytest.fixture
def chat(server: BotApiServer, ada: User) -> Chat:
    return server.private_chat(ada)


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(
        server.token, base_url=server.base_url, base_file_url=server.base_file_url
    ) as running:
        yield running
