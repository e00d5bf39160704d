"""Meetings about the children of the samples, drawn: who comes, when, what is open, what is said.

Every paragraph that is meant for some agencies holds a word of its own, so that it is found
wherever it goes.
"""

import json
import random
from datetime import date, timedelta

from generator.case import loads

AGENCIES = ("Oxmere Police", "Oxmere Health", "Oxmere Council", "Oxmere Probation")
DAY = date(2026, 3, 11)
ON = date(2026, 3, 2)
_PEOPLE = tuple(
    zip(("Anna Quill", "Bert Quill", "Cleo Quill", "Dina Quill"), AGENCIES, strict=True)
)
_STATES = ("open", "carried-forward", "escalated", "done", "dropped")


def word(number):
    """A word that no other text has."""
    return "quokka" + "".join(chr(ord("a") + int(figure)) for figure in f"{number:03d}")


def meeting(draw, folder, day=DAY, *, pool=None, spoken=True):
    """A meeting of that day, as a panel, and who may read each word of a paragraph.

    That is by the word: the case identifier and the agencies. It hears some of the case files of
    the `pool`, by default of the folder.
    """
    pool = pool or sorted(folder.glob("*.json"))
    files = draw.sample(pool, draw.randint(1, len(pool)))
    ids = [json.loads(file.read_text("utf-8"))["case_id"] for file in files]
    clock, items, words = 9 * 60 + 30, [], {}
    for file, case in zip(files, ids, strict=True):
        item = {"case": file.name, "discussion": "Said to all."}
        if draw.random() < 0.6 or not items:
            clock += 5 * draw.randint(0, 3)
            item["time"] = f"{clock // 60:02d}:{clock % 60:02d}"
        clock += 50  # longer than an item of any kind that is drawn
        if spoken:
            item["paragraphs"] = []
            for _ in range(draw.randint(0, 2)):
                meant = draw.sample(AGENCIES, draw.randint(1, 2))
                words[word(len(words))] = (case, frozenset(meant))
                said = f"It is {word(len(words) - 1)}."
                item["paragraphs"].append({"text": said, "for": meant})
        items.append({key: value for key, value in item.items() if value})
    data = {
        "schema": "throughcare/panel/1",
        "panel_id": f"D-{day.isoformat()}",
        "kind": draw.choice(["cart", "marm", "risk-focus"]) if not spoken else "cart",
        "date": day.isoformat(),
        "time": "09:30",
        "chair": "Ruth Chair",
        "service": {"name": "Oxmere Youth Justice Service", "short_name": "Oxmere YJS"},
        "attendance": [_person(draw, *one, ids) for one in _PEOPLE],
        "matters_arising": _matters(draw, ids, day),
        "items": items,
        "next_panel": (day + timedelta(days=28)).isoformat(),
    }
    return loads(json.dumps(data).encode(), "drawn.json", folder=folder), words


def _person(draw, name, agency, ids):
    person = {"name": name, "role": draw.choice(["Nurse", "Worker", "Officer"])}
    person["status"] = draw.choice(["present", "present", "invited", "apologies"])
    if draw.random() < 0.9:
        person["organisation"] = agency if draw.random() < 0.8 else draw.choice(AGENCIES)
    if draw.random() < 0.5:
        person["for_items"] = draw.sample(ids, draw.randint(1, len(ids)))
    return person


def _matters(draw, ids, day):
    found = []
    for number in range(draw.randint(0, 9)):
        one = {"number": f"D-0/{number + 1}", "action": "Ring", "status": draw.choice(_STATES)}
        one["owner"] = draw.choice(["Anna Quill", "Bert Quill (nurse)", "Somebody else"])
        if draw.random() < 0.8:
            one["due"] = (day + timedelta(days=draw.randint(-40, 40))).isoformat()
        if draw.random() < 0.7:
            one["case_id"] = draw.choice(ids)
        if one["status"] in ("dropped", "escalated"):
            one["reason"] = "As said"
        found.append(one)
    return found


def drawn(seed):
    """The same draw for the same seed."""
    return random.Random(f"panel {seed}")
