"""The part of the toolkit that reports to the board. Nothing is written but by `write`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.board import Quarter, report
from generator.board.charts import charts
from generator.case import Case, Caseload
from generator.catalogue import Catalogue
from generator.documents.produce import Document, Producer
from generator.documents.templates import ACCENT, refuse_pale
from generator.documents.writers import FORMATS
from generator.errors import FaultyInputError
from generator.panels import Meetings

__all__ = ["BOARD_FORMATS", "Boards"]

_KIND = "board-report"
BOARD_FORMATS = (*FORMATS, "xlsx")


class Boards:
    """What the toolkit does with the children of a folder as a whole."""

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of documents."""
        raise NotImplementedError

    @property
    def _producer(self) -> Producer:
        raise NotImplementedError

    def meetings(self, folder: Path) -> Meetings:
        """The cases and meetings of a folder."""
        raise NotImplementedError

    def services_of(self, folder: Path, *, held: Meetings | None = None) -> tuple[str, ...]:
        """The names of the services whose cases a folder holds, each of which reports by itself.

        Empty where no case can be opened. `held` is as for `caseload`.
        """
        held = held or self.meetings(folder)
        return tuple(sorted({_name_of(one.case) for one in held.cases if one.case is not None}))

    def caseload(
        self,
        folder: Path,
        quarter: str,
        *,
        on: date,
        of: str = "",
        name_children: bool = False,
        held: Meetings | None = None,
    ) -> Caseload:
        """The children of a folder in a quarter such as 2026Q1, as far as the day `on`.

        `of` names the service whose children are counted, where the folder holds several's.
        `name_children` adds who they are. `held` is what the folder holds, where that is known.
        Raises FaultyInputError for what is no quarter, one that has not begun, a folder without
        a case, a service that has none there, or cases of several services with none named.
        """
        held = held or self.meetings(folder)
        cases = [one.case for one in held.cases if one.case is not None]
        if not cases:
            raise FaultyInputError(f"There is no case file in {folder} that can be opened.")
        if of:
            cases = [case for case in cases if _name_of(case) == of]
        if not cases:
            raise FaultyInputError(
                f"No case in {folder} is of {of}. The services with cases there:",
                list(self.services_of(folder, held=held)),
            )
        service = _service([dict(case.data["service"]) for case in cases])
        accent = str(service.get("accent_colour", ACCENT)).upper()
        refuse_pale(accent)
        made = report(
            cases, Quarter.read(quarter), on, unread=held.unread, name_children=name_children
        )
        seen = {**made.seen, "service": service, "charts": charts(made.seen, accent)}
        return Caseload(seen, None, service=cases[0].service)

    def board(
        self,
        folder: Path,
        quarter: str,
        *,
        on: date,
        formats: Sequence[str] = BOARD_FORMATS,
        of: str = "",
        name_children: bool = False,
        held: Meetings | None = None,
    ) -> tuple[Document, ...]:
        """The board report of a quarter in each format; it is not written yet.

        Raises as `caseload` does, and FaultyInputError for another format than docx, pdf, xlsx.
        """
        strange = [form for form in formats if form not in BOARD_FORMATS]
        if strange or not formats:
            raise FaultyInputError(
                f"The board report comes as {', '.join(BOARD_FORMATS)}; not: "
                f"{', '.join(strange) or 'none'}."
            )
        kind = self.catalogue.get(_KIND)
        record = self.caseload(
            folder, quarter, on=on, of=of, name_children=name_children, held=held
        )
        [merged] = self._producer.merge(kind, record, on=on, draft=False)
        return tuple(self._producer.finish(merged, formats=formats, on=on, draft=False))


def _name_of(case: Case) -> str:
    return str(case.data["service"]["name"])


def _service(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the cases say of their service; its logo lies beside one case and is left out."""
    names = sorted({str(one["name"]) for one in told})
    if len(names) > 1:
        raise FaultyInputError(
            "The cases of this folder are of several services, and each reports by itself. Say "
            "which one:",
            names,
        )
    return {name: value for name, value in told[0].items() if name != "logo"}
