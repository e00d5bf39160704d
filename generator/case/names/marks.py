"""By what a child can be told from others in a text: names, reference, birth date, address."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields

from generator.case.names.described import Description
from generator.case.names.near import Likely
from generator.case.names.particulars import Particulars
from generator.case.names.sought import Sought

__all__ = ["Marks", "marks"]


@dataclass(frozen=True)
class Marks:
    """What tells a child in a text.

    `names` find names in folded text, in whatever capitals, `sure` numbers, dates and addresses,
    `pairs` full names of two everyday words; `capital` are names that are everyday words or very
    short, folded, which only a capital in a name's place makes certain; `initials` are the
    child's, in capitals; `asked` find in folded text what may tell the child, and `shared` what
    both children have, which may beside another person. `likely` is what may stand misspelt.
    """

    names: frozenset[Sought] = frozenset()
    sure: frozenset[Sought] = frozenset()
    pairs: frozenset[Sought] = frozenset()
    capital: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    asked: frozenset[Sought] = frozenset()
    shared: frozenset[Sought] = frozenset()
    likely: frozenset[Likely] = frozenset()

    def common(self, other: "Marks") -> "Marks":
        """What tells the child beside one child and beside another."""
        kept = (getattr(self, one.name) & getattr(other, one.name) for one in fields(self))
        return Marks(*kept)

    @classmethod
    def joined(cls, every: Collection["Marks"]) -> "Marks":
        """What tells one child or another of several."""
        return cls(
            *(
                frozenset().union(*(getattr(each, one.name) for each in every))
                for one in fields(cls)
            )
        )

    @property
    def sought(self) -> frozenset[Sought]:
        """All its patterns."""
        return self.names.union(self.sure, self.pairs, self.asked, self.shared)

    def within(
        self,
        found: Collection[Sought],
        capital: Collection[str],
        initials: Collection[str],
        likely: Collection[Likely],
    ) -> "Marks":
        """Those of its patterns, words, initials and of what is likely that are among these."""
        return Marks(
            self.names.intersection(found),
            self.sure.intersection(found),
            self.pairs.intersection(found),
            self.capital.intersection(capital),
            self.initials.intersection(initials),
            self.asked.intersection(found),
            self.shared.intersection(found),
            self.likely.intersection(likely),
        )


def marks(
    case: Description, ours: Description, shared: frozenset[str], met: frozenset[str]
) -> Marks:
    """What tells the child of one case in a text about the child of another, `ours`.

    `shared` are folded words of people whom a text about ours may name, `met` these and those of
    who is only no worker of the other child alone. Whatever both children have, such as a
    surname or a school, tells nothing by itself.
    """
    own = ours.own
    found: set[Sought] = set()
    pairs: set[Sought] = set()
    capital: set[str] = set()
    for name in case.names:
        left = name.parts - own
        if left:
            found.update(name.whole)
        capital |= name.everyday - own
        found.update(name.telling[part] for part in left if part in name.telling)
    for name in case.full_names:
        if not name.parts <= own:
            (found if name.telling else pairs).update(name.whole)
    _family(case, own | shared, found, capital)
    for name in case.former_names:
        left = name.parts - own
        found.update(name.telling[part] for part in left if part in name.telling)
        if len(left) > 1:
            found.update(name.whole)
    return Marks(
        frozenset(found),
        frozenset(_certain(case.particulars, ours.particulars)),
        frozenset(pairs),
        frozenset(capital),
        case.initials - ours.initials,
        frozenset(_asked(case.particulars, ours.says, met)),
        frozenset(_shared_places(case.particulars, ours.particulars)),
        case.likely - ours.likely,
    )


def _family(
    case: Description, known: frozenset[str], found: set[Sought], capital: set[str]
) -> None:
    """A relative's full name, and of its words those that nobody else has and that are no words."""
    for name in case.relatives:
        left = name.parts - known
        found.update(name.telling[part] for part in left if part in name.telling)
        if left:
            found.update(name.whole)
        capital |= (name.surname & name.everyday) - known


def _certain(case: Particulars, ours: Particulars) -> Iterator[Sought]:
    """What is the child's of one case alone, not of `ours`."""
    yield from (sought for value, sought in case.numbers if value not in ours.held)
    for figures, sought in case.end_of_reference:
        if not ours.reference.endswith(figures):
            yield sought
    yield from (sought for line, sought in case.houses if line not in ours.known_lines)
    theirs = {code for code, _ in ours.postcodes}
    yield from (sought for code, sought in case.postcodes if code not in theirs)
    for school, sought in case.first_school:
        if not ours.is_known_school(school):
            yield sought
    if case.born != ours.born:
        yield from case.birth
    yield from (sought for name, sought in case.named if name not in ours.known_names)


def _asked(
    case: Particulars, is_said: Callable[[str], bool], met: frozenset[str]
) -> Iterator[Sought]:
    """What may tell the child: another school, or in short, a worker of theirs alone.

    `is_said` tells whether the reader's own case says something, folded; `met` are folded
    words of people whom a text for that reader may name.
    """
    yield from (sought for name, sought in case.lesser_schools if not is_said(name))
    for worker in case.workers:
        if not worker.words <= met and not is_said(worker.name):
            yield worker.sought
            yield from (sought for value, sought in worker.reached if not is_said(value))


def _shared_places(case: Particulars, ours: Particulars) -> Iterator[Sought]:
    """The home and school that both children have, and the street of the one.

    They tell the child only beside another person.
    """
    yield from case.streets
    yield from (sought for line, sought in case.homes if line in ours.home_lines)
    yield from (sought for school, sought in case.full_schools if school in ours.schools)
