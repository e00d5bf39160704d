"""What the documents of a panel are made from: minutes, extracts, and the part of an agency."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.case import Panel, extract, for_agency, panel_view, redact, with_paragraphs
from generator.catalogue import Kind
from generator.documents.pictures import show_pictures
from generator.documents.readers import extract_for, refuse_others

__all__ = ["agency_context", "panel_contexts"]


def panel_contexts(
    kind: Kind, panel: Panel, on: date, document: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The whole, and then an extract for each child, each by its identifier."""
    whole = panel_view(panel, on=on, document=document)
    yield panel.identifier, _seen(with_paragraphs(whole), kind, panel)
    for case in panel.cases:
        part = extract_for(whole, panel, case)
        yield f"{panel.identifier}_{case.identifier}", _seen(part, kind, panel)


def agency_context(
    kind: Kind, panel: Panel, on: date, document: Mapping[str, Any], agency: str
) -> tuple[str, dict[str, Any]]:
    """What one agency may see of a panel, by its identifier.

    Raises CaseError for an agency that is not there, FaultyInputError where its part would name
    a child for whom it does not come.
    """
    part = for_agency(panel_view(panel, on=on, document=document), agency)
    kept = {item["view"]["case_id"] for item in part["items"]}
    for case in panel.cases:
        if case.identifier in kept:
            left_out = [other.data for other in panel.cases if other.identifier not in kept]
            refuse_others(extract(part, case.identifier), panel, case, left_out)
    plain = "-".join(re.findall(r"[a-z0-9]+", agency.casefold())) or "agency"
    return f"{panel.identifier}_{plain}", _seen(part, kind, panel)


def _seen(view: Mapping[str, Any], kind: Kind, panel: Panel) -> dict[str, Any]:
    seen = redact(view, kind.audience)
    show_pictures(seen, panel)
    return seen
