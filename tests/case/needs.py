"""What each kind of document says it still needs of a case that holds little.

`needs.json` holds it, read by a person: `python -m tests.case.needs` writes it anew.
"""

import json
from pathlib import Path

from generator.case import loads
from generator.case._requirements import missing, outlines
from generator.resources import shipped
from tests.case.conftest import small_case

FILE = Path(__file__).with_name("needs.json")
KINDS = ("breach-report", "cart-proforma", "licence-easy-read", "pathways-plan", "psr-custody")


def needs() -> dict[str, dict[str, list[str]]]:
    """By kind, what is said of each field with its place, and what would have to stand there."""
    case = loads(json.dumps(small_case()).encode())
    found = {}
    for kind in KINDS:
        required = Path(shipped("templates")) / kind / "requirements.schema.json"
        told = [
            f"{one.pointer} ({one.place}): {one.message} {one.suggestion}"
            for one in missing(case, required)
        ]
        there = [f"/{'/'.join(map(str, at))}: {what}" for at, what in outlines(case, required)]
        found[kind] = {"says": told, "outlines": there}
    return found


if __name__ == "__main__":
    FILE.write_text(json.dumps(needs(), ensure_ascii=False, indent=1) + "\n", "utf-8")
