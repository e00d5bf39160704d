"""Writes faults into a Word file as comments, so that its author sees them in Word."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from docx.text.paragraph import Paragraph

from generator.word.faults import Fault
from generator.word.opened import opened
from generator.word.package._names import ANNOTATOR
from generator.word.package._places import Places
from generator.word.package._xml import w
from generator.word.shared._calls import calls

_INITIALS = "TC"
# A fixed day: the same template and faults give the same file.
_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def annotate(docx: bytes, faults: Iterable[Fault]) -> bytes:
    """The same Word file with a comment for each fault, at its paragraph.

    Word allows no comments in headers, footers and notes: those stand at the first
    paragraph of the text and name their place. What is wrong in a shared part stands where the
    file asks for it. Raises TemplateError for bytes that
    are no Word file.
    """
    document = opened(docx, "commented")
    body = document.element.body
    part = str(document.part.partname).removeprefix("/")
    places = Places(document.element, part)
    paragraphs = [Paragraph(p, document._body) for p in body.iter(w("p"))]
    by_element = {id(p._p): p for p in paragraphs}
    by_spot = {places.of(p._p).spot: p for p in reversed(paragraphs)}
    asking = {call.name: by_element[id(call.paragraph)] for call in calls(body)}
    first = next((p for p in paragraphs if p.runs), None) or document.add_paragraph(" ")
    for fault in faults:
        found = by_spot.get(fault.place.spot) or asking.get(fault.place.shared)
        here = found if found is not None and found.runs else first
        own = here is found and not fault.place.shared
        text = f"{fault.message}. {fault.suggestion}" if own else str(fault)
        comment = document.add_comment(here.runs, text, ANNOTATOR, _INITIALS)
        comment._comment_elm.set(w("date"), _DAY.strftime("%Y-%m-%dT%H:%M:%SZ"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
