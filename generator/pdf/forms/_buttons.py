"""Checkboxes and radio buttons: their states, and a tick where a form brings none."""

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

from generator.pdf.forms._faces import box_of
from generator.pdf.forms._fields import OFF, Node, Value, on_state

_OFF = NameObject(f"/{OFF}")
_ON = "Yes"
# The tick, on a square of side 1.
_TICK = "0.18 0.52 m 0.41 0.26 l 0.83 0.78 l S"


def press(node: Node, value: Value, writer: PdfWriter) -> None:
    """Put a field's buttons into the state for a value; its states must be known."""
    if not node.exports:
        for widget in node.widgets:
            add_states(widget, _ON, writer)
    state = ""
    if value is True:
        state = node.exports[0] if node.exports else _ON
    elif isinstance(value, str):
        state = node.exports[node.field.options.index(value)]
    chosen = NameObject(f"/{state}") if state else _OFF
    node.dictionary[NameObject("/V")] = chosen
    for widget in node.widgets:
        widget[NameObject("/AS")] = chosen if on_state(widget) == state and state else _OFF


def add_states(widget: DictionaryObject, state: str, writer: PdfWriter) -> None:
    """Draw a button pressed and not pressed, as lines, with no font."""
    box = box_of(widget)
    width, height = box.face if box else (12.0, 12.0)
    side = max(1.0, min(width, height) - 2)
    corner = f"{(width - side) / 2:.3f} {(height - side) / 2:.3f}"
    frame = f"0.45 0.45 0.45 RG 1 1 1 rg 1 w {corner} {side:.3f} {side:.3f} re B"
    at = f"{side:.3f} 0 0 {side:.3f} {corner} cm"
    drawings = {OFF: f"q {frame} Q", state: f"q {frame} Q q {at} 0 G 0.13 w 1 J 1 j {_TICK} Q"}
    normal = DictionaryObject()
    for name, code in drawings.items():
        stream = DecodedStreamObject()
        stream.set_data(code.encode())
        stream.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, width, height))),
                NameObject("/Resources"): DictionaryObject(),
            }
        )
        normal[NameObject(f"/{name}")] = writer._add_object(stream)
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): normal})
