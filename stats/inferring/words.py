"""The words by which columns and marks are known; see docs/inference.md, which lists them."""

from __future__ import annotations

import re
from functools import cache

from stats.model import STATUS_ORDER, Status
from stats.text import normalise

PERIOD_NAMES = frozenset(
    {
        "year", "years", "yr", "date", "day", "period", "time", "month", "quarter", "week",
        "decade", "calendar year", "financial year", "fiscal year", "academic year",
        "school year", "season", "time period", "year month", "yearmonth", "year quarter",
        "reference period", "ref date", "ref period", "reporting period", "datetime", "timestamp",
        *(
            f"{unit} {ends}"
            for unit in ("year", "12 months", "quarter", "3 months", "month", "week")
            for ends in ("ending", "ended", "end", "to")
        ),
        "survey year", "data year", "census year", "mmm yy", "jahr", "annee",
        "ano", "reference year", "time code", "date code", "year code", "tid",
        "date name", "year name", "period name", "date itemname eng", "year itemname eng",
        "aar", "ar", "maned", "kvartal", "zeit", "zeitraum",
        "monat", "quartal", "periode", "perioden", "tijd", "jaar", "aika", "vuosi",
        "periodo", "trimestre", "mes", "mois", "temps", "anno", "fecha",
    }
)  # fmt: skip
"""Also in the languages of Eurostat's members, whose tools say it so: TID of Statistics Denmark."""
MONTH_NAMES = frozenset({"month", "month number", "mon"})
PART_NAMES = frozenset({"period", "period code"})
"""What a column beside years is called that has months and quarters as the Bureau of Labor
Statistics writes them: M01 to M12, M13 for the year, Q01, S01, A01."""
QUARTER_NAMES = frozenset(
    {"quarter", "qtr", "quarter number", "financial quarter", "fiscal quarter", "calendar quarter"}
)
AGAIN_NAMES = frozenset({"week number", "week no", "week", "month number", "quarter number"})
"""What a column of numbers is called that says a period again, which another column has."""
MEASURE_NAMES = frozenset(
    {
        "indicator", "indicator name", "indicator code", "indicator id", "measure",
        "measure name", "measure code", "measures", "variable", "variable name", "variable code",
        "series", "series name", "series code", "series id", "statistic", "statistic label",
        "metric", "metric name", "element", "element code", "subject", "concept", "figure type",
        "data type", "value type", "statistical measure", "measurement",
        "subject descriptor",
    }
)  # fmt: skip
UNIT_NAMES = frozenset(
    {
        "unit", "units", "unit of measure", "unit measure", "unit of measurement", "uom",
        "measure unit",
    }
)  # fmt: skip
VALUE_NAMES = frozenset(
    {
        "value", "values", "mean", "median", "average", "observation",
        "observations", "obs value", "obs", "observation value", "number", "total", "count",
        "figure", "figures", "amount", "data", "estimate", "estimates", "rate", "percent",
        "percentage", "score", "index", "level", "all", "share", "per cent", "quantity", "result",
        "v4 0", "v4 1", "v4 2", "n", "data value", "measure value", "indicator value",
    }
)  # fmt: skip
SURE_STATUS_NAMES = frozenset(
    {
        "obs status", "observation status", "obs flag", "observation flag", "flag", "flags",
        "flag code", "flag codes", "data marking", "marking", "value status", "value flag",
        "data flag", "status flag",
    }
)  # fmt: skip
"""What only a column of statuses is called, whatever stands in it."""
STATUS_NAMES = SURE_STATUS_NAMES | {
    "status", "symbol", "symbols", "marker", "shorthand", "footnote code", "footnote codes",
}  # fmt: skip
STATUS_WORDS = ("status", "flag", "flags", "marker", "marking", "symbol")
LONGEST_MARKS = 3
"""Letters of several marks in one cell. Source: Eurostat has at most `bep`; of more letters, words
are made ("closed")."""
NOTE_NAMES = frozenset(
    {
        "note", "notes", "comment", "comments", "footnote", "footnotes", "remark", "remarks",
        "value note", "caveat", "caveats", "value footnotes", "footnote code", "footnote codes",
    }
)  # fmt: skip
KIND_NAMES = frozenset(
    {
        "geography", "geography type", "area type", "areatype", "type of area", "geo type",
        "geography level", "level", "geotype", "kind", "entity type", "region type", "geo level",
        "geographic level", "geographical level", "area level", "area category",
        "category of area", "type of geography", "authority type", "type of authority",
    }
)  # fmt: skip
PLACE_NAMES = frozenset({"latitude", "longitude", "lat", "lon", "long", "lng", "geometry", "geom"})
WRITING_NAMES = frozenset({"decimals", "decimal places", "number of decimals"})
"""What a column is called that says how figures are written: Statistics Canada, `DECIMALS`."""
ROW_NAMES = frozenset({"", "unnamed 0", "row", "row id", "row number", "rowid", "objectid", "fid"})
AREA_NAMES = frozenset(
    {
        "entity", "country", "countries", "country name", "area", "area name", "areanm",
        "location", "location name", "region", "region name", "geography name", "geo", "ref area",
        "reference area", "territory", "nation", "state", "local authority",
        "local authority name", "la name", "lad name", "place", "economy", "country or area",
        "country region", "country or region", "areaname", "utla name", "ltla name",
        "constituency", "ward", "district", "county", "constituency name", "ward name",
        "district name", "county name", "parish", "parish name", "electoral ward",
        "geography", "country territory",
        "geographic area name",
        "nation state", "lad22nm", "lad23nm", "lad24nm", "countryname",
    }
)  # fmt: skip
BEGIN_CODES = frozenset({"code", "codigo", "codice", "codi"})
"""Words that begin the names of columns of codes: "Code commune"."""
CODE_WORDS = frozenset(
    {"code", "codes", "cd", "id", "iso", "iso2", "iso3", "key", "fips", "geoid", "m49"}
)
_KEY_WORDS = ("id", "index", "code", "key", "fips", "geoid")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CODE_NAME = re.compile(
    r"(?:^|[\s_.-])(?:code|cd|id|iso\d?|iso[\s_-]?(?:alpha)?[\s_-]?[23]|fips|geoid)$|cd$|Code$|Id$|ID$"
)
LONGEST_CODE_NAME = 16
"""Letters at the end of a name in which `_CODE_NAME` finds what it looks for: the longest is ` iso
alpha 3`. Source: tests/bench/scale.py, to look through whole labels takes 10 ms of a build."""
LIMIT_WORDS = {
    "low": frozenset({"lower", "low", "lci", "lcl", "lb", "ll"}),
    "high": frozenset({"upper", "high", "uci", "ucl", "ub", "ul"}),
}
LIMIT_FILLERS = frozenset(
    {
        "confidence", "limit", "interval", "bound", "ci", "cl", "estimate", "percent", "of",
        "limits", "intervals", "level", "uncertainty", "pct", "value",
        "credible",
    }
)  # fmt: skip
_LEVEL = re.compile(r"(?<![\d.])(50|68|80|90|95|98|99(?:\.\d+)?)(?![\d.])")
"""The levels that confidence limits are given for, where a column's name says one."""
_LEVEL_START = re.compile("[5689]")
"""What a level begins with, looked for in a third of the time."""
SURE_LIMITS = frozenset({"lci", "uci", "lcl", "ucl", "ci", "cl", "confidence"})
TOTAL_LABELS = frozenset(
    {
        "all", "total", "totals", "both sexes", "all ages", "all persons", "persons", "both",
        "all sexes", "all people", "world", "overall", "all categories", "all groups",
        "all areas", "all genders", "all age groups", "grand total", "everyone",
        "whole population", "total population",
    }
)  # fmt: skip

MARKS: dict[str, Status] = {
    # Source: Government Analysis Function, "Symbols in tables: definitions and help"
    # (analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help).
    "b": "break",
    "c": "suppressed",
    "e": "estimated",
    "er": "not_supplied",
    "f": "estimated",
    "low": "estimated",
    "p": "provisional",
    "r": "revised",
    "u": "estimated",
    "w": "not_supplied",
    "x": "not_supplied",
    "z": "not_applicable",
    # Source: SDMX code list for observation status, CL_OBS_STATUS 2.2.
    "a": "normal",
    "d": "normal",
    "i": "estimated",
    "l": "not_supplied",
    "m": "not_applicable",
    "o": "not_supplied",
    "q": "suppressed",
    "s": "estimated",
    "v": "provisional",
    # The same in words, and the older signs of British tables.
    "normal": "normal",
    "normal value": "normal",
    "final": "normal",
    "actual": "normal",
    "provisional": "provisional",
    "preliminary": "provisional",
    "estimate": "estimated",
    "estimated": "estimated",
    "forecast": "estimated",
    "projection": "estimated",
    "projected": "estimated",
    "imputed": "estimated",
    "modelled": "estimated",
    "low reliability": "estimated",
    "unreliable": "estimated",
    "revised": "revised",
    "break": "break",
    "break in series": "break",
    "break in time series": "break",
    "time series break": "break",
    "prov": "provisional",
    "rev": "revised",
    "est": "estimated",
    "partial": "partial",
    "to date": "partial",
    "year to date": "partial",
    "part year": "partial",
    "incomplete": "partial",
    "disputed": "disputed",
    "confidential": "suppressed",
    "suppressed": "suppressed",
    "disclosive": "suppressed",
    "withheld": "suppressed",
    "redacted": "suppressed",
    "not available": "not_supplied",
    "unavailable": "not_supplied",
    "missing": "not_supplied",
    "missing value": "not_supplied",
    "no data": "not_supplied",
    "not supplied": "not_supplied",
    "not collected": "not_supplied",
    "none recorded in survey": "not_supplied",
    "not applicable": "not_applicable",
    "not asked": "not_asked",
    "n/a": "not_supplied",
    "na": "not_supplied",
    "n.a.": "not_supplied",
    "#n/a": "not_supplied",
    "nan": "not_supplied",
    "null": "not_supplied",
    "none": "not_supplied",
    "..": "not_supplied",
    "...": "not_supplied",
    ":": "not_supplied",
    "-": "not_supplied",
    "\u2013": "not_supplied",
    "\u2014": "not_supplied",
    ".": "not_supplied",
    "~": "not_supplied",
    "--": "not_supplied",
    "\u2026": "not_supplied",
    "supp": "suppressed",
    "*": "suppressed",
    "**": "suppressed",
    "***": "suppressed",
}
"""A mark or word of a status, folded and without brackets, and what it says of the figure."""
MARK_NOTES = {
    "b": "break in the series",
    "d": "its definition differs",
    "f": "forecast",
    "forecast": "forecast",
    "projected": "projection",
    "projection": "projection",
    "i": "imputed",
    "low": "close to 0",
    "r": "revised",
    "revised": "revised",
    "u": "low reliability",
    "s": "low reliability",
}
"""What a mark says more than its status, told with the figure."""
UNSURE_MARKS = frozenset({"u", "low reliability", "unreliable"})
"""Without a value the figure was held back, and not because it is not there."""


@cache
def clean_name(name: str) -> str:
    """Return a column's name in plain words: `obs_value`, `ObsValue` and `OBS_VALUE` are one.

    >>> clean_name("OBS_VALUE"), clean_name("lci_95"), clean_name("countryName")
    ('obs value', 'lci 95', 'country name')
    """
    return normalise(_CAMEL.sub(" ", name).replace("_", " "))


@cache
def name_words(name: str) -> tuple[str, ...]:
    """Return the plain words of a column's name."""
    return tuple(clean_name(name).split())


def split_level(name: str) -> tuple[str, str]:
    """Return the level of confidence that the name of a limit says, and the rest of the name.

    >>> split_level("lci_95"), split_level("Upper 99% CI"), split_level("lower")
    (('95', 'lci_ '), ('99', 'Upper  % CI'), ('', 'lower'))
    """
    match = _LEVEL.search(name) if _LEVEL_START.search(name) else None
    if match is None:
        return "", name
    return match[1], f"{name[: match.start()]} {name[match.end() :]}"


def told_level(text: str) -> str:
    """Return the level of confidence that a text tells in per cent; empty for none.

    >>> told_level("Upper limit (99% confidence)"), told_level("See page 95")
    ('99', '')
    """
    match = re.search(rf"{_LEVEL.pattern}\s*(?:%|per ?cent|pct)", text)
    return match[1] if match else ""


def is_code_name(name: str) -> bool:
    """Whether a column by this name holds codes.

    >>> [is_code_name(each) for each in ("areacd", "Country Code", "ISO3", "Episode", "decade")]
    [True, True, True, False, False]
    """
    plain = clean_name(name)
    first, _, behind = plain.partition(" ")
    if first in BEGIN_CODES and behind and not behind.startswith("of "):
        return True
    *_, last = plain.rpartition(" ")
    return last in CODE_WORDS or bool(last and _CODE_NAME.search(name[-LONGEST_CODE_NAME:]))


def is_measure_name(name: str) -> bool:
    """Whether a column or list of this name names measures.

    >>> is_measure_name("variables"), is_measure_name("areas")
    (True, False)
    """
    plain = clean_name(name)
    return plain in MEASURE_NAMES or plain.removesuffix("s") in MEASURE_NAMES


def is_key_name(name: str) -> bool:
    """Whether whole numbers under this name may number things instead of counting them."""
    plain = name.replace("_", " ").rstrip()
    # Most names are seen to be none before they are split.
    if not plain.casefold().endswith(_KEY_WORDS):
        return False
    return _CAMEL.sub(" ", plain).split()[-1].casefold() in _KEY_WORDS


def read_mark(text: str) -> Status | None:
    """Return the status that a mark or word stands for; None where it is not known.

    >>> read_mark("[c]"), read_mark("Provisional"), read_mark("abc")
    ('suppressed', 'provisional', None)
    """
    plain = mark_of(text)
    known: Status | None = MARKS.get(plain) or MARKS.get(plain.rstrip("."))
    own = plain.replace(" ", "_")
    return known or next((each for each in STATUS_ORDER if each == own), None)


def read_marks(text: str) -> tuple[str, ...]:
    """Return the marks that a cell holds, one or several letter by letter; none if one is unknown.

    >>> read_marks("[c]"), read_marks("bp"), read_marks("b, u"), read_marks("n"), read_marks("")
    (('c',), ('b', 'p'), ('b', 'u'), (), ())
    """
    plain = mark_of(text)
    if read_mark(plain) is not None:
        return (plain,)
    parts = tuple(filter(None, re.split(r"[\s,;/+|]+", plain)))
    if len(parts) == 1 and plain.isalpha() and len(plain) <= LONGEST_MARKS:
        parts = tuple(plain)
    return parts if all(read_mark(each) is not None for each in parts) else ()


def status_of(name: str) -> str:
    """Return which measure a column is the status of by its name; empty for none.

    >>> status_of("visits_status"), status_of("Loans flag"), status_of("status")
    ('visits', 'loans', '')
    """
    *stem, last = clean_name(name).split() or [""]
    return " ".join(stem) if last in STATUS_WORDS else ""


def mark_of(text: str) -> str:
    """Return a mark without brackets and case."""
    plain = text.strip().casefold()
    return plain.strip("[]() ") or plain
