"""Data flows one way: who may import what, held by a table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("stats", "handlers")
STANDARD_ONLY: frozenset[str] = frozenset()
TABLE: dict[str, tuple[set[str], set[str]]] = {
    # module or package: (our modules it may import, third-party packages it may import)
    "stats.errors": (set(), set()),
    "stats.text": (set(), set()),
    "stats.numerals": (set(), set()),
    "stats.model": ({"stats.model"}, {"numpy"}),  # for its annotations alone
    "stats.files": ({"stats.errors"}, set()),
    "stats.hostile": ({"stats.errors"}, set()),
    "stats.packages": ({"stats.errors", "stats.hostile"}, {"frictionless", "rapidfuzz"}),
    "stats.periods": ({"stats.model"}, set()),
    "stats.reports": ({"stats.model"}, set()),
    "stats.defined": (
        {
            "stats.defined",
            "stats.errors",
            "stats.model",
            "stats.packages",
            "stats.periods",
            "stats.reports",
            "stats.text",
        },
        {"pandas", "pydantic"},
    ),
    "stats.identity": ({"stats.model", "stats.periods"}, set()),
    "stats.inferring.countries": ({"stats.text"}, {"babel"}),
    "stats.inferring": (
        {
            "stats.errors",
            "stats.hostile",
            "stats.identity",
            "stats.inferring",
            "stats.model",
            "stats.packages",
            "stats.periods",
            "stats.text",
        },
        {"numpy", "pandas"},
    ),
    "stats.index": (
        {
            "stats.errors",
            "stats.files",
            "stats.index",
            "stats.model",
            "stats.numerals",
            "stats.text",
        },
        {"Stemmer", "numpy", "orjson", "rapidfuzz", "spellchecker"},
    ),
    "stats.building": (
        {
            "stats.defined",
            "stats.errors",
            "stats.files",
            "stats.identity",
            "stats.index",
            "stats.inferring",
            "stats.model",
            "stats.packages",
        },
        set(),
    ),
    "stats.desk": (
        {
            "stats.desk",
            "stats.errors",
            "stats.index",
            "stats.inferring",
            "stats.model",
            "stats.numerals",
            "stats.packages",
            "stats.periods",
            "stats.text",
        },
        {"numpy", "pandas"},
    ),
    "stats.desk.checking": (
        {"stats.building", "stats.desk", "stats.errors", "stats.index", "stats.packages"},
        set(),
    ),
    "stats.desk.describing": (
        {"stats.errors", "stats.hostile", "stats.inferring", "stats.packages"},
        set(),
    ),
    "stats.packing": ({"stats.model"}, set()),
    "stats.receipts": ({"stats.index", "stats.model", "stats.packing"}, set()),
    "stats.choices": ({"stats.index", "stats.model", "stats.periods"}, set()),
    "stats.adding": ({"stats.index", "stats.model", "stats.text"}, set()),
    "stats.selection": ({"stats.index", "stats.model", "stats.periods"}, set()),
    "stats.question.thresholds": (set(), set()),
    "stats.question.words": (
        {
            "stats.index",
            "stats.periods",
            "stats.question.thresholds",
            "stats.question.words",
            "stats.text",
        },
        {"rapidfuzz"},
    ),
    "stats.question.composing": (
        {
            "stats.choices",
            "stats.index",
            "stats.model",
            "stats.periods",
            "stats.question.composing",
            "stats.question.thresholds",
            "stats.question.words",
            "stats.selection",
            "stats.text",
        },
        set(),
    ),
    "stats.question.inferred": (
        {
            "stats.adding",
            "stats.choices",
            "stats.index",
            "stats.model",
            "stats.periods",
            "stats.question.composing",
            "stats.question.inferred",
            "stats.question.thresholds",
            "stats.question.words",
            "stats.text",
        },
        {"numpy", "rapidfuzz"},
    ),
    "stats.question.conversation": (
        {
            "stats.choices",
            "stats.index",
            "stats.model",
            "stats.question.composing",
            "stats.question.conversation",
            "stats.question.thresholds",
            "stats.question.words",
            "stats.selection",
            "stats.text",
        },
        set(),
    ),
    "stats.question": (
        {
            "stats.adding",
            "stats.choices",
            "stats.index",
            "stats.model",
            "stats.periods",
            "stats.question",
            "stats.selection",
            "stats.text",
        },
        {"numpy", "rapidfuzz"},
    ),
    "stats.answer": (
        {
            "stats.adding",
            "stats.answer",
            "stats.choices",
            "stats.index",
            "stats.model",
            "stats.numerals",
            "stats.packing",
            "stats.periods",
            "stats.receipts",
            "stats.reports",
            "stats.selection",
            "stats.text",
        },
        set(),
    ),
    "stats.variations": (
        {
            "stats.answer",
            "stats.choices",
            "stats.index",
            "stats.model",
            "stats.selection",
            "stats.variations",
        },
        set(),
    ),
    "stats.catalogue": (
        {
            "stats.answer",
            "stats.building",
            "stats.catalogue",
            "stats.choices",
            "stats.errors",
            "stats.index",
            "stats.model",
            "stats.packages",
            "stats.question",
            "stats.receipts",
            "stats.reports",
            "stats.selection",
            "stats.text",
            "stats.variations",
        },
        {"rapidfuzz"},
    ),
    "stats.render": (
        {
            "stats.answer",
            "stats.catalogue",
            "stats.model",
            "stats.numerals",
            "stats.packing",
            "stats.render",
        },
        {"babel"},
    ),
    "stats.render.sheet": (set(), {"matplotlib"}),
    "stats": (
        {
            "stats.catalogue",
            "stats.errors",
            "stats.files",
            "stats.model",
            "stats.packages",
            "stats.receipts",
        },
        set(),
    ),
    # Between Telegram and the handlers; nothing of ours but what carries requests and updates.
    "handlers.traffic.bodies": (set(), {"orjson"}),
    "handlers.traffic.connections": (set(), {"aiohappyeyeballs", "httptools"}),
    "handlers.traffic.pacing": (set(), {"telegram"}),
    "handlers.traffic.shapes": (set(), set()),
    "handlers.traffic.incoming": (set(), {"telegram"}),
    "handlers.traffic.journal": ({"handlers.traffic"}, set()),
    "handlers.traffic.ledger": ({"handlers.state"}, {"sqlalchemy"}),
    "handlers.traffic.transport": ({"handlers.traffic"}, {"aiohttp", "telegram"}),
    "handlers.traffic.limiter": ({"handlers.traffic"}, {"telegram"}),
    "handlers.traffic.intake": ({"handlers.traffic"}, {"structlog", "telegram"}),
    "handlers.traffic.polling": ({"handlers.traffic"}, {"structlog", "telegram"}),
    "handlers.traffic.webhook": ({"handlers.traffic"}, {"starlette", "uvicorn"}),
    "handlers.state": ({"handlers.state", "stats"}, {"alembic", "sqlalchemy", "structlog"}),
    "handlers.logs": (set(), {"structlog"}),
    "handlers.metrics": ({"stats"}, {"prometheus_client", "telegram"}),
    "handlers.recent": ({"stats"}, set()),
    "handlers.quotas": (set(), set()),
    "handlers.shared_quotas": ({"handlers.quotas", "handlers.state"}, {"sqlalchemy"}),
    # What the command line takes up without Telegram, and none of it needs the framework.
    "handlers.cli.environment": (set(), {"platformdirs", "pydantic", "pydantic_settings"}),
    "handlers.cli.exporting": ({"handlers.cli", "stats", "stats.render"}, set()),
    "handlers.cli.fetching": ({"stats"}, {"fsspec"}),
    "handlers.cli.loading": ({"handlers.cli", "stats"}, {"platformdirs"}),
    "handlers.cli.sockets": (set(), set()),
    "handlers.cli.terminal": ({"handlers.recent", "stats", "stats.render"}, {"rich"}),
    "handlers.cli.upkeep": ({"handlers.cli", "handlers.logs", "handlers.state", "stats"}, set()),
    # The one that does: here the bot is put together.
    "handlers.cli.starting": (
        {"handlers", "stats"},
        {"platformdirs", "pydantic", "telegram", "uvloop"},
    ),
    "handlers": ({"handlers", "stats", "stats.render"}, {"structlog", "telegram"}),
}


def _modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__"), path


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _row(module: str) -> tuple[set[str], set[str]]:
    name = module
    while name not in TABLE:
        name = name.rpartition(".")[0]
    return TABLE[name]


def _within(name: str, allowed: set[str]) -> bool:
    return any(
        name == each or name.startswith(f"{each}.") for each in allowed if each != "stats"
    ) or (name in allowed)


@pytest.mark.parametrize(("module", "path"), list(_modules()), ids=str)
def test_a_module_imports_only_what_stands_before_it(module: str, path: Path) -> None:
    ours, third_party = _row(module)
    standard = __import__("sys").stdlib_module_names
    wrong = [
        name
        for name in _imports(path)
        if not (
            name.partition(".")[0] in standard
            or (name.partition(".")[0] in PACKAGES and _within(name, ours))
            or name.partition(".")[0] in third_party
        )
    ]
    assert wrong == []


def test_nothing_imports_the_composition_root() -> None:
    importers = [module for module, path in _modules() if "bot" in set(_imports(path))]
    assert importers == []


def test_what_needs_no_framework_can_stand_beside_it() -> None:
    assert list(_imports(ROOT / "handlers/__init__.py")) == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        module for module, path in _modules() if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []
