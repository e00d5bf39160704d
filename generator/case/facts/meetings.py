"""Which meetings of a case are of one sort, and the latest of each that was written up."""

from collections.abc import Mapping
from typing import Any

from generator.case.facts.reading import Reading, text_of

__all__ = ["next_planning", "written_up"]

_PLANNING = frozenset(
    {
        "initial-planning",
        "second",
        "review",
        "release-preparation",
        "final-release",
        "community-planning",
        "progress-review",
        "remand-planning",
    }
)
_SAID = ("attendees", "strengths", "views")
# The types of each sort of meeting, and what its record is not a record without.
_SORTS: Mapping[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "planning": (_PLANNING, _SAID),
    "remand_panel": (frozenset({"remand-panel"}), _SAID),
    "compliance_panel": (
        frozenset({"compliance-panel", "breach-review"}),
        (*_SAID, "compliance.barriers", "compliance.new_support"),
    ),
    "case_formulation": (
        frozenset({"case-formulation", "marm", "sos", "case-management"}),
        (
            *_SAID,
            *("risk.own_safety", "risk.others_safety", "risk.new_offence", "risk.safety_plan"),
        ),
    ),
}


def written_up(case: Reading) -> dict[str, Mapping[str, Any]]:
    """Of each sort of meeting the latest that is recorded as held and has its record.

    A meeting that nobody has written up yet is passed by. `planning_before` is the planning
    meeting that was held before the one at `planning`, whatever is written of it. What there is
    none of is absent.
    """
    held = [one.record for one in case.dated("meetings") if one.record.get("held") is True]
    found: dict[str, Mapping[str, Any]] = {}
    for sort, (types, needs) in _SORTS.items():
        of_sort = [record for record in held if text_of(record, "type") in types]
        told = [at for at, record in enumerate(of_sort) if all(_at(record, n) for n in needs)]
        if not told:
            continue
        found[sort] = of_sort[told[-1]]
        if sort == "planning" and told[-1]:
            found["planning_before"] = of_sort[told[-1] - 1]
    return found


def next_planning(seen: Mapping[str, Any], on: str) -> dict[str, Any] | None:
    """The next planning meeting from a day, in ISO form, on; None where nobody has set one.

    `seen` is the view of a case. It is an entry as those of its `booked`: of the first meeting
    that is planned, else of the day that the latest record names.
    """
    ahead = [
        one
        for one in seen.get("meetings", ())
        if one["type"] in _PLANNING and one.get("held") is not True and one["date"] >= on
    ]
    if ahead:
        first = min(ahead, key=lambda one: (one["date"], one.get("time", "")))
        kept = {name: first[name] for name in ("time", "where") if name in first}
        return {"date": first["date"], "what": first["type"].label, **kept}
    day = seen["latest"].get("planning", {}).get("next_date", "")
    return {"date": day, "what": "Planning meeting"} if day >= on else None


def _at(record: Any, dotted: str) -> Any:
    """What stands at a dotted path; None where it breaks off."""
    for name in dotted.split("."):
        record = record.get(name) if isinstance(record, Mapping) else None
    return record
