"""What a panel's documents are made from: agenda, minutes, extracts, the part of a reader."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.case import (
    Panel,
    PartReader,
    extract,
    member_of,
    part_for,
    redact,
    with_paragraphs,
)
from generator.catalogue import Kind
from generator.documents.pictures import show_pictures
from generator.documents.readers import extract_for, refuse_others
from generator.documents.templates import sections_of_cases
from generator.panel import PanelKind
from generator.panel.agenda import agenda

__all__ = ["panel_contexts", "reader_context"]

# What every document is made with, whatever its template shows.
_ALWAYS_SEEN = frozenset({"document", "panel_id", "service"})
# By these an item is known, in whatever is said of it.
_ALWAYS_SEEN_OF_CASES = frozenset({"case_id", "child"})


def panel_contexts(
    kind: Kind, panel: Panel, view: Mapping[str, Any], meets: PanelKind, used: Collection[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The whole, and then an extract for each child, each by its identifier.

    An agenda prepares the meeting, and has no extracts. `view` is the panel's, `meets` its kind;
    `used` are the sections that the document shows, empty for all of them.
    """
    whole = _called(view, meets)
    if "agenda" in kind.gives:
        whole["agenda"] = agenda(whole, panel, meets)
        yield panel.identifier, _seen(whole, kind, panel, used)
        return
    yield panel.identifier, _seen(with_paragraphs(whole), kind, panel, used)
    for case in panel.cases:
        part = extract_for(whole, panel, case)
        yield f"{panel.identifier}_{case.identifier}", _seen(part, kind, panel, used)


def reader_context(
    kind: Kind,
    panel: Panel,
    view: Mapping[str, Any],
    meets: PanelKind,
    used: Collection[str],
    *,
    reader: PartReader,
) -> tuple[str, dict[str, Any]]:
    """What an agency or a member may see of a panel, by its identifier; else as above.

    Raises FaultyInputError where its part would name a child for whom the reader does not come.
    """
    part = part_for(_called(view, meets), reader)
    kept = {item["view"]["case_id"] for item in part["items"]}
    left_out = [other for other in panel.cases if other.identifier not in kept]
    for case in panel.cases if left_out else ():
        if case.identifier in kept:
            refuse_others(extract(part, case.identifier), panel, case, left_out)
    if "agenda" in kind.gives:
        part["agenda"] = agenda(part, panel, meets, _entry(panel, reader))
    plain = "-".join(re.findall(r"[^\W_]+", reader.called.casefold())) or "reader"
    return f"{panel.identifier}_{plain}", _seen(part, kind, panel, used)


def _called(view: Mapping[str, Any], meets: PanelKind) -> dict[str, Any]:
    return {**view, "when_called": not meets.every_months}


def _entry(panel: Panel, reader: PartReader) -> Mapping[str, Any] | None:
    """The entry of the attendance that a member stands in; None for an agency."""
    return next((one for one in panel.data["attendance"] if member_of(one) == reader), None)


def _seen(
    view: Mapping[str, Any], kind: Kind, panel: Panel, used: Collection[str]
) -> dict[str, Any]:
    # A finished extract is looked through for others than the child of its item.
    always = {*_ALWAYS_SEEN, *(("items",) if "extract_of" in view else ())}
    shown = sections_of_cases(kind)
    seen = redact(
        view,
        kind.audience,
        {*used, *always} if used else None,
        {*shown, *_ALWAYS_SEEN_OF_CASES} if shown else None,
    )
    show_pictures(seen, panel)
    return seen
