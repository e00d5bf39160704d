"""What each rule may be counted from, in cases that tell more and less of it.

`anchors.txt` holds for each case and anchor the moments, or what is said to be missing. Read by a
person; `python -m tests.rules.edges.anchors` writes it anew.
"""

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.case.facts.stages import STAGES, window
from generator.rules._anchors import _BY_STAGE, ANCHORS, anchored
from generator.rules._facts import Facts
from tests.rules.edges.grid import TODAY, _case, _recalled

__all__ = ["KEPT", "lines"]

KEPT = Path(__file__).with_name("anchors.txt")
_HAPPENINGS = ("event:phone", "event:visit-case-manager", "meeting:review", "meeting:second")
_INSIDE = ("custody", "recall", "remand-custody")
_FULL: dict[str, Any] = {
    "court": {"hearing_date": "2026-01-12"},
    "remand": {"date": "2025-12-20", "type": "youth-detention-accommodation"},
    "transition": {"target_date": "2028-02-20"},
    "compliance": [
        {"date": "2026-05-13", "outcome": "unacceptable-absence", "time": "10:00", "id": "a"},
        {"date": "2026-05-14", "outcome": "unacceptable-absence", "time": "10:00", "id": "b"},
        {"date": "2026-05-16", "outcome": "did-not-engage", "id": "c"},
        {"date": "2026-05-18", "outcome": "attended", "id": "d"},
    ],
    "meetings": [
        {"type": "review", "date": "2026-03-05", "time": "14:00"},
        {"type": "review", "date": "2026-03-06", "held": False},
        {"type": "second", "date": "2026-02-12"},
    ],
}


def _cases() -> Iterator[tuple[str, dict[str, Any]]]:
    plain = _case(date(2026, 2, 2))
    full = {**copy.deepcopy(plain), **_FULL}
    full["sentence"]["dates"] |= {"early_release": "2026-04-30", "rotl_from": "2026-04-01"}
    full["child"]["education"] = {"ehcp_review_due": "2026-06-30"}
    full["placement"] |= {
        "placement_confirmed": "2026-01-15",
        "transferred": [
            {"date": "2026-02-20", "from": "A", "to": "B", "planned": True},
            {"date": "2026-03-20", "from": "B", "to": "C", "planned": False},
            {"date": "2026-04-20", "from": "C", "to": "D"},
        ],
    }
    full["events"] += [
        {"type": kind, "date": day, **more}
        for kind, day, more in (
            ("rotl", "2026-04-02", {}),
            ("serious-incident", "2026-02-03", {"time": "21:15"}),
            ("serious-incident", "2026-02-03", {"time": "22:15"}),
            ("significant-event", "2026-02-04", {}),
            ("phone", "2026-02-05", {"method": "phone", "note": "Cancelled."}),
            ("phone", "2026-02-06", {"time": "09:00"}),
        )
    ]
    yield "plain", plain
    yield "full", full
    yield "recalled", _recalled(date(2026, 2, 2))
    for name, taken in (
        ("no entry", ("placement", "entered")),
        ("no release", ("sentence", "dates")),
        ("no sentence day", ("sentence", "date")),
        ("no birth", ("child", "date_of_birth")),
        ("no court", ("court", "hearing_date")),
        ("no supervision", ("supervision", "ends")),
    ):
        case = copy.deepcopy(full)
        del case[taken[0]][taken[1]]
        yield name, case
    yield "inside", {**copy.deepcopy(full), "events": []}
    life = copy.deepcopy(plain)
    life["sentence"] = {"type": "s259", "date": "2026-01-14", "length_months": 144}
    del life["supervision"]
    yield "life", {**life, "events": []}
    before = {"child": plain["child"], "court": {"hearing_date": "2026-05-14"}}
    yield "before court", before
    yield "on remand", {**before, "remand": full["remand"], "placement": plain["placement"]}
    yield "nothing", {"child": {"first_name": "Sam"}}


def lines() -> Iterator[str]:
    """Each case and anchor with what it is counted from."""
    for name, case in _cases():
        facts = Facts(case, TODAY)
        for kinds in (_INSIDE, ("community",), tuple(STAGES)):
            counts = window(facts.stages, kinds)
            yield f"{name}, {' '.join(kinds) if len(kinds) < 4 else 'any stage'}"
            every = len(kinds) > 3
            for anchor in (
                *_BY_STAGE,
                *(ANCHORS if every else ()),
                *(_HAPPENINGS if every else ()),
            ):
                if counts is not None:
                    yield f"  {anchor}: {_told(anchored(anchor, facts, counts))}"


def _told(found: Any) -> str:
    if isinstance(found, str):
        return found
    return "; ".join(
        f"{one.day}{f' {one.at}' if one.at else ''} {one.words}{f' [{one.key}]' if one.key else ''}"
        for one in found
    )


if __name__ == "__main__":
    KEPT.write_text("\n".join(lines()) + "\n", "utf-8")
