"""Codes and labels of areas in the United Kingdom in, how they lie in each other out.

Source: the register of geographic codes of the Office for National Statistics, whose first three
letters and digits say what an area is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_CODE = re.compile(r"[EKNSW]\d{8}")
LEAST_CODED = 0.8
"""Share of a list's codes that must be of the register for their beginnings to say anything.
Source: they are all or none in the collections this was made with."""
LEVELS = {
    "country": "E92 W92 S92 N92 K01 K02 K03 K04 K05",
    "region": "E12",
    "county": "E10 E11",
    "combined authority": "E47",
    "local authority": "E06 E07 E08 E09 W06 S12 N09",
    "constituency": "E14 W07 S14 N05 N06",
    "ward": "E05 W05 S13 N08",
    "middle layer super output area": "E02 W02 S02",
    "lower layer super output area": "E01 W01 S01",
    "police force": "E23 W15",
    "clinical commissioning group": "E38",
    "integrated care board": "E54",
    "NHS region": "E40",
}
_LEVEL_OF = {code: level for level, codes in LEVELS.items() for code in codes.split()}
_COUNTY, _DISTRICT, _AUTHORITY = "E10", "E07", "local authority"

_PARTS = {
    "united kingdom": ("england", "scotland", "wales", "northern ireland"),
    "great britain": ("england", "scotland", "wales"),
    "england and wales": ("england", "wales"),
    "england wales and northern ireland": ("england", "wales", "northern ireland"),
}
_SAME = {
    "uk": "united kingdom", "gb": "great britain", "e and w": "england and wales",
    "the united kingdom": "united kingdom", "england wales": "england and wales",
    "great britain and northern ireland": "united kingdom", "all england": "england",
    "all wales": "wales", "all scotland": "scotland", "all uk": "united kingdom",
}  # fmt: skip
NATIONS = frozenset({*_PARTS, *(part for parts in _PARTS.values() for part in parts)})
PEERS = frozenset({"scotland", "wales", "northern ireland"})
"""Those that the regions of England are set beside."""
REGIONS = frozenset(
    {
        "north east", "north west", "yorkshire and the humber", "east midlands", "west midlands",
        "east of england", "east", "london", "south east", "south west",
    }
)  # fmt: skip
"""The nine regions of England, one of which has two names in use."""
CLEAR_REGIONS = REGIONS - {"london", "east", "west midlands"}
"""Those that no city, county or direction is called as well."""
_DISTRICTS = """
London: Barking and Dagenham|Barnet|Bexley|Brent|Bromley|Camden|City of London|Croydon|Ealing|
Enfield|Greenwich|Hackney|Hammersmith and Fulham|Haringey|Harrow|Havering|Hillingdon|Hounslow|
Islington|Kensington and Chelsea|Kingston upon Thames|Lambeth|Lewisham|Merton|Newham|Redbridge|
Richmond upon Thames|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth|Westminster
Greater Manchester: Bolton|Bury|Manchester|Oldham|Rochdale|Salford|Stockport|Tameside|Trafford|Wigan
Merseyside: Knowsley|Liverpool|Sefton|St Helens|Wirral
South Yorkshire: Barnsley|Doncaster|Rotherham|Sheffield
Tyne and Wear: Gateshead|Newcastle upon Tyne|North Tyneside|South Tyneside|Sunderland
West Midlands: Birmingham|Coventry|Dudley|Sandwell|Solihull|Walsall|Wolverhampton
West Yorkshire: Bradford|Calderdale|Kirklees|Leeds|Wakefield
"""
DISTRICTS = {
    county.casefold(): frozenset(each.casefold() for each in names.split("|"))
    for county, _, names in (
        line.partition(": ") for line in _DISTRICTS.replace("|\n", "|").strip().splitlines()
    )
}
"""The capital and the metropolitan counties of England -> the authorities that each is made of."""
DISTRICTS["greater london"] = DISTRICTS["london"]
_COUNTIES = """
Bedfordshire|Berkshire|Bristol|Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|
Devon|Dorset|Durham|County Durham|East Sussex|Essex|Gloucestershire|Hampshire|Herefordshire|
Hertfordshire|Isle of Wight|Kent|Lancashire|Leicestershire|Lincolnshire|Norfolk|Northamptonshire|
Northumberland|Northumbria|North Yorkshire|East Riding of Yorkshire|Nottinghamshire|Oxfordshire|
Rutland|Shropshire|Somerset|Staffordshire|Suffolk|Surrey|Sussex|West Sussex|Warwickshire|Wiltshire|
Worcestershire|Cleveland|Humberside|West Mercia|Thames Valley|Avon and Somerset
"""
ENGLISH = frozenset(
    {
        *(each.casefold() for each in _COUNTIES.replace("|\n", "|").strip().split("|")),
        *DISTRICTS, *(each for names in DISTRICTS.values() for each in names), *REGIONS,
    }
)  # fmt: skip
"""Counties, police areas, authorities and regions that lie in England."""
LEAST_REGIONS = 2
LEAST_PARTS = 2
"""So many of its parts stand beside a name that is of them together: with one alone, London may be
a city among cities."""


def find_levels(codes: Collection[str]) -> dict[str, str]:
    """Return what each code of the register says its area is; nothing for a list of other codes.

    Counties stand among the local authorities where no district does: they are then its peers.

    >>> find_levels(["E92000001", "E12000007", "E09000007"])
    {'E92000001': 'country', 'E12000007': 'region', 'E09000007': 'local authority'}
    >>> find_levels(["E10000003", "E06000001"])["E10000003"]
    'local authority'
    """
    coded = [code for code in codes if _CODE.fullmatch(code)]
    if len(coded) < LEAST_CODED * len(codes) or not coded:
        return {}
    levels = {code: _LEVEL_OF.get(code[:3], "") for code in coded}
    if not any(code.startswith(_DISTRICT) for code in coded) and _AUTHORITY in levels.values():
        levels.update({code: _AUTHORITY for code in coded if code.startswith(_COUNTY)})
    return levels


def find_counties(names: Collection[str]) -> tuple[str, ...]:
    """Return which of these names are of places several of whose authorities stand beside them.

    >>> find_counties(["london", "camden", "hackney", "leeds"])
    ('london',)
    """
    beside = frozenset(names)
    return tuple(
        name for name in names if len(DISTRICTS.get(name, frozenset()) & beside) >= LEAST_PARTS
    )


def find_nation(name: str) -> str:
    """Return the nation, or nations together, of the United Kingdom that a name is of, or nothing.

    >>> find_nation("uk"), find_nation("ashby")
    ('united kingdom', '')
    """
    name = _SAME.get(name, name)
    return name if name in NATIONS else ""


def lies_in_another(name: str, nation: str) -> bool:
    """Whether a name is of a place that lies in another nation of the United Kingdom than one.

    >>> [lies_in_another(each, "wales") for each in ("kent", "police scotland", "swansea")]
    [True, True, False]
    """
    others = {"england", *PEERS} - {nation}
    return (nation != "england" and name in ENGLISH) or any(
        f" {other} " in f" {name} " for other in others
    )


def find_containers(names: Iterable[str]) -> frozenset[str]:
    """Return which of these names are of nations together, several of which stand beside them.

    >>> sorted(find_containers(["uk", "england", "wales", "scotland"]))
    ['uk']
    """
    given = {name: _SAME.get(name, name) for name in names}
    there = set(given.values())
    return frozenset(
        name
        for name, nation in given.items()
        if len(there.intersection(_PARTS.get(nation, ()))) >= LEAST_PARTS
    )
