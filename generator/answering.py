"""The part of the toolkit that changes a case file by answers, a few fields at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.case import (
    Case,
    Fault,
    FaultyCaseError,
    Panel,
    Service,
    loads,
    read_bytes,
    read_own,
)
from generator.case.guide import FieldGuide
from generator.case.pages import Names
from generator.documents.writing import laid_out
from generator.errors import CaseError
from generator.store import rewrite_case, write_case

__all__ = ["Answering", "ToChange"]

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class ToChange:
    """A case file as it is before a change.

    `own` is what the file itself says, `content` its bytes. `case` is None for a file with
    faults, which `faults` then tells: it can be changed all the same, and so be put right.
    """

    path: Path
    content: bytes = field(repr=False)
    own: Mapping[str, Any] = field(repr=False)
    case: Case | None = field(default=None, repr=False)
    faults: tuple[Fault, ...] = ()


class Answering:
    """What the toolkit does with answers to the questions of a case."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    def _settle(self, path: Path) -> None:
        """Take the folder that a file lies in for the service's."""
        raise NotImplementedError

    def to_change(self, path: Path) -> ToChange:
        """Read a case file that is to be changed, also one with faults.

        Raises CaseError for a file that is no case, or cannot be understood at all.
        """
        self._settle(path)
        content = read_bytes(path)
        try:
            record = loads(content, path.name, folder=path.parent, service=self.service)
        except FaultyCaseError as error:
            own = read_own(content, path.name)
            if not isinstance(own, dict) or own.keys().isdisjoint(("child", "case_id")):
                raise
            return ToChange(path, content, own, faults=error.details)
        if isinstance(record, Panel):
            raise CaseError(f"{path.name} is a panel file. Give the case file of a child.")
        own = dict(record.data if record.own is None else record.own)
        return ToChange(path, content, own, record)

    def new_faults(
        self, before: ToChange, data: Mapping[str, Any], *, removed: Steps = ()
    ) -> tuple[Fault, ...]:
        """What is wrong with a file after a change that was not wrong before.

        `removed` is the place of an entry that the change takes out, if it does.
        """
        content = laid_out(data, before.content)
        try:
            loads(content, before.path.name, folder=before.path.parent, service=self.service)
        except FaultyCaseError as error:
            known = {_moved(fault.pointer, removed) for fault in before.faults}
            return tuple(fault for fault in error.details if fault.pointer not in known)
        return ()

    @staticmethod
    def write_change(before: ToChange, data: Mapping[str, Any], *, keep: bool) -> bool:
        """Write a changed case file; false when nothing was changed, so nothing is written.

        `keep` keeps a copy of it as it was beside it. Raises CaseError when the file was changed
        in the meantime, OutputError when it cannot be written.
        """
        content = laid_out(data, before.content)
        if content == laid_out(before.own, before.content):
            return False
        write = write_case if keep else rewrite_case
        write(before.path, before.content, content)
        return True

    @staticmethod
    def entry_names(own: Mapping[str, Any]) -> Mapping[Names, Mapping[str, str]]:
        """The readable names of entries by their ids, for each list that others refer to."""
        from generator.sheets.case_workbook.entries import names_of  # noqa: PLC0415 (rare)

        return names_of(own).labels

    @staticmethod
    def naming_fields(of: Names) -> tuple[FieldGuide, ...]:
        """The fields by which an entry of a list is known: its name, or what it must have."""
        from generator.sheets.case_workbook.layout import sheets  # noqa: PLC0415 (rare)

        sheet = next(one for one in sheets() if one.path == of)
        return tuple(column.field for column in sheet.labelled)


def _moved(pointer: str, removed: Steps) -> str:
    """Where a place stands once an entry before it in its list was taken out."""
    if not removed:
        return pointer
    *around, number = removed
    start = "/" + "/".join(map(str, around)) + "/"
    if not pointer.startswith(start) or not isinstance(number, int):
        return pointer
    first, slash, rest = pointer.removeprefix(start).partition("/")
    later = first.isdecimal() and int(first) > number
    return f"{start}{int(first) - 1 if later else first}{slash}{rest}"
