"""Takes out of a supplied PDF what could run, open or carry something else."""

import pikepdf
from pikepdf import Name

_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "a command that starts a program",
    "/SubmitForm": "a button that sends answers away",
    "/ImportData": "a command that takes in data",
    "/GoToE": "a link into an embedded file",
    "/GoToR": "a link to another file",
    "/Rendition": "a film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/RichMediaExecute": "a film or sound",
}
_KINDS = {
    "/FileAttachment": "an attached file",
    "/RichMedia": "a film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/Screen": "a film or sound",
    "/3D": "a 3D model",
}
_SAFE = ("/GoTo", "/URI", "/Named", "/Hide", "/ResetForm", "/SetOCGState")
_DEEPEST = 20


def take_out_active(pdf: pikepdf.Pdf) -> list[str]:
    """Remove scripts, launches, media and embedded files; what was found comes back in words."""
    found: list[str] = []
    root = pdf.Root
    names = root.get(Name.Names)
    if isinstance(names, pikepdf.Dictionary):
        if Name.JavaScript in names:
            found.append("JavaScript")
            del names[Name.JavaScript]
        if Name.EmbeddedFiles in names:
            found.append("embedded files")
            del names[Name.EmbeddedFiles]
    _drop(root, (Name.AF,), "embedded files", found)
    for holder in (root, *_fields(pdf)):
        _strip(holder, found)
    for page in pdf.pages:
        _strip(page.obj, found)
        for key in ("/AF", "/PieceInfo", "/B", "/Trans", "/PresSteps"):
            if key in page.obj:
                del page.obj[key]
        annotations = page.obj.get(Name.Annots)
        if isinstance(annotations, pikepdf.Array):
            page.obj.Annots = pikepdf.Array([a for a in annotations if _kept(a, found)])
    return list(dict.fromkeys(found))


def _kept(annotation: pikepdf.Object, found: list[str]) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary):
        return False
    kind = str(annotation.get(Name.Subtype, ""))
    if kind in _KINDS:
        found.append(_KINDS[kind])
        return False
    _strip(annotation, found)
    _drop(annotation, (Name.AF, Name.FS), "an attached file", found)
    return True


def _strip(holder: pikepdf.Object, found: list[str]) -> None:
    """Remove the unsafe actions of a page, annotation, field or the document."""
    more = holder.get(Name.AA)
    if isinstance(more, pikepdf.Dictionary):
        found += [w for action in more.values() if (w := _unsafe(action))]
    if Name.AA in holder:
        del holder[Name.AA]
    for key in (Name.A, Name.OpenAction):
        action = holder.get(key)
        if isinstance(action, pikepdf.Dictionary):
            what = _unsafe(action)
            if what:
                found.append(what)
                del holder[key]


def _unsafe(action: object) -> str:
    """What an action, or one that follows it, does that is not wanted; "" for nothing."""
    queue = [action]
    for _ in range(_DEEPEST):
        if not queue:
            return ""
        one = queue.pop()
        if not isinstance(one, pikepdf.Dictionary):
            continue
        kind = str(one.get(Name.S, ""))
        if kind and kind not in _SAFE:
            return _ACTIONS.get(kind, "an unknown kind of action")
        after = one.get(Name.Next)
        queue += list(after) if isinstance(after, pikepdf.Array) else [after]
    return "an action"


def _fields(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    form = pdf.Root.get(Name.AcroForm)
    queue = list(form.get(Name.Fields, ())) if isinstance(form, pikepdf.Dictionary) else []
    fields: list[pikepdf.Object] = []
    seen: set[tuple[int, int]] = set()
    while queue:
        field = queue.pop()
        if not isinstance(field, pikepdf.Dictionary) or field.objgen in seen:
            continue
        if field.is_indirect:
            seen.add(field.objgen)
        fields.append(field)
        kids = field.get(Name.Kids)
        queue += list(kids) if isinstance(kids, pikepdf.Array) else []
    return fields


def _drop(
    holder: pikepdf.Object, keys: tuple[pikepdf.Name, ...], what: str, found: list[str]
) -> None:
    for key in keys:
        if key in holder:
            found.append(what)
            del holder[key]
