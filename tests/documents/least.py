"""Cases and panels that meet what a kind of document needs, and hold little or nothing more.

Drawn from the schemas, with words that stand nowhere else in the file, so that what a document
says twice is seen. What is missing is added until the toolkit calls the document ready.
"""

import copy
import re
from random import Random
from typing import Any

from generator.case import Case, Panel, missing
from generator.case._schema import Place, root
from generator.catalogue import Kind
from generator.documents.produce import Producer
from generator.documents.writers import Merged
from generator.panel.kinds import panel_kinds
from tests.documents.enough import fits, required

# What is not told by its schema alone: days that follow one another, ids that are found.
DAYS = {
    "date_of_birth": "2009-06-14",
    "sentence.date": "2026-02-12",
    "remand.date": "2026-01-08",
    "next_hearing": "2026-03-20",
    "dates.early_release": "2026-05-12",
    "dates.mid_point": "2026-07-12",
    "dates.release": "2026-07-12",
    "dates.late_release": "2026-09-12",
    "dates.sentence_end": "2026-12-11",
    "dates.licence_end": "2026-12-11",
    "release.date": "2026-07-12",
    "supervision.starts": "2026-07-12",
    "supervision.ends": "2026-12-11",
    "plan.created": "2026-02-20",
    "plan.reviewed": "2026-02-27",
    "plan.next_review": "2026-04-20",
    "by_when": "2026-04-30",
    "due": "2026-04-30",
    "target_date": "2027-06-14",
    "offences.date": "2025-10-18",
    "hearing_date": "2026-03-24",
    "appointments.date": "2026-07-14",
    "next_date": "2026-04-08",
    "next_panel": "2026-04-08",
}
_PAST, _ENTRIES = "2026-02-24", 30
_TIMES = ("10:00", "11:30", "14:15")
# Longer than what may stand twice by chance.
_SAYS = (
    "It was on day {} that we first saw how much this helps to go on",
    "We talked about this for {} minutes and wrote down all that matters most now",
    "There are {} reasons to go on in this way and not one to stop",
    "On {} days out of the whole year this went just as it was meant to go",
    "It took {} tries before this worked at all and it has worked ever since",
)
_COUNT = re.compile(r" needs at least (\d+) entries")
_PAIRS = [a + b for a in "ABDEFGHJLN" for b in "PQRSTUWXYZ"]
# How likely a part is that nothing asks for.
_MORE = (0.0, 0.0, 0.1, 0.3)


class Draw:
    """Values that the schemas allow; `more` is how likely a part is that nothing asks for."""

    def __init__(self, rng: Random, more: float = 0.0) -> None:
        self._rng, self.more = rng, more
        self._number = rng.randrange(1000, 5000)
        self._people = iter(range(_ENTRIES * 40))

    def sentence(self) -> str:
        """A sentence that is drawn once."""
        self._number += 1
        return f"{self._rng.choice(_SAYS).format(self._number)}."

    def value(self, place: Place, path: tuple[str, ...], beside: Any = ()) -> Any:
        """A value for a place; `beside` are the entries that a list has already."""
        if place.says("const"):
            return place.says("const")
        if place.codes:
            return self._code(place, path[-1:], beside)
        form, kind = place.says("format"), place.says("type")
        if form == "date":
            return self.day(path)
        if form == "time-of-day":
            return self._rng.choice(_TIMES)
        if form == "narrative":
            return self._narrative()
        if kind == "object":
            wanted = {name for schema, _ in place.schemas for name in schema.get("required", ())}
            names = [n for n in place.names if n in wanted or self._rng.random() < self.more]
            return {name: self._field(place, name, path, beside) for name in names}
        if kind == "array":
            least = place.says("minItems") or 0
            return [self.value(place.item, (*path, "*")) for _ in range(max(least, 1))]
        if kind in ("integer", "number"):
            return self._rng.randint(place.says("minimum"), min(place.says("maximum"), 24))
        if kind == "boolean":
            return self._rng.random() < 0.5
        return self._line(place, path)

    def _field(self, place: Place, name: str, path: tuple[str, ...], beside: Any) -> Any:
        others = [entry.get(name) for entry in beside if isinstance(entry, dict)]
        return self.value(place.step(name), (*path, name), others)

    def _code(self, place: Place, name: tuple[str, ...], beside: Any) -> str:
        codes = place.says("enum") or list(place.codes)
        return self._rng.choice([code for code in codes if code not in beside] or codes)

    def day(self, path: tuple[str, ...]) -> str:
        """A day that fits what happened in the other days of the file."""
        name = ".".join(step for step in path if step != "*")
        return next((day for end, day in DAYS.items() if name.endswith(end)), _PAST)

    def _narrative(self) -> str:
        whole = [self.sentence() for _ in range(self._rng.choice((1, 1, 2, 3, 8)))]
        if len(whole) == 3:
            return f"{whole[0]}\n\n- {whole[1]}\n- {whole[2]}"
        return " ".join(whole) if len(whole) < 3 else "\n\n".join(whole)

    def _line(self, place: Place, path: tuple[str, ...]) -> Any:
        titles = {schema.get("title") for schema, _ in place.schemas}
        if "Postcode" in titles:
            # One of two alike may be kept from a reader who is shown the other.
            self._number += 1
            return f"ZZ1 1{_PAIRS[self._number % len(_PAIRS)]}"
        if titles.isdisjoint({"Line", "Official text", "Own words"}):
            return place.schemas[-1][0]["examples"][0]
        if path[-1] in ("name", "first_name", "last_name", "establishment", "court", "town"):
            return f"{path[-1].split('_')[0].capitalize()} {'abcdefghij'[self._rng.randrange(10)]}"
        self._number += 1
        return f"What was put down as {self._number}"


def case_for(kind: Kind, rng: Random, producer: Producer, on: Any) -> tuple[Any, list[Merged]]:
    """A case or panel that this kind is ready for, and the documents; None if there is none."""
    draw = Draw(rng, rng.choice(_MORE))
    if kind.subject == "panel":
        return _grown(kind, _Panel(draw), producer, on)
    grows = _Letter(draw, kind) if kind.letter else _Case(draw)
    place = required(kind)
    for name in place.names:
        for fit in fits(place.step(name)):
            grows.data.setdefault(name, []).append(draw.value(fit, (name, "*")))
    grows.must = place
    return _grown(kind, grows, producer, on)


class _Case:
    """One case as it grows."""

    file = "case"

    def __init__(self, draw: Draw, number: int = 0) -> None:
        self.draw = draw
        self.must: Place | None = None
        place = root("case")
        self.data: dict[str, Any] = {
            "schema": "throughcare/case/1",
            "case_id": f"TC-{number}",
            "service": draw.value(place.step("service"), ("service",)),
            "child": draw.value(place.step("child"), ("child",)),
        }
        self.data["child"] |= {"first_name": f"Fenwick{number}", "last_name": f"Aldous{number}"}
        self.data["child"].pop("known_as", None)
        for name in place.names:
            if name not in {*self.data, "rules"} and draw._rng.random() < draw.more / 2:
                self.data[name] = draw.value(place.step(name), (name,))

    def add(self, steps: list[str | int], count: int = 1) -> None:
        """Put what is missing there; into a list that is there, as many entries as it lacks."""
        value: Any = self.data
        at: Place | None = root(self.file)
        way: tuple[str, ...] = ()
        for number, step in enumerate(steps):
            at = at.step(0 if step == "-" else step) if at else None
            way = (*way, step if isinstance(step, str) else "*")
            if at is None:
                raise AssertionError(f"nothing is known of {steps}")
            last = number + 1 == len(steps)
            if isinstance(value, dict) and step not in value:
                value[step] = self.draw.value(at, way)
            elif last and isinstance(value, dict) and isinstance(value[step], list):
                while len(value[step]) < max(count, 1):
                    value[step].append(self.draw.value(at.item, (*way, "*"), value[step]))
            if last:
                return
            value = value[step]

    def person(self, role: str) -> None:
        """Somebody of that role."""
        people = self.data.setdefault("people", [])
        place = root("case").step("people").item
        people.append({**self.draw.value(place, ("people", "*")), "role": role})

    @property
    def record(self) -> Any:
        """It as it stands."""
        data = _settled(self.data)
        if self.must:
            _as_said(data, self.must)
        return Case(data)


class _Letter(_Case):
    """One case of which a letter can be made: in English, and a warning in its order."""

    def __init__(self, draw: Draw, kind: Kind) -> None:
        super().__init__(draw)
        texts = ("what_happened", "what_to_do", "offer_of_help")
        log = [("m1", "2026-02-16"), ("m2", "2026-02-23")]
        self.log = [
            {"id": name, "date": day, "appointment": "Meeting", "outcome": "unacceptable-absence"}
            for name, day in log
        ]
        level = kind.letter.get("warning")
        levels = ["first", "final"] if level == "final" else [level] if level else []
        self.sent = [
            {
                "level": each,
                "date": day,
                "sent_on": day,
                "about": [name],
                **{text: draw.sentence() for text in texts},
            }
            for each, (name, day) in zip(levels, log, strict=False)
        ]

    @property
    def record(self) -> Any:
        """It as it stands."""
        data = _settled(self.data)
        for one in (data["child"], *data.get("people", ())):
            one.pop("letters_in", None)
            one.pop("can_contact", None)
        data["service"].pop("nation", None)
        people = data.setdefault("people", [])
        if not any(one["role"] in {"parent", "carer"} for one in people):
            people.append({"id": "id-parent", "name": "Parent of Fenwick", "role": "parent"})
        if self.sent:
            for name in ("supervision", "breach", "meetings"):
                data.pop(name, None)
            data |= {"compliance": self.log, "warnings": self.sent}
        return Case(data)


class _Panel(_Case):
    """One panel as it grows, with its cases."""

    file = "panel"

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.data = draw.value(root("panel"), ())
        # What no drawn word could be: a kind of panel, times in their order, a seal of the minutes.
        kind = draw._rng.choice(sorted(panel_kinds()))
        self.data |= {"date": "2026-03-02", "kind": kind, "time": "09:30"}
        self.data.pop("minutes", None)
        self.data.pop("end_time", None)
        self.cases: list[_Case] = []

    @property
    def record(self) -> Any:
        """It as it stands."""
        while len(self.cases) < len(self.data["items"]):
            self.cases.append(_Case(self.draw, len(self.cases)))
        ids = [case.data["case_id"] for case in self.cases]
        data = copy.deepcopy(self.data)
        for item in data["items"]:
            item.pop("time", None)
        for person in data.get("attendance", ()):
            person.pop("for_items", None)
        for matter in data.get("matters_arising", ()):
            if "case_id" in matter:
                matter["case_id"] = ids[0]
        return Panel(data, None, tuple(Case(_settled(case.data)) for case in self.cases))


def _grown(kind: Kind, grows: Any, producer: Producer, on: Any) -> tuple[Any, list[Merged]]:
    for _ in range(_ENTRIES):
        record = grows.record
        lacks = missing(record, kind.requirements)
        if not lacks:
            made = list(producer.merge(kind, record, on=on, draft=False))
            lacks = [fault for one in made for fault in one.lacks]
            if not lacks:
                return record, made
        for fault in lacks:
            steps = [int(s) if s.isdigit() else s for s in fault.pointer.split("/")[1:]]
            if not steps:
                raise AssertionError(str(fault))
            if steps[:1] == ["items"] and steps[2:3] == ["view"]:
                _add(grows.cases[steps[1]], steps[3:], fault)
            else:
                _add(grows, steps, fault)
    raise AssertionError(f"{kind.name} is never ready: {lacks[0]}")


def _add(grows: _Case, steps: list[str | int], fault: Any) -> None:
    if steps == ["people", "-"]:
        said = fault.message.partition(" needs ")[2].partition(" under ")[0]
        codes = root("case").step("people").item.step("role").codes
        grows.person(next(c for c, t in codes.items() if t.casefold() == said.casefold()))
    else:
        count = _COUNT.search(fault.message)
        grows.add(steps, int(count[1]) if count else 1)


def _settled(data: dict[str, Any]) -> dict[str, Any]:
    """The same with ids that are found, and what has to agree made to agree."""
    data = copy.deepcopy(data)
    numbers = iter(range(10**6))
    conditions = data.get("supervision", {}).get("conditions", [])
    lists = [data.get(n, []) for n in ("people", "meetings", "compliance", "warnings")]
    for entry in [entry for entries in [*lists, conditions] for entry in entries]:
        if "id" in entry:
            entry["id"] = f"id-{next(numbers)}"
    for entry in [*data.get("compliance", ()), *data.get("easy_read", {}).get("taught", ())]:
        entry.pop("condition", None)
    log = [entry for entry in data.get("compliance", ()) if "id" in entry]
    for told in [*data.get("warnings", ()), *data.get("meetings", ())]:
        if "about" in told:
            told["about"] = [entry["id"] for entry in log]
            if not log:
                del told["about"]
    breach = data.get("breach", {})
    for name, known in (("failures", log), ("breached_conditions", conditions)):
        if name in breach:
            breach[name] = [entry["id"] for entry in known]
            if not known:
                del breach[name]
    sentence = data.get("sentence", {})
    if sentence:
        sentence |= {"type": "dto", "date": "2026-02-12", "length_months": 10}
        for name in ("length_days", "custodial_months", "extension_months", "credited_days"):
            sentence.pop(name, None)
    return data


def _as_said(data: dict[str, Any], place: Place) -> None:
    """Give the fields that are there the one value that a kind asks of them."""
    for name in data.keys() & set(place.names):
        inner = place.step(name)
        if inner.says("const"):
            data[name] = inner.says("const")
        elif isinstance(data[name], dict):
            _as_said(data[name], inner)
