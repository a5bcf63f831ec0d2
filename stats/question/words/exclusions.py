"""What explains the words of a text in, the same with the names that it leaves out set apart out.

"Sussex grooming, not Kent" asks of Sussex; "the worst force in the East excluding Bedfordshire"
asks of the others there.
"""

from __future__ import annotations

from collections.abc import Sequence

from stats.question.words.explaining import NO_MEMBERS, Part
from stats.question.words.lexicon import AND, SHORT_AND

OF_A_LIST = (
    ("excluding",), ("excl",), ("exc",), ("exclude",), ("except",), ("except", "for"),
    ("excepting",), ("without",), ("apart", "from"), ("aside", "from"), ("other", "than"), ("bar",),
    ("not", "counting"), ("not", "including"), ("leaving", "out"), ("leave", "out"), ("omitting",),
)  # fmt: skip
"""Words after which all the names of a list are left out: "excluding Kent and Essex"."""
OF_ONE = (("not",), ("but", "not"), ("and", "not"), ("rather", "than"), ("instead", "of"))
"""Words after which one name is: in "not Kent and Essex" nobody knows what Essex is."""
LONGEST = 2
AFTER = frozenset({"in", "of", "on", "for", "the", "at", "from"})
"""Words between those and the name."""
DENIED = frozenset({
    "or", "if", "why", "is", "was", "are", "were", "does", "did", "do", "has", "have", "whether",
})  # fmt: skip
"""Words before "not" with which it denies something else: "whether or not Kent fell"."""
JOINTS = SHORT_AND | {AND, "or", "nor"}


def leave_out(
    words: Sequence[str], parts: Sequence[Part], clauses: Sequence[int]
) -> tuple[Part, ...]:
    """Return the parts with each run that leaves members out as one part of that role.

    Where nobody can tell which names it leaves out, the run is of the negations: not understood.
    """
    kept: list[Part] = []
    done = 0
    for place, part in enumerate(parts):
        if part.start < done:
            continue
        start = _begin(words, parts, place)
        if start is None:
            kept.append(part)
            continue
        run = _run(words, parts, place, start)
        done = run[-1].end
        names = tuple(each.mention for each in run if each.mention is not None)
        done += _puts_right(words, parts, run[-1], start)
        is_clear = not _is_followed(words, parts, run[-1], start, clauses)
        kept = [each for each in kept if each.end <= start]
        kept.append(
            Part(start, done, part.score, role="left_out", left_out=names)
            if is_clear
            else Part(start, done, part.score, role="negation")
        )
    return tuple(kept)


def _puts_right(words: Sequence[str], parts: Sequence[Part], last: Part, start: int) -> bool:
    """Whether the next name stands in the place of the one denied: "not Kent but Sussex"."""
    is_but = words[start] == "not" and words[last.end : last.end + 1] == ("but",)
    return is_but and any(p.start == last.end + 1 and _is_like(p, last) for p in parts)


def _begin(words: Sequence[str], parts: Sequence[Part], place: int) -> int | None:
    """Return where the words that leave a name out begin; None where none stand before it."""
    part = parts[place]
    if part.mention is None or part.mention.concept in NO_MEMBERS:
        return None
    end = part.start
    while True:
        for length in range(LONGEST, 0, -1):
            start = end - length
            if start >= 0 and tuple(words[start:end]) in (*OF_A_LIST, *OF_ONE):
                return None if _is_of_another(words, parts, start, end) else start
        if not end or words[end - 1] not in AFTER:
            return None
        end -= 1


def _is_of_another(words: Sequence[str], parts: Sequence[Part], start: int, end: int) -> bool:
    """Whether the words at these places are part of a name, or deny something else."""
    is_named = any(each.mention and each.start < end and start < each.end for each in parts)
    is_bare = words[start] == "not" and end - start == 1
    return is_named or (is_bare and start > 0 and words[start - 1] in DENIED)


def _run(words: Sequence[str], parts: Sequence[Part], place: int, start: int) -> list[Part]:
    """Return the names that are left out together: "excluding Kent and Essex"."""
    run = [parts[place]]
    if is_of_a_list(" ".join(words[start:])):
        for each in parts[place + 1 :]:
            if each.mention is None and words[each.start] in JOINTS:
                continue
            between = words[run[-1].end : each.start]
            if not (_is_like(each, run[-1]) and len(between) == 1 and between[0] in JOINTS):
                break
            run.append(each)
    return run


def _is_followed(
    words: Sequence[str],
    parts: Sequence[Part],
    last: Part,
    start: int,
    clauses: Sequence[int],
) -> bool:
    """Whether the next name may be left out as well: "not Kent and Essex", "except Kent, Essex"."""
    following = next((p for p in parts if p.start >= last.end and p.mention is not None), None)
    if following is None or not _is_like(following, last):
        return False
    between = words[last.end : following.start]
    if not between:
        is_set_off = clauses[following.start] != clauses[last.end - 1]
        return is_set_off and is_of_a_list(" ".join(words[start:]))
    return len(between) == 1 and between[0] in JOINTS


def is_of_a_list(text: str) -> bool:
    """Whether the words that leave something out may leave out several: "except Kent and Essex"."""
    words = tuple(text.split(maxsplit=LONGEST))
    return any(words[:count] in OF_A_LIST for count in range(1, LONGEST + 1))


def _is_like(part: Part, other: Part) -> bool:
    one, two = part.mention, other.mention
    return one is not None and two is not None and one.concept == two.concept
