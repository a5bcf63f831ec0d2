"""An answer in, a receipt that fits a link out; a receipt in, the figures it was given for out.

A receipt keeps the figures themselves beside the codes that name them, so that it can be opened
with any later index, or with none. Its bytes, before they are written in the 64 characters that
Telegram passes on (A-Z, a-z, 0-9, _ and -):

    6  the check: HMAC-SHA256 of all the rest, cut
    3  the mark of the data version
    1  kind of figures, whether in per cent, signed, marked; decimals
    *  how many figures the answer had; which columns differ from figure to figure (varints)
    3  each: dataset, measure, and each column that is the same in all: dimensions, period
    *  figure by figure, as many as fit: the columns that differ (3 each), the value (varint)

A code is named as in the key of a choice, by the first characters of its token, never by its
place in a list.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from stats.index.schema import code_token
from stats.model import PER_CENT, Answer, Code, Figure, Qualifier, Status

MAX_LENGTH = 64
"""Source: https://core.telegram.org/bots/features#deep-linking."""
MAX_BYTES = MAX_LENGTH * 6 // 8
CHECK_BYTES = 6
"""Source: a forger has to ask the bot for each guess; at Telegram's 30 messages a second for a
whole bot, half of 2^48 guesses take 150,000 years."""
VERSION_BYTES = 3
NAME_LENGTH = 4
"""Characters of a code's token, which are three bytes. Source: of 1,000 codes of one concept,
another shares a given one's name with a chance of 1 in 17,000; the name is then refused."""
NAME_BYTES = 3
NO_NAME = "AAAA"
"""Stands where a figure has no code, such as the period of a figure that is missing for all."""
MAX_DECIMALS = 7
DOMAIN = b"statistics bot receipt 1\0"
"""What is signed besides the bytes; a later format has another number."""
SECRET_DOMAIN = b"statistics bot receipt secret\0"

Kind = Literal["values", "rate", "change", "difference"]
# The places in these lists are written into receipts: only ever add at the end.
KINDS: tuple[Kind, ...] = ("values", "rate", "change", "difference")
QUALIFIERS: tuple[Qualifier, ...] = ("exact", "more_than", "nearly", "approx")
STATUSES: tuple[Status, ...] = (
    "normal", "provisional", "estimated", "revised", "break", "partial", "disputed", "not_supplied",
    "not_asked", "suppressed", "not_applicable", "not_covered", "not_published", "other_period",
)  # fmt: skip
IN_PERCENT, SIGNED, MARKED = 4, 8, 16
DECIMALS_SHIFT = 5
MARK_BITS = 7


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as a receipt keeps it.

    Attributes:
        is_derived: whether it was worked out rather than published.
        points: the names of what it is of or was worked out from: dimensions in any order, then
            the period. A change and a difference have two, other figures one.

    """

    value: float | None
    qualifier: Qualifier
    status: Status
    is_derived: bool
    points: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says of the answer it was given with.

    Attributes:
        kind: how the figures came about; a rate, change or difference was worked out.
        dataset, measure: names, as those in `KeptFigure.points`.
        figures: the first of the answer's, in its order.
        total: how many figures the answer had.
        decimals: the precision that the values are kept with.
        version_mark: of the data that the answer was given from; see `mark_version`.

    """

    kind: Kind
    in_percent: bool
    dataset: str
    measure: str
    figures: tuple[KeptFigure, ...]
    total: int
    decimals: int
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


def scale_value(value: float, decimals: int) -> int:
    """Return a value as a whole number of its last decimal, as receipts keep and compare it.

    >>> scale_value(32.8, 1), scale_value(69.0, 0)
    (328, 69)
    """
    return int(Decimal(repr(value)).scaleb(decimals).to_integral_value())


def count_decimals(value: float) -> int:
    """Return how many decimals a value needs.

    >>> count_decimals(18.5), count_decimals(1200.0)
    (1, 0)
    """
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def write_receipt(answer: Answer, *, secret: bytes, version: str) -> str | None:
    """Return the payload of an answer's receipt, at most 64 characters of A-Z a-z 0-9 _ -.

    As many figures as fit are in it; None where not even the first does.
    """
    figures = answer.figures
    kind = _kind(answer)
    columns = [_columns(figure, kind) for figure in figures]
    width = len(columns[0][0])
    varying = [n for n in range(width) if len({point[n] for each in columns for point in each}) > 1]
    decimals = min(MAX_DECIMALS, max(count_decimals(f.value or 0) for f in figures))
    is_marked = any(_marks(figure) for figure in figures if figure.value is not None)
    is_signed = any((figure.value or 0) < 0 for figure in figures)
    in_percent = kind == "change" and figures[0].measure.unit == PER_CENT
    head = KINDS.index(kind) | decimals << DECIMALS_SHIFT
    head |= IN_PERCENT * in_percent | SIGNED * is_signed | MARKED * is_marked
    first = figures[0]
    body = mark_version(version) + bytes([head]) + _varint(len(figures))
    body += _varint(1 << width | sum(1 << n for n in varying))
    body += _pack([name_code("dataset", first.dataset.code), _measure(first, kind)])
    body += _pack([columns[0][0][n] for n in range(width) if n not in varying])
    is_empty = True
    for figure, points in zip(figures, columns, strict=True):
        names = _pack([point[n] for point in points for n in varying])
        packed = names + _varint(_pack_value(figure, decimals, head))
        if CHECK_BYTES + len(body) + len(packed) > MAX_BYTES:
            break
        body += packed
        is_empty = False
    return None if is_empty else _encode(_check(secret, body) + body)


def read_receipt(payload: str, *, secret: bytes) -> Receipt | None:
    """Return what a payload says; None where it is none, or was changed on the way."""
    data = _decode(payload)
    if data is None or len(data) <= CHECK_BYTES:
        return None
    check, body = data[:CHECK_BYTES], data[CHECK_BYTES:]
    return _parse(body) if hmac.compare_digest(check, _check(secret, body)) else None


def _kind(answer: Answer) -> Kind:
    """Return how the figures came about; a difference of one cell is a change."""
    derivation = answer.figures[0].derivation
    method = derivation.method if derivation else ""
    if method == "rate":
        # A daily average is a measure of its own; a rate per head belongs to no dataset.
        return "rate" if answer.question.operation == "rate" else "values"
    return "change" if method == "change" else "difference" if method == "difference" else "values"


def _columns(figure: Figure, kind: Kind) -> list[tuple[str, ...]]:
    """Return the names of each point of a figure: one code a dimension, then the period."""
    is_pair = kind in ("change", "difference") and figure.derivation is not None
    points = figure.derivation.parts if is_pair and figure.derivation else (figure,)
    return [
        (
            *(_name(point.codes, dimension) for dimension in figure.dataset.dimensions),
            name_code("period", point.period.code),
        )
        for point in points
    ]


def _name(codes: Mapping[str, Code], dimension: str) -> str:
    code = codes.get(dimension)
    return name_code(dimension, code.code) if code else NO_NAME


def _measure(figure: Figure, kind: Kind) -> str:
    """Return the name of the measure; of what was worked out, the one it was worked out from."""
    parts = figure.derivation.parts if kind != "values" and figure.derivation else (figure,)
    return name_code("measure", parts[0].measure.code)


def _pack_value(figure: Figure, decimals: int, head: int) -> int:
    """Return a value, its sign and its marks as one number; even where there is no value."""
    if figure.value is None:
        return STATUSES.index(figure.status) << 1
    scaled = scale_value(figure.value, decimals)
    number = abs(scaled) << 1 | (scaled < 0) if head & SIGNED else scaled
    if head & MARKED:
        number = number << MARK_BITS | _marks(figure)
    return number << 1 | 1


def _marks(figure: Figure) -> int:
    """Return what is to be said of a value in seven bits; 0 for a plain published one."""
    is_derived = figure.derivation is not None and figure.measure.code in figure.dataset.measures
    places = STATUSES.index(figure.status) << 2 | QUALIFIERS.index(figure.qualifier)
    return places << 1 | is_derived


def _unpack_value(
    number: int, decimals: int, head: int
) -> tuple[float | None, Qualifier, Status, bool]:
    is_derived = KINDS[head & 3] != "values"
    if not number & 1:
        return None, QUALIFIERS[0], STATUSES[number >> 1], False
    number >>= 1
    qualifier, status = QUALIFIERS[0], STATUSES[0]
    if head & MARKED:
        qualifier, status = QUALIFIERS[number >> 1 & 3], STATUSES[number >> 3 & 15]
        is_derived |= bool(number & 1)
        number >>= MARK_BITS
    if head & SIGNED:
        number = -(number >> 1) if number & 1 else number >> 1
    return float(Decimal(number).scaleb(-decimals)), qualifier, status, is_derived


class _Reader:
    """Takes bytes off the front of a receipt; raises IndexError where there are none left."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    @property
    def is_done(self) -> bool:
        return self.place >= len(self.data)

    def byte(self) -> int:
        self.place += 1
        return self.data[self.place - 1]

    def varint(self) -> int:
        number = shift = 0
        while True:
            byte = self.byte()
            number |= (byte & 127) << shift
            if byte < 128:
                return number
            shift += 7

    def name(self) -> str:
        return _encode(bytes(self.byte() for _ in range(NAME_BYTES)))


def _parse(body: bytes) -> Receipt | None:
    """Return what signed bytes say; None for those of another format."""
    reader = _Reader(body)
    try:
        mark = bytes(reader.byte() for _ in range(VERSION_BYTES))
        head, total, columns = reader.byte(), reader.varint(), reader.varint()
        width = columns.bit_length() - 1
        dataset, measure = reader.name(), reader.name()
        shared = {n: reader.name() for n in range(width) if not columns >> n & 1}
        kind = KINDS[head & 3]
        decimals = head >> DECIMALS_SHIFT
        figures = []
        while not reader.is_done:
            points = tuple(
                tuple(shared[n] if n in shared else reader.name() for n in range(width))
                for _ in range(2 if kind in ("change", "difference") else 1)
            )
            figures.append(KeptFigure(*_unpack_value(reader.varint(), decimals, head), points))
    except IndexError:
        return None
    is_percent = bool(head & IN_PERCENT)
    return Receipt(kind, is_percent, dataset, measure, tuple(figures), total, decimals, mark)


def _check(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, DOMAIN + body, sha256)[:CHECK_BYTES]


def _pack(names: Sequence[str]) -> bytes:
    return urlsafe_b64decode("".join(names))


def _varint(number: int) -> bytes:
    return bytes(_groups(number))


def _groups(number: int) -> Iterator[int]:
    while number > 127:
        yield number & 127 | 128
        number >>= 7
    yield number


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(payload: str) -> bytes | None:
    """Return the bytes of a payload; None where it is not just as they would be written."""
    if len(payload) > MAX_LENGTH or not payload.isascii():
        return None
    try:
        data = urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    except Base64Error:
        return None
    return data if _encode(data) == payload else None
