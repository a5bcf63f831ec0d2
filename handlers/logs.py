"""A level in, the logs of the bot and of the libraries under it to the standard error out.

The text of an exception may hold a question, the token or an address with a password: of each only
the kind is written, and where it was raised.
"""

from __future__ import annotations

import json
import logging
import sys
from traceback import StackSummary, walk_tb
from types import TracebackType
from typing import TextIO

import structlog


class LibraryFormatter(logging.Formatter):
    """Says of a library's exception only its kind: its text may hold the token."""

    def __init__(self, *, as_json: bool) -> None:
        """Write a line of text, or an object of JSON."""
        super().__init__("%(message)s" if as_json else "%(levelname)s %(name)s %(message)s")
        self._as_json = as_json

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        """Return the first line of a message: asyncio puts a failed task on the next."""
        record.message = record.message.partition("\n")[0]
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """Return what is written of a record."""
        text = super().format(record)
        if not self._as_json:
            return text
        level = record.levelname.lower()
        return json.dumps({"event": text, "logger": record.name, "level": level})

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        """Return the kind of an exception."""
        return type(ei[1]).__name__ if isinstance(ei, tuple) else ""


def configure_logs(level: str, *, as_json: bool = False) -> None:
    """Log to the standard error; of the libraries, whose lines hold the token, warnings alone."""
    handler = logging.StreamHandler()
    handler.setFormatter(LibraryFormatter(as_json=as_json))
    number = logging.getLevelName(level)
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler])
    plain: tuple[structlog.typing.Processor, ...] = (
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=_write_exception),
    )
    if as_json:
        plain = (
            structlog.processors.ExceptionRenderer(_format_exception),
            structlog.processors.JSONRenderer(),
        )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            *plain,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def describe_exception(error: BaseException) -> str:
    """Return where an exception, and what it was raised from, came from, without their texts."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    parts = [describe_exception(before), ""] if before is not None else []
    places = StackSummary.extract(walk_tb(error.__traceback__)).format()
    parts += ["Traceback (most recent call last):", "".join(places).rstrip(), type(error).__name__]
    return "\n".join(parts)


_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def _format_exception(exc_info: _Raised) -> str:
    return describe_exception(exc_info[1])


def _write_exception(file: TextIO, exc_info: _Raised) -> None:
    file.write(f"\n{describe_exception(exc_info[1])}")
