"""What a new case may take over from an older one: the service and its workers, no child."""

from collections.abc import Mapping
from typing import Any

# People of a service, who work with many children; the others of a case belong to one child.
_WORKERS = frozenset(
    {
        *("case-manager", "resettlement-worker", "manager", "head-of-service", "salt"),
        *("education-worker", "health-worker", "emotional-health-worker"),
        *("substance-misuse-worker", "victim-worker"),
    }
)
# What is true of a worker whichever child it is about.
_KEPT = ("id", "name", "role", "job_title", "organisation", "phone", "email", "hours")
_SECTIONS = ("service", "rules")


def taken_from(case: Mapping[str, Any]) -> dict[str, Any]:
    """The service, its rules and its workers of a case; nothing about the child or the family."""
    taken = {name: case[name] for name in _SECTIONS if name in case}
    workers = [
        {name: person[name] for name in _KEPT if name in person}
        for person in case.get("people", ())
        if person["role"] in _WORKERS
    ]
    return {**taken, "people": workers} if workers else taken
