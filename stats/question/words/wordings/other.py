"""What is asked of something else than these figures: never taken for small talk."""

from __future__ import annotations

UNSUPPORTED = """
    shire, shires, the shires, home counties, the home counties, the provinces,
    1 in, a fortnight, a minute, a month, a night, abduction, abductions, above
    average, above national average, above the average, abroad, abuser, abusers, accidents,
    accuracy, accusation, accusations, accused, acid, acquittals, acquitted, address, address
    of, ads, adult, adults, advert, adverts, affect, after lockdown, after the pandemic, age,
    age band, age bands, age breakdown, age group, age groups, age of consent, age range, age
    ranges, aged, ages, ai, ai generated, allegation, allegations, alleged, almost half,
    ambulance, america, american, another country, antisemitism, are they going to, are you a
    bot, are you ai, are you human, arrest, arrested, arrests, arson, assault, assaults, asylum
    seekers, at current rate, at most, at night, at school, at the current rate, at the most, at
    the present rate, at this rate, autumn, ave, average rate, babies, baby, backlog, backlogs,
    bail, bailed, ban, banned, banning, because of, before covid, before lockdown, before the
    pandemic, behind bars, benefits, best area, best force, best performer, best performers,
    best performing, best platform, bias, biased, birth rate, births, blame, blamed, borough by
    borough, bottom half, boy, boys, budget, budgets, bullying, burglaries, burglary, burgled,
    by 2030, by 2035, by 2040, by 2050, by age, by ethnicity, by gender, by nationality, by
    race, by religion, by sex, cagr, calculate, calculation, calendar year average, calls
    received, calls to, cannabis, care homes, case closed, case studies, case study, category a,
    category b, category c, cats, cause, caused, caused by, causes, causing, caution, cautioned,
    cautions, caveat, caveats, century, charge, charge rate, charge rates, charged, charges,
    charging, charging rate, chat rooms, chatrooms, classed as, clear up rate, clearance rate,
    cleared up, closed cases, closed without, cocaine, coming year, coming years, commonwealth,
    community order, compensation, complaint, complaints, compound growth, confidence interval,
    confidence intervals, consequence, consequences, constitutes, contact details, contact
    number, continent, continents, contributing, convicted, conviction, conviction rate,
    conviction rates, convictions, coronavirus, correlate, correlated, correlates, correlation,
    costing, costs, council tax, councillors, counselling sessions, count as, counted as, counts
    as, county lines, court, courts, covid, crash, crashes, criminals, crown court, culprits
    behind, custodial, custody, cyberbullying, danger, dangerous, dark figure, day by day, day
    of the week, day on day, dead, dealing, death, deaths, decade, decades, decile, deepfake,
    deepfakes, defined, definitions, demographic, demographics, density, dentists, deprivation,
    deprived, detected, detection, detection rate, detections, died, disability, disabled,
    divorce, do you believe, do you think, doctors, dogs, domestic abuse, domestic violence,
    double that of, double the number, downloads, draft me, driven by, drivers of, drug, drugs,
    due to, each hour, each month, each quarter, each week, effect, effects, eire, election,
    email address, encrypted, encryption, end to end encryption, ended in a charge, error
    margin, estimation, ethnic, ethnicities, ethnicity, eu, europe, european, european union,
    every few minutes, every hour, every minute, every month, every night, every quarter, every
    second, every week, exam results, exceeding a, expecting, explained, explaining, explains,
    explanation, explanations, extrapolate, extrapolated, extrapolating, factor, factors, family
    members, fare, fares, female, females, fined, fines, first half of year, five times, five
    years from now, flights, follower, followers, footage, football, footnote, footnotes,
    forecasted, forecasting, forecasts, foreign, foreign countries, foreigners, fortnightly,
    four times, fraud, frauds, fund, funding, future, g7, gangs, gbp, gdp, gender, gender
    breakdown, gender split, genders, girl, girls, give me a quote from, global, globally,
    goals, going to be, good or bad, government response, groomer, grooming gang, grooming
    gangs, guidance, guilty, gun, guns, hacking, half as many, half of all, half term, half the
    number, half year, half yearly, harassed, harassment, hashtag, hate, hate crime, hate
    crimes, heat map, heatmap, helpline calls, hidden, home secretary, homicide, homicides,
    horses, hospital, hotel, hotels, hourly, house prices, how are they calculated, how are they
    counted, how are they recorded, how can we stop, how come, how do they record, how do we
    stop, how do you define, how do you work, how fast, how is it counted, how is it measured,
    how is it recorded, how long, how long do they take, how long does it take, how many apps,
    how many calls, how many children live, how many constabularies, how many cops, how many
    counties, how many countries, how many culprits, how many days, how many detectives, how
    many devices, how many different, how many different children, how many different people,
    how many ended in, how many families, how many fois, how many groomers, how many hours, how
    many households, how many individuals, how many lads, how many lasses, how many led to, how
    many lives, how many messages, how many months, how many more will, how many nippers, how
    many officers, how many peeps, how many people live, how many percent of, how many persons,
    how many phones, how many pics, how many pictures, how many ppl, how many repeat, how many
    requests, how many residents, how many resulted in, how many times greater, how many times
    worse, how many unique, how many videos, how many websites, how many weeks, how many went,
    how many where the, how many will, how many years, how many young people, how many
    youngsters, how old, how soon, how was it collected, how were they collected, how young,
    hyperlink, illegal, immigrants, immigration, impact, imprisoned, in care, in five years
    time, in french, in recent weeks, in spanish, in ten years time, in the past month, in the
    past week, in the us, in welsh, indecent exposure, infant, infants, inflation, influence,
    international, international comparison, internationally, interviewee, investigate,
    investigated, investigating, investigation, investigations, irish republic, is it bad, is it
    going to, is it good, is it worrying, is that bad, is that good, islamophobia, jail, jailed,
    jobless, jobs, joke, kidnap, kidnapped, kidnapping, killed, killings, knife, largely, last 6
    months, last decade, last month, last night, last quarter, last six months, last three
    months, last updated, last week, lawful, laws, layoffs, league position, led to a charge,
    legislation, less likely, less serious, less than half, lgbt, lgbtq, likelihood, likes,
    limitation, limitations, live streaming, livestreamed, livestreaming, lockdown, lockdowns,
    locked up, login, long term average, looked after, lsoa, magistrates, majority, male, males,
    manslaughter, map, maps, margin of error, market share, marriage, match, max sentence,
    maximum penalty, maximum sentence, meaning, men, message count, messaging apps combined,
    methodologies, methodology, mid point, midpoint, migrants, migration, minimum sentence,
    minister, ministers, minority, modal, modern slavery, month by month, month on month, more
    dangerous, more likely, more serious, more than half, more than once, mortgage, most at
    risk, most dangerous, most of the, most of them, most of these, most of those, most serious,
    most severe, moving average, mp, mps, murder, murdered, murders, national average,
    nationalities, nationality, nearly half, neighbourhood, neighbourhoods, next decade, next
    few years, next figures, next financial year, next five years, next month, next release,
    next set of, next ten years, next update, next week, next yr, nfa, nfad, nightly, no further
    action, no less than, no more than, nonce, nonces, not guilty, notify me when, nudes, number
    of apps, number of kids, number of minors, number of officers, number of people, number of
    ppl, number of young people, number of youngsters, nurses, odds, oecd, ofcom, offender,
    offenders, officer numbers, oldest, on course for, on course to, on track to, one every, one
    in five, one in four, one in ten, one in three, ongoing, online safety act, online safety
    bill, opening hours, opening times, opinion, opinions, other countries, other country, other
    nations, outcome, outcomes, outlier, outliers, outlook, over 13, over 13s, over 16, over
    16s, over 18, over 18s, over half, overseas, owing to, paedo, paedophile, paedophiles,
    paedos, pandemic, parents, password, past 6 months, past decade, past six months, past three
    months, patients, pay rise, payout, payouts, pdf of, pedo, pedophile, pedophiles, pedos,
    penalties, penalty, pending, pension, pensioner, pensioners, pensions, per 1 000, per 1 000
    000, per 10 000, per 100 000 children, per 100 people, per 1000 children, per 1000 people,
    per 1000 population, per 1000 residents, per 10000, per 10000 children, per 100000 children,
    per 100000 kids, per 100000 under 18s, per 100000 users, per 1000000, per 100k children, per
    100k kids, per 10k, per 1k, per account, per child, per family, per fortnight, per
    household, per hundred people, per hundred thousand children, per mil, per million people,
    per million population, per minute, per night, per officer, per pupil, per second, per
    shift, per ten thousand, per thousand people, per thousand population, per user, per victim,
    per wk, per young person, percentile, perp, perpetrator, perpetrators, perps, phone, phone
    number, photos, plea, pleaded, poem, policies, policy, politicians, population density, post
    covid, post pandemic, postcode, postcodes, potholes, pounds, pre covid, pre pandemic, pre
    teen, predator, predators, predicting, prediction, predictions, predicts, predominantly,
    press office contact, press office number, preteen, preteens, prevent, prevented,
    prevention, price, price of, prices, primarily, primary school, prison, probability,
    projected, projecting, projection, projections, prosecute, prosecuted, prosecuting,
    prosecution, prosecution rate, prosecutions, provenance, pub, pubs, punishment, pupil,
    pupils, pupils numbers, qualifies as, quarter of, quarter on quarter, quarterly, quartile,
    quintile, racial, racism, raid, raids, rain, rape offences, rapes, ratio, ratios, real
    figure, real number, reason, reasons, recent months, recipe, recipes, recommend,
    recommendation, recommendations, redundancies, reels, referral, referrals, referred to cps,
    regression, regulate, regulated, regulation, relationship to, relatives, reliability,
    reliable, religion, religious, remand, remanded, remind me tomorrow, rent, rents, reoffend,
    reoffended, reoffending, reoffending rate, repeat offences, repeat offenders, repeat
    victims, republic of ireland, rescued, response time, response times, rest of europe, rest
    of the world, on street grooming, street grooming, restaurant, result in a charge,
    resulted in a charge, revenge porn,
    ringleader, ringleaders, risk, riskiest, risks, risky, robbed, robberies, robbery, rolling
    12 months, rolling average, rolling year, safeguarded, safer, safest, salaries, salary,
    scam, scams, school holidays, school places, school term, schools, score, screen time,
    screenshot, seasonal, seasonally, seasonally adjusted, secondary school, seized, seizures,
    self harm cases, send nudes, send pics, sentence, sentenced, sentences, sentencing, serious
    cases, set a reminder, set to fall, set to rise, severity, sex of, sex offender, sex
    offenders, sex offenders register, sextorted, sextortion, sexual assault, sexual assaults,
    share price, shares price, shooting, shootings, shoplifting, should we be worried, show me
    images, show me pictures, sign up, significance, sing, six monthly, snow, so far this year,
    so far today, socioeconomic, solution, solutions, solve, solve rate, solved, speed cameras,
    speeding, speeds, spend, spending, spokesman, spokesperson, spokeswoman, stabbing,
    stabbings, staffing, stalkers, stalking, standard deviation, statistically significant, std
    dev, stock price, stolen, stories posted, stranger, strangers, street level, strike,
    strikes, students, subscribe, subscribers, subsequent year, summer, summer holidays,
    summonsed, survivor, survivors, suspect, suspected, suspects, tax, teachers, teen, teenage,
    teenager, teenagers, teens, telephone number, temperature, ten times, terrorism, the states,
    theft, thefts, thieves, this month, this quarter, this week, threat, threats, three
    quarters, three times, threshold, tickets, time of day, time of year, time spent, times as
    high, times as many, times bigger, times higher, times more, times the number, tip offs
    received, toddler, toddlers, top half, traffic, trafficking, trains, trans, translate,
    translation, trial, trials, triple the number, trolling, true figure, true number, true
    scale, trustworthy, turnout, tween, tweens, twice, twice as high, two thirds, type of crime,
    type of offence, types of crime, types of offence, types of offences, typical, typically,
    under 10, under 10s, under 11, under 12, under 12s, under 13, under 13s, under 14, under 15,
    under 16, under 16s, under half, under reported, underreported, underreporting, undetected,
    undiscovered, unemployed, unemployment, united states, unlawful, unrecorded, unreported,
    unsafe, unsolved, unsubscribe, upcoming, upskirting, url, usa, usage figures, user, users,
    vacancies, vandalism, vandals, vast majority, video of, violence, violent,
    voters, votes, wages, waiting time, waiting times, warrant, warrants, weapons, weather,
    weather forecast, website of, week by week, week on week, weekdays, weekends, western
    europe, what are you, what can be done, what can you do, what do you do, what do you mean
    by, what does it cover, what does it include, what drove, what is behind, what is covered
    by, what is driving, what is included, what is meant by, what kind of offences, what led to,
    what lies behind, what qualifies, what should, what type of, what types of, whats behind,
    whats driving, whats included, when are the next, when does the next, when is the next, when
    updated, when was it published, when was this published, when were they published, when
    will, where are these from, where do these come from, where does this come from, where is
    this from, which is best, which types of, who are you, who built you, who can i contact, who
    collected, who collects, who compiled, who compiles, who do i contact, who is best, who is
    responsible, who made you, who published, who publishes, whos best, whos responsible, why
    are, why cant, why did, why do, why does, why has, why have, why is, why so high, why so
    low, why so many, why the, why was, why were, will be in, will happen, will it be, will it
    fall, will it go up, will it rise, will there be, winter, woman, women, workforce,
    worldwide, worse kind, write a headline, write a story, write an intro, write copy, write
    me, write the story, year ahead, year old, year olds, year to date, years ahead, years to
    come, yesterday, yo boy, yo girl, youngest, your opinion, your view, yr old, yr olds, ytd,
    why, will, would have been, one in how many, one in every, 1 in every, out of every,
    multiple of, a multiple of, since when, how many times the, how many times is, how many
    times as, how many times more, some of, part of, who else, where else, what else, add me,
    add him, add her, add us
"""
