"""Takes out of a view what its readers may not see."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from generator.case._shape import Shape, shape

AUDIENCES = frozenset({"child", "parent", "court", "secure_estate", "professional", "manager"})
FAMILY = frozenset({"child", "parent"})
_GONE = object()
# What a view has that no other has; that of a case has none of them.
_TOLD_BY = {
    "panel_id": "panel-view",
    "quarter": "caseload-view",
    "escalations": "register-view",
}
# Where what is booked comes from: a date stays only where its own field does.
_BOOKED_FROM = ("meetings", "supervision", "remand", "breach", "plan", "sentence")
_DAY = len("2026-03-02")


def redact(
    seen: Mapping[str, Any],
    audience: Collection[str],
    only: Collection[str] | None = None,
    of_cases: Collection[str] | None = None,
) -> dict[str, Any]:
    """A copy of a case or panel view with only what every one of the readers may see.

    `audience` is who reads the document; a field stays only if its x-audience names them
    all. A field no schema knows goes. For a child or parent, an address marked
    non_disclosure goes whole. What is booked takes the
    audience of the date it comes from. `only` names the sections that are asked for, of which
    most documents take few: others may go as well; None asks for all. `of_cases` names those of
    each case of a panel. Raises ValueError for an empty or unknown audience.
    """
    readers = frozenset((audience,) if isinstance(audience, str) else audience)
    if not readers or not readers <= AUDIENCES:
        raise ValueError(f"the audience must be some of: {', '.join(sorted(AUDIENCES))}")
    root = shape(next((view for field, view in _TOLD_BY.items() if field in seen), "view"))
    asked = _asked(seen, only)
    if of_cases is not None and "items" in asked:
        asked["items"] = [
            {**item, "view": _asked(item["view"], of_cases)} for item in asked["items"]
        ]
    kept: dict[str, Any] = _kept(asked, root, readers, bool(readers & FAMILY))
    return kept


def _asked(seen: Mapping[str, Any], only: Collection[str] | None) -> dict[str, Any]:
    """The sections that are asked for, with those by which what is booked is seen or not."""
    if only is None:
        return dict(seen)
    wanted = {*only, *(_BOOKED_FROM if "booked" in only else ())}
    return {name: value for name, value in seen.items() if name in wanted}


def may_see(case: Mapping[str, Any], path: Iterable[str | int], audience: Collection[str]) -> bool:
    """Whether every one of the readers may see a place of a case, there or not.

    A place no schema knows nobody may see; the case as a whole is for all.
    """
    readers = frozenset(audience)
    value: Any = case
    along: Shape | None = shape("case")
    for step in path:
        hidden = isinstance(value, Mapping) and value.get("non_disclosure")
        if along is None or (hidden and readers & FAMILY):
            return False
        if isinstance(step, int):
            along = along.item
            entries = value if isinstance(value, list) else []
            value = entries[step] if step < len(entries) else None
        else:
            along = along.field(step)
            value = value.get(step) if isinstance(value, Mapping) else None
            if along is not None and not readers <= along.readers:
                return False
    return along is not None


def _kept(value: Any, along: Shape, readers: frozenset[str], family: bool) -> Any:
    """What of a dict or list may be seen; most of it is plain values with nothing to leave out."""
    if isinstance(value, list):
        item = along.item
        if item is None:
            return value
        entries = [
            _kept(inner, item, readers, family) if isinstance(inner, (dict, list)) else inner
            for inner in value
        ]
        return [entry for entry in entries if entry is not _GONE]
    if family and value.get("non_disclosure"):
        return _GONE
    shown = along.shown_to(readers)
    found = {name: inner for name, inner in value.items() if name in shown}
    for name in [name for name, inner in found.items() if isinstance(inner, (dict, list))]:
        kept = _kept(found[name], shown[name], readers, family)
        if kept is _GONE:
            del found[name]
        else:
            found[name] = kept
    if "booked" in found:
        days: set[str] = set()
        _gather_dates([found[name] for name in _BOOKED_FROM if name in found], days)
        found["booked"] = [entry for entry in found["booked"] if entry.get("date") in days]
    return found


def _gather_dates(held: dict[str, Any] | list[Any], days: set[str]) -> None:
    for inner in held if isinstance(held, list) else held.values():
        if isinstance(inner, str):
            if len(inner) == _DAY:
                days.add(inner)
        elif isinstance(inner, (dict, list)):
            _gather_dates(inner, days)
