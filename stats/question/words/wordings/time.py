"""More ways to ask for a change, a course over the years, or a rate."""

from __future__ import annotations

LATEST = """
    as at today, as it stands, as of now, as of today, as things stand, as we speak, at the mo,
    at this moment, at this moment in time, at this point, at this time, atm, fresh, freshest,
    anything newer, any newer, anything more recent, any more recent, the newer one, newer figures,
    just now, last 12 months, last available, last complete year, last financial year, last full
    year, last known, last published, last recorded, last released, last reported, last set of,
    last twelve months, last yr, lately, latest 12 months, latest complete year, latest full
    year, latest released, latest set of, latest update, latterly, most current, most latest,
    most recent full year, most recent year, most up to date, new data, new figure, new figures,
    new numbers, new stats, nowadays, of late, past 12 months, past twelve months, past yr,
    presently, recently, right now, these days, this financial year, this yr, todays figure,
    todays figures, todays number, up to the minute, updated
"""

PREVIOUS = """
    1 year ago, 1 year before, 1 year earlier, 12 months ago, 12 months before, 12 months
    earlier, 12 months previously, 12 months prior, back a year, back one year, before that, go
    back a year, last time round, next most recent, one before, one earlier, penultimate,
    preceding, preceding 12 months, preceeding, previous 12 months, previous twelve months,
    previously, prevous, prior, prior 12 months, same period last year, same time last year,
    second last, second latest, second most recent, the period before, the year immediately
    before, this time last year, twelve months ago, twelve months before, twelve months earlier,
    twelve months previously, year ago, year back, yr ago, yr earlier
"""

EVER = """
    all time highs, annual record, at their peak, break the record, broke the record, ever
    before, high point, high water mark, high watermark, hit a peak, hit its peak, in history,
    in recorded history, in the history of, new high, new record, on the records, peaking,
    peaks, record breaking, record figure, record highs, record level, record levels, record
    number, record number of, record numbers, record total, recordbreaking, set a record, set
    the record, since counting began, since data began, since figures began, since figures were
    first, since monitoring began, since recording began, since records began, since records
    started, since the records began, what financial year, what years, what yr, when did it
    reach, when was it at, which financial year, which years, which yr, yearly record
"""

SERIES = """
    since it started, since it began, since they started, since they began, since the start, since
    the law came in, since it came in, since it became law, since it became an offence,
    across all years, across the time period, across the years, across time, across years, all
    available years, all the available years, all the way back to, all time figures, all years
    available, all years on record, all years since, annual breakdown, annual total, annual
    totals, annualised, as far back as you, back as far as, back data, back figures, back
    series, backdated, by calendar year, by each year, by every year, by financial year, by
    fiscal year, by individual year, by the year, by years, changes over time, chronological,
    chronologically, chronology, complete series, dating back, developed over, developed since,
    development over, development over time, down the years, each and every year, each financial
    year, each individual year, each of the years, each of these years, each of those years,
    each single year, earlier figures, earlier years, entire series, every available year, every
    financial year, every single year, every year on record, evolution, evolve, evolved,
    evolving, for the years, from day one, from start to finish, from the beginning, from the
    first year, from the start, from then on, from then onwards, full history, full run, full
    series, full set of years, full time series, go back to, goes back to, going all the way
    back, going back, historically, how far back, how has it moved, how it has moved, in
    chronological order, in date order, in year order, last couple of years, last few years,
    last several years, long run, long term, longer term, longterm, multi year, multiyear, on a
    yearly basis, on an annual basis, over a number of years, over a period, over all years,
    over multiple years, over several years, over the course of, over the entire period, over
    the full period, over the period, over the whole period, over these years, over those years,
    past couple of years, past data, past few years, past figures, past numbers, past several
    years, pattern over the years, pattern over time, patterns over time, per annum, per each
    year, per financial year, preceding years, prior years, progression, recent history, recent
    years, run of figures, run of years, running figures, sequence, set of years, since records,
    since the beginning, since the first, since the start, the long view, through the period,
    through the years, through time, throughout the period, throughout the years, time line,
    timeseries, trajectory, trend line, trend wise, trendline, trendwise, whole series, year
    after year, year by year breakdown, year by year totals, yearly, yearly breakdown, yearly
    totals, years available, yr after yr, oldest first, earliest first, oldest to newest, from
    oldest to newest, earliest year first, oldest year first, oldest at the top
"""

CHANGE = """
    accelerate, accelerated, accelerating, annual change, annual decrease, annual fall, annual
    growth, annual increase, annual rise, are we up, bad to worse, balloon, ballooned,
    ballooning, better than last year, boom, boomed, booming, change by, changed by, changing,
    climb, climbed, climbing, climbs, collapse in, collapsed, crash in, crashed, creep up,
    creeping up, crept down, crept up, decline, declined, declines, declining, decrease by,
    decreased by, decreases, deteriorate, deteriorated, deteriorating, deterioration, dip,
    dipped, dipping, dips, double, doubling, downswing, downturn, downward, downward trend,
    downwards, drop by, dropped by, dropping, drops, dwindle, dwindled, dwindling, edged down,
    edged up, edging up, escalate, escalated, escalating, escalation, exploded, explosion in,
    fall by, fallen by, falls by, fell by, fewer than last year,
    less than last year, less than the year before, less than a year ago, flatlined, fluctuate,
    fluctuated, fluctuating, fluctuation, fluctuations, fourfold, from a year ago, from last
    year, from the previous year, from the year before, get better, get worse, gets worse,
    getting better, getting worse, got better, got worse, gotten better, gotten worse, grew by,
    grow, growing, grown by, grows, growth rate, growth rates, halve, halved, halving, head up,
    headed up, heading down, heading up, higher or lower than, higher than last year, hike,
    hiked, how far did it, how far has it, how have they changed, how much are they, how much
    did they, how much have they, how steep, improved, improvement, improvements, improving,
    inched up, inching up, increase by, increased by, increases by, jumped by, jumping, jumps,
    leap, leaped, leaping, leaps, leapt, lessen, lessened, leveled off, levelled off, levelling
    off, lower than last year, more than a year ago, more than last year, more than the year
    before, mounting, movement, multiplied, multiply, mushroomed, nose dived, nosedive,
    nosedived, on 12 months ago, on a year ago, on a year earlier, on last year, on last yr, on
    the previous year, on the wane, on the way down, on the way up, on the year, on the year
    before, on year, over the year, plateau, plateaued, plateauing, plummet, plummeted,
    plummeting, plunge, plunged, plunging, quadruple, quadrupled, rate of change, rate of
    decline, rate of decrease, rate of growth, rate of increase, rate of rise, reduce, reduced,
    reduces, reducing, reduction, reductions, remain the same, remained the same, rise by, risen
    by, rises by, rocket, rocketed, rocketing, rose by, sank, sharp drop, sharp fall, sharp
    increase, sharp rise, shift, shifted, shifts, shoot up, shooting up, shot through the roof,
    shot up, shrank, shrink, shrinking, shrunk, since last year, since the previous year, since
    the year before, sinking, skyrocket, skyrocketed, skyrocketing, slid, slide in, slump,
    slumped, slumping, soar, soared, soaring, soars, spike, spiked, spikes, spiking, stabilised,
    stable, stagnated, stay the same, stayed the same, staying the same, steady, steep fall,
    steep increase, steep rise, sunk, surge, surged, surges, surging, swell, swelled, swing,
    swollen, than a year ago, than a year earlier, than last year, than last yr, than the
    previous year, than the year before, than year before, threefold, through the roof, ticked
    up, ticking up, treble, trebled, trebling, trending, triple, tripling, tumbled, tumbling,
    twofold, unchanged, ups and downs, upsurge, upswing, uptick, upturn, upward, upward trend,
    upwards, variation over, vary over, worse than last year, worsen, worsened, worsening,
    worsens, y o y, y on y, y y, year on year comparison, year on year difference, year over
    year, yearly change, yoy, yr on yr, moved since, has it moved, have they moved
"""

RATE = """
    account for population, accounting for population, accounting for population size, adjust
    for pop, adjust for population, adjusted by population, adjusted for pop, adjusted for
    population size, adjusting for population, adjusting for population size, against its
    population, against population, against population size, allowing for population, allowing
    for population size, as a rate per, based on its population, based on population, based on
    population size, by head of population, by population, by population size, considering its
    population, considering population, controlled for population, controlling for population,
    corrected for population, correcting for population, divided by population, each 100000
    people, every 100000, every 100000 people, every 100k, every 100k people, every hundred
    thousand people, expressed as a rate, expressed per 100000, factoring in population, for
    each 100000, for every hundred thousand, for its population, for the size of population, for
    the size of the, for their size, given its size, given population, given population size,
    given the population, in every hundred thousand, in proportion to its population, in
    proportion to population, in relation to its population, in relation to population,
    normalise, normalised, normalised for population, normalized for population, on a per head
    basis, out of 100000, out of 100k, per 100000 citizens, per 100000 head, per 100000 head of
    population, per 100000 heads, per 100000 in population, per 100000 of the population, per
    100k head, per 100k of the population, per 100ks, per 100thousand, per a hundred thousand,
    per cap, per capita basis, per capital, per citizen, per head of pop, per individual
    resident, per inhabitant, per member of the population, per one hundred thousand, per one
    hundred thousand people, per pop, per populace, per population head, per resident,
    percapita, pop adjusted, pop weighted, population adjusted, population based, population
    weighted, population wise, pro rata, proportional to population, proportionally,
    proportionate to population, proportionately, relative to its population, relative to its
    size, relative to pop, relative to population size, relative to size, relative to the
    population, relative to their population, scaled by population, scaled for population,
    standardised by population, taking account of population, taking population into account,
    weighted by population, weighted for population, when population is considered
"""
