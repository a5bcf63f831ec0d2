"""Requests as the tests send them to the Bot API server, right or wrong."""

import io
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import aiohttp

from tests.botapi import (
    BotApiServer,
)

ADA = 1001  # the first user that a server makes
FACE = "\N{GRINNING FACE}"  # two UTF-16 units
STYLED = "<b>69</b> offences · <i>Instagram</i>"


def png(width: int, height: int) -> bytes:
    """Return a real picture of that size, black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


class Client:
    """A client that sends whatever it is told, right or wrong."""

    def __init__(self, server: BotApiServer, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.session = session

    async def __call__(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        """POST a form, objects and arrays as JSON, bytes as files."""
        form = aiohttp.FormData()
        for name, value in parameters.items():
            if isinstance(value, bytes):
                form.add_field(name, io.BytesIO(value), filename=f"{name}.bin")
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        return await self.send(f"{self.server.token}/{method}", data=form)

    async def send(self, path: str, *, http: str = "POST", **body: Any) -> dict[str, Any]:
        """Send a request to a path behind the base address and return the answer."""
        async with self.session.request(http, self.server.base_url + path, **body) as response:
            answer: dict[str, Any] = await response.json()
            assert answer["ok"] == (response.status == 200)
            assert answer["ok"] or answer["error_code"] == response.status
            return answer

    async def result(self, method: str, /, **parameters: Any) -> Any:
        """POST a form and return the result of a request that must succeed."""
        answer = await self(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]


def keyboard(*buttons: Mapping[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(**action: Any) -> dict[str, Any]:
    return {"text": "Chart", **action}


def article(**fields: Any) -> dict[str, Any]:
    content = {"message_text": "69", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": "1",
        "title": "Instagram",
        "input_message_content": content,
        **fields,
    }


def say(text: str = "69", **parameters: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"chat_id": ADA, "text": text, **parameters}


def html(text: str) -> tuple[str, dict[str, Any]]:
    return say(text, parse_mode="HTML")


def rich(text: str) -> tuple[str, dict[str, Any]]:
    return "sendRichMessage", {"chat_id": ADA, "rich_message": {"html": text}}


def pressable(*rows: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return say(reply_markup=keyboard(*rows))


def inline(*results: Mapping[str, Any], **parameters: Any) -> tuple[str, dict[str, Any]]:
    return "answerInlineQuery", {"inline_query_id": "1", "results": list(results), **parameters}


def commands(*pairs: tuple[str, str], **parameters: Any) -> tuple[str, dict[str, Any]]:
    menu = [{"command": command, "description": text} for command, text in pairs]
    return "setMyCommands", {"commands": menu, **parameters}


def parse_error(message: str) -> str:
    return f"can't parse entities: {message}"
