"""Opens case and panel files: read, parse, validate, and every fault told at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generator.case._fault import Fault, FaultyCaseError
from generator.case._json import parse
from generator.case._model import Case, Panel
from generator.case._opened import Opened
from generator.case._persons import named, person_drafts
from generator.case._reading import decode, read_bytes
from generator.case._scan import line_numbers
from generator.case._schema import root
from generator.case._semantics import case_drafts, hidden_letters, leaves_folder, outside
from generator.case._service import Service, is_echo, joined, service_drafts
from generator.case._validate import MOST_DRAFTS, Draft, finish, schema_drafts
from generator.case._words import pointer
from generator.errors import CaseError
from generator.quietly import quietly

_VERSION = re.compile(r"throughcare/(case|panel)/([0-9]{1,4})")
_OURS = "1"
# The folder beside the case files that holds the meetings.
PANELS = "panels"


def load(
    path: Path | str, service: Service | None = None, before: Opened | None = None
) -> Case | Panel:
    """Open a case or panel file; which of the two it is stands in its `schema` field.

    What it leaves to the service is that of `service`. A panel's items are opened too, from the
    folder of the panel file and below it; of a file in a folder `panels`, from the folder above.
    `before` remembers the case files that were opened, and gives what has not changed. Raises
    CaseError, with all faults at once, for anything that is not a valid file.
    """
    path = Path(path)
    name = path.name or str(path)
    with quietly():
        return _opened(path, name, read_bytes(path), service, before)


def loads(
    data: bytes,
    name: str = "the file",
    *,
    folder: Path | None = None,
    service: Service | None = None,
) -> Case | Panel:
    """A case or panel from the bytes of a file.

    `name` is what messages call it. `folder` is where its pictures, papers and, for a
    panel, case files are; None means that there are none. `service` holds what the file leaves
    to it. Raises CaseError as `load` does.
    """
    with quietly():
        return _read(data, name, folder, service)


def _opened(
    path: Path, name: str, data: bytes, service: Service | None, before: Opened | None
) -> Case | Panel:
    """The record of a file with this content; a case from memory where nothing has changed."""

    def read() -> Case | Panel:
        return _read(data, name, path.parent, service, before)

    return read() if before is None else before.of(path, data, service, read)


def _read(
    data: bytes,
    name: str,
    folder: Path | None,
    service: Service | None,
    before: Opened | None = None,
) -> Case | Panel:
    text = decode(data, name)
    own = _own(text, name)
    kind = _kind(own, name)
    value = joined(own, service, kind)
    drafts = [one for one in schema_drafts(kind, value) if not is_echo(one, value)]
    drafts += islice(service_drafts(value, service), MOST_DRAFTS)
    if kind == "case":
        further = islice(chain(case_drafts(value), person_drafts(value, service)), MOST_DRAFTS)
        _refuse(name, finish(root(kind), value, [*drafts, *further]), text)
        return Case(named(value, service), folder, own=own, service=service)
    drafts += [*_leaving(value), *islice(hidden_letters(value), MOST_DRAFTS)]
    if drafts:
        _refuse(name, finish(root(kind), value, drafts), text)
    base = panel_base(folder)
    cases, faults = _items(value, base, service, before)
    _refuse(name, faults, text)
    _refuse(name, finish(root(kind), value, _panel_drafts(value, cases)), text)
    return Panel(value, base, tuple(cases), own=own, service=service)


def read_own(data: bytes, name: str) -> Any:
    """What a file says itself, whether or not it is a valid case or panel.

    Raises CaseError for what is not JSON, or says a thing twice.
    """
    return _own(decode(data, name), name)


def _own(text: str, name: str) -> Any:
    own, slips = parse(text, name)
    if slips:
        place = root(_kind_of_slips(slips))
        drafts = [Draft(slip.path, slip.message) for slip in slips]
        _refuse(name, finish(place, None, drafts), text)
    return own


def panel_base(folder: Path | None) -> Path | None:
    """Where the case files of a panel are: beside it, or beside the folder `panels` it lies in."""
    if folder is None or folder.resolve().name != PANELS:
        return folder
    return folder.resolve().parent


def _kind(value: Any, name: str) -> str:
    if not isinstance(value, dict):
        return "case"
    said = value.get("schema")
    found = _VERSION.fullmatch(said) if isinstance(said, str) else None
    if found and found[2] != _OURS:
        raise CaseError(
            f"{name} is a {found[1]} file of version {found[2]}. This Throughcare reads version "
            f"{_OURS}: bring Throughcare up to date, or ask whoever made the file for version "
            f"{_OURS}."
        )
    if found:
        return found[1]
    return "panel" if "panel_id" in value and "child" not in value else "case"


def _kind_of_slips(slips: Any) -> str:
    return (
        "panel" if any(slip.path[:1] in (("items",), ("panel_id",)) for slip in slips) else "case"
    )


def _refuse(name: str, faults: tuple[Fault, ...], text: str) -> None:
    if faults:
        faults = _with_lines(faults, text)
        count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise FaultyCaseError(f"{name} has {count}:", faults)


def _with_lines(faults: tuple[Fault, ...], text: str) -> tuple[Fault, ...]:
    """The faults with their lines: of the field itself, of what it is missing from otherwise."""
    if "\n" not in text.strip():
        return faults
    lines = {pointer(path): line for path, line in line_numbers(text).items()}
    return tuple(replace(fault, line=_line(lines, fault.pointer)) for fault in faults)


def _line(lines: Mapping[str, int], at: str) -> int | None:
    while at and at not in lines:
        at = at.rpartition("/")[0]
    return lines.get(at)


def _leaving(value: Any) -> Iterator[Draft]:
    items = value.get("items") if isinstance(value, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else ()):
        name = item.get("case") if isinstance(item, dict) else None
        if isinstance(name, str) and leaves_folder(name):
            yield outside(("items", number, "case"))


def _items(
    value: Any, folder: Path | None, service: Service | None, before: Opened | None
) -> tuple[list[Case], tuple[Fault, ...]]:
    """The cases of a panel, and the faults of those that cannot be used."""
    cases: list[Case] = []
    faults: list[Fault] = []
    for number, item in enumerate(value["items"]):
        place = ("items", number, "case")
        try:
            cases.append(_item(item["case"], folder, service, before))
        except FaultyCaseError as error:
            faults += [
                Fault(
                    f"{fault.place} of {item['case']}",
                    f"/items/{number}/case",
                    f"In {item['case']}{_in_line(fault)}: {fault.message}",
                    fault.suggestion,
                )
                for fault in error.details
            ]
        except CaseError as error:
            draft = Draft(place, f"cannot be used: {error.summary}")
            faults += finish(root("panel"), value, [draft])
    return cases, tuple(faults)


def _in_line(fault: Fault) -> str:
    return f", line {fault.line}" if fault.line else ""


def _item(name: str, folder: Path | None, service: Service | None, before: Opened | None) -> Case:
    if folder is None:
        raise CaseError("a panel's case files lie beside it, so open the panel from its folder.")
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise CaseError("it leads out of the panel's folder. Copy the case file in.")
    data, record = read_bytes(path), None
    # A panel among its own items would otherwise be opened without end.
    if '"throughcare/panel/' not in decode(data, path.name):
        record = _opened(path, name, data, service, before)
    if not isinstance(record, Case):
        raise CaseError("it is a panel file, not a case file.")
    return record


def _panel_drafts(value: Any, cases: list[Case]) -> Iterator[Draft]:
    seen: dict[str, int] = {}
    for number, case in enumerate(cases):
        if case.identifier in seen:
            yield Draft(
                ("items", number, "case"),
                "is the case of an earlier item as well.",
                "Keep one item for each child.",
            )
        seen.setdefault(case.identifier, number)
    for number, person in enumerate(value["attendance"]):
        for place, identifier in enumerate(person.get("for_items", ())):
            if identifier not in seen:
                yield Draft(
                    ("attendance", number, "for_items", place),
                    "is not the case identifier of any item.",
                    "Use the case_id of a case on this agenda.",
                )
