"""A Bot API server that costs next to nothing, for measuring bots: `python -m tests.bench.loadserver`.

It knows only what a bot needs to start, hands out the updates of a run and counts what is sent back. In:
one JSON object a line on standard input ({"count", "texts", "latency_seconds"}); out: first its port, then for
each run {"seconds", "answered", "twice"} when every question is answered.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

ME = {"id": 7_000_000_001, "is_bot": True, "first_name": "Load", "username": "load_test_bot"}
FIRST_UPDATE = 100_000_001
FIRST_CHAT = 10_000
WINDOW = 100
"""Updates that getUpdates gives at most. Source: https://core.telegram.org/bots/api#getupdates"""


@dataclass
class Run:
    """One run: which updates there are, what is confirmed, and which chats got their answer."""

    count: int = 0
    texts: list[str] = field(default_factory=lambda: ["hello"])
    latency_seconds: float = 0.0
    first_id: int = FIRST_UPDATE
    confirmed: int = FIRST_UPDATE
    started: float = 0.0
    answers: Counter[int] = field(default_factory=Counter)

    def updates(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Return what is pending from an offset on, which confirms all before it."""
        self.confirmed = max(self.confirmed, offset)
        end = min(self.confirmed + limit, self.first_id + self.count)
        return [self.update(number) for number in range(self.confirmed, end)]

    def update(self, number: int) -> dict[str, Any]:
        """Return an update: a question in a private chat of its own."""
        chat = FIRST_CHAT + number - FIRST_UPDATE
        user = {"id": chat, "is_bot": False, "first_name": "Rosa", "language_code": "en"}
        return {
            "update_id": number,
            "message": {
                "message_id": 1,
                "from": user,
                "chat": {"id": chat, "first_name": "Rosa", "type": "private"},
                "date": 1_700_000_000,
                "text": self.texts[number % len(self.texts)],
            },
        }


class Server:
    """Answers requests for the present run."""

    def __init__(self) -> None:
        self.run = Run()
        self.changed = asyncio.Event()
        self.done = asyncio.Event()

    def begin(self, **options: Any) -> None:
        """Begin a run whose updates follow those of the last."""
        after = self.run.first_id + self.run.count
        self.run = Run(**options, first_id=after, confirmed=after)
        self.done = asyncio.Event()
        self.changed.set()

    async def answer(self, method: str, parameters: dict[str, Any]) -> Any:
        """Return the result of a call."""
        match method.lower():
            case "getupdates":
                return await self.poll(parameters)
            case "getme":
                return ME
            case "sendmessage":
                return self.take(int(parameters["chat_id"]), parameters["text"])
        return True

    async def poll(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the pending updates, waiting for some if there are none."""
        offset, limit = int(parameters.get("offset") or 0), int(parameters.get("limit") or WINDOW)
        deadline = time.monotonic() + float(parameters.get("timeout") or 0)
        while not (found := self.run.updates(offset, min(limit, WINDOW))):
            self.changed.clear()
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                return []
            try:
                await asyncio.wait_for(self.changed.wait(), remaining)
            except TimeoutError:
                return []
        self.run.started = self.run.started or time.monotonic()
        return found

    def take(self, chat: int, text: str) -> dict[str, Any]:
        """Count an answer and return the message."""
        run = self.run
        run.answers[chat] += 1
        if len(run.answers) == run.count:
            self.done.set()
        return {
            "message_id": 2,
            "from": ME,
            "chat": {"id": chat, "first_name": "Rosa", "type": "private"},
            "date": 1_700_000_000,
            "text": text,
        }


class Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, one request at a time on a connection, as both clients use it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.buffer = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, separator, rest = self.buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines[1:])
        }
        length = int(headers.get("content-length", 0))
        if len(rest) >= length:
            self.buffer = rest[length:]
            call = parse_call(
                lines[0].split(" ")[1], headers.get("content-type", ""), rest[:length]
            )
            asyncio.get_running_loop().create_task(self.respond(*call))

    async def respond(self, method: str, parameters: dict[str, Any]) -> None:
        """Answer one call after the time that it is away."""
        result = await self.server.answer(method, parameters)
        if self.server.run.latency_seconds:
            await asyncio.sleep(self.server.run.latency_seconds)
        body = json.dumps({"ok": True, "result": result}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(head.encode() + body)


def parse_call(target: str, content_type: str, body: bytes) -> tuple[str, dict[str, Any]]:
    """Return method and parameters of a request."""
    path, _, query = target.partition("?")
    parameters: dict[str, Any] = {name: values[0] for name, values in parse_qs(query).items()}
    if content_type.startswith("application/json"):
        parameters.update(json.loads(body or b"{}"))
    elif body:
        parameters.update({name: values[0] for name, values in parse_qs(body.decode()).items()})
    return unquote(path.rpartition("/")[2]), parameters


async def main() -> None:
    """Serve until the input ends."""
    loop, server = asyncio.get_running_loop(), Server()
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        server.begin(**json.loads(line))
        await server.done.wait()
        run = server.run
        said = {
            "seconds": time.monotonic() - run.started,
            "answered": len(run.answers),
            "twice": sum(count - 1 for count in run.answers.values()),
        }
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
