"""Which pictures an easy-read page shows, in its order, and beside what."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.easyread._explained import APPOINTMENT, FIXED, looks_of
from generator.easyread.pictures import Look, swapped, swaps_of
from generator.easyread.wording import in_order

__all__ = ["pictures_used"]

_PARTS = {
    "paper": "What this is",
    "talk": "Who can help me",
    "warning": "What happens if I do not follow my rules",
    "help": "How to get help or ask for a change",
    "phone": "Help lines",
    "think": "Questions",
    "person": "Helpers without a photograph",
}


def pictures_used(case: Mapping[str, Any]) -> dict[Look, str]:
    """The pictures of a case's easy-read page: each once, with what it stands beside first.

    The case's own words and those of the catalogue are in it already. With pictures off: none.
    """
    found: dict[Look, str] = {}
    for look, where in _used(case):
        found.setdefault(look, where)
    return found


def _used(case: Mapping[str, Any]) -> Iterator[tuple[Look, str]]:
    easy = case.get("easy_read", {})
    if easy.get("pictures") == "off":
        return
    swaps, supervision = swaps_of(easy), swapped(case).get("supervision", {})
    for name, code in FIXED.items():
        yield (swaps.get(code, code), False), _PARTS[name]
    for condition in in_order(supervision.get("conditions", ()), easy):
        rule = condition.get("easy_read", {})
        for look in looks_of(rule):
            yield look, rule.get("heading", "")
    for meeting in supervision.get("appointments", ()):
        code = meeting.get("picture", swaps.get(APPOINTMENT, APPOINTMENT))
        yield (code, False), meeting.get("what", "")
