"""A request of the framework in, status and body from the Bot API server out, over HTTP.

The framework's own client takes more processor time, the more so the more requests are under way:
see `python -m tests.bench.load`. What goes straight to the server goes over `connections`; files,
and all that goes through a proxy, over aiohttp. The address of a request holds the token, so no
exception and no log line of this module says more than the kind of a failure.

```
NetworkError             anything between the bot and an answer
├── NotSentError         no connection was had: the server knows nothing of the request
├── CutError             the connection broke before the answer: the server may have done it or not
├── ServerFailedError    a status of 500 or more
└── TimedOut             no answer in time: the server has probably done it
```
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, TypeAlias

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from handlers.traffic.bodies import read_json, write_json
from handlers.traffic.connections import (
    CONNECTIONS,
    KEEP_ALIVE_SECONDS,
    Connections,
    CutConnectionError,
    NoConnectionError,
    Times,
)

CONNECT_SECONDS = 10.0
WRITE_SECONDS = 10.0
UPLOAD_SECONDS = 60.0
"""For a connection, for a request to leave, and for one with a file to leave."""
READ_SECONDS = 20.0
"""A slow answer is waited for: giving up on it means not to know whether the message was sent."""
JSON_HEADER = b"Content-Type: application/json\r\n"

Seconds: TypeAlias = "float | DefaultValue[float] | DefaultValue[None] | None"


class NotSentError(NetworkError):
    """No connection could be made: the request was not sent."""


class CutError(NetworkError):
    """The connection broke after the request was sent and before it was answered."""


class ServerFailedError(NetworkError):
    """The server answered that it failed."""


class JsonData:
    """Parameters that are JSON as they are, as the framework's RequestData gives them.

    The framework makes an object of each parameter, and looks into it. Its class is a final one.
    """

    __slots__ = ("contains_files", "multipart_data", "parameters")

    def __init__(self, parameters: dict[str, Any]) -> None:
        """Take parameters without files."""
        self.parameters = parameters
        self.contains_files = False
        self.multipart_data: dict[str, Any] = {}

    @property
    def json_parameters(self) -> dict[str, str]:
        """The parameters, each as a text of a form."""
        return {
            name: value if isinstance(value, str) else write_json(value).decode()
            for name, value in self.parameters.items()
        }


class ApiRequest(BaseRequest):
    """Sends requests over connections that stay open."""

    __slots__ = ("_connections", "_headers", "_proxy", "_session")

    def __init__(self, proxy: str | None = None) -> None:
        """Use the HTTP proxy at the address given for everything."""
        self._proxy = proxy
        self._headers = f"User-Agent: {self.USER_AGENT}\r\n".encode() + JSON_HEADER
        self._connections: Connections | None = None
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long an answer is waited for, in seconds."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open both clients, unless they are open."""
        if self._session is None:
            self._connections = Connections()
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS, ttl_dns_cache=300
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Close both clients and their connections."""
        if self._connections is not None:
            self._connections.close()
        if self._session is not None:
            await self._session.close()
        self._connections = self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send a request and return status and body; see BaseRequest.do_request."""
        is_upload = request_data is not None and request_data.contains_files
        times = Times(
            pool=_given(pool_timeout, CONNECT_SECONDS),
            connect=_given(connect_timeout, CONNECT_SECONDS),
            answer=_sum(
                _given(write_timeout, UPLOAD_SECONDS if is_upload else WRITE_SECONDS),
                _given(read_timeout, READ_SECONDS),
            ),
        )
        send = self._send_far if is_upload or self._proxy else self._send
        try:
            status, content = await send(method, url, request_data, times)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold the address
            raise _failure(error) from None
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerFailedError(f"the server failed with {status}")
        # A proxy's page may repeat the address; the status says enough.
        return status, content if status < 300 or content.startswith(b"{") else b"{}"

    async def _send(
        self, method: str, url: str, data: RequestData | None, times: Times
    ) -> tuple[int, bytes]:
        """Send parameters straight to the server."""
        if self._connections is None:
            raise RuntimeError("the transport is not initialised")
        body = b"{}" if data is None else write_json(data.parameters)
        return await self._connections.request(method, url, self._headers, body, times)

    async def _send_far(
        self, method: str, url: str, data: RequestData | None, times: Times
    ) -> tuple[int, bytes]:
        """Send files, or anything through a proxy."""
        if self._session is None:
            raise RuntimeError("the transport is not initialised")
        total = _sum(times.pool, times.answer)
        timeout = aiohttp.ClientTimeout(total, times.pool, sock_connect=times.connect)
        async with self._session.request(
            method, url, data=_form(data), timeout=timeout, allow_redirects=False
        ) as response:
            return response.status, await response.read()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the object in a body; what cannot be read is not repeated."""
        try:
            parsed = read_json(payload)
        except ValueError:
            raise TelegramError("the server's answer is no JSON") from None
        if not isinstance(parsed, dict):
            raise TelegramError("the server's answer is no object")
        return parsed


def _given(seconds: Seconds, default: float) -> float | None:
    return default if isinstance(seconds, DefaultValue) else seconds


def _sum(*seconds: float | None) -> float | None:
    given = [each for each in seconds if each is not None]
    return sum(given) if len(given) == len(seconds) else None


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    """Return the parameters as a form, with what files there are among them."""
    if data is None:
        return None
    form = aiohttp.FormData()
    for name, text in data.json_parameters.items():
        form.add_field(name, text)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _failure(error: Exception) -> NetworkError:
    """Return what an exception of a client means for the request."""
    kind = type(error).__name__
    match error:
        case NoConnectionError():
            return NotSentError(f"no connection ({error})")
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError():
            return NotSentError(f"no connection ({kind})")
        case TimeoutError():
            return TimedOut("no answer in time")
        case aiohttp.ClientHttpProxyError():
            return NotSentError(f"the proxy refused ({kind})")
        case CutConnectionError() | aiohttp.ClientConnectionError() | aiohttp.ClientPayloadError():
            return CutError(f"the connection broke ({kind})")
    return NetworkError(f"the request failed ({kind})")
