"""The Bot API as aiogram 3.31 describes it: raw parameters in, JSON values of the right types out, or a 400.

aiogram's `methods.*` are pydantic models, generated from the documentation of Bot API 10.3. Pydantic alone is too kind for a test:
it takes unknown keys, and of a union whichever member fits, so that an inline keyboard with a mistake becomes a ReplyKeyboardRemove.
Therefore the annotations are walked here first, with Telegram's wording, and the model itself has the last word.
"""

import json
import re
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from .errors import OWN_RULE, ApiError, bad_request
from .model import Call, Upload
from .wire import Raw

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

INTEGER = re.compile(r"-?\d{1,20}")
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")
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
CONTEXT = {
    "InlineKeyboardButton": "inline keyboard button",
    "KeyboardButton": "keyboard button",
    "InlineQueryResultsButton": "inline query results button",
}


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


@cache
def field_plan(model: "type[BaseModel]") -> dict[str, Any]:
    """Return the annotations of a model's fields, by the name that Telegram uses."""
    return {field.alias or name: annotation_of(field) for name, field in model.model_fields.items()}


def annotation_of(field: "FieldInfo") -> Any:
    """Return a field's annotation, resolved."""
    return field.annotation


@cache
def options(annotation: Any) -> tuple[Any, ...]:
    """Return the members of a union, without None and without aiogram's placeholder for a default.

    >>> options(int | str | None)
    (<class 'int'>, <class 'str'>)
    """
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return options(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return tuple(member for part in typing.get_args(annotation) for member in options(part))
    if annotation is type(None) or getattr(annotation, "__name__", "") == "Default":
        return ()
    return (annotation,)


def check_parameter(name: str, value: Any, annotation: Any) -> Any:
    """Type one parameter of the request; a string is read as the form field it is."""
    members = options(annotation)
    if isinstance(value, str) and not (
        str in members and not structured(members) and int not in members
    ):
        value = parse_field(name, value, members)
    return check_value(name, value, annotation)


def structured(members: tuple[Any, ...]) -> bool:
    """Whether the members include an object or an array."""
    return any(is_model(member) or typing.get_origin(member) is list for member in members)


def parse_field(name: str, value: str, members: tuple[Any, ...]) -> Any:
    """Read a form field: a number, a Boolean or JSON, whichever the parameter is."""
    if bool in members:
        lowered = value.strip().lower()
        if lowered not in TRUE + FALSE:
            raise bad_request(f'Parameter "{name}" must be of type Boolean{OWN_RULE}')
        return lowered in TRUE
    if structured(members):
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"Can't parse {name.replace('_', ' ')} JSON object") from error
    if int in members and INTEGER.fullmatch(value.strip()):
        return int(value)
    return value


def check_value(path: str, value: Any, annotation: Any) -> Any:
    """Check a JSON value against an annotation and return it, numbers and Booleans converted."""
    members = options(annotation)
    if isinstance(value, dict) and (models := [member for member in members if is_model(member)]):
        return check_object(path, value, choose_model(value, models))
    if isinstance(value, list):
        for member in members:
            if typing.get_origin(member) is list:
                inner = typing.get_args(member)[0]
                return [check_value(f"{path}[{i}]", each, inner) for i, each in enumerate(value)]
    for member in members:
        accepted, converted = check_scalar(value, member)
        if accepted:
            return converted
    raise bad_request(f'Field "{path}" must be {describe(members)}')


def check_scalar(value: Any, member: Any) -> tuple[bool, Any]:
    """Return whether a scalar fits one member of a union, and the value to go on with."""
    if typing.get_origin(member) is typing.Literal:
        allowed = [getattr(choice, "value", choice) for choice in typing.get_args(member)]
        return value in allowed, value
    if member is Any:
        return True, value
    if not isinstance(member, type):
        return False, value
    if isinstance(value, bool):
        return member is bool, value
    if isinstance(value, str):
        if member is int and INTEGER.fullmatch(value):
            return True, int(value)
        return issubclass(member, str) or member.__name__ in ("InputFile",), value
    if isinstance(value, int):
        return member in (int, float) or member.__name__ in ("datetime", "timedelta"), value
    return isinstance(value, float) and member is float, value


def check_object(path: str, value: dict[str, Any], model: "type[BaseModel]") -> dict[str, Any]:
    """Check an object: no unknown field, none missing, each of its type."""
    fields = field_plan(model)
    where = CONTEXT.get(model.__name__)
    prefix = f"Can't parse {where or model.__name__}: " if "[" in path or where else ""
    checked: dict[str, Any] = {}
    for name, each in value.items():
        if name not in fields:
            raise unknown(f"{path}.{name}")
        if each is not None:
            checked[name] = check_value(f"{path}.{name}", each, fields[name])
    for name, field in model.model_fields.items():
        if (field.is_required() or name == "type") and (field.alias or name) not in checked:
            raise bad_request(f'{prefix}Can\'t find field "{field.alias or name}"')
    return checked


def choose_model(value: dict[str, Any], models: list["type[BaseModel]"]) -> "type[BaseModel]":
    """Return the member of a union that the object means: by its type, then by its fields."""

    def fit(model: "type[BaseModel]") -> tuple[int, int, int]:
        fields = field_plan(model)
        named = [
            check_scalar(value[name], options(fields[name])[0])[0]
            for name in ("type", "status", "source")
            if name in value
            and name in fields
            and typing.get_origin(fields[name]) is typing.Literal
        ]
        required = [name for name, field in model.model_fields.items() if field.is_required()]
        absent = sum(name not in value for name in required)
        return (sum(named) - 2 * named.count(False), sum(name in fields for name in value), -absent)

    return max(models, key=fit)


def is_model(annotation: Any) -> bool:
    """Whether an annotation is one of aiogram's objects."""
    return isinstance(annotation, type) and hasattr(annotation, "model_fields")


def describe(members: tuple[Any, ...]) -> str:
    """Say what would have been right, in Telegram's words."""
    names = {int: "a Number", float: "a Number", str: "of type String", bool: "of type Boolean"}
    for member in members:
        if is_model(member):
            return "of type Object"
        if typing.get_origin(member) is list:
            return "of type Array"
        if typing.get_origin(member) is typing.Literal:
            allowed = [str(getattr(choice, "value", choice)) for choice in typing.get_args(member)]
            return "one of " + ", ".join(allowed)
    return names.get(members[0], "valid") if members else "absent"


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


def unknown(path: str) -> ApiError:
    """Return the refusal for a parameter that Telegram does not know; it would ignore it."""
    return bad_request(f'unknown parameter "{path}"{OWN_RULE}')
