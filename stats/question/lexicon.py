"""The words of asking, in English: what may stand in a question without naming data.

Nothing here knows a dataset; the names of areas, platforms and measures come from the packages.
Function words are listed as the closed class that they are; of nouns and verbs only those of
asking, counting and newsroom work, since any other may change what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from stats.question.wordings import chat, distress, newsroom, orders, other, time

Role = Literal[
    "filler", "chat", "greeting", "social", "topic", "compare", "total", "sum", "plus", "national",
    "latest", "by", "month", "personal", "negation", "number", "most", "least", "rank", "ever",
    "change", "difference", "series", "previous", "rate", "unsupported", "distress", "length",
    "when", "nth", "reverse",
]  # fmt: skip


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(line for part in text.split(",") if (line := " ".join(part.split())))


FUNCTION_WORDS = _phrases("""
    last, past, in the last, over the last, over the past, for the last, during the last, up to,
    up until, until, till, a, an, the, this, that, these, those, some, any, each, every, either,
    both, such, same, own, of, in, on, at, for, from, since, by, to, into, onto, with, within,
    across, via, through, throughout, over, under, between, among, amongst, about, against,
    during, per, as, out, off, near, and, or, so, then, also, too, if, whether, because, while,
    when, where, what, which, who, whose, whom, how, why, that is, is, are, was, were, be, been,
    being, am, has, have, had, having, do, does, did, done, doing, can, could, may, might,
    shall, should, will, would, must, ought, there, here, it, its, itself, just, only, even,
    still, yet, already, again, ever, very, much, many, quite, exactly, precisely, specifically,
    actually, roughly, approximately, really, simply, quickly, whatve, whatve we got, but what,
    but how, but whats, ok but, sorry but, go, n, nd, per se, you, u, your, ur, they, them,
    their, please, pls, plz, re, etc, ie, eg, whats, what is, thats, wheres, hows, one, ones,
    anything, something, everything, anyone, someone, somebody, anybody, vis a vis, q
""")

ASKING = _phrases("""
    would like, the two forces, both forces, the two areas, both areas, table, the table, come
    on, should we use, can we use, can i use, to use, a story, give us, send us, get us, show
    us, tell us, for us, can you give us, could you give us, name, return, returned, hold, you
    hold, you have, we have, we hold, available, exact, precise, single, inclusive, incl,
    including, included, separate, as printed, in one, break, break down, identified, method,
    wide, what do, what did, do you, did you, find, find out, look up, lookup, looking for,
    looking at, look for, show, show me, tell me, give, give me, get me, send me, get, got, have
    you got, do you have, do we have, have we got, can you, could you, would you, can i, could
    i, may i, can we, could we, will you, would you be able to, are you able to, can i get, can
    i have, could i have, can you tell me, could you tell me, can you give me, could you give
    me, can you send me, as stated, do you know, do we know, does anyone know, does anyone have,
    has anyone got, let me know, letting me know, let us know, i need, i need to know, i want, i
    want to know, i would like, i would like to know, id like, id like to know, i wonder, i was
    wondering, i am looking for, im looking for, i am after, im after, we need, we want, we are
    looking for, were looking for, were after, need, needed, needs, want, wanted, wants, know,
    ask, asking, wonder, wondering, check, double check, verify, confirm, clarify, remind me,
    remind me of, remind us, provide, supply, pull, pull up, dig out, see, say, says, tell,
    mean, means, quote, cite, question, query, request, answer, info, information, detail,
    details, help, help me, help me with, what about, how about, any idea, any chance of, any
    chance, is there, are there, was there, were there, i am writing about, writing about, im
    writing about, working on, i am working on, im working on, for a story, for the story, for a
    piece, for a piece running today, for an article, for print, for the paper, for page one,
    piece, article, copy, splash, deadline, on deadline, urgent, urgently, asap, quick, quick
    one, quick question, in that order, in this order, respectively, separately, side, is that
    right, is it right, is that correct, right, correct, true, so far, as well, as well as, if
    possible, if you can, if you could, when you can, when you get a chance, if it is not too
    much trouble, if its not too much trouble, sorry to bother you, so early, would you mind, do
    you mind, i am a reporter at, i am a reporter, im a reporter, i should use, should i use, a
    reporter, reporter, journalist, newsroom, news desk, newsdesk, data desk, on the data desk,
    desk, editor, grateful for, i would be grateful for, appreciate, kindly, how bad is, how bad
    was, how common is, how big is, at the moment, for me, for us, to me, me, list, may i have,
    please may i have, may i get
""")

SUBJECT = _phrases("""
    percentage points, percentage point, in percentage points, in points, not percentages, not
    percentage, not per cent, not shares, numbers not percentages, used, using, involving,
    involved, involve, involves, known, happened, happen, happening, took place, taken place,
    take place, committed, linked, linked to, relating to, related to, related, connected to,
    connected with, came from, carried out, made, occurred, occur, came, where known, where it
    is known, according to, nspcc, published, official, year, years, yr, yrs, onwards, onward,
    period, financial year, fiscal year, financial, fiscal, area, areas, county, local, locally,
    police, force, forces, police force, police forces, constabulary, service, region, regions,
    regional, platform, platforms, app, apps, site, sites, website, websites, social media,
    social network, social networks, network, networks, country, in all, against children, on
    children, of children, against minors, against kids, on kids, of kids, among kids, pcc,
    constab, district, districts, force area, police area, police force area, all two, all
    three, all four, all five, all six, all seven, all eight, all nine, all ten
""")

GREETING = _phrases("""
    best regards, all the best, hi, hello, hey, hiya, hi there, hello there, good morning,
    morning, good afternoon, afternoon, good evening, evening, thanks, thank you, thankyou, many
    thanks, thanks in advance, cheers, ta, thx, hi all, hello all, dear all, dear, all, team, hi
    team, bot, hi bot, folks, sir, madam, regards, kind regards, best wishes
""")

SOCIAL = _phrases("""
    ok, okay, sorry, mate, everyone, everybody, yes, yeah, yep, nope, oh, ah, er, um, well,
    love, lol, all right, alright, now
""")
PERSONAL = _phrases("""
    i, im, ive, id, we, us, my, our, mine, ours, he, him, she, her, his, myself
""")
NEGATION = _phrases("""
    oops, oopsie, whoops, typo, scrap that, i mean, wait, no thanks, never mind, nevermind,
    forget it, forget that, ignore that, strike that, my mistake, as you were, ignore me, no ta,
    no thank you, nope thanks, wait a sec, wait a minute, hang on, hold on, another, other,
    others, around, neighbouring, nearby, surrounding, anywhere, everywhere, nowhere, nobody,
    neither, nor, neither nor, rather than, rather, anything but, instead of, no, none of, but,
    all but, rest of, the rest of, not, except, except for, excluding, excl, without, apart
    from, other than, outside, isnt, arent, wasnt, werent, dont, doesnt, didnt, cant, never, non
""")
"""Words that turn a question round; they are not understood, save within a name."""

TOPIC = _phrases("""
    how many, how much, number, numbers, figure, figures, figs, fig, nos, nums, stat, stats,
    statistic, statistics, data, count, counts, amount, offence, offences, offense, offenses,
    crime, crimes, case, cases, incident, incidents, instance, instances, report, reports,
    reported, record, recorded, records, logged, registered, value, values, level, levels, the
    number of, number of, numbers of
""")

COMPARE = _phrases("""
    vs, v, versus, who wins, wins, compare, compared, comparison, compared with, compared to,
    than, comparing, side by side, alongside, more, fewer, higher, lower, bigger, smaller,
    worse, better, which is higher, which is lower, who has more
""")
TOTAL = _phrases("""
    total, totals, in total, overall, altogether, grand total, whole, entire, all together, the
    whole of, all, whole lot, the whole lot, the lot, all in
""")
SUM = _phrases("""
    together, sum, sums, taken together, put together, combined, add up, added up, adds up to,
    added together, come to, comes to, come to together, sum of, the sum of, in sum, jointly
""")
PLUS = _phrases("plus")
NATIONAL = _phrases("""
    national, nationally, nationwide, countrywide, across the country, in the country, the whole
    country, national total, national figure, national figures
""")
LATEST = _phrases("""
    latest, the latest, latest of each, the latest of each, most recent, newest, current,
    currently, recent, up to date, last year, this year, the last year, most recently, the past
    year, past year, in the last year, latest year, at present
""")
BY = _phrases("""
    by, per, each, for each, every, for every, breakdown, breakdown by, broken down, broken down
    by, split, split by, breakdown of, by each, for all
""")
MONTH = _phrases("""
    january, february, march, april, may, june, july, august, september, october, november,
    december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec
""")
MOST = _phrases("""
    most, the most, highest, the highest, top, the top, biggest, the biggest, largest, the
    largest, worst, the worst, most common, the most common, commonest, most used, maximum, max,
    leads, leading, comes top, come top, number one, highest number, who tops, tops, topped,
    worst affected, worst hit
""")
LEAST = _phrases("""
    lowest, the lowest, least, the least, fewest, the fewest, smallest, the smallest, bottom,
    the bottom, minimum, min, lowest number, comes bottom
""")
RANK = _phrases("""
    come among, comes among, position in, position among, in the table, place in, places in,
    where does, where do, stand among, stands among, stand in, stands in, stand on, stand for,
    place among, come for, come in, comes for, comes in, what place, which place, what position,
    rank, ranks, ranking, rankings, ranked, rank order, in order, league table, where does it
    rank, position, order by, sorted, from highest to lowest, highest to lowest
""")
EVER = _phrases("""
    record figure, record total, record number, record numbers, record year, record years, all
    time high, all time low, both years, both yrs, the two years, ever, on record, of all time,
    all time, all years, any year, a record, record high, record low, peak, peaked, which year,
    what year, in which year, in what year
""")
CHANGE = _phrases("""
    change, changes, changed, change in, rise, rises, risen, rose, rising, fall, falls, fallen,
    fell, falling, increase, increases, increased, increasing, decrease, decreased, decreasing,
    growth, grew, grown, up, down, up or down, gone up, gone down, go up, go down, went up, went
    down, going up, going down, by how much, how much has it, how much did it, year on year,
    jump, jumped, dropped, drop, doubled, tripled
""")
DIFFERENCE = _phrases("""
    difference, differences, the difference, difference between, the difference between, gap,
    the gap between, gap between, how many more, how many fewer, how much higher, how much
    lower, how much more, diff, diff between, the diff, minus, less, exceed, exceeds, exceeded,
    ahead of, how far, ahead, above, how far ahead, by how many, by how many was, by how many
    does
""")
SERIES = _phrases("""
    show me all years, all years of, for every year, each yr, every yr, per yr, by yr, trend,
    trends, over time, over the years, history, historical, historic, each year, every year, by
    year, year by year, per year, annual, annually, timeline, time series, all the years, for
    all years, series, back to, as far back as, previous years, past years, other years
""")
PREVIOUS = _phrases("""
    previous year, the previous year, year before, the year before, prior year, the prior year,
    the year before that, a year earlier, year earlier, the year earlier, a year ago, previous,
    the one before, the year previous, prev, prev year, the prev year, yr before, the yr before,
    last but one
""")
_PEOPLE = ("", "people", "residents", "population", "pop", "ppl", "inhabitants", "persons")
_PER_HUNDRED_THOUSAND = tuple(
    " ".join(filter(None, (start, "per", number, of, people)))
    for number in ("100000", "100 000", "100k", "100 thousand", "hundred thousand")
    for people in _PEOPLE
    for of in (("", "of") if people in ("population", "people") else ("",))
    for start in ("", "rate")
)
RATE = _PER_HUNDRED_THOUSAND + _phrases("""
    per capita, per head, per person, per head of population, per population, rate, rates, the
    rate, rate per head, population rate, relative to population, adjusted for population, for
    every 100000, for every 100 000, for every 100000 people, for every 100 000 people, in every
    100 000 people, in every 100000 people, given its population, for its size, per head of the
    population
""")
NUMBER = _phrases("two, three, four, five, six, seven, eight, nine, ten")
NUMBERS: Mapping[str, int] = MappingProxyType({w: n for n, w in enumerate(NUMBER, start=2)})
DISTRESS = _phrases("""
    i want to report, want to report, need to report, like to report, how do i report, where do
    i report, how to report, report abuse, report a crime, report grooming, report this, report
    it, report someone, my child, my kid, my kids, my son, my daughter, my children, my sister,
    my brother, was groomed, being groomed, been groomed, got groomed, is grooming me, grooming
    me, abusing me, was abused, been abused, being abused, need help, i need help, get help,
    grooming help, abuse help, helpline, help line, who do i call, who can i talk to, i was
    raped, raped
""")
"""Words of somebody who needs help and no figure."""
WHEN = _phrases("""
    lockdown, lockdowns, during lockdown, of lockdown, in lockdown, first lockdown, the first
    lockdown, pandemic, the pandemic, during the pandemic, covid, during covid
""")
"""When something was, too loosely to be a period; understood beside one."""
UNSUPPORTED = _phrases("""
    best, best year, cumulative, cumulative total, cumulatively, running total, overtake,
    overtook, overtaken, how often, when did it overtake, how many use, how many are on, are on,
    how many like, how often is, how many police, how many journalists, how many forces, how
    many police forces, how many areas, how many regions, how many platforms, number of forces,
    number of police forces, were groomed, got groomed, how many groomed, were raped, what
    would, would it be, keeps rising, keeps falling, or so, of us, share this, share it, shared,
    average, mean, median, forecast, predict, predicted, next year, per million, per 1000, per
    thousand, per week, a week, weekly, per month, monthly, an hour, per hour, how many
    children, how many kids, how many victims, how many people, how many girls, how many boys,
    number of children, number of victims, how many minors, what counts as, definition of,
    definition, define, how many police officers
""")

_NTHS = ((2, "second 2nd"), (3, "third 3rd"), (4, "fourth 4th"), (5, "fifth 5th"))
_SUPERLATIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "highest": ("highest", "biggest", "largest", "worst", "most", "most common", "greatest"),
        "lowest": ("lowest", "smallest", "fewest", "least"),
    }
)
NTHS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        f"{word} {superlative}": (number, order)
        for number, words in _NTHS
        for word in words.split()
        for order, superlatives in _SUPERLATIVES.items()
        for superlative in superlatives
    }
)
"""Places of a ranking in words, each with its number and order: "second highest"."""
REVERSE = _phrases("""
    newest first, latest first, most recent first, newest year first, latest year first, most
    recent year first, newest to oldest, latest to oldest, from newest to oldest, from latest to
    oldest, starting with the latest, starting with the newest, starting with the most recent,
    latest at the top, newest at the top, most recent at the top, in reverse order, in reverse,
    reverse order, reverse chronological, reverse chronological order, in reverse chronological
    order, counting back, working backwards, backwards
""")
"""Words by which years are wanted newest first."""

_LENGTHS = (
    *["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"],
    *map(str, range(2, 13)),
)
SPANS = tuple(
    f"{length} {unit}"
    for length in _LENGTHS
    for unit in ("years", "year", "months", "years together", "months together")
)
"""How long a period is, said beside the period itself."""

_BY_ROLE: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("filler", FUNCTION_WORDS + ASKING + SUBJECT),
    ("greeting", GREETING),
    ("social", SOCIAL),
    ("personal", PERSONAL),
    ("negation", NEGATION),
    ("topic", TOPIC),
    ("compare", COMPARE),
    ("total", TOTAL),
    ("sum", SUM),
    ("plus", PLUS),
    ("national", NATIONAL),
    ("latest", LATEST),
    ("by", BY),
    ("month", MONTH),
    ("number", NUMBER),
    ("most", MOST),
    ("least", LEAST),
    ("rank", RANK),
    ("ever", EVER),
    ("change", CHANGE),
    ("difference", DIFFERENCE),
    ("series", SERIES),
    ("previous", PREVIOUS),
    ("rate", RATE),
    ("distress", DISTRESS),
    ("length", SPANS),
    ("when", WHEN),
    ("nth", tuple(NTHS)),
    ("reverse", REVERSE),
    ("unsupported", UNSUPPORTED),
)
_MORE_BY_ROLE: tuple[tuple[Role, str], ...] = (
    ("chat", chat.CHAT),
    ("chat", newsroom.NEWSROOM),
    ("greeting", chat.GREETING),
    ("social", chat.SOCIAL),
    ("topic", orders.TOPIC),
    ("compare", orders.COMPARE),
    ("total", orders.TOTAL),
    ("sum", orders.SUM),
    ("national", orders.NATIONAL),
    ("by", orders.BY),
    ("most", orders.MOST),
    ("least", orders.LEAST),
    ("rank", orders.RANK),
    ("difference", orders.DIFFERENCE),
    ("latest", time.LATEST),
    ("ever", time.EVER),
    ("change", time.CHANGE),
    ("series", time.SERIES),
    ("previous", time.PREVIOUS),
    ("rate", time.RATE),
    ("distress", distress.DISTRESS),
    ("unsupported", other.UNSUPPORTED),
)
PHRASES: Mapping[tuple[str, ...], Role] = MappingProxyType(
    {
        tuple(phrase.split()): role
        for role, phrases in (*((r, _phrases(t)) for r, t in _MORE_BY_ROLE), *_BY_ROLE)
        for phrase in phrases
    }
)
LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)
SLIPS = frozenset(word for _, phrases in _BY_ROLE for phrase in phrases for word in phrase.split())
"""Words that a misspelt word is put right to; the rarer wordings must be written exactly."""
WORDS: frozenset[str] = frozenset(phrase[0] for phrase in PHRASES if len(phrase) == 1)

HOMOGRAPHS = frozenset(
    _phrases("""
    reading, sale, deal, bath, street, battle, ware, wells, hope, stone, ash, eye, hook, rugby,
    wash, fleet, bury, hale, barking, settle, ford, wick, hove, mold, flint, nelson, hull, wing,
    water, bolt, rush, beer, looe, rye, ham, poole, ripe, hall, seal, cove, house, wool, cam,
    send, church, mere, banks, sandwich, healing, sway, par, crook, hoo, hunts, tumble, sandy,
    coven, grove, bugle, freshwater, diss, mumbles, headstone, felling, welling, leek, bow,
    bucks, stoke, highland, broadway, cardigan, barry, lee, stanley, shirley, arnold, brandon
    """)
)
"""Ordinary words that are place names too; in a longer text they count only after `in`, `near`."""
PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "around", "for", "from"})
