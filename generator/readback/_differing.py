"""What differs between two versions of a case, in words: for people who are to agree to it."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from generator.case import told
from generator.case.guide import FieldGuide, guide
from generator.readback.fields import Change, Steps
from generator.sheets.case_workbook.entries import names_of
from generator.sheets.case_workbook.printing import Names, printed, seen

__all__ = ["changes_between"]


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Each field that differs; an entry that was added or taken out is one change."""
    return tuple(_Differ(old, new).section(guide("case"), old, new, ()))


class _Differ:
    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._old, self._new = old, new
        self._old_names, self._new_names = names_of(old), names_of(new)

    def section(
        self, part: FieldGuide, old: Mapping[str, Any], new: Mapping[str, Any], at: Steps
    ) -> Iterator[Change]:
        for field in part.fields:
            name = field.path[-1]
            before, after = old.get(name), new.get(name)
            if before == after and type(before) is type(after):
                continue
            if field.form == "section":
                yield from self.section(field, before or {}, after or {}, (*at, name))
            elif field.form == "list":
                yield from self._list(field, before or [], after or [], (*at, name))
            else:
                yield self._change(field, before, after, (*at, name))

    def _list(
        self, part: FieldGuide, old: list[Any], new: list[Any], at: Steps
    ) -> Iterator[Change]:
        before, after = ([repr(each) for each in entries] for entries in (old, new))
        for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            both = min(b - a, d - c)
            for number in range(both):
                if old[a + number] != new[c + number]:
                    place = (*at, c + number)
                    yield from self.section(part, old[a + number], new[c + number], place)
            for number in range(a + both, b):
                yield self._entry(part, old[number], {}, (*at, number))
            for number in range(c + both, d):
                yield self._entry(part, {}, new[number], (*at, number))

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
