"""Labels of areas in, the other names of those that are countries out (CLDR, by Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.core import get_global

from stats.text import normalise

OWN_NAMES: dict[str, tuple[str, ...]] = {
    # What CLDR's English lacks; each is in use for exactly this territory.
    "001": ("World", "the world"),
    "BA": ("Bosnia", "Bosnia and Herzegovina", "Bosnia-Herzegovina"),
    "BN": ("Brunei Darussalam",),
    "BO": ("Plurinational State of Bolivia",),
    "BS": ("Bahamas", "The Bahamas"),
    "CD": (
        "Democratic Republic of Congo", "Democratic Republic of the Congo", "DR Congo", "DRC",
        "Congo, Dem. Rep.", "Congo-Kinshasa",
    ),
    "CG": ("Republic of the Congo", "Congo, Rep.", "Congo-Brazzaville"),
    "CI": ("Cote d'Ivoire", "Ivory Coast"),
    "CV": ("Cape Verde", "Cabo Verde"),
    "CZ": ("Czechia", "Czech Republic"),
    "EG": ("Egypt, Arab Rep.",),
    "FM": ("Federated States of Micronesia", "Micronesia (country)"),
    "FK": ("Falkland Islands",),
    "GB": ("United Kingdom", "UK", "Great Britain and Northern Ireland"),
    "GM": ("Gambia", "The Gambia", "Gambia, The"),
    "HK": ("Hong Kong", "Hong Kong SAR"),
    "IR": ("Iran", "Islamic Republic of Iran", "Iran, Islamic Rep."),
    "KG": ("Kyrgyz Republic",),
    "KP": ("North Korea", "DPRK", "Korea, Dem. People's Rep."),
    "KR": ("South Korea", "Republic of Korea", "Korea, Rep."),
    "LA": ("Laos", "Lao PDR"),
    "MD": ("Moldova", "Republic of Moldova"),
    "MK": ("North Macedonia", "Macedonia"),
    "MM": ("Myanmar", "Burma"),
    "MO": ("Macao", "Macau"),
    "PS": ("Palestine", "State of Palestine", "West Bank and Gaza"),
    "RU": ("Russia", "Russian Federation"),
    "SK": ("Slovakia", "Slovak Republic"),
    "ST": ("Sao Tome and Principe",),
    "SY": ("Syria", "Syrian Arab Republic"),
    "SZ": ("Eswatini", "Swaziland"),
    "TL": ("Timor-Leste", "East Timor"),
    "TR": ("Turkey", "Turkiye"),
    "TZ": ("Tanzania", "United Republic of Tanzania"),
    "US": ("United States", "USA", "U.S.", "U.S.A.", "United States of America"),
    "VA": ("Vatican", "Holy See"),
    "VE": ("Venezuela", "Bolivarian Republic of Venezuela", "Venezuela, RB"),
    "VN": ("Vietnam", "Viet Nam"),
    "YE": ("Yemen", "Yemen, Rep."),
}  # fmt: skip
NOT_ALIASES = frozenset(
    {
        "and", "are", "arm", "bel", "ben", "can", "cod", "cog", "com", "dom", "fin", "fra", "gin",
        "guy", "lie", "mac", "mar", "mus", "nor", "pan", "per", "sur", "ton",
    }
)  # fmt: skip
"""Codes of three letters that are also words; nobody means a country by them."""
PARTS = frozenset({"england", "scotland", "wales", "northern ireland", "great britain", "world"})


@cache
def _names() -> dict[str, str]:
    """Return territory codes by their names, normalised."""
    names: dict[str, str] = {}
    for code, name in Locale("en", "GB").territories.items():
        if not code.isdecimal() or code == "001":
            for each in (name, name.partition(" (")[0], name.replace("&", "and")):
                names.setdefault(normalise(each), code)
            names.setdefault(normalise(name.replace("St ", "Saint ", 1)), code)
            names.setdefault(normalise(name.replace("St. ", "Saint ", 1)), code)
    for code, own in OWN_NAMES.items():
        names.update({normalise(each): code for each in own})
    return names


@cache
def _three_letters() -> dict[str, str]:
    """Return codes of three letters by those of two (ISO 3166-1)."""
    aliases = get_global("territory_aliases")
    known = set(Locale("en", "GB").territories)
    return {
        targets[0]: code
        for code, targets in aliases.items()
        if len(code) == 3 and code.isalpha() and len(targets) == 1 and targets[0] in known
    }


OWN_CODES = {"EL": "GR", "UK": "GB"}
"""What Eurostat writes for Greece and the United Kingdom."""
LEAST_CODES = 0.8
"""Share of a list's labels that are codes of countries for each to be read as one."""


def code_names(labels: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what the countries are called that a list has by their codes of two or three letters.

    >>> code_names(["DE", "EL", "FRA"])["EL"], code_names(["DE", "Ashby"])
    (('Greece',), {})
    """
    aliases = get_global("territory_aliases")
    territories = Locale("en", "GB").territories
    found: dict[str, tuple[str, ...]] = {}
    for label in labels:
        targets = list(aliases.get(label, ())) if len(label) == 3 else []
        code = OWN_CODES.get(label, targets[0] if len(targets) == 1 else label)
        if label.isupper() and label.isalpha() and len(label) < 4 and code in territories:
            found[label] = (territories[code], *OWN_NAMES.get(code, ()))
    return found if len(found) >= LEAST_CODES * max(len(labels), 1) else {}


def find_territory(label: str) -> str:
    """Return the code of the territory that a label names; empty for none.

    >>> find_territory("Czech Republic"), find_territory("Czechia"), find_territory("Ashby")
    ('CZ', 'CZ', '')
    """
    return _names().get(normalise(label), "")


def share_territories(labels: Sequence[str]) -> float:
    """Return which share of these labels names a territory, a part of the UK, or the world."""
    found = sum(normalise(each) in PARTS or bool(find_territory(each)) for each in labels)
    return found / max(len(labels), 1)


def other_names(label: str) -> tuple[str, ...]:
    """Return what else a territory is called, the code of three letters last.

    >>> other_names("United Kingdom")
    ('UK', 'Great Britain and Northern Ireland', 'GBR')
    """
    code = find_territory(label)
    if not code or code == "001":
        return ()
    name = Locale("en", "GB").territories.get(code, "")
    letters = _three_letters().get(code, "")
    texts = [name, *OWN_NAMES.get(code, ())]
    if letters and letters.casefold() not in NOT_ALIASES:
        texts.append(letters)
    known = normalise(label)
    return tuple(dict.fromkeys(each for each in texts if each and normalise(each) != known))
