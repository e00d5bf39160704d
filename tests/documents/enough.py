"""Random cases and panels that hold what a kind requires and no more; no text stands twice."""

import itertools
import json

from generator.case import Case, Panel
from generator.case._schema import BASE, Place, root
from tests.case.any_case import settled

_WORDS = (
    *("walk", "kitchen", "bike", "letter", "garden", "brother"),
    *("window", "music", "Monday", "library", "football", "cousin"),
    *("morning", "tutor", "dinner", "promise", "picture", "train"),
    *("notebook", "river", "teacher", "kitten", "market", "guitar"),
    *("holiday", "bench"),
)


class Drawing:
    """Draws values for the places of a schema; one for each case, so that no text stands twice."""

    def __init__(self, pick):
        self.pick = pick
        self.number = itertools.count(2)

    def sentence(self):
        words = [self.pick.choice(_WORDS) for _ in range(self.pick.randint(3, 22))]
        return f"The {' the '.join(dict.fromkeys(words))} came up {next(self.number)} weeks ago."

    def narrative(self):
        parts = [" ".join(self.sentence() for _ in range(self.pick.randint(1, 5)))]
        parts += [self.sentence() for _ in range(self.pick.randint(0, 3))]
        if self.pick.random() < 0.3:
            parts.append("\n".join(f"- {self.sentence()}" for _ in range(self.pick.randint(1, 6))))
        return "\n\n".join(parts)

    def value(self, place):
        """A value for a place: of an object the required fields, of a list the fewest entries."""
        place = self._chosen(place)
        if place.says("const"):
            return place.says("const")
        if place.codes:
            return self.pick.choice(place.says("enum") or list(place.codes))
        kind = place.says("type")
        if kind == "object":
            needed = {name for schema, _ in place.schemas for name in schema.get("required", ())}
            return {n: self.value(place.step(n)) for n in place.names if n in needed}
        if kind == "array":
            fewest = max((schema.get("minItems", 0) for schema, _ in place.schemas), default=0)
            count = fewest and self.pick.randint(fewest, fewest + 3)
            return [self.value(fit) for fit in fits(place)] + [
                self.value(place.item) for _ in range(count)
            ]
        if kind in ("integer", "number"):
            return max(place.says("minimum"), 6)
        if kind == "boolean":
            return self.pick.random() < 0.5
        return self._text(place)

    def _text(self, place):
        if place.says("format") == "narrative":
            return self.narrative()
        told = [schema["examples"][0] for schema, _ in place.schemas if "examples" in schema]
        if told and (place.says("format") or place.says("pattern")):
            return told[0]
        return self.sentence()

    def _chosen(self, place):
        """The place with one branch of each `anyOf` taken."""
        branches = [
            (self.pick.choice(schema["anyOf"]), base)
            for schema, base in place.schemas
            if "anyOf" in schema
        ]
        return Place((*Place.of(*branches).schemas, *place.schemas)) if branches else place


def fits(place):
    """The places of the entries that a list has to hold some of, whatever else it holds."""
    wanted = [schema["contains"] for schema, _ in place.schemas if "contains" in schema]
    return [Place((*Place.of((one, BASE)).schemas, *place.item.schemas)) for one in wanted]


def required(kind):
    """The place of what a kind's case file must hold."""
    schema = json.loads(kind.requirements.read_bytes())
    return Place.of((schema, BASE))


def least(kind, pick):
    """A case or panel that is ready for this kind and holds nothing more."""
    drawing = Drawing(pick)
    data = drawing.value(required(kind))
    if kind.subject == "case":
        data["child"] |= {"first_name": "Jordan", "last_name": "McAllister"}
        return Case(_distinct(settled(data)))
    data.setdefault("service", {"name": "Calderbrook Youth Justice Service"})
    cases = []
    for number, _ in enumerate(data["items"]):
        case = settled(drawing.value(root("case")))
        child = case["child"] | {"first_name": f"First{number}", "last_name": f"Last{number}"}
        cases.append(Case({**case, "case_id": f"TC-{number}", "child": child}))
    return Panel(data, None, tuple(cases))


def _distinct(data):
    """The same, with each condition once, and with lines of addresses that are no sentences."""
    held = data.get("supervision", {})
    if "conditions" in held:
        once = {condition["official_text"]: condition for condition in held["conditions"]}
        held["conditions"] = list(once.values())
    for address in _addresses(data):
        address["lines"] = [line.rstrip(".") for line in address["lines"]]
    return data


def _addresses(value):
    if isinstance(value, dict) and all(isinstance(line, str) for line in value.get("lines", [0])):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from _addresses(inner)
