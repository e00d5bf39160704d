"""Holds what is said of one child of a panel against the names of the others."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case._model import Case, Panel
from generator.case._told import told
from generator.case._view import extract, panel_view
from generator.case.facts.words import ordinal
from generator.case.names import Doubt, Others, key_of
from generator.case.names.folding import fold

__all__ = [
    "Question",
    "answers_of",
    "asked",
    "crossings",
    "others_beside",
    "others_of",
    "others_of_agency",
    "places_naming",
    "questions_of",
]

# Of a case, what every panel document prints in the child's item.
_OF_CASE = (("cart", "child_message"), ("placement", "establishment"))
_NOT_WRITTEN = ("document", "extract_of", "schema", "panel_id", "service", "items")


@dataclass(frozen=True)
class Question:
    """A doubt of a panel: in what is made for whom, and where. `number` is what it is called."""

    number: str
    asked_of: str
    where: str
    doubt: Doubt


def others_of(panel: Panel, case: Case) -> Others:
    """The panel's other children, to be looked for in what is said of this one."""
    held = panel.searched.get(case.identifier)
    if held is None:
        held = _besides(panel, [case], answers_of(panel, case.identifier))
        panel.searched[case.identifier] = held
    return held


def others_of_agency(panel: Panel, agency: str) -> Others:
    """The panel's children whom an agency does not come for, to be looked for in its papers.

    An agency comes for the items that its people stay for; somebody without a list of items stays
    for all. One that nobody at the panel comes from may know none of them.
    """
    known: set[str] = set()
    for person in panel.data["attendance"]:
        if fold(person.get("organisation", "")).strip() == fold(agency).strip():
            known.update(person.get("for_items", (case.identifier for case in panel.cases)))
    return others_beside(panel, known, answers_of(panel, agency))


def others_beside(
    panel: Panel, known: Collection[str], answered: Collection[tuple[str, str]]
) -> Others:
    """The panel's children but those of the case identifiers `known`, to be looked for in papers.

    `answered` is as `Others` has it.
    """
    return _besides(panel, [case for case in panel.cases if case.identifier in known], answered)


def _besides(panel: Panel, ours: Sequence[Case], answered: Collection[tuple[str, str]]) -> Others:
    """The panel's children but those of `ours`, whom the reader may know."""
    others = [case.described for case in panel.cases if not any(case is one for one in ours)]
    described = [case.described for case in ours]
    return Others.beside(described, others, panel.data["attendance"], answered, _met(panel))


def _met(panel: Panel) -> list[str]:
    """Who runs the panel, presents to it, or acts for it."""
    actions = [
        *panel.data.get("matters_arising", ()),
        *panel.data.get("panel_actions", ()),
        *(one for item in panel.data["items"] for one in item.get("actions", ())),
    ]
    staff = [one["name"] for one in panel.service.staff] if panel.service else []
    return [
        panel.data["chair"],
        panel.data.get("minute_taker", ""),
        *staff,
        *(item.get("presented_by", "") for item in panel.data["items"]),
        *(name for one in actions for name in (one["owner"], *one.get("owners", ()))),
    ]


def answers_of(panel: Panel, asked_of: str) -> list[tuple[str, str]]:
    """What is answered in the panel of what is made for a child, by its case, or for an agency."""
    return [
        key_of(one["words"], one["sentence"])
        for one in panel.data.get("answers", ())
        if one["asked_of"] == asked_of
    ]


def places_naming(
    part: Mapping[str, Any], others: Others, *, whole: bool = False, certain: bool = False
) -> list[str]:
    """The places of a panel extract that tell one of the others, in words.

    `part` is the extract's view. What the panel wrote is looked through; with `whole`, the
    child's case as well. A place that only may tell one comes with its questions' numbers, and
    not at all with `certain`.
    """
    asked_of = part["items"][0]["view"]["case_id"]
    found = others.places(_seen(part, whole=whole))
    return list(
        dict.fromkeys(
            _in_words(part, at) + asked(asked_of, doubts)
            for at, doubts in found
            if not (certain and doubts)
        )
    )


def questions_of(panel: Panel) -> list[Question]:
    """What a person is asked of a panel before its extracts are made, in the order of items."""
    whole = panel_view(panel, on=date.fromisoformat(panel.data["date"]), document={})
    found = []
    for case in panel.cases:
        part = extract(whole, case.identifier)
        for path, doubts in others_of(panel, case).places(_seen(part, whole=True)):
            found += [
                Question(each.number(case.identifier), case.identifier, _in_words(part, path), each)
                for each in doubts
            ]
    return list({one.number: one for one in reversed(found)}.values())[::-1]


def crossings(panel: Panel) -> list[str]:
    """Where an item of a panel names another of its children, one sentence each."""
    found = []
    whole = panel_view(panel, on=date.fromisoformat(panel.data["date"]), document={})
    for number, case in enumerate(panel.cases, 1):
        part = extract(whole, case.identifier)
        places = places_naming(part, others_of(panel, case))
        if places:
            found.append(
                f"Item {number} ({case.identifier}): what the child would be given names another "
                f"child of this panel, in {' and '.join(places)}."
            )
    return found


def asked(asked_of: str, doubts: Sequence[Doubt]) -> str:
    """What stands after a place that may tell a child: the questions' numbers; else nothing."""
    if not doubts:
        return ""
    numbers = ", ".join(each.number(asked_of) for each in doubts)
    return f" (it may: see `throughcare panel questions`, {numbers})"


def _seen(part: Mapping[str, Any], *, whole: bool) -> dict[str, Any]:
    return {k: v for k, v in part.items() if k != "answers"} if whole else _written(part)


def _written(part: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in part.items() if key not in _NOT_WRITTEN}
    service = part.get("service", {})
    kept["service"] = {key: service[key] for key in ("name", "short_name") if key in service}
    kept["items"] = []
    for item in part["items"]:
        seen: dict[str, dict[str, Any]] = {}
        for section, key in _OF_CASE:
            if key in item["view"].get(section, {}):
                seen.setdefault(section, {})[key] = item["view"][section][key]
        kept["items"].append({**item, "view": seen})
    return kept


def _in_words(part: Mapping[str, Any], path: tuple[str | int, ...]) -> str:
    first, *rest = path
    if first == "items" and rest[1:3] == ["view", "cart"] and rest[-1] == "child_message":
        return "the child's message to the panel"
    if first == "items" and rest[1] == "view":
        return f"{told(part['items'][0]['view'], rest[2:]).where} of the child's case"
    if first == "items":
        return f"the {_spoken(rest[1])}"
    if first == "attendance":
        return f"the {_spoken(rest[-1])} of the {ordinal(int(rest[0]) + 1)} person who was there"
    if first == "matters_arising":
        return "matters arising"
    return f"the {_spoken(rest[-1] if first == 'service' else first)}" + (
        " of the service" if first == "service" else ""
    )


def _spoken(key: str | int) -> str:
    return str(key).replace("_", " ").replace("where", "place")
