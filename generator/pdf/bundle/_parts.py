"""Takes in the papers of a bundle: opens, typesets and cleans each, and notes what it lost."""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name
from pikepdf.exceptions import PdfParsingError

from generator.errors import PdfError, ThroughcareError
from generator.pdf.bundle._blank import blank_pages
from generator.pdf.bundle._manifest import Item, Manifest
from generator.pdf.bundle._tags import is_tagged
from generator.pdf.clean import clean
from generator.pdf.clean.signed import is_signed
from generator.pdf.convert import converted
from generator.pdf.finish._supplied import explained, open_pdf
from generator.reading import NotTextError, read_small

_MOST_BYTES = 500_000_000


@dataclass(slots=True)
class Part:
    """A paper, ready to be joined. `size` is in bytes, as it came or was typeset."""

    item: Item
    pdf: pikepdf.Pdf
    size: int
    accessible: bool
    notes: list[str] = field(default_factory=list)


def take_in(
    manifest: Manifest, *, drop_blank: bool, ours: bool, accessible: bool = False
) -> list[Part]:
    """All papers; those that are `ours` as they are.

    With `accessible` a paper that is not PDF/UA is none that can be taken. PdfError lists every
    one that cannot be, with its reason.
    """
    parts: list[Part] = []
    faults: list[str] = []
    for item in manifest.items:
        try:
            parts.append(_own(item) if ours else _part(item, drop_blank=drop_blank))
            if accessible and not parts[-1].accessible:
                raise _unheard(parts[-1])
        except ThroughcareError as fault:
            summary = getattr(fault, "summary", str(fault))
            details = " ".join(getattr(fault, "faults", ()))
            name = item.path.name
            said = summary if summary.startswith(name) else f"{name}: {summary}"
            faults.append(f"{said} {details}".strip())
    if faults:
        raise PdfError("The bundle was not made. These papers cannot go in:", faults)
    return parts


def _unheard(part: Part) -> PdfError:
    name = part.item.path.name
    told = [note for note in part.notes if "alternative text" in note or "tags" in note]
    return PdfError(f"{name} is not accessible:", [f"{note}." for note in told])


def _own(item: Item) -> Part:
    data = read_small(item.path, _MOST_BYTES)
    pdf = open_pdf(data, item.path.name)
    return Part(item, pdf, len(data), is_tagged(pdf) and _claims(pdf))


def _part(item: Item, *, drop_blank: bool) -> Part:
    name = item.path.name
    try:
        data = read_small(item.path, _MOST_BYTES)
    except NotTextError as fault:
        raise PdfError(str(fault)) from None
    told: list[str] = []
    if item.path.suffix.lower() == ".docx":
        made = converted(data)
        data, told = made.pdf, [warning.removesuffix(".") for warning in made.warnings]
    pdf = open_pdf(data, name)
    with explained(name):
        if bool(pdf.Root.get(Name.NeedsRendering, False)):
            raise PdfError(f"{name} is an XFA form: print it to PDF in Adobe's reader first.")
        _check(pdf, name)
        signed = is_signed(pdf)
        notes = clean(pdf, name)
        notes += [*told, *_blank(pdf, data, drop=drop_blank)]
        if signed:
            notes.append(
                "its digital signature no longer holds in the bundle: keep the signed file too"
            )
        if pdf.Root.get(Name.AcroForm) is not None:
            notes.append("its form fields can be read but no longer changed")
        accessible = is_tagged(pdf)
        if not accessible:
            notes.append("has no tags, so a screen reader cannot read it in order")
        elif not _claims(pdf):
            accessible = False
            notes.append("has tags but does not say that it conforms to PDF/UA")
    return Part(item, pdf, len(data), accessible, notes)


def _check(pdf: pikepdf.Pdf, name: str) -> None:
    """Refuse a file whose pages cannot all be read through."""
    for number, page in enumerate(pdf.pages, 1):
        try:
            pikepdf.parse_content_stream(page, "Do")
            for stream in page.obj.get(Name.Resources, Dictionary()).get(Name.XObject, {}).values():
                if stream.get(Name.Subtype) == Name.Form:
                    stream.read_bytes()
        except (pikepdf.PdfError, PdfParsingError, TypeError) as fault:
            raise PdfError(f"{name} is damaged on page {number}.") from fault


def _claims(pdf: pikepdf.Pdf) -> bool:
    # Not opened for changes: leaving it would write what was read into the file's properties.
    return str(pdf.open_metadata().get("pdfuaid:part", "")) == "1"


def _blank(pdf: pikepdf.Pdf, data: bytes, *, drop: bool) -> list[str]:
    blank = blank_pages(data)
    if not blank:
        return []
    shown = ", ".join(str(at + 1) for at in blank)
    word = "page" if len(blank) == 1 else "pages"
    if not drop or len(blank) == len(pdf.pages):
        return [f"{word} {shown} of it blank, kept"]
    tagged = _tagged_pages(pdf)
    gone = [at for at in blank if pdf.pages[at].obj.objgen not in tagged]
    for at in reversed(gone):
        del pdf.pages[at]
    kept = [at for at in blank if at not in gone]
    notes = [f"blank and left out: {word} {', '.join(str(at + 1) for at in gone)}"] if gone else []
    if kept:
        notes.append(
            f"blank but kept, since tags point there: {', '.join(str(at + 1) for at in kept)}"
        )
    return notes


def _tagged_pages(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The pages that some tag has content on."""
    return {
        thing.Pg.objgen
        for thing in pdf.objects
        if isinstance(thing, Dictionary) and isinstance(thing.get(Name.Pg), Dictionary)
    }
