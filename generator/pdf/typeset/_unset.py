"""What the way by Typst does not draw: refused by name, since it would be lost there unseen."""

from generator.errors import UnsupportedError
from generator.pdf.read._figures import PLAIN_TONE, Drawing, Picture
from generator.pdf.read._model import Document
from generator.pdf.read._walk import leaves, paragraphs

_ADVICE = (
    "which cannot be drawn in a form, nor beside letters that run from right to left or are shaped"
)


def refuse_unset(document: Document) -> None:
    """UnsupportedError with a sentence for each paragraph that holds such a thing."""
    faults = []
    for paragraph in paragraphs(document):
        found = {_name(i) for i in leaves(paragraph.inlines)}
        where = f"{paragraph.where[:1].upper()}{paragraph.where[1:]}"
        faults += [f"{where}: {name}, {_ADVICE}." for name in sorted(found) if name]
    if faults:
        raise UnsupportedError("This Word file holds things that cannot be put in a PDF:", faults)


def _name(inline: object) -> str:
    if isinstance(inline, Drawing):
        return "a text box, shape or frame"
    if not isinstance(inline, Picture):
        return ""
    if inline.place is not None and inline.place.wrap == "square":
        return "a picture that text flows round"
    changed = inline.tone != PLAIN_TONE or any(inline.flips) or inline.line is not None
    return "a picture with changed colours, turned over or with a border" if changed else ""
