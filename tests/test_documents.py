"""The documents of the desk are held to the bot: what they show is written out, checked and asked."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.building import build_folders
from stats.desk import outliers
from stats.desk.checking import check_folders
from stats.inferring import roles
from stats.inferring.dates import read_period
from stats.inferring.descriptor import FieldText
from stats.inferring.relations import PAIR_SHARE
from stats.inferring.roles import ROLES
from stats.inferring.words import read_mark
from stats.periods import make_period
from tests.writing import open_packages

DOCS = Path(__file__).parents[1] / "docs"
PACKAGES = (DOCS / "packages.md").read_text(encoding="utf-8")
_EXAMPLE = re.compile(
    r"(?:folder `(?P<folder>[\w-]+)`[^\n]*?)?`(?P<file>[\w-]+\.\w+)`"
    r"(?:, in a folder `(?P<own>[\w-]+)`)?:\n\n```\w+\n(?P<body>.*?)```",
    re.DOTALL,
)
QUESTION = re.compile(r'bot\.py ask --data ([\w-]+) "([^"]+)"')
AFTER_EMBARGO = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages that the document shows, each in its folder."""
    root, folder = tmp_path_factory.mktemp("documents"), ""
    for match in _EXAMPLE.finditer(PACKAGES):
        folder = match["own"] or match["folder"] or folder
        path = root / folder / match["file"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(match["body"], encoding="utf-8")
    return root


def ask(written: Path, package: str, question: str) -> Answer | NoFigure:
    index = written / f"{package}.index"
    build_folders([written / package], index)
    reply = Catalogue.open(index).at(AFTER_EMBARGO).ask(question)
    assert isinstance(reply, Answer | NoFigure)
    return reply


def test_three_packages_are_shown(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == {"visits", "pay", "library-loans"}


@pytest.mark.parametrize("package", ["visits", "pay", "library-loans"])
def test_what_is_shown_has_no_fault(written: Path, package: str) -> None:
    problems = check_folders([written / package])
    assert [str(each) for each in problems if each.level == "error"] == []
    if package == "visits":
        assert [str(each) for each in problems if each.level != "note"] == []


@pytest.mark.parametrize(("package", "question"), QUESTION.findall(PACKAGES))
def test_the_question_beside_a_package_is_answered_from_it(
    written: Path, package: str, question: str
) -> None:
    if "/" in package or not (written / package).is_dir():
        pytest.fail(f"{package} is not shown")
    reply = ask(written, package, question)
    assert isinstance(reply, Answer)
    assert reply.figures[0].value == 1200


def test_all_that_can_be_said_reaches_the_answer(written: Path) -> None:
    reply = ask(written, "pay", "ashby weekly pay 2023/24")
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert (figure.value, figure.measure.unit, figure.measure.decimals) == (512.5, "£", 2)
    assert (figure.status, figure.notes) == (
        "provisional",
        ("95% confidence interval: 500 to 525.",),
    )
    assert figure.dataset.caveats == ("Rounded to 50 pence.", "Does not count the self-employed.")
    assert figure.dataset.licence == "Open Government Licence 3.0"
    assert figure.codes["cd"].kind == "district"
    missing = ask(written, "pay", "vale weekly pay 2023/24")
    assert isinstance(missing, NoFigure)
    assert missing.status == "suppressed"


def test_its_embargo_holds(written: Path) -> None:
    catalogue = open_packages(written, written / "pay")
    early = catalogue.at(datetime(2024, 5, 1, 8, 29, tzinfo=UTC))
    assert early.shelves() == ()
    assert len(catalogue.at(datetime(2024, 5, 1, 8, 30, tzinfo=UTC)).shelves()) == 1


def table_below(heading: str, text: str) -> list[list[str]]:
    """Return the cells of the first table below a heading."""
    lines = text.partition(f"\n{heading}\n")[2].splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]


def test_every_period_shown_is_of_its_kind() -> None:
    shown = [
        (row[0], text)
        for row in table_below("## Periods", PACKAGES)[1:4]
        for text in re.findall(r"`([^`]+)`", row[1])
    ]
    assert len(shown) > 10
    kinds = [(text, make_period(read_period(text)).kind) for _, text in shown]
    assert kinds == [(text, kind) for kind, text in shown]


def test_every_role_and_property_is_documented() -> None:
    missing = [role for role in ROLES if f"`{role}`" not in PACKAGES]
    assert missing == []
    fields = {"name", "type", "title", "description", "role", "of", "unit", "decimals", "aliases"}
    assert fields <= set(FieldText._fields)
    assert [name for name in fields if f"`{name}`" not in PACKAGES] == []


INFERENCE = (DOCS / "inference.md").read_text(encoding="utf-8")


def test_every_period_of_the_rules_is_read() -> None:
    section = INFERENCE.partition("## Periods\n\nRead as they are written:")[2]
    shown = re.findall(r"`([^`]+)`", section.partition("What a column is decides")[0])
    assert len(shown) > 15
    month_first = "5/31/2024"
    assert month_first in shown
    unread = [text for text in shown if not read_period(text, is_month_first=text == month_first)]
    assert unread == []


def test_every_mark_of_the_rules_has_its_status() -> None:
    said = dict(
        re.findall(r"`(\w+|\*)` (break|suppressed|estimated|provisional|revised)", INFERENCE)
    )
    assert len(said) == 5
    assert {mark: read_mark(mark) for mark in said} == said


def test_the_thresholds_of_the_rules_are_those_of_the_code() -> None:
    assert (outliers.MIN_FACTOR, outliers.MIN_DISTANCES, outliers.MIN_POINTS) == (5, 8, 6)
    for text in ("5 times (or a fifth of)", "8 times as far", "series of 6 figures"):
        assert text in INFERENCE
    assert (PAIR_SHARE, roles.FEW_VALUES, roles.NOTE_LENGTH) == (0.98, 3, 40)
    for text in ("98 of 100 rows", "at most 3 columns of values", "texts of 40 letters"):
        assert text in INFERENCE
