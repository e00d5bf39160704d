"""A panel that is being prepared: its agenda, members and open actions, as a panel file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.words import and_list, day_words
from generator.panel.conflicts import conflicts, same_name
from generator.panel.due import Called
from generator.panel.kinds import Member, PanelKind
from generator.panel.life import BEGUN
from generator.panel.news import arising
from generator.panel.register import Action, Register
from generator.panel.roles import sits_for
from generator.rules.working_days import WorkingDays

__all__ = ["Escalation", "Prepared", "for_children", "next_slot", "prepared", "presenter"]

_STARTS = time(9, 30)
_KEPT = ("name", "time", "where", "chair", "minute_taker", "service")


@dataclass(frozen=True)
class Escalation:
    """A service's rule: an open action carried `after` times is raised with whom `to` says.

    0 raises none by itself. Without a rule of the service it is the second time, and the head of
    service, to whom the Bolton policy has barriers raised; how often is ours.
    """

    after: int = 2
    to: str = "the head of service"

    def raises(self, action: Action) -> bool:
        """Whether the next meeting raises an action."""
        return action.status == "open" and 0 < self.after <= action.carried


@dataclass(frozen=True)
class Prepared:
    """A meeting as a panel file's data, and what somebody should know before it.

    `called` are the children who are brought, in the order of the items.
    """

    panel: Mapping[str, Any]
    notes: tuple[str, ...]
    called: tuple[Called, ...] = ()


def next_slot(day: date, months: int) -> date:
    """The same weekday of the month that many months on: the fourth Wednesday after a fourth one.

    A fifth weekday becomes the last of its month. A bank holiday moves to the next working day.
    """
    place = (day.day - 1) // 7
    first = add_months(day.replace(day=1), months)
    slot = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * place)
    if slot.month != first.month:
        slot -= timedelta(days=7)
    calendar = WorkingDays()
    return slot if calendar.is_working(slot) else calendar.next_working(slot)


def prepared(
    kind: PanelKind,
    day: date,
    called: Sequence[Called],
    register: Register,
    *,
    panel_id: str,
    files: Mapping[str, str],
    before: Mapping[str, Any] | None = None,
    staff: Sequence[Mapping[str, Any]] = (),
    escalation: Escalation | None = None,
) -> Prepared:
    """The meeting of that day, called `panel_id`.

    `files` names the case file of each case identifier. `before` is the last meeting of this kind:
    its time, place, chair and members are taken over, else the roles of the kind are filled
    from `staff`. `escalation` says which actions it raises higher; None is the usual rule.
    """
    before = before or {}
    rule = escalation or Escalation()
    sitting = list(_members(kind, before, staff))
    known = {same_name(one["name"]) for one in sitting}
    coming = [one for one in for_children(kind, called) if same_name(one["name"]) not in known]
    attendance = [*sitting, *coming]
    starts = datetime.combine(day, time.fromisoformat(before.get("time", _STARTS.isoformat()[:5])))
    step = timedelta(minutes=kind.minutes_for_each_child)
    panel: dict[str, Any] = {
        "schema": "throughcare/panel/1",
        "panel_id": panel_id,
        "kind": kind.name,
        "name": kind.title,
        **{name: before[name] for name in _KEPT if name in before},
        "date": day.isoformat(),
        "time": f"{starts:%H:%M}",
        "end_time": f"{starts + step * len(called):%H:%M}",
        "chair": before.get("chair") or _chair(kind, attendance),
        "attendance": attendance,
    }
    if before:
        panel["previous_minutes"] = {"date": before["date"], "agreed": False}
    matters = [_before(one, rule) for one in register.open(day)]
    if matters:
        panel["matters_arising"] = matters
    panel["items"] = [
        {
            "case": files[one.case.identifier],
            "presented_by": presenter(one),
            "time": f"{starts + step * place:%H:%M}",
            "why": [reason.words for reason in one.reasons],
        }
        for place, one in enumerate(called)
    ]
    panel["minutes"] = dict(BEGUN)
    if kind.every_months:
        panel["next_panel"] = next_slot(day, kind.every_months).isoformat()
    return Prepared(
        panel,
        (*_notes(kind, day, panel, called, register), *_raised(rule, register, day)),
        tuple(called),
    )


def _members(
    kind: PanelKind, before: Mapping[str, Any], staff: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Who is asked to come: the standing members of the last panel, else the staff by role."""
    standing = [one for one in before.get("attendance", ()) if "for_items" not in one]
    if standing:
        for one in standing:
            yield {**one, "status": "invited"}
        return
    left = list(staff)
    for member in kind.members:
        found = next((one for one in left if _fills(one, member)), None)
        if found is not None:
            left.remove(found)
            yield {"name": found["name"], "role": member.role, "status": "invited"}


def _fills(person: Mapping[str, Any], member: Member) -> bool:
    """Whether what a person is called at work is the role of a member."""
    return sits_for(str(person.get("job_title") or person.get("role", "")), member.role)


def for_children(kind: PanelKind, called: Iterable[Called]) -> Iterator[dict[str, Any]]:
    """Who comes for some children only, by the roles of the kind, from the children's own cases."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in called:
        for member in kind.attends:
            for person in _people(one, member):
                said = str(person.get("job_title") or member.role)
                entry = found.setdefault(
                    (person["name"].casefold(), said.casefold()),
                    {"name": person["name"], "role": said, "status": "invited"},
                )
                if "organisation" in person:
                    entry["organisation"] = person["organisation"]
                ids = entry.setdefault("for_items", [])
                if one.case.identifier not in ids:
                    ids.append(one.case.identifier)
    yield from found.values()


def _people(called: Called, member: Member) -> list[Mapping[str, Any]]:
    return [one for one in called.case.data.get("people", ()) if _fills(one, member)]


def _wanted(called: Called, member: Member) -> bool:
    """Whether somebody of that role has to come for this child."""
    looked_after = called.case.data["child"].get("looked_after", {}).get("status")
    if member.when == "looked-after":
        return looked_after not in {None, "not-looked-after"}
    if member.when == "transition":
        return any(reason.code == "transition" for reason in called.reasons)
    return True


def _chair(kind: PanelKind, attendance: Iterable[Mapping[str, Any]]) -> str:
    chairs = {member.role for member in kind.members if member.chairs}
    found = [
        one["name"] for one in attendance if any(sits_for(one["role"], role) for role in chairs)
    ]
    return found[0] if found else "To be named"


def presenter(called: Called) -> str:
    """Who presents a child: the case manager, by name where the case names one."""
    people = called.case.data.get("people", ())
    managers = [one["name"] for one in people if one.get("role") == "case-manager"]
    return managers[0] if managers else "Case manager"


def _before(action: Action, rule: Escalation) -> dict[str, Any]:
    """An open action as it stands before the meeting, raised higher where the rule says so."""
    found = arising(action)
    if rule.raises(action):
        times = {1: "once", 2: "twice"}.get(action.carried, f"{action.carried} times")
        found["status"] = "escalated"
        found["reason"] = f"Carried forward {times}: raised with {rule.to}."
    return found


def _notes(
    kind: PanelKind,
    day: date,
    panel: Mapping[str, Any],
    called: Sequence[Called],
    register: Register,
) -> Iterator[str]:
    """What somebody should see to before the meeting."""
    yield from register.faults
    if not WorkingDays().is_working(day):
        yield f"{day_words(day)} is not a working day."
    sitting = [one for one in panel["attendance"] if "for_items" not in one]
    missing = [
        one.role
        for one in kind.members
        if not any(sits_for(person["role"], one.role) for person in panel["attendance"])
    ]
    if missing:
        yield f"Nobody is named for: {and_list(missing)}."
    if len(sitting) < kind.quorum:
        yield f"Fewer than {kind.quorum} members are named, which this panel needs."
    for one in called:
        lacking = [m.role for m in kind.attends if _wanted(one, m) and not _people(one, m)]
        if lacking:
            yield f"The case {one.case.identifier} names nobody as: {and_list(lacking)}."
        yield from (clash.words for clash in conflicts(panel, one.case))


def _raised(rule: Escalation, register: Register, day: date) -> Iterator[str]:
    for one in register.open(day):
        if rule.raises(one):
            yield f"Action {one.number} is raised with {rule.to}: carried forward too often."
