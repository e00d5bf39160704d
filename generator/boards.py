"""The part of the toolkit that reports to the board. Nothing is written but by `write`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.board import Quarter, report
from generator.board.charts import charts
from generator.case import Caseload
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

    def caseload(
        self,
        folder: Path,
        quarter: str,
        *,
        on: date,
        name_children: bool = False,
        held: Meetings | None = None,
    ) -> Caseload:
        """The children of a folder in a quarter such as 2026Q1, as far as the day `on`.

        `name_children` adds who they are. `held` is what the folder holds, where that is known.
        Raises FaultyInputError for what is no quarter, one
        that has not begun, a folder without a case, or cases of several services.
        """
        held = held or self.meetings(folder)
        cases = [one.case for one in held.cases if one.case is not None]
        if not cases:
            raise FaultyInputError(f"There is no case file in {folder} that can be opened.")
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
        record = self.caseload(folder, quarter, on=on, name_children=name_children, held=held)
        [merged] = self._producer.merge(kind, record, on=on, draft=False)
        return tuple(self._producer.finish(merged, formats=formats, on=on, draft=False))


def _service(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the cases say of their service; its logo lies beside one case and is left out."""
    names = sorted({str(one["name"]) for one in told})
    if len(names) > 1:
        raise FaultyInputError(
            "The cases of this folder are of several services. Put each service's cases into a "
            "folder of their own:",
            names,
        )
    return {name: value for name, value in told[0].items() if name != "logo"}
