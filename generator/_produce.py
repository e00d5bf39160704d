"""From a case and a kind to finished documents: view, merge, typeset, with provenance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from generator import __version__
from generator._provenance import Provenance, digest
from generator.case import Case, Panel, extract, panel_view, redact, view
from generator.catalogue import Kind
from generator.easyread import explained
from generator.resources import Resources
from generator.rules import Deadline, deadlines, load_pack
from generator.word.recolour import recolour, tint
from generator.word.template import Template

_ACCENT = "1F5C7A"


@dataclass(frozen=True)
class Document:
    """A finished document: `identifier` is the case's or panel's, `content` the file's bytes."""

    kind: Kind
    identifier: str
    on: date
    format: str
    content: bytes
    draft: bool


@dataclass(frozen=True)
class Producer:
    """Makes documents with the templates that `resources` finds."""

    resources: Resources

    def prepare(
        self, kind: Kind, record: Case | Panel, *, on: date, draft: bool
    ) -> Iterator[tuple[Provenance, dict[str, Any]]]:
        """What each document would be made from; for a panel, minutes and then the extracts."""
        template = digest(kind.template.read_bytes())
        schema = digest(kind.requirements.read_bytes())
        for identifier, context in _contexts(kind, record, on, draft):
            provenance = Provenance(
                kind=kind.name,
                identifier=identifier,
                on=on,
                template_version=kind.version,
                template=template,
                schema=schema,
                data=digest(context),
                toolkit=__version__,
                draft=draft,
            )
            yield provenance, context

    def make(
        self,
        kind: Kind,
        record: Case | Panel,
        *,
        formats: Sequence[str],
        on: date,
        draft: bool,
    ) -> Iterator[Document]:
        """The document in each format; for a panel, the minutes and an extract for each child."""
        accent = record.data["service"].get("accent_colour", _ACCENT)
        template = Template.open(_coloured(kind.template.read_bytes(), accent))
        for provenance, context in self.prepare(kind, record, on=on, draft=draft):
            docx = template.render(context, properties=provenance.as_properties())
            for name in formats:
                content = docx if name == "docx" else _typeset(docx)
                yield Document(kind, provenance.identifier, on, name, content, draft)


def _contexts(
    kind: Kind, record: Case | Panel, on: date, draft: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    document: Mapping[str, Any] = {
        "kind": kind.name,
        "title": kind.title,
        "date": on.isoformat(),
        "draft": draft,
        **_marking(kind, record),
        "provenance": f"Made with Throughcare {__version__}, template {kind.name} {kind.version}.",
    }
    if isinstance(record, Panel):
        whole = panel_view(record, on=on, document=document)
        yield record.identifier, redact(whole, kind.audience)
        for case in record.cases:
            part = extract(whole, case.identifier)
            yield f"{record.identifier}_{case.identifier}", redact(part, kind.audience)
        return
    dates = _ahead(record, on) if kind.deadlines else ()
    context = redact(view(record, on=on, document=document, deadlines=dates), kind.audience)
    if kind.pictures:
        context["explained"] = explained(context)
    yield record.identifier, context


def _ahead(case: Case, on: date) -> list[Deadline]:
    """What is still to do, recurring dates by their next one only."""
    pack = load_pack(case.data.get("rules", {}).get("pack", "national"))
    found: dict[str, Deadline] = {}
    for deadline in deadlines(case.data, pack, on):
        if deadline.state != "done":
            found.setdefault(deadline.id, deadline)
    return list(found.values())


def _marking(kind: Kind, record: Case | Panel) -> dict[str, str]:
    marking = record.data["service"].get("marking")
    return {"marking": marking} if kind.marking and marking else {}


@lru_cache(maxsize=32)
def _coloured(template: bytes, accent: str) -> bytes:
    if accent.upper() == _ACCENT:
        return template
    return recolour(template, {_ACCENT: accent.upper(), tint(_ACCENT): tint(accent)})


def _typeset(docx: bytes) -> bytes:
    from generator.pdf import to_pdf  # noqa: PLC0415 - Word alone must not wait for it

    return to_pdf(docx)
