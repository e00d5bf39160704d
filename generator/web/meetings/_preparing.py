"""A new meeting: who is due and why, who else may come, and what to see to before it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from generator.case import Case, Panel
from generator.case.answers import AnswerError, answer
from generator.case.facts.words import day_words, full_name, weekday_words
from generator.case.guide import guide
from generator.panel import PanelKind
from generator.panel.kinds import USUAL
from generator.panel.new import Prepared, next_slot

__all__ = ["Child", "Matter", "Proposal", "day_of", "proposed", "usual_day"]


@dataclass(frozen=True)
class Child:
    """A child who may be brought: `reference` of the case, why, and whether they are ticked."""

    reference: str
    name: str
    why: tuple[tuple[str, str], ...]
    open_actions: int
    brought: bool


@dataclass(frozen=True)
class Matter:
    """An open action that is carried to the meeting."""

    number: str
    action: str
    owner: str
    by: str
    is_overdue: bool


@dataclass(frozen=True)
class Proposal:
    """What a meeting of that day would be, before it is written."""

    title: str
    when: str
    members: tuple[tuple[str, str], ...]
    due: tuple[Child, ...]
    others: tuple[Child, ...]
    matters: tuple[Matter, ...]
    notes: tuple[str, ...]


def day_of(day: str, month: str, year: str, today: date) -> date:
    """The day in three boxes. Raises AnswerError in words."""
    field = guide("panel").find(("date",))
    if field is None:
        raise LookupError("date")
    boxes = {"day": day, "month": month, "year": year}
    lacking = [name for name, text in boxes.items() if not text.strip()]
    if lacking:
        raise AnswerError(f"The date needs a {' and a '.join(lacking)}.", "")
    return date.fromisoformat(answer(field, f"{day} {month} {year}", today=today))


def usual_day(panels: Sequence[Panel], kind: PanelKind, today: date) -> date | None:
    """When the next meeting of a kind is usually: as the last one says, else by its slot."""
    own = [one for one in panels if one.data.get("kind", USUAL) == kind.name]
    if not own or not kind.every_months:
        return None
    last = max(own, key=lambda one: one.data["date"])
    said = last.data.get("next_panel")
    day = date.fromisoformat(said) if said else date.fromisoformat(last.data["date"])
    if day == date.fromisoformat(last.data["date"]) or day < today:
        while day < today or day <= date.fromisoformat(last.data["date"]):
            day = next_slot(day, kind.every_months)
    return day


def proposed(
    made: Prepared, cases: Sequence[Case], today: date, bring: Collection[str] | None = None
) -> Proposal:
    """A prepared meeting as it is shown; `bring` are those ticked, None for all who are due."""
    due = {one.case.identifier: one for one in made.called}
    day = date.fromisoformat(made.panel["date"])
    ticked = due.keys() if bring is None else bring
    others = sorted(
        (one for one in cases if one.identifier not in due),
        key=lambda one: full_name(one.data["child"]).casefold(),
    )
    return Proposal(
        title=made.panel["name"],
        when=weekday_words(day),
        members=tuple(
            (one["name"], one["role"]) for one in made.panel["attendance"] if "for_items" not in one
        ),
        due=tuple(
            Child(
                one.case.identifier,
                full_name(one.case.data["child"]),
                tuple((reason.words, reason.source) for reason in one.reasons),
                len(one.actions),
                one.case.identifier in ticked,
            )
            for one in made.called
        ),
        others=tuple(
            Child(one.identifier, full_name(one.data["child"]), (), 0, one.identifier in ticked)
            for one in others
        ),
        matters=tuple(
            Matter(
                one.get("number", ""),
                one["action"],
                one["owner"],
                day_words(date.fromisoformat(one["due"])) if "due" in one else "No date",
                bool("due" in one and one["due"] < today.isoformat()),
            )
            for one in made.panel.get("matters_arising", ())
        ),
        notes=made.notes,
    )
