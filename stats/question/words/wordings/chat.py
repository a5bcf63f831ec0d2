"""How people ask in a chat: words that do not change what is asked, and small talk."""

from __future__ import annotations

CHAT = """
    i work at, i work for, childrens charity, children charity, instead, plod, cops, coppers,
    bobbies, rozzers, old bill, the old bill, hit, hits, put, puts, stood at, stands at, puts it at,
    put it at, stand, stand up, stands up, hold up, holds up,
    is down to, was down to, are down to, were down to, in double figures, double figures, in
    single figures, single figures, in triple figures, triple figures, into double figures, seems
    low, seems very low, seems v low, seems a bit low, looks low, looks very low, looks v low,
    sounds low, seems high, seems very high, seems v high, looks high, looks very high, sounds
    high, seems wrong, looks wrong, looks odd, seems odd, different totals, two different totals,
    2 different totals, different figures, two different figures, 2 different figures, two
    figures, conflicting figures, if you put, if we put, if i put, when you put, if you add, if we
    add, what do you get, what do we get, what does that make,
    big, regional story, local story, national story, our story, the story, a while back, a
    while ago, reckons, promised, charity, attribute, attributes, version, current version,
    revision, lost, reckon, obvious, wondering, 2 way, a bit, a few, a handful of, a little, a
    load of, a sentence on, a series on, a table, able to, above mentioned, abt, access,
    accessing, accurate to say, acquire, additionally, advise, aforementioned, after the break,
    against a child, against children and young people, against juveniles, against the clock,
    against the young, against them, against young ones, against young people, against
    youngsters, agency, ahead of a debate, aimed at children, aimed at kids, altho, although, am
    i correct, am i right, am i right in saying, am i right in thinking, amid, and so forth,
    answered, answering, answers, any at all, anyhow, anything for us, anyway, anyways,
    apparently, applicable, approx, approximate, archive, archives, are they, are we right, are
    you in a position, arising from, as always, as discussed, as ever, as far as i know, as far
    as we know, as far as you know, as fast as you can, as follows, as i said, as i say, as per,
    as promised, as soon as you can, as usual, asked me to, associated, at any rate, at your
    convenience, at your earliest convenience, attach, attached, attributable to, attributed to,
    back this up, back up, background, backgrounder, ball park, ballpark, bang on, based on,
    basically, bc, be grateful, be so kind, before we go, believe, believed, below, better
    still, bit of, boundaries, boundary, bout, breaking, bring up, brought to police attention,
    browse, btwn, bunch of, bung, by all means, by any chance, by chance, by close of play, by
    means of, by now, by officers, by the look of, by the looks of, by the nspcc, by the ons, by
    the police, by the way, by use of, by way of, call up, came to light, came to police
    attention, can i trouble you, can u, can we report, can ya, cant find, cant get, cant
    remember, cant see, cant seem to find, care to, cc, certainly, chalked up, chase up,
    chasing, checked, checking, checks, cheeky ask, cheeky but, cheeky one, cheeky request,
    chuck, chuck us, circa, clarification, clarifying, clearly, clock in at, clocked, clocked
    up, close of play, collected, collected by the, come back to me, come back to us, come from,
    come in at, come out at, come to light, come via, comes from, comes in at, comes out at,
    concerning, conducted on, conducted via, confirmation, confirmed, confirms, constabularies,
    contain, contained, contains, control room, correct me if im wrong, correspondent,
    correspondents, corresponding, cos, could i trouble you, could u, could ya, coulda, couldnt
    find, counted, counties, counting, couple of, courtesy of, cover, covered, covering, covers,
    coz, crime correspondent, cross check, crosscheck, csv, curious, cuz, dailies, dealt with,
    dealt with by the, definitely, defo, did they, did u, dig, dig up, digging, digital team,
    direct me to, directed at children, disclosed, discuss, discussing, display, displayed, do
    me a favor, do they, do u, do us a favour, do ya, doc, docs, document, documented,
    documents, dont forget, dont know if, dont suppose, dont worry, double checking,
    doublecheck, dps, drive time, drivetime, drop me, drop us, dug out, dunno, ed, eds,
    effectively, enabled via, end of play, enlighten me, entries, entry, especially,
    essentially, everyone is asking, excel, experienced, explainer, extract, faced, facilitated
    through, facilitated via, facing, faq, faring, favour, featuring, fetch, fetch us, figure
    out, fill in, fill me in, fill us in, final par, finally, find us, finding, fire across,
    fire over, first off, first par, first thing, firstly, five oclock, foi, foi figures, foi
    responses, fois, follow up, following areas, following forces, following on from, following
    platforms, following up, followup, for a change, for a tweet, for comparison purposes, for
    context, for example, for instance, for now, for sure, for the record, for the sake of, for
    them, forgot, forward planning, found, frankly, freedom of information, freedom of
    information figures, frm, from them, further details, further to, furthermore, gallery,
    gather, gathered, gathered by the, gave, genuinely, get back to me, get back to us, get
    hands on, getting hold of, gimme, give or take, gives, giving, go into, go over, go through,
    goes on, going on, going to, gonna, good enough to, got a sec, got logged, gotta, grab, had
    they, handled, handled by the, handy, happens, hate to ask, hate to bother you, have they,
    have u, have you got a sec, haves, held, held by the force, helpful, hence, heres, hit me
    up, hit me with, hit us with, holds, honestly, hope you can help, hopefully, hoping for,
    hoping to find, hoping to get, hoping you can, hoping you could, hosted on, how bad, how
    big, how big a problem, how common, how grave, how high, how large, how low is, how low was,
    how rife, how serious, how severe is, howd, however, hunt down, hunting down, hunting for,
    hurry, i am chasing, i am covering, i am curious, i am doing, i am hoping, i am interested
    in, i am looking at, i am looking into, i am not sure, i am seeking, i am told, i am trying
    to, i am wondering, i appreciate, i assume, i believe, i cannot find, i cant find, i cant
    get, i cant remember, i cant see, i could do with, i couldnt find, i cover, i dont have, i
    dont know if, i dont know whether, i dont suppose, i dont suppose you have, i forget, i
    forgot, i gather, i guess, i had, i hate to ask, i have, i have been asked, i hear, i heard,
    i hope to, i hope you can help, i just need, i just want, i just wanted, i know but, i may
    need, i might need, i must, i need to check, i need to confirm, i need you to, i now need, i
    only need, i presume, i reckon, i saw, i see, i should, i still need, i suppose, i suspect,
    i take it, i think, i thought, i understand, i want to ask, i want you to, i wanted, i
    wanted to ask, i wanted to check, i wanted to know, i was after, i was asked, i was hoping,
    i was just wondering, i was told, i will be, i will need, i wonder if you, i wondered, i
    would appreciate, i would be grateful, i would love, i would love to know, i would need, id
    appreciate, id be grateful, id be thankful, id love, ideally, if at all, if i can, if i
    could, if i may, if i remember rightly, if im not mistaken, if it comes to, if its not much
    trouble, if memory serves, if not more, if not too much trouble, if recorded, if that is ok,
    if thats alright, if thats ok, if thats okay, if u can, if u could, if we can, if we could,
    if we have them, if you get a chance, if you get a sec, if you got it, if you have a moment,
    if you have a sec, if you have it but, if you have them, if you have time, if you please, if
    you would, if youd be so kind, ill be, ill have, ill need, ill take, im chasing, im
    covering, im curious, im doing, im guessing, im hoping, im in a hurry, im in a rush, im in
    need of, im interested in, im just wondering, im looking at, im looking into, im looking to,
    im not sure, im not sure if, im pulling together, im seeking, im told, im trying to, im
    trying to find, im trying to find out, im trying to get, im trying to work out, im
    wondering, immediate, immediately, in a position to, in a rush, in a sentence, in any case,
    in case, in connection with, in full, in general, in light of, in one sentence, in order to,
    in other words, in practice, in principle, in reality, in regard to, in relation, in respect
    of, in short, in terms of, in the case of, in the context of, in the end, in the event, in
    the figures, in the first place, in the meantime, in the records, in the report, in the
    stats, in them, in time for, in your own time, indeed, indicate, indicated, indicates,
    individual ones, inform me, inform us, insert, inside, interested in, internet platform,
    internet platforms, internet sites, involving a child, involving children, involving kids,
    involving young people, involving youngsters, is it the case that, ish, itd, item, items,
    itll, ive been asked, ive been told, ive forgotten, ive got, ive heard, ive seen, jog my
    memory, jot down, jurisdiction, jurisdictions, keen, keep, keeps, kept, kind enough to,
    kinda, knew, knowing, known to officers, knows, last but not least, last one, last question,
    last thing, lastly, later this week, law enforcement, lawyered, lay hands on, ldr, lead
    item, lead on, leading the site, legalled, lemme, let me, let us have, let us see, lets do,
    lets get, lets have, lets look at, lets say, lets see, lets try, listed, literally, little
    bit, local democracy, local title, locality, locate, location, locations, log, logged by
    officers, logged by that force, logged by the force, logged by the police, logging, logs,
    look, looked, looking, looks, mag, make use of, makes, making, may be, may i ask, may i
    request, may we say, maybe, meant to, meanwhile, media release, medium, mention, mentioned,
    mentions, merely, message me, might i ask, mobile app, mobile apps, more detail, more
    details, more info, more information, more or less, more precisely, more specifically,
    moreover, most grateful, msg me, my boss, my colleague, my notes, my package, my report,
    nail down, named platform, named platforms, namely, national title, national titles,
    nationals, needing, nevertheless, next question, next up, no biggie, no bother, no doubt, no
    hurry, no problem, no problem if not, no rush, no rush but, no worries, no worries if not,
    no worries if not but, nonetheless, not a rush, not certain, not least, not sure, not sure
    but, not urgent, not urgent but, notably, notch up, notched up, note, note down, notified to
    police, notify me, noting, obtain, obtained, obtained by the,
    obtaining, obviously, obvs, occurrence, occurring, oclock, of a child, of them, off the
    record, off the top, officers in, official figures, official numbers, official statistics,
    official stats, officially, on a child, on the basis of, on the books, on the matter of, on
    the record, on the system, on the topic of, on them, on young people, on youngsters, on your
    books, once more, one more, one more thing, one more time, one sentence, oov, op ed, oped,
    or similar, or thereabouts, originated on, originating on, our correspondent, our lead, our
    report, our series, our weekly, out of curiosity, out of interest, output, p1, p2, p3, p5,
    p7, pa wire, package for, panel, pars, part of a series, particular, particularly, pass me,
    pass on, passed to police, paste, pdf, people are asking, perform, performed, performs,
    perhaps, perpetrated, pertaining to, phone app, pin down, ping, ping us, planning, please
    may we, please send, plug in, plug into, pod, point me to, point me towards, police figures,
    police logged, police recorded, police recorded figures, police records, police services,
    police stats, policing, poss, possible, possibly, preferably, presumably, pretty please,
    pretty soon, preying on children, preying on kids, print, print version, printed, priority,
    prob, probably, probs, prog, provided, provided by the, provides, providing, pull together,
    pulling together, purely, purpose, purposes, push alert, push notification, put me down, put
    together a list, put together a package, put together a table, qanda, quick as you can,
    quick stat, quickie, r u able to, rack up, racked up, real quick, recap, received, received
    by the, recorded by officers, recorded by that force, recorded by the constabulary, recorded
    by the force, recorded by the police, recorded by this force, recording, ref, refer me to,
    refer to, reference, referred to, referring to, refers to, refresh my memory, regarding,
    regional daily, regional title, registering, relating to children, relating to kids,
    released by the nspcc, released by the ons, released by the police, relevant, repeat that,
    reply, reported by the police, reported to forces, reported to officers, reported to police,
    reported to the force, reported to the police, reportedly, requested, requesting, require,
    required, requirement, requires, requiring, respective, respond, response, restate,
    retrieve, reveal, revealed, revealed by the, revealing, reveals, right away, rough, rough
    idea, roughly speaking, round robin, round up, roundup, run at, run it by me, run me
    through, run through, rundown, running a series on, running at, running order, rush job,
    rushing, safe to say, sanity check, sat at, saw, scan, scoop, search, searching, secondly,
    seeing, seek, seeking, seen, segment, send across, send over, send through, sending, sends,
    sense check, sent, seriously, set, several, shall i, shall we, sheet, short
    notice, should i, should we, shoulda, shout, sidebar, sit at, sits at, sitting at, six
    oclock, slot, smartphone app, so i can, so i know, so that i can, so that we can, so we can,
    so we know, social networking, social platform, social platforms, social site, socials,
    software, solely, someone asked, someones asking, someplace, sometime, somewhere, soon,
    soonest, sorry about the rush, sorry about this, sorry but, sorry for asking, sorry for
    bothering you, sorry for the bother, sorry for the rush, sorry for the trouble, sorry to
    ask, sorry to ask but, sorry to be a pain, sorry to chase, sorry to trouble you, sort of,
    sorta, speak about, speaking about, speaking to, special report, specific, spell out, spot
    on, stand at, stand this up, stand up, standfirst, standfirsts, standing at, stands at,
    stands up, state, stated, states, stem from, stemmed from, stood at, straight away,
    straightaway, strap, strictly, stringer, suggest, suggested, suggests, super quick, super
    urgent, supplement, supplied, supplied by the, supposed to, supposedly, surely, table form,
    take a look, take me through, takes place, taking place, talk about, talk me through, talk
    to me about, talking about, talking point, talking points, talking to, targeting a child,
    targeting children, targeting kids, targeting young people, targeting youngsters, tech
    companies, tech company, tech firm, tech firms, tech giant, tech giants, tech platform, tech
    platforms, telling, tells, tells us, telly, ten oclock, territory, thatd, thatll, the
    authorities, the following, the front, the lead, thered, therefore, therell, theres, think,
    thirdly, this instant, tho, though, thought, thru, thus, tied to, to be clear, to be sure,
    to begin with, to children, to drop in, to kids, to my knowledge, to start with, to
    youngsters, told, tool, tools, top item, top par, top priority, toward, towards, towards a
    child, towards children, towards kids, track down, trainee, truly, trying to, trying to
    establish, two way, two ways, type out, typing up, u able to, u got, u have, understand,
    understood to be, unless im mistaken, up against it, up against the clock, update me, update
    on, update us on, upon, useful, v quick, v urgent, validate, various, verified, verifying,
    very grateful, vo, walk me through, wanna, was after, was hoping, wat, wats, we are after,
    we are chasing, we are covering, we are doing, we are interested in, we are leading on, we
    are looking at, we are looking into, we are running, we are working on, we cant find, we
    could do with, we cover, we had, we might need, we need to check, we need to confirm, we
    need to know, we run, we understand, we wanted, we were after, we were hoping, we were
    wondering, we will be, we will need, we would be grateful, we would like, web, web push, web
    version, wed like, weeklies, weekly title, weigh in at, well need, went on, were leading on,
    were logged, were running, were they, weve been asked, weve been told, weve got, weve heard,
    whaddya, what are we looking at, what are we on, what are we talking, what does that make,
    what is more, whatcha, whatever, whatre, when it comes to, when u can, when u get a sec,
    when you are free, when you get a moment, when you get a sec, when you have a moment, when
    you have a sec, when you have time, when youre free, whenever, whenever you can, whenever
    you get a chance, whens, where children, where named, where recorded, where specified,
    whereas, whered, wherever, which of them, whichever, whilst, whod, whoever, wholl, whos,
    wht, whys, will u, wires, with kids, with regard to, with respect to, with young people,
    with youngsters, witnessed, wondered, word count, work out, working out, wot, wots, would be
    amazing, would be appreciated, would be brilliant, would be fab, would be good, would be
    great, would be ideal, would be lovely, would be perfect, would love, would u, woulda,
    wrote, wrt, ya got, you can find, you can get, you can give me, you can give us, you can
    provide, you can share, you could find, you could give, you could provide, you gave me, you
    gave us, you got, you happen to have, you happen to know, you know, you list, you mentioned,
    you said, you say, you sent, you think, you told me, you want, your archive, your figs, your
    figures, your help, your info, your numbers, your records, your stats, your system, your
    tables, youve got
"""

SOCIAL = """
    aah, aargh, ace, afaik, aha, ahh, aint it, alarming, alarmingly, all good, alrighty,
    amazing, another quick one, apologies, apols, appalling, argh, aw, awesome, awful, aww, ay,
    aye, babe, back in a sec, bear with, bear with us, bingo, blasted, bless, blimey, bloody,
    blooming, boss, bravo, brb, brill, brilliant, bro, bruh, bruv, btw, buddy, bugger, christ,
    chum, clever bot, cmon, come on bot, come on mate, come on then, cool, cool thanks, copy
    that, cor, crack on, crap, crikey, cup of tea, cuppa, daft question, dammit, damn, damned,
    darling, darn, dear me, depressing, disgraceful, disgusting, does this work, dreadful, drum
    roll, drumroll, dude, dumb question, easy one, easy question, effing, eh, ehm, erm, ermm,
    excellent, fab, fabulous, fair do, fair dos, fair enough, fair play, fantastic, fascinating,
    fella, fellas, ffs, fine, fingers crossed, first time using this, flaming, flippin,
    flipping, fml, for real, fortunately, fuck, fucking, fwiw, fyi, go on, god knows, golly,
    good bot, good god, good grief, good heavens, good job, good lord, good one, good stuff,
    good work, goodness, gosh, got it, got that, gotcha, gov, great, great stuff, great thanks,
    great work, grim, grim stuff, guess what, guv, ha, hah, haha, hahaha, hahahaha, hang on a
    sec, happy days, hear me out, heartbreaking, heavens, heck, heh, hehe, hehehe, hell, hello
    world, here goes, here we go, here you go, hm, hmm, hmmm, hold on a sec, hold the front
    page, hon, honest, hooray, horrific, horrifying, huh, hun, hurray, i owe you, i owe you one,
    i swear, icymi, idk, if you will, iirc, ill buy you a, ill owe you one, im afraid, im new
    here, imho, init, innit, interesting, irl, is this thing on, iykwim, jeez, jesus, jk, joking
    aside, just a minute, just a moment, just a sec, kay, kettle on, kidding, know what i mean,
    lets go, listen, lmao, lmfao, lols, lolz, look here, love you, lovely, lovely jubbly, lovely
    stuff, luckily, m8, magic, matey, meh, mmm, my apologies, my bad, my dear, my friend, my
    god, my goodness, my lovely, nah, nay, new here, new to this, ngl, nice, nice work, nm, no
    prob, no probs, not to worry, noted, noted thanks, np, nvm, odd one, odd question, oh dear,
    oh god, oh my, oh no, ok bot, ok ta, ok thanks, okay thanks, oke, okey doke, okey dokey,
    oki, okie, okie dokie, okies, old boy, old chap, omfg, omg, on it, one moment, one sec, only
    joking, oof, ooh, oooh, owe you a coffee, owe you a pint, owe you one, pal, perfect, perfect
    thanks, phew, pint on me, promise, random one, random question, right so, right then,
    rightio, righto, righty ho, rofl, roger, ruddy, sad, sadly, scary, seriously though, sheesh,
    shit, shocked, shocking, shocking stuff, shockingly, sickening, silly me, silly question,
    smashing, smh, so then, so to speak, sod it, soz, sozz, stupid question, super, superb,
    sure, sure thing, surprise surprise, surprisingly, swear, sweetheart, ta da, tbf, tbh, ten
    four, terrible, terrific, terrifying, test, testing, thankfully, that is all, that one,
    thats all, thats good, thats helpful, thats it, thats that, thats the one, thats useful,
    there we go, there you go, tldr, to be fair, to be frank, touch wood, tragic, tragically,
    tricky one, truth be told, ugh, uh, uhh, uhm, umm, ummm, understood, unfortunately, voila,
    weird question, who knew, who knows, whoa, whoopsie, wicked, will do, woah, wonderful, woo,
    woohoo, woop, worrying, worryingly, wow, wtaf, wtf, wth, ya, yah, yas, yay, yea, yes thanks,
    yess, yikes, you know what, you see, yup
"""

GREETING = """
    afternoon all, afternoon everyone, all best, all the best, allo, alright all, alright mate,
    alright there, anybody about, anybody there, anyone about, anyone around, anyone in, anyone
    there, appreciated, ay up, back again, best wishes to all, big thanks, bless you, bonjour,
    bore da, bye, catch you later, chaps, cheerio, cheers all, cheers in advance, cheers mate,
    cheers muchly, chrs, ciao, colleague, colleagues, cordially, cya, dear sirs, diolch, ello,
    enjoy the weekend, enjoy your day, evenin, evening all, evening everyone, ever so grateful,
    excuse me, ey up, eyup, faithfully, g day, gang, gd afternoon, gd evening, gd morning, gday,
    gm, god bless, good afternoon all, good day, good day to you, good evening all, good morning
    all, good morning everyone, good morning to you, good night, goodbye, goodnight, grateful,
    gratefully, greatly appreciated, greetings, gud morning, guys, happy friday, happy monday,
    happy new year, have a good one, have a good weekend, have a great day, have a nice day,
    hello everyone, hello mate, helo, hey all, hey everyone, heya, hi everyone, hi mate, hi you,
    hiya all, hiya mate, hiyah, hola, hope all is well, hope all well, hope alls well, hope this
    finds you well, hope u r well, hope ur well, hope you are well, hope you had a good, hope
    youre good, hope youre having fun, hope youre keeping well, hope youre ok, hope youre well,
    how are things, how are u, how are we, how are you, how are you today, how do, how goes it,
    how is it going, how r u, how r you, how u doing, how you doing, howdo, howdy, hows it
    going, hows the day going, hows things, hows tricks, hows you, hows your day, huge thanks,
    hugely appreciated, hugs, i hope you are well, i hope youre well, i trust you are well,
    kindest, kisses, knock knock, krgds, ladies and gentlemen, laters, legend, life saver,
    lifesaver, long time no see, me again, merry christmas, mornin, morning all, morning
    everyone, morning mate, nice to meet you, night all, noswaith dda, obliged, oi, only me, os
    gwelwch yn dda, over and out, pardon, pleased to meet you, prynhawn da, respectfully, rgds,
    see ya, see you, see you later, shwmae, sincerely, so long, sorry to interrupt, speak later,
    speak soon, star, sup, ta in advance, ta mate, ta muchly, ta v much, talk soon, tanx, tara,
    team mates, thank u, thank you for your time, thank you in advance, thank yous, thanks a
    bunch, thanks a lot, thanks a million, thanks all, thanks ever so much, thanks everyone,
    thanks for your time, thanks loads, thanks mate, thanx, thks, thnks, thnx, tia, tks, tnx, to
    whom it may concern, toodle pip, top of the morning, trust you are well, ttyl, tx, txs, ty,
    tyia, tysm, tyvm, u alright, u ok, u there, ur a star, warm regards, warmest regards,
    warmly, wassup, wazzup, welcome, welcome back, whats new, whats up, wotcha, wotcher, xx,
    yall, yo bot, you alright, you are a star, you good, you legend, you ok, you star, you
    there, you well, youre a lifesaver, youre a star, yours
"""
