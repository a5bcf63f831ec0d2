"""Names of packages in, those that mean two things out, with a question that is then unclear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stats.inferring.labels import is_generic
from stats.model import Code, Dataset, Tables
from stats.text import squash

MOST_NAMED = 5
"""So many measures are named that one name has already; with all, two thousand alike measures would
make two million lines."""
NOT_MEMBERS = frozenset({"dataset", "measure", "period", "dimension"})


@dataclass(frozen=True, slots=True)
class Owner:
    """A measure that a text names, in which package, and a member that it has figures of."""

    package: str
    dataset: str
    label: str
    member: str


@dataclass(slots=True)
class Names:
    """The names of measures and members of the packages seen so far."""

    measures: dict[str, list[Owner]] = field(default_factory=dict)
    members: dict[tuple[str, str], dict[str, tuple[str, str]]] = field(default_factory=dict)

    def add(self, tables: Tables) -> Iterator[str]:
        """Take the names of a package; yield what they collide with, in it and in those before."""
        datasets = {each.code: each for each in tables.datasets}
        codes = {(each.dimension, each.code): each for each in tables.codes}
        yield from self._add_measures(tables, datasets)
        if any(each.is_inferred for each in tables.datasets):
            yield from _unclear_members(tables, codes)
        else:
            yield from self._add_members(tables, codes)

    def _add_measures(self, tables: Tables, datasets: Mapping[str, Dataset]) -> Iterator[str]:
        told: set[tuple[str, str]] = set()
        for name in tables.names:
            if name.concept != "dataset" or is_generic(name.text):
                continue
            dataset = datasets[name.code]
            owner = Owner(tables.package, name.code, dataset.label, _member_of(tables, dataset))
            known = self.measures.setdefault(squash(name.text), [])
            for other in known[:MOST_NAMED]:
                pair = (name.code, other.dataset)
                if other.dataset != name.code and pair not in told:
                    told.add(pair)
                    yield _collision(name.text, owner, other)
            if all(other.dataset != name.code for other in known):
                known.append(owner)

    def _add_members(self, tables: Tables, codes: Mapping[tuple[str, str], Code]) -> Iterator[str]:
        """Yield the names that another package, which shares the list, gives to another code."""
        for name in tables.names:
            if name.concept in NOT_MEMBERS or name.kind == "within":
                continue
            code = codes.get((name.concept, name.code))
            if code is None:
                continue
            known = self.members.setdefault((name.concept, squash(name.text)), {})
            others = [each for each in known.values() if each[0] != tables.package]
            if code.code not in known and others:
                package, other = others[0]
                question = f"{name.text} {tables.datasets[0].label}"
                yield (
                    f"{name.text!r} is {code.name!r} here and {other!r} in {package}; "
                    f'a question such as "{question}" will be asked back'
                )
            known.setdefault(code.code, (tables.package, code.name))


def _collision(text: str, owner: Owner, other: Owner) -> str:
    where = "also" if other.package == owner.package else f"in {other.package}"
    question = " ".join(filter(None, [owner.member, text]))
    return (
        f"{text!r} names {owner.label!r} and {where} {other.label!r} ({other.dataset}); "
        f'a question such as "{question}" will be asked back'
    )


def _member_of(tables: Tables, dataset: Dataset) -> str:
    """Return the name of a member of a dataset's first dimension."""
    first = next(iter(dataset.dimensions), "")
    return next((each.label for each in tables.codes if each.dimension == first), "")


def _unclear_members(tables: Tables, codes: Mapping[tuple[str, str], Code]) -> Iterator[str]:
    """Yield the labels that several members of one list have."""
    uses: dict[tuple[str, str], list[Code]] = defaultdict(list)
    for code in codes.values():
        uses[code.dimension, squash(code.label)].append(code)
    for (_, _), same in uses.items():
        if len(same) > 1:
            yield _several(same, tables.datasets)


def _several(same: Sequence[Code], datasets: Sequence[Dataset]) -> str:
    names = ", ".join(each.name for each in same)
    dimension = same[0].dimension
    label = next(each.label for each in datasets if dimension in each.dimensions)
    return (
        f"{same[0].label!r} names several codes of {dimension}: {names}; "
        f'a question such as "{same[0].label} {label}" will be asked back'
    )
