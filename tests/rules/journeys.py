"""Random journeys of a child through court, custody and home, with the truth of every day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

VISITS = ("visit-case-manager", "visit-resettlement-worker", "visit-parents", "home-visit")
MEETINGS = ("initial-planning", "second", "review", "release-preparation", "final-release")


@dataclass
class Journey:
    """A case as recorded up to `today`, and the stage it truly is in from each day on."""

    case: dict[str, Any]
    today: date
    pack: str
    truth: list[tuple[date, str]] = field(default_factory=list)

    def stage_on(self, day: date) -> str:
        """The stage on a day up to today."""
        kinds = [kind for start, kind in self.truth if start <= day]
        return kinds[-1] if kinds else "before-court"


def journey(random: Random, packs: list[str]) -> Journey:
    """One journey: each turn is taken or not, and recorded when it has happened by today."""
    start = date(2024, 1, 2) + timedelta(days=random.randrange(900))
    today = start + timedelta(days=random.randrange(1200))
    made = Journey({}, today, random.choice(packs))
    made.case = {
        "child": {
            "first_name": "Sam",
            "last_name": "Example",
            "date_of_birth": str(start - relativedelta(years=14, days=random.randrange(1400))),
            "looked_after": {"status": random.choice(("not-looked-after", "full-care-order"))},
        },
        "court": {"name": "C", "hearing_date": str(start)},
        "events": [],
        "meetings": [],
    }
    day = _before_sentence(random, made, start)
    if day <= today:
        _sentence(random, made, day)
    _contacts(random, made, start)
    return made


def _event(made: Journey, kind: str, day: date, **more: Any) -> None:
    made.case["events"].append({"type": kind, "date": str(day), **more})


def _before_sentence(random: Random, made: Journey, day: date) -> date:
    turn = random.choice(("bail", "remand-custody", "remand-accommodation", "none"))
    if turn in {"bail", "none"}:
        return day + timedelta(days=random.randrange(1, 60))
    kind = "youth-detention" if turn == "remand-custody" else "local-authority"
    made.case["remand"] = {"type": f"{kind}-accommodation", "date": str(day)}
    made.truth.append((day, turn))
    if turn == "remand-custody":
        made.case["placement"] = {"establishment": "A", "type": "sch", "entered": str(day)}
    day += timedelta(days=random.randrange(5, 60))
    if random.random() < 0.3 and day <= made.today:
        made.truth.append((day, "bail"))
        _event(made, "bail", day)
        day += timedelta(days=random.randrange(5, 60))
    return day


def _sentence(random: Random, made: Journey, day: date) -> None:
    months = random.choice((4, 8, 10, 12, 18, 24))
    kind = random.choice(("dto", "dto", "s250", "s254", "s252A", "s259"))
    held: dict[str, Any] = {"type": kind, "date": str(day), "length_months": months}
    made.case["sentence"] = held
    if kind == "s259":
        del held["length_months"]
    elif kind != "dto" or random.random() < 0.5:
        held["dates"] = {
            "release": str(day + relativedelta(months=months // 2)),
            "sentence_end": str(day + relativedelta(months=months) - timedelta(days=1)),
        }
    if random.random() < 0.1:
        held["released_from_court"] = True
        made.truth.append((day, "released-from-court"))
        made.truth.append((day, "community"))
    else:
        held["released_from_court"] = False
        made.truth.append((day, "custody"))
        placed = made.case.get("placement")
        if placed is None or random.random() < 0.5:
            made.case["placement"] = {
                "establishment": "A",
                "type": "sch",
                "entered": str(day),
                "placement_confirmed": str(day),
            }
    _after(random, made, day)


def _after(random: Random, made: Journey, day: date) -> None:
    """Moves, releases and returns, until the journey stops or today is reached."""
    for _ in range(random.randrange(5)):
        day += timedelta(days=random.randrange(15, 200))
        if day > made.today:
            return
        now = made.truth[-1][1]
        if now in {"custody", "recall"}:
            if random.random() < 0.3:
                moved = made.case.setdefault("placement", {}).setdefault("transferred", [])
                moved.append({"date": str(day), "from": "A", "to": "B", "planned": True})
                continue
            made.truth.append((day, "community"))
            _event(made, "release", day)
        elif random.random() < 0.6:
            made.truth.append((day, "recall"))
            _event(made, "recall", day)
        else:
            made.truth.append((day, "adult"))
            _event(made, "moved-to-adult-services", day)
            return


def _contacts(random: Random, made: Journey, start: date) -> None:
    for _ in range(random.randrange(12)):
        day = start + timedelta(days=random.randrange(1, 700))
        method = random.choice(("face-to-face", "face-to-face", "video"))
        _event(made, random.choice(VISITS), day, method=method)
    for number in range(random.randrange(6)):
        day = start + timedelta(days=random.randrange(1, 700))
        kind = random.choice(MEETINGS)
        made.case["meetings"].append({"id": f"m{number}", "type": kind, "date": str(day)})
