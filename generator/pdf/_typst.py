"""The whole document as one Typst source."""

import functools
import re
from importlib import resources

from generator.pdf._flow import Flow
from generator.pdf._fonts import FALLBACKS
from generator.pdf._markup import lang, named, quoted
from generator.pdf._model import Document
from generator.pdf._pages import pages_code
from generator.pdf._paragraphs import Room
from generator.pdf._runs import Plan, Sheet, bookmarks_wanted

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")


@functools.cache
def _prelude() -> str:
    return (resources.files("generator.pdf") / "prelude.typ").read_text("utf-8")


def typst_source(document: Document) -> tuple[str, Plan]:
    """The source, and the plan by which its tags are finished."""
    wanted, styles = bookmarks_wanted(document)
    sheet = Sheet(document, wanted=wanted)
    ids = sorted({document.style_ids.get(name, name) for name in styles})
    sheet.style_labels.update({style_id: f"style{n}" for n, style_id in enumerate(ids)})
    page = document.sections[0].page
    room = Room(page.width - page.left - page.right, page.height - page.top - page.bottom)
    pages = pages_code(document, sheet)
    notes = "".join(
        f"#let {key} = {{\n{Flow(sheet, room).write(blocks)}\n}}\n"
        for key, blocks in document.notes.items()
        if key.startswith("footnote")
    )
    ends = "".join(
        f"[#metadata(0)<{key}>]\n{Flow(sheet, room).write(document.notes[key])}\n"
        for key in document.endnotes
    )
    fonts = ", ".join(quoted(f) for f in FALLBACKS)
    head = (
        f"#set document({_metadata(document)})\n"
        f"#set text(font: ({fonts}), fallback: false, hyphenate: false, kerning: false, "
        f"ligatures: false, {lang(document.lang) or lang('en-GB')})\n"
    )
    definitions = "\n".join(sheet.definitions)
    last = len(document.sections) + 1
    starts = "".join(
        f"(<s{n}>, {s.page.number_from}), "
        for n, s in enumerate(document.sections, 1)
        if s.page.number_from is not None
    )
    source = (
        f"#let starts = ({starts})\n{_prelude()}{head}{definitions}\n{notes}#{{\n{pages}\n{ends}"
        f"[#metadata(0)<end>#metadata(0)<s{last}>]\n}}\n"
    )
    return source, sheet.plan


def _metadata(document: Document) -> str:
    date = _DATE.match(document.modified)
    when = "none"
    if date and 1 <= int(date[2]) <= 12 and 1 <= int(date[3]) <= 28:
        names = ("year", "month", "day", "hour", "minute", "second")
        pairs = zip(names, date.groups(), strict=True)
        when = f"datetime({', '.join(f'{name}: {int(value)}' for name, value in pairs)})"
    words = [w.strip() for w in re.split("[,;]", document.keywords) if w.strip()]
    return named(
        title=quoted(document.title),
        author=quoted(document.author) if document.author else None,
        description=quoted(document.subject) if document.subject else None,
        keywords=f"({''.join(quoted(w) + ', ' for w in words)})" if words else None,
        date=when,
    )
