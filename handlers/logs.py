"""A level in, the logs of the bot and of the libraries under it to the standard error out."""

from __future__ import annotations

import json
import logging
import sys

import structlog


class LibraryFormatter(logging.Formatter):
    """Says of a library's exception only its kind: its text may hold the token."""

    def __init__(self, *, as_json: bool) -> None:
        """Write a line of text, or an object of JSON."""
        super().__init__("%(message)s" if as_json else "%(levelname)s %(name)s %(message)s")
        self._as_json = as_json

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
    """Log to the standard error; the libraries' own lines hold the token, and who asked."""
    handler = logging.StreamHandler()
    handler.setFormatter(LibraryFormatter(as_json=as_json))
    logging.basicConfig(level=level, handlers=[handler])
    for name in (
        "aiohttp", "aiosqlite", "alembic", "asyncio",
        "asyncpg", "sqlalchemy", "telegram", "uvicorn",
    ):  # fmt: skip
        logging.getLogger(name).setLevel(logging.WARNING)
    plain: tuple[structlog.typing.Processor, ...] = (
        structlog.dev.ConsoleRenderer(
            colors=False, exception_formatter=structlog.dev.plain_traceback
        ),
    )
    if as_json:
        plain = (structlog.processors.format_exc_info, structlog.processors.JSONRenderer())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            *plain,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
