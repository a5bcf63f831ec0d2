"""An HTTP request in, the parameters and files it carries out, untyped yet.

Telegram takes the query string, application/x-www-form-urlencoded, application/json and multipart/form-data alike, with GET or
POST (https://core.telegram.org/bots/api#making-requests).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from . import limits
from .errors import ApiError, bad_request
from .model import Upload


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in a request: strings, or JSON values where the body was JSON."""

    parameters: Mapping[str, Any]
    files: Mapping[str, Upload]


async def read_request(request: web.Request) -> Raw:
    """Read all parameters and files of a request."""
    parameters: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    try:
        if request.can_read_body:
            await read_body(request, parameters, files)
    except web.HTTPRequestEntityTooLarge as error:
        raise ApiError(413, "Request Entity Too Large") from error
    return Raw(parameters, files)


async def read_body(
    request: web.Request, parameters: dict[str, Any], files: dict[str, Upload]
) -> None:
    """Add what the body carries, by its content type."""
    match request.content_type:
        case "application/json":
            parameters.update(parse_json_body(await request.read()))
        case "multipart/form-data":
            await read_multipart(request, parameters, files)
        case "application/x-www-form-urlencoded":
            parameters.update(await request.post())
        case other:
            if await request.read():
                raise bad_request(f"Content type {other} is none that the Bot API reads")


def parse_json_body(body: bytes) -> dict[str, Any]:
    """Parse an object; null stands for a parameter that is not given."""
    try:
        parsed = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("Can't parse request body as JSON") from error
    if not isinstance(parsed, dict):
        raise bad_request("Object expected as request body")
    return {name: value for name, value in parsed.items() if value is not None}


async def read_multipart(
    request: web.Request, parameters: dict[str, Any], files: dict[str, Upload]
) -> None:
    """Read the parts: those with a file name are files, the others parameters."""
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            content = part.file.read()
            if len(content) > limits.UPLOAD_BYTES:
                raise ApiError(413, "Request Entity Too Large")
            if not content:
                raise bad_request("File must be non-empty")
            files[name] = Upload(part.filename, content, part.content_type)
        else:
            parameters[name] = part
