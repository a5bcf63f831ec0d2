"""The Bot API as aiogram 3.31 describes it: raw parameters in, JSON values of the right types out, or a 400.

aiogram's `methods.*` are pydantic models, generated from the documentation of Bot API 10.3. Pydantic alone is too kind for a test:
it takes unknown keys, and of a union whichever member fits, so that an inline keyboard with a mistake becomes a ReplyKeyboardRemove.
Therefore the annotations are walked here first, with Telegram's wording, and the model itself has the last word.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from .errors import OWN_RULE, ApiError, bad_request
from .model import Call, Upload
from .values import check_parameter, field_plan, options, unknown
from .wire import Raw

if TYPE_CHECKING:
    from pydantic import BaseModel

# What Telegram says where a required parameter is missing; Client.cpp, the process_..._query functions.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "Message text is empty",
    "message_id": "Message identifier is not specified",
    "message_ids": "Message identifiers are not specified",
    "user_id": "Invalid user_id specified",
    "file_id": "file_id not specified",
    "action": "Wrong parameter action in request",
    "result": "Result isn't specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "inline_query_id": "query is too old and response timeout expired or query ID is invalid",
}
NO_FILE = ("animation", "audio", "document", "photo", "sticker", "video", "video_note", "voice")


@cache
def load_methods() -> Mapping[str, "type[BaseModel]"]:
    """Return aiogram's method models by lower-case name, as Telegram ignores case.

    Importing aiogram takes two seconds of processor time (it builds some 600 pydantic models), so it is imported here, once in a
    process, and the server does it beside its start.
    """
    from aiogram import methods  # noqa: PLC0415

    classes = [getattr(methods, name) for name in methods.__all__]
    return {
        model.__api_method__.lower(): model
        for model in classes
        if isinstance(getattr(model, "__api_method__", None), str)
    }


def check_call(method: str, raw: Raw) -> Call:
    """Return the call with typed parameters; raises ApiError for what Telegram, or this server, refuses."""
    model = load_methods().get(method.lower())
    if model is None:
        raise ApiError(404, "Not Found: method not found")
    fields = field_plan(model)
    for name in raw.parameters:
        if name not in fields:
            raise unknown(name)
    values = {
        name: check_parameter(name, value, fields[name])
        for name, value in raw.parameters.items()
        if not (value == "" and str not in options(fields[name]))
    }
    attach_files(values, raw.files, fields)
    for name, field in model.model_fields.items():
        if field.is_required() and (field.alias or name) not in values:
            raise missing(field.alias or name)
    check_model(model, values, raw.files)
    return Call(str(vars(model)["__api_method__"]), values, raw.files)


def attach_files(
    values: dict[str, Any], files: Mapping[str, Upload], fields: Mapping[str, Any]
) -> None:
    """Put uploads where they belong; refuses one that nothing refers to, and a reference to none."""
    wanted = set(attachments(values))
    for name in files:
        if name in fields and name not in values:
            values[name] = f"attach://{name}"
        elif name not in wanted:
            raise unknown(name)
    for name in wanted - files.keys():
        raise bad_request(f"Wrong HTTP URL specified: there is no file {name} in the request")


def attachments(value: Any) -> Iterator[str]:
    """Yield the names of all files that a value refers to."""
    if isinstance(value, str) and value.startswith("attach://"):
        yield value.removeprefix("attach://")
    elif isinstance(value, dict):
        for each in value.values():
            yield from attachments(each)
    elif isinstance(value, list):
        for each in value:
            yield from attachments(each)


def check_model(
    model: "type[BaseModel]", values: Mapping[str, Any], files: Mapping[str, Upload]
) -> None:
    """Let pydantic have the last word."""
    from aiogram.types import BufferedInputFile  # noqa: PLC0415 - loaded by load_methods, see there
    from pydantic import ValidationError  # noqa: PLC0415

    given = dict(values)
    for name in files.keys() & given.keys():
        given[name] = BufferedInputFile(b"", files[name].name)
    try:
        model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        raise bad_request(f'Parameter "{path}" is wrong: {first["msg"]}{OWN_RULE}') from error


def missing(name: str) -> ApiError:
    """Return the refusal for a required parameter that is not there."""
    if name in NO_FILE:
        return bad_request(f"There is no {name.replace('_', ' ')} in the request")
    return bad_request(MISSING.get(name, f'Parameter "{name}" is required'))
