"""The command line and the place where the parts are put together; see README.md."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import re
import signal
import socket
import sqlite3
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import platformdirs
import typer
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from stats import (
    Answer,
    Catalogue,
    Miss,
    NoFigure,
    PackageError,
    Problem,
    Question,
    Reply,
    StatsError,
    derive_secret,
    describe_unread,
)
from stats.packages import fingerprint_packages
from stats.render import (
    button_choices,
    count_shelves,
    render_choices,
    render_command,
    render_csv,
    render_json,
    render_misses,
    render_plain,
    render_shelves,
    write_csv,
)

if TYPE_CHECKING:
    from handlers.context import BotData
    from handlers.state.database import Database
    from stats.desk.restated import FigureKey

T = TypeVar("T")
HERE = Path(__file__).parent
DATA = HERE / "data"
CACHE = Path(platformdirs.user_cache_dir("statistics-bot"))
DATABASE = Path(platformdirs.user_data_dir("statistics-bot")) / "state.sqlite"
JOURNAL = Path(platformdirs.user_state_dir("statistics-bot"))
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
"""Source: https://core.telegram.org/bots/api#authorizing-your-bot"""
MAX_PORT = 65_535
COLLECT_AFTER = (5_000, 10, 10)
"""Objects made before garbage is looked for, and how often in older ones. An answer leaves some
twenty that are kept for a time: with the interpreter’s 700 the search took a tenth of the load."""
PATIENCE_SECONDS = 1.0
"""What takes no longer is not worth a progress bar."""

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)
DataOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--data", help="A data package, or a folder of them.", exists=True, file_okay=False
    ),
]
IndexOption = Annotated[Path | None, typer.Option("--index", help="A prebuilt index file.")]


class Settings(BaseSettings):
    """Settings from the environment and a `.env` file; README.md lists them."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org/bot"
    index: str | None = None
    reload_seconds: Annotated[float, Field(ge=0)] = 30.0
    database_url: SecretStr = SecretStr(f"sqlite:///{DATABASE}")
    # A yearly release comes within it.
    retention_days: Annotated[int, Field(ge=1)] = 400
    keep_misses: bool = False
    operators: Annotated[frozenset[int], NoDecode] = frozenset()
    log_json: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    webhook_secret: SecretStr | None = None
    receipt_secret: SecretStr | None = None
    rich_messages: bool = False
    ephemeral_messages: bool = False

    @field_validator("bot_api_url")
    @classmethod
    def check_address(cls, written: str) -> str:
        """Refuse a name and password in the address: they would not be sent with every request."""
        if "@" in urlsplit(written).netloc:
            raise ValueError("a name and password in the address are not sent")
        return written

    @field_validator("bot_token")
    @classmethod
    def check_token(cls, token: SecretStr | None) -> SecretStr | None:
        """Refuse what cannot stand in an address; the message does not hold it."""
        if token is not None and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not a token as @BotFather gives it: 123456:ABC-DEF...")
        return token

    @field_validator("operators", mode="before")
    @classmethod
    def split_operators(cls, written: object) -> object:
        """Return the numbers of a list with commas."""
        return written.replace(",", " ").split() if isinstance(written, str) else written


def open_catalogue(data: list[Path] | None, index: Path | str | None) -> Catalogue:
    """Return the figures asked for: an index file, else the packages, else the bundled ones.

    The whole file is compared with its checksum: a millisecond a megabyte, and one that was damaged
    on the way says other figures without it.
    """
    if index is not None and not data:
        return Catalogue.open_verified(find_index(index))
    return Catalogue.open_folders(data or [DATA], CACHE, report_problems)


def report_problems(problems: Sequence[Problem], *, with_warnings: bool = False) -> None:
    """Name the packages that cannot be used; warnings are for those who make packages."""
    for problem in problems:
        if problem.is_error or with_warnings:
            print(problem, file=sys.stderr)


def find_index(index: Path | str) -> Path:
    """Return the index file: at a path, or fetched from an address that has a scheme."""
    if "://" not in str(index):
        return Path(index)
    # The client libraries are for those who keep their index elsewhere.
    from handlers.fetching import fetch_index  # noqa: PLC0415

    return fetch_index(str(index), CACHE)


def open_checked(index: str | None) -> Catalogue:
    """Return the figures to serve, the whole file compared with its checksum."""
    if index is None:
        return Catalogue.open_verified(Catalogue.open_folders([DATA], CACHE).index.path)
    return Catalogue.open_verified(find_index(index))


def find_unread(index: str | None, catalogue: Catalogue) -> str:
    """Return a line on the packages that cannot be used as they stand; empty for none."""
    return describe_unread(catalogue.unread([DATA])) if index is None else ""


def mark_figures(index: str | None) -> Hashable:
    """Return what changes when the figures to serve do; an address with a checksum never does.

    None where there is none to be seen.
    """
    if index is None:
        return fingerprint_packages([DATA])
    if "://" in index:
        return index
    try:
        status = Path(index).stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Answer questions from official statistics, in Telegram or at the terminal."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run(
    webhook: Annotated[str | None, typer.Option(help="Public https address for updates.")] = None,
    listen: Annotated[str, typer.Option(help="HOST:PORT to listen on.")] = "127.0.0.1:8080",
) -> None:
    """Start the bot: on Telegram where BOT_TOKEN is set, else as a chat in the terminal."""
    settings = Settings()
    if webhook and settings.bot_token is None:
        sys.exit("--webhook is for Telegram, and BOT_TOKEN is not set.")
    if settings.bot_token is not None:
        serve(settings, settings.bot_token, webhook, listen)
        return
    catalogue = open_checked(settings.index)
    if unread := find_unread(settings.index, catalogue):
        print(unread, file=sys.stderr)
    chat(catalogue)


@app.command()
def ask(
    question: Annotated[list[str], typer.Argument(help="The question; '-' reads one a line.")],
    data: DataOption = None,
    index: IndexOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a reply.")] = False,
) -> None:
    """Answer a question, or each line of the standard input."""
    catalogue = open_catalogue(data, index or Settings().index)
    for text in read_questions(question):
        reply = catalogue.at(datetime.now(UTC)).ask(text)
        if as_json:
            print(render_json(text, reply), flush=True)
        elif question == ["-"]:
            print(" | ".join(render_terminal(reply).splitlines()), flush=True)
        else:
            print(render_terminal(reply))


@app.command()
def export(
    question: Annotated[list[str] | None, typer.Argument(help="What to export, in words.")] = None,
    dataset: Annotated[str, typer.Option(help="What to export, by code: a dataset.")] = "",
    dimension: Annotated[
        list[str] | None, typer.Option(metavar="NAME=CODE", help="Only this member of one.")
    ] = None,
    period: Annotated[list[str] | None, typer.Option(help="Only this period, by code.")] = None,
    out: Annotated[Path | None, typer.Option(help="A file instead of the output.")] = None,
    data: DataOption = None,
    index: IndexOption = None,
) -> None:
    """Write the figures of an answer, or of a part of a dataset, as CSV."""
    if bool(question) == bool(dataset) or (question and (dimension or period)):
        raise typer.BadParameter("a question, or --dataset with --dimension and --period")
    catalogue = open_catalogue(data, index or Settings().index).at(datetime.now(UTC))
    if question:
        reply = catalogue.ask(" ".join(question))
        if isinstance(reply, NoFigure):
            missing = catalogue.show_missing(reply)
            chunks = write_csv([missing], missing.dataset.dimensions, reply.reading)
        elif isinstance(reply, Answer):
            chunks = iter([render_csv(reply)])
        else:
            sys.exit(render_terminal(reply))
    else:
        part = catalogue.find_slice(dataset, split_members(dimension), period or [])
        chunks = write_csv(part.figures, part.dataset.dimensions, part.reading)
    first = next(chunks, b"")
    if not first:
        sys.exit("There is nothing in print of that, not even that it is missing.")
    chunks = chain([first], chunks)
    if out is None:
        sys.stdout.buffer.writelines(chunks)
    else:
        write_beside(out, chunks)


def split_members(written: list[str] | None) -> dict[str, list[str]]:
    """Return dimensions and their codes, each written as NAME=CODE."""
    members: dict[str, list[str]] = {}
    for each in written or ():
        name, mark, code = each.partition("=")
        if not mark:
            raise typer.BadParameter(f"{each!r} is not NAME=CODE", param_hint="--dimension")
        if code not in members.setdefault(name, []):
            members[name].append(code)
    return members


def write_beside(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file beside its place and rename it, so that it is whole or not there."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.writelines(chunks)
        beside.replace(path)
    except OSError as error:
        sys.exit(f"{path}: {error.strerror}")
    finally:
        beside.unlink(missing_ok=True)


@app.command()
def build(
    index: Annotated[Path, typer.Option("--index", help="The index file to write.")],
    data: DataOption = None,
) -> None:
    """Compile data packages into an index."""
    # pandas and frictionless take half a second to import; only build and check need them.
    from stats.building import build_folders  # noqa: PLC0415

    folders = data or [DATA]
    problems = build_folders(folders, index)
    report_problems(problems)
    if unread := Catalogue.open(index).unread(folders):
        print(describe_unread(unread), file=sys.stderr)
    warnings = sum(not each.is_error for each in problems)
    many = "s"[: warnings != 1]
    named = f" ({warnings:,} warning{many}; `bot.py check` names them)" if warnings else ""
    print(f"{index}: written{named}")


@app.command()
def describe(
    files: Annotated[list[Path], typer.Argument(metavar="CSV...", help="Files to describe.")],
    out: Annotated[Path, typer.Option("--out", help="The folder to write the packages into.")],
    force: Annotated[
        bool, typer.Option("--force", help="Write a descriptor anew that was changed by hand.")
    ] = False,
) -> None:
    """Make a data package of each CSV file: inferred, to be corrected by a person.

    Of a folder, of each CSV file in it. A JSON file of the same name beside it is taken along.
    What cannot be read is named and left out; the exit code is 1 where anything was left out, and
    0 where everything is described.
    """
    from stats.describing import describe_files, find_files  # noqa: PLC0415

    files = list(find_files(files))
    written, problems = describe_files(files, out, is_forced=force)
    report_problems(problems, with_warnings=True)
    for folder in written:
        print(folder)
    raise typer.Exit(0 if len(written) == len(files) else 1)


@app.command()
def check(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...")],
    index: Annotated[
        Path | None, typer.Option("--index", help="Name what this index has otherwise.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Check data packages: every problem as `file:line: what is wrong`.

    A `warning:` does not stop a build; a `note:` says how a package was understood that does not
    define its datasets. With --index, figures that the index has otherwise are named, and where
    DATABASE_URL is set, to how many chats they were given. The exit code is 1 where there is an
    error.
    """
    from stats.checking import Loaded, check_folders  # noqa: PLC0415

    loaded = None
    if index is not None:
        loaded = Loaded(Catalogue.open_verified(index).index, count_told())
    with show_progress("checking packages") as tell:
        problems = check_folders(folders, loaded, tell)
    for problem in problems:
        print(write_problem(problem) if as_json else problem)
    counts = Counter(problem.level for problem in problems)
    told = (f"{counts[each]} {each}{'s'[: counts[each] != 1]}" for each in ("error", "warning"))
    print(", ".join(told), file=sys.stderr)
    raise typer.Exit(1 if counts["error"] else 0)


def write_problem(problem: Problem) -> str:
    """Return a problem as an object of JSON on one line."""
    return json.dumps(
        {
            "file": problem.file,
            "line": problem.line,
            "level": problem.level,
            "message": problem.message,
        },
        ensure_ascii=False,
    )


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is told how far a task is; people at a terminal see it after a second."""
    if not sys.stderr.isatty():
        yield lambda done, count: None
        return
    # Rich is for people at a terminal.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    began = monotonic()
    with Progress(console=Console(stderr=True), transient=True, disable=False) as progress:
        task = progress.add_task(what, total=None, visible=False)

        def tell(done: int, count: int) -> None:
            is_long = monotonic() - began > PATIENCE_SECONDS
            progress.update(task, completed=done, total=count, visible=is_long)

        yield tell


def count_told() -> dict[FigureKey, int]:
    """Return how many chats were given each figure; none where DATABASE_URL is not set."""
    settings = Settings()
    if "database_url" not in settings.model_fields_set:
        return {}
    # What a check without an index does without.
    from handlers.state.records import Records  # noqa: PLC0415

    return with_state(
        settings, lambda database: Records(database, settings.retention_days).count_chats()
    )


@app.command()
def datasets(
    word: Annotated[list[str] | None, typer.Argument(help="Words to seek.")] = None,
    data: DataOption = None,
    index: IndexOption = None,
) -> None:
    """List what is loaded: packages with what they hold; the measures of few, or of a word."""
    catalogue = open_catalogue(data, index or Settings().index).at(datetime.now(UTC))
    text = " ".join(word or ())
    if found := catalogue.shelves(text):
        print(render_shelves(catalogue, text))
        print(count_shelves(found), file=sys.stderr)
    else:
        print(f"Nothing is called {text}; `bot.py datasets` lists everything.", file=sys.stderr)


@app.command()
def misses(data: DataOption = None, index: IndexOption = None) -> None:
    """List what several people asked in vain, with the rows of code lists that would mend it."""
    # What a question at the terminal does without.
    from handlers.state.misses import Misses  # noqa: PLC0415

    settings = Settings()
    catalogue = open_catalogue(data, index or settings.index)

    async def read(database: Database) -> list[Miss]:
        kept = Misses(database, settings.retention_days, secret=None)
        return await kept.shown(datetime.now(UTC).timestamp())

    found = with_state(settings, read)
    print(render_misses((each, catalogue.suggest_aliases(each.text)) for each in found))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Write the state into a file: settings, patches, watches, given figures, blocks."""
    copy_state(file, is_backup=True)


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Put what a file holds in the place of the state; stop the bot before."""
    copy_state(file, is_backup=False)


def copy_state(file: Path, *, is_backup: bool) -> None:
    """Copy the state to a file or back, and say how much it was."""
    # What a question at the terminal does without.
    from handlers.state.copying import CopyError, read_copy, write_copy  # noqa: PLC0415

    copy = write_copy if is_backup else read_copy
    try:
        count = with_state(Settings(), lambda database: copy(database, file))
    except CopyError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"{file}: {error.strerror}")
    print(f"{file}: {count} rows")


def with_state(settings: Settings, work: Callable[[Database], Awaitable[T]]) -> T:
    """Return what becomes of work with the state; where it cannot be used, the program ends."""
    # What a question at the terminal does without.
    from handlers.logs import configure_logs  # noqa: PLC0415
    from handlers.state.database import Database, StateError  # noqa: PLC0415

    async def run_work(url: str) -> T:
        database = Database(url)
        try:
            return await work(database)
        finally:
            await database.close()

    configure_logs(settings.log_level, as_json=settings.log_json)
    try:
        return asyncio.run(run_work(settings.database_url.get_secret_value()))
    except ValueError as error:
        sys.exit(f"DATABASE_URL: {error}")
    except StateError:
        sys.exit("DATABASE_URL: the database cannot be used.")


def read_questions(words: list[str]) -> Iterator[str]:
    """Yield the question on the command line, or each line of the standard input for `-`."""
    if words == ["-"]:
        yield from (line.rstrip("\n") for line in sys.stdin)
    else:
        yield " ".join(words)


def render_terminal(reply: Reply) -> str:
    """Return a reply with its choices as a numbered list."""
    return "\n".join(filter(None, [render_plain(reply), render_choices(reply)]))


def chat(catalogue: Catalogue) -> None:
    """Answer lines typed at the terminal; a number takes a choice of the last reply."""
    # Rich is for people at a terminal; a single question does not wait for it.
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print("Ask in your own words, such as:", ", ".join(catalogue.examples[:3]))
    console.print("A number takes a choice; help tells more; an empty line, quit or Ctrl-D ends.")
    choices: dict[str, str] = {}
    previous: Question | None = None
    while True:
        try:
            line = console.input("\n> ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if line in ("", "exit", "quit"):
            return
        now = catalogue.at(datetime.now(UTC))
        if told := render_command(now, line):
            console.print(told)
            continue
        reply = now.ask(choices.get(line, line), previous=previous)
        console.print(render_terminal(reply))
        if isinstance(reply, Answer | NoFigure):
            previous = reply.question
        choices = {str(n): each.question for n, each in enumerate(button_choices(reply), start=1)}


def serve(settings: Settings, token: SecretStr, webhook: str | None, listen: str) -> None:
    """Serve Telegram until stopped."""
    # It asks for a reload, and would end the bot while there is nothing to be loaded anew yet.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # Before they are opened: what takes their place meanwhile is loaded when all runs.
    mark = mark_figures(settings.index)
    catalogue = open_checked(settings.index)
    # The framework takes a third of a second to import; a question at the terminal does without.
    import uvloop  # noqa: PLC0415
    from telegram.error import (  # noqa: PLC0415
        BadRequest,
        InvalidToken,
        NetworkError,
        TelegramError,
    )

    from handlers.logs import configure_logs  # noqa: PLC0415
    from handlers.reloading import Figures  # noqa: PLC0415
    from handlers.serving import Webhook, build_application  # noqa: PLC0415
    from handlers.serving import serve as serve_telegram  # noqa: PLC0415

    configure_logs(settings.log_level, as_json=settings.log_json)
    proxy = find_proxy(settings.bot_api_url)
    application = build_application(token.get_secret_value(), settings.bot_api_url, proxy)
    application.bot_data.catalogue = catalogue
    # Opened once more where figures are under embargo, before anybody asks.
    application.bot_data.released()
    application.bot_data.metrics.show_index(catalogue)
    application.bot_data.operators = settings.operators
    application.bot_data.rich.is_on = settings.rich_messages
    application.bot_data.ephemeral.is_on = settings.ephemeral_messages
    application.bot_data.charts_inside.is_on = settings.rich_messages
    receipt_secret = settings.receipt_secret or token
    application.bot_data.receipt_secret = derive_secret(receipt_secret.get_secret_value())
    keep_state(settings, application.bot_data)
    # What stays for ever is not walked again: tests/bench/fuzz.py saw 53 ms.
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    address = Webhook(webhook, open_socket(listen), secret) if webhook else None
    figures = Figures(
        open=lambda: open_checked(settings.index),
        mark=lambda: mark_figures(settings.index),
        seconds=settings.reload_seconds,
        first=mark,
        find_unread=lambda loaded: find_unread(settings.index, loaded),
    )
    try:
        uvloop.run(serve_telegram(application, JOURNAL, address, figures))
    except InvalidToken:
        # The exception's own text holds the token.
        sys.exit("BOT_TOKEN was rejected by the Bot API server.")
    except TelegramError as error:
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            sys.exit(f"The Bot API server cannot be reached: {error.message}")
        sys.exit(f"The Bot API server refused to start the bot: {error.message}")


def keep_state(settings: Settings, bot_data: BotData) -> None:
    """Say where the state is kept; an address that cannot be one ends the program."""
    secret = bot_data.receipt_secret if settings.keep_misses else None
    url = settings.database_url.get_secret_value()
    try:
        bot_data.keep_in(url, settings.retention_days, misses_secret=secret)
    except ValueError as error:
        sys.exit(f"DATABASE_URL: {error}")


def open_socket(listen: str) -> socket.socket:
    """Return a listening socket for HOST:PORT, of this machine alone where there is no host."""
    host, _, port = listen.rpartition(":")
    if not port.isdecimal() or int(port) > MAX_PORT:
        raise typer.BadParameter(f"{listen!r} is not HOST:PORT", param_hint="--listen")
    host = host.strip("[]") or "127.0.0.1"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, int(port)), family=family, backlog=1024)
    except OSError as error:
        sys.exit(f"Cannot listen on {listen}: {error.strerror}.")


def find_proxy(url: str) -> str | None:
    """Return the proxy for an address, of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY."""
    parts, proxies = urlsplit(url), getproxies()
    if proxy_bypass(parts.hostname or ""):
        return None
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if proxy and not proxy.startswith(("http://", "https://")):
        sys.exit("Only an HTTP proxy can be used, in HTTPS_PROXY or ALL_PROXY.")
    return proxy


def start() -> None:
    """Run the command line; what a user can cause is one clear message, not a traceback."""
    try:
        app()
    except PackageError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        sys.exit(1)
    except StatsError as error:
        sys.exit(str(error))
    except ValidationError as error:
        for each in error.errors():
            print(f"{'.'.join(map(str, each['loc'])).upper()}: {each['msg']}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # Who reads has seen enough; what is left must not be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except sqlite3.OperationalError as error:
        sys.exit(f"The index cannot be written: {error}")


if __name__ == "__main__":
    start()
