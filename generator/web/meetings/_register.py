"""The actions of all panels as the page lists them: filtered, overdue first."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.case.facts.words import day_words, full_name
from generator.case.guide import guide
from generator.panel import Action, Register
from generator.panel.conflicts import same_name
from generator.panels import Meetings

__all__ = [
    "EVERY",
    "STATES",
    "Filters",
    "Row",
    "Told",
    "history_of",
    "key_of",
    "names_of",
    "owner_key",
    "owners",
    "row_of",
    "rows_of",
]

STATES = ("open", "overdue", "escalated", "done", "dropped")
EVERY = "all"


@dataclass(frozen=True)
class Filters:
    """What is asked for: a state of `STATES`, or all; keys of an owner and of a child's case."""

    state: str = "open"
    owner: str = ""
    child: str = ""


@dataclass(frozen=True)
class Row:
    """An action in the list. `child` is a name, empty for the panel's own."""

    key: str
    number: str
    action: str
    owner: str
    child: str
    by: str
    state: str
    is_overdue: bool
    carried: int


@dataclass(frozen=True)
class Told:
    """One step of an action's history."""

    day: str
    at: str
    state: str
    said: str


def key_of(number: str) -> str:
    """What stands for an action in an address."""
    return hashlib.sha256(number.encode()).hexdigest()[:12]


def owners(actions: Iterable[Action]) -> dict[str, str]:
    """Everybody who leads an action or helps, once, by what stands for them in addresses."""
    found: dict[str, str] = {}
    for one in actions:
        for name in (one.owner, *one.owners):
            found.setdefault(owner_key(name), name)
            if "(" in name:
                found[owner_key(name)] = name
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))


def owner_key(name: str) -> str:
    """What stands for a person in an address, with or without the role behind the name."""
    return key_of(same_name(name))


def names_of(held: Meetings) -> dict[str, str]:
    """The name of every child that a case or a meeting knows, by case identifier."""
    cases = [case for panel in held.panels for case in panel.cases]
    cases += [one.case for one in held.cases if one.case]
    return {case.identifier: full_name(case.data["child"]) for case in cases}


def rows_of(
    register: Register, wanted: Filters, names: Mapping[str, str], today: date
) -> tuple[Row, ...]:
    """The actions that are asked for, overdue first, then by day."""
    found = [one for one in register.actions.values() if _is_wanted(one, wanted, today)]
    found.sort(key=lambda one: (not one.is_overdue(today), one.due or date.max, one.number))
    return tuple(row_of(one, names, today) for one in found)


def row_of(one: Action, names: Mapping[str, str], today: date) -> Row:
    """One action as it is listed."""
    return Row(
        key_of(one.number),
        one.number,
        one.action,
        ", ".join((one.owner, *one.owners)),
        names.get(one.case_id, one.case_id),
        day_words(one.due) if one.due else "No date",
        _titles().get(one.status, one.status),
        one.is_overdue(today),
        one.carried,
    )


def history_of(one: Action) -> tuple[Told, ...]:
    """What was said of an action, the latest first."""
    return tuple(
        Told(
            day_words(each.on),
            each.at,
            _titles().get(each.status, each.status),
            " ".join(_ended(said) for said in (each.update, each.reason, each.evidence) if said)
            + (f" Told by {each.by}." if each.by else ""),
        )
        for each in reversed(one.history)
    )


def _is_wanted(one: Action, wanted: Filters, today: date) -> bool:
    states = {
        EVERY: True,
        "open": not one.is_settled,
        "overdue": one.is_overdue(today),
    }
    if not states.get(wanted.state, one.status == wanted.state):
        return False
    if wanted.owner and wanted.owner not in map(owner_key, (one.owner, *one.owners)):
        return False
    return not wanted.child or key_of(one.case_id) == wanted.child


def _titles() -> Mapping[str, str]:
    found = guide("panel").find(("updates", "status"))
    return found.choices if found else {}


def _ended(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."
