"""The part of the toolkit that changes the agenda of a meeting."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from generator.case import Case, Panel, Service, loads, read_bytes
from generator.documents.writing import laid_out
from generator.errors import FaultyInputError
from generator.panel import panel_kind, who_is_due
from generator.panel.due import chosen
from generator.panel.rearranged import Slot, with_agenda
from generator.panels import Meetings
from generator.store import write_case

__all__ = ["Agendas"]


class Agendas:
    """What the toolkit does with the agenda of a meeting that is prepared."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    @property
    def service_folder(self) -> Path | None:
        """The service's folder; None where there is none."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def meetings(self, folder: Path) -> Meetings:
        """The cases and meetings of a folder."""
        raise NotImplementedError

    def change_agenda(
        self,
        path: Path,
        folder: Path,
        slots: Sequence[Slot],
        *,
        before: Sequence[tuple[str, str]],
        bring: Collection[str] = (),
        asked_for: str = "",
    ) -> Path | None:
        """Put a meeting's items in the order of their times, take some out, bring more children.

        `before` are the case file and the time of each item as they were shown. Returns the copy
        kept of the file as it was, None where nothing changes. Raises FaultyInputError where the
        items were changed meanwhile, one that is taken out has minutes, or the minutes are agreed.
        """
        original, record, held = read_bytes(path), self.open(path), self.meetings(folder)
        if not isinstance(record, Panel):
            raise FaultyInputError(f"{path.name} is a case file. Give the file of a meeting.")
        own = record.data if record.own is None else record.own
        if list(before) != [(item["case"], item.get("time", "")) for item in own["items"]]:
            raise FaultyInputError(
                "The agenda was changed in another window meanwhile, so nothing was written. Open "
                "it again, and make your changes there."
            )
        kind = panel_kind(own.get("kind"), self.service_folder)
        day, ids = date.fromisoformat(own["date"]), [case.identifier for case in record.cases]
        cases = [one.case for one in held.cases if one.case]
        files = {one.case.identifier: one.path.name for one in held.cases if one.case}
        wanted = set(bring) - set(ids)
        since = held.last(kind.name, day, held=True)
        due = who_is_due(
            cases,
            kind,
            day,
            date.fromisoformat(since.data["date"]) if since else None,
            held.register,
        )
        added = chosen(due, cases, wanted, asked_for, held.register.open(day))
        named = [(one, files[one.case.identifier]) for one in added]
        data = with_agenda(own, kind, ids, slots, named)
        if data == own:
            return None
        content = laid_out(data, original)
        loads(content, path.name, folder=path.parent, service=self.service)
        return write_case(path, original, content)
