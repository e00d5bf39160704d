"""Form fields of a supplied PDF in the bundle: shown as filled, and no longer to be changed."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_READ_ONLY = 1


def add_fields(pdf: pikepdf.Pdf, part: pikepdf.Pdf, name: str) -> None:
    """Hang the fields of a part under one named field of the bundle, after its pages are copied."""
    theirs = part.Root.get(Name.AcroForm)
    if not isinstance(theirs, Dictionary) or not isinstance(theirs.get(Name.Fields), Array):
        return
    copied = pdf.copy_foreign(part.make_indirect(theirs))
    holder = pdf.make_indirect(Dictionary(T=String(name), Kids=Array()))
    if Name.DA in copied:
        holder.DA = copied.DA
    for field in copied.Fields:
        if isinstance(field, Dictionary) and field.is_indirect:
            field.Parent = holder
            holder.Kids.append(field)
            _fix(field)
    if not len(holder.Kids):
        return
    if Name.AcroForm not in pdf.Root:
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array()))
    form = pdf.Root.AcroForm
    form.Fields.append(holder)
    for key in (Name.DA, Name.DR):
        if key in copied and key not in form:
            form[key] = copied[key]


def _fix(field: Dictionary) -> None:
    queue, seen = [field], set()
    while queue:
        one = queue.pop()
        if one.objgen in seen:
            continue
        seen.add(one.objgen)
        if Name.FT in one or Name.Ff in one:
            flags = one.get(Name.Ff)
            one.Ff = (flags if isinstance(flags, int) else 0) | _READ_ONLY
        kids = one.get(Name.Kids)
        queue += [k for k in kids if isinstance(k, Dictionary)] if isinstance(kids, Array) else []
