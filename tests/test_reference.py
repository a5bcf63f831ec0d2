"""Every figure of every answer, worked out again from the CSV files in the slow and obvious way."""

from __future__ import annotations

import csv
import json
from calendar import monthrange
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import pytest

from stats import Answer, Catalogue
from stats.model import Figure
from tests.scoring import QUESTIONS, read_questions

DATA = Path(__file__).parents[1] / "data"
OPERATIONS = (
    "", "share", "per day", "per 100,000 people", "change", "percentage change", "each year",
    "highest ever", "lowest ever", "the year before", "by platform", "by force", "top 3 forces",
    "rank", "2017/18", "2018/19", "2018/19 to 2019/20", "since 2018/19",
)  # fmt: skip
GENERATED = 3000

Key = tuple[str, ...]
Printed = dict[Key, list[tuple[str, float, str]]]
"""dataset, measure, period and codes -> release date, value and qualifier of each report."""


@pytest.fixture(scope="module")
def printed() -> Printed:
    """Every value in the CSV files."""
    found: Printed = {}
    for folder in sorted(DATA.iterdir()):
        releases = _read(folder / "releases.csv")
        dates = {row["code"]: row["published"] for row in releases}
        resources = json.loads((folder / "datapackage.json").read_text())["resources"]
        for resource in resources:
            if "dataset" in resource:
                for row in _read(folder / resource["path"]):
                    if row["value"]:
                        report = (
                            dates[row["release"]],
                            float(row["value"]),
                            row.get("qualifier") or "exact",
                        )
                        found.setdefault(_key(resource["name"], row), []).append(report)
    return found


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _key(dataset: str, row: dict[str, str]) -> Key:
    codes = tuple(row[name] for name in ("area", "platform") if name in row)
    return (dataset, row["measure"], row["period"], *codes)


def _key_of(figure: Figure) -> Key:
    codes = tuple(figure.codes[name].code for name in ("area", "platform") if name in figure.codes)
    return (figure.dataset.code, figure.measure.code, figure.period.code, *codes)


def _check_printed(figure: Figure, printed: Printed, release: str) -> None:
    """A published figure is what the newest release prints; a precise older one may stand for it.

    Where a release is asked for by its month, it is what that one prints.
    """
    reports = [each for each in printed[_key_of(figure)] if each[0].startswith(release)]
    newest = max(date for date, _, _ in reports)
    allowed = {value for date, value, _ in reports if date == newest}
    if not any(qualifier == "exact" for date, _, qualifier in reports if date == newest):
        allowed |= {value for _, value, qualifier in reports if qualifier == "exact"}
    assert figure.value in allowed


def _days(figure: Figure) -> int:
    """Count the days of a period month by month."""
    year, month = (int(part) for part in figure.period.start.split("-"))
    days = 0
    while f"{year:04d}-{month:02d}" <= figure.period.end:
        days += monthrange(year, month)[1]
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return days


def _rounded(value: float) -> float:
    """Round to one decimal as readers do, a half away from zero: 31.25 is 31.3."""
    return float(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _expected(figure: Figure) -> float:
    derivation = figure.derivation
    assert derivation is not None
    values = [part.value for part in derivation.parts]
    given = [value for value in values if value is not None]
    assert len(given) == len(values)
    first, last = given[0], given[-1]
    match derivation.method:
        case "sum":
            return sum(given)
        case "mean":
            return _rounded(sum(given) / len(given))
        case "share":
            return _rounded(100 * first / last)
        case "rate" if len(given) == 2:
            return _rounded(100_000 * first / last)
        case "rate":
            return _rounded(first / _days(derivation.parts[0]))
        case "difference":
            return abs(first - last)
        case "change" if figure.measure.unit == "per cent":
            return _rounded(100 * (last - first) / first)
    return last - first


def _check(figure: Figure, printed: Printed, release: str) -> None:
    if figure.value is None:
        return
    if figure.derivation is None:
        _check_printed(figure, printed, release)
        return
    for part in figure.derivation.parts:
        _check(part, printed, release)
    assert figure.value == pytest.approx(_expected(figure))


def _check_answer(answer: Answer, printed: Printed) -> None:
    for figure in (*answer.figures, *(f for remark in answer.remarks for f in remark.figures)):
        _check(figure, printed, answer.question.release)


def _generated(catalogue: Catalogue) -> Iterator[str]:
    random = Random(20)
    index = catalogue.index
    keys = [(d, key) for d in catalogue.datasets for key in index.series_of(d.code, {})]
    for _ in range(GENERATED):
        dataset, key = random.choice(keys)
        names = [index.code(dimension, code).name for dimension, code in key.items()]
        kept = random.sample(names, random.randint(1, len(names)))
        yield " ".join([*kept, dataset.label, random.choice(OPERATIONS)])


def test_every_figure_in_the_question_sets(catalogue: Catalogue, printed: Printed) -> None:
    answers = 0
    methods: set[str] = set()
    for path in QUESTIONS.glob("*.csv"):
        for line in read_questions(path):
            reply = catalogue.ask(line.question)
            if isinstance(reply, Answer):
                _check_answer(reply, printed)
                answers += 1
                methods |= {f.derivation.method for f in reply.figures if f.derivation}
    assert answers > 800
    assert methods == {"sum", "mean", "share", "rate", "change", "difference"}


def test_every_figure_of_generated_questions(catalogue: Catalogue, printed: Printed) -> None:
    methods: set[str] = set()
    for question in _generated(catalogue):
        reply = catalogue.ask(question)
        if isinstance(reply, Answer):
            _check_answer(reply, printed)
            methods |= {f.derivation.method for f in reply.figures if f.derivation}
    assert methods >= {"sum", "rate", "change"}
