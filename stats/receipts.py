"""An answer in, a receipt that fits a link out; a receipt in, the figures it was given for out.

A receipt keeps the figures themselves beside the codes that name them, so that it can be opened
with any later index, or with none. Its bytes, before they are written in the 64 characters that
Telegram passes on:

    6  the check: HMAC-SHA256 of all the rest, cut
    3  the mark of the data version
    1  kind of figures, whether signed, marked; decimals
    *  how many figures the answer had, of how many parts each is (only sums and averages), which
       columns differ from figure to figure (varints)
    3  each: dataset, measure, and each column that is the same in all: dimensions, period
    *  figure by figure, as many as fit: the columns that differ (3 each), the value (varint)

A code is named as in the key of a choice, by the first characters of its token, never by its
place in a list.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from stats.index.schema import code_token
from stats.model import PER_CENT, Answer, Code, Figure, is_list
from stats.packing import (
    Layout,
    Reader,
    Value,
    choose_layout,
    decode,
    encode,
    pack_names,
    pack_number,
    pack_value,
    unpack_value,
)

MAX_LENGTH = 64
"""Source: https://core.telegram.org/bots/features#deep-linking."""
MAX_BYTES = MAX_LENGTH * 6 // 8
CHECK_BYTES = 6
"""Source: a forger has to ask the bot for each guess; at Telegram's 30 messages a second for a
whole bot, half of 2^48 guesses take 150,000 years."""
VERSION_BYTES = 3
"""Source: another version is taken for the same one with a chance of 1 in 17 million."""
NAME_LENGTH = 4
"""Characters of a code's token, which are three bytes. Source: of 1,000 codes of one concept,
another shares a given one's name with a chance of 1 in 17,000; the name is then refused."""
NO_NAME = "AAAA"
"""Stands where a figure has no code, such as the period of a figure that is missing for all."""
DOMAIN = b"statistics bot receipt 1\0"
"""What is signed besides the bytes; a later format has another number."""
SECRET_DOMAIN = b"statistics bot receipt secret\0"

Kind = Literal["values", "rate", "change", "difference", "sum", "share", "mean"]
# The places in this list are written into receipts: only ever add at the end.
KINDS: tuple[tuple[Kind, bool], ...] = (
    ("values", False), ("rate", False), ("change", False), ("difference", False),
    ("sum", False), ("share", False), ("change", True), ("mean", False),
)  # fmt: skip
"""Kinds of figures, and whether in per cent; a place takes three bits, so none is left."""
OF_PARTS: frozenset[Kind] = frozenset({"sum", "mean"})
"""Kinds that are of any number of parts, which the receipt therefore says."""
PAIRS: frozenset[Kind] = frozenset({"change", "difference", "share"})
KIND_BITS, SIGNED, MARKED, DECIMALS_SHIFT = 7, 8, 16, 5


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as a receipt keeps it.

    Attributes:
        points: the names of what it is of or was worked out from: a code of each dimension, then
            the period. A change, a difference and a share have two, a sum and an average have one
            of each part, other figures one.

    """

    value: Value
    points: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says of the answer it was given with.

    Attributes:
        kind: how the figures came about; all but values were worked out from others. A sum is one
            over members that no code stands for, a share one member's of another; sums and shares
            that a code and a measure name are values.
        dataset, measure: names, as those in `KeptFigure.points`.
        figures: the first of the answer's, in its order.
        total: how many figures the answer had.
        version_mark: of the data that the answer was given from; see `mark_version`.

    """

    kind: Kind
    in_percent: bool
    dataset: str
    measure: str
    figures: tuple[KeptFigure, ...]
    total: int
    version_mark: bytes


def derive_secret(text: str) -> bytes:
    """Return the secret for receipts that a setting stands for; it does not lay the text open."""
    return hmac.digest(text.encode(), SECRET_DOMAIN, sha256)


def mark_version(version: str) -> bytes:
    """Return the few bytes that stand for a data version in a receipt."""
    return sha256(version.encode()).digest()[:VERSION_BYTES]


def name_code(concept: str, code: str) -> str:
    """Return the name of a code in a receipt: the beginning of its token."""
    return code_token(concept, code)[:NAME_LENGTH] if code else NO_NAME


def write_receipt(answer: Answer, *, secret: bytes, version: str) -> str | None:
    """Return the payload of an answer's receipt, at most 64 characters of A-Z a-z 0-9 _ -.

    As many figures as fit are in it; None where not even the first does, such as a sum over more
    members than there is room to name, for the figures of a release that was asked for, and for a
    year that is not in print beside one that is.
    """
    if answer.question.release:
        return None  # it would be compared with the newest release, which was not asked of
    if any(figure.value is None and not figure.period.code for figure in answer.figures):
        return None  # what is missing has no period by which it could be looked up
    kind, first = _kind(answer), answer.figures[0]
    values = [_value(figure, kind) for figure in answer.figures]
    layout = choose_layout(values)
    rows = [_points(figure, kind) for figure in answer.figures]
    shared = rows[0][0]
    varying = [
        n for n, name in enumerate(shared) if any(point[n] != name for row in rows for point in row)
    ]
    columns = 1 << len(shared) | sum(1 << n for n in varying)
    in_percent = kind == "change" and first.measure.unit == PER_CENT
    body = mark_version(version) + bytes([_head(kind, layout, in_percent=in_percent)])
    body += pack_number(len(rows))
    body += pack_number(len(rows[0])) if kind in OF_PARTS else b""
    body += pack_number(columns)
    body += pack_names([name_code("dataset", first.dataset.code), _measure(first, kind)])
    body += pack_names([name for n, name in enumerate(shared) if n not in varying])
    without_figures = len(body)
    for value, points in zip(values, rows, strict=True):
        names = pack_names([point[n] for point in points for n in varying])
        packed = names + pack_number(pack_value(value, layout))
        if CHECK_BYTES + len(body) + len(packed) > MAX_BYTES:
            break
        body += packed
    return encode(_check(secret, body) + body) if len(body) > without_figures else None


def read_receipt(payload: str, *, secret: bytes) -> Receipt | None:
    """Return what a payload says; None where it is none, or was changed on the way."""
    data = decode(payload) if len(payload) <= MAX_LENGTH else None
    if data is None:
        return None
    check, body = data[:CHECK_BYTES], data[CHECK_BYTES:]
    return _parse(body) if hmac.compare_digest(check, _check(secret, body)) else None


def _kind(answer: Answer) -> Kind:
    """Return how the figures came about; the difference of one cell's years is a change."""
    first = answer.figures[0]
    if answer.question.operation == "mean":
        return "mean"
    if any(is_list(code) for code in first.codes.values()):
        return "sum"
    method = first.derivation.method if first.derivation else ""
    match method:
        case "change" | "difference":
            return method
        case "sum" if answer.question.operation == "sum":
            return method
        case "share" if _is_of_another(first):
            return "share"
        case "rate" if answer.question.operation == "rate" or answer.question.per_head:
            return "rate"  # any other is a daily average, which is a measure of its dataset
    return "values"


def _is_of_another(share: Figure) -> bool:
    """Whether a share is the one that a member has of another of the first dimension."""
    first = share.dataset.dimensions[0]
    parts = share.derivation.parts if share.derivation else ()
    return len({part.codes[first].code for part in parts if first in part.codes}) > 1


def _points(figure: Figure, kind: Kind) -> list[tuple[str, ...]]:
    """Return the names of each point of a figure: one code a dimension, then the period."""
    is_of_parts = kind in OF_PARTS or kind in PAIRS
    points = figure.derivation.parts if is_of_parts and figure.derivation else (figure,)
    return [
        (
            *(_name(point.codes, dimension) for dimension in figure.dataset.dimensions),
            name_code("period", point.period.code),
        )
        for point in points
    ]


def _name(codes: Mapping[str, Code], dimension: str) -> str:
    return name_code(dimension, codes[dimension].code) if dimension in codes else NO_NAME


def _measure(figure: Figure, kind: Kind) -> str:
    """Return the name of the measure that the question would have; of a rate, what it is of."""
    is_own = kind in ("values", "share")
    parts = figure.derivation.parts if figure.derivation and not is_own else (figure,)
    return name_code("measure", parts[0].measure.code)


def _value(figure: Figure, kind: Kind) -> Value:
    # Only a measure of the dataset is sometimes published and sometimes worked out; the kinds of
    # what is always worked out say it themselves.
    is_of_dataset = kind == "values" and figure.measure.code in figure.dataset.measures
    is_derived = is_of_dataset and figure.derivation is not None
    return Value(figure.value, figure.qualifier, figure.status, is_derived)


def _head(kind: Kind, layout: Layout, *, in_percent: bool) -> int:
    flags = SIGNED * layout.is_signed | MARKED * layout.is_marked
    return KINDS.index((kind, in_percent)) | flags | layout.decimals << DECIMALS_SHIFT


def _parse(body: bytes) -> Receipt | None:
    """Return what signed bytes say; None for those of no format that is known."""
    reader = Reader(body)
    try:
        mark = reader.take(VERSION_BYTES)
        head, total = reader.take(1)[0], reader.number()
        kind, in_percent = KINDS[head & KIND_BITS]
        points_each = reader.number() if kind in OF_PARTS else 2 if kind in PAIRS else 1
        columns = reader.number()
        layout = Layout(head >> DECIMALS_SHIFT, bool(head & SIGNED), bool(head & MARKED))
        dataset, measure = reader.name(), reader.name()
        width = range(columns.bit_length() - 1)
        shared = {n: reader.name() for n in width if not columns >> n & 1}
        figures = []
        while not reader.is_done:
            points = tuple(
                tuple(shared[n] if n in shared else reader.name() for n in width)
                for _ in range(points_each)
            )
            figures.append(KeptFigure(unpack_value(reader.number(), layout), points))
    except IndexError:
        return None
    return Receipt(kind, in_percent, dataset, measure, tuple(figures), total, mark)


def _check(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, DOMAIN + body, sha256)[:CHECK_BYTES]
