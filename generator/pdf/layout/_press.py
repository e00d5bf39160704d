"""What all parts of one document share while it is set: the file, its inks, links and numbers."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.errors import PdfError
from generator.pdf.layout._beside import Area, near
from generator.pdf.layout._ink import CannotSetError, Inks
from generator.pdf.layout._items import Para, Tag
from generator.pdf.read._fields import LIVE
from generator.pdf.read._figures import Picture, Place
from generator.pdf.read._model import Counter, Document, Inline, Link, Mark, RunStyle, Text
from generator.pdf.read._numbering import spell
from generator.pdf.read._walk import leaves
from generator.pdf.sense import pages, places
from generator.pdf.write import About, Element, NotPlainError, Page, Pdf

MOST_LINES = 100_000
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Stage:
    """Where blocks stand: the room there in points, and in whose section.

    `fringe` is a header or footer, which no reader hears; `parts` says whether pages end in it;
    `page` is the page's number from 1 where it is known (0 while the text is set).
    """

    width: float
    height: float
    section: int = 1
    form: str = "1"
    fringe: bool = False
    parts: bool = True
    in_cell: bool = False
    page: int = 0
    sheet: "Sheet | None" = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page around a stage: its size, where its text starts, how high and wide it may be."""

    width: float
    height: float
    left: float
    top: float
    body: float
    text: float


@dataclass(slots=True)
class Numbers:
    """What is known of the pages from setting the document before: nothing, the first time.

    `running` holds for each style that fields ask for the pages of its paragraphs and their words,
    `areas` for each section what its text keeps clear of, as far as pages decide where that is.
    """

    pages: int = 0
    shown: list[int] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    sections: dict[int, int] = field(default_factory=dict)
    running: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)
    areas: dict[int, tuple[Area, ...]] = field(default_factory=dict)

    def clears(self, found: "Numbers") -> bool:
        """Whether text kept clear of just what another setting found."""
        if self.areas.keys() != found.areas.keys():
            return False
        pairs = ((areas, found.areas[n]) for n, areas in self.areas.items())
        return all(len(one) == len(other) and all(map(near, one, other)) for one, other in pairs)


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a footnote is asked for on a line."""

    key: str


class Press:
    """One setting of a document."""

    def __init__(self, document: Document, known: Numbers, inks: Inks) -> None:
        """Begin a file; `known` holds the numbers that fields show."""
        self.document, self.known, self.inks = document, known, inks
        self.pdf = Pdf(
            About(
                document.title, document.author, document.subject, document.keywords,
                document.lang, document.modified, document.properties,
                accessible=not document.unheard,
            )
        )  # fmt: skip
        self.lang = document.lang
        self.found = Numbers()
        # How many fields were set.
        self.asked = 0
        self.guesses: dict[tuple[Counter, Stage], str] = {}
        self.wanted, self.styles = pages.wanted(document)
        # The numbers of notes lead to them.
        self.wanted |= document.notes.keys()
        self._placed: set[str] = set()
        self._raised: dict[RunStyle, RunStyle] = {}
        self.notes: dict[str, Element] = {}
        # How words look, by their styles and the room.
        self.looks: dict[tuple[int, int, float], Any] = {}
        self.lines = 0

    def words(self, inlines: Sequence[Inline]) -> Sequence[Text] | None:
        """The inlines when they are nothing but words, as few as can be; None for more than that.

        Bookmarks that nothing leads to do not count.
        """
        if len(inlines) == 1:
            return inlines if inlines[0].__class__ is Text else None  # type: ignore[return-value]
        texts: list[Text] = []
        for inline in inlines:
            if isinstance(inline, Text):
                if texts and texts[-1].style is inline.style:
                    texts[-1] = Text(texts[-1].text + inline.text, inline.style)
                else:
                    texts.append(inline)
            elif not isinstance(inline, Mark) or inline.name in self.wanted:
                return None
        return texts

    def link(self, link: Link) -> Tag | None:
        """The tag of linked words; None when the link leads nowhere."""
        if not link.url and link.bookmark not in self.wanted:
            return None
        tag = Tag("Link", link, name="" if link.url else link.bookmark)
        texts = (getattr(i, "text", "") for i in leaves(link.inside))
        tag.words = "".join(texts).strip() or link.url or ("Note" if not link.inside else "Link")
        return tag

    def spend(self, lines: int) -> None:
        """Count lines; PdfError for a document that would never end."""
        self.lines += lines
        if self.lines > MOST_LINES:
            raise PdfError(f"This Word file would fill more than {MOST_LINES:,} lines: split it.")

    def raised(self, style: RunStyle) -> RunStyle:
        """The style, above the line; always the same object for the same style."""
        return self._raised.setdefault(style, replace(style, script="super"))

    def span(self, lang: str) -> Tag | None:
        """The tag of words in another language; None when it is none."""
        return Tag("Span", lang=lang) if _LANG.match(lang) else None

    def image(self, picture: Picture) -> Any:
        """The picture's data, ready to draw."""
        try:
            tone = picture.tone
            changed = (tone.gain, tone.lift, tone.grey)
            return self.pdf.image(self.document.pictures[picture.key], *changed)
        except NotPlainError:
            raise CannotSetError from None

    def mark(self, name: str, page: Page, y: float) -> None:
        """A bookmark stands here; the first of a name counts."""
        if name not in self._placed:
            self._placed.add(name)
            self.pdf.destination(name, page, y)

    def spot(
        self, place: Place, size: tuple[float, float], stage: Stage
    ) -> tuple[tuple[float, float], tuple[bool, bool]]:
        """Where something so wide and high floats; and whether from the page's corner."""
        sheet = stage.sheet
        if sheet is None:
            # In a note there is nothing but its text to measure from.
            return (place.x, place.y), (False, False)
        span = None
        if not stage.in_cell:
            span = places.across(place, sheet.left, sheet.text, sheet.width)
        start, length = (0.0, stage.width) if span is None else span
        share = places.share(place.x_align, even=self._is_even(stage))
        x = start + (place.x if share is None else (length - size[0]) * share)
        if place.x_align == "before":
            x = start - size[0]
        below = places.down(place, sheet.top, sheet.body, sheet.height)
        if below is None:
            return (x, place.y), (span is not None, False)
        start, length = below
        share = places.share(place.y_align)
        y = start + (place.y if share is None else (length - size[1]) * share)
        return (x, y), (span is not None, True)

    def _is_even(self, stage: Stage) -> bool:
        """Whether the page is one whose outer side is the left one."""
        mirrored = self.document.mirrored or self.document.even_pages
        return mirrored and stage.page > 0 and stage.page % 2 == 0

    def figure(self, picture: Picture, parent: Element | None) -> Element | None:
        """The element of a picture; None for one that is decoration."""
        if picture.alt is None or parent is None:
            return None
        return parent.child("Figure", alt=picture.alt or None)

    def begins(self, para: Para, page: Page, y: float) -> None:
        """A paragraph starts here: headings go into the bookmarks."""
        if para.heading:
            self.pdf.heading(para.heading, para.words, page, y)

    def counted(self, counter: Counter, stage: Stage) -> str:
        """What a field shows, by what is known of the pages; `guesses` keeps what was said."""
        said = self.value(counter, stage)
        if not stage.page:
            if counter.kind in ("PAGE", "STYLEREF"):
                raise CannotSetError
            self.guesses[(counter, stage)] = said
        return said

    def value(self, counter: Counter, stage: Stage) -> str:
        """What a field ought to show; what it showed last while nothing is known of the pages."""
        known = self.known
        form = counter.format or stage.form
        kind = counter.kind
        if kind == "SECTION":
            return str(stage.section)
        lost = kind not in LIVE or (kind == "PAGEREF" and counter.argument not in self.wanted)
        if lost or not known.pages:
            return counter.cached if lost else counter.cached or "1"
        if kind == "SECTIONPAGES":
            start = known.sections[stage.section]
            return str(max(1, known.sections.get(stage.section + 1, known.pages + 1) - start))
        if kind == "STYLEREF":
            return self._latest(counter.argument, stage.page)
        if kind == "NUMPAGES":
            return numbered(known.pages, counter.format or "1")
        page = stage.page if kind == "PAGE" else known.marks.get(counter.argument, 1)
        return numbered(known.shown[page - 1], form)

    def _latest(self, style: str, page: int) -> str:
        """The first paragraph of a style on a page, else the last before it."""
        style_id = self.document.style_ids.get(style.lower(), style)
        pages, words = self.known.running.get(style_id, ([], []))
        at = bisect_left(pages, page)
        if at < len(pages) and pages[at] == page:
            return words[at]
        return words[at - 1] if at else ""


def numbered(number: int, form: str) -> str:
    """A page's number in a form: 1, a, A, i or I."""
    return spell(number, _FORMS[form]) if form in _FORMS else str(number)
