"""Where the child does not go: each barred area with its streets and its map."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.easyread._rules import forbids


def places(conditions: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each area that a rule bars: its heading, its streets or else its name, and its map.

    A rule bars an area that lists streets or has a map, or that forbids something and names an
    area in its details. A map is the bytes of a picture, as the view holds it.
    """
    for condition in conditions:
        rule = condition.get("easy_read", {})
        area = condition.get("inputs", {}).get("area", "")
        streets = list(rule.get("streets", ()))
        if not (streets or "map" in rule or (area and forbids(rule))):
            continue
        heading = rule.get("heading", area)
        place = {"heading": heading, "streets": streets or ([area] if area else [])}
        if "map" in rule:
            place["map"] = {"image": rule["map"], "alt": _words(area or heading, streets)}
        yield place


def _words(area: str, streets: list[str]) -> str:
    rest = " The list says which streets." if streets else ""
    return f"Map of where I do not go: {area}.{rest}"
