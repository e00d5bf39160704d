"""The papers of a meeting for each agency: minutes of last time, and proformas, in one PDF."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.case import Case, Panel, agencies, others_of_agency
from generator.case.facts.words import day_words
from generator.catalogue import Catalogue, Kind
from generator.documents.produce import Producer
from generator.documents.readers import refuse_telling

__all__ = ["Packs", "panel_packs"]

_MINUTES, _PROFORMA = "cart-minutes", "cart-proforma"


@dataclass(frozen=True)
class Packs:
    """The PDFs by name of file, and in a sentence each what could not go in."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Paper:
    title: str
    pdf: bytes


def panel_packs(
    producer: Producer, catalogue: Catalogue, panel: Panel, before: Panel | None, *, on: date
) -> Packs:
    """A pack for each agency of a meeting; `before` is the last one of its kind.

    A child's proforma goes to the agencies whose people come for that child, or for all. Raises
    FaultyInputError where the part of an agency would name a child for whom it does not come.
    """
    files: dict[str, bytes] = {}
    notes: dict[str, None] = {}
    proformas: dict[str, _Paper] = {}
    for case in panel.cases:
        paper, lacks = _proforma(producer, catalogue.get(_PROFORMA), case, on)
        if paper:
            proformas[case.identifier] = paper
        else:
            notes[f"The proforma of {case.identifier} is left out: {lacks}"] = None
    there = () if before is None else agencies(before.data)
    for agency in agencies(panel.data):
        papers = []
        if before is not None and agency.casefold() in {one.casefold() for one in there}:
            papers.append(_minutes(producer, catalogue.get(_MINUTES), before, agency, on))
        papers += [proformas[one] for one in _children(panel, agency) if one in proformas]
        if papers:
            name = f"pack_{panel.identifier}_{_plain(agency)}.pdf"
            files[name] = _joined(panel, agency, papers)
            for meeting in (panel, before):
                if meeting is not None:
                    others = others_of_agency(meeting, agency)
                    refuse_telling(files[name], "pdf", others, agency)
        else:
            notes[f"There is nothing to send to {agency} yet."] = None
    return Packs(files, tuple(notes))


def _children(panel: Panel, agency: str) -> Iterator[str]:
    """The children for whom somebody of the agency comes, in the order of the items."""
    own = [
        one
        for one in panel.data["attendance"]
        if one.get("organisation", "").casefold() == agency.casefold()
    ]
    for case in panel.cases:
        if any(case.identifier in one.get("for_items", (case.identifier,)) for one in own):
            yield case.identifier


def _minutes(producer: Producer, kind: Kind, before: Panel, agency: str, on: date) -> _Paper:
    (merged,) = producer.merge(kind, before, on=on, draft=False, agency=agency)
    (made,) = producer.finish(merged, formats=["pdf"], on=on, draft=False)
    day = day_words(date.fromisoformat(before.data["date"]))
    return _Paper(f"Minutes of the panel of {day}", made.content)


def _proforma(producer: Producer, kind: Kind, case: Case, on: date) -> tuple[_Paper | None, str]:
    (merged,) = producer.merge(kind, case, on=on, draft=False)
    # What a document lacks is known once it has been put together.
    merged.content  # noqa: B018
    if merged.lacks:
        return None, merged.lacks[0].message
    (made,) = producer.finish(merged, formats=["pdf"], on=on, draft=False)
    child = case.data["child"]
    return _Paper(f"Proforma: {child['first_name']} {child['last_name']}", made.content), ""


def _joined(panel: Panel, agency: str, papers: list[_Paper]) -> bytes:
    from generator.pdf.bundle import bundle  # noqa: PLC0415 - costly

    day = day_words(date.fromisoformat(panel.data["date"]))
    lines = [
        f"title = {_quoted('Papers of the panel')}",
        f"subtitle = {_quoted(f'{day}, for {agency}')}",
        f"reference = {_quoted(panel.identifier)}",
    ]
    with tempfile.TemporaryDirectory() as place:
        for number, paper in enumerate(papers, 1):
            (Path(place) / f"{number}.pdf").write_bytes(paper.pdf)
            lines += ["[[items]]", f'file = "{number}.pdf"', f"title = {_quoted(paper.title)}"]
        return bundle("\n".join(lines), Path(place)).pdf


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(agency: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in agency.casefold()).split())
