"""What a case or panel says on a day, worked out once for all documents made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from generator.case import Case, Panel, case_view, panel_view
from generator.documents.locate import located
from generator.easyread import worded
from generator.easyread.catalogue import mixed
from generator.easyread.signing import Verdict
from generator.easyread.witness import witnesses
from generator.rules import Pack
from generator.rules.case_dates import CaseDates

__all__ = ["Memory", "Worked"]

# The agenda and the minutes of one meeting.
_MOST_PANELS = 2
# A panel has some ten cases; nobody makes documents of more at a time in turns.
_MOST = 16


@dataclass(frozen=True)
class Worked:
    """One case on one day: its view, and its dates and findings by each pack."""

    case: Case
    on: date
    _dates: dict[tuple[str, date | None], CaseDates] = field(default_factory=dict)
    _verdicts: list[Verdict] = field(default_factory=list)

    @cached_property
    def view(self) -> dict[str, Any]:
        """The case as templates see it, shared by all documents: not to be changed."""
        return case_view(self.worded, self.on)

    @cached_property
    def worded(self) -> Case:
        """The case with every condition in easy words, from the nearest layer of wording."""
        case = self.case
        if not case.data.get("supervision", {}).get("conditions"):
            return case
        folder = case.service.folder if case.service else None
        own = case.data if case.own is None else case.own
        return replace(case, data=worded(case.data, folder), own=own)

    @cached_property
    def located(self) -> dict[str, Any]:
        """The same with the place of each value in the case file, for what is read back."""
        return located(self.view, self.case)

    def verdict(self, look: Callable[[], Verdict]) -> Verdict:
        """Whether the easy-read paper is the one that was signed; looked at once."""
        if not self._verdicts:
            self._verdicts.append(look())
        return self._verdicts[0]

    def dates(self, pack: Pack, release: date | None) -> CaseDates:
        """What the pack says of the case; `release` is another release date to try."""
        key = (pack.fingerprint, release)
        if key not in self._dates:
            self._dates[key] = CaseDates(self.worded, pack, self.on, release, (witnesses, mixed))
        return self._dates[key]


class Memory:
    """The cases and panels worked on last, each with its day."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, date], Worked] = {}
        self._panels: dict[tuple[int, date, str], tuple[Panel, dict[str, Any]]] = {}

    def of(self, case: Case, on: date) -> Worked:
        """What is known of the case on that day. Another copy of a case is another case."""
        key = (id(case), on)
        worked = self._held.get(key)
        if worked is None or worked.case is not case:
            worked = Worked(case, on)
            while len(self._held) >= _MOST:
                self._held.pop(next(iter(self._held)), None)
            self._held[key] = worked
        return worked

    def panel(self, panel: Panel, on: date, document: Mapping[str, Any]) -> dict[str, Any]:
        """The whole of a panel as templates see it, for all its readers: not to be changed.

        `document` says what is being made.
        """
        key = id(panel), on, repr(sorted(document.items()))
        held = self._panels.get(key)
        if held is None or held[0] is not panel:
            held = panel, panel_view(panel, on=on, document=document)
            while len(self._panels) >= _MOST_PANELS:
                self._panels.pop(next(iter(self._panels)), None)
            self._panels[key] = held
        return held[1]
