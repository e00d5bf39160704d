"""Small numbers kept back, so that no reader of one or several reports can work one out.

What is printed of a service are counts that hang together: parts add up to wholes, rows and
columns to totals, and a quarter begins where the one before it ended. A count that is kept back
is safe when another world, whole numbers from 0 up, would print exactly the same and differs in
that count. `kept_back` keeps back what is small, then more until each small count has such a
world, and until what is left of a printed whole without its printed parts is no small number.
What was printed for an earlier quarter is never changed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import count

__all__ = ["LEAST", "Relation", "UnsafeError", "another_world", "kept_back"]

# Numbers under this are not printed.
LEAST = 5
# How many counts of another world are tried before it counts as not found.
_MOST_STEPS = 1_000

Relation = Mapping[str, int]


class UnsafeError(Exception):
    """A small count of an earlier report can be worked out, whatever is kept back now."""


def kept_back(
    counts: Mapping[str, int],
    relations: Sequence[Relation],
    reports: Sequence[Sequence[str]],
    precious: Collection[str] = (),
) -> frozenset[str]:
    """The counts that must not be printed.

    `relations` are sums that are 0, as factors by count. `reports` are the counts that each
    report prints, oldest first; a count in no report is printed nowhere, yet can be worked out,
    so it is guarded as well. A count that two reports print is decided in the first. What is
    `precious` is kept back last. Raises UnsafeError where nothing helps.
    """
    web = _Web(relations)
    printed = {name for report in reports for name in report}
    # Counts of reports still to come are not known to anybody yet.
    hidden, open_ = counts.keys() - printed, set(printed)
    guarded = {name for name in hidden if counts[name] < LEAST}
    worlds = _Worlds(counts, web)
    for report in reports:
        fresh = [name for name in report if name in open_]
        open_ -= set(fresh)
        small = {name for name in fresh if counts[name] < LEAST}
        hidden |= small
        guarded |= small
        rank = {name: (name in precious, counts[name], name) for name in fresh}
        while told := worlds.told(guarded, hidden | open_):
            left = {name: place for name, place in rank.items() if name not in hidden}
            more = _next_to_hide(web, told, hidden | open_, left)
            if more is None:
                raise UnsafeError(told)
            hidden.add(more)
        # What was kept back on the way and is not needed after all is printed, the best first.
        spare = [name for name in fresh if name in hidden and counts[name] >= LEAST]
        for name in sorted(spare, key=rank.__getitem__, reverse=True):
            if worlds.told(guarded, (hidden | open_) - {name}) is None:
                hidden.discard(name)
    return frozenset(hidden & printed)


def another_world(
    counts: Mapping[str, int],
    relations: Sequence[Relation],
    hidden: Iterable[str],
    target: str,
) -> dict[str, int] | None:
    """Other values for some hidden counts, `target` among them, that keep every relation.

    None where none was found: then the count must be taken for one that can be worked out.
    """
    return _Web(relations).another(counts, frozenset(hidden), target)


def small_rest(counts: Mapping[str, int], relation: Relation, unknown: Set[str]) -> list[str]:
    """The unknown counts of a relation where their sum is told and small; else none."""
    rest = [name for name in relation if name in unknown]
    if len({relation[name] for name in rest}) != 1 or sum(counts[n] for n in rest) >= LEAST:
        return []
    return rest


def _next_to_hide(
    web: "_Web", told: str, unknown: Set[str], rank: Mapping[str, tuple[bool, int, str]]
) -> str | None:
    """What to keep back besides: of what stands nearest to the told count the first by rank."""
    for ring in web.rings(told, unknown):
        if near := ring & rank.keys():
            return min(near, key=rank.__getitem__)
    return None


class _Worlds:
    """The other worlds that were found, so that each is looked for only when it no longer holds."""

    def __init__(self, counts: Mapping[str, int], web: "_Web") -> None:
        self._counts, self._web = counts, web
        self._found: dict[str, Set[str]] = {}

    def told(self, guarded: Iterable[str], unknown: Set[str]) -> str | None:
        """A count that may be worked out, alone or as part of a small rest; None where none is."""
        for relation in self._web.relations:
            if rest := small_rest(self._counts, relation, unknown):
                return min(rest)
        for name in sorted(guarded):
            if name in self._found and self._found[name] <= unknown:
                continue
            world = self._web.another(self._counts, unknown, name)
            if world is None:
                return name
            self._found |= dict.fromkeys(world, world.keys())
        return None


@dataclass
class _Web:
    """Relations, and by count those that it stands in."""

    relations: Sequence[Relation]

    def __post_init__(self) -> None:
        self.of: dict[str, list[int]] = {}
        for number, relation in enumerate(self.relations):
            for name in relation:
                self.of.setdefault(name, []).append(number)

    def rings(self, start: str, unknown: Set[str]) -> Iterator[set[str]]:
        """Counts by how many relations away they stand, reached through unknown counts first."""
        seen, edge = {start}, {start}
        while edge:
            ring = {n for name in edge for r in self.of.get(name, ()) for n in self.relations[r]}
            ring -= seen
            yield ring
            seen |= ring
            edge = ring & unknown or ring

    def another(
        self, counts: Mapping[str, int], hidden: Set[str], target: str
    ) -> dict[str, int] | None:
        """See `another_world`."""
        for change in (1, -1):
            if counts[target] + change < 0:
                continue
            found = _Change(self, counts, hidden).from_one(target, change)
            if found is not None:
                return {name: counts[name] + by for name, by in found.items()}
        return None


class _Change:
    """A change of some counts that is carried on from sum to sum until each is 0 again.

    What every sum is over by is kept as counts change, since most of the work is to ask for it.
    """

    def __init__(self, web: _Web, counts: Mapping[str, int], hidden: Set[str]) -> None:
        self._web, self._counts, self._hidden = web, counts, hidden
        self._changed: dict[str, int] = {}
        self._over = [0] * len(web.relations)
        self._steps = count()

    def from_one(self, name: str, by: int) -> dict[str, int] | None:
        """The changes, with that one, which keep every sum; None where none is found."""
        self._put(name, by, 1)
        return self._changed if self._balanced() else None

    def _put(self, name: str, by: int, way: int) -> None:
        """Change a count (`way` 1), or take its change back (-1)."""
        for number in self._web.of.get(name, ()):
            self._over[number] += way * by * self._web.relations[number][name]
        if way > 0:
            self._changed[name] = by
        else:
            del self._changed[name]

    def _balanced(self) -> bool:
        number = self._first_over()
        if number is None:
            return True
        relation, over = self._web.relations[number], self._over[number]
        free = [n for n in relation if n in self._hidden and n not in self._changed]
        for name in sorted(free, key=lambda n: len(self._web.of[n])):
            by, rest = divmod(-over, relation[name])
            if rest or self._counts[name] + by < 0 or next(self._steps) > _MOST_STEPS:
                continue
            self._put(name, by, 1)
            if self._balanced():
                return True
            self._put(name, by, -1)
        return False

    def _first_over(self) -> int | None:
        """The first sum that is not 0, of those that the changed counts stand in."""
        over = self._over
        for name in self._changed:
            for number in self._web.of.get(name, ()):
                if over[number]:
                    return number
        return None
