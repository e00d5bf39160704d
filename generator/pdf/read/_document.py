"""Reads a whole Word file into the model, with everything it holds that cannot be drawn."""

import re

from generator.errors import PdfError, UnsupportedError
from generator.pdf.read._findings import Trail, Unsupported
from generator.pdf.read._model import Document, Fringe, Paragraph, Section, Text
from generator.pdf.read._numbering import ListCounts
from generator.pdf.read._open import WordPackage
from generator.pdf.read._plain import NOTHING, Taken
from generator.pdf.read._reading import Reading
from generator.pdf.read._sections import fringes, page_of, start_of
from generator.pdf.read._template import forget_if_much, styles_of
from generator.pdf.read._toc import with_contents
from generator.pdf.read._xml import (
    Node,
    W,
    child,
    children,
    colour,
    is_on,
    local,
    number,
    points,
    val,
)

_MOST = {"p": (25_000, "paragraphs"), "tc": (12_000, "table cells"), "r": (80_000, "runs of text")}
_MOST_LETTERS = 1_200_000


def read_document(docx: bytes) -> tuple[Document, list[Unsupported]]:
    """The document and what of it cannot be drawn. PdfError when it is no Word file we can read."""
    package = WordPackage(docx)
    root, taken = package.story(package.main)
    body = child(root, "body")
    if body is None:
        raise PdfError("This Word file cannot be read: it has no text.")
    _refuse_the_endless(body, taken)
    reading = _reading(package, root)
    reading.taken = taken
    settings = package.related(package.main, "settings")
    reading.compat = _compatibility(settings)
    if is_on(child(settings, "autoHyphenation")):
        reading.trail.alter("automatic hyphenation: no word is parted, so lines may end elsewhere")
    # Cells need to know the room they are in; sections differ little, so the last one's page does.
    final = child(body, "sectPr")
    if final is not None:
        page = page_of(final, reading)
        reading.room = (
            page.width - page.left - page.right - page.gap * (page.columns - 1)
        ) / page.columns
    try:
        reading.body(body)
        reading.trail.paragraph = 0
        sections = _sections(reading)
    finally:
        forget_if_much(reading.styles)
    properties = _core(package)
    document = Document(
        sections=with_contents(sections, reading.styles),
        title=properties.get("title") or _first_title(sections),
        author=properties.get("creator", ""),
        subject=properties.get("subject", ""),
        keywords=properties.get("keywords", ""),
        lang=reading.styles.default_lang or "en-GB",
        modified=properties.get("modified", ""),
        properties=_custom(package),
        pictures=reading.pictures,
        notes=reading.notes,
        endnotes=tuple(k for k in reading.notes if k.startswith("endnote")),
        even_pages=is_on(child(settings, "evenAndOddHeaders")),
        page_colour=_page_colour(root, settings),
        tab_every=max(3.0, points(val(settings, "defaultTabStop")) or 36.0),
        mirrored=is_on(child(settings, "mirrorMargins")),
        titled=bool(properties.get("title")),
        style_ids=reading.styles.ids_by_name(),
        unheard=tuple(reading.trail.unheard),
        altered=tuple(reading.trail.altered),
    )
    return document, reading.trail.found


def read_drawable(docx: bytes, *, accessible: bool) -> Document:
    """The document when all of it can be drawn; when `accessible`, and heard.

    UnsupportedError lists what cannot; PdfError as `read_document`.
    """
    document, unsupported = read_document(docx)
    refused = [str(finding) for finding in unsupported]
    if accessible:
        refused += [str(concern) for concern in document.unheard]
    if refused:
        raise UnsupportedError(
            "This Word file holds things that cannot be put in "
            f"{'a PDF' if unsupported else 'an accessible PDF'}:",
            refused,
        )
    return document


def _refuse_the_endless(body: Node, taken: Taken = NOTHING) -> None:
    """A document too long to be set in seconds and in bounded memory is refused at once."""
    many = len(list(body.iter()))
    # Plain paragraphs and their runs were taken out; those alone in a cell left only that behind.
    cells = len(taken.cells) - taken.cells.count(None)
    runs = len(taken.texts) - taken.texts.count(None)
    runs += sum([not name for others in taken.more if others for _, _, name in others])
    for (name, (most, what)), out in zip(_MOST.items(), (cells, 0, runs), strict=True):
        if many + out > most and out + sum(1 for _ in body.iter(W + name)) > most:
            raise PdfError(f"This Word file has more than {most:,} {what}: split it.")
    letters = sum(len(t.text or "") for t in body.iter(f"{W}t"))
    letters += sum(map(len, filter(None, taken.texts)))
    letters += sum([len(text) for others in taken.more if others for _, text, _ in others])
    if letters > _MOST_LETTERS:
        raise PdfError(f"This Word file has more than {_MOST_LETTERS:,} letters: split it.")


def _reading(package: WordPackage, story: Node) -> Reading:
    main = package.main
    styles = styles_of(package)
    relations = package.relationships(main)
    reading = Reading(
        package, main, story, relations, styles, ListCounts(styles.numbering),
        Trail(), {},
    )  # fmt: skip
    settings = package.related(main, "settings")
    for relation in relations.values():
        kind = relation.kind.removesuffix("s")
        if kind in ("footnote", "endnote") and relation.target in package:
            root = package.nodes(relation.target)
            _refuse_the_endless(root)
            # The first note of an id counts.
            notes = {n.get(f"{W}id", ""): n for n in reversed(list(root.iter(W + kind)))}
            reading.note_roots[kind] = (relation.target, notes)
            default = "decimal" if kind == "footnote" else "lowerRoman"
            reading.note_forms[kind] = val(child(settings, f"{kind}Pr"), "numFmt", default)
            reading.restarts[kind] = _restarts(kind, story, settings, reading.trail)
    return reading


def _restarts(kind: str, story: Node, settings: Node | None, trail: Trail) -> list[bool]:
    """For each section whether its notes are numbered anew."""
    usual = val(child(settings, f"{kind}Pr"), "numRestart")
    found = []
    for section in story.iter(f"{W}sectPr"):
        said = val(child(section, f"{kind}Pr"), "numRestart") or usual
        if said == "eachPage":
            trail.alter(f"{kind}s numbered anew on each page: they are numbered through")
        found.append(said == "eachSect")
    return found if any(found) else []


def _sections(reading: Reading) -> tuple[Section, ...]:
    found: list[Section] = []
    headers: dict[str, Fringe] = {}
    footers: dict[str, Fringe] = {}
    if any(child(element, "lnNumType") is not None for _, element in reading.sections):
        reading.trail.alter("line numbers at the margin: they are left out")
    for index, (blocks, element) in enumerate(reading.sections, 1):
        headers = fringes(element, "header", headers, reading, index)
        footers = fringes(element, "footer", footers, reading, index)
        found.append(
            Section(tuple(blocks), page_of(element, reading), start_of(element), headers, footers)
        )
    return tuple(found)


def _compatibility(settings: Node | None) -> int:
    for setting in children(child(settings, "compat"), "compatSetting"):
        if setting.get(f"{W}name") == "compatibilityMode":
            return number(setting.get(f"{W}val"), 12)
    return 12


def _page_colour(root: Node, settings: Node | None) -> str | None:
    ground = child(root, "background")
    if ground is None or not is_on(child(settings, "displayBackgroundShape")):
        return None
    return colour(ground.get(f"{W}color"))


def _core(package: WordPackage) -> dict[str, str]:
    for relation in package.relationships("").values():
        if relation.kind == "core-properties" and relation.target in package:
            root = package.nodes(relation.target)
            return {local(e): (e.text or "").strip() for e in root}
    return {}


def _custom(package: WordPackage) -> dict[str, str]:
    for relation in package.relationships("").values():
        if relation.kind == "custom-properties" and relation.target in package:
            root = package.nodes(relation.target)
            pairs = ((e.get("name", ""), "".join(str(t) for t in e.itertext())) for e in root)
            return {name: value for name, value in pairs if re.search(r"[A-Za-z]", name)}
    return {}


def _first_title(sections: tuple[Section, ...]) -> str:
    """The first heading, else the first words, of a document that does not say its title."""
    paragraphs = [b for s in sections for b in s.blocks if isinstance(b, Paragraph)]
    for wanted in ([p for p in paragraphs if p.heading], paragraphs):
        for paragraph in wanted:
            words = "".join(i.text for i in paragraph.inlines if isinstance(i, Text)).strip()
            if words:
                return words[:200]
    return "Untitled document"
