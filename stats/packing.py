"""Values, names and numbers in, the few bytes that a receipt keeps of them out; and back."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from stats.model import Qualifier, Status

NAME_BYTES = 3
MAX_DECIMALS = 7
"""The most that the three bits for them can say."""
MARK_BITS = 7
"""Four for the status, two for the qualifier, one for whether the value was worked out."""
# The places in these lists are written into receipts: only ever add at the end.
QUALIFIERS: tuple[Qualifier, ...] = ("exact", "more_than", "nearly", "approx")
STATUSES: tuple[Status, ...] = (
    "normal", "provisional", "estimated", "revised", "break", "partial", "disputed", "not_supplied",
    "not_asked", "suppressed", "not_applicable", "not_covered", "not_published", "other_period",
    "conflicting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A value and what is said of it; None with the status that says why there is none."""

    value: float | None
    qualifier: Qualifier
    status: Status
    is_derived: bool

    @property
    def marks(self) -> int:
        """What is said of it in `MARK_BITS` bits; 0 of a plain published value."""
        places = STATUSES.index(self.status) << 2 | QUALIFIERS.index(self.qualifier)
        return places << 1 | self.is_derived


@dataclass(frozen=True, slots=True)
class Layout:
    """How all values of one receipt are written: with a sign or marks where any needs them."""

    decimals: int
    is_signed: bool
    is_marked: bool


def count_decimals(value: float) -> int:
    """Return how many decimals a value needs.

    >>> count_decimals(18.5), count_decimals(1200.0)
    (1, 0)
    """
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def scale_value(value: float, decimals: int) -> int:
    """Return a value as a whole number of its last decimal, as receipts keep and compare it.

    >>> scale_value(32.8, 1), scale_value(69.0, 0)
    (328, 69)
    """
    return int(Decimal(repr(value)).scaleb(decimals).to_integral_value())


def choose_layout(values: Sequence[Value]) -> Layout:
    """Return the shortest way to write these values."""
    given = [each.value for each in values if each.value is not None]
    return Layout(
        decimals=min(MAX_DECIMALS, max(map(count_decimals, given), default=0)),
        is_signed=any(value < 0 for value in given),
        is_marked=any(each.marks for each in values if each.value is not None),
    )


def pack_value(value: Value, layout: Layout) -> int:
    """Return a value as one number: odd with a value, even with the reason for none."""
    if value.value is None:
        return STATUSES.index(value.status) << 1
    number = scale_value(value.value, layout.decimals)
    if layout.is_signed:
        number = abs(number) << 1 | (number < 0)
    if layout.is_marked:
        number = number << MARK_BITS | value.marks
    return number << 1 | 1


def unpack_value(number: int, layout: Layout) -> Value:
    """Return the value of a number; raises IndexError for one that `pack_value` does not make."""
    if not number & 1:
        return Value(None, QUALIFIERS[0], STATUSES[number >> 1], is_derived=False)
    number >>= 1
    marks = 0
    if layout.is_marked:
        marks, number = number & ((1 << MARK_BITS) - 1), number >> MARK_BITS
    if layout.is_signed:
        number = -(number >> 1) if number & 1 else number >> 1
    value = float(Decimal(number).scaleb(-layout.decimals))
    return Value(value, QUALIFIERS[marks >> 1 & 3], STATUSES[marks >> 3], bool(marks & 1))


def pack_number(number: int) -> bytes:
    """Return a number as a varint: seven bits a byte, the lowest first."""
    return bytes(_groups(number))


def _groups(number: int) -> Iterator[int]:
    while number > 127:
        yield number & 127 | 128
        number >>= 7
    yield number


def pack_names(names: Sequence[str]) -> bytes:
    """Return names as their bytes."""
    return urlsafe_b64decode("".join(names))


def encode(data: bytes) -> str:
    """Return bytes as characters that a link may hold: A-Z, a-z, 0-9, _ and -."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes | None:
    """Return the bytes of a text; None where it is not just as `encode` would write them."""
    if not text.isascii():
        return None
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except Base64Error:
        return None
    return data if encode(data) == text else None


class Reader:
    """Takes bytes off the front; raises IndexError where there are none left."""

    def __init__(self, data: bytes) -> None:
        """Begin at the first byte."""
        self._data = data
        self._place = 0

    @property
    def is_done(self) -> bool:
        """Whether every byte has been taken."""
        return self._place >= len(self._data)

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        return bytes(self._byte() for _ in range(count))

    def number(self) -> int:
        """Return the next varint."""
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 127) << shift
            if byte < 128:
                return number
            shift += 7

    def name(self) -> str:
        """Return the next name."""
        return encode(self.take(NAME_BYTES))

    def _byte(self) -> int:
        self._place += 1
        return self._data[self._place - 1]
