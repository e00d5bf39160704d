"""What a template sees of a case and of a panel."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from generator.case import derive
from generator.case._model import Case, Panel
from generator.case._shape import coded, shape
from generator.case.facts.days import age_on
from generator.case.facts.record import Facts
from generator.case.facts.words import day_words, full_name, known_name, possessive
from generator.errors import CaseError

_FAMILY = ("parent", "carer", "sibling", "other-family")
# Free text of a whole panel, which may speak of any child.
_OF_ALL = ("any_other_business", "learning")


def view(
    case: Case,
    *,
    on: date,
    document: Mapping[str, Any],
    deadlines: Iterable[Any] = (),
    findings: Iterable[Any] = (),
) -> dict[str, Any]:
    """A case as templates see it, in the form of view.schema.json.

    New dicts and lists all through, so that nothing done to them reaches the case. Codes
    are `Coded`, dates stay ISO text, references are followed: warnings hold the
    appointments they are about, breach its conditions and failures. `on` is the day ages
    are worked out for; `document` says what is being made. Deadlines and findings may be
    mappings or dataclasses; of these, what the schema knows is kept and None left out.
    """
    return framed(
        case_view(case, on), on=on, document=document, deadlines=deadlines, findings=findings
    )


def framed(
    seen: Mapping[str, Any],
    *,
    on: date,
    document: Mapping[str, Any],
    deadlines: Iterable[Any] = (),
    findings: Iterable[Any] = (),
) -> dict[str, Any]:
    """A case's view as one document has it, with what is being made: see `view`."""
    return {
        **seen,
        "document": _known({"date": on, **document}, "document"),
        "deadlines": [_known(_mapping(each), "deadlines") for each in deadlines],
        "findings": [_known(_mapping(each), "findings") for each in findings],
    }


def case_view(case: Case, on: date) -> dict[str, Any]:
    """What every document made from a case on a day sees of it: see `view`."""
    seen: dict[str, Any] = coded(dict(case.data), shape("case"))
    child = seen["child"]
    facts = Facts(seen, on)
    name = known_name(child)
    child |= {
        "name": name,
        "full_name": full_name(child),
        "possessive": possessive(name),
        "age": age_on(date.fromisoformat(child["date_of_birth"]), on),
        **derive.pronoun_words(child.get("pronouns")),
    }
    if "sentence" in seen:
        seen["sentence"] |= _sentence(facts)
    _follow(seen)
    people = seen.get("people", [])
    return {
        **seen,
        "team": {p["role"].replace("-", "_"): p for p in reversed(people)},
        "family": [p for p in people if p["role"] in _FAMILY],
        "workers": [p for p in people if p["role"] not in _FAMILY],
        "booked": derive.booked(facts),
        "attendance": derive.attendance(_under_supervision(seen)),
    }


def panel_view(panel: Panel, *, on: date, document: Mapping[str, Any]) -> dict[str, Any]:
    """A panel as templates see it, in the form of panel-view.schema.json.

    Each item holds its case's `view`; `actions` lists those of the items and the matters
    arising that are not done.
    """
    seen: dict[str, Any] = coded(dict(panel.data), shape("panel"))
    for item, case in zip(seen["items"], panel.cases, strict=True):
        item["view"] = view(case, on=on, document=document)
    return _with_actions({**seen, "document": _known({"date": on, **document}, "document")})


def extract(whole: Mapping[str, Any], case_id: str) -> dict[str, Any]:
    """The part of a panel view that concerns one child alone.

    Other children's items, their matters arising and actions, people there for other
    items only, the panel's own matters and every free text about the whole panel are left
    out. Raises CaseError when the child is not on the agenda.
    """
    items = [item for item in whole["items"] if item["view"]["case_id"] == case_id]
    if not items:
        raise CaseError("That case is not on this panel's agenda. Look up its case identifier.")
    part = {key: value for key, value in whole.items() if key not in _OF_ALL}
    part["items"] = items
    part["attendance"] = [
        {key: value for key, value in person.items() if key != "for_items"}
        for person in whole["attendance"]
        if case_id in person.get("for_items", (case_id,))
    ]
    if "previous_minutes" in part:
        kept = ("date", "agreed")
        previous = part["previous_minutes"]
        part["previous_minutes"] = {key: previous[key] for key in kept if key in previous}
    part["matters_arising"] = [
        matter for matter in whole.get("matters_arising", ()) if matter.get("case_id") == case_id
    ]
    part["extract_of"] = items[0]["view"]["child"]["full_name"]
    return _with_actions(part)


def _with_actions(seen: dict[str, Any]) -> dict[str, Any]:
    actions = derive.panel_actions(seen["items"], seen.get("matters_arising", ()))
    return {**seen, "actions": coded(actions, shape("panel-view").field("actions"))}


def _sentence(facts: Facts) -> dict[str, Any]:
    sentence = facts.case["sentence"]
    term = derive.term_in_words(sentence)
    label = sentence["type"].label
    release = facts.release
    return {
        "label": f"{label}, {term}" if term else label,
        "in_community_under": facts.supervised_under,
        "word_for_conditions": facts.word_for_conditions,
        **({"expected_release": release.day.isoformat()} if release and release.recorded else {}),
        "dates_steps": _dates_in_words(sentence),
    }


def _dates_in_words(sentence: Mapping[str, Any]) -> list[str]:
    """The day of sentence and the establishment's dates, in order of date."""
    known = shape("sentence").field("dates")
    days = [(sentence["date"], "Sentence")]
    for name, day in sentence.get("dates", {}).items():
        place = known.field(name) if known else None
        if place and not name.startswith("confirmed"):
            days.append((day, place.title))
    return [f"{title}: {day_words(date.fromisoformat(day))}" for day, title in sorted(days)]


def _under_supervision(seen: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The appointments since supervision began; all of them while there is none."""
    starts = seen.get("supervision", {}).get("starts", "")
    return [entry for entry in seen.get("compliance", ()) if entry["date"] >= starts]


def _follow(seen: dict[str, Any]) -> None:
    """Put what an id refers to in the id's place."""
    conditions = {c["id"]: c for c in seen.get("supervision", {}).get("conditions", ())}
    entries = {}
    for entry in seen.get("compliance", ()):
        if "condition" in entry:
            entry["condition"] = conditions[entry["condition"]]
        if "id" in entry:
            entries[entry["id"]] = entry
    for warning in seen.get("warnings", ()):
        if "about" in warning:
            warning["about"] = [entries[i] for i in warning["about"]]
    breach = seen.get("breach", {})
    for key, known in (("breached_conditions", conditions), ("failures", entries)):
        if key in breach:
            breach[key] = [known[i] for i in breach[key]]


def _mapping(record: Any) -> Mapping[str, Any]:
    if is_dataclass(record):
        return {field.name: getattr(record, field.name) for field in fields(record)}
    return dict(record)


def _known(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What the view's schema knows of a record, dates as ISO text, None left out."""
    place = shape("view").field(name)
    place = place.item or place if place else None
    return {
        key: coded(value.isoformat() if isinstance(value, date) else value, place.field(key))
        for key, value in record.items()
        if place and value is not None and place.field(key) is not None
    }
