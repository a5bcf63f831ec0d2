"""The words of asking, in English: what may stand in a question without naming data.

Nothing here knows a dataset; the names of areas, platforms and measures come from the packages.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Role = Literal[
    "filler", "social", "topic", "compare", "total", "national", "latest", "by", "most", "least",
    "month", "unsupported",
]  # fmt: skip


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(line for part in text.split(",") if (line := " ".join(part.split())))


FILLER = _phrases("""
    a, an, the, of, in, on, at, for, from, by, to, with, within, across, via, through, over, under,
    and, or, both, plus, also, as, is, are, was, were, be, been, being, has, have, had, do, does,
    did, there, it, its, this, that, these, those, what, whats, what is, which, who, where, how,
    please, pls, plz, find, find out, look up, lookup, show, show me, tell me, give, give me,
    get me, send me, can you, could you, would you, can i, could i, may i, can i get, can i have,
    could i have, do you have, do you know, have you, have you got, any, some, got, got any,
    i need, i want, i would like, id like, i am looking for, im looking for, looking for, need,
    needed, want, wanted, what about, how about, about, just, only, exactly, specifically,
    actually, so, then, quick, quickly, question, q, re, regarding, concerning, in terms of,
    used, use, using, involving, involved, involve, where known, known, happened, took place,
    committed, linked, relating, related, happen, happening, carried out, made, came, occurred,
    area, areas, county, local, police, force, forces, constabulary, region, regions, platform,
    platforms, app, apps, site, sites, social media, country, shire, according to, nspcc,
    published, official, release, year, years, each, separately, respectively, same, period,
    during, out, them, alone, only the, i am writing about, i am, im, let me know, need to know,
    i need to know, do we have, do we know, do we, have we got, have we, what was, what were,
    what are, is there, are there, was there, were there, is there any, are there any, the latest,
    can we get, can we have, could we have, could we get, for me, to me, dear, if possible,
    in all, kindly, be so kind, remind me, remind me of, say, check, verify, confirm, can you
    confirm, could you confirm, desk, quote, and then, vs the, against children, on children,
    of children, asap, urgent, urgently, deadline, on deadline, for print, for a story, story,
    for the story, piece, article, for an article, for a piece, me
""")

SOCIAL = _phrases("""
    hi, hello, hey, hiya, morning, good morning, afternoon, good afternoon, evening, good evening,
    thanks, thank you, thankyou, cheers, ta, ok, okay, sorry, mate, folks, all right, alright, i,
    we, us, you, u, your, my, our, mine, ours, they, their, he, she, his, her, team, everyone, bot,
    yes, no, yeah, yep, nope, oh, ah, er, um, well, right, love, sir, madam, many thanks, thx
""")

TOPIC = _phrases("""
    how many, how much, number, numbers, figure, figures, stat, stats, statistic, statistics, data,
    count, counts, amount, offence, offences, offense, offenses, crime, crimes, case, cases,
    incident, incidents, instance, instances, report, reports, reported, record, recorded, records,
    logged, registered, value, values, level, levels, the number of, number of, numbers of
""")

COMPARE = _phrases("""
    vs, v, versus, compare, compared, comparison, compared with, compared to, against, than,
    comparing, side by side, alongside
""")
TOTAL = _phrases("""
    total, totals, in total, overall, altogether, grand total, sum, whole, entire, all together,
    the whole of, combined
""")
NATIONAL = _phrases("""
    national, nationally, nationwide, countrywide, across the country, in the country,
    the whole country, national total, national figure, national figures, all forces, every force,
    all areas, all police forces
""")
LATEST = _phrases("""
    latest, most recent, newest, current, currently, recent, up to date, last year, this year, now,
    the last year, most recently, the past year, past year, in the last year, latest year
""")
BY = _phrases("""
    by platform, by app, by site, by social network, per platform, by force, by police force,
    by area, by region, by county, per force, by country, for each platform, for each force,
    breakdown by platform, broken down by platform, split by platform, broken down by force,
    breakdown by force, platform breakdown, breakdown, split, broken down, each platform,
    each force, every platform, platform by platform, force by force
""")
MOST = _phrases("""
    most, highest, top, biggest, largest, worst, rank, ranking, ranked, league table, the most,
    the highest, maximum, max, leads, leading
""")
LEAST = _phrases("lowest, least, fewest, smallest, bottom, the lowest, the fewest, minimum, min")
MONTH = _phrases("""
    january, february, march, april, may, june, july, august, september, october, november,
    december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec
""")
UNSUPPORTED = _phrases("""
    change, changes, changed, rise, risen, rose, fall, fallen, fell, increase, increased, increases,
    decrease, decreased, growth, grew, grown, trend, trends, over time, since, difference, gap, up,
    down, doubled, tripled, per 100000, per 100 000, per capita, per head, per person, rate, rates,
    average, mean, median, forecast, predict, predicted, next year, per million, per 1000,
    per thousand, year on year, more than double, previous year, year before, the year before,
    record high, all time, highest ever, lowest ever, per week, a week, weekly, per month, monthly,
    an hour, per hour, higher, lower, higher than, lower than, more, fewer, less
""")

_BY_ROLE: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("filler", FILLER),
    ("social", SOCIAL),
    ("topic", TOPIC),
    ("compare", COMPARE),
    ("total", TOTAL),
    ("national", NATIONAL),
    ("latest", LATEST),
    ("by", BY),
    ("most", MOST),
    ("least", LEAST),
    ("month", MONTH),
    ("unsupported", UNSUPPORTED),
)
PHRASES: Mapping[tuple[str, ...], Role] = MappingProxyType(
    {tuple(phrase.split()): role for role, phrases in _BY_ROLE for phrase in phrases}
)
LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)
WORDS: frozenset[str] = frozenset(phrase[0] for phrase in PHRASES if len(phrase) == 1)

HOMOGRAPHS = frozenset(
    _phrases("""
    reading, sale, deal, bath, street, battle, ware, wells, hope, stone, ash, eye, hook, rugby,
    wash, fleet, bury, hale, barking, settle, march, ford, wick, hove, mold, flint, nelson, hull,
    wing, water, bolt, rush, beer, looe, rye, ham, poole, ripe, hall, seal, cove, house, wool, cam
    """)
)
"""Ordinary words that are place names too; in a longer text they count only after `in`, `near`."""
PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "around", "for", "from"})
