"""Fills the fields of a PDF form and draws what they show."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from generator.errors import PdfError
from generator.pdf.finish._stamp import NoGlyphError
from generator.pdf.finish._supplied import explained
from generator.pdf.forms._buttons import press
from generator.pdf.forms._faces import Box, box_of, drawn, face
from generator.pdf.forms._fields import Field, Node, Value, form_of, inherited
from generator.pdf.forms._fit import MisfitError, fitted
from generator.pdf.forms._open import open_form, written
from generator.spelling import nearest

_SHOWN = ("text", "choice")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form.

    `empty` names the fields that a person can still fill in, in the order of the form; `notes`
    are sentences about what was left out or does not fit its space on the page.
    """

    pdf: bytes
    empty: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    node: Node
    widget: DictionaryObject
    box: Box
    words: tuple[str, ...]


def fields(pdf: bytes, name: str = "The form") -> tuple[Field, ...]:
    """The fields of a form with what they hold. PdfError as for `fill`."""
    return tuple(node.field for node in open_form(pdf, name)[1])


def fill(pdf: bytes, values: Mapping[str, Value], name: str = "The form") -> Filled:
    """The form with these values, by field name; the other fields stay as they are.

    Text is for text fields, choices and radio buttons (the option as a person sees it or as it
    is stored), True and False for checkboxes, a tuple of texts for a list of several choices,
    None clears a field. Every value that is set gets a drawn appearance, whatever its script.
    PdfError lists all values that do not fit and all names that the form does not have; it also
    says that the file is no PDF, protected, damaged, not fillable, or an XFA form.
    """
    writer, found, notes = open_form(pdf, name)
    fitting = _checked(found, values)
    form = form_of(writer.root_object)
    with explained(name):
        redraw = form is not None and bool(form.get("/NeedAppearances", False))
        shown: list[_Shown] = []
        for node in found:
            if node.field.name in fitting:
                _set(node, fitting[node.field.name], writer)
            elif not redraw:
                continue
            elif node.field.kind == "checkbox" and not node.exports:
                press(node, node.field.value, writer)
            if node.field.kind in _SHOWN:
                shown += _faces(node, fitting.get(node.field.name, node.field.value))
        notes += _draw(writer, shown)
        made = written(writer)
    empty = tuple(
        node.field.name
        for node in found
        if node.field.kind in ("text", "choice", "radio")
        and not node.field.read_only
        and not fitting.get(node.field.name, node.field.value)
    )
    return Filled(made, empty, tuple(notes))


def _checked(found: Sequence[Node], values: Mapping[str, Value]) -> dict[str, Value]:
    by_name = {node.field.name: node for node in found}
    fitting: dict[str, Value] = {}
    faults = []
    for name, value in values.items():
        if name not in by_name:
            faults.append(f"The form has no field '{name}'.{_did_you_mean(name, list(by_name))}")
            continue
        try:
            fitting[name] = fitted(by_name[name], value)
        except MisfitError as misfit:
            faults.append(f"{name}: {misfit}")
    if faults:
        raise PdfError("The form was not filled:", faults)
    return fitting


def _did_you_mean(name: str, names: list[str]) -> str:
    near = nearest(name, names)
    return f" Did you mean '{near}'?" if near else ""


def _set(node: Node, value: Value, writer: PdfWriter) -> None:
    field = node.dictionary
    kind = node.field.kind
    for key in ("/V", "/RV", "/I"):
        for holder in (field, *node.widgets):
            holder.pop(NameObject(key), None)
    if kind in ("checkbox", "radio"):
        press(node, value, writer)
    elif kind == "choice":
        words = value if isinstance(value, tuple) else (str(value),) if value else ()
        places = [node.field.options.index(w) if w in node.field.options else None for w in words]
        stored = [
            TextStringObject(w if at is None else node.exports[at])
            for w, at in zip(words, places, strict=True)
        ]
        if stored:
            field[NameObject("/V")] = ArrayObject(stored) if node.field.several else stored[0]
        if stored and None not in places:
            chosen = sorted(at for at in places if at is not None)
            field[NameObject("/I")] = ArrayObject(NumberObject(at) for at in chosen)
    elif value:
        field[NameObject("/V")] = TextStringObject(str(value))
    if "/V" not in field and inherited(field, "/V") is not None:
        field[NameObject("/V")] = TextStringObject("")


def _faces(node: Node, value: Value) -> list[_Shown]:
    words = value if isinstance(value, tuple) else (str(value),) if value else ()
    boxes = ((widget, box_of(widget)) for widget in node.widgets)
    return [_Shown(node, widget, box, words) for widget, box in boxes if box is not None]


def _draw(writer: PdfWriter, shown: Sequence[_Shown]) -> list[str]:
    """Give each widget its appearance; notes name the fields whose text does not fit."""
    if not shown:
        return []
    try:
        pages = PdfReader(
            io.BytesIO(drawn(face(s.node, s.widget, s.box, s.words) for s in shown))
        ).pages
    except NoGlyphError as lost:
        letters = set(lost.letters)
        names = {s.node.field.name for s in shown if letters & set("".join(s.words))}
        raise PdfError(
            "The form was not filled:", [f"{name}: {lost.summary}" for name in sorted(names)]
        ) from None
    notes = []
    for one, page in zip(shown, pages, strict=True):
        if page.annotations:
            notes.append(
                f"{one.node.field.name}: the text is longer than its space on the page, so a print "
                "cuts it off. Shorten it, or put it on a separate sheet."
            )
        contents = page.get_contents()
        stream = DecodedStreamObject()
        stream.set_data(
            b"/Tx BMC\n" + (contents.get_data() if contents is not None else b"") + b"\nEMC\n"
        )
        width, height = one.box.face
        stream.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): _numbers(0, 0, width, height),
                NameObject("/Matrix"): _numbers(*one.box.matrix),
                NameObject("/Resources"): page["/Resources"].clone(writer),
            }
        )
        normal = writer._add_object(stream.flate_encode())
        one.widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): normal})
        one.widget.pop(NameObject("/AS"), None)
    return list(dict.fromkeys(notes))


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(round(v, 4)) for v in values)
