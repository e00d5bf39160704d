"""A folder of made-up cases for board reports, and what a report should count of them."""

import copy
import json
import random
from datetime import date, timedelta

from generator.resources import shipped

_SAMPLE = json.loads((shipped("samples") / "dto-yoi.json").read_text("utf-8"))
_ETHNIC = ("W1", "W1", "W1", "M1", "M1", "B1", "A2", "NS")


def child(number, pick, entered, released=None, *, home=None, trips=0):
    """A small case file: in custody from `entered` to `released`, both dates; None is still in."""
    data = {
        "schema": _SAMPLE["schema"],
        "case_id": f"TC-{number:03}",
        "service": {"name": "Calderbrook Youth Justice Service"},
        "child": {
            "first_name": f"Fen{'abcdefghij'[number // 10 % 10]}{'abcdefghij'[number % 10]}",
            "last_name": "Invented",
            "date_of_birth": date(2026 - pick.choice((14, 15, 16, 17)), 1, 2).isoformat(),
            "pronouns": "they/them",
            "ethnicity": pick.choice(_ETHNIC),
            "gender": pick.choice(("boy", "boy", "boy", "girl")),
            "looked_after": {"status": pick.choice(("not-looked-after", "section-20"))},
            "education": {"ehcp": pick.random() < 0.5},
            "communication": {"needs": pick.choice((["slcn"], ["eal"], []))},
        },
        "sentence": {"type": "dto", "date": entered.isoformat(), "length_months": 24,
                     "court": "Northmoor Youth Court"},
        "placement": {"establishment": "Harrowfield Young Offender Institution", "type": "yoi",
                      "entered": entered.isoformat()},
        "events": [{"type": "rotl", "date": (entered + timedelta(days=9 + n)).isoformat()}
                   for n in range(trips)],
    }  # fmt: skip
    if released is not None:
        data["events"].append({"type": "release", "date": released.isoformat()})
        if home:
            data["plan"] = {"accommodation": {"status": "confirmed",
                                              "confirmed_on": home.isoformat()}}  # fmt: skip
    return copy.deepcopy(data)


def folder(path, cases):
    path.mkdir(exist_ok=True)
    for data in cases:
        (path / f"{data['case_id']}.json").write_text(json.dumps(data), "utf-8")
    return path


def many(seed, size):
    """A caseload with moves through a year."""
    pick = random.Random(seed)
    found = []
    for number in range(size):
        entered = date(2025, 6, 1) + timedelta(days=pick.randrange(270))
        released = entered + timedelta(days=pick.randrange(20, 200))
        if released > date(2026, 3, 31):
            released = None
        home = released and released - timedelta(days=pick.choice((0, 3, 20)))
        found.append(
            child(number, pick, entered, released, home=home, trips=pick.choice((0, 0, 2)))
        )
    return found
