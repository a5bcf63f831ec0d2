"""A value of a request and the annotation that aiogram gives it in, the JSON value of the right type out, or a 400.

The annotations are those of aiogram's pydantic models. Telegram's own coercions are followed for form fields; inside JSON a value must have
the documented type, although Telegram would take a Number for a String, say.
"""

import json
import re
import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any

from .errors import OWN_RULE, ApiError, bad_request

if TYPE_CHECKING:
    from pydantic import BaseModel

INTEGER = re.compile(r"-?\d{1,20}")
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")
CONTEXT = {
    "InlineKeyboardButton": "inline keyboard button",
    "KeyboardButton": "keyboard button",
    "InlineQueryResultsButton": "inline query results button",
}


@cache
def field_plan(model: "type[BaseModel]") -> dict[str, Any]:
    """Return the annotations of a model's fields, by the name that Telegram uses."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


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
    plain = str in members and int not in members and not structured(members)
    if isinstance(value, str) and not plain:
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
    if isinstance(value, str) and any(
        getattr(m, "__name__", "") == "KeyboardButton" for m in members
    ):
        return {
            "text": value
        }  # https://core.telegram.org/bots/api#keyboardbutton: a String will do
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
        if not value.isascii() and any("\ud800" <= each <= "\udfff" for each in value):
            raise bad_request("Strings must be encoded in UTF-8")
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

    return models[0] if len(models) == 1 else max(models, key=fit)


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


def unknown(path: str) -> ApiError:
    """Return the refusal for a parameter that Telegram does not know; it would ignore it."""
    return bad_request(f'unknown parameter "{path}"{OWN_RULE}')
