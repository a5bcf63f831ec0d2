"""How a newsroom talks around a figure: words that do not change what is asked."""

from __future__ import annotations

NEWSROOM = """
    work experience, doing work experience, im doing work experience, on work experience,
    newsletter, tweet, factsheet, thread, blog, slides, presentation, meeting, briefing note, 10
    mins, 2 mins, 20 mins, 5 mins, a line on, a series of stories, a spread, about to go on air,
    after lunch, after the news, against minor, ahead of an interview, ahead of publication,
    ahead of the bulletin, ahead of the interview, ahead of the presser, an hour ago, anchor,
    angle, articles, assistant editor, back page, before deadline, before i file, before i
    publish, before midday, before noon, before publication, before publishing, before the
    bulletin, before we go live, before we publish, bottom line, box out, boxout, breakfast
    news, breakfast programme, breakfast show, brief, briefing, briefs, broadcast, broadcaster,
    broadcasters, broadcasting, broadcasts, bulletin, bulletins, by deadline, by end of day, by
    eod, by lunchtime, by midday, by midnight, by noon, by teatime, by the end of day, by today,
    by tomorrow, by tonight, caption, captions, chart, charts, chief reporter, chief sub, cited,
    citing, collate, collated, collating, column, comes to mind, coming from, coming in at,
    compile, compiled, compiling, confirming, court reporter, coverage, crime desk, crime
    editor, crime reporter, cub reporter, cue, cues, current affairs, daily newspaper, daily
    paper, data editor, data guru, data journalism, data journalist, data person, data team,
    data unit, database, dataset, datasets, deadline looming, deadlines, deputy editor, digital
    desk, digital editor, doing a live, double page spread, draft, drafted, drafting, drive
    show, duty editor, earlier today, edition, editions, editorial, editorials, editors,
    embargo, embargo lifts, embargoed, end of day, end of the day, eod, fact box, fact check,
    fact checked, fact checker, fact checkers, fact checking, fact checks, fact file, factbox,
    factcheck, factchecking, factfile, fair to say, feature, featured, features, file, filed,
    files, filing, final edition, first edition, five minutes, foi data, for friday, for monday,
    for saturday, for sunday, for the weekend, for thursday, for today, for tomorrow, for
    tuesday, for wednesday, freedom of information data, freelance, freelancer, freelancing,
    front page, front pages, geographic, geographical, geographically, geography, go live, go to
    goes live, goes to press, going live, going on air, going out tomorrow, going out tonight,
    got a min, got a minute, graf, graph, graphic, graphics, graphs, half an hour, have you a
    minute, have you got a minute, headline, headline figure, headline figures, headline number,
    headlines, home affairs correspondent, home desk, home editor, home page, homepage, i am a
    freelancer, i am a journalist, i am filing, i am on deadline, i am preparing, i am
    researching, i am writing, i am writing a piece, i am writing a story, if u dont mind, if
    you dont mind, if you get a minute, if you have a minute, if you wouldnt mind, im a
    freelancer, im a journalist, im a journo, im assuming, im doing a piece, im doing a story,
    im filing, im on deadline, im preparing, im researching, im writing, im writing a piece, im
    writing a story, in 10 minutes, in 15 mins, in 15 minutes, in 2 hours, in 20 minutes, in 3
    hours, in 30 mins, in 30 minutes, in 40 minutes, in 5 minutes, in an hour, in fact, in five
    mins, in ten mins, in the data, in three hours, in two hours, in under an hour, infographic,
    infographics, intro, intros, investigation piece, involving minors, ive read, journalists,
    journo, journos, junior reporter, late edition, late news, later on today, later today, lead
    story, leader, leader writer, leading story, leading the bulletin, leading the paper, leads
    the bulletin, leads the paper, lede, ledes, line for, live at, live blog, live hit, live
    hits, live on air, live radio, live report, live tv, liveblog, liveblogging, local line,
    long read, longread, magazine, mind sending, mind telling me, monday paper, mondays paper,
    monthly magazine, multiple, my article, my copy, my deadline, my desk, my editor, my editor
    wants, my feature, my intro, my news editor, my newsdesk, my piece, my producer, my readers,
    my reporter, my script, my story, national broadcaster, national news, national newspaper,
    national newspapers, national paper, national papers, national press, national radio,
    national tv, needed today, news, news at six, news at ten, news conference, news line, news
    package, newspaper, newspapers, next week edition, next week paper, next weeks edition, next
    weeks paper, nib, nibs, night desk, night editor, night news, no pressure, nut
    graf, nutgraf, off air, official data, on air, on minors, on the air, on the subject of, one
    line, one liner, online desk, online platform, online platforms, online service, online
    services, opinion piece, our article, our audience, our copy, our coverage, our deadline,
    our desk, our editor, our listeners, our piece, our presenter, our readers, our reporter,
    our reporters, our show, our story, our viewers, out today, page 1, page 10, page 11, page
    2, page 3, page 4, page 5, page 6, page 7, page 8, page 9, page five, page four, page lead,
    page nine, page seven, page six, page ten, page three, page two, paper, papers, para,
    paragraph, paragraphs, paras, peg, performing, pic desk, picture caption, picture desk,
    pieces, pix desk, podcast, podcasts, police data, political desk, prep, preparing, prepping,
    present to me, presenter, presenters, press, press conference, press notice, press office,
    press officer, press officers, press pack, press releases, presser, pressers, producer,
    producers, program, programme, programmes, publication, publish, published by the charity,
    published figures, publishing, publishing today, publishing tomorrow, put together a
    graphic, put together a piece, put together a story, quick fact, quotable, quoted, quotes,
    quoting, radio, read me, read out, regional line, remind, reminder, reporters, research,
    researching, rolling coverage, rolling news, running a piece, running a story, running
    today, running tomorrow, saturday paper, saturdays paper, script, scripting, scripts, second
    edition, senior reporter, short piece, showed, showing, shown, shows, shows today, splashed,
    splashing, spreadsheet, stemming from, strapline, student journalist, sub, sub heading,
    subbing, subed, subeditor, subeditors, subhead, subheads, submitted by the, subs, sunday
    edition, sunday paper, sunday papers, targeting minors, television, ten minutes, this
    minute, this week edition, this week paper, this weeks edition, this weeks paper, tip off,
    tipoff, to minors, today bulletin, today edition, today paper, today programme, today show,
    todays bulletin, todays edition, todays paper, todays programme, todays show, tomorrow
    edition, tomorrow morning, tomorrow paper, tomorrow programme, tomorrow splash, tomorrows
    bulletin, tomorrows edition, tomorrows paper, tomorrows programme, tomorrows splash,
    tonight, tonights bulletin, tonights programme, tonights show, top line, top lines, top of
    the bulletin, top of the hour, top of the news, top of the page, top of the programme, top
    of the show, top stories, top story, topline, toplines, tv, tv package, up against deadline,
    view, viewing, voice over, voiceover, vox, vox pop, we are on air, we are on deadline, we
    are preparing, we are splashing on, we are writing, webpage, weekend edition, weekend paper,
    weekly newspaper, weekly paper, what do they show, whatve you got, when ready, when you get
    a minute, when you have a minute, when youre ready, wire copy, with a minor, with minors,
    within an hour, within the hour, would u mind, write, write down, write up, writes, writing,
    writing up, written, you publish, you published, you show, your data, your database, your
    dataset, your files, your spreadsheet, press release, a press release, the press release,
    news release, thinks, reckons, the sub thinks, the editor thinks
"""
