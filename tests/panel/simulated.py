"""Years of panels as they go: meetings missed, actions reopened, owners who leave, children of 18.

The oracle is a plain table of actions, kept beside all by what people said, one after another.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.case import Case
from generator.panel import panel_kind, register
from generator.panel.due import Called
from generator.panel.new import next_slot, prepared
from generator.panel.news import recorded

SETTLED = ("done", "dropped")
START = date(2026, 1, 28)


def child(number):
    born = date(2008, 3, 1) + timedelta(days=110 * number)
    names = {"first_name": f"Zed{number}", "last_name": "Example"}
    data = {"case_id": f"C-{number}", "child": {**names, "date_of_birth": born.isoformat()}}
    return Case({**data, "people": []})


CASES = [child(number) for number in range(12)]
FILES = {case.identifier: f"{case.identifier}.json" for case in CASES}
IDS = {file: identifier for identifier, file in FILES.items()}
INITIALS = {case.identifier: "ZE" for case in CASES}


def grown(case, day):
    born = date.fromisoformat(case.data["child"]["date_of_birth"])
    return day >= born.replace(year=born.year + 18)


@dataclass
class World:
    """The meetings as files hold them, and the table of what was said."""

    draw: random.Random
    meetings: list = field(default_factory=list)
    told: dict = field(default_factory=dict)
    owners: list = field(default_factory=lambda: [f"Worker {letter}" for letter in "ABCDEFGH"])
    seen: list = field(default_factory=list)  # meeting, its day, numbers open after it

    @property
    def register(self):
        return register(self.draw.sample(self.meetings, len(self.meetings)), IDS)

    def open(self):
        return [number for number, one in self.told.items() if one["status"] not in SETTLED]

    def replace(self, changed):
        self.meetings = [changed.get(one["panel_id"], one) for one in self.meetings]


def simulate(seed, months, by_news, check):
    """Live through that many months; `by_news(world, updates, on)` brings news to the files."""
    world = World(random.Random(seed))
    day = START
    for month in range(months):
        _prepare(world, day, month)
        _news(world, day - timedelta(days=world.draw.randint(1, 6)), by_news)
        check(world, day)
        if world.draw.random() < 0.15 and month:
            _missed(world)
        else:
            _held(world, day)
        check(world, day)
        _news(world, day + timedelta(days=world.draw.randint(0, 12)), by_news)
        check(world, day + timedelta(days=13))
        if world.draw.random() < 0.15:
            _leaves(world, day + timedelta(days=14), by_news)
            check(world, day + timedelta(days=14))
        day = next_slot(day, 1)
    return world


def _prepare(world, day, month):
    called = [
        Called(case, ()) for case in CASES if not grown(case, day) and world.draw.random() < 0.6
    ]
    before = world.meetings[-1] if world.meetings else None
    staff = [{"name": "Chair Person", "job_title": "Operational manager"}]
    made = prepared(
        panel_kind("cart"),
        day,
        called,
        world.register,
        panel_id=f"P-{month}",
        files=FILES,
        before=before,
        staff=staff,
    )
    for matter in made.panel.get("matters_arising", ()):
        if matter["status"] == "escalated":
            world.told[matter["number"]]["status"] = "escalated"
    world.meetings.append(dict(made.panel))


def _missed(world):
    """Nobody came: the file is thrown away, or lies about as it was prepared."""
    if world.draw.random() < 0.5:
        gone = world.meetings.pop()
        now = world.register.actions
        for matter in gone.get("matters_arising", ()):
            # What only that file raised is not raised.
            number = matter["number"]
            if matter["status"] == "escalated" and now[number].status == "open":
                world.told[number]["status"] = "open"


def _held(world, day):
    meeting = world.meetings[-1]
    meeting["attendance"] = [{**one, "status": "present"} for one in meeting["attendance"]]
    grown_up = {case.identifier for case in CASES if grown(case, day)}
    for matter in meeting.get("matters_arising", ()):
        if matter.get("case_id") in grown_up and world.draw.random() < 0.8:
            said = {"status": "dropped", "reason": "Moved to adult services"}
        else:
            said = _said(world, day, matter["status"])
        matter.update(said)
        if matter["status"] == "open":
            matter["status"] = "carried-forward"
        _oracle(world, {**said, "number": matter["number"]})
    number = 0
    held = [(item["case"], item) for item in meeting["items"]]
    for file, part in [*held, (None, meeting)]:
        fresh = [_agreed(world, day) for _ in range(world.draw.randint(0, 2))]
        part["actions" if file else "panel_actions"] = fresh
        for one in fresh:
            number += 1
            case = IDS[file] if file else ""
            world.told[f"{meeting['panel_id']}/{number}"] = {"status": "open", **one, "case": case}
    world.seen.append((meeting["panel_id"], day, set(world.open())))


def _agreed(world, day):
    due = day + timedelta(days=world.draw.randint(3, 70))
    owner = world.draw.choice(world.owners)
    return {"action": f"Do {world.draw.random()}", "owner": owner, "due": due.isoformat()}


def _said(world, day, status):
    what = world.draw.random()
    if what < 0.3:
        return {"status": "done", "evidence": "Letter on file"}
    if what < 0.37:
        return {"status": "dropped", "reason": "No longer needed"}
    if what < 0.45:
        due = day + timedelta(days=world.draw.randint(5, 60))
        return {"status": status, "due": due.isoformat()}
    if what < 0.52:
        return {"status": status, "owner": world.draw.choice(world.owners)}
    return {"status": status, "update": f"In hand {world.draw.random()}"}


def _news(world, on, by_news):
    if on < START:
        return
    updates = []
    for number in sorted(world.told):
        status = world.told[number]["status"]
        if status in SETTLED:
            if world.draw.random() < 0.03:
                updates.append({"number": number, "status": "open", "update": "Not done after all"})
        elif world.draw.random() < 0.25:
            updates.append({"number": number, **_said(world, on, status)})
    _bring(world, updates, on, by_news)


def _leaves(world, on, by_news):
    if len(world.owners) < 4:
        return
    gone = world.owners.pop(world.draw.randrange(len(world.owners)))
    fresh = f"Worker {len(world.owners)}-{world.draw.random():.3f}"
    world.owners.append(fresh)
    updates = [
        {"number": number, "status": world.told[number]["status"], "owner": fresh}
        for number in world.open()
        if world.told[number]["owner"] == gone
    ]
    _bring(world, updates, on, by_news)


def _bring(world, updates, on, by_news):
    for one in updates:
        one["on"] = on.isoformat()
    # What says nothing new is no news.
    news = [one for one in updates if _is_new(world, one)]
    by_news(world, news, on)
    for one in news:
        _oracle(world, one)


def _is_new(world, one):
    now = world.told[one["number"]]
    fields = ("status", "owner", "due")
    return "update" in one or any(name in one and one[name] != now[name] for name in fields)


def _oracle(world, said):
    held = world.told[said["number"]]
    for name in ("status", "owner", "due"):
        if name in said:
            held[name] = "open" if said[name] == "carried-forward" else said[name]


def straight(world, updates, on):
    """News written into the files without a workbook."""
    if updates:
        world.replace(recorded(world.meetings, updates, on, world.register.actions))
