"""The part of the toolkit that makes documents of a folder as a whole: all that was agreed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.case import Case
from generator.catalogue import Catalogue
from generator.documents.actions.columns import initials_of
from generator.documents.produce import Document, Producer
from generator.documents.writers import comes_as, usual
from generator.errors import FaultyInputError
from generator.panel import Action
from generator.panel.logbook import Logbook
from generator.panels import Meetings

__all__ = ["Logbooks", "initials_in"]


class Logbooks:
    """What the toolkit makes of the register of a folder. Nothing is written but by `write`."""

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

    def logbook(self, folder: Path, *, on: date, held: Meetings | None = None) -> Logbook:
        """All actions of a folder's meetings and all escalations of its cases, on a day.

        Raises FaultyInputError where a file cannot be opened: something could be missing.
        """
        held = held or self.meetings(folder)
        if held.unread:
            raise FaultyInputError(
                "Not every file of this folder can be opened, so something could be missing:",
                list(held.unread),
            )
        cases = [one.case for one in held.cases if one.case]
        children = initials_in(held)
        data = {
            "service": _service(cases),
            "actions": [_action(one, children, on) for one in held.register.by_need(on)],
            "escalations": _escalations(cases, children),
        }
        return Logbook(data, held.register, children, cases[0].service if cases else None)

    def of_register(
        self, folder: Path, kind: str, *, on: date, formats: Sequence[str] = ()
    ) -> tuple[Document, ...]:
        """A document made from a folder's register, such as action-log; it is not written yet.

        Without `formats`, in those that it usually comes in. Raises FaultyInputError for a kind
        made from something else, another format, and as `logbook` does.
        """
        found = self.catalogue.get(kind)
        if found.subject != "register":
            raise FaultyInputError(f"{found.title} is not made from a folder with its panels.")
        wanted = tuple(formats) or usual(found)
        strange = [form for form in wanted if not comes_as(found, form)]
        if strange:
            raise FaultyInputError(f"{found.title} does not come as {', '.join(strange)}.")
        record = self.logbook(folder, on=on)
        [merged] = self._producer.merge(found, record, on=on, draft=False)
        return tuple(self._producer.finish(merged, formats=wanted, on=on, draft=False))


def initials_in(held: Meetings) -> dict[str, str]:
    """The initials of every child that a meeting or a case file knows, by case identifier."""
    cases = [one.case for one in held.cases if one.case]
    cases += [case for panel in held.panels for case in panel.cases]
    return {case.identifier: initials_of(case.data["child"]) for case in cases}


def _service(cases: Sequence[Case]) -> dict[str, Any]:
    """That of the first case that names one; its logo lies beside that case and is left out."""
    told: dict[str, Any] = next(
        (case.data["service"] for case in cases if "service" in case.data), {}
    )
    return {name: value for name, value in told.items() if name != "logo"}


def _named(case_id: str, children: dict[str, str]) -> str:
    return f"{children[case_id]} ({case_id})" if case_id in children else case_id


def _action(one: Action, children: dict[str, str], on: date) -> dict[str, Any]:
    return {
        "number": one.number,
        **({"child": _named(one.case_id, children)} if one.case_id else {}),
        "action": one.action,
        "owner": one.owner,
        **({"due": one.due.isoformat()} if one.due else {}),
        "status": one.status,
        "overdue": one.is_overdue(on),
        "carried": one.carried,
    }


def _escalations(cases: Sequence[Case], children: dict[str, str]) -> list[dict[str, Any]]:
    """What was raised for each child: what has no answer first, the oldest before the rest."""
    found = [
        {
            "state": "answered" if one.get("outcome") else "open",
            "child": _named(case.identifier, children),
            **_place(case, one),
            **{name: one[name] for name in ("date", "issue", "by", "to", "outcome") if name in one},
        }
        for case in cases
        for one in case.data.get("cart", {}).get("escalations", ())
    ]
    return sorted(
        found, key=lambda one: (one["state"] != "open", one.get("date", ""), one["child"])
    )


def _place(case: Case, raised: Any) -> dict[str, str]:
    """The establishment that the child was in on the day, as far as the case tells."""
    placement = case.data.get("placement", {})
    day = raised.get("date", "")
    moves = sorted(placement.get("transferred", ()), key=lambda move: str(move["date"]))
    later = [move for move in moves if day and move["date"] > day]
    if day and placement.get("entered", "") > day:
        return {}
    name = later[0]["from"] if later else placement.get("establishment", "")
    return {"establishment": str(name)} if name else {}
