"""The one door to the core, and what it has besides answers: shelves, notices, slices."""

from stats.catalogue.catalogue import Catalogue

__all__ = ["Catalogue"]
