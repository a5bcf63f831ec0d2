"""What stands at the terminal: problems, how far a task is, replies, a conversation."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic

from handlers.recent import GOES_ON_SECONDS
from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch, Problem, Question, Reply
from stats.render import button_choices, render_choices, render_command, render_plain

PATIENCE_SECONDS = 1.0
"""What takes no longer is not worth a progress bar."""


def report_problems(problems: Sequence[Problem], *, with_warnings: bool = False) -> None:
    """Name the packages that cannot be used; warnings are for those who make packages."""
    for problem in problems:
        if problem.is_error or with_warnings:
            print(problem, file=sys.stderr)


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


def render_terminal(reply: Reply) -> str:
    """Return a reply with its choices as a numbered list."""
    return "\n".join(filter(None, [render_plain(reply), render_choices(reply)]))


class Talk:
    """A conversation at the terminal: what the next line may go on from, as on Telegram."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self._said_at = 0.0
        self._forget()

    def _forget(self) -> None:
        self._choices: dict[str, str] = {}
        self._previous: Question | None = None
        self._asked_back: Clarification | None = None

    def ask(self, catalogue: Catalogue, line: str, now: float) -> Reply:
        """Return the reply to a line; `now` is in seconds.

        A line that is not understood leaves what was offered before to be chosen from.
        """
        if now - self._said_at >= GOES_ON_SECONDS:
            self._forget()
        text = self._choices.get(line, line)
        reply = catalogue.ask(text, previous=self._previous, asked_back=self._asked_back)
        if isinstance(reply, NoMatch):
            return reply
        self._said_at = now
        if isinstance(reply, Answer | NoFigure):
            self._previous = reply.question
        self._asked_back = reply if isinstance(reply, Clarification) else None
        offered = enumerate(button_choices(reply), start=1)
        self._choices = {str(number): each.question for number, each in offered}
        return reply


def chat(catalogue: Catalogue) -> None:
    """Answer lines typed at the terminal; a number takes a choice of the last reply."""
    # Rich is for people at a terminal; a single question does not wait for it.
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print("Ask in your own words, such as:", ", ".join(catalogue.examples[:3]))
    console.print("A number takes a choice; help tells more; an empty line, quit or Ctrl-D ends.")
    talk = Talk()
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
        console.print(render_terminal(talk.ask(now, line, monotonic())))
