"""The way of documents whose letters are shaped or run from right to left: Typst sets them."""

from generator.errors import PdfError, UnsupportedError
from generator.pdf.finish._finish import finished
from generator.pdf.read._model import Document, Text
from generator.pdf.read._walk import leaves, paragraphs
from generator.pdf.typeset._compile import MissingGlyphError, compiled
from generator.pdf.typeset._typst import typst_source
from generator.pdf.typeset._unset import refuse_unset

_MOST_MISSING, _MOST_PAGES = 30, 2_000


def shaped(document: Document) -> bytes:
    """The PDF/UA-1 file. UnsupportedError names letters that no font has, PdfError other faults."""
    if _pages(document) > _MOST_PAGES:
        raise PdfError(f"This Word file would have more than {_MOST_PAGES:,} pages: split it.")
    refuse_unset(document)
    source, plan = typst_source(document)
    try:
        pdf = compiled(source, document)
    except MissingGlyphError as missing:
        letters = _all_missing(source, document, missing.letters)
        raise UnsupportedError(
            "This Word file has letters that no font at hand can draw:", _places(document, letters)
        ) from missing
    return finished(pdf, plan, document)


def _pages(document: Document) -> float:
    """About how many pages the text fills: Typst takes its memory by the page."""
    page = document.sections[0].page
    room = max(1.0, page.width - page.left - page.right) * max(1.0, page.height - page.top)
    area = 0.0
    for paragraph in paragraphs(document):
        texts = (i for i in leaves(paragraph.inlines) if isinstance(i, Text))
        area += sum(len(i.text) * i.style.size**2 * 0.6 for i in texts)
    return area / room


def _all_missing(source: str, document: Document, letters: str) -> str:
    """Every letter without a glyph: Typst names one at a time, so each is taken out in turn."""
    found = letters
    for _ in range(_MOST_MISSING):
        source = source.translate(dict.fromkeys(map(ord, letters)))
        try:
            compiled(source, document)
        except MissingGlyphError as missing:
            letters = missing.letters
            found += letters
        except PdfError:
            break
        else:
            break
    return found


def _places(document: Document, letters: str) -> list[str]:
    """A line a paragraph: which of the letters it holds, by code."""
    faults = []
    for paragraph in paragraphs(document):
        label = "" if paragraph.label is None else paragraph.label.text
        words = label + "".join(i.text for i in leaves(paragraph.inlines) if isinstance(i, Text))
        here = [c for c in dict.fromkeys(words) if c in letters and not c.isspace()]
        if here:
            codes = ", ".join(f"U+{ord(c):04X}" for c in here)
            faults.append(f"{paragraph.where[:1].upper()}{paragraph.where[1:]}: {codes}.")
    return faults or [", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(letters))]
