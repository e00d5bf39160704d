"""The part of the toolkit that works on case workbooks. Nothing is written but by `save`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.case import Case, Panel, Service, required
from generator.catalogue import Catalogue, Kind
from generator.documents.produce import Producer
from generator.errors import FaultyInputError
from generator.readback import ReadBack, read_workbook_back
from generator.reading import NotTextError, read_small

if TYPE_CHECKING:
    from generator.sheets.case_workbook.read import WorkbookReading
    from generator.sheets.case_workbook.write import Lack

_KIND = "case-workbook"
_MOST_BYTES = 50 * 2**20


class Workbooks:
    """What the toolkit does with a case as a workbook."""

    _last_reading: "tuple[tuple[object, ...], WorkbookReading] | None" = None

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of documents."""
        raise NotImplementedError

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    def _settle(self, path: Path) -> None:
        """Take the folder that a file lies in for the service's."""
        raise NotImplementedError

    @property
    def _producer(self) -> Producer:
        """What makes documents."""
        raise NotImplementedError

    def new_workbook(self, *, on: date, accent: str | None = None) -> bytes:
        """An empty case workbook; its first page says what each document needs.

        `accent` is the service's colour as six hexadecimal digits, None is ours.
        """
        from generator.sheets.case_workbook.write import DEFAULT_ACCENT, Needs, workbook  # noqa: PLC0415 (rare, costly)

        kinds = [
            kind for kind in self.catalogue.kinds() if kind.subject == "case" and kind.has_template
        ]
        needs = [Needs(kind.title, tuple(_needed(kind))) for kind in kinds]
        made = {"Throughcare kind": _KIND, "Throughcare toolkit": __version__}
        return workbook(None, needs, on=on, accent=accent or DEFAULT_ACCENT, properties=made)

    def fill_workbook(self, record: Case | Panel, *, on: date) -> bytes:
        """A workbook filled from a case; its first page says what each document still needs.

        Raises FaultyInputError for a panel.
        """
        if isinstance(record, Panel):
            raise FaultyInputError(
                "A workbook is filled for one child. This is a panel file: give a case file."
            )
        kind = self.catalogue.get(_KIND)
        [merged] = self._producer.merge(kind, record, on=on, draft=False)
        [made] = self._producer.finish(merged, formats=["xlsx"], on=on, draft=False)
        return made.content

    def read_workbook(self, file: Path, *, on: date, remove: bool = False) -> "WorkbookReading":
        """What a workbook says, with every fault at its cell.

        `on` settles years of two digits; `remove` confirms that rows were taken out on
        purpose. Raises FaultyInputError for what is no workbook of a case.
        """
        from generator.sheets.case_workbook.read import read_workbook  # noqa: PLC0415 (rare)

        content = _content(file)
        self._settle(file)
        asked = (content, file.name, on, remove, self.service)
        last = self._last_reading
        # Its changes, its questions and a marked copy are asked for one after the other.
        if last is None or last[0] != asked:
            made = read_workbook(content, file.name, on=on, remove=remove, service=self.service)
            self._last_reading = last = (asked, made)
        return last[1]

    def workbook_changes(self, reading: "WorkbookReading", case: Path) -> ReadBack:
        """What a workbook would change in its case file; nothing is written yet.

        Raises CaseError for a case file with faults, FaultyInputError for a workbook with some.
        """
        self._settle(case)
        return read_workbook_back(reading, case, self.service)

    @staticmethod
    def marked_workbook(file: Path, reading: "WorkbookReading") -> bytes | None:
        """A copy of a workbook with every fault written beside its cell, and on a list.

        None for a workbook of another format than .xlsx, which is never changed.
        """
        from generator.sheets.case_workbook.remarks import marked  # noqa: PLC0415 (rare, costly)

        return marked(_content(file), reading.faults, reading.questions)


def _content(file: Path) -> bytes:
    try:
        return read_small(file, _MOST_BYTES)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None


def _needed(kind: Kind) -> "Iterator[Lack]":
    """What a document needs of an empty case: its fields, a sentence for each sheet."""
    from generator.sheets.case_workbook.write import Lack, needed_of  # noqa: PLC0415 (rare)

    for says, path in needed_of(required(kind.requirements)):
        yield Lack(says, path)
