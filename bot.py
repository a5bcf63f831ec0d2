"""The command line; see README.md. What a command does stands in `handlers` and `stats`."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from handlers.cli.environment import Settings
from handlers.cli.exporting import export_answer, export_part, write_export
from handlers.cli.loading import DATA, find_unread, open_catalogue, open_checked
from handlers.cli.sockets import split_address
from handlers.cli.terminal import (
    chat,
    render_terminal,
    report_problems,
    show_progress,
    write_problem,
)
from stats import Catalogue, PackageError, StatsError, describe_unread
from stats.render import count_shelves, render_json, render_misses, render_shelves

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)
DataOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--data", help="A data package, or a folder of them.", exists=True, file_okay=False
    ),
]
IndexOption = Annotated[Path | None, typer.Option("--index", help="A prebuilt index file.")]


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
        # It asks for a reload, and would end the bot while there is nothing to be loaded anew yet.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        if webhook:
            check_address(listen)
        # The framework takes a third of a second to import; who asks here does without.
        from handlers.cli.starting import serve  # noqa: PLC0415

        serve(settings, settings.bot_token, webhook, listen)
        return
    catalogue = open_checked(settings.index)
    if unread := find_unread(settings.index, catalogue):
        print(unread, file=sys.stderr)
    chat(catalogue)


def check_address(listen: str) -> None:
    """Refuse what is not HOST:PORT."""
    try:
        split_address(listen)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--listen") from error


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
        chunks = export_answer(catalogue, " ".join(question))
    else:
        chunks = export_part(catalogue, dataset, split_members(dimension), period or [])
    write_export(chunks, out)


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
    from stats.desk.describing import describe_files, find_files  # noqa: PLC0415

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
    from stats.desk.checking import Loaded, check_folders  # noqa: PLC0415

    loaded = None
    if index is not None:
        loaded, settings = Loaded(Catalogue.open_verified(index).index), Settings()
        if "database_url" in settings.model_fields_set:
            # What a check without an index does without.
            from handlers.cli.upkeep import count_told  # noqa: PLC0415

            loaded = replace(loaded, told=count_told(settings))
    with show_progress("checking packages") as tell:
        problems = check_folders(folders, loaded, tell)
    for problem in problems:
        print(write_problem(problem) if as_json else problem)
    counts = Counter(problem.level for problem in problems)
    told = (f"{counts[each]} {each}{'s'[: counts[each] != 1]}" for each in ("error", "warning"))
    print(", ".join(told), file=sys.stderr)
    raise typer.Exit(1 if counts["error"] else 0)


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
    # The database is what a question at the terminal does without.
    from handlers.cli.upkeep import list_misses  # noqa: PLC0415

    settings = Settings()
    catalogue = open_catalogue(data, index or settings.index)
    found = list_misses(settings)
    print(render_misses((each, catalogue.suggest_aliases(each.text)) for each in found))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Write the state into a file: settings, patches, watches, given figures, blocks."""
    from handlers.cli.upkeep import copy_state  # noqa: PLC0415

    copy_state(Settings(), file, is_backup=True)


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Put what a file holds in the place of the state; stop the bot before."""
    from handlers.cli.upkeep import copy_state  # noqa: PLC0415

    copy_state(Settings(), file, is_backup=False)


def read_questions(words: list[str]) -> Iterator[str]:
    """Yield the question on the command line, or each line of the standard input for `-`."""
    if words == ["-"]:
        yield from (line.rstrip("\n") for line in sys.stdin)
    else:
        yield " ".join(words)


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
