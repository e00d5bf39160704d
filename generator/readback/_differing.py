"""What differs between two versions of a case, in words: for people who are to agree to it."""

from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from generator.case import told
from generator.case.guide import FieldGuide, guide
from generator.readback.fields import Change, Steps
from generator.sheets.case_workbook.entries import names_of
from generator.sheets.case_workbook.printing import Names, printed, seen

__all__ = ["changes_between", "with_changes"]


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Each field that differs; an entry that was added or taken out is one change."""
    differ = _Differ(old, new)
    differ.section(guide("case"), old, new, ())
    return tuple(differ.changes)


def with_changes(
    old: Mapping[str, Any], new: Mapping[str, Any], numbers: Collection[int]
) -> dict[str, Any]:
    """The old version with some of the changes that lead to the new one, by their numbers from 0.

    The numbers are those of the order in which `changes_between` tells them.
    """
    return _Differ(old, new, numbers).section(guide("case"), old, new, ())


class _Differ:
    """Goes through two versions side by side; `numbers` are the changes taken, None for all."""

    def __init__(
        self,
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        numbers: Collection[int] | None = None,
    ) -> None:
        self._old, self._new = old, new
        self._old_names, self._new_names = names_of(old), names_of(new)
        self._numbers = numbers
        self.changes: list[Change] = []

    def section(
        self, part: FieldGuide, old: Mapping[str, Any], new: Mapping[str, Any], at: Steps
    ) -> dict[str, Any]:
        """The old section with what is taken of the new one."""
        out = dict(old)
        for field in part.fields:
            name = field.path[-1]
            before, after = old.get(name), new.get(name)
            if before == after and type(before) is type(after):
                continue
            if field.form == "section":
                value: Any = self.section(field, before or {}, after or {}, (*at, name))
            elif field.form == "list":
                value = self._list(field, before or [], after or [], (*at, name))
            else:
                taken = self._taken(self._change(field, before, after, (*at, name)))
                value = after if taken else before
            # A section that the last of its fields left is one that is not there.
            if value is None or (value in ({}, []) and (before is None or after is None)):
                out.pop(name, None)
            else:
                out[name] = value
        return out

    def _taken(self, change: Change) -> bool:
        self.changes.append(change)
        return self._numbers is None or len(self.changes) - 1 in self._numbers

    def _list(self, part: FieldGuide, old: list[Any], new: list[Any], at: Steps) -> list[Any]:
        before, after = ([repr(each) for each in entries] for entries in (old, new))
        out: list[Any] = []
        for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                out += old[a:b]
                continue
            both = min(b - a, d - c)
            for number in range(both):
                place = (*at, c + number)
                out.append(self.section(part, old[a + number], new[c + number], place))
            for number in range(a + both, b):
                if not self._taken(self._entry(part, old[number], {}, (*at, number))):
                    out.append(old[number])
            for number in range(c + both, d):
                if self._taken(self._entry(part, {}, new[number], (*at, number))):
                    out.append(new[number])
        return out

    def _entry(
        self, part: FieldGuide, old: Mapping[str, Any], new: Mapping[str, Any], at: Steps
    ) -> Change:
        place = told(self._new if new else self._old, at)
        before = "\n".join(_lines(part, old, self._old_names))
        after = "\n".join(_lines(part, new, self._new_names))
        return Change(place.where, place.pointer, at, before, after, dict(new) or None)

    def _change(self, field: FieldGuide, old: Any, new: Any, at: Steps) -> Change:
        place = told(self._new if new is not None else self._old, at)
        before = seen(printed(field, old, self._old_names))
        after = seen(printed(field, new, self._new_names))
        return Change(place.where, place.pointer, at, before, after, new)


def _lines(part: FieldGuide, held: Mapping[str, Any], names: Names) -> Iterator[str]:
    """An entry as a reader sees it: a line for each field."""
    for field in part.fields:
        value = held.get(field.path[-1])
        if value is None or field.form == "id":
            continue
        if field.form == "section":
            yield from _lines(field, value, names)
        elif field.form == "list":
            for one in value:
                yield from _lines(field, one, names)
        else:
            yield f"{field.title}: {seen(printed(field, value, names))}"
