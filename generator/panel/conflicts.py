"""Who has a part of their own in a case that a panel hears, and who comes as family."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.case import Case
from generator.case.facts.people import RELATIVES
from generator.case.facts.words import full_name
from generator.panel.roles import sits_for

__all__ = ["Conflict", "comes_as_family", "conflicts", "same_name"]

_OWN_PART = RELATIVES | {"case-manager"}
_AS_FAMILY = "Parent or carer"
_INDEPENDENT = "Duty worker, independent of the case"


@dataclass(frozen=True)
class Conflict:
    """Somebody who judges a case in which they have a part: who, how, and what to do."""

    who: str
    part: str
    what_to_do: str
    case: str

    @property
    def words(self) -> str:
        """The conflict with the identifier of its case, in two sentences."""
        return f"{self.who} {self.part} in the case {self.case}. {self.what_to_do}"


def conflicts(panel: Mapping[str, Any], case: Case) -> Iterator[Conflict]:
    """The conflicts of a panel's chair and standing members with one of its cases."""
    people = case.data.get("people", ())
    parts = {same_name(one["name"]): one.get("role") for one in people}
    chair = panel["chair"]
    if parts.get(same_name(chair)) in _OWN_PART:
        yield Conflict(
            chair,
            "chairs, and has a part of their own",
            "Ask somebody else to chair that item.",
            case.identifier,
        )
    for one in panel["attendance"]:
        part = parts.get(same_name(one["name"]))
        if "for_items" in one or part is None:
            continue
        if part in RELATIVES:
            yield Conflict(
                one["name"],
                "sits on the panel and is family",
                "Ask them to leave for that item.",
                case.identifier,
            )
        elif sits_for(one["role"], _INDEPENDENT):
            yield Conflict(
                one["name"],
                "sits as independent, and works",
                "Ask somebody else for that item.",
                case.identifier,
            )


def comes_as_family(person: Mapping[str, Any], cases: Iterable[Case]) -> bool:
    """Whether somebody of the attendance is a child of these cases or of a child's family."""
    name = same_name(person["name"])
    return sits_for(person["role"], _AS_FAMILY) or any(
        name == same_name(one) for case in cases for one in _at_home(case)
    )


def _at_home(case: Case) -> Iterator[str]:
    child = case.data["child"]
    yield full_name(child)
    if "known_as" in child:
        yield f"{child['known_as']} {child['last_name']}"
    for one in case.data.get("people", ()):
        if one.get("role") in RELATIVES:
            yield one["name"]


def same_name(person: str) -> str:
    """A person's name as it is compared: without what stands in brackets."""
    return person.partition("(")[0].strip().casefold()
