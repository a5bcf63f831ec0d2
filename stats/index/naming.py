"""What codes and datasets are called in, the tables by which a text is looked up out.

The names of inferred packages stand apart: there are many, and they are looked up only once it is
clear which measure a question is about.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

import orjson

from stats.index.rows import insert_rows
from stats.index.schema import gram_rows
from stats.index.terms import write_terms
from stats.model import Dataset, Name, Tables
from stats.text import split_words, squash

SHORTEST_WITHOUT_AND = 8
"""Letters that a name must have to be found without its "and" too ("Devon Cornwall").
Source: without its "and", the alias "A&S" reads "as"."""


def write_names(database: sqlite3.Connection, tables: Tables) -> None:
    """Write the names of one package: those asked for at once, and those of its measures."""
    inferred = {each.code: each for each in tables.datasets if each.is_inferred}
    if inferred:
        _write_members(database, tables)
        _write_labels(database, tables, inferred)
    else:
        _write_asked(database, tables)


def _write_asked(database: sqlite3.Connection, tables: Tables) -> None:
    for (squashed, concept, code), name in _spelt_out(tables.names).items():
        if words := split_words(name.text):
            database.execute(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    squashed, concept, code, name.kind, name.text, len(words), name.population,
                    tables.package,
                ),
            )  # fmt: skip


def _spelt_out(names: Iterable[Name]) -> dict[tuple[str, str, str], Name]:
    """Return the names under each way to write them as one word: with and without "and"."""
    seen: dict[tuple[str, str, str], Name] = {}
    for name in names:
        words = split_words(name.text)
        whole = split_words(name.text.replace("'", "").replace("\u2019", ""))
        seen.setdefault(("".join(whole), name.concept, name.code), name)
        short = [word for word in words if word != "and"]
        is_clear = len(short) > 1 and len("".join(short)) >= SHORTEST_WITHOUT_AND
        for form in (words, short) if is_clear else (words,):
            seen.setdefault(("".join(form), name.concept, name.code), name)
    return seen


def _write_members(database: sqlite3.Connection, tables: Tables) -> None:
    members = (name for name in tables.names if name.concept != "dataset")
    insert_rows(
        database,
        "member_name",
        (
            (squashed, concept, code, tables.package, name.kind, name.text)
            for (squashed, concept, code), name in _spelt_out(members).items()
            if squashed
        ),
    )


def _write_labels(
    database: sqlite3.Connection, tables: Tables, inferred: dict[str, Dataset]
) -> None:
    """Write what each measure is called, with the words around it that may help to find it."""
    rows = (
        (name.code, name.text, _context(inferred[name.code], tables))
        for name in tables.names
        if name.concept == "dataset"
    )
    # In the order in which they are numbered in the end.
    insert_rows(database, "label(dataset, text, context)", sorted(rows))


def _context(dataset: Dataset, tables: Tables) -> str:
    """Return the words around a measure's label, its unit on the first line."""
    unit = " ".join(tables.own_measures[dataset.code].unit.split())
    return f"{unit}\n{dataset.title} {dataset.counts}"


def digest_names(tables: Tables) -> str:
    """Return a digest of what vocabulary and tokens are made of: figures change more often."""
    codes = [(each.dimension, each.code) for each in tables.codes]
    listed = (tables.datasets, tables.measures, tables.periods)
    contexts = [
        (each.code, each.label, _context(each, tables))
        for each in tables.datasets
        if each.is_inferred
    ]
    named = [tables.names, codes, [each.code for some in listed for each in some], contexts]
    return sha256(orjson.dumps(named)).hexdigest()


def write_vocabulary(database: sqlite3.Connection, *, is_renamed: bool = True) -> None:
    """Make anew the words of names, members and labels; tell equal labels apart.

    `is_renamed` says that what all packages are called in, or the program's lists of words, are not
    as they were when this was done last; figures change more often.
    """
    _tell_apart(database)
    labels = _number_labels(database)
    if is_renamed:
        _write_words(database)
        _write_member_words(database)
        write_terms(database, ((number, text, context) for number, _, text, context in labels))


def _number_labels(database: sqlite3.Connection) -> list[tuple[int, str, str, str]]:
    """Number the labels by dataset and text, whichever way they came here, and return them."""
    rows = database.execute("SELECT id, dataset, text, context FROM label ORDER BY id").fetchall()
    ordered = sorted(row[1:] for row in rows)
    numbered = [(number, *label) for number, label in enumerate(ordered, start=1)]
    if numbered != rows:
        database.execute("DELETE FROM label")
        insert_rows(database, "label", numbered)
    return numbered


def _write_words(database: sqlite3.Connection) -> None:
    vocabulary: dict[str, bool] = {}
    topics: dict[str, set[str]] = {}
    query = (
        "SELECT squash, concept, code, kind, text FROM name ORDER BY squash, concept, code, text"
    )
    for squashed, concept, code, kind, text in database.execute(query):
        for word in {*split_words(text), squashed}:
            vocabulary[word] = vocabulary.get(word, True) and kind == "within"
            if concept == "dataset":
                topics.setdefault(word, set()).add(code)
    _empty(database, "word", "gram")
    for number, word in enumerate(sorted(vocabulary), start=1):
        spoken_for = " ".join(sorted(topics.get(word, ())))
        row = (number, word, vocabulary[word], spoken_for)
        database.execute("INSERT INTO word VALUES (?, ?, ?, ?)", row)
    insert_rows(database, "gram", gram_rows(sorted(vocabulary), 1))


def _write_member_words(database: sqlite3.Connection) -> None:
    texts = database.execute("SELECT DISTINCT squash, text FROM member_name").fetchall()
    words = sorted({word for squashed, text in texts for word in (*split_words(text), squashed)})
    _empty(database, "member_word", "member_gram")
    insert_rows(database, "member_word", enumerate(words, start=1))
    insert_rows(database, "member_gram", gram_rows(words, 1))


def _empty(database: sqlite3.Connection, *tables: str) -> None:
    for table in tables:
        database.execute(f"DELETE FROM {table}")  # noqa: S608


def _tell_apart(database: sqlite3.Connection) -> None:
    """Give measures of the same label a name of their own, by which each can be asked for."""
    _empty(database, "dataset_name")
    database.execute("DELETE FROM label WHERE context = ''")  # those of the last time
    query = "SELECT code, label, title FROM dataset WHERE is_inferred ORDER BY code"
    rows = database.execute(query).fetchall()
    squashed = [squash(label) for _, label, _ in rows]
    shared = {label for label, count in Counter(squashed).items() if count > 1}
    uses: dict[str, list[tuple[str, str, str]]] = {}
    for label, row in zip(squashed, rows, strict=True):
        if label in shared:
            uses.setdefault(label, []).append(row)
    for same in uses.values():
        titles = [squash(title) for _, _, title in same]
        for code, label, title in same:
            is_clear = titles.count(squash(title)) == 1
            name = f"{label} ({title if is_clear else code})"
            database.execute("INSERT INTO dataset_name VALUES (?, ?)", (code, name))
            database.execute(
                "INSERT INTO label(dataset, text, context) SELECT ?1, ?2, '' WHERE NOT EXISTS "
                "(SELECT 1 FROM label WHERE dataset = ?1 AND text = ?2)",
                (code, name),
            )
