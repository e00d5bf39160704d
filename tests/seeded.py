"""Single faults put into full samples, each with the places that must be named.

Written from the schemas and the samples alone, without a look at what finds them.
"""

import copy
import json
from dataclasses import dataclass
from datetime import date, timedelta

from generator.case._schema import root
from generator.easyread import worded
from generator.resources import shipped

ON = date(2026, 3, 2)
SAMPLES = ("dto-yoi", "s250-secure-home", "breach-transition", "remand")
# Given names and families that no sample knows, from many communities.
FIRST = (
    *("Callum", "Reece", "Tyrone", "Kieran", "Mohammed", "Yusuf", "Amara", "Chidi", "Priya"),
    *("Zainab", "Oliwia", "Kacper", "Siobhan", "Rhys", "Megan", "Shanice", "Dwayne", "Bogdan"),
    *("Ayesha", "Connor", "Liam", "Ellie", "Jayden", "Abdul", "Nathan", "Chloe", "Farhan"),
)
LAST = ("Whitlock", "Hussain", "O’Rourke", "Nowak", "Adebayo", "Pritchard", "Kaur", "Dempsey")
SENTENCES = (
    "{first} was there as well.",
    "We have spoken with {first}’s mum about it.",
    "{first} {last} will be told on Monday.",
    "He said that {first} helped him.",
    "{first} finds this hard and needs more time.",
    "This was agreed with {first} and his dad.",
    "After the meeting {first} went back to the unit.",
    "The plan for {first} is to go home first.",
    "Staff say that {first} is doing well at school.",
    "{first}, who is 15, was with them.",
)
# The first is never after the second; * is the same entry on both sides.
ORDERED = (
    ("child/date_of_birth", "court/offences/*/date"),
    ("child/date_of_birth", "child/looked_after/since"),
    ("child/date_of_birth", "child/communication/salt_assessment/date"),
    ("court/offences/*/date", "sentence/date"),
    ("court/previous/*/date", "sentence/date"),
    ("court/offences/*/date", "remand/date"),
    ("remand/date", "remand/next_hearing"),
    ("sentence/date", "sentence/dates/early_release"),
    ("sentence/date", "sentence/dates/mid_point"),
    ("sentence/date", "sentence/dates/release"),
    ("sentence/date", "sentence/dates/late_release"),
    ("sentence/date", "sentence/dates/sentence_end"),
    ("sentence/dates/early_release", "sentence/dates/mid_point"),
    ("sentence/dates/mid_point", "sentence/dates/late_release"),
    ("sentence/dates/release", "sentence/dates/sentence_end"),
    ("sentence/date", "supervision/release/date"),
    ("sentence/date", "supervision/starts"),
    ("placement/entered", "supervision/release/date"),
    ("supervision/starts", "supervision/ends"),
    ("supervision/conditions/*/inputs/from", "supervision/conditions/*/inputs/until"),
    ("plan/created", "plan/reviewed"),
    ("plan/reviewed", "plan/next_review"),
    ("plan/created", "plan/next_review"),
    ("meetings/*/date", "meetings/*/next_date"),
    ("meetings/*/date", "meetings/*/actions/0/due"),
    ("cart/referred_on", "cart/panel_date"),
    ("cart/panel_date", "cart/next_date"),
    ("pre_sentence/report_date", "sentence/date"),
    ("warnings/*/discussed_on", "warnings/*/sent_on"),
    ("warnings/*/date", "warnings/*/sent_on"),
    ("breach/manager_agreed_on", "breach/hearing_date"),
    ("breach/compliance_panel_date", "breach/hearing_date"),
    ("compliance/*/date", "breach/hearing_date"),
)
# What is said to have been done cannot lie ahead.
DONE = (
    "meetings/*/actions/*/done_on", "compliance/*/date", "sentence/dates/confirmed_on",
    "plan/accommodation/confirmed_on", "transition/steps/*/done_on", "warnings/*/sent_on",
    "court/previous/*/date", "court/offences/*/date", "assessment/date", "sentence/date",
    "placement/entered", "easy_read/explained_on", "supervision/signed/explained_on",
)  # fmt: skip
# The same fact twice.
TWICE = (
    ("sentence/dates/release", "supervision/starts"),
    ("sentence/dates/release", "supervision/release/date"),
    ("supervision/ends", "sentence/dates/sentence_end"),
    ("court/hearing_date", "sentence/date"),
    ("transition/target_date", "child/date_of_birth"),
    ("cart/panel_date", "meetings/*/date"),
)
LENGTHS = ("sentence/length_months", "sentence/credited_days")


@dataclass(frozen=True)
class Seed:
    """A case with one fault: `kind` of fault, and `places`, one of which must be named."""

    kind: str
    sample: str
    data: dict
    places: tuple[str, ...]
    about: str


def sample(name):
    return json.loads((shipped("samples") / f"{name}.json").read_text("utf-8"))


def spots(value, pattern, path=()):
    """The paths that a pattern finds, with * for each entry of a list."""
    if not pattern:
        yield path
    elif pattern[0] == "*":
        for number in range(len(value) if isinstance(value, list) else 0):
            yield from spots(value[number], pattern[1:], (*path, number))
    elif isinstance(value, dict) and pattern[0] in value:
        yield from spots(value[pattern[0]], pattern[1:], (*path, pattern[0]))
    elif isinstance(value, list) and pattern[0].isdigit() and int(pattern[0]) < len(value):
        yield from spots(value[int(pattern[0])], pattern[1:], (*path, int(pattern[0])))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def put(value, path, new):
    at(value, path[:-1])[path[-1]] = new


def pointer(path):
    return "".join(f"/{step}" for step in path)


def narratives(value, place=None, path=()):
    """The paths of all long answers of a case."""
    place = place or root("case")
    if isinstance(value, dict):
        for name, inner in value.items():
            if place.step(name):
                yield from narratives(inner, place.step(name), (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if place.item:
                yield from narratives(inner, place.item, (*path, number))
    elif isinstance(value, str) and place.says("format") == "narrative":
        yield path


def another_name(pick):
    name = pick.choice(SAMPLES)
    data = sample(name)
    path = pick.choice(list(narratives(data)))
    sentence = pick.choice(SENTENCES).format(first=pick.choice(FIRST), last=pick.choice(LAST))
    put(data, path, f"{at(data, path)} {sentence}")
    return Seed("another name", name, data, (pointer(path),), sentence)


def out_of_order(pick):
    while True:
        name = pick.choice(SAMPLES)
        data = sample(name)
        if pick.random() < 0.25:
            found = list(spots(data, tuple(pick.choice(DONE).split("/"))))
            if found:
                path = pick.choice(found)
                put(data, path, (ON + timedelta(days=pick.randint(2, 200))).isoformat())
                places = [pointer(path), *(["/sentence/dates"] if path[0] == "sentence" else [])]
                return Seed("ahead", name, data, tuple(places), pointer(path))
            continue
        first, second = (tuple(one.split("/")) for one in pick.choice(ORDERED))
        befores, afters = list(spots(data, first)), list(spots(data, second))
        pairs = [
            (a, b)
            for a in befores
            for b in afters
            if "*" not in first or "*" not in second or a[1] == b[1]
        ]
        if not pairs:
            continue
        a, b = pick.choice(pairs)
        gap = timedelta(days=pick.randint(1, 300))
        if pick.random() < 0.5:
            put(data, b, (date.fromisoformat(at(data, a)) - gap).isoformat())
        else:
            put(data, a, (date.fromisoformat(at(data, b)) + gap).isoformat())
        places = [pointer(a), pointer(b)]
        if ("sentence", "date") in (a, b):
            # Each of the establishment's dates is then told to stand before the sentence.
            places.append("/sentence/dates")
        return Seed("order", name, data, tuple(places), f"{pointer(a)} {pointer(b)}")


def changed_number(pick):
    while True:
        name = pick.choice(SAMPLES)
        data = sample(name)
        if pick.random() < 0.3:
            path = tuple(pick.choice(LENGTHS).split("/"))
            if not list(spots(data, path)) or data["sentence"]["type"] != "dto":
                continue
            put(data, path, at(data, path) + pick.choice([-4, -3, -2, 2, 3, 4]))
            places = [pointer(path), "/sentence/dates"]
            return Seed("number", name, data, tuple(places), pointer(path))
        first, second = (tuple(one.split("/")) for one in pick.choice(TWICE))
        a, b = next(spots(data, first), None), list(spots(data, second))
        if a is None or not b:
            continue
        if second == ("meetings", "*", "date"):
            b = [one for one in b if at(data, one) == at(data, a)]
        changed = pick.choice([a, b[0]]) if b else a
        moved = date.fromisoformat(at(data, changed)) + timedelta(pick.choice([-40, -9, 7, 30, 61]))
        put(data, changed, moved.isoformat())
        places = (pointer(a), *map(pointer, b))
        return Seed("number", name, data, places, pointer(changed))


def misspelt_id(pick):
    while True:
        name = pick.choice(SAMPLES)
        data = sample(name)
        found = [
            path
            for pattern in (
                "compliance/*/condition", "warnings/*/about/*", "breach/breached_conditions/*",
                "breach/failures/*",
            )
            for path in spots(data, tuple(pattern.split("/")))
        ]  # fmt: skip
        if not found:
            continue
        path = pick.choice(found)
        old = at(data, path)
        spot = pick.randrange(len(old))
        new = old[:spot] + pick.choice("xzqj") + old[spot + 1 :]
        if new == old:
            continue
        put(data, path, new)
        return Seed("id", name, data, (pointer(path),), pointer(path))


def required(kind, data):
    """The paths that a kind's requirements ask for and a case has."""
    schema = json.loads(kind.requirements.read_text("utf-8"))

    def walk(rule, value, path):
        for name in rule.get("required", ()):
            if isinstance(value, dict) and name in value:
                yield (*path, name)
        for name, inner in rule.get("properties", {}).items():
            if isinstance(value, dict) and name in value:
                yield from walk(inner, value[name], (*path, name))
        for number, inner in enumerate(value if isinstance(value, list) else ()):
            yield from walk(rule.get("items", {}), inner, (*path, number))

    return list(walk(schema, data, ()))


def removed(pick, kinds):
    while True:
        name = pick.choice(SAMPLES)
        data = sample(name)
        kind = pick.choice(kinds)
        # A whole section gone breaks what refers into it first.
        found = [path for path in required(kind, data) if len(path) > 1]
        if not found:
            continue
        path = pick.choice(found)
        del at(data, path[:-1])[path[-1]]
        # Easy words that the case lacks come from the catalogue: nothing is missing then.
        if path[-1] in at(worded(data), path[:-1]):
            continue
        return Seed(f"removed:{kind.name}", name, data, (pointer(path),), pointer(path))


def seeds(count, pick, kinds):
    """So many seeds, of each kind as many."""
    makers = (another_name, out_of_order, changed_number, misspelt_id, lambda p: removed(p, kinds))
    return [copy.deepcopy(makers[number % 5](pick)) for number in range(count)]
