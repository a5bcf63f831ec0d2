"""A text in, the same text with what members are called written as their lists write it.

"Nigerias" is "nigeria", and "25-34 year olds" are "25 to 34 years" where a list has that; the
rest of the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from stats.index.analysis import analyse, is_asking, quantities_of, word_term
from stats.index.quantities import Quantity
from stats.index.reader import Index
from stats.model import Assumption, Dataset
from stats.periods import MONTHS, name_kind
from stats.question.inferred.standins import LONGEST_MEMBER
from stats.question.words.yearpatterns import ALIKE, COUNTS
from stats.text import locate_words, split_words, squash

SHORTEST_NAME = 4
"""Letters of a name behind which an "s" is taken for the one of a genitive."""
OLDEST = 130
"""A number above it is no age."""
_COME = re.compile(
    r"\bhow far (?:did|do|does|has|have|had) (.{3,}?)"
    r" (?:come|came|gone|got|moved|progressed|advanced)\b(?: along| up| on)?",
    re.I,
)
_BETWEEN = re.compile(
    # Of a label's title the "and" is gone.
    r"\bbetween\s+(\d{4}(?:/\d\d)?)\s+(?:and\s+)?(\d{4}(?:/\d\d)?)(?![\w/-])",
    re.I,
)
OF_TWO_YEARS = re.compile(
    r"\b(?:chang|differ|compar|rise|rose|risen|fall|fell|gr[eo]w|increas|decreas)", re.I
)
"""What is asked of two years and not of those between them."""
_BASE = re.compile(
    r"\bper (?:\d[\d,. ]*k?|hundred|thousand|hundred thousand|million) ?"
    r"(people|persons|residents|inhabitants|adults|population|households|homes)\b",
    re.I,
)
_QUARTERS = ("fir", "sec", "thi", "fou", "1st", "2nd", "3rd", "4th")
_FIRST = ("January", "April", "July", "October")
_LAST = ("March", "June", "September", "December")
_QUARTER = re.compile(
    r"\b(?:(?:q(?P<q>[1-4])|(?P<word>first|second|third|fourth|1st|2nd|3rd|4th) quarter)"
    r"(?: of| in)? (?P<year>\d{4})|(?P<before>\d{4})[ -]?q(?P<later>[1-4]))(?![\w/-])",
    re.I,
)
_KIND_OF_YEAR = re.compile(
    r"(?<!\d )\b(academic|school|tax|fiscal|financial) (years?)\b(?! (?:of )?(?:fy ?)?\d)", re.I
)
_DECADES = re.compile(r"\bdecade(s?)\b", re.I)
_WHICH_DECADE = re.compile(
    r"\b(?:which|what|highest|lowest|best|worst|peak|record) decades?\b"
    r"|\bdecades? (?:had|saw|with|was|were|did)\b",
    re.I,
)
_BARE_QUARTER = re.compile(r"\bq([1-4])\b", re.I)
_INITIALS = re.compile(r"\b([a-z]) ?(?:&|and) ?([a-z])\b", re.I)
_SEASON = re.compile(r"\b(last|this|latest|previous|next|each|every|per|which) season\b", re.I)
_ANY_YEAR = re.compile(r"\d")
_MONTH_CODE = re.compile(r"\d{4}-\d\d")
_MONTH = re.compile(
    r"\b(?:(january|february|april|june|july|august|september|october|november|december"
    r"|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)|(?<=\bin )(march|may|mar)"
    r"|(?<=\bfor )(march|may|mar))\b",
    re.I,
)
_YEAR = re.compile(r"\byears?\b", re.I)
_DECADE = re.compile(r"\b((?:1[5-9]|20)\d0)'?s\b", re.I)
AGE_BEFORE = frozenset({"age", "ages", "aged"})
AGE_BEHIND = frozenset({"year", "years", "yr", "yrs", "old", "olds"})
FORMS = {
    "rg": ("{0} to {1} years", "{0} to {1}", "aged {0} to {1}", "{0}-{1} years", "{0}-{1}",
           "{0}-{1} year olds", "aged {0}-{1}"),
    "ge": ("{0}+ years", "{0}+", "{0} years and over", "{0} and over", "{0} years or over",
           "{0} years and older", "over {0}", "aged {0} and over", "{0} or more"),
    "lt": ("<{0} year old", "<{0} year", "<{0}", "under {0} year", "under {0}", "aged under {0}",
           "less than {0} year", "under {0} years", "<{0} years"),
}  # fmt: skip
"""How lists write a span of ages, one from an age on, and one below it."""


def word_members(text: str, index: Index) -> str:
    """Return a text with genitives and ages as the lists of inferred datasets write them."""
    folded, located = locate_words(text)
    words = tuple(word for word, _, _ in located)
    changes = [*_ages(words, index), *_genitives(words, index)]
    if not changes:
        return text
    written = text if len(text) == len(folded) else folded
    for first, last, name in sorted(changes, reverse=True):
        start, end = located[first][1], located[last - 1][2]
        written = f"{written[:start]}{name}{written[end:]}"
    return written


def put_decades(text: str, dataset: Dataset, asked_as: str) -> str:
    """Return a text with the first year in the place of a decade, for figures by decade.

    Which decade had most is then which year; `asked_as` is the whole text, with the label's words.
    """
    about = split_words(f"{dataset.title} {dataset.label}")
    if not {"decade", "decades", "decadal"} & set(about):
        return text
    text = _DECADES.sub(r"year\1", _DECADE.sub(r"\1", text))
    is_said = _WHICH_DECADE.search(asked_as) and not _YEAR.search(text)
    return f"{text} which year" if is_said else text


def put_kinds(text: str, codes: Collection[str]) -> str:
    """Return a text with "year" in the place of "academic year", of figures by academic year.

    >>> put_kinds("latest academic year", ["academic-2021/22"])
    'latest year'
    >>> put_kinds("academic year 2021/22", ["academic-2021/22"])
    'academic year 2021/22'
    >>> put_kinds("latest academic year", ["2021-04/2022-03"])
    'latest academic year'
    """
    kinds = {ALIKE.get(kind, kind) for code in codes if (kind := name_kind(code))}
    return _KIND_OF_YEAR.sub(
        lambda match: (
            match[2] if ALIKE.get(match[1].casefold(), match[1].casefold()) in kinds else match[0]
        ),
        text,
    )


def put_quarters(text: str, codes: Collection[str]) -> str:
    """Return a text with the months in the place of a quarter of a year, of figures by quarter.

    >>> put_quarters("visits Q3 2022", ["2022-07/2022-09"])
    'visits July to September 2022'
    >>> put_quarters("visits Q3 2022", ["2022-07", "2022-08"])
    'visits Q3 2022'
    """

    def write(match: re.Match[str]) -> str:
        year = match["year"] or match["before"]
        said = (match["q"] or match["later"] or match["word"]).casefold()
        number = int(said) if said.isdecimal() else _QUARTERS.index(said[:3]) % 4 + 1
        first = 3 * number - 2
        if f"{year}-{first:02d}/{year}-{first + 2:02d}" not in codes:
            return match[0]
        return f"{_FIRST[number - 1]} to {_LAST[number - 1]} {year}"

    return _QUARTER.sub(write, text)


def put_latest_quarters(text: str, codes: Collection[str]) -> tuple[str, tuple[Assumption, ...]]:
    """Return a text with the latest year behind each quarter that has none, and what was read so.

    >>> put_latest_quarters("visits q2", ["2022-04/2022-06", "2023-04/2023-06"])[0]
    'visits Q2 2023'
    """
    said: list[Assumption] = []

    def write(match: re.Match[str]) -> str:
        first = 3 * int(match[1]) - 2
        ending = f"-{first:02d}/"
        years = [each[:4] for each in codes if each[4:8] == ending and each[8:12] == each[:4]]
        if not years:
            return match[0]
        written = f"Q{match[1]} {max(years)}"
        said.append(Assumption("period", f"“{match[0]}” read as {written}, the latest"))
        return written

    if re.search(r"\b\d{2,}", text):
        return text, ()
    return _BARE_QUARTER.sub(write, text), tuple(said)


def put_seasons(text: str, index: Index) -> str:
    """Return a text with "year" in the place of a season, where no name or label has the word."""
    is_said = index.has_labels and _SEASON.search(text) is not None
    if not is_said or index.is_label_word("season") or index.dimension_places(["season"]):
        return text
    return _SEASON.sub(r"\1 year", text)


def put_months(text: str, codes: Collection[str]) -> tuple[str, tuple[Assumption, ...]]:
    """Return a text with the latest year behind each month that has none, and what was read so.

    >>> put_months("waits in january", ["2023-01", "2024-01", "2024-02"])[0]
    'waits in January 2024'
    >>> put_months("waits March 2023", ["2023-03"]), put_months("may waits", ["2023-05"])
    (('waits March 2023', ()), ('may waits', ()))
    """
    said: list[Assumption] = []

    def write(match: re.Match[str]) -> str:
        start = match[0].casefold()[:3]
        number = next(n for n, name in enumerate(MONTHS, start=1) if name.casefold()[:3] == start)
        years = [
            each[:4] for each in codes if _MONTH_CODE.fullmatch(each) and int(each[5:]) == number
        ]
        if not years:
            return match[0]
        written = f"{MONTHS[number - 1]} {max(years)}"
        said.append(Assumption("period", f"“{match[0]}” read as {written}, the latest"))
        return written

    return (text, ()) if _ANY_YEAR.search(text) else (_MONTH.sub(write, text), tuple(said))


def put_rows(text: str) -> str:
    """Return a text with "between" two years written as a row of years.

    >>> put_rows("deaths between 2019 and 2022"), put_rows("between 2019/20 and 2021/22")
    ('deaths 2019 to 2022', '2019/20 to 2021/22')
    >>> put_rows("change between 2019 and 2022")
    'change between 2019 and 2022'
    """
    return text if OF_TWO_YEARS.search(text) else _BETWEEN.sub(r"\1 to \2", text)


def without_base(rest: str, text: str) -> str:
    """Return what a label leaves of a text without the people that "per 100,000 people" are of.

    >>> without_base("how many people in kent", "how many dentists per 100,000 people in kent")
    'how many   in kent'
    """
    said = _BASE.search(text)
    if said is None or said[0].casefold() in rest.casefold():
        return rest
    return re.sub(rf"\b{said[1]}\b", " ", rest, count=1, flags=re.I)


def without_initials(text: str, dataset: Dataset) -> str:
    """Return a text without two initials that its title or a list of it is called by: "A&E"."""
    about = (dataset.title, dataset.label, dataset.package, *dataset.dimensions)
    said = {word for each in about for word in split_words(each.replace("-", " "))}
    joined = " ".join(" ".join(split_words(each.replace("-", " "))) for each in about)

    def write(match: re.Match[str]) -> str:
        first, second = match[1].casefold(), match[2].casefold()
        is_theirs = f"{first}{second}" in said or f" {first} and {second} " in f" {joined} "
        return " " if is_theirs else match[0]

    return _INITIALS.sub(write, text)


_COUNT = rf"(\d\d?|{'|'.join(COUNTS)})"
_AGO = re.compile(
    rf"\b(?:compare[ds]? (?:with|to)|versus|vs|against|(?:change|difference) (?:from|on|since)) "
    rf"{_COUNT} (?:years|yrs) ago\b",
    re.I,
)
"""How long ago it was that what is asked for is set against."""
_WITHIN = re.compile(
    r"(\b(?:up|down|changed?|ris(?:e|en)|rose|increased?|f[ae]ll|fallen|decreased?|gr[eo]wn?|growth"
    r"|drop(?:ped)?|declined?)\b[^.?!;]{0,40}?) (?:in|over|within|across) "
    rf"{_COUNT} (?:years|yrs)\b"
    r"(?! (?:to|from|ago|since|until|up|time|before|after))",
    re.I,
)
"""How long something took to change: "up 20 per cent in five years"."""
_LONG = re.compile(
    rf"\b{_COUNT}[ -]years?[ -]"
    r"((?:percentage |per ?cent |% )?(?:change|increase|rise|growth|decrease|fall|drop|decline))\b",
    re.I,
)
"""A change over so many years: "a five-year rise"."""


def word_changes(text: str) -> str:
    """Return a text that asks how far something has come as one that asks how it changed.

    >>> word_changes("how far have women's wages come since 1990?")
    "how much women's wages changed from start to finish since 1990?"
    >>> word_changes("how far apart are they")
    'how far apart are they'
    >>> word_changes("kent grooming compared with 5 years ago"), word_changes("a five-year rise")
    ('kent grooming change over the last 5 years', 'a rise over the last five years')
    >>> word_changes("how much did it rise in 5 years"), word_changes("up in five years to 2020")
    ('how much did it rise over the last 5 years', 'up in five years to 2020')
    """
    text = _COME.sub(r"how much \1 changed from start to finish", text)
    text = _WITHIN.sub(r"\1 over the last \2 years", text)
    return _LONG.sub(r"\2 over the last \1 years", _AGO.sub(r"change over the last \1 years", text))


def _genitives(words: Sequence[str], index: Index) -> Iterator[tuple[int, int, str]]:
    """Yield the words that are a name but for the "s" at their end, from where to where, bare.

    One that is a name itself, or a word that labels are written in, stays as it is.
    """
    ending = {
        place
        for place, word in enumerate(words)
        if word[-1] == "s"
        and word.isalpha()  # "The 1930s" are not the year 1930.
        and len(word) > SHORTEST_NAME
        and not is_asking(word)
        and index.labels.posting(word_term(word)) is None
    }
    if not ending:
        return
    named = {at for run in index.member_runs(words, LONGEST_MEMBER) for at in range(*run)}
    bare = [word[:-1] if place in ending - named else word for place, word in enumerate(words)]
    for _, end in index.member_runs(bare, LONGEST_MEMBER):
        if end - 1 in ending - named:
            yield end - 1, end, bare[end - 1]


def _ages(words: Sequence[str], index: Index) -> Iterator[tuple[int, int, str]]:
    """Yield the words that say an age as no list does, from where to where, as one does."""
    for quantity in quantities_of(words):
        kind, _, said = quantity.term[1:].partition(":")
        numbers = said.split("-")
        if kind not in FORMS or any(not n.isdecimal() or int(n) > OLDEST for n in numbers):
            continue
        texts = [form.format(*numbers) for form in FORMS[kind]]
        known = index.member_texts(map(squash, texts))
        name = next((text for text in known if _is_of(text, quantity.term)), None)
        first, last = _whole_age(words, quantity)
        if name is not None and "".join(words[first:last]) != squash(name):
            yield first, last, name


def _is_of(name: str, term: str) -> bool:
    """Whether a member's name says just a span of ages.

    >>> _is_of("25 to 34 years", "#rg:25-34"), _is_of("<1 year old", "#lt:1"), _is_of("1", "#lt:1")
    (True, True, False)
    """
    below = f"under {name[1:]}" if name.startswith("<") else name
    return any(each.text == term for each in analyse(split_words(below)))


def _whole_age(words: Sequence[str], quantity: Quantity) -> tuple[int, int]:
    """Return from where to where an age is said, with "aged" before and "year olds" behind it."""
    first, last = quantity.start, quantity.end
    while first and words[first - 1] in AGE_BEFORE:
        first -= 1
    while last < len(words) and words[last] in AGE_BEHIND:
        last += 1
    return first, last
