"""The case that is ready for the most kinds of document that can be true of one child.

It is a sample with what the others hold besides: under the name of its own child, and moved to
the days on which it could have been.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

__all__ = ["fullest"]

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
BASE = "breach-transition"
# What is taken over, by the sample that holds it and the days that it is moved by: a remand and
# a report come before the sentence, time out of custody before the release.
TAKEN = {
    ("remand", -480): ("remand", "bail", "custody.placement_review"),
    ("remand", -300): ("custody.contacts", "custody.transfer", "referrals.health"),
    ("dto-yoi", -420): ("pre_sentence", "letters.custody", "referrals.speech"),
    ("dto-yoi", -300): (
        "custody.review", "custody.incidents", "referrals.education", "release.home_report",
        "release.conditions_proposal", "release.temporary_release",
        "release.accommodation_escalation",
    ),
    ("s250-secure-home", 0): ("referrals.mappa", "referrals.nrm", "referrals.victim_contact"),
}  # fmt: skip
# Meetings of kinds that the sample has not had.
MEETINGS = {("dto-yoi", -300): "case-formulation", ("remand", -480): "remand-panel"}
# Those whom the texts that are taken over speak of.
SPOKEN_OF = {"Ffion Carrick", "Ivy", "Farlow", "Harrowfield", "Kai", "Kirsty", "Toby"}
_HE = {"she": "he", "her": "his", "herself": "himself", "hers": "his"}
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_SHE = re.compile(r"\b(she|herself|hers|her)\b", re.IGNORECASE)


def fullest() -> dict[str, Any]:
    """The data of that case."""
    case = _sample(BASE)
    known = SPOKEN_OF | {one["name"] for one in case.get("meant_names", ())}
    for (source, days), places in TAKEN.items():
        other = _moved(_sample(source), case, days)
        for place in places:
            _take(case, other, place.split("."))
        known |= set(_names(other))
    for (source, days), sort in MEETINGS.items():
        other = _moved(_sample(source), case, days)
        case["meetings"] += [one for one in other["meetings"] if one["type"] == sort]
    case["meant_names"] = [{"name": one, "who": "Of another sample."} for one in sorted(known)]
    return case


def _sample(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return data


def _names(case: dict[str, Any]) -> Iterator[str]:
    for person in case["people"]:
        yield from (person["name"], person["name"].split()[0])
    yield from (one["name"] for one in case.get("meant_names", ()))


def _take(case: dict[str, Any], other: Any, place: list[str]) -> None:
    """What the other says there, where the case says nothing."""
    *around, name = place
    for step in around:
        case, other = case.setdefault(step, {}), other.get(step, {})
    if name in other:
        case.setdefault(name, other[name])


def _moved(other: dict[str, Any], case: dict[str, Any], days: int) -> Any:
    """What another sample says, so many days later, of the child of this case."""
    text = json.dumps(other, ensure_ascii=False)
    for name in ("first_name", "last_name", "known_as"):
        theirs, ours = other["child"].get(name), case["child"].get(name)
        if theirs:
            text = re.sub(rf"\b{theirs}\b", ours or case["child"]["first_name"], text)
    if "she" in other["child"].get("pronouns", ""):
        text = _SHE.sub(lambda found: _HE[found[0].lower()], text)
    moved = timedelta(days=days)
    return json.loads(
        _DAY.sub(lambda found: (date.fromisoformat(found[0]) + moved).isoformat(), text)
    )
