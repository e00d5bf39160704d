"""From an import to a patch of a case: by the rules of edited documents, nothing is guessed."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.case import Case, FaultyCaseError, Panel, Service, loads, read_bytes, told
from generator.case.guide import FieldGuide, guide
from generator.documents.writing import laid_out
from generator.errors import CaseError
from generator.readback._given import mark
from generator.readback._read import ReadBack
from generator.readback.fields import Change, Conflict, Steps
from generator.sheets.imports import Entry, give_ids, in_order

__all__ = ["imported", "marks_of"]


def imported(
    path: Path,
    data: Mapping[str, Any],
    given: Mapping[str, str],
    service: Service | None = None,
) -> ReadBack:
    """What an export would change in a case file that is there; nothing is written yet.

    What the case does not say is filled in. A value that differs is taken when the case still
    holds what was `given` last (marks as `marks_of` makes them), kept when the export has not
    changed since, and a conflict otherwise. Nothing is ever taken out. `service` holds what the
    case leaves to it. Raises CaseError for a
    case file with faults.
    """
    original = read_bytes(path)
    case = loads(original, path.name, folder=path.parent, service=service)
    if isinstance(case, Panel):
        raise CaseError(f"{path.name} is a panel file, and children are imported into cases.")
    work = _Work(case, given)
    work.section(case.data, data, (), "", guide())
    if work.conflicts or not work.changes:
        return ReadBack(path, conflicts=tuple(work.conflicts))
    patched = laid_out(work.patched(), original)
    try:
        loads(patched, path.name, folder=path.parent, service=service)
    except FaultyCaseError as error:
        found = (Conflict(f.message, f.suggestion, f.pointer) for f in error.details)
        return ReadBack(path, conflicts=tuple(found))
    return ReadBack(path, "", tuple(work.changes), (), (), original, patched)


def marks_of(case_id: str, data: Mapping[str, Any]) -> dict[str, str]:
    """What an export gives to a case: the hash of each value by that of its place."""
    return dict(mark(case_id, place, value) for place, value in _flat(data, "", guide()))


def _flat(data: Mapping[str, Any], at: str, around: FieldGuide) -> Iterator[tuple[str, Any]]:
    for inner in around.fields:
        name = inner.path[-1]
        value = data.get(name)
        if isinstance(value, Mapping):
            yield from _flat(value, f"{at}.{name}", inner)
        elif inner.form == "list":
            for entry in value or ():
                yield from _flat(entry, _named(f"{at}.{name}", entry, inner), inner)
        elif value is not None and not isinstance(value, list):
            yield f"{at}.{name}", value


def _named(at: str, entry: Mapping[str, Any], listed: FieldGuide) -> str:
    """The place of an entry, the same in the next export also when others come before it."""
    label = getattr(entry, "label", "")
    known = [str(entry.get(name, "")) for name in _identity(listed)]
    return f"{at}[{label or '|'.join(known)}]"


def _identity(listed: FieldGuide) -> tuple[str, ...]:
    """The fields by which two entries are known as the same one."""
    needed = [each.path[-1] for each in listed.fields if each.needed and each.form != "id"]
    return tuple(needed)


@dataclass
class _Work:
    """A case and an export held against each other."""

    case: Case
    given: Mapping[str, str]
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    # What is not there yet: where it goes, a place at the end of a list among it.
    additions: list[tuple[Steps, Any]] = field(default_factory=list)

    def section(
        self,
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        path: Steps,
        at: str,
        around: FieldGuide,
    ) -> None:
        """Compare what stands in a section, or in an entry of a list."""
        for inner in around.fields:
            name = inner.path[-1]
            if name not in new or (not path and name in {"schema", "case_id"}):
                continue
            if name in old and self.case.held_in((*path, name)):
                continue  # the service's folder says it, for all cases
            value, here, place = new[name], (*path, name), f"{at}.{name}"
            if name not in old:
                self._add(here, value, inner)
            elif inner.form == "list":
                self._entries(old[name], value, here, place, inner)
            elif isinstance(value, Mapping):
                self.section(old[name], value, here, place, inner)
            elif isinstance(value, list):
                more = [each for each in value if each not in old[name]]
                for number, each in enumerate(more, len(old[name])):
                    self._add((*here, number), each, inner)
            elif value != old[name]:
                self._differs(here, place, old[name], value)

    def _entries(
        self, old: Sequence[Any], new: Sequence[Any], path: Steps, at: str, listed: FieldGuide
    ) -> None:
        count = len(old)
        taken: set[int] = set()
        for entry in new:
            found = _same(old, entry, listed, taken)
            if len(found) == 1:
                taken.add(found[0])
                place = _named(at, entry, listed)
                self.section(old[found[0]], entry, (*path, found[0]), place, listed)
            elif found:
                where = told(self.case.data, (*path, found[0])).where
                self.conflicts.append(
                    Conflict(
                        f"The export may mean {where} or another entry that is like it.",
                        "Write the change in the case file.",
                        told(self.case.data, (*path, found[0])).pointer,
                    )
                )
            else:
                self._add((*path, count), entry, listed)
                count += 1

    def _differs(self, path: Steps, place: str, old: Any, new: Any) -> None:
        at = told(self.case.data, path)
        where, was = mark(self.case.identifier, place, old)
        _, now = mark(self.case.identifier, place, new)
        before = self.given.get(where)
        if before == now:
            return  # the case was changed since, and the export was not
        if before == was:
            self.changes.append(Change(at.where, at.pointer, path, str(old), str(new), new))
            return
        self.conflicts.append(
            Conflict(
                f"{at.where[:1].upper()}{at.where[1:]} is another in the export than in the case "
                "file.",
                "Decide which is right, and write it in the case file or in the export.",
                at.pointer,
            )
        )

    def _add(self, path: Steps, value: Any, field: FieldGuide) -> None:
        at = told(self.case.data, path)
        self.changes.append(Change(at.where, at.pointer, path, "", "", None))
        self.additions.append((path, value if isinstance(value, Entry) else in_order(value, field)))

    def patched(self) -> dict[str, Any]:
        """What the case file holds afterwards, its own ids of people kept."""
        added = {path for path, _ in self.additions}
        data = self.case.changed(
            (change.path, change.value) for change in self.changes if change.path not in added
        )
        for (*parents, last), value in self.additions:
            around: Any = data
            for step in parents:
                around = around[step]
            if isinstance(last, int):
                around.append(copy.deepcopy(value))
            else:
                around[last] = copy.deepcopy(value)
        give_ids(data)
        return data


def _same(
    old: Sequence[Any], entry: Mapping[str, Any], listed: FieldGuide, taken: set[int]
) -> list[int]:
    """The entries of a case that one of an export may be: none, one, or several in doubt."""
    free = [number for number in range(len(old)) if number not in taken]
    label = getattr(entry, "label", "")
    own = entry.get("id", label)
    if own and (by_id := [n for n in free if old[n].get("id") == own]):
        return by_id
    if label:
        codes = [name for name, value in entry.items() if value == label]
        by_code = [n for n in free if any(old[n].get(name) == label for name in codes)]
        by_name = [n for n in by_code if old[n].get("name") == entry.get("name")]
        return by_name[:1] or by_code
    known = [name for name in _identity(listed) if name in entry]
    if len(known) < len(_identity(listed)):
        known = [*entry]
    alike = [n for n in free if all(old[n].get(name) == entry[name] for name in known)]
    whole = [n for n in alike if all(old[n].get(name) == entry[name] for name in entry)]
    return whole[:1] or alike
