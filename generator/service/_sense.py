"""What a schema cannot say of a service's files: ids, roles, the ladder, the logo's place."""

import itertools
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.case import Draft, leaves_folder
from generator.case.facts.people import RELATIVES
from generator.case.facts.words import ordinal
from generator.spelling import folded

__all__ = ["ESTABLISHMENTS", "SETTINGS", "STAFF", "sense"]

SETTINGS, STAFF, ESTABLISHMENTS = "service.toml", "staff.toml", "establishments.toml"
_PHONES = ("phone", "out_of_hours_phone")
_MAILBOX = re.compile(r"[^\s@]@[^\s@]")
_LADDER = ("missed-appointment", "first", "final")


def sense(name: str, value: Mapping[str, Any]) -> Iterator[Draft]:
    """Faults of one of the files; what is of the wrong type is passed by."""
    yield from _ways_to_reach(value, ())
    if name == SETTINGS:
        yield from _logo(value)
        yield from _ladder(value.get("warnings"))
    elif name == STAFF:
        yield from _staff(value.get("staff"))
    else:
        yield from _establishments(value.get("establishments"))


def _ways_to_reach(value: Mapping[str, Any], above: tuple[str | int, ...]) -> Iterator[Draft]:
    """Phones without a number and mailboxes without an @, wherever they stand."""
    for key, said in value.items():
        path = (*above, key)
        if isinstance(said, Mapping):
            yield from _ways_to_reach(said, path)
        elif isinstance(said, list):
            for number, each in _entries(said):
                yield from _ways_to_reach(each, (*path, number))
        elif not isinstance(said, str):
            continue
        elif key in _PHONES and sum(char.isdigit() for char in said) < 3:
            yield Draft(path, "is no number that can be rung.", "For example: 01632 960100.")
        elif key == "email" and not _MAILBOX.search(said):
            yield Draft(path, "is no mail address.", "For example: hello@calderbrook.example.")


def _logo(value: Mapping[str, Any]) -> Iterator[Draft]:
    logo = value.get("logo")
    if isinstance(logo, str) and leaves_folder(logo):
        yield Draft(
            ("logo",),
            "names a file outside the service's folder.",
            "Put the picture into the folder pictures, and write pictures/ and its name.",
        )
    elif isinstance(logo, str) and not value.get("logo_words"):
        hint = 'Say what it shows for whoever cannot see it, such as "Calderbrook YJS: a bridge".'
        yield Draft(("logo_words",), "is missing, and there is a logo.", hint)


def _ladder(warnings: Any) -> Iterator[Draft]:
    steps = [
        _LADDER.index(each["level"])
        for each in (warnings if isinstance(warnings, list) else ())
        if isinstance(each, Mapping) and each.get("level") in _LADDER
    ]
    for number, (before, after) in enumerate(itertools.pairwise(steps), 1):
        if after <= before:
            says = "stands twice." if after == before else "stands below a later one."
            hint = "Put them in the order in which they are sent: the final warning comes last."
            yield Draft(("warnings", number, "level"), says, hint)


def _staff(staff: Any) -> Iterator[Draft]:
    first: dict[str, int] = {}
    for number, person in _entries(staff):
        known = person.get("id")
        if isinstance(known, str):
            if "-" not in known and not any(char.isdigit() for char in known):
                hint = "Join two words with a hyphen, such as samira-khan."
                yield Draft(("staff", number, "id"), "could be taken for a name.", hint)
            if known in first:
                says = f"is the same as that of the {ordinal(first[known] + 1)} member of staff."
                yield Draft(("staff", number, "id"), says, "Give each their own.")
            first.setdefault(known, number)
        if person.get("role") in RELATIVES:
            hint = "Family stands in the case file. Write their role in the service."
            yield Draft(("staff", number, "role"), "is that of a family member.", hint)


def _establishments(entries: Any) -> Iterator[Draft]:
    first: dict[str, int] = {}
    for number, each in _entries(entries):
        name = each.get("name")
        if isinstance(name, str):
            if folded(name) in first:
                says = f"is that of the {ordinal(first[folded(name)] + 1)} establishment as well."
                yield Draft(("establishments", number, "name"), says, "Keep one entry for each.")
            first.setdefault(folded(name), number)
        checked = each.get("checked_on")
        if isinstance(checked, str) and checked > date.today().isoformat():
            hint = "Write the day on which somebody made sure."
            yield Draft(("establishments", number, "checked_on"), "is still to come.", hint)


def _entries(entries: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, each in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(each, Mapping):
            yield number, each
