"""The printed name of a place in, the shorter ones that people use for it out.

A census bureau prints "Houston city, Texas" and "Cook County, Illinois"; people write Houston,
Houston TX and Cook County. Which of two Portlands is meant is then asked, as of any shared name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from stats.inferring.countries import PARTS, find_territory
from stats.inferring.levels import ENGLISH
from stats.text import split_words

LEAST_STATES = 10
"""So many states of the United States make a list one of them: Georgia is no country there."""
_KINDS = re.compile(
    r"\s+(?:city and borough|city|town|township|village|borough|municipality|CDP|urban county|"
    r"(?:unified|metro|metropolitan|consolidated) government|(?:Metro|Micro)(?:politan)? "
    r"(?:Statistical )?Area)$"
)
"""What kind of a place it is, as written in small letters behind its name: Kansas City city."""
_CITY_KINDS = ("", " city", " town", " township", " village", " borough", " CDP")
"""A county is not called "Dallas, Texas" where a city beside it is."""
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_TURNED = re.compile(r"(.+), ((?:City|County|Borough|Isle|Royal Borough) of)")
_FIRST = re.compile(
    r"([A-Z][a-z]{3,})(?:(?: |-)(?:on|upon|under|in|le|by|super|next)(?: |-)| and |, )(?=[A-Za-z])"
)
"""What people say of Stockton-on-Tees, Brighton and Hove, Newcastle upon Tyne and -under-Lyme."""
_POSTAL = """
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|
KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|
MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|
NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|
PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|
VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico
"""
POSTAL_CODES = {
    name: code for code, _, name in (each.strip().partition(" ") for each in _POSTAL.split("|"))
}
"""State of the United States -> its postal code."""
_PEOPLE = """
Alabamians Alabama|Alaskans Alaska|Arizonans Arizona|Arkansans Arkansas|Californians California|
Coloradans Colorado|Delawareans Delaware|Floridians Florida|Georgians Georgia|Idahoans Idaho|
Illinoisans Illinois|Hoosiers Indiana|Iowans Iowa|Kansans Kansas|Kentuckians Kentucky|
Louisianans Louisiana|Mainers Maine|Marylanders Maryland|Michiganders Michigan|
Minnesotans Minnesota|Mississippians Mississippi|Missourians Missouri|Montanans Montana|
Nebraskans Nebraska|Nevadans Nevada|New_Jerseyans New Jersey|New_Mexicans New Mexico|
New_Yorkers New York|North_Carolinians North Carolina|North_Dakotans North Dakota|Ohioans Ohio|
Oklahomans Oklahoma|Oregonians Oregon|Pennsylvanians Pennsylvania|Rhode_Islanders Rhode Island|
South_Carolinians South Carolina|South_Dakotans South Dakota|Tennesseans Tennessee|Texans Texas|
Utahns Utah|Vermonters Vermont|Virginians Virginia|Washingtonians Washington|
West_Virginians West Virginia|Wisconsinites Wisconsin|Wyomingites Wyoming
"""
STATE_PEOPLE = {
    name: people.replace("_", " ")
    for people, _, name in (each.strip().partition(" ") for each in _PEOPLE.split("|"))
}
"""State of the United States -> what the people who live there are called."""
_CALLED = """
Kingston upon Hull, City of: Hull
Kingston upon Hull: Hull
New York city, New York: NYC|New York City|N.Y.C.|New Yorkers
Los Angeles city, California: LA|L.A.|Angelenos
Chicago city, Illinois: Chicagoans
Houston city, Texas: Houstonians
Boston city, Massachusetts: Bostonians
Detroit city, Michigan: Detroiters
Miami city, Florida: Miamians
Atlanta city, Georgia: Atlantans
Baltimore city, Maryland: Baltimoreans
Seattle city, Washington: Seattleites
Denver city, Colorado: Denverites
San Diego city, California: San Diegans
Cleveland city, Ohio: Clevelanders
Pittsburgh city, Pennsylvania: Pittsburghers
Los Angeles County, California: LA County|L.A. County
San Francisco city, California: SF|S.F.|San Fran|San Franciscans
Philadelphia city, Pennsylvania: Philly|Philadelphians
Las Vegas city, Nevada: Vegas
New Orleans city, Louisiana: NOLA
Boise City city, Idaho: Boise|City of Boise
St. Louis city, Missouri: Saint Louis
St. Paul city, Minnesota: Saint Paul
St. Louis County, Missouri: Saint Louis County
Fort Worth city, Texas: Ft Worth
Oklahoma City city, Oklahoma: OKC
Salt Lake City city, Utah: SLC
Kings County, New York: Brooklyn
New York County, New York: Manhattan
Bronx County, New York: the Bronx|Bronx
Richmond County, New York: Staten Island
Queens County, New York: Queens
Miami-Dade County, Florida: Miami-Dade|Dade County
Urban Honolulu CDP, Hawaii: Honolulu
Nashville-Davidson metropolitan government (balance), Tennessee: Nashville
Louisville/Jefferson County metro government (balance), Kentucky: Louisville
Lexington-Fayette urban county, Kentucky: Lexington
Indianapolis city (balance), Indiana: Indy
Washington city, District of Columbia: Washington DC|Washington, D.C.
"""
CALLED = {
    label: tuple(names.split("|"))
    for label, _, names in (line.partition(": ") for line in _CALLED.strip().splitlines())
}
"""Place as its statistics office prints it -> what people call it besides."""
_SHORT_WAYS = {"North": "N.", "South": "S.", "West": "W."}
_PRESS = {
    "Arizona": ("Ariz.",), "California": ("Calif.",), "Colorado": ("Colo.",),
    "Connecticut": ("Conn.",), "Florida": ("Fla.",),
    "Michigan": ("Mich.",), "Minnesota": ("Minn.",), "Montana": ("Mont.",), "Nebraska": ("Neb.",),
    "Nevada": ("Nev.",), "Oklahoma": ("Okla.",), "Pennsylvania": ("Penn.", "Penna."),
    "Tennessee": ("Tenn.",), "Texas": ("Tex.",), "Wisconsin": ("Wisc.", "Wis."),
    "Wyoming": ("Wyo.",),
}  # fmt: skip
"""How the press cuts states short, where that is no word: unlike Mass., Ill., Miss. and Wash."""
_CLEAR_CODES = frozenset(
    ("NY", "TX", "CA", "FL", "NJ", "NC", "SC", "NM", "NH", "NV", "ND", "SD", "WV", "WI", "WY",
     "UT", "TN", "KY", "KS", "DC")
)  # fmt: skip
"""Those that are no word of any question, unlike IN, OR, ME and MA."""


def short_names(label: str, labels: Collection[str], *, is_area: bool) -> Iterator[str]:
    """Yield what else a place is called that is printed with its kind or with what it lies in.

    Args:
        label: as printed.
        labels: those of the whole list, which say what a place may lie in.
        is_area: whether the list is known to be one of areas.

    Returns:
        What people call it besides, then the shorter ones first.

    >>> list(short_names("Houston city, Texas", (), is_area=False))[:4]
    ['Houstonians', 'Houston', 'Houston city', 'City of Houston']
    >>> list(short_names("Goods, other", (), is_area=False))
    []
    >>> list(short_names("Los Angeles city, California", (), is_area=False))[:3]
    ['LA', 'L.A.', 'Angelenos']

    """
    if is_area:
        yield from CALLED.get(label, ()) if _TURNED.fullmatch(label) else ()
    if is_area and (turned := _TURNED.fullmatch(label)):
        yield from (turned[1], f"{turned[2]} {turned[1]}")
        return
    if is_area and (first := _first_name(label)):
        yield first
    place, comma, within = label.rpartition(", ")
    is_row = " and " in within and within not in labels and not find_territory(within)
    if not comma or (is_area and (is_row or _is_of_another(place, label))):
        place, within = label, ""
    elif not is_area and within not in POSTAL_CODES and within not in labels:
        return
    called = CALLED.get(label, ())
    yield from called
    plain = _BRACKETS.sub("", place)
    bare = _KINDS.sub("", plain)
    names = list(dict.fromkeys((bare, plain, place) if within or is_area else (place,)))
    yield from (each for each in names if each != label)
    if bare != plain and (within or is_area):
        yield f"City of {bare}"
    names += [each for each in called if "," not in each]
    if bare != plain:
        names.append(f"City of {bare}")
    if within in POSTAL_CODES and (county := plain.removesuffix(" County")) != plain:
        yield f"County of {county}"
        if not any(f"{county}{kind}, {within}" in labels for kind in _CITY_KINDS):
            names.append(county)
    for each in (within, POSTAL_CODES.get(within, "")) if within else ():
        longer = (f"{name}, {each}" for name in names[::-1] if each)
        yield from (name for name in sorted(longer, key=len, reverse=True) if name != label)


def shared_firsts(labels: Collection[str]) -> frozenset[str]:
    """Return the first words that a place is called by and that other places begin with too.

    Brighton is not Brighton and Hove alone where Brighton Pavilion is in the list: it is a name of
    both, and asked back. "Dallas, Texas" is called Dallas whatever counties there are.

    >>> sorted(shared_firsts(["Brighton and Hove", "Brighton Pavilion", "Stoke-on-Trent"]))
    ['brighton']
    """
    firsts = {
        first.casefold()
        for label in labels
        if (first := _first_name(label)) and (" and " in label or not label.startswith(f"{first},"))
    }
    if not firsts:
        return frozenset()
    counts = Counter(first_word(label) for label in labels)
    return frozenset(first for first in firsts if counts[first] > 1)


def _first_name(label: str) -> str:
    """Return the first word of a label that people call the place by; empty where that is another.

    >>> [_first_name(each) for each in ("Brighton and Hove", "Devon and Cornwall", "China, Macao")]
    ['Brighton', '', '']
    >>> _first_name("England and Wales")
    ''
    """
    match = _FIRST.match(label)
    if match is None:
        return ""
    first = match[1]
    is_county = first.endswith("shire") or first.casefold() in ENGLISH
    is_part = is_county or first.casefold() in PARTS
    is_other = (" and " in label and is_part) or _is_of_another(first, label)
    return "" if is_other else first


def _is_of_another(name: str, label: str) -> bool:
    """Whether a part of a label is what a territory is called that the label is not of."""
    own = find_territory(name)
    return bool(own) and own != find_territory(label)


def first_word(label: str) -> str:
    """Return the first word of a label in small letters.

    >>> first_word("Stoke-on-Trent"), first_word("85+ years"), first_word("")
    ('stoke', '85', '')
    """
    return next(iter(split_words(label)), "")


def place_kind(label: str) -> str:
    """Return what kind of a place a label names in a list with states; empty for none known.

    >>> place_kind("Ohio"), place_kind("Cook County, Illinois"), place_kind("Houston city, Texas")
    ('state', 'county', 'city')
    """
    if label in POSTAL_CODES:
        return "state"
    place = label.rpartition(", ")[0]
    if place.endswith((" County", " Parish")):
        return "county"
    return "city" if _KINDS.search(_BRACKETS.sub("", place)) else ""


def state_names(labels: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the other names of the states of the United States in a list that is one of them."""
    states = [label for label in labels if label in POSTAL_CODES]
    if len(states) < LEAST_STATES:
        return {}
    names = {state: tuple(_state_names(state)) for state in states}
    if "DC" in {POSTAL_CODES[state] for state in states}:
        names["District of Columbia"] = ("DC", "D.C.", "Washington DC", "Washington, D.C.")
    return names


def _state_names(state: str) -> Iterator[str]:
    yield from (f"State of {state}", f"{state} state")
    if (code := POSTAL_CODES[state]) in _CLEAR_CODES:
        yield code
    if (short := _SHORT_WAYS.get(state.partition(" ")[0])) and " " in state:
        yield state.replace(state.partition(" ")[0], short)
    yield from _PRESS.get(state, ())
    if people := STATE_PEOPLE.get(state):
        yield from (people, people.removesuffix("s"))
