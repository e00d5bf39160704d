"""Random journeys of a child through court, custody and home, with the truth of every day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

VISITS = ("visit-case-manager", "visit-resettlement-worker", "visit-parents", "home-visit")
MEETINGS = ("initial-planning", "second", "review", "release-preparation", "final-release")
INSIDE = {"remand-custody", "custody", "recall"}
# Every kind of course that a sweep has to meet.
COURSES = (
    *("before sentence", "bail", "bail after remand", "remand in custody", "remand at home"),
    *("custody", "released from court", "one move", "several moves", "released", "recalled"),
    *("recalled after release from court", "released again", "recalled again", "18 in custody"),
    *("18 outside", "18 before sentence", "adult custody", "adult services", "ended", "life"),
)


@dataclass
class Journey:
    """A case as recorded up to `today`, and the stage it truly is in from each day on.

    `ends` is the last day of the term, None when it has none or nothing tells it.
    """

    case: dict[str, Any]
    today: date
    pack: str
    truth: list[tuple[date, str]] = field(default_factory=list)
    ends: date | None = None

    def stage_on(self, day: date) -> str:
        """The stage on a day up to today."""
        kinds = [kind for start, kind in self.truth if start <= day]
        return kinds[-1] if kinds else "before-court"

    @property
    def birthday_18(self) -> date:
        """The day the child turns 18."""
        return date.fromisoformat(self.case["child"]["date_of_birth"]) + relativedelta(years=18)

    def courses(self) -> Iterator[str]:
        """Which of COURSES it is, up to today."""
        kinds = [kind for _, kind in self.truth]
        sentence = self.case.get("sentence")
        yield from _opening(kinds, sentence)
        moves = len(self.case.get("placement", {}).get("transferred", ()))
        if moves:
            yield "one move" if moves == 1 else "several moves"
        out = [event for event in self.case["events"] if event["type"] == "release"]
        back = kinds.count("recall")
        if out:
            yield "released"
        if back:
            yield "recalled" if back == 1 else "recalled again"
            if "released-from-court" in kinds:
                yield "recalled after release from court"
            if "community" in kinds[kinds.index("recall") :]:
                yield "released again"
        if kinds[-1:] == ["adult"]:
            yield "adult custody" if kinds[-2] in INSIDE else "adult services"
        if self.birthday_18 <= self.today:
            stage = self.stage_on(self.birthday_18)
            inside = "18 in custody" if stage in INSIDE else "18 outside"
            yield inside if sentence and self.birthday_18 > _day(sentence) else "18 before sentence"
        if self.ends is not None and self.ends < self.today:
            yield "ended"


def _opening(kinds: list[str], sentence: dict[str, Any] | None) -> Iterator[str]:
    named = {
        "remand-custody": "remand in custody",
        "remand-accommodation": "remand at home",
        "custody": "custody",
        "released-from-court": "released from court",
    }
    yield from (words for kind, words in named.items() if kind in kinds)
    if "bail" in kinds:
        yield "bail after remand" if kinds[0].startswith("remand") else "bail"
    if sentence is None:
        yield "before sentence"
    elif sentence["type"] == "s259":
        yield "life"


def _day(record: dict[str, Any]) -> date:
    return date.fromisoformat(record["date"])


def journey(random: Random, packs: list[str]) -> Journey:
    """One journey: each turn is taken or not, and recorded when it has happened by today."""
    start = date(2024, 1, 2) + timedelta(days=random.randrange(900))
    today = start + timedelta(days=random.randrange(1200))
    made = Journey({}, today, random.choice(packs))
    made.case = {
        "child": {
            "first_name": "Sam",
            "last_name": "Example",
            "date_of_birth": str(start - relativedelta(years=14, days=random.randrange(1460))),
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
    if turn == "bail":
        made.truth.append((day, "bail"))
        _event(made, "bail", day)
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
    if kind != "s259":
        made.ends = day + relativedelta(months=months) - timedelta(days=1)
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
        if now in INSIDE:
            if day >= made.birthday_18 and random.random() < 0.4:
                made.truth.append((day, "adult"))
                _event(made, "moved-to-adult-services", day)
                return
            if random.random() < 0.4:
                _move(random, made, day)
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


def _move(random: Random, made: Journey, day: date) -> None:
    """A move to the next establishment: A to B to C."""
    moved = made.case.setdefault("placement", {}).setdefault("transferred", [])
    here = chr(ord("A") + len(moved))
    planned = random.random() < 0.7
    move = {"date": str(day), "from": here, "to": chr(ord(here) + 1), "planned": planned}
    moved.append(move)


def _contacts(random: Random, made: Journey, start: date) -> None:
    for _ in range(random.randrange(12)):
        day = start + timedelta(days=random.randrange(1, 700))
        method = random.choice(("face-to-face", "face-to-face", "video"))
        _event(made, random.choice(VISITS), day, method=method)
    for number in range(random.randrange(6)):
        day = start + timedelta(days=random.randrange(1, 700))
        kind = random.choice(MEETINGS)
        made.case["meetings"].append({"id": f"m{number}", "type": kind, "date": str(day)})
