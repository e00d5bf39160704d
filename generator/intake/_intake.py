"""Takes what a service's own system exports into a folder of cases, child by child."""

import json
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from datetime import date
from pathlib import Path
from typing import Any

from generator.case import Fault, FaultyCaseError, Service, loads, read_bytes, steps_of
from generator.case.guide import guide
from generator.documents.writing import write_all
from generator.errors import CaseError, FaultyInputError, OutputError
from generator.intake._outcome import Outcome, Taken
from generator.readback._given import Given
from generator.readback.imported import imported, marks_of
from generator.service import find_service, open_service
from generator.sheets.imports import (
    Child,
    Export,
    Mapping,
    give_ids,
    in_order,
    load_mapping,
)

__all__ = ["Intake"]

_BATCH = 200
_IN_ID = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"


class Intake:
    """An export on its way into a folder of cases. Use it in a `with` block.

    With `dry` nothing is written, and everything is told as if it were. `today` is the day by
    which years of two digits are read. Raises FaultyInputError, with every fault, for a mapping
    that has some and for files that do not fit it.
    """

    def __init__(
        self, mapping: Path, files: Sequence[Path], folder: Path, *, today: date, dry: bool = False
    ) -> None:
        self._mapping = load_mapping(mapping)
        held = find_service(folder / "case.json")
        self._service = open_service(held) if held else None
        _refuse_incomplete(self._mapping, mapping.name, self._service)
        self._folder, self._dry = folder, dry
        self._export = Export(self._mapping, files, today)
        self._there = _cases_in(folder)
        self._given = Given(folder)
        self._seen: set[str] = set()
        self._at = ("", 0)
        self.outcome = Outcome(
            self._mapping.title, self._export.parts, unused=self._export.unused()
        )

    def __enter__(self) -> "Intake":
        return self

    def __exit__(self, *raised: Any) -> None:
        self._export.__exit__(*raised)

    def run(self) -> Outcome:
        """Take in every child, each whole or not at all; a fault in one stops no other."""
        waiting: dict[str, tuple[bytes, MappingType[str, str]]] = {}
        for child in self._export.children():
            made = self._child(child)
            if made is not None:
                waiting[made[0]] = made[1:]
            if len(waiting) == _BATCH:
                self._write(waiting)
                waiting = {}
        self._write(waiting)
        self.outcome.unknown = self._export.unknown
        return self.outcome

    def lines(self, most: int = -1) -> Iterator[str]:
        """What was refused and why, with its place, in order; at most so many, all for -1."""
        return self._export.notes(most)

    def _child(self, child: Child) -> tuple[str, bytes, MappingType[str, str]] | None:
        """A new case to be written; None for one that is there already or is refused."""
        name = _identifier(self._mapping.case_id, child.key)
        if name in self._seen:
            child.faults.append(
                f"{_whole(child)}: Another child of the export gets the same case identifier. Make "
                "the keys differ in more than marks."
            )
        if _names_the_child(name, child):
            child.faults.append(
                f"{_whole(child)}: The case identifier would hold the child's name. Choose another "
                "key column."
            )
        if name not in self._there and self._path(name).exists():
            child.faults.append(
                f"{_whole(child)}: {name}.json stands in the folder and is not this child's case. "
                "Move it away."
            )
        self._seen.add(name)
        self._at = (name, len(child.taken))
        if child.faults:
            self._refuse(child.faults)
            return None
        if name in self._there:
            self._merge(self._there[name], name, child)
            return None
        if not child.data.get("child"):
            self._refuse(
                [
                    f"{_whole(child)}: No row names the child with this key, and no case file is "
                    "theirs. Import the list of children too, or put the key right."
                ]
            )
            return None
        marks = marks_of(name, child.data)
        data = {"schema": "throughcare/case/1", "case_id": name, **child.data}
        give_ids(data)
        content = json.dumps(in_order(data, guide()), ensure_ascii=False, indent=2) + "\n"
        try:
            loads(content.encode(), name, service=self._service)
        except FaultyCaseError as error:
            said = [(f.pointer, self._fault(f, child)) for f in error.details]
            self._refuse([_told(child, *each) for each in said])
            return None
        except CaseError as error:
            self._refuse([_told(child, "", error.summary)])
            return None
        self._tell("new")
        return name, content.encode(), marks

    def _fault(self, fault: Fault, child: Child) -> str:
        """A fault of the case as whoever imports can put it right: in the export or the mapping."""
        steps = [step for step in fault.pointer.split("/")[1:] if not step.isdigit()]
        field = guide().find(tuple(steps))
        if field is None or not field.needed or fault.suggestion[:6] != "Add it":
            return f"{fault.message} {fault.suggestion}".rstrip()
        path = ".".join(steps)
        rules = [rule for source in self._mapping.sources for rule in source.rules]
        given = {tuple(step.name for step in rule.target.steps) for rule in rules}
        if tuple(steps) in given:
            return f"{fault.message} Fill its cell in, or give {path} a default in the mapping."
        return f"{fault.message} The mapping does not give it: say which column is {path}."

    def _merge(self, path: Path, name: str, child: Child) -> None:
        try:
            found = imported(path, child.data, self._given.of(name), self._service)
        except CaseError as error:
            self._refuse(
                [f"{_whole(child)}: {path.name} is not a sound case file: {error.summary}"]
            )
            return
        if found.conflicts:
            self.outcome.conflicts += 1
            self._refuse([_told(child, one.pointer, str(one)) for one in found.conflicts])
            return
        try:
            if not self._dry:
                found.apply()
                self._given.add({name: marks_of(name, child.data)})
        except (CaseError, OutputError) as error:
            self._refuse([f"{_whole(child)}: {error}"])
            return
        if found.changes:
            self.outcome.changed += 1
            self.outcome.files += not self._dry
            self._tell("changed")
        else:
            self.outcome.same += 1
            self._tell("same")

    def _write(self, waiting: MappingType[str, tuple[bytes, MappingType[str, str]]]) -> None:
        """Write new cases together; one by one where one of them cannot be written."""
        if self._dry:
            self.outcome.new += len(waiting)
            return
        if not waiting:
            return
        try:
            write_all({self._path(name): content for name, (content, _) in waiting.items()})
        except OutputError as error:
            if len(waiting) == 1:
                self._refuse([str(error)])
                return
            for name, held in waiting.items():
                self._write({name: held})
            return
        self._given.add({name: marks for name, (_, marks) in waiting.items()})
        self.outcome.new += len(waiting)
        self.outcome.files += len(waiting)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _refuse(self, lines: Sequence[str]) -> None:
        self.outcome.refused += 1
        self._tell("refused", lines)
        for line in lines:
            self._export.note(line)

    def _tell(self, state: str, faults: Sequence[str] = ()) -> None:
        name, fields = self._at
        self.outcome.tell(Taken(name, state, fields, tuple(faults)))


def _refuse_incomplete(mapping: Mapping, name: str, service: Service | None) -> None:
    """Raise FaultyInputError where every new case would lack a section that it needs.

    What the folder of the service holds is not needed.
    """
    given = {rule.target.steps[0].name for rule in mapping.constants}
    given |= {rule.target.steps[0].name for each in mapping.sources for rule in each.rules}
    given |= set(service.held if service else ())
    needed = [
        each
        for each in guide().fields
        if each.fields and (each.needed or each.path == ("service",))
    ]
    lacking = [each for each in needed if each.path[0] not in given]
    if "child" in given and lacking:
        faults = [
            f'Every case needs {field.path[0]}.{inner.path[-1]}. Write "{field.path[0]}.'
            f'{inner.path[-1]}" under [constants], if it is the same for all.'
            for field in lacking
            for inner in field.fields
            if inner.needed
        ]
        raise FaultyInputError(f"The mapping {name} leaves out what every case needs:", faults)


def _identifier(pattern: str, key: str) -> str:
    """A case identifier of a key: what may not stand in it becomes a hyphen."""
    made = pattern.replace("{key}", key)
    plain = "".join(char if char in _IN_ID else "-" for char in made)
    return "-".join(part for part in plain.split("-") if part)


def _names_the_child(name: str, child: Child) -> bool:
    held = child.data.get("child")
    names = [held.get(each) for each in ("first_name", "last_name")] if held else []
    parts = {part.casefold() for part in name.split("-")}
    return any(
        isinstance(each, str) and len(each) > 1 and each.casefold() in parts for each in names
    )


def _whole(child: Child) -> str:
    """The first row of a child."""
    first = next(iter(child.places.values()), None)
    return f"{first.file}, row {first.row}" if first else "The export"


def _told(child: Child, pointer: str, sentence: str) -> str:
    """A fault of a case with the place of the export that it comes from."""
    return f"{child.place(steps_of(pointer)) or _whole(child)}: {sentence}"


def _cases_in(folder: Path) -> dict[str, Path]:
    """The case files of a folder by their identifiers; what is no case file is passed by."""
    found: dict[str, Path] = {}
    if folder.exists() and not folder.is_dir():
        raise FaultyInputError(f"{folder} is a file. Name a folder to import into.")
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            data = json.loads(read_bytes(path))
        except (CaseError, ValueError, RecursionError):
            continue
        if not isinstance(data, dict) or not isinstance(data.get("case_id"), str):
            continue
        if data["case_id"] in found:
            raise FaultyInputError(
                f"{found[data['case_id']].name} and {path.name} are of the same case. Keep one."
            )
        found[data["case_id"]] = path
    return found
