"""The other children of a panel, to be looked for in what is said of one child of it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, reduce
from typing import Any

from generator.case.names.described import Description, initials, name_parts
from generator.case.names.doubts import Doubt
from generator.case.names.here import Here, Known, both_ways, without_workers
from generator.case.names.listed import listed_workers
from generator.case.names.marks import Marks, marks
from generator.case.names.near import Nearly, bare_word
from generator.case.names.sought import Index, Sought, Squeezed, any_of, both_squeezed

__all__ = ["Others"]

_NOBODY = Description({"child": {"first_name": "", "last_name": ""}})
_STOP = re.compile(r"\.\s?")


@dataclass(frozen=True)
class Others:
    """The other children of a panel, to be looked for in what is said of one of them.

    `marks` is what tells any of the children, `workers` the folded full names of the workers who
    are listed: a social worker called Grace is no child called Grace, by her full name.
    `ours` are the first names of the child of the case.
    `answered` are words that may tell a child and of which a person has said that they do not,
    each with its sentence, as `Doubt.key` has them. `known` is what may be named, however it is
    like a name of theirs.
    """

    marks: Marks
    workers: frozenset[str]
    ours: frozenset[str]
    answered: frozenset[tuple[str, str]] = frozenset()
    known: Known = field(default_factory=lambda: Known((), frozenset()), compare=False)

    @classmethod
    def of(
        cls,
        case: Mapping[str, Any],
        others: Sequence[Mapping[str, Any]],
        attendance: Sequence[Mapping[str, Any]] = (),
        answered: Collection[tuple[str, str]] = (),
        met: Collection[str] = (),
    ) -> "Others":
        """Those of `others` who may not be named beside the child of `case`, each as its data.

        `attendance` is the panel's: who has a worker's role there is listed. `answered` is as the
        attribute says; `met` are the names of who has to do with the panel besides.
        """
        every = list(map(Description, others))
        return cls.beside([Description(case)], every, attendance, answered, met)

    @classmethod
    def beside(
        cls,
        cases: Sequence[Description],
        others: Sequence[Description],
        attendance: Sequence[Mapping[str, Any]] = (),
        answered: Collection[tuple[str, str]] = (),
        met: Collection[str] = (),
    ) -> "Others":
        """Those of `others` who may not be named beside the children of several cases, or of none.

        What one of these children has as well tells nobody. The rest is as `of` says.
        """
        workers = listed_workers(cases, others, attendance)
        shared = frozenset(part for name in workers for part in name_parts(name.title()))
        letters = {each for name in workers for each in _letters(name)}
        known = shared.union(*(name_parts(name) for name in met))
        held = [
            reduce(Marks.common, [marks(other, case, shared, known) for case in cases or [_NOBODY]])
            for other in others
        ]
        every = Marks.joined(held)
        every = replace(every, initials=every.initials - letters)
        ours = frozenset().union(*(case.first_names for case in cases))
        met_here = Known(tuple(cases), frozenset(map(bare_word, known)))
        return cls(every, workers, ours, frozenset(answered), met_here)

    def here(self, texts: Collection[str]) -> Here:
        """What of them can stand in these texts at all: to be asked of each of them.

        The texts side by side, one a line, may be asked as well.
        """
        ways = both_ways("\n".join(texts))
        lower = [each.lower() for each in ways]
        workers = frozenset(name for name in self.workers if any(name in each for each in lower))
        bare = {without_workers(each, workers).lower() for each in ways}
        letters = [_STOP.sub("", each) for each in ways]
        kept = self.marks.within(
            self._sought_in(bare),
            {word for word in self.marks.capital if any(word in each for each in bare)},
            {both for both in self.marks.initials if any(both in each for each in letters)},
            {one for each in bare for one in self._nearly.within(each)},
        )
        return Here(kept, workers, self.ours, self.answered, self.known)

    def places(
        self, value: Any, path: tuple[str | int, ...] = ()
    ) -> Iterator[tuple[tuple[str | int, ...], tuple[Doubt, ...]]]:
        """The paths of the texts in a view that tell one of them; the doubts of one that may."""
        held = list(_texts(value, path))
        here = self.here(list(dict.fromkeys(text for _, text in held)))
        for at, text in () if here.is_empty else held:
            if here.certainly_in(text):
                yield at, ()
            elif doubts := here.doubts_in(text):
                yield at, doubts

    def _sought_in(self, texts: Collection[str]) -> set[Sought]:
        """What of all that is sought finds anything in folded texts, though beside a figure."""
        # Both ways of a text mostly have the same letters, by which a first look goes.
        near: dict[tuple[bytes, ...], set[Sought]] = {}
        found: set[Sought] = set()
        for text in texts:
            letters = both_squeezed(text)
            if letters not in near:
                near[letters] = self._index.within(Squeezed(letters))
            found |= {one for one in near[letters] - found if _finds(one, text)}
        return found

    @cached_property
    def _index(self) -> Index:
        """One look at a text for all that is sought of all the children."""
        return Index(self.marks.sought)

    @cached_property
    def _nearly(self) -> Nearly:
        """One look at a text for all that may stand misspelt."""
        return Nearly(self.marks.likely)

    def named_in(self, text: str) -> bool:
        """Whether a text tells one of them, certainly or as far as nobody has answered."""
        here = self.here([text])
        return here.certainly_in(text) or bool(here.doubts_in(text))


@lru_cache(maxsize=8192)
def _letters(name: str) -> frozenset[str]:
    """The initials of a worker's folded full name."""
    return initials({"first_name": name, "last_name": name.rpartition(" ")[2]})


def _finds(one: Sought, text: str) -> bool:
    search = any_of(frozenset((one.pattern,)), figures=False)
    return search is not None and search.search(text) is not None


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a view with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
