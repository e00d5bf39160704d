"""Layers of a supplied PDF in the bundle: what was hidden stays hidden."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def add_layers(pdf: pikepdf.Pdf, part: pikepdf.Pdf) -> None:
    """Add a part's layers to the bundle's, after its pages are copied."""
    theirs = part.Root.get(Name.OCProperties)
    if not isinstance(theirs, Dictionary):
        return
    copied = pdf.copy_foreign(part.make_indirect(theirs))
    if Name.OCProperties not in pdf.Root:
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array(), D=Dictionary(Name=String("Layers"), ON=Array(), OFF=Array())
        )
    ours = pdf.Root.OCProperties
    for layer in _array(copied, Name.OCGs):
        ours.OCGs.append(layer)
    said = copied.get(Name.D)
    if isinstance(said, Dictionary):
        hidden = _array(said, Name.OFF)
        if said.get(Name.BaseState) == Name.OFF:
            shown = {layer.objgen for layer in _array(said, Name.ON)}
            hidden = [layer for layer in _array(copied, Name.OCGs) if layer.objgen not in shown]
        for layer in hidden:
            ours.D.OFF.append(layer)


def _array(holder: pikepdf.Object, key: pikepdf.Name) -> list[pikepdf.Object]:
    found = holder.get(key)
    return list(found) if isinstance(found, Array) else []
