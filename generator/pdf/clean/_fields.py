"""Form fields of a supplied PDF: what they hold beside what they show."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from generator.pdf.clean._actions import dictionaries
from generator.pdf.clean._boxes import is_off
from generator.pdf.clean._listed import Listed

_HIDDEN, _NO_VIEW = 2, 32
_PASSWORD = 1 << 13
_DEEPEST = 20
_DRAWS = re.compile(rb"\b(?:T[jJ]|Do)\b|['\"]")
# What a button shows or says only under a pointer.
_POINTED = (Name.AC, Name.RC, Name.RI, Name.IX)


def settle_fields(pdf: pikepdf.Pdf, found: Listed) -> None:
    """Take out what fields hold besides their answers; say which answers do not show."""
    for one in dictionaries(pdf):
        if isinstance(one, Dictionary) and (
            Name.FT in one or Name.T in one or one.get(Name.Subtype) == Name.Widget
        ):
            _take_out_besides(one, found)
    for field, widgets in _fields(pdf):
        kind, answer = inherited(field, Name.FT), inherited(field, Name.V)
        if kind == Name.Sig or not _says(answer):
            continue
        if not any(_shows(widget, page, answer) for widget, page in widgets):
            found.keep("a form field with an answer", "{} form fields with answers")


def inherited(field: Dictionary, key: Name) -> Object | None:
    """What a field says itself, or what the field that holds it says."""
    for _ in range(_DEEPEST):
        if key in field:
            return field[key]
        parent = field.get(Name.Parent)
        if not isinstance(parent, Dictionary):
            return None
        field = parent
    return None


def _take_out_besides(field: Dictionary, found: Listed) -> None:
    default = field.get(Name.DV)
    if isinstance(default, String | Array | Stream):
        if _says(default) and _plain(default) != _plain(inherited(field, Name.V)):
            found.add("a default answer of a form field", "{} default answers of form fields")
        del field[Name.DV]
    if Name.RV in field:
        del field[Name.RV]
    look = field.get(Name.MK)
    if isinstance(look, Dictionary):
        for key in [key for key in _POINTED if key in look]:
            del look[key]


def _plain(answer: object) -> str:
    if isinstance(answer, Stream):
        return answer.read_bytes().decode("latin-1")
    return "\n".join(map(str, answer)) if isinstance(answer, Array) else str(answer)


def _says(answer: object) -> bool:
    """Whether a field is answered: an empty text or an unticked box is none."""
    if answer is None or answer == Name.Off:
        return False
    return bool(_plain(answer).strip())


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[Dictionary, list[tuple[Dictionary, pikepdf.Page]]]]:
    """Every field that holds no other, with its widgets that stand on a page and the page."""
    placed: dict[tuple[int, int], pikepdf.Page] = {}
    fields: dict[tuple[int, int], Dictionary] = {}
    for page in pdf.pages:
        for mark in _array(page.obj, Name.Annots):
            if mark.is_indirect and mark.get(Name.Subtype) == Name.Widget:
                placed[mark.objgen] = page
                fields.setdefault(_owner(mark).objgen, _owner(mark))
    waiting = _array(pdf.Root.get(Name.AcroForm), Name.Fields)
    seen: set[tuple[int, int]] = set()
    while waiting:
        field = waiting.pop()
        if field.is_indirect and field.objgen in seen:
            continue
        seen.add(field.objgen)
        inner = [kid for kid in _array(field, Name.Kids) if Name.T in kid]
        waiting += inner
        if not inner:
            fields[field.objgen if field.is_indirect else (0, -len(fields))] = field
    for field in fields.values():
        widgets = [field, *_array(field, Name.Kids)]
        yield field, [(one, placed[one.objgen]) for one in widgets if one.objgen in placed]


def _owner(widget: Dictionary) -> Dictionary:
    """The field that a widget shows, which may be itself."""
    parent = widget.get(Name.Parent)
    return parent if Name.T not in widget and isinstance(parent, Dictionary) else widget


def _array(holder: object, key: Name) -> list[Dictionary]:
    found = holder.get(key) if isinstance(holder, Dictionary) else None
    return [o for o in found if isinstance(o, Dictionary)] if isinstance(found, Array) else []


def _shows(widget: Dictionary, page: pikepdf.Page, answer: object) -> bool:
    """Whether a widget stands on its page in sight, with words where it has an answer in words."""
    flags, kind = widget.get(Name.F), inherited(widget, Name.Ff)
    if isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW):
        return False
    if is_off(widget.get(Name.Rect), page) or (isinstance(kind, int) and kind & _PASSWORD):
        return False
    faces = widget.get(Name.AP)
    face = faces.get(Name.N) if isinstance(faces, Dictionary) else None
    # Without a face a reader draws the answer itself.
    wordless = isinstance(face, Stream) and not _DRAWS.search(face.read_bytes())
    return not (wordless and isinstance(answer, String | Array | Stream))
