"""The list of panels: what comes next, what was last, and what is still a draft."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.case import Panel
from generator.case.facts.words import count, day_words
from generator.panel import life
from generator.panel.kinds import USUAL

__all__ = ["STATES", "Row", "State", "listed", "state_of"]


@dataclass(frozen=True)
class State:
    """How far a meeting's minutes are: `code`, in words, and the colour of the tag."""

    code: str
    words: str
    colour: str


STATES = {
    "coming": State("coming", "Being prepared", "light-blue"),
    "draft": State("draft", "Draft", "yellow"),
    "sent": State("sent", "Sent for accuracy", "purple"),
    "agreed": State("agreed", "Agreed", "green"),
}


@dataclass(frozen=True)
class Row:
    """A meeting in the list. `place` is next, last or earlier; empty for others to come."""

    key: str
    identifier: str
    name: str
    kind: str
    day: date
    shown_day: str
    children: str
    state: State
    version: int
    place: str


def state_of(panel: Panel, today: date) -> State:
    """How far the minutes of a meeting are on a day."""
    minutes = panel.data.get("minutes", life.BEGUN)
    is_ahead = panel.data["date"] > today.isoformat()
    if minutes["state"] == "draft" and is_ahead:
        return STATES["coming"]
    return STATES[minutes["state"]]


def listed(panels: Sequence[Panel], today: date, key_of: Callable[[Panel], str]) -> tuple[Row, ...]:
    """The meetings, the latest first; the next one and the last one of each kind are marked."""
    ordered = sorted(panels, key=lambda one: (one.data["date"], one.identifier), reverse=True)
    nexts: dict[str, str] = {}
    lasts: dict[str, str] = {}
    for one in ordered:
        kind, ahead = one.data.get("kind", USUAL), one.data["date"] >= today.isoformat()
        if ahead:
            nexts[kind] = one.identifier  # the earliest of those to come stays
        else:
            lasts.setdefault(kind, one.identifier)
    rows = []
    for one in ordered:
        kind = one.data.get("kind", USUAL)
        place = "earlier" if one.data["date"] < today.isoformat() else ""
        if nexts.get(kind) == one.identifier:
            place = "next"
        elif lasts.get(kind) == one.identifier:
            place = "last"
        day = date.fromisoformat(one.data["date"])
        rows.append(
            Row(
                key_of(one),
                one.identifier,
                one.data.get("name", one.identifier),
                kind,
                day,
                day_words(day),
                count(len(one.cases), "child").replace("childs", "children"),
                state_of(one, today),
                one.data.get("minutes", life.BEGUN)["version"],
                place,
            )
        )
    return tuple(rows)
