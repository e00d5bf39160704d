"""The whole document as one Typst source."""

import functools
import re
from datetime import datetime
from importlib import resources

from generator.pdf.read._model import Document
from generator.pdf.sense.pages import wanted
from generator.pdf.typeset._flow import Flow
from generator.pdf.typeset._fonts import FALLBACKS
from generator.pdf.typeset._markup import lang, named, quoted
from generator.pdf.typeset._pages import pages_code
from generator.pdf.typeset._paragraphs import Room
from generator.pdf.typeset._runs import Plan, Sheet


@functools.cache
def _prelude() -> str:
    return (resources.files("generator.pdf.typeset") / "prelude.typ").read_text("utf-8")


def typst_source(document: Document) -> tuple[str, Plan]:
    """The source, and the plan by which its tags are finished."""
    bookmarks, styles = wanted(document)
    sheet = Sheet(document, wanted=bookmarks)
    sheet.style_labels.update({style: f"style{n}" for n, style in enumerate(sorted(styles))})
    page = document.sections[0].page
    room = Room(
        page.width - page.left - page.right, page.height - page.top - page.bottom, in_note=True
    )
    sheet.write_note = lambda key: Flow(sheet, room).write(document.notes[key])
    pages = pages_code(document, sheet, lambda: _ending(document, sheet))
    fonts = ", ".join(quoted(f) for f in FALLBACKS)
    head = (
        f"#set document({_metadata(document)})\n"
        f"#set text(font: ({fonts}), fallback: false, hyphenate: false, kerning: false, "
        f"ligatures: false, dir: ltr, {lang(document.lang) or lang('en-GB')})\n"
    )
    definitions = "\n".join(sheet.definitions)
    starts = "".join(
        f"(<s{n}>, {s.page.number_from}), "
        for n, s in enumerate(document.sections, 1)
        if s.page.number_from is not None
    )
    source = f"#let starts = ({starts})\n{_prelude()}{head}{definitions}\n#{{\n{pages}\n}}\n"
    return source, sheet.plan


def _ending(document: Document, sheet: Sheet) -> str:
    """What comes after all text: the endnotes, and the labels of the end."""
    notes = "".join(f"[#metadata(0)<{k}>]\n{sheet.write_note(k)}\n" for k in document.endnotes)
    if notes:
        notes = f"v(12pt)\npdf.artifact(line(length: 144pt, stroke: 0.5pt))\nv(6pt)\n{notes}"
    return f"{notes}[#metadata(0)<end>#metadata(0)<s{len(document.sections) + 1}>]"


def _metadata(document: Document) -> str:
    when = "none"
    try:
        date = datetime.fromisoformat(document.modified)
    except ValueError:
        pass
    else:
        names = ("year", "month", "day", "hour", "minute", "second")
        parts = (f"{name}: {getattr(date, name)}" for name in names)
        when = f"datetime({', '.join(parts)})"
    words = [w.strip() for w in re.split("[,;]", document.keywords) if w.strip()]
    return named(
        title=quoted(document.title),
        author=quoted(document.author) if document.author else None,
        description=quoted(document.subject) if document.subject else None,
        keywords=f"({''.join(quoted(w) + ', ' for w in words)})" if words else None,
        date=when,
    )
