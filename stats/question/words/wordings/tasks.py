"""The plain ways to ask for an operation, and for what cannot be done."""

from __future__ import annotations

COMPARE = """
    vs, v, versus, who wins, wins, compare, compared, comparison, compared with, compared to,
    than, comparing, side by side, alongside, more, fewer, higher, lower, bigger, smaller,
    worse, better, which is higher, which is lower, who has more
"""

TOTAL = """
    total, totals, in total, overall, altogether, grand total, whole, entire, all together, the
    whole of, all, whole lot, the whole lot, the lot, all in
"""

SUM = """
    together, sum, sums, taken together, put together, combined, add up, added up, adds up to,
    added together, come to, comes to, come to together, sum of, the sum of, in sum, jointly
"""

MEAN = """
    average, averages, averaged, averaging, an average, the average, on average, average of, the
    average of, average number, average number of, average count, average total, average figure,
    mean number, mean number of, the mean number of, mean of, the mean of, the mean, a mean, avg,
    avge, avrg, arithmetic mean, average per year, average per yr, average a year, average each
    year, average every year, average per annum, average annual, average yearly, average year,
    average annual number of, average yearly number of, annual average, yearly average, per year
    on average, a year on average, each year on average, every year on average, per annum on
    average, mean per year, mean a year, mean annual, annual mean, yearly mean, avg per year, avg
    per yr, avg a year, annual avg, yearly avg
"""

NATIONAL = """
    national, nationally, nationwide, countrywide, across the country, in the country, the whole
    country, national total, national figure, national figures
"""

LATEST = """
    latest, the latest, latest of each, the latest of each, most recent, newest, current,
    currently, recent, up to date, last year, this year, the last year, most recently, the past
    year, past year, in the last year, latest year, at present
"""

BY = """
    by, per, each, for each, every, for every, breakdown, breakdown by, broken down, broken down
    by, split, split by, breakdown of, by each, for all
"""

MONTH = """
    january, february, march, april, may, june, july, august, september, october, november,
    december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec
"""

MOST = """
    most, the most, highest, the highest, top, the top, biggest, the biggest, largest, the
    largest, worst, the worst, most common, the most common, commonest, most used, maximum, max,
    leads, leading, comes top, come top, number one, highest number, who tops, tops, topped,
    worst affected, worst hit, steepest, the steepest, sharpest, the sharpest,
    longest, the longest
"""

LEAST = """
    lowest, the lowest, least, the least, fewest, the fewest, smallest, the smallest, bottom,
    the bottom, minimum, min, lowest number, comes bottom, shortest, the shortest
"""

RANK = """
    come among, comes among, position in, position among, in the table, place in, places in,
    where does, where do, stand among, stands among, stand in, stands in, stand on, stand for,
    place among, come for, come in, comes for, comes in, what place, which place, what position,
    rank, ranks, ranking, rankings, ranked, rank order, in order, league table, where does it
    rank, position, order by, sorted, from highest to lowest, highest to lowest
"""

EVER = """
    record figure, record total, record number, record numbers, record year, record years, all
    time high, all time low, both years, both yrs, the two years, ever, on record, of all time,
    all time, all years, any year, a record, record high, record low, peak, peaked, which year,
    what year, in which year, in what year
"""

CHANGE = """
    change, changes, changed, change in, rise, rises, risen, rose, rising, fall, falls, fallen,
    fell, falling, increase, increases, increased, increasing, decrease, decreased, decreasing,
    growth, grew, grown, up, down, up or down, gone up, gone down, go up, go down, went up, went
    down, going up, going down, by how much, how much has it, how much did it, year on year,
    jump, jumped, dropped, drop, doubled, tripled, how many points, by how many points
"""

DIFFERENCE = """
    difference, differences, the difference, difference between, the difference between, gap,
    the gap between, gap between, how many more, how many fewer, how much higher, how much
    lower, how much more, diff, diff between, the diff, minus, less, exceed, exceeds, exceeded,
    ahead of, how far, ahead, above, how far ahead, by how many, by how many was, by how many
    does
"""

SERIES = """
    show me all years, all years of, and year, and years, and by year, for every year, each yr,
    every yr, per yr, by yr, trend, trends, over time, over the years, history, historical,
    historic, each year, every year, by year, year by year, per year, annual, annually,
    timeline, time series, all the years, for all years, series, back to, as far back as,
    previous years, past years, other years
"""

PREVIOUS = """
    previous year, the previous year, year before, the year before, prior year, the prior year,
    the year before that, a year earlier, year earlier, the year earlier, a year ago, previous,
    the one before, the year previous, prev, prev year, the prev year, yr before, the yr before,
    last but one
"""

FOLLOWING = """
    year after, the year after, following year, the following year, year later, a year later, one
    year later, yr after, the yr after, 12 months later, twelve months later, the one after, year
    following, the year following, subsequent year, the subsequent year
"""
"""Words that ask for the year after the one that is named."""

DISTRESS = """
    i want to report, want to report, need to report, like to report, how do i report, where do
    i report, how to report, report abuse, report a crime, report grooming, report this, report
    it, report someone, my child, my kid, my kids, my son, my daughter, my children, my sister,
    my brother, was groomed, being groomed, been groomed, got groomed, is grooming me, grooming
    me, abusing me, was abused, been abused, being abused, need help, i need help, get help,
    grooming help, abuse help, helpline, help line, who do i call, who can i talk to, i was
    raped, raped
"""
"""Words of somebody who needs help and no figure."""

WHEN = """
    lockdown, lockdowns, during lockdown, of lockdown, in lockdown, first lockdown, the first
    lockdown, pandemic, the pandemic, during the pandemic, covid, during covid, before the law
    changed, after the law changed, when the law changed, since the law came in, since the law
    changed, when the law came in, after the law came in, in the first year of the law, in the
    second year of the law, the first year of the law, the second year of the law, first full
    year, the first full year, first year, the first year, full year
"""
"""When something was, too loosely to be a period; understood beside one."""

UNSUPPORTED = """
    best, best year, cumulative, cumulative total, cumulatively, running total, overtake,
    overtook, overtaken, how often, when did it overtake, how many use, how many are on, are on,
    how many like, how often is, how many police, how many journalists, how many forces, how
    many police forces, how many areas, how many regions, how many platforms, number of forces,
    number of police forces, were groomed, got groomed, were raped, what
    would, would it be, keeps rising, keeps falling, or so, of us, share this, share it, shared,
    mean, median, forecast, predict, predicted, next year, per million, per 1000, per
    thousand, per week, a week, weekly, per month, monthly, an hour, per hour, how many
    girls, how many boys, what counts as, definition of, definition, define, how many police
    officers
"""

COUNTED = """
    children, kids, victims, victim, child victims, young victims, youngsters, young people, minors,
    how many children, how many kids, how many victims, how many victims of, how many child victims,
    how many youngsters, how many young people, how many minors, how many groomed, how many people,
    number of children, number of kids, number of victims, number of victims of, number of child
    victims
"""
"""Persons, of whom there is no count."""

REVERSE = """
    newest first, latest first, most recent first, newest year first, latest year first, most
    recent year first, newest to oldest, latest to oldest, from newest to oldest, from latest to
    oldest, starting with the latest, starting with the newest, starting with the most recent,
    latest at the top, newest at the top, most recent at the top, in reverse order, in reverse,
    reverse order, reverse chronological, reverse chronological order, in reverse chronological
    order, counting back, working backwards, backwards
"""
"""Words by which years are wanted newest first."""
