"""HTTP in, the answer of the simulated Bot API out; records every request and lets faults strike."""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from . import limits
from .errors import ApiError, StateError
from .faults import Fault, Faults
from .methods import answer_call
from .model import Call, Request, Violation
from .schema import check_call, load_methods
from .webhook import WebhookSender
from .wire import Raw, read_request
from .world import World

VIOLATION_CODES = (400, 401, 404, 413)
BAD_GATEWAY = (
    "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
)


class Front:
    """Takes requests for one bot.

    Attributes:
        working: requests that are being answered, long polls not counted.
        last_end: when the last of them ended, in seconds of time.monotonic().
    """

    def __init__(
        self, world: World, token: str, latency_seconds: float, webhook_retry_seconds: float
    ) -> None:
        self.world = world
        self.token = token
        self.latency_seconds = latency_seconds
        self.faults = Faults()
        self.requests: list[Request] = []
        self.violations: list[Violation] = []
        self.working = 0
        self.last_end = time.monotonic()
        self.webhook = WebhookSender(
            world.updates, retry_seconds=webhook_retry_seconds, call_back=self.call_back
        )

    def application(self) -> web.Application:
        """Return the web application."""
        application = web.Application(client_max_size=limits.REQUEST_BYTES)
        application.router.add_get("/file/bot{token}/documents/{file_id}", self.serve_file)
        application.router.add_route("*", "/bot{token}/{method}", self.serve)
        application.router.add_route("*", "/{path:.*}", self.serve_nothing)
        return application

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request of the bot."""
        name, arrived = request.match_info["method"], time.monotonic()
        counted = name.lower() != "getupdates"
        self.working += counted
        try:
            call = await self.read_call(request, name)
            if isinstance(call, ApiError):
                return self.respond(request, Call(name, {}), call, None, arrived)
            answer, fault, call = await self.answer(name, call)
            await asyncio.sleep(self.latency_seconds)
            return self.respond(request, call, answer, fault, arrived)
        except ConnectionError:
            return web.Response()  # the client died while it sent; nobody reads this
        finally:
            self.working -= counted
            self.last_end = time.monotonic()
            self.world.signal.notify()

    async def read_call(self, request: web.Request, name: str) -> Call | ApiError:
        """Return the parameters as they stand in the request, or why they cannot be read."""
        try:
            raw = await read_request(request)
        except ApiError as error:
            return error
        if request.match_info["token"] != self.token:
            return ApiError(401, "Unauthorized")
        if not load_methods.cache_info().currsize:
            await asyncio.to_thread(load_methods)
        return Call(name, raw.parameters, raw.files)

    async def answer(self, name: str, call: Call) -> tuple[Any, Fault | None, Call]:
        """Return the result or the refusal, the fault that struck, if one did, and the call, typed if it could be."""
        fault: Fault | None = None
        try:
            call = check_call(name, Raw(call.parameters, call.files))
            fault = self.faults.find(call)
            if fault is not None and (refusal := fault.error()) is not None:
                return refusal, fault, call
            if fault is not None and fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
            if fault is not None and fault.kind == "reset":
                return None, fault, call
            return await self.carry_out(call), fault, call
        except ApiError as error:
            return error, fault, call
        except Exception as error:  # noqa: BLE001 - a mistake of this server must fail the test, not hang it
            return ApiError(400, f"the test server failed: {error!r}"), fault, call

    async def carry_out(self, call: Call) -> Any:
        """Return the result of a call; raises ApiError for a refusal."""
        match call.method:
            case "getUpdates":
                return await self.world.updates.poll(call.parameters)
            case "setWebhook":
                self.webhook.set(call.parameters)
                return True
            case "deleteWebhook":
                self.webhook.set({**call.parameters, "url": ""})
                return True
            case "getWebhookInfo":
                return self.webhook.information()
        return answer_call(self.world, call)

    def respond(
        self, request: web.Request, call: Call, answer: Any, fault: Fault | None, arrived: float
    ) -> web.StreamResponse:
        """Record the request and write its answer."""
        status, body = self.note(call, answer, fault, arrived)
        cut = fault is not None and fault.kind in ("reset", "lost")
        if cut and request.transport is not None:
            request.transport.abort()
        if status == 502:
            return web.Response(status=status, text=BAD_GATEWAY, content_type="text/html")
        headers = {}
        if "parameters" in body and "retry_after" in body["parameters"]:
            headers["Retry-After"] = str(body["parameters"]["retry_after"])
        return web.Response(
            status=status,
            body=json.dumps(body).encode(),
            content_type="application/json",
            headers=headers,
        )

    def note(
        self, call: Call, answer: Any, fault: Fault | None, arrived: float
    ) -> tuple[int, dict[str, Any]]:
        """Record a request with its answer, and a violation if it is one; returns status and body of the response."""
        name, kind = self.name_of(call), fault.kind if fault else None
        status, body = 200, {"ok": True, "result": answer}
        if isinstance(answer, ApiError):
            status, body = answer.code, answer.body
            if fault is None and status in VIOLATION_CODES:
                malformed = not isinstance(answer, StateError)
                self.violations.append(
                    Violation(name, status, answer.description, call.parameters, malformed)
                )
        shown = 0 if kind in ("reset", "lost") else status
        self.requests.append(Request(name, call.parameters, call.files, shown, body, arrived, kind))
        return status, body

    def name_of(self, call: Call) -> str:
        """Return the method's name as the documentation spells it."""
        model = (
            load_methods().get(call.method.lower()) if load_methods.cache_info().currsize else None
        )
        return str(vars(model)["__api_method__"]) if model else call.method

    async def call_back(self, answer: Mapping[str, Any]) -> None:
        """Carry out the method that a webhook's answer asks for; nobody hears of the result."""
        parameters = {name: value for name, value in answer.items() if name != "method"}
        call = Call(str(answer["method"]), parameters)
        result, fault, call = await self.answer(call.method, call)
        self.note(call, result, fault, time.monotonic())

    async def serve_file(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file that getFile has named."""
        upload = self.world.files.get(request.match_info["file_id"])
        if upload is None or request.match_info["token"] != self.token:
            return await self.serve_nothing(request)
        return web.Response(body=upload.content)

    async def serve_nothing(self, request: web.Request) -> web.StreamResponse:
        """Answer a path that is none of the Bot API."""
        error = ApiError(404, "Not Found")
        self.violations.append(Violation(request.path, 404, error.description, {}, malformed=True))
        return web.json_response(error.body, status=404)
