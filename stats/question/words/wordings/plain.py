"""The plain words of a question: function words, asking, small talk, what is counted."""

from __future__ import annotations

FUNCTION_WORDS = """
    last, past, in the last, over the last, over the past, for the last, during the last, up to,
    up until, until, till, a, an, the, this, that, these, those, some, any, each, every, either,
    both, such, same, own, of, in, on, at, for, from, since, by, to, into, onto, with, within,
    across, via, through, throughout, over, under, between, among, amongst, about, against,
    during, per, as, out, off, near, and, or, so, then, also, too, if, whether, because, while,
    when, where, what, which, who, whose, whom, how, that is, is, are, was, were, be, been,
    being, am, has, have, had, having, do, does, did, done, doing, can, could, may, might,
    shall, should, would, must, ought, there, here, it, its, itself, just, only, even,
    still, yet, already, again, ever, very, much, many, quite, exactly, precisely, specifically,
    actually, roughly, approximately, really, simply, quickly, whatve, whatve we got, but what,
    but how, but whats, ok but, sorry but, go, n, nd, per se, you, u, your, ur, they, them,
    their, please, pls, plz, re, etc, ie, eg, whats, what is, thats, wheres, hows, one, ones,
    anything, something, everything, anyone, someone, somebody, anybody, vis a vis, q
"""

ASKING = """
    back in,
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
    please may i have, may i get, let me have, could you let me have, let us have, set out, why
    is there no, why are there no, why isnt there a, why is there not a, and if not why not, if
    not why not, accounted for, accounts for, account for, as the base, as a base, as the
    baseline, as a baseline, taking, how far did, how far has, how far have, you hold, in
    english, in plain english, one line per, a line per, beside it, next to it, alongside it,
    beside that, given that it was restated, given that it has been restated, now that it has
    been restated, as restated, restated, not the first one, not the old one, not the earlier
    one, not the original one, not the original, which seems high, which seems low, which looks
    high, which looks low, which seems odd
"""

SUBJECT = """
    percentage points, percentage point, in percentage points, in points, not percentages, not
    percentage, not per cent, not shares, numbers not percentages, used, using, was named, were
    named, is named, are named, named, involving, involved, involve, involves, known, happened,
    happen, happening, took place, taken place, take place, committed, linked, linked to,
    relating to, related to, related, connected to, connected with, came from, carried out,
    made, occurred, occur, came, where known, where it is known, according to, nspcc, published,
    official, year, years, yr, yrs, onwards, onward, period, financial year, fiscal year, fin year,
    financial, fiscal, area, areas, county, local, locally, police, force, forces, police force,
    police forces, constabulary, service, region, regions, nation, nations, regional, platform,
    platforms, app, apps, site, sites, website, websites, social media, social network, social
    networks, network, networks, country, in all, against children, on children, of children,
    against minors, against kids, on kids, of kids, among kids, pcc, constab, district,
    districts, force area, police area, police force area, all two, all three, all four, all
    five, all six, all seven, all eight, all nine, all ten
"""

GREETING = """
    best regards, all the best, hi, hello, hey, hiya, hi there, hello there, good morning,
    morning, good afternoon, afternoon, good evening, evening, thanks, thank you, thankyou, many
    thanks, thanks in advance, cheers, ta, thx, hi all, hello all, dear all, dear, all, team, hi
    team, bot, hi bot, folks, sir, madam, regards, kind regards, best wishes
"""

SOCIAL = """
    ok, okay, sorry, mate, everyone, everybody, yes, yeah, yep, nope, oh, ah, er, um, well,
    love, lol, all right, alright, now
"""

PERSONAL = """
    i, im, ive, id, we, us, my, our, mine, ours, he, him, she, her, his, myself
"""

NEGATION = """
    oops, oopsie, whoops, typo, scrap that, i mean, wait, no thanks, never mind, nevermind,
    forget it, forget that, ignore that, strike that, my mistake, as you were, ignore me, no ta,
    no thank you, nope thanks, wait a sec, wait a minute, hang on, hold on, another, other,
    others, around, neighbouring, nearby, surrounding, anywhere, everywhere, nowhere, nobody,
    neither, nor, neither nor, rather than, rather, anything but, instead of, no, none of, but,
    all but, rest of, the rest of, not, except, except for, excluding, excl, without, apart
    from, other than, outside, isnt, arent, wasnt, werent, dont, doesnt, didnt, cant, never, non
"""
"""Words that turn a question round; they are not understood, save within a name."""

TOPIC = """
    how many, how much, as a number, number, numbers, figure, figures, figs, fig, nos, nums, stat,
    stats,
    statistic, statistics, data, count, counts, amount, offence, offences, offense, offenses,
    crime, crimes, case, cases, incident, incidents, instance, instances, report, reports,
    reported, record, recorded, records, logged, registered, value, values, level, levels, the
    number of, number of, numbers of
"""
