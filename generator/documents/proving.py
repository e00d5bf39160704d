"""A Word file held against what a template of a kind must be, with pictures of its faults."""

from dataclasses import dataclass
from pathlib import Path

from generator.catalogue import Kind, vocabulary
from generator.documents.templates import faults_of
from generator.documents.whole import parts_of
from generator.errors import PdfError, TemplateError
from generator.pdf.convert import to_pdf
from generator.pdf.preview import page_count, previews
from generator.word import Fault, Template
from generator.word.numbered import numbered

__all__ = ["Pages", "Proved", "pages_of", "proved"]

_DPI = 80
_MOST_PAGES = 40


@dataclass(frozen=True)
class Proved:
    """What was found in a template: `faults` stand in the way, `advice` may be as meant.

    `left_out` names what Word keeps in the file and no document shows, such as comments.
    """

    kind: Kind
    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]
    left_out: tuple[str, ...]


def proved(kind: Kind, file: Path) -> Proved:
    """Everything to be said of a Word file as a template of this kind.

    Raises TemplateError when it is no Word file.
    """
    template = Template.open(file, parts_of(kind))
    words = vocabulary(kind)
    faults = faults_of(kind, file)
    found = template.check(
        words.view, words.registry, audience=kind.audience, required=words.required, advice=True
    )
    advice = tuple(one for one in found if one not in faults)
    return Proved(kind, tuple(faults), advice, tuple(template.left_out()))


@dataclass(frozen=True)
class Pages:
    """The pages of a template as PNG pictures, and the numbers of the faults that they show."""

    pictures: tuple[bytes, ...]
    shown: frozenset[int]


def pages_of(docx: bytes, found: Proved) -> Pages:
    """The template as it stands, with the number of each fault and advice at its place.

    At most the first 40 pages; none where the file cannot be drawn.
    """
    try:
        marked, shown = numbered(docx, [*found.faults, *found.advice])
        pdf = to_pdf(marked)
        first = range(1, min(page_count(pdf), _MOST_PAGES) + 1)
        pictures = previews(pdf, dpi=_DPI, pages=first)
    except (PdfError, TemplateError):
        return Pages((), frozenset())
    return Pages(tuple(pictures), shown)
