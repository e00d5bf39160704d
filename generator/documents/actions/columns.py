"""The columns of the workbook of actions, and what their cells say, for writing and reading."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.case.guide import FieldGuide, guide
from generator.panel import Action
from generator.sheets.case_workbook.memory import hash_of

__all__ = [
    "COLUMNS",
    "FORM",
    "MEMORY",
    "SHEET",
    "TOP",
    "Column",
    "base_of",
    "choices",
    "initials_of",
    "mark_of",
    "plain",
]

SHEET, MEMORY, FORM = "Actions", "Throughcare", "throughcare actions 1"
TOP = 5  # the row of the headings, from 1

Value = str | int | date | None


@dataclass(frozen=True)
class Column:
    """A column: its heading, width in characters, and what it says of an action.

    `field` is the field of an update that a person may enter there; empty where nothing may be
    changed. `says` takes the action and the initials of each child by case identifier.
    """

    heading: str
    width: float
    says: Callable[[Action, Mapping[str, str]], Value]
    field: str = ""

    @property
    def guide(self) -> FieldGuide:
        """What may be entered. Only for a column with a field."""
        found = guide("panel").find(("updates", self.field))
        assert found is not None
        return found


def choices() -> Mapping[str, str]:
    """The states that a person may choose, with their titles."""
    found = guide("panel").find(("updates", "status"))
    assert found is not None
    # To carry an action forward is for a meeting.
    return {code: title for code, title in found.choices.items() if code != "carried-forward"}


def plain(text: str) -> str:
    """A text with the differences taken out that say nothing."""
    return " ".join(text.split())


def _child(action: Action, children: Mapping[str, str]) -> str:
    if not action.case_id:
        return "The panel"
    known = children.get(action.case_id)
    return f"{known} ({action.case_id})" if known else action.case_id


def _last(name: str) -> Callable[[Action, Mapping[str, str]], str]:
    """The newest of what was said of an action."""
    return lambda action, _: next(
        (said for each in reversed(action.history) if (said := getattr(each, name))), ""
    )


def _reason(action: Action, _: Mapping[str, str]) -> str:
    """Why it is as it is; why it was once dropped says nothing of an action that is open again."""
    told = [each.reason for each in action.history if each.status == action.status and each.reason]
    return told[-1] if told and action.status in ("dropped", "escalated") else ""


COLUMNS: Sequence[Column] = (
    Column("Identifier", 16, lambda one, _: one.number),
    Column("State", 11, lambda one, _: choices()[one.status], "status"),
    Column("Overdue", 10, lambda one, _: None),
    Column("Due", 13, lambda one, _: one.due, "due"),
    Column("Owner", 24, lambda one, _: one.owner, "owner"),
    Column("Who helps", 18, lambda one, _: "; ".join(one.owners)),
    Column("Action", 46, lambda one, _: one.action),
    Column("Child", 16, _child),
    Column("Number", 17, lambda one, _: one.number),
    Column("Carried", 9, lambda one, _: one.carried),
    Column("Where it stands", 34, _last("update"), "update"),
    Column("Told by", 16, lambda one, _: None, "by"),
    Column("Why dropped, or raised with whom", 26, _reason, "reason"),
    Column("What shows that it is done", 26, _last("evidence"), "evidence"),
    Column("Pathway", 18, lambda one, _: one.pathway.replace("-", " ").capitalize()),
)


def initials_of(child: Mapping[str, str]) -> str:
    """A child's initials: those of the name that the child goes by."""
    first = child.get("known_as") or child["first_name"]
    return f"{first[:1]}{child['last_name'][:1]}".upper()


def base_of(action: Action, children: Mapping[str, str]) -> dict[str, str]:
    """What the cells say, by heading, as a reader of them has it: codes and ISO dates."""
    found = {}
    for column in COLUMNS:
        value = action.status if column.field == "status" else column.says(action, children)
        text = value.isoformat() if isinstance(value, date) else value
        found[column.heading] = plain("" if text is None else str(text))
    return found


def mark_of(number: str, text: str) -> str:
    """The hash of a cell's text in the row of an action."""
    return hash_of(text, hashlib.sha256(number.encode()).hexdigest())
