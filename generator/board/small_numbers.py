"""Small numbers kept back, so that no reader of one or several reports can work one out.

What is printed of a service are counts that hang together: parts add up to wholes, rows and
columns to totals, and a quarter begins where the one before it ended. A count that is kept back
is safe when another world, whole numbers from 0 up, would print exactly the same and differs in
that count. `kept_back` keeps back what is small, then more until each small count has such a
world. What was printed for an earlier quarter is never changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

__all__ = ["LEAST", "Relation", "UnsafeError", "another_world", "kept_back"]

# Numbers under this are not printed.
LEAST = 5
# How many counts of another world are tried before it counts as not found.
_MOST_STEPS = 4_000
_FURTHEST = 3

Relation = Mapping[str, int]


class UnsafeError(Exception):
    """A small count of an earlier report can be worked out, whatever is kept back now."""


def kept_back(
    counts: Mapping[str, int],
    relations: Sequence[Relation],
    reports: Sequence[Sequence[str]],
) -> frozenset[str]:
    """The counts that must not be printed.

    `relations` are sums that are 0, as factors by count. `reports` are the counts that each
    report prints, oldest first; a count in no report is printed nowhere, yet can be worked out,
    so it is guarded as well. A count that two reports print is decided in the first. Raises
    UnsafeError where nothing helps.
    """
    web = _Web(relations)
    printed = {name for report in reports for name in report}
    hidden = {name for name in counts if name not in printed}
    # Counts of reports still to come are not known to anybody yet.
    open_ = printed.copy()
    known: set[str] = set()
    for report in reports:
        fresh = [name for name in report if name in open_]
        open_ -= set(fresh)
        hidden |= {name for name in fresh if counts[name] < LEAST}
        known |= set(fresh)
        unknown = hidden | open_
        while found := _first_told(counts, web, unknown, hidden & known | hidden - printed):
            more = _next_to_hide(counts, web, found, [n for n in fresh if n not in hidden], unknown)
            if more is None:
                raise UnsafeError(found)
            hidden.add(more)
            unknown.add(more)
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


def _first_told(
    counts: Mapping[str, int], web: "_Web", unknown: set[str], guarded: set[str]
) -> str | None:
    """A small count that may be worked out; None where each has another world."""
    safe: set[str] = set()
    for name in sorted(guarded):
        if counts[name] >= LEAST or name in safe:
            continue
        world = web.another(counts, frozenset(unknown), name)
        if world is None:
            return name
        safe |= world.keys()
    return None


def _next_to_hide(
    counts: Mapping[str, int],
    web: "_Web",
    told: str,
    printed: Sequence[str],
    unknown: set[str],
) -> str | None:
    """What to keep back besides: the smallest count near the one that can be worked out."""
    left = set(printed)
    for around in web.rings(told, unknown):
        if near := around & left:
            return min(near, key=lambda name: (counts[name] == 0, counts[name], name))
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

    def rings(self, start: str, unknown: set[str]) -> Iterator[set[str]]:
        """Counts by how many relations away they stand, reached through unknown counts first."""
        seen, edge = {start}, {start}
        while edge:
            ring = {n for name in edge for r in self.of.get(name, ()) for n in self.relations[r]}
            ring -= seen
            yield ring
            seen |= ring
            edge = ring & unknown or ring

    def another(
        self, counts: Mapping[str, int], hidden: frozenset[str], target: str
    ) -> dict[str, int] | None:
        """See `another_world`."""
        for size in range(1, _FURTHEST + 1):
            for change in (size, -size):
                if counts[target] + change < 0:
                    continue
                found = self._balanced(counts, hidden, {target: change}, count())
                if found is not None:
                    return {name: counts[name] + by for name, by in found.items()}
        return None

    def _balanced(
        self,
        counts: Mapping[str, int],
        hidden: frozenset[str],
        changed: dict[str, int],
        steps: Iterator[int],
    ) -> dict[str, int] | None:
        """The changes with more of them until every relation holds; None where none is found."""
        for number in {r: None for name in changed for r in self.of.get(name, ())}:
            relation = self.relations[number]
            over = sum(relation[n] * by for n, by in changed.items() if n in relation)
            if not over:
                continue
            free = [n for n in relation if n in hidden and n not in changed]
            for name in sorted(free, key=lambda n: len(self.of[n])):
                by, rest = divmod(-over, relation[name])
                if rest or counts[name] + by < 0 or next(steps) > _MOST_STEPS:
                    continue
                found = self._balanced(counts, hidden, {**changed, name: by}, steps)
                if found is not None:
                    return found
            return None
        return changed
