"""Feed generated updates to the bot in process: `python -m tests.bench.fuzz_updates [COUNT [SEED]]`.

What is due: no exception that a handler did not see coming, and no request that is malformed in itself by the rules of the tests'
Bot API server. Prints what came of it, and each finding once.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from handlers.context import BotApplication, Context
from handlers.quotas import Recently, Verdict
from handlers.serving import build_application
from handlers.traffic.intake import Intake
from handlers.traffic.limiter import ChatLimiter
from handlers.traffic.pacing import Line, Lines, Pace
from stats import Catalogue, derive_secret
from stats.building import build_folders
from tests.bench.fuzzing import Updates
from tests.botapi import BotApiServer
from tests.botapi.errors import ApiError, StateError
from tests.botapi.model import Call, Upload
from tests.botapi.schema import load_methods

COUNT = 20_000
WORLD_UPDATES = 2_000
"""After so many updates the server's world is made anew: it keeps every message."""
CHATS = 40
TRACE_LINES = 12


@dataclass
class Findings:
    """What came of it: how much was done, and what must not be, each with how often."""

    updates: int = 0
    requests: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Any] = field(default_factory=dict)

    def add(self, counter: Counter[str], what: str, example: Any) -> None:
        """Count a finding, and keep the first update that led to it."""
        counter[what] += 1
        self.examples.setdefault(what, example)


class StrictRequest(BaseRequest):
    """Asks the tests' server in process, and notes what it refuses as malformed."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.updates: Updates | None = None
        self.now: Any = None

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    def enter(self, server: BotApiServer) -> None:
        """Ask this server from now on."""
        self.server = server

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Return status and body of the server's answer."""
        name = url.rpartition("/")[2]
        parameters, files = {}, {}
        if request_data is not None and request_data.contains_files:
            parameters = dict(request_data.json_parameters)
            files = {
                key: Upload(name, content, kind)
                for key, (name, content, kind) in request_data.multipart_data.items()
            }
        elif request_data is not None:
            # As the bot's own transport writes it.
            parameters = json.loads(json.dumps(request_data.parameters).encode())
        answer, _, call = await self.server.front.answer(name, Call(name, parameters, files))
        self.findings.requests[name] += 1
        if isinstance(answer, ApiError):
            if answer.code in (400, 404) and not isinstance(answer, StateError):
                self.findings.add(
                    self.findings.refused, f"{name}: {answer.description}", [self.now, parameters]
                )
            return answer.code, json.dumps(answer.body).encode()
        if self.updates is not None:
            self.updates.press_also(call.parameters.get("reply_markup"))
        return 200, json.dumps({"ok": True, "result": answer}).encode()


class Unpaced(Lines):
    """Lines that hold nothing up."""

    def of(self, chat: int | str) -> Line:
        """Return a line of its own each time."""
        return Line(Pace(messages=1_000, seconds=0.001))


class Unbounded:
    """Remembers of nobody how much was asked: most would soon be answered with silence."""

    async def change(self, number: int, decide: Callable[[Recently], Verdict]) -> Verdict:
        """Let `decide` look at somebody who has asked nothing yet."""
        return decide(Recently())


def make_world() -> tuple[BotApiServer, list[int], list[int]]:
    """Return a server that is asked in process, its people and its groups, some of them unknown to it."""
    server = BotApiServer()
    people = [server.user(f"Rosa{number}") for number in range(CHATS)]
    for person in people:
        server.world.rooms[server.private_chat(person).id].started = True
    groups = [server.group(f"Desk {number}", people[:3]) for number in range(5)]
    return (
        server,
        [*(each.id for each in people), 4_000_000_000],
        [*(each.id for each in groups), -1001],
    )


async def run(catalogue: Catalogue, count: int, seed: int, state: str = "") -> Findings:
    """Feed `count` updates and return what came of it."""
    findings, request = Findings(), None
    load_methods()
    request = StrictRequest(findings)
    server, people, groups = make_world()
    request.enter(server)
    application = fuzzed_application(request, server, catalogue, state)

    async def note_error(update: object, context: Context) -> None:
        if not isinstance(context.error, TelegramError) and context.error is not None:
            trace = traceback.format_exception(context.error)[-TRACE_LINES:]
            findings.add(findings.errors, "".join(trace), request.now)

    application.add_error_handler(note_error)
    updates = request.updates = Updates(seed, people, groups)
    async with application:
        await application.bot_data.database.start()
        intake = Intake(application.process_update, application.bot)
        for number, raw in zip(range(count), updates, strict=False):
            if number and number % WORLD_UPDATES == 0:
                request.enter(make_world()[0])
            request.now = raw
            # As it comes over the wire.
            await intake.take(json.loads(json.dumps(raw)))
            findings.updates += 1
        await intake.stop()
        await application.bot_data.database.close()
    return findings


def fuzzed_application(
    request: StrictRequest, server: BotApiServer, catalogue: Catalogue, state: str
) -> BotApplication:
    """Return the bot as it is served, but for its transport and the pace of its messages."""
    application = build_application(server.token, "http://127.0.0.1:1/bot")
    application.bot._request = (request, request)
    limiter = application.bot.rate_limiter
    assert isinstance(limiter, ChatLimiter)
    limiter.lines = Unpaced()
    application.bot_data.catalogue = catalogue
    application.bot_data.receipt_secret = derive_secret(server.token)
    if state:
        application.bot_data.keep_in(state, 400)
    application.bot_data.quotas = Unbounded()
    return application


async def main(count: int = COUNT, seed: int = 1) -> None:
    """Print what came of it."""
    structlog.configure(
        # The default draws a picture of each traceback, which takes most of the time.
        processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
        logger_factory=structlog.ReturnLoggerFactory(),
    )
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "fuzz.index"
        build_folders([Path(__file__).parents[2] / "data"], index)
        found = await run(Catalogue.open(index), count, seed, f"sqlite:///{folder}/state.sqlite")
    seconds = time.monotonic() - started
    for what, times in (*found.errors.most_common(), *found.refused.most_common()):
        print(f"{times} times: {what}\n    {json.dumps(found.examples[what])[:600]}")
    print(
        f"{found.updates} updates (seed {seed}) in {seconds:.0f} s, {found.requests.total()} requests: "
        f"{found.errors.total()} exceptions, {found.refused.total()} requests refused"
    )
    print(dict(found.requests.most_common()))


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
