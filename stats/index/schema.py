"""The layout of an index file: one SQLite database, written once and never changed.

SQLite because an index is opened in constant time, memory-mapped and read page by page as it is
asked, and because the library comes with Python and is fuzzed better than anything of our own.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

FORMAT_VERSION = "3"
APPLICATION_ID = 0x53544154  # "STAT", in the header of every index file

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dataset(code TEXT PRIMARY KEY, priority INTEGER NOT NULL, body TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE measure(dataset TEXT, code TEXT, body TEXT NOT NULL, PRIMARY KEY(dataset, code))
    WITHOUT ROWID;
CREATE TABLE release(package TEXT, code TEXT, body TEXT NOT NULL, PRIMARY KEY(package, code))
    WITHOUT ROWID;
CREATE TABLE source(package TEXT, code TEXT, body TEXT NOT NULL, PRIMARY KEY(package, code))
    WITHOUT ROWID;
CREATE TABLE dataset_release(dataset TEXT, published TEXT, release TEXT,
    PRIMARY KEY(dataset, published, release)) WITHOUT ROWID;
CREATE TABLE period(code TEXT PRIMARY KEY, "start" TEXT NOT NULL, "end" TEXT NOT NULL,
    body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE code(dimension TEXT, code TEXT, kind TEXT NOT NULL, parent TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY(dimension, code)) WITHOUT ROWID;
CREATE TABLE series(id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, measure TEXT NOT NULL,
    key TEXT NOT NULL);
CREATE TABLE series_code(dataset TEXT, dimension TEXT, code TEXT, series INTEGER,
    PRIMARY KEY(dataset, dimension, code, series)) WITHOUT ROWID;
CREATE TABLE observation(series INTEGER, period TEXT, body TEXT NOT NULL,
    PRIMARY KEY(series, period)) WITHOUT ROWID;
CREATE TABLE name(squash TEXT NOT NULL, concept TEXT NOT NULL, code TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, words INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE word(id INTEGER PRIMARY KEY, word TEXT UNIQUE NOT NULL, is_place_only INTEGER NOT NULL,
    topics TEXT NOT NULL);
CREATE TABLE gram(gram TEXT, length INTEGER, word INTEGER, PRIMARY KEY(gram, length, word))
    WITHOUT ROWID;
CREATE TABLE token(token TEXT PRIMARY KEY, concept TEXT NOT NULL, code TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE common_word(word TEXT PRIMARY KEY) WITHOUT ROWID;
"""

INDEXES = """
CREATE UNIQUE INDEX series_key ON series(dataset, key, measure);
CREATE INDEX name_squash ON name(squash);
CREATE INDEX name_code ON name(concept, code);
CREATE INDEX code_parent ON code(dimension, parent);
CREATE INDEX period_months ON period("start", "end");
"""

CONTENT = (
    "SELECT body FROM dataset ORDER BY code",
    "SELECT dataset, body FROM measure ORDER BY dataset, code",
    "SELECT package, body FROM release ORDER BY package, code",
    "SELECT package, body FROM source ORDER BY package, code",
    "SELECT body FROM period ORDER BY code",
    "SELECT body FROM code ORDER BY dimension, code",
    "SELECT series.dataset, series.measure, series.key, observation.period, observation.body "
    "FROM series JOIN observation ON observation.series = series.id "
    "ORDER BY series.dataset, series.key, series.measure, observation.period",
)
"""What a data version is made of: the figures and all that is said of them, not how they may be
asked for. It is the same for the same facts on every machine and in any order of the packages."""
VERSION_LENGTH = 12
"""Hexadecimal digits of a data version. Source: of a million versions, two are alike with a
chance of 1 in 500."""

TOKEN_LENGTH = 5
"""Characters that name a code in a button. Source: 64 bytes hold twelve codes; of 10,000 codes
two share a token with a chance of 1 in 20, and a build that meets such a pair refuses it."""

SUBJECT_LENGTH = 3
"""Characters that name a dimension in a button. Source: of ten, two share a name with a chance of
1 in 6,000; a dataset has three or four."""


def code_token(concept: str, code: str) -> str:
    """Return a short name for a code that is the same in every index.

    >>> len(code_token("area", "E23000023"))
    5
    """
    digest = sha256(f"{concept}\0{code}".encode()).digest()
    return urlsafe_b64encode(digest)[:TOKEN_LENGTH].decode()


def subject_token(subject: str) -> str:
    """Return a short name for a dimension, which are few; for what else can be changed, too.

    >>> len(subject_token("area"))
    3
    """
    return code_token("subject", subject)[:SUBJECT_LENGTH]


def bigrams(word: str) -> tuple[str, ...]:
    """Return the distinct pairs of neighbouring letters, the word's ends marked.

    >>> bigrams("kent")
    ('^k', 'ke', 'en', 'nt', 't$')
    """
    padded = f"^{word}$"
    return tuple(dict.fromkeys(padded[i : i + 2] for i in range(len(padded) - 1)))


def series_key(key: dict[str, str]) -> str:
    """Return a series key as one string: dimensions in alphabetical order.

    >>> series_key({"platform": "instagram", "area": "E23000023"})
    'area=E23000023|platform=instagram'
    """
    return "|".join(f"{dimension}={code}" for dimension, code in sorted(key.items()))
