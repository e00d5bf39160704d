"""Holds what is said of one child of a panel against the names of the others."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case._model import Case, Panel
from generator.case._told import told
from generator.case._view import extract, panel_view
from generator.case.facts.words import ordinal
from generator.case.names import Others

__all__ = ["crossings", "others_of", "places_naming"]

# Of a case, what every panel document prints in the child's item.
_OF_CASE = (("cart", "child_message"), ("placement", "establishment"))
_NOT_WRITTEN = ("document", "extract_of", "schema", "panel_id", "service", "items")


def others_of(panel: Panel, case: Case) -> Others:
    """The panel's other children, to be looked for in what is said of this one."""
    others = [other.data for other in panel.cases if other is not case]
    return Others.of(case.data, others, panel.data["attendance"])


def places_naming(part: Mapping[str, Any], others: Others, *, whole: bool = False) -> list[str]:
    """The places of a panel extract that name one of the others, in words.

    `part` is the extract's view. What the panel wrote is looked through; with `whole`, the
    child's case as well.
    """
    seen = dict(part) if whole else _written(part)
    paths = others.places(seen)
    return list(dict.fromkeys(_in_words(part, path) for path in paths))


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
