"""What somebody writes who needs help and no figure."""

from __future__ import annotations

DISTRESS = """
    suicide, commit suicide, what number do i call, who can help me, is being groomed online,
    999, a boy i know, a child i know, a friend of mine, a girl i know, a kid i know, a man is
    messaging, a man online, a number to call, a pupil of mine, a student of mine, abused as a
    child, abused as a kid, abused me, abused my, abusing my, afraid of him, afraid to go home,
    afraid to tell, am i being, am i being groomed, am i in trouble, an older man, as a child i,
    as a survivor, as a victim, ashamed, asked for nudes, asked me for nudes, asked me for
    photos, asked me for pics, asked me for pictures, asked me to meet, asked to meet me, asking
    for nudes, asking me for nudes, asking me for photos, asking me for pics, asking me for
    pictures, asking me to meet, asks me for pictures, assaulted me, attacked me, beat me up,
    been blackmailed, been catfished, been raped, been sextorted, being blackmailed, being sent
    nudes, being sextorted, blackmail me, blackmailed me, blackmailing me, block him, bullying
    me, call 101, call 999, call an ambulance, call childline, call samaritans, call the cops,
    call the nspcc, call the police, call the samaritans, came into my room, can someone help
    me, cant cope, cant do this anymore, cant go on, cant sleep, cant stop crying, cant take it
    anymore, cant tell anyone, catfished, catfishing me, chatting to my, chatting with my,
    childline number, comes into my room, concerned about my, contact childline, contact police,
    contact the nspcc, contact the police, contacted my, contacting my, counsellor, crisis line,
    crisis text line, cut myself, cutting myself, dial 999, did it to me, did this to me, did to
    me, does it to me, does things to me, doing this to me, done to me, dont feel safe, dont
    know what to do, dont know where to turn, dont know who to, dont tell anyone, dont want to
    be here, dont want to go home, dont want to live, end it all, end my life, ending my life,
    feel alone, feeling suicidal, find support, following me, following me home, forced me,
    forced me to, forcing me, forcing me to, gave me drink, gave me drugs, gave me money, get
    away from him, get my images removed, get my pictures removed, get support, getting
    blackmailed, go to the police, going to the police, got me drunk, got me pregnant, got my
    nudes, got my pictures, groomed me, groomed my, grooming my, hacked my, happened to me,
    happened to my, happened to us, happening to me, happening to my, harassing me, harm myself,
    harming myself, has been targeting my, has groomed my, has happened to me, has my nudes, has
    my photos, has my pics, has my pictures, has photos of me, has pictures of me, has videos of
    me, have my pictures, havent told anyone, he abused me, he bought me, he groomed me, he is
    30, he is older, he loves me, he raped me, he said he loves me, he says he loves me, he
    touched me, help a child, help her please, help him please, help i am, help im, help line
    number, help my brother, help my child, help my daughter, help my friend, help my kid, help
    my sister, help my son, helpline number, hes 12, hes 13, hes abusing me, hes hurting me, hes
    older, hes older than me, hes only, hotline, how can i protect, how can i report, how do i
    block, how do i protect, how do i stop him, how do we report, how do you report, how should
    i report, hurt myself, hurting me, hurting my, hurting myself, hurts me, i am 11, i am 12, i
    am 13, i am 14, i am 15, i am 16, i am 17, i am a child, i am a kid, i am a survivor, i am a
    victim, i am ashamed, i am being abused, i am being blackmailed, i am being bullied, i am
    being groomed, i am frightened, i am in danger, i am only 12, i am only 13, i am scared, i
    am terrified, i am worried about, i cant cope, i cant go on, i cant tell anyone, i dont feel
    safe, i dont know what to, i feel ashamed, i feel dirty, i feel sick, i feel so alone, i
    feel suicidal, i got raped, i have been abused, i have been raped, i havent told anyone, i
    need advice, i need help now, i need help please, i need support, i need to report, i sent a
    picture, i sent nudes, i sent pics, i sent pictures, i think im being groomed, i want to
    die, i was 10, i was 11, i was 12, i was 13, i was 14, i was 15, i was 9, i was a child
    when, i was a victim, i was abused, i was assaulted, i was attacked, i was blackmailed, i
    was groomed, i was molested, i was only 12, i was only 13, i was only a child, i was
    sexually abused, i wish i was dead, i would like to report, id like to report, im 11, im 12,
    im 13, im 14, im 16, im 17, im a boy, im a child, im a girl, im a kid, im a survivor, im a
    teenager, im a victim, im ashamed, im being abused, im being blackmailed, im being bullied,
    im being groomed, im being threatened, im crying, im frightened, im getting groomed, im in
    danger, im in trouble, im not safe, im only 10, im only 11, im only 12, im only 13, im only
    14, im only 15, im pregnant, im really scared, im scared, im self harming, im so alone, im
    so scared, im suicidal, im terrified, im worried about, im worried sick, images of me, in
    immediate danger, in my bedroom, in my room, interfered with me, is being groomed, is
    blackmailing, is grooming my, is happening to me, is hurting me, is it abuse, is it
    grooming, is it my fault, is it rape, is my child safe, is this abuse, is this grooming, is
    this illegal, is this normal, it happened to me, its my fault, ive been abused, ive been
    assaulted, ive been blackmailed, ive been catfished, ive been raped, ive been sextorted, ive
    been threatened, ive never told anyone, ive run away, ive taken pills, keep a secret, keep
    it secret, keep my child safe, keep my children safe, keep my kids safe, keeps messaging me,
    keeps texting me, kidnapped me, kill myself, killing myself, leak my, leaked my, leaking my,
    leave me alone, locked me, made me do things, made me send, make a complaint, make me do,
    makes me do, making me send, meet up with me, messaged my, messaging me, messaging my,
    molested, molested me, molesting me, my 10 year old, my 10 yr old, my 11 year old, my 11 yr
    old, my 12 year old, my 12 yr old, my 13 year old, my 13 yr old, my 14 year old, my 14 yr
    old, my 15 year old, my 15 yr old, my 16 year old, my 8 year old, my 9 year old, my aunt, my
    auntie, my baby, my bairn, my best friend, my boy, my boys, my coach, my cousin, my eldest,
    my father, my foster child, my foster daughter, my foster son, my friends daughter, my
    friends kid, my friends son, my girl, my girls, my goddaughter, my godson, my grandad, my
    grandchild, my grandchildren, my granddaughter, my grandfather, my grandkids, my grandson,
    my images, my lad, my lass, my little boy, my little brother, my little girl, my little one,
    my little ones, my little sister, my mates daughter, my mother, my nan, my neighbour, my
    neighbours, my nephew, my niece, my nudes, my parents, my photos, my pics, my pictures, my
    step dad, my step daughter, my step son, my stepdad, my stepdaughter, my stepfather, my
    stepmum, my stepson, my teacher, my teen, my teenage daughter, my teenage son, my teenager,
    my teens, my tutor, my uncle, my video, my videos, my wean, my wee boy, my wee girl, my wee
    one, my year old, my young daughter, my young son, my younger brother, my younger sister, my
    youngest, need advice, need counselling, need help now, need someone to talk, need support,
    need to report a, need to report someone, never told anyone, no one believes me, no one to
    talk to, nobody believes me, nobody to talk to, nobody will help, not safe, not to tell
    anyone, nspcc helpline, nspcc helpline number, nudes of me, number for childline, number for
    samaritans, number i can call, number to call, number to ring, old man messaging, older man,
    one of my pupils, one of my students, our boy, our child, our children, our daughter, our
    girl, our kid, our kids, our little boy, our little girl, our secret, our son, overdose,
    phone the police, photo of me, photos of me, pics of me, picture of me, pictures of me,
    please help her, please help him, please help my, police did nothing, police didnt help,
    police wont help, police wont listen, posted my, posting my, protect my child, protect my
    children, protect my daughter, protect my kids, protect my son, ptsd, ran away, ran away
    from home, raped me, raped my, raping me, raping my, really scared, remove my, removed from
    the internet, report a child, report a groomer, report a man, report a message, report a
    paedophile, report a person, report a predator, report a rape, report an assault, report an
    image, report an incident, report an offence, report child abuse, report her, report him,
    report my, report online abuse, report online grooming, report sexual abuse, report them,
    ring 999, ring childline, ring the nspcc, ring the police, run away, samaritans number, says
    he loves me, scared of her, scared of him, scared to tell, self harm, self harming, sending
    me messages, sending me nudes, sending me pics, sending me pictures, sends me money, sends
    me pictures, sent me a picture, sent me messages, sent me nudes, sent me photos, sent me
    pics, sent me pictures, sexually abused me, sexually assaulted me, shared my, sharing my,
    she abused me, she groomed me, she is 12, she is 13, she is only, shes 12, shes 13, shes
    older, shes only, should i call police, showed me pictures, showed me porn, so ashamed, so
    scared, somebody help me, somebody i know, someone groomed me, someone help me, someone i
    know, someone i know is, someone i met online, someone is messaging, someone online, someone
    to talk to, someones messaging, speak to a counsellor, speak to a human, speak to a person,
    speak to somebody, speak to someone, speak to the nspcc, stalking me, stranger messaged me,
    strangers messaging, suicidal, support for my, support for survivors, support for victims,
    take down my, taken an overdose, talk to a human, talk to somebody, talk to someone,
    targeted my, targeting me, targeting my, tell my dad, tell my mum, tell my parents, tell the
    police, texting my, therapist, they groomed me, thinking of suicide, this happened to me,
    threatened me, threatened to share, threatening me, threatening to post, threatening to
    send, threatening to share, threatens me, told me not to tell, too scared to, touched her,
    touched him, touched me, touched my, touches me, touching me, touching my, tricked me,
    tricked me into, victim of grooming myself, video of me, videos of me, wanna die, want to
    die, want to talk to someone, wants pictures of me, wants to meet, wants to meet me, wants
    to meet my, was i groomed, was it abuse, was it my fault, was it rape, was raped, was this
    abuse, watching me, what am i supposed to, what can i do, what do we do, what happened to
    me, what happened to my, what he did, what shall i do, what should i do, what should we do,
    what they did to, when i was a child, when i was a kid, when i was little, when i was young,
    when i was younger, where can i get help, where can i report, where do i turn, where to get
    help, where to report, where to turn, who can i call, who can i ring, who can i speak to,
    who can i tell, who can i turn to, who do i ring, who do i speak to, who should i call, who
    should i tell, who to call, who to talk to, will i get in trouble, wish i was dead, wont
    leave me alone, wont let me leave, wont stop messaging, worried about my, worried for my,
    worried sick, worried that my
"""
