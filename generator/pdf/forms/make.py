"""Makes a fillable PDF from a Word file with content controls."""

import functools
import io
from collections.abc import Sequence
from importlib import resources

import pikepdf
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from generator.errors import PdfError
from generator.pdf.finish._finish import finished
from generator.pdf.forms._controls import ADDRESS, Control, anchored
from generator.pdf.forms._fields import Value, dictionary, text
from generator.pdf.forms._open import written
from generator.pdf.forms._signature import signature_line
from generator.pdf.forms._tree import Tree
from generator.pdf.forms._typeface import NAME, add_typeface
from generator.pdf.forms.fill import fill
from generator.pdf.read._document import read_drawable
from generator.pdf.typeset._compile import compiled
from generator.pdf.typeset._markup import pt, quoted
from generator.pdf.typeset._typst import typst_source
from generator.pdf.typeset._unset import refuse_unset

_REQUIRED, _MULTILINE, _COMBO, _EDIT = 1 << 1, 1 << 12, 1 << 17, 1 << 18
_PRINT = 4
_NARROWEST = 90.0
_AIR = 2.0
_TYPES = {"checkbox": "/Btn", "choice": "/Ch", "signature": "/Sig"}


def make_form(docx: bytes) -> bytes:
    """A fillable, tagged PDF (PDF/UA-1) in which each content control is a field.

    A control's tag, else its title, names its field; its title is what a screen reader says, and
    a title that ends in * or (required) makes it required. Plain text, text of several lines,
    dates, checkboxes, drop-down lists and combo boxes become fields of that kind, and a control
    whose tag starts with "signature" a field to sign. What stands in a control stays as its
    value; placeholder text does not. PdfError lists all controls that cannot become fields;
    UnsupportedError what in the file cannot be drawn.
    """
    apart: set[int] = set()
    pdf, controls, widths = _typeset(docx, apart)
    apart = {
        at
        for at, control in enumerate(controls)
        if control.kind in ("text", "choice", "signature") and widths.get(at, 0.0) < _NARROWEST
    }
    if apart:
        pdf, controls, widths = _typeset(docx, apart)
    blank = _with_fields(pdf, controls)
    values: dict[str, Value] = {c.name: _value(c) for c in controls if c.kind != "signature"}
    return fill(blank, values).pdf


def _value(control: Control) -> Value:
    if control.kind == "checkbox":
        return control.value == "1"
    shown = [o[1] for o in control.options]
    if control.kind == "choice" and not control.editable and control.value not in shown:
        return None
    return control.value or None


def _typeset(docx: bytes, apart: set[int]) -> tuple[bytes, list[Control], dict[int, float]]:
    """The PDF with a link where each field goes, the controls, and the links' widths in points."""
    marked, controls = anchored(docx, apart)
    document = read_drawable(marked, accessible=True)
    refuse_unset(document)
    source, plan = typst_source(document)
    rows = "".join(
        f"(kind: {quoted(c.kind)}, height: {pt(c.height)}, alone: {str(c.alone).lower()}), "
        for c in controls
    )
    pdf = finished(
        compiled(f"#let controls = ({rows})\n{_rules()}{source}", document), plan, document
    )
    return pdf, controls, _widths(pdf)


@functools.cache
def _rules() -> str:
    return (resources.files("generator.pdf.forms") / "anchors.typ").read_text("utf-8")


def _widths(pdf: bytes) -> dict[int, float]:
    widths: dict[int, float] = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            for link in page.obj.get("/Annots", ()):
                action = link.get("/A")
                uri = "" if action is None else str(action.get("/URI", ""))
                if uri.startswith(ADDRESS):
                    left, _, right, _ = (float(v) for v in link.Rect)
                    widths[int(uri.removeprefix(ADDRESS))] = right - left
    return widths


def _with_fields(pdf: bytes, controls: Sequence[Control]) -> bytes:
    """The PDF with a field in the place of each link; tags stay as they are, Link becomes Form."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    tree = Tree(writer)
    parents = _link_tags(writer)
    placed: set[int] = set()
    for page in writer.pages:
        if page.annotations:
            page[NameObject("/Tabs")] = NameObject("/S")
        for entry in page.annotations or ():
            link = entry.get_object()
            uri = _address(link)
            if not uri.startswith(ADDRESS):
                continue
            at = int(uri.removeprefix(ADDRESS))
            if at in placed:
                raise PdfError(f"The control '{controls[at].name}' would be split over two lines.")
            placed.add(at)
            tag = parents.get(int(link.get("/StructParent", -1)))
            if tag is not None:
                tag[NameObject("/S")] = NameObject("/Form")
            _become_widget(link, controls[at], _reference(page), writer)
            tree.add(controls[at].name, entry, _field(controls[at]))
    lost = [c.name for at, c in enumerate(controls) if at not in placed]
    if lost:
        raise PdfError(
            "Fields can only stand in the body of the document, not in a header, footer or note:",
            [f"The control '{name}'." for name in lost],
        )
    form = DictionaryObject(
        {
            NameObject("/Fields"): tree.roots,
            NameObject("/DR"): add_typeface(writer),
            NameObject("/DA"): TextStringObject(f"/{NAME} 0 Tf 0 g"),
        }
    )
    if any(c.kind == "signature" for c in controls):
        form[NameObject("/SigFlags")] = NumberObject(0)
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    return written(writer)


def _within(rect: PdfObject) -> ArrayObject:
    """A little less high, so that a field does not touch the lines of its table."""
    assert isinstance(rect, ArrayObject)
    left, low, right, high = (float(v) for v in rect)
    return ArrayObject(FloatObject(v) for v in (left, low + _AIR, right, high - _AIR))


def _reference(page: PageObject) -> IndirectObject:
    assert page.indirect_reference is not None
    return page.indirect_reference


def _address(link: DictionaryObject) -> str:
    action = dictionary(link, "/A")
    return "" if action is None else text(action.get("/URI"))


def _link_tags(writer: PdfWriter) -> dict[int, DictionaryObject]:
    """The tags of the parent tree by number; entries of pages, which are lists, are left out."""
    tags: dict[int, DictionaryObject] = {}
    queue = [writer.root_object["/StructTreeRoot"]["/ParentTree"]]  # type: ignore[index]
    while queue:
        node = queue.pop().get_object()
        queue += node.get("/Kids", ())
        numbers = node.get("/Nums", [])
        for key, value in zip(numbers[::2], numbers[1::2], strict=True):
            tag = value.get_object()
            if isinstance(tag, DictionaryObject):
                tags[int(key)] = tag
    return tags


def _become_widget(
    link: DictionaryObject, control: Control, page: PdfObject, writer: PdfWriter
) -> None:
    for key in ("/A", "/Border", "/Contents", "/Dest"):
        link.pop(NameObject(key), None)
    link[NameObject("/Subtype")] = NameObject("/Widget")
    link[NameObject("/F")] = NumberObject(_PRINT)
    link[NameObject("/P")] = page
    link[NameObject("/TU")] = TextStringObject(control.label)
    if control.height:
        link[NameObject("/Rect")] = _within(link["/Rect"])
    if control.kind == "signature":
        signature_line(link, writer)
        return
    link[NameObject("/MK")] = DictionaryObject(
        {NameObject("/BC"): _colour(0.45, 0.45, 0.45), NameObject("/BG"): _colour(0.97, 0.98, 1.0)}
    )
    if control.kind != "checkbox":
        link[NameObject("/DA")] = TextStringObject(f"/{NAME} {control.size:g} Tf 0 g")


def _field(control: Control) -> DictionaryObject:
    flags = _REQUIRED if control.required else 0
    flags |= _MULTILINE if control.multiline and control.kind == "text" else 0
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject(_TYPES.get(control.kind, "/Tx")),
            NameObject("/TU"): TextStringObject(control.label),
        }
    )
    if control.kind == "choice":
        flags |= _COMBO | (_EDIT if control.editable else 0)
        field[NameObject("/Opt")] = ArrayObject(
            ArrayObject((TextStringObject(stored), TextStringObject(shown)))
            for stored, shown in control.options
        )
    if flags:
        field[NameObject("/Ff")] = NumberObject(flags)
    return field


def _colour(*parts: float) -> ArrayObject:
    return ArrayObject(FloatObject(p) for p in parts)


__all__ = ["make_form"]
