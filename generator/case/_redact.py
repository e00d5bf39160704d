"""Takes out of a view what its readers may not see."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.case._shape import Shape, shape

AUDIENCES = frozenset({"child", "parent", "court", "secure_estate", "professional", "manager"})
FAMILY = frozenset({"child", "parent"})
_GONE = object()
# Where what is booked comes from: a date stays only where its own field does.
_BOOKED_FROM = ("meetings", "supervision", "remand", "breach", "plan", "sentence")
_DAY = len("2026-03-02")


def redact(seen: Mapping[str, Any], audience: Collection[str]) -> dict[str, Any]:
    """A copy of a case or panel view with only what every one of the readers may see.

    `audience` is who reads the document; a field stays only if its x-audience names them
    all. A field no schema knows goes. For a child or parent, an address marked
    non_disclosure goes whole. What is booked takes the
    audience of the date it comes from. Raises ValueError for an empty or unknown audience.
    """
    readers = frozenset((audience,) if isinstance(audience, str) else audience)
    if not readers or not readers <= AUDIENCES:
        raise ValueError(f"the audience must be some of: {', '.join(sorted(AUDIENCES))}")
    root = shape("panel-view" if "panel_id" in seen else "view")
    kept: dict[str, Any] = _kept(dict(seen), root, readers, bool(readers & FAMILY))
    return kept


def _kept(value: Any, along: Shape, readers: frozenset[str], family: bool) -> Any:
    if isinstance(value, dict):
        if family and value.get("non_disclosure"):
            return _GONE
        found = {}
        shown = along.shown_to(readers)
        for name, inner in value.items():
            if name not in shown:
                continue
            # Most of a view is plain values, which have nothing inside to leave out.
            plain = not isinstance(inner, (dict, list))
            kept = inner if plain else _kept(inner, shown[name], readers, family)
            if kept is not _GONE:
                found[name] = kept
        if "booked" in found:
            seen = set(_dates({name: found.get(name) for name in _BOOKED_FROM}))
            found["booked"] = [entry for entry in found["booked"] if entry.get("date") in seen]
        return found
    item = along.item
    if isinstance(value, list) and item is not None:
        entries = [_kept(inner, item, readers, family) for inner in value]
        return [entry for entry in entries if entry is not _GONE]
    return value


def _dates(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) == _DAY:
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner)
