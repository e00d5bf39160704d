"""What a page is drawn of, in the order of drawing, and where it stands."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2
from pypdfium2 import raw

# Left, low, right and high, in points from the corner of the paper.
Box = tuple[float, float, float, float]
_OPAQUE = 250
_LINKING = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})
_PAINTED = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING})


@dataclass(frozen=True, slots=True)
class Shape:
    """One text, picture or drawing; `order` is when it is drawn, `covers` whether it may hide."""

    handle: raw.FPDF_PAGEOBJECT
    kind: int
    order: int
    box: Box
    covers: bool

    @property
    def address(self) -> int:
        """What tells it from others."""
        return address(self.handle)


def address(handle: raw.FPDF_PAGEOBJECT) -> int:
    """What tells an object of a page from others."""
    return int(ctypes.cast(handle, ctypes.c_void_p).value or 0)


def shapes(page: pypdfium2.PdfPage, most: int) -> list[Shape] | None:
    """Everything drawn, that inside other drawings too; None when it is more than `most`."""
    found = list(islice(_drawn(page), most + 1))
    return None if len(found) > most else found


def marks_over(page: pypdfium2.PdfPage) -> list[Box]:
    """Where marks lie over the page: all but links and the fields of forms."""
    found = []
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, at)
        if not mark:
            continue
        rect = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(mark) not in _LINKING and raw.FPDFAnnot_GetRect(mark, rect):
            found.append((rect.left, rect.bottom, rect.right, rect.top))
        raw.FPDFPage_CloseAnnot(mark)
    return found


def _drawn(page: pypdfium2.PdfPage) -> Iterator[Shape]:
    waiting = [(raw.FPDFPage_GetObject(page, at), pypdfium2.PdfMatrix())
               for at in reversed(range(raw.FPDFPage_CountObjects(page)))]  # fmt: skip
    order = 0
    while waiting:
        handle, outer = waiting.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        order += 1
        if kind == raw.FPDF_PAGEOBJ_FORM:
            inner = _matrix(handle).multiply(outer)
            count = raw.FPDFFormObj_CountObjects(handle)
            waiting += [(raw.FPDFFormObj_GetObject(handle, at), inner)
                        for at in reversed(range(count))]  # fmt: skip
            continue
        yield Shape(handle, kind, order, _box(handle, outer), _covers(handle, kind))


def _matrix(handle: raw.FPDF_PAGEOBJECT) -> pypdfium2.PdfMatrix:
    of = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, of)
    return pypdfium2.PdfMatrix(of.a, of.b, of.c, of.d, of.e, of.f)


def _box(handle: raw.FPDF_PAGEOBJECT, outer: pypdfium2.PdfMatrix) -> Box:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, low, right, high):
        return (0, 0, 0, 0)
    box: Box = outer.on_rect(left.value, low.value, right.value, high.value)
    return box


def _covers(handle: raw.FPDF_PAGEOBJECT, kind: int) -> bool:
    """Whether it lies over what was drawn before: filled, or a line as thick as a word is high."""
    if kind not in _PAINTED:
        return False
    if kind == raw.FPDF_PAGEOBJ_SHADING:
        return True
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    paint = raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not paint(handle, red, green, blue, alpha) or alpha.value < _OPAQUE:
        return False
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(handle, width)
    return bool(fill.value or (stroke.value and width.value > _THICK))


_THICK = 3.0
