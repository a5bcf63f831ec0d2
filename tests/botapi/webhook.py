"""Updates out to the bot's webhook, confirmed when it answers with 2xx and sent again when it does not.

Source: https://core.telegram.org/bots/api#setwebhook and telegram-bot-api WebhookActor.cpp: updates of one chat go one after the other,
those of several at once up to max_connections; the answer may carry a method to call.
"""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from . import limits
from .errors import bad_request
from .updates import UpdateQueue

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
IDLE_SECONDS = 0.5
CallBack = Callable[[Mapping[str, Any]], Awaitable[None]]


class WebhookSender:
    """Delivers the queue to one address for as long as it is set."""

    def __init__(self, updates: UpdateQueue, *, retry_seconds: float, call_back: CallBack) -> None:
        self.attempts = 0
        self.failures = 0
        self.last_error = ""
        self.max_connections = 40
        self._updates = updates
        self._retry_seconds = retry_seconds
        self._call_back = call_back
        self._secret = ""
        self._task: asyncio.Task[None] | None = None
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._busy: set[int] = set()

    def set(self, parameters: Mapping[str, Any]) -> None:
        """Start delivering to the address in a setWebhook call; an empty one stops."""
        url = parameters.get("url", "")
        secret = parameters.get("secret_token", "")
        check_webhook(url, secret)
        if parameters.get("drop_pending_updates"):
            self._updates.clear()
        self._updates.allow(parameters.get("allowed_updates"))
        self._updates.webhook_url = url
        self._updates.wake()
        self._secret = secret
        self.max_connections = min(max(parameters.get("max_connections", 40), 1), 100)
        if url and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def information(self) -> dict[str, Any]:
        """Write the WebhookInfo object."""
        url = self._updates.webhook_url
        written: dict[str, Any] = {
            "url": url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if url:
            written |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            written |= {"last_error_date": 0, "last_error_message": self.last_error}
        return written

    async def close(self) -> None:
        """Stop delivering."""
        tasks = [*self._sending.values(), *([self._task] if self._task else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._task = None

    async def _run(self) -> None:
        async with aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=60), connector=aiohttp.TCPConnector(limit=0)
        ) as session:
            while True:
                for update in self._updates.pending if self._updates.webhook_url else ():
                    if len(self._sending) >= self.max_connections:
                        break
                    self._start(session, update)
                await self._updates.changed(IDLE_SECONDS)

    def _start(self, session: aiohttp.ClientSession, update: Mapping[str, Any]) -> None:
        """Begin to send an update unless it is under way or its chat is busy."""
        update_id, queue_id = int(update["update_id"]), queue_of(update)
        if update_id in self._sending or queue_id in self._busy:
            return
        self._busy.add(queue_id)
        task = asyncio.get_running_loop().create_task(self._send(session, update))
        self._sending[update_id] = task

        def finish(_: object) -> None:
            self._sending.pop(update_id, None)
            self._busy.discard(queue_id)
            self._updates.wake()

        task.add_done_callback(finish)

    async def _send(self, session: aiohttp.ClientSession, update: Mapping[str, Any]) -> None:
        """Send one update until it is taken or the webhook is gone."""
        update_id = int(update["update_id"])
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        while (url := self._updates.webhook_url) and self._updates.holds(update_id):
            self.attempts += 1
            try:
                async with session.post(url, json=update, headers=headers) as response:
                    body = await response.read()
                    if response.ok:
                        self._updates.confirm(update_id)
                        await self._answer(body)
                        return
                    self.last_error = (
                        f"Wrong response from the webhook: {response.status} {response.reason}"
                    )
            except (aiohttp.ClientError, TimeoutError) as error:
                self.last_error = f"Connection failed: {error}"
            self.failures += 1
            await asyncio.sleep(self._retry_seconds)

    async def _answer(self, body: bytes) -> None:
        """Carry out the method that the webhook's answer names, if it names one."""
        with contextlib.suppress(ValueError):
            answer = json.loads(body or b"null")
            if isinstance(answer, dict) and "method" in answer:
                await self._call_back(answer)


def queue_of(update: Mapping[str, Any]) -> int:
    """Return what keeps updates in order: the chat, or the user where there is none."""
    for name, content in update.items():
        if name != "update_id":
            message = content.get("message", content)
            return int(message.get("chat", content.get("from", {})).get("id", 0))
    return 0


def check_webhook(url: str, secret: str) -> None:
    """Refuse an address or a secret that Telegram would; plain HTTP is allowed on the loopback, for the tests."""
    if len(secret) > limits.SECRET_TOKEN:
        raise bad_request("secret token is too long")
    if secret and not limits.START_CHARACTERS.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if not url:
        return
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
