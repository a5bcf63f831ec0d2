"""To be merged."""

import sqlite3

TERM_TABLES = ""


def write_terms(database: sqlite3.Connection) -> None:
    """To be merged."""
