"""A text that asks for nothing in, what kind of small talk it is out.

All its words must be such talk: "thanks, and Essex?" asks for a figure.
"""

from __future__ import annotations

from stats.model import Talk
from stats.text import fold, split_words

_HELP = """
    help, how does this work, how does it work, how do i use this, how do i use it,
    how do i ask, how do you work, how to ask, how to use this, what can i ask, what can you do,
    what do you do, what can you tell me, what do you know, what do you have, what have you got,
    what data do you have, what figures do you have, what is this, whats this, what are you,
    who are you, instructions, menu, start, options, commands, examples, what else can you do,
    what else can i ask, what should i ask, can you help, can you help me, i need help with this
"""
HELP = frozenset(" ".join(each.split()) for each in _HELP.split(","))
"""Ways to ask what may be asked."""
GREETINGS = frozenset(
    split_words("""
    hello hi hey hiya heya howdy morning afternoon evening greetings hullo helo hallo
    """)
)
THANKS = frozenset(
    split_words("""
    thanks thank thankyou cheers ta thx tnx thankx tysm ty tks thanx grateful appreciated
    """)
)
DONE = frozenset(
    split_words("""
    ok okay k kk cool fine great perfect brilliant lovely nice excellent super wow noted bye
    goodbye no nope nah yes yeah yep yup sure right good alright gotcha understood done
    """)
)
LET_GO = (
    "never mind", "nevermind", "forget it", "forget that", "forget this", "scrap that", "scrap it",
    "ignore that", "ignore me", "leave it", "dont worry", "doesnt matter", "does not matter",
    "no matter", "not important", "cancel that", "cancel", "as you were",
)  # fmt: skip
"""Ways to say that no answer is wanted any more."""
BESIDE = frozenset(
    split_words("""
    there bot mate all everyone team folks very much so many a lot for that this the your you help
    again one good day to night see later got it i im well just lol haha ha oh ah hmm um er pal
    love again please pls never mind nothing works job stuff then now
    """)
)
"""Words that stand beside small talk and make nothing else of it."""


def find_talk(text: str) -> Talk:
    """Return what kind of small talk a text is; empty where it is none.

    >>> find_talk("Good morning!"), find_talk("ok thanks a lot"), find_talk("what can i ask?")
    ('greeting', 'thanks', 'help')
    >>> find_talk("ok forget it"), find_talk("never mind, thanks"), find_talk("forget kent")
    ('done', 'thanks', '')
    >>> find_talk("OK"), find_talk("hello kent"), find_talk("all good there"), find_talk("")
    ('done', '', 'done', '')
    """
    words = split_words(fold(text))
    if " ".join(words) in HELP:
        return "help"
    without = _without_let_go(words)
    said = {*without, *(["done"] if without != words else [])}
    if not said <= GREETINGS | THANKS | DONE | BESIDE:
        return ""
    if said & THANKS:
        return "thanks"
    if said & GREETINGS:
        return "greeting"
    return "done" if said & DONE else ""


def _without_let_go(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without those that let an answer go."""
    text = f" {' '.join(words)} "
    for phrase in LET_GO:
        text = text.replace(f" {phrase} ", " ")
    return tuple(text.split())
