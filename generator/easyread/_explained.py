"""What an easy-read page shows: each rule and appointment with its picture."""

from collections.abc import Mapping
from typing import Any

from generator.easyread._pictures import CREDIT, pictures

# The pictures of the fixed parts of the page, by what they stand beside.
_FIXED = {
    "paper": "2709",
    "talk": "E24A",
    "warning": "26A0",
    "help": "1F64B",
    "phone": "1F4DE",
    "think": "1F914",
}
_RULE, _APPOINTMENT = "2705", "1F4C5"


def explained(seen: Mapping[str, Any]) -> dict[str, Any]:
    """Rules, appointments and pictures for the easy-read page of a case's view.

    A rule without an explanation is left out (the requirements of the document ask for one).
    A picture is `{"image": PNG bytes, "alt": words}`; a rule without a picture of its own
    gets a tick, an appointment a calendar. Raises FaultyInputError for unknown picture codes.
    """
    supervision = seen.get("supervision", {})
    rules = [c["easy_read"] for c in supervision.get("conditions", ()) if "easy_read" in c]
    meetings = supervision.get("appointments", ())
    codes = {rule.get("picture", _RULE) for rule in rules}
    codes |= {meeting.get("picture", _APPOINTMENT) for meeting in meetings}
    drawn = {
        code: {"image": picture.png, "alt": picture.alt}
        for code, picture in pictures(codes | set(_FIXED.values())).items()
    }
    return {
        "rules": [{**rule, "shown": drawn[rule.get("picture", _RULE)]} for rule in rules],
        "appointments": [
            {**meeting, "shown": drawn[meeting.get("picture", _APPOINTMENT)]}
            for meeting in meetings
        ],
        "pictures": {name: drawn[code] for name, code in _FIXED.items()},
        "credit": CREDIT,
    }
