"""News of one action as a person typed it: what a meeting is to record, or what is unclear."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case.facts.actions import REASONED
from generator.panel import Action
from generator.readback.minutes import People, Slip
from generator.readback.minutes._agencies import Agencies
from generator.readback.minutes._cells import UnclearError
from generator.readback.minutes._rows import Reader

__all__ = ["News", "read_news"]

_TYPED = ("status", "owner", "due", "update", "reason", "evidence", "by")
_NEEDED = {"status": "Choose where it stands.", "owner": "Write who does it."}


@dataclass(frozen=True)
class News:
    """What is new of an action, in the form of a panel file's `updates`; None for nothing.

    With `slips` it is not to be recorded.
    """

    update: Mapping[str, Any] | None
    slips: tuple[Slip, ...]


def read_news(action: Action, said: Mapping[str, str], people: People, on: date) -> News:
    """Read what was typed of an action, by name of field: those of `updates`.

    What it says already is no news. Days without a year are counted from `on`.
    """
    reader = Reader(on, None, people, Agencies({}, {}))
    held = _held(action)
    found: dict[str, Any] = {}
    slips: list[Slip] = []
    for name in _TYPED:
        text = " ".join(said.get(name, "").split())
        if not text:
            if name in said and name in _NEEDED:
                slips.append(Slip(name, _NEEDED[name]))
            continue
        try:
            values = reader.value("matters_arising", name, text)
        except UnclearError as error:
            slips.append(Slip(name, str(error)))
            continue
        found |= {key: value for key, value in values.items() if value != held.get(key)}
    helpers = found.pop("owners", None)
    if helpers:
        slips.append(Slip("owner", "Write one person, who leads. Who helps stands in the minutes."))
    status = found.get("status", action.status)
    if status != action.status and status in REASONED and "reason" not in found:
        slips.append(Slip("reason", REASONED[status]))
    if not set(found) - {"by"} or slips:
        return News(None, tuple(slips))
    return News({"number": action.number, "on": on.isoformat(), "status": status, **found}, ())


def _held(action: Action) -> Mapping[str, Any]:
    due = action.due.isoformat() if action.due else None
    return {"status": action.status, "owner": action.owner, "due": due}
