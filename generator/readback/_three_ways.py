"""Joins two versions of a case that began as one: what each of them changed, and where both did."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.case.guide import FieldGuide
from generator.readback.fields import Steps

__all__ = ["Joined", "joined"]

_NOTHING = object()
# A version of something and its hashes: equal hashes mean equal versions.
Hash = Callable[[FieldGuide, Any], Any]


@dataclass
class Joined:
    """The joined case, and the places at which both versions changed the same in other ways."""

    data: Any = None
    conflicts: list[Steps] = field(default_factory=list)


def joined(guide: FieldGuide, base: Any, theirs: Any, ours: Any, hashed: Hash) -> Joined:
    """Join `theirs`, a changed version, into `ours`, which may have changed as well.

    `base` is what both began from, in hashes, as `hashed` gives them for any part of a case.
    """
    out = Joined()
    out.data = _Joiner(hashed, out.conflicts).join(guide, base, theirs, ours, ())
    return out


class _Joiner:
    def __init__(self, hashed: Hash, conflicts: list[Steps]) -> None:
        self._hashed, self._conflicts = hashed, conflicts

    def join(self, guide: FieldGuide, base: Any, theirs: Any, ours: Any, at: Steps) -> Any:
        """The joined value; `_NOTHING` stands for none, in and out."""
        their, our = self._hash(guide, theirs), self._hash(guide, ours)
        if their in (base, our):
            return ours
        if our == base:
            return theirs
        if _NOTHING not in (theirs, ours):
            if guide.form == "section":
                return self._section(guide, base, theirs, ours, at)
            if guide.form == "list":
                return self._list(guide, base, theirs, ours, at)
        self._conflicts.append(at)
        return ours

    def _hash(self, guide: FieldGuide, value: Any) -> Any:
        return _NOTHING if value is _NOTHING else self._hashed(guide, value)

    def _section(
        self, guide: FieldGuide, base: Any, theirs: Any, ours: Any, at: Steps
    ) -> dict[str, Any]:
        fields = {one.path[-1]: one for one in guide.fields}
        before = base if isinstance(base, Mapping) else {}
        out = {}
        for name in _in_order(list(ours), list(theirs)):
            value = self.join(
                fields[name],
                before.get(name, _NOTHING),
                theirs.get(name, _NOTHING),
                ours.get(name, _NOTHING),
                (*at, name),
            )
            if value is not _NOTHING:
                out[name] = value
        return out

    def _list(self, guide: FieldGuide, base: Any, theirs: Any, ours: Any, at: Steps) -> Any:
        """Lists by the ids of their entries, or entry by entry where none can have moved."""
        entry = _entry_of(guide)
        if any(one.path[-1] == "id" for one in guide.fields):
            return self._by_id(entry, base, theirs, ours, at)
        before = base if isinstance(base, Sequence) and not isinstance(base, str) else []
        same_length = len(before) == len(theirs) == len(ours)
        if not same_length or self._moved(entry, before, ours):
            self._conflicts.append(at)
            return ours
        return [
            self.join(entry, *versions, (*at, number))
            for number, versions in enumerate(zip(before, theirs, ours, strict=True))
        ]

    def _moved(self, entry: FieldGuide, before: Sequence[Any], ours: Sequence[Any]) -> bool:
        """Whether an entry of the case stands at another place than it did."""
        now = [self._hashed(entry, one) for one in ours]
        return any(one != now[number] and one in now for number, one in enumerate(before))

    def _by_id(self, entry: FieldGuide, base: Any, theirs: Any, ours: Any, at: Steps) -> Any:
        id_guide = next(one for one in entry.fields if one.path[-1] == "id")

        def name(one: Any) -> Any:
            return self._hashed(id_guide, one["id"]) if "id" in one else None

        before = {one.get("id"): one for one in base} if isinstance(base, list) else {}
        new, now = {name(one): one for one in theirs}, {name(one): one for one in ours}
        if None in new or None in now:
            self._conflicts.append(at)
            return ours
        out = []
        for number, each in enumerate(_in_order(list(now), list(new))):
            value = self.join(
                entry,
                before.get(each, _NOTHING),
                new.get(each, _NOTHING),
                now.get(each, _NOTHING),
                (*at, number),
            )
            if value is not _NOTHING:
                out.append(value)
        return out


def _entry_of(guide: FieldGuide) -> FieldGuide:
    return replace(guide, form="section")


def _in_order(ours: list[Any], theirs: list[Any]) -> Iterator[Any]:
    """All of ours in order; each of theirs alone after the one that it follows there."""
    order = list(ours)
    for number, one in enumerate(theirs):
        if one not in order:
            earlier = [other for other in theirs[:number] if other in order]
            order.insert(order.index(earlier[-1]) + 1 if earlier else 0, one)
    yield from order
