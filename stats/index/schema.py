"""The layout of an index file: one SQLite database, written once and never changed.

SQLite because an index is opened in constant time, memory-mapped and read page by page as it is
asked, and because the library comes with Python and is fuzzed better than anything of our own.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from operator import add

FORMAT_VERSION = "16"
MAX_PLACEHOLDERS = 500
"""Values in one query; SQLite takes 32,766 (https://www.sqlite.org/limits.html)."""
PAGE_BYTES = 16_384
"""Source: tests/bench/scale.py, a page of 4,096 bytes holds one blob of figures and wastes its
rest: the file was an eighth larger and took 25 ms longer to write."""
APPLICATION_ID = 0x53544154  # "STAT", in the header of every index file

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE package(name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, digest TEXT NOT NULL,
    names TEXT NOT NULL, embargo TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dataset(code TEXT PRIMARY KEY, package TEXT NOT NULL, priority INTEGER NOT NULL,
    is_inferred INTEGER NOT NULL, label TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE measure(dataset TEXT, code TEXT, body TEXT NOT NULL, PRIMARY KEY(dataset, code))
    WITHOUT ROWID;
CREATE TABLE release(package TEXT, code TEXT, body TEXT NOT NULL, PRIMARY KEY(package, code))
    WITHOUT ROWID;
CREATE TABLE source(package TEXT, code TEXT, body TEXT NOT NULL, PRIMARY KEY(package, code))
    WITHOUT ROWID;
CREATE TABLE dataset_release(dataset TEXT, published TEXT, release TEXT,
    PRIMARY KEY(dataset, published, release)) WITHOUT ROWID;
CREATE TABLE period(code TEXT, package TEXT, place INTEGER NOT NULL, "start" TEXT NOT NULL,
    "end" TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(code, package)) WITHOUT ROWID;
CREATE TABLE code(dimension TEXT, code TEXT, package TEXT, place INTEGER NOT NULL,
    kind TEXT NOT NULL, parent TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(dimension, code, package)) WITHOUT ROWID;
CREATE TABLE series(id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, measure TEXT NOT NULL,
    key TEXT NOT NULL);
CREATE TABLE series_code(dataset TEXT, dimension TEXT, code TEXT, series INTEGER,
    PRIMARY KEY(dataset, dimension, code, series)) WITHOUT ROWID;
CREATE TABLE observation(series INTEGER, period TEXT, body TEXT NOT NULL,
    PRIMARY KEY(series, period)) WITHOUT ROWID;
CREATE TABLE cube(dataset TEXT, "first" INTEGER, body BLOB NOT NULL,
    PRIMARY KEY(dataset, "first"));
CREATE TABLE cube_notes(dataset TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cube_shape(dataset TEXT PRIMARY KEY, shape INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE shape_code(shape INTEGER, dimension TEXT, places INTEGER NOT NULL,
    counts BLOB NOT NULL, PRIMARY KEY(shape, dimension)) WITHOUT ROWID;
CREATE TABLE places(id INTEGER PRIMARY KEY, package TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE name(squash TEXT NOT NULL, concept TEXT NOT NULL, code TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, words INTEGER NOT NULL, population INTEGER NOT NULL,
    package TEXT NOT NULL);
CREATE TABLE member_name(squash TEXT, concept TEXT, code TEXT, package TEXT, kind TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY(squash, concept, code, package)) WITHOUT ROWID;
CREATE TABLE token(token TEXT, concept TEXT, code TEXT, PRIMARY KEY(token, concept, code))
    WITHOUT ROWID;
"""
"""`place` is where a code or period stands in its package's list; a cube names it by that. Measures
of one package mostly have the same codes: such a shape and each list of places is kept once."""
VOCABULARY_TABLES = """
CREATE TABLE dataset_name(dataset TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word(id INTEGER PRIMARY KEY, word TEXT UNIQUE NOT NULL, is_place_only INTEGER NOT NULL,
    topics TEXT NOT NULL);
CREATE TABLE gram(gram TEXT, length INTEGER, word INTEGER, PRIMARY KEY(gram, length, word))
    WITHOUT ROWID;
CREATE TABLE member_word(id INTEGER PRIMARY KEY, word TEXT UNIQUE NOT NULL);
CREATE TABLE member_gram(gram TEXT, length INTEGER, word INTEGER,
    PRIMARY KEY(gram, length, word)) WITHOUT ROWID;
CREATE TABLE label(id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, text TEXT NOT NULL,
    context TEXT NOT NULL);
"""
"""What is made of the names of all packages together; a view that hides some has its own."""

INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS series_key ON series(dataset, key, measure);
CREATE INDEX IF NOT EXISTS dataset_package ON dataset(package);
CREATE INDEX IF NOT EXISTS name_squash ON name(squash);
CREATE INDEX IF NOT EXISTS name_code ON name(concept, code);
CREATE INDEX IF NOT EXISTS member_code ON member_name(concept, code);
CREATE INDEX IF NOT EXISTS code_parent ON code(dimension, parent);
CREATE INDEX IF NOT EXISTS code_place ON code(package, dimension, place);
CREATE INDEX IF NOT EXISTS period_months ON period("start", "end");
CREATE INDEX IF NOT EXISTS period_place ON period(package, place);
CREATE INDEX IF NOT EXISTS label_dataset ON label(dataset);
"""

OF_PACKAGE = "IN (SELECT code FROM dataset WHERE package = ?1)"
CONTENT = (
    "SELECT body FROM dataset WHERE package = ?1 ORDER BY code",
    f"SELECT dataset, body FROM measure WHERE dataset {OF_PACKAGE} ORDER BY dataset, code",
    "SELECT body FROM release WHERE package = ?1 ORDER BY code",
    "SELECT body FROM source WHERE package = ?1 ORDER BY code",
    "SELECT body FROM period WHERE package = ?1 ORDER BY code",
    "SELECT body FROM code WHERE package = ?1 ORDER BY dimension, code",
    "SELECT series.dataset, series.measure, series.key, observation.period, observation.body "
    "FROM series JOIN observation ON observation.series = series.id "
    f"WHERE series.dataset {OF_PACKAGE} "
    "ORDER BY series.dataset, series.key, series.measure, observation.period",
)
"""What a data version is made of, package by package: the figures and all that is said of them,
not how they may be asked for. After these come the notes and blobs of cubes, by dataset. It is the
same for the same facts on every machine and in any order of the packages."""
REMOVAL = (
    "DELETE FROM shape_code WHERE shape IN "
    f"(SELECT shape FROM cube_shape WHERE dataset {OF_PACKAGE})",
    f"DELETE FROM observation WHERE series IN (SELECT id FROM series WHERE dataset {OF_PACKAGE})",
    *(
        f"DELETE FROM {table} WHERE dataset {OF_PACKAGE}"
        for table in (
            "series_code", "series", "cube", "cube_notes", "cube_shape", "measure",
            "dataset_release", "label",
        )
    ),
    *(
        f"DELETE FROM {table} WHERE package = ?1"
        for table in (
            "release", "source", "period", "code", "places", "name", "member_name", "dataset",
        )
    ),
    "DELETE FROM package WHERE name = ?1",
)  # fmt: skip
"""What takes a package out; what lists serve all packages (words, tokens) is made anew after."""
HIDDEN_FROM = {
    **dict.fromkeys(
        ("dataset", "release", "source", "period", "code", "name", "member_name", "places"),
        "package NOT IN (SELECT name FROM hidden)",
    ),
    **dict.fromkeys(
        (
            "measure", "dataset_release", "series", "series_code", "cube", "cube_notes",
            "cube_shape",
        ),
        "dataset NOT IN (SELECT code FROM main.dataset "
        "WHERE package IN (SELECT name FROM hidden))",
    ),
    # What is named below is seen through the views above.
    "token": "CASE concept "
    "WHEN 'dataset' THEN EXISTS (SELECT 1 FROM dataset WHERE dataset.code = token.code) "
    "WHEN 'measure' THEN EXISTS (SELECT 1 FROM measure WHERE measure.code = token.code) "
    "WHEN 'period' THEN EXISTS (SELECT 1 FROM period WHERE period.code = token.code) "
    "ELSE EXISTS (SELECT 1 FROM code WHERE code.dimension = concept "
    "AND code.code = token.code) END",
}  # fmt: skip
"""Tables and the condition under which a row is seen while some packages are not to be."""
ORDERED = ("name",)
"""Tables whose rows are read in the order in which they were written."""
NAMED = (
    "SELECT 'dataset' AS concept, code FROM dataset "
    "UNION ALL SELECT DISTINCT 'measure', code FROM measure "
    "UNION ALL SELECT 'period', code FROM period UNION ALL SELECT dimension, code FROM code"
)
"""All that a button can name, what several packages have several times."""
VERSION_LENGTH = 12
"""Hexadecimal digits of a data version. Source: of a million versions, two are alike with a
chance of 1 in 500."""

TOKEN_LENGTH = 5
"""Characters that name a code in a button. Source: 64 bytes hold twelve codes; of 10,000 codes
two share a token with a chance of 1 in 20, and a button with such a token is never written."""

KEPT_TOKENS = 4096
"""Tokens remembered: a reply has a dozen buttons and keys, of the same few codes in most."""

SUBJECT_LENGTH = 3
"""Characters that name a dimension in a button. Source: of ten, two share a name with a chance of
1 in 6,000; a dataset has three or four."""


def data_version(digests: Iterable[str]) -> str:
    """Return a short name of the data of packages, whatever their order, by their digests.

    >>> data_version(["b", "a"]) == data_version(["a", "b"])
    True
    """
    return sha256("".join(sorted(digests)).encode()).hexdigest()[:VERSION_LENGTH]


END_OF_CELL = "\x1f"
"""What is put after each cell in a digest; no text of an index holds it, for bodies are JSON."""


def content_row(cells: Iterable[object]) -> bytes:
    """Return a row of what a data version is made of as bytes, or rows one after another."""
    return "".join([f"{each}{END_OF_CELL}" for each in cells]).encode()


@lru_cache(KEPT_TOKENS)
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
    return tuple(dict.fromkeys(map(add, padded, padded[1:])))


def gram_rows(words: Iterable[str], first: int) -> Iterator[tuple[str, int, int]]:
    """Yield the pairs of letters of words in their order, with the length and number of each word.

    >>> list(gram_rows(["at", "a"], 1))
    [('^a', 1, 2), ('^a', 2, 1), ('a$', 1, 2), ('at', 2, 1), ('t$', 2, 1)]
    """
    found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, word in enumerate(words, first):
        for gram in bigrams(word):
            found[gram, len(word)].append(number)
    for gram, length in sorted(found):
        for number in found[gram, length]:
            yield gram, length, number


def series_key(key: dict[str, str]) -> str:
    """Return a series key as one string: dimensions in alphabetical order.

    >>> series_key({"platform": "instagram", "area": "E23000023"})
    'area=E23000023|platform=instagram'
    """
    return "|".join(f"{dimension}={code}" for dimension, code in sorted(key.items()))
