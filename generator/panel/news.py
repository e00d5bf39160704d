"""News of actions between meetings: which meetings' files take it, and how."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.case.facts.actions import SETTLED
from generator.errors import FaultyInputError
from generator.panel.life import was_held
from generator.panel.register import Action

__all__ = ["arising", "recorded"]

_TAKEN = ("owner", "due", "update", "reason", "evidence")


def arising(action: Action) -> dict[str, Any]:
    """An open action as a matter arising of the meeting to come."""
    last = action.history[-1]
    kept: dict[str, Any] = {
        "number": action.number,
        "action": action.action,
        "owner": action.owner,
        "status": _at_meeting(action.status),
    }
    if action.owners:
        kept["owners"] = list(action.owners)
    if action.due is not None:
        kept["due"] = action.due.isoformat()
    for name, value in (
        ("case_id", action.case_id),
        ("pathway", action.pathway),
        ("update", last.update),
        ("reason", last.reason),
    ):
        if value:
            kept[name] = value
    return kept


def recorded(
    meetings: Sequence[Mapping[str, Any]],
    updates: Sequence[Mapping[str, Any]],
    on: date,
    actions: Mapping[str, Action],
) -> dict[str, Mapping[str, Any]]:
    """The meetings that change when news of that day is told, by identifier.

    The last meeting that was held records it. One that is prepared already, and says how each
    action stood, is brought up to date, or it would undo the news on its day; such stand first.
    `actions` are those of the register before the news. Raises FaultyInputError where there is no
    meeting yet.
    """
    if not updates:
        return {}
    day = on.isoformat()
    found: dict[str, Mapping[str, Any]] = {}
    for meeting in meetings:
        if meeting["date"] >= day and not was_held(meeting):
            matters = _brought_up(meeting.get("matters_arising", ()), updates, actions)
            if matters:
                found[meeting["panel_id"]] = {**meeting, "matters_arising": matters}
    last = _last(meetings, day)
    own = found.pop(last["panel_id"], last)
    found[last["panel_id"]] = {**own, "updates": [*own.get("updates", ()), *updates]}
    return {name: each for name, each in found.items() if each not in meetings}


def _last(meetings: Sequence[Mapping[str, Any]], day: str) -> Mapping[str, Any]:
    before = [one for one in meetings if one["date"] <= day]
    held = [one for one in before if was_held(one)] or before
    if not held:
        raise FaultyInputError(
            f"There is no meeting on or before {day} that could record the changes. Look at the "
            "day given with --date."
        )
    return max(held, key=lambda one: (one["date"], one["panel_id"]))


def _brought_up(
    matters: Sequence[Mapping[str, Any]],
    updates: Sequence[Mapping[str, Any]],
    actions: Mapping[str, Action],
) -> list[Mapping[str, Any]]:
    """The matters arising with the news of them, and with what is open again."""
    news = {one["number"]: one for one in updates}
    spoken_of = {one.get("number") for one in matters}
    again = [
        arising(actions[number])
        for number, one in news.items()
        if number not in spoken_of and one["status"] not in SETTLED
    ]
    return [_with_news(one, news.get(one.get("number", ""), {})) for one in (*matters, *again)]


def _with_news(matter: Mapping[str, Any], update: Mapping[str, Any]) -> dict[str, Any]:
    found = {**matter, **{name: update[name] for name in _TAKEN if name in update}}
    if "status" in update:
        found["status"] = _at_meeting(update["status"])
    return found


def _at_meeting(status: str) -> str:
    """How a meeting says it: what stays open is carried forward by it."""
    return "carried-forward" if status == "open" else status
