"""More ways to ask for a total, an order, a list or a comparison."""

from __future__ import annotations

TOTAL = """
    across every platform, across the board, aggregate, aggregated, all apps combined, all
    forms, all kinds, all of them, all platforms combined, all types, any app, any platform,
    complete figure, complete tally, complete total, each and all, entirely, everything
    included, full amount, full count, full figure, full number, full tally, full total, grand
    tot, grand totals, gross total, in its entirety, in one number, in their entirety,
    irrespective of platform, lock stock and barrel, one figure, put end to end, regardless of
    platform, single figure, soup to nuts, summed, taken as a whole, totaled, totaling,
    totality, totalled, totalling, whatever the platform, whichever platform
"""

SUM = """
    add it all up, add them up, add these up, add those up, adding up, aggregating, all added
    up, amount to, amounted to, amounting to, amounts to, as a combined total, between them
    total, between them, among them, between the two of them, came to, collective, collective
    total, collectively, combine, combine them, combines, combining, come out to, comes out to,
    coming to, grouped together, if i add, if we add, if you add, if you put together, in
    combination, in concert, joint figure, joint tally, joint total, lump them together, lump
    together, lumped together, lumping together, make altogether, make in all, make together,
    pooled, putting them together, roll up, rolled into one, rolled together, rolled up, sum
    them, sum them up, sum up, summed together, summed up, summing, summing up, taken as one,
    taken jointly, taking together, tallied, tallied up, tallies to, tally up, tallying, them
    combined, them together, tot up, total them, total them up, total up, totalled up, totalling
    up, totals up to, tots up to, totted up, totting up, two combined, two together, add,
    adding, add together
"""

NATIONAL = """
    across all forces, across all police forces, across the land, across the whole nation, all
    across the country, all areas combined, all constabularies combined, all forces combined,
    all forces together, all over the country, all police forces combined, all police forces
    together, all regions combined, all round the country, around the country, coast to coast,
    country as a whole, country total, country wide, countrys total, countrywide total, entire
    country, every force combined, every force together, for the country, for the country
    overall, land wide, nation as a whole, nation wide, national aggregate, national overall,
    national overview, national picture, national scene, national sum, nationally overall,
    nationwide total, overall national figure, overall national total, round the country, the
    nation, the nations total, the whole land, throughout the country, throughout the land, up
    and down the country
"""

BY = """
    across the different, across the various, among the different, amongst the, apiece, arranged
    by, as a list, break down by, break it down, break that down, break them down, break these
    down, break this down, break up by, breakdowns, breaking down, breaking down by, breakout,
    breaks down, broken out, broken up by, by individual, categorised by, categorized by,
    classified by, complete list, composition, cut by, cut of, detailed breakdown, detailed by,
    disaggregated, distributed, distribution, divided by, divided into, divided up, drill down
    by, drill down into, drill down to, each individual, for all of the, for individual, for the
    various, full breakdown, full list, group by, grouped by, in a list, in list form, in turn,
    individually, itemise, itemised, itemized, laid out by, list all, list of, list of all,
    listing, organised by, organized by, per individual, segmented, separate out, separated by,
    separated out, set out by, sets out by, slice by, sliced by, split them by, split up, split
    up by, splits, splitting, spread across, spread among, spread by, spread over
"""

MOST = """
    ahead of the pack, ahead of the rest, biggest culprit, biggest offender, biggest offenders,
    black spot, blackspot, blackspots, chief culprit, come out on top, come out top, come out
    worst, comes out on top, comes out top, comes out worst, coming out on top, coming top,
    dominant, dominate, dominated, dominates, dominating, first place, front runner,
    frontrunner, greatest, hardest hit, head of the table, head the list, headed the list, heads
    the list, heads the table, heaviest, heaviest hit, highest rated, highest score, highest
    scoring, hot spot, hot spots, hotspot, hotspots, in the lead, lead the way, leads the pack,
    leads the way, led the field, led the way, main culprit, main offender, maximal, more than
    any other, more than anybody, more than anyone else, more than anywhere else, most affected,
    most badly hit, most commonly, most frequent, most frequently, most named, most numerous,
    most often, most popular, most prevalent, most prolific, most widely, no 1, no1, number 1,
    number one spot, pole position, predominant, prime culprit, takes the lead, the most of all,
    the worst offender, the worst offenders, took the lead, top few, top of the league, top of
    the pile, top of the pops, top of the table, top of the tree, top offender, top place, top
    rated, top scorer, top scoring, top spot, topmost, topped the table, topping, topping the
    table, tops the table, uppermost, which came first, which comes first, who came first, who
    comes first, who sees the most, worse than anyone, worse than anywhere, worst blighted,
    worst culprit, worst culprits, worst offender, worst offenders, worst performer, worst
    place, worst places
"""

LEAST = """
    bottom few, bottom of the league, bottom of the pile, bottom of the table, bottom place,
    bottom spot, came last, come bottom, come last, comes last, foot of the table, last place,
    least affected, least bad, least common, least commonly, least frequent, least frequently,
    least hit, least often, least popular, least prevalent, least prolific, least worst,
    lowermost, minimal, propping up the table, rarest, the foot of, the least of all, tiniest,
    whos last, wooden spoon
"""

RANK = """
    biggest first, biggest to smallest, descending, descending order, finish in the table, from
    best to worst, hierarchy, high to low, highest first, how do they rank, how far up, how high
    does, how high up is, how low does, in order of size, in ranked order, in size order, in the
    chart, in the charts, in the list, in the table, largest first, largest to smallest, leader
    board, leaderboard, league, league tables, most first, most to fewest, most to least, on the
    list, ordered, pecking order, place in the table, placement, places in the table, put them
    in order, rank them, sit in the table, sits in the table, sort, sort them, sorting,
    standing, standings, table position, top to bottom, what number is, what spot, where do they
    come, where do they rank, where does it come, where they rank, where would, whereabouts do,
    whereabouts does, whereabouts in the list, whereabouts in the table, which spot, worst
    first, worst to best, worst to least
"""

COMPARE = """
    as against, as bad as, as big as, as high as, as low as, as many as, as much as, as opposed
    to, back to back, benchmark, benchmarked, by comparison, by contrast, cf, comparable,
    comparably, comparative, comparatively, compare them, compares, comparisons, contrast,
    contrasted, contrasting, face off, fare against, fares against, greater than, h2h, head to
    head, how do they compare, how similar, how they compare, in line with, is it as bad, is it
    as high, juxtapose, juxtaposed, match up, matched against, matchup, measure up, measures up,
    next to each other, of the two, on a par with, on par with, outnumber, outnumbers, outstrip,
    outstrips, outweigh, pit against, pitted against, put against, put beside, put next to,
    relative to, set against, set beside, set side by side, put side by side, square up, stack
    up, stacked up against, stacking up, stacks up, who had less, who has less, which had less,
    which has less, who had fewer, who has fewer, who had more, which had more, which has more,
    had less, has less, verses, vrs, weigh up, weighed against, which is greater, which of these
    two
"""

DIFFERENCE = """
    ahead by, behind by, below that of, by how big a margin, by how much do, by how much does,
    by how much higher, by how much is, by how much lower, by how much more, by how much was, by
    what amount, by what margin, contrast between, deduct, deducted, delta, differ, differed,
    difference vs, different from, different to, differing, differs, discrepancy, disparities,
    disparity, distance between, divergence, divide between, exceed by, exceeding, exceeds by,
    gaps, how different are, how different is, how far apart, how far behind, how far short, how
    many additional, how many extra, how many fewer than, how many more than, how much better,
    how much bigger, how much extra, how much greater, how much higher than, how much larger,
    how much lower than, how much more than, how much smaller, how much worse, lag, lag behind,
    lagging, lagging behind, lags, lags behind, lead over, leading by, leads by, margin,
    numerical difference, outdo, outnumbered, outpace, outpaced, outpaces, outstripped, size of
    the gap, spread between, subtract, subtracted, subtracting, surpass, surpassed, surpasses,
    take away, taken away, taking away, trail, trailing, trails, trails behind, variance, versus
    difference
"""

TOPIC = """
    absolute figure, absolute figures, absolute number, absolute numbers, acts of, actual
    figure, actual figures, actual number, actual numbers, amounts, criminal acts, criminal
    offence, criminal offences, criminality, data dump, data point, data points, datapoint,
    datapoints, examples of, extent, fact, facts, frequency, happenings, hard figures, hard
    numbers, head count of offences, hmany, how mani, how many of them, how many times, how mny,
    how numerous, how prevalent, how widespread, howmany, hw many, hw mny, incidence, key facts,
    key figures, key numbers, key stats, low down, lowdown, magnitude, metric, metrics, nbr,
    nmbr, no of, num, occurrences, offending, picture for, picture in, prevalence, qty,
    quantities, quantity, raw count, raw counts, raw data, raw figures, raw numbers, scale,
    scores, situation, stat attack, stat line, state of play, statistical, statistically,
    statline, stato, tallies, tally, the damage, the picture, total nos, volume, volumes, whats
    the score
"""
