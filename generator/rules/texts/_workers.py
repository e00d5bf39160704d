"""Which worker a text names: the case manager, a manager, or another kind of worker."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.case.facts.reading import text_of
from generator.rules.texts._answers import names_somebody
from generator.rules.texts._words import listed, words

__all__ = ["is_others_visit", "is_owed_by_case_manager", "names_manager"]

_Person = Mapping[str, Any]


def is_owed_by_case_manager(event: str) -> bool:
    """Whether events of a type are those that the case manager has to see to in person."""
    return event in listed("workers", "own")


def is_others_visit(record: Mapping[str, Any], people: Iterable[_Person]) -> bool:
    """Whether another kind of worker made a visit that is the case manager's to make.

    `people` are those of the case: a worker named there is of the kind that their role tells.
    """
    who = text_of(record, "who").lower()
    if not who or words("workers", "case_manager").search(who):
        return False
    roles = {text_of(one, "role") for one in people if _is_named(one, who)}
    if "case-manager" in roles:
        return False
    return bool(roles & set(listed("workers", "roles"))) or bool(
        words("workers", "others").search(who)
    )


def names_manager(text: str, people: Iterable[_Person]) -> bool:
    """Whether a text names somebody who can agree as a manager: not the case manager's own name."""
    who = text.lower()
    if words("workers", "disagreed").search(who):
        return False
    managers = listed("workers", "managers")
    named = {
        role
        for one in people
        if (role := text_of(one, "role")) in {"case-manager", *managers} and _is_named(one, who)
    }
    if named.intersection(managers):
        return True
    if words("workers", "case_manager").search(who) or words("workers", "others").search(who):
        return words("workers", "manager").search(who) is not None
    return "case-manager" not in named and names_somebody(text)


def _is_named(person: _Person, text: str) -> bool:
    """Whether a person stands in a text by name, first name or initial and surname."""
    name = text_of(person, "name").lower()
    first, _, others = name.partition(" ")
    surname = others.rpartition(" ")[2]
    if surname and surname in text:
        short = f"{first[:1]} {surname}"
        return name in text or short in " ".join(text.replace(".", " ").split())
    return bool(first) and text.strip(" .") == first
