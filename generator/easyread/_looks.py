"""Which pictures an easy-read page shows, in its order, and beside what."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.easyread._rules import (
    Said,
    affirms,
    can_be_barred,
    forbids,
    only_forbids,
    said,
)
from generator.easyread.pictures import Look, swapped, swaps_of
from generator.easyread.wording import in_order

__all__ = ["ALSO", "APPOINTMENT", "FIXED", "look_of", "looks_beside", "own_look", "pictures_used"]

# The pictures of the fixed parts of the page, by what they stand beside.
FIXED = {
    "paper": "2709",
    "talk": "E24A",
    "warning": "26A0",
    "help": "1F64B",
    "phone": "1F4DE",
    "think": "1F914",
    "person": "1F464",
}
# The pictures of the child's other papers, by what they stand beside.
ALSO = {
    "home": "1F3E0",
    "calendar": "1F4C5",
    "bag": "1F392",
    "travel": "1F68C",
    "star": "2B50",
    "together": "meeting-my-worker",
    "listen": "1F442",
    "stop": "1F6D1",
    "goal": "1F3AF",
    "write": "1F4DD",
    "judge": "judge",
}
# What stands beside an appointment without a picture of its own. A rule gets none that it has not.
APPOINTMENT = "1F4C5"
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
    """The pictures of a case's easy-read page, as `looks_beside`; none with pictures off."""
    return {} if case.get("easy_read", {}).get("pictures") == "off" else looks_beside(case)


def looks_beside(case: Mapping[str, Any]) -> dict[Look, str]:
    """Every picture that a page may show: each once, with what it stands beside first.

    `case` is a case or its view, completed by the words of the catalogue.
    """
    found: dict[Look, str] = {}
    for look, where in _looks(case):
        found.setdefault(look, where)
    return found


def _looks(case: Mapping[str, Any]) -> Iterator[tuple[Look, str]]:
    easy = case.get("easy_read", {})
    swaps, supervision = swaps_of(easy), swapped(case).get("supervision", {})
    for name, code in FIXED.items():
        yield (swaps.get(code, code), False), _PARTS[name]
    for condition in in_order(supervision.get("conditions", ()), easy):
        rule = condition.get("easy_read", {})
        for look in _of_rule(rule):
            yield look, rule.get("heading", "")
    for meeting in supervision.get("appointments", ()):
        code = meeting.get("picture", swaps.get(APPOINTMENT, APPOINTMENT))
        yield (code, False), meeting.get("what", "")


def _of_rule(rule: Mapping[str, Any]) -> Iterator[Look]:
    """Every picture of a rule, each with whether it stands under a bar."""
    own = own_look(rule)
    yield from [own] if own else []
    yield from (look for one in said(rule) if (look := look_of(one)))


def look_of(one: Said) -> Look | None:
    """The picture of a sentence; None when it has none, or one that praises what is forbidden."""
    is_forbidden = one.shown_as == "must_not"
    if not one.picture or (is_forbidden and affirms(one.picture)):
        return None
    return one.picture, is_forbidden and can_be_barred(one.picture)


def own_look(rule: Mapping[str, Any]) -> Look | None:
    """The picture of a rule itself; None as for a sentence."""
    code = rule.get("picture", "")
    if not code or (affirms(code) and forbids(rule)):
        return None
    return code, only_forbids(rule) and can_be_barred(code)
