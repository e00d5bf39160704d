"""The register of actions: the sum of all meetings, worked out anew each time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.case.facts.actions import SETTLED, agreed, numbered, reference
from generator.panel.life import was_held

__all__ = ["Action", "Change", "Register", "register"]

# Carried forward is what a meeting does to an action, not how it stands.
_CARRIED = "carried-forward"
_STANDS = {_CARRIED: "open"}


@dataclass(frozen=True)
class Change:
    """What a meeting or a message said of an action. `at` is the meeting that records it.

    `held` is False for what only stands in a meeting that was prepared and not held.
    """

    at: str
    on: date
    status: str
    by: str = ""
    update: str = ""
    reason: str = ""
    evidence: str = ""
    held: bool = True


@dataclass(frozen=True)
class Action:
    """An action and its history. `number` is the meeting that agreed it, a stroke, its number.

    `case_id` is empty for the panel's own. `status` is open, done, dropped or escalated; whether
    it is overdue is worked out from `due`. `owner` leads, `owners` help. `carried` counts the
    meetings that were held and carried it forward.
    """

    number: str
    case_id: str
    action: str
    owner: str
    due: date | None
    status: str
    agreed_on: date
    owners: tuple[str, ...] = ()
    pathway: str = ""
    history: tuple[Change, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be done."""
        return self.status in SETTLED

    @property
    def carried(self) -> int:
        """How many meetings carried it forward, once each."""
        return len({one.at for one in self.history if one.held and one.status == _CARRIED})

    def is_overdue(self, today: date) -> bool:
        """Whether its day is past and it is not settled."""
        return not self.is_settled and self.due is not None and self.due < today


@dataclass(frozen=True)
class Register:
    """Every action of all meetings, and in words what does not add up."""

    actions: Mapping[str, Action]
    faults: tuple[str, ...] = ()

    def open(self, today: date) -> tuple[Action, ...]:
        """What is not settled, overdue first, then by day; without a day last."""
        left = [one for one in self.actions.values() if not one.is_settled]
        return tuple(
            sorted(
                left, key=lambda one: (not one.is_overdue(today), one.due or date.max, one.number)
            )
        )

    def by_need(self, today: date) -> tuple[Action, ...]:
        """What is open as `open` has it; then what is settled, the newest first."""
        settled = [one for one in self.actions.values() if one.is_settled]
        settled.sort(key=lambda one: (-one.history[-1].on.toordinal(), one.number))
        return (*self.open(today), *settled)


def register(meetings: Iterable[Mapping[str, Any]], case_ids: Mapping[str, str]) -> Register:
    """The register of these meetings, each the data of a panel file, in any order.

    `case_ids` gives the case identifier of each case file as items name it. A meeting's matters
    arising tell where earlier actions stand on its day; its updates what came after it. An action
    of a meeting that is not among them is known from the matters arising that speak of it first.
    """
    actions: dict[str, Action] = {}
    faults: list[str] = []
    seen: set[str] = set()
    ordered = sorted(meetings, key=lambda one: (one["date"], one["panel_id"]))
    for meeting in ordered:
        name = meeting["panel_id"]
        if name in seen:
            faults.append(f"Two meetings have the identifier {name}. Give one of them another.")
            continue
        seen.add(name)
        for one in _agreed(meeting, case_ids):
            if one.number in actions:
                faults.append(f"The number {one.number} stands twice. Numbers are used once only.")
            else:
                actions[one.number] = one
    for number, change, told in _told(ordered):
        if number not in actions and "action" in told and number.partition("/")[0] not in seen:
            # Agreed before the first file that is kept: known from where it is first spoken of.
            actions[number] = _from_before(number, change, told)
        elif number not in actions:
            faults.append(
                f"The meeting {change.at} speaks of action {number}, which no meeting agreed. "
                "Look the number up in the minutes."
            )
        else:
            actions[number] = _changed(actions[number], change, told)
    return Register(actions, tuple(faults))


def _agreed(meeting: Mapping[str, Any], case_ids: Mapping[str, str]) -> Iterator[Action]:
    day = date.fromisoformat(meeting["date"])
    whole = numbered(meeting)
    for place, one in agreed(whole):
        case = "" if place is None else case_ids.get(whole["items"][place]["case"], "")
        status = one.get("status", "open")
        yield Action(
            reference(meeting["panel_id"], one["number"]),
            case,
            one["action"],
            one["owner"],
            date.fromisoformat(one["due"]) if "due" in one else None,
            _STANDS.get(status, status),
            day,
            tuple(one.get("owners", ())),
            one.get("pathway", ""),
            (_change(meeting["panel_id"], day, {"status": status, **one}),),
        )


def _from_before(number: str, change: Change, told: Mapping[str, Any]) -> Action:
    return Action(
        number,
        told.get("case_id", ""),
        told["action"],
        told["owner"],
        date.fromisoformat(told["due"]) if "due" in told else None,
        _STANDS.get(change.status, change.status),
        change.on,
        tuple(told.get("owners", ())),
        told.get("pathway", ""),
        (change,),
    )


def _told(meetings: Iterable[Mapping[str, Any]]) -> list[tuple[str, Change, Mapping[str, Any]]]:
    """What was said of actions already agreed, in order of day."""
    found = []
    for order, meeting in enumerate(meetings):
        day, name = date.fromisoformat(meeting["date"]), meeting["panel_id"]
        held = was_held(meeting)
        found += [
            (day, order, 0, one["number"], _change(name, day, one, held=held), one)
            for one in meeting.get("matters_arising", ())
            if "number" in one
        ]
        for one in meeting.get("updates", ()):
            on = date.fromisoformat(one["on"])
            found.append((on, order, 1, one["number"], _change(name, on, one), one))
    found.sort(key=lambda one: one[:3])
    return [one[3:] for one in found]


def _change(at: str, on: date, told: Mapping[str, Any], *, held: bool = True) -> Change:
    kept = {name: told[name] for name in ("by", "update", "reason", "evidence") if name in told}
    return Change(at, on, told["status"], **kept, held=held)


def _changed(action: Action, change: Change, told: Mapping[str, Any]) -> Action:
    """The action after a change; an owner or a day that the change names is the new one."""
    return replace(
        action,
        status=_STANDS.get(change.status, change.status),
        owner=told.get("owner", action.owner),
        owners=tuple(told["owners"]) if "owners" in told else action.owners,
        due=date.fromisoformat(told["due"]) if "due" in told else action.due,
        history=(*action.history, change),
    )
