"""What the agenda of a meeting says: who is heard when and why, who comes, what is still open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from generator.case import Panel
from generator.case.facts.words import and_list, clock, count
from generator.panel.conflicts import conflicts, same_name
from generator.panel.kinds import PanelKind
from generator.panel.roles import sits_for
from generator.panel.times import Stay, is_asked, slots, stays

__all__ = ["agenda"]

_STATES = {"apologies": "Cannot come", "absent": "Was not there"}

Seen = Mapping[str, Any]


def agenda(
    seen: Seen, panel: Panel, kind: PanelKind, person: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The agenda of a panel, or of the part of it that `seen` shows, as its template sees it.

    `seen` is the panel's view; `person` is the entry of the attendance whom it is for, None where
    it is for all who read it. Raises FaultyInputError as `slots` does.
    """
    times = slots(panel, kind)
    own = tuple(stays(person, panel, times)) if person else ()
    shown = {item["view"]["case_id"]: item for item in seen["items"]}
    items = [
        _item(number, shown[case.identifier], times[number - 1], panel, case.identifier)
        for number, case in enumerate(panel.cases, 1)
        if case.identifier in shown
    ]
    owners = _by_owner([one for one in seen["actions"] if one.get("carried")])
    missing = [
        one.role
        for one in kind.members
        if not any(sits_for(each["role"], one.role) for each in panel.data["attendance"])
    ]
    return {
        "asked": list(_asked(panel, person, own, items, owners)),
        "items": items,
        "conflicts": list(_conflicts(panel, shown)),
        # Who comes for some children only is not there for the rest.
        "standing": list(kind.standing) if len(items) == len(panel.cases) else [],
        "questions": list(kind.questions),
        "expected": [_expected(one, panel, times) for one in seen["attendance"]],
        "owners": owners,
        **({"reader": person["name"]} if person else {}),
        **({"missing": and_list(missing)} if missing else {}),
    }


def _named(name: str, role: str) -> str:
    """A person with their role, in brackets unless the role has some."""
    return f"{name}, {role}" if "(" in role else f"{name} ({role})"


def _item(
    number: int, item: Seen, time: tuple[datetime, datetime], panel: Panel, case_id: str
) -> dict[str, Any]:
    presenter = same_name(item.get("presented_by", ""))
    coming = [
        _named(one["name"], f"{one['role'][:1].lower()}{one['role'][1:]}")
        for one in panel.data["attendance"]
        if case_id in one.get("for_items", ())
        and is_asked(one)
        and same_name(one["name"]) != presenter
    ]
    return {
        "number": number,
        "time": f"{time[0]:%H:%M}",
        "end": f"{time[1]:%H:%M}",
        "child": item["view"]["child"]["full_name"],
        "why": list(item.get("why", ())) or _reason(item["view"]),
        "coming": coming,
        **{name: item[name] for name in ("presented_by",) if name in item},
    }


def _reason(view: Seen) -> list[str]:
    """Why the child's own case says that it comes; empty where it does not say."""
    reason = view.get("cart", {}).get("reason")
    return [f"{getattr(reason, 'label', reason)}."] if reason else []


def _expected(
    one: Seen, panel: Panel, times: Sequence[tuple[datetime, datetime]]
) -> dict[str, Any]:
    """Somebody of the attendance, with the times of the items that the reader may know of."""
    entry = next(
        each
        for each in panel.data["attendance"]
        if (each["name"], each["role"]) == (one["name"], one["role"])
    )
    when = _STATES.get(entry["status"], "")
    if not when and "for_items" in entry:
        when = _in_words(tuple(stays(entry, panel, times)))
    return {
        "role": one["role"],
        "name": one["name"],
        "when": when or "The whole panel",
        **({"organisation": one["organisation"]} if "organisation" in one else {}),
    }


def _by_owner(actions: Sequence[Seen]) -> list[dict[str, Any]]:
    """The actions by who leads; who has something overdue first, then by the nearest day."""
    held: dict[str, list[Seen]] = {}
    for one in sorted(actions, key=_urgency):
        held.setdefault(same_name(one["owner"]), []).append(one)
    return [{"owner": own[0]["owner"], "actions": own} for own in held.values()]


def _urgency(action: Seen) -> tuple[bool, str, str]:
    return (not action.get("overdue"), str(action.get("due", "9999-12-31")), str(action["owner"]))


def _asked(
    panel: Panel,
    person: Mapping[str, Any] | None,
    own: Sequence[Stay],
    items: Sequence[Seen],
    owners: Sequence[Seen],
) -> Iterator[str]:
    """What the reader is asked to do, the first thing first."""
    if person and own:
        numbers = [number for stay in own for number in stay.items]
        what = f"item{'s'[: len(numbers) > 1]} {and_list([str(one) for one in numbers])}"
        yield f"Come for {what if numbers else 'the whole panel'}: {_in_words(own)}."
    if items:
        children = "each child’s proforma" if len(items) > 1 else "the child’s proforma"
        yield f"Read {children} before the day, the child’s own message first."
    mine = [
        action
        for group in owners
        if person is None or same_name(group["owner"]) == same_name(person["name"])
        for action in group["actions"]
    ]
    if mine:
        late = sum(bool(one.get("overdue")) for one in mine)
        has = "You have" if person else f"There {'is' if len(mine) == 1 else 'are'}"
        yield (
            f"{has} {count(len(mine), 'open action')}{f', {late} overdue' if late else ''}: tell "
            f"{_taker(panel)} before the day what is done, and what is in the way."
        )
    yield "Say at the start if you know a child or a family in another part than your work."
    yield f"If you cannot come, tell {_taker(panel)} who comes in your place."


def _taker(panel: Panel) -> str:
    return str(panel.data.get("minute_taker") or panel.data["chair"])


def _conflicts(panel: Panel, shown: Mapping[str, Seen]) -> Iterator[str]:
    for number, case in enumerate(panel.cases, 1):
        for one in conflicts(panel.data, case) if case.identifier in shown else ():
            child = shown[case.identifier]["view"]["child"]["full_name"]
            yield f"Item {number}, {child}: {one.who} {one.part}. {one.what_to_do}"


def _in_words(own: Sequence[Stay]) -> str:
    """9:30am to 9:50am and 11am to 11:20am."""
    return and_list([f"{clock(one.first.time())} to {clock(one.last.time())}" for one in own])
