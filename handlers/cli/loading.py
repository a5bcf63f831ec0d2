"""Which figures are asked for in, the catalogue that has them out."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

import platformdirs

from handlers.cli.terminal import report_problems
from stats import Catalogue, describe_unread, fingerprint_packages

DATA = Path(__file__).parents[2] / "data"
CACHE = Path(platformdirs.user_cache_dir("statistics-bot"))


def open_catalogue(data: list[Path] | None, index: Path | str | None) -> Catalogue:
    """Return the figures asked for: an index file, else the packages, else the bundled ones.

    The whole file is compared with its checksum: a millisecond a megabyte, and one that was damaged
    on the way says other figures without it.
    """
    if index is not None and not data:
        return Catalogue.open_verified(find_index(index))
    return Catalogue.open_folders(data or [DATA], CACHE, report_problems)


def find_index(index: Path | str) -> Path:
    """Return the index file: at a path, or fetched from an address that has a scheme."""
    if "://" not in str(index):
        return Path(index)
    # The client libraries are for those who keep their index elsewhere.
    from handlers.cli.fetching import fetch_index  # noqa: PLC0415

    return fetch_index(str(index), CACHE)


def open_checked(index: str | None) -> Catalogue:
    """Return the figures to serve, the whole file compared with its checksum."""
    if index is None:
        return Catalogue.open_verified(Catalogue.open_folders([DATA], CACHE).index.path)
    return Catalogue.open_verified(find_index(index))


def find_unread(index: str | None, catalogue: Catalogue) -> str:
    """Return a line on the packages that cannot be used as they stand; empty for none."""
    return describe_unread(catalogue.unread([DATA])) if index is None else ""


def mark_figures(index: str | None) -> Hashable:
    """Return what changes when the figures to serve do; an address with a checksum never does.

    None where there is none to be seen.
    """
    if index is None:
        return fingerprint_packages([DATA])
    if "://" in index:
        return index
    try:
        status = Path(index).stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
