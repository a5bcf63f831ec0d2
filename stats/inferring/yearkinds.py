"""What a column, a title or a cell calls its years in, which kind of year they are out.

"Academic year" says no months: the Department for Education's ends in August, that of universities
in July. Such a year is told as it is published, see `stats.periods.NAMED`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stats.periods import month_code, with_kind

FINANCIAL = re.compile(r"(\d{4})-04/\d{4}-03|financial-(\d{4})/\d\d")
"""Codes of years that begin in April."""
_TWO_YEARS = re.compile(r"(\d{4})-01/(\d{4})-12")
_KIND = r"(academic|school|tax|fiscal|financial)"
_OF_YEARS = re.compile(rf"\b(?:{_KIND} (?:or|and) )?{_KIND} years?\b")
_TERMS = re.compile(r"\b((?:autumn|spring|summer)(?: and spring)?) terms?\b")
_ENDING = re.compile(r"\byears? (?:ending|ended|end|to)\b")
_FINANCIAL_ENDING = re.compile(r"\bfinancial years? (?:ending|ended|end)\b")


def kind_in(*texts: str) -> str:
    """Return the one kind of year or term that texts say, the first that says one; else nothing.

    >>> kind_in("time period", "Absence in academic years 2020/21 to 2022/23")
    'academic'
    >>> kind_in("time period Autumn term"), kind_in("academic or financial year"), kind_in("year")
    ('autumn-term', '', '')
    """
    for text in texts:
        plain = " ".join(text.casefold().replace("_", " ").split())
        if _ENDING.search(plain):
            return ""
        kinds = {f"{each.replace(' ', '-')}-term" for each in _TERMS.findall(plain)}
        kinds = kinds or {kind for found in _OF_YEARS.findall(plain) for kind in found if kind}
        if kinds:
            return kinds.pop() if len(kinds) == 1 else ""
    return ""


def with_kinds(codes: Sequence[str], kind: str) -> list[str]:
    """Return the codes of years as those of a kind; months and days stay as they are."""
    return [with_kind(code, kind) for code in codes] if kind else list(codes)


def end_financial(codes: Sequence[str], name: str) -> list[str]:
    """Return years under "financial year ending" as the financial years that end in them.

    >>> end_financial(["2023", "2022-04/2023-03"], "financial year ending")
    ['financial-2022/23', '2022-04/2023-03']
    """
    if not _FINANCIAL_ENDING.search(name):
        return list(codes)
    return [
        f"financial-{int(code) - 1:04d}/{code[2:]}" if re.fullmatch(r"[12]\d{3}", code) else code
        for code in codes
    ]


def join_chains(codes: list[str]) -> list[str]:
    """Return two years as one that begins in the first, where each begins in which another ends.

    So are tax years written, 2020 to 2021 and 2021 to 2022; surveys of two years do not overlap.

    >>> join_chains(["2020-01/2021-12", "2021-01/2022-12"])
    ['2020-04/2021-03', '2021-04/2022-03']
    >>> join_chains(["2020-01/2021-12", "2022-01/2023-12"])[0]
    '2020-01/2021-12'
    """
    pairs = [_TWO_YEARS.fullmatch(code) for code in codes]
    pairs = [each if each and int(each[2]) == int(each[1]) + 1 else None for each in pairs]
    firsts = {each[1] for each in pairs if each}
    if not any(each[2] in firsts for each in pairs if each):
        return codes
    return [
        month_code(int(each[1]), 4, 12) if each else code
        for code, each in zip(codes, pairs, strict=True)
    ]
