"""A package that defines its datasets in, its tables out: typed, checked, reports merged."""

from stats.defined.descriptor import is_defined
from stats.defined.tables import validate

__all__ = ["is_defined", "validate"]
