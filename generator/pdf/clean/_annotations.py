"""Notes that people stuck on a PDF: comments, marks that do not show, redactions."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from generator.pdf.clean._actions import dictionaries
from generator.pdf.clean._boxes import is_off
from generator.pdf.clean._layers import Layers
from generator.pdf.clean._listed import Listed

_STICKY = frozenset({"/Text", "/Popup"})
_OWN = frozenset({"/Link", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark"})
# What a mark that shows on the page says beside it, and who made it when.
_COMMENT = (Name.RC, Name.T, Name.Subj, Name.Popup, Name.IRT, Name.RT, Name.NM, Name.CreationDate)
_HIDDEN, _NO_VIEW = 2, 32


def redactions(pdf: pikepdf.Pdf) -> int:
    """How many parts are marked for redaction and were never blacked out."""
    return sum(
        isinstance(mark, Dictionary) and mark.get(Name.Subtype) == Name.Redact
        for page in pdf.pages
        for mark in _marks(page)
    )


def take_out_notes(pdf: pikepdf.Pdf, layers: Layers, found: Listed) -> None:
    """Remove sticky notes, hidden marks, and what the other marks say beside the page.

    A mark that shows, such as a highlight or a stamp, stays as it is seen.
    """
    gone: set[tuple[int, int]] = set()
    for page in pdf.pages:
        kept = []
        for mark in _marks(page):
            if not isinstance(mark, Dictionary):
                continue
            if _taken(mark, page, layers, found):
                if mark.is_indirect:
                    gone.add(mark.objgen)
                for key in list(mark.keys()):
                    del mark[key]
                continue
            _quieten(mark, found)
            kept.append(mark)
        if Name.Annots in page.obj:
            page.obj.Annots = Array(kept)
    if gone:
        _untag(pdf, gone)


def _marks(page: pikepdf.Page) -> list[Object]:
    found = page.obj.get(Name.Annots)
    return list(found) if isinstance(found, Array) else []


def _taken(mark: Dictionary, page: pikepdf.Page, layers: Layers, found: Listed) -> bool:
    kind = str(mark.get(Name.Subtype, ""))
    if kind in _STICKY:
        if kind == "/Text":
            found.add("a sticky note", "{} sticky notes")
        return True
    flags = mark.get(Name.F)
    hidden = isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW)
    if layers.hides(mark.get(Name.OC)):
        found.add("a mark on a hidden layer", "{} marks on hidden layers")
        return True
    if not hidden and not (kind not in _OWN and _out_of_sight(mark, page)):
        return False
    if kind == "/Widget":
        # A form needs its hidden fields, and a signature is one.
        return False
    found.add("a mark that does not show", "{} marks that do not show")
    return True


def _out_of_sight(mark: Dictionary, page: pikepdf.Page) -> bool:
    """Whether a mark has no size, no ink, or stands off its page."""
    opacity = mark.get(Name.CA)
    return is_off(mark.get(Name.Rect), page) or (opacity is not None and float(opacity) == 0)


def _quieten(mark: Dictionary, found: Listed) -> None:
    kind = str(mark.get(Name.Subtype, ""))
    faces = mark.get(Name.AP)
    if isinstance(faces, Dictionary):
        # What it shows under a pointer need not be what is read.
        for face in [face for face in faces if face != "/N"]:
            del faces[str(face)]
    if kind == "/Link" and Name.T in mark:
        del mark[Name.T]
    if kind in _OWN:
        return
    if any(key in mark for key in _COMMENT) or (kind != "/FreeText" and Name.Contents in mark):
        found.add("the comment on a mark", "the comments on {} marks")
    for key in _COMMENT:
        if key in mark:
            del mark[key]
    if kind != "/FreeText":
        # A screen reader needs some words for it.
        mark.Contents = String(kind[1:] or "Mark")


def _untag(pdf: pikepdf.Pdf, gone: set[tuple[int, int]]) -> None:
    """Take what is gone out of the tags that pointed at it."""

    def points_there(kid: object) -> bool:
        there = kid.get(Name.Obj) if isinstance(kid, Dictionary) else None
        return isinstance(there, Dictionary) and there.objgen in gone

    for holder in dictionaries(pdf):
        kids = holder.get(Name.K)
        if isinstance(kids, Array):
            if any(points_there(kid) for kid in kids):
                holder.K = Array([kid for kid in kids if not points_there(kid)])
        elif points_there(kids):
            del holder[Name.K]
