"""From a filled form back to data, by the map that it was filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pdf.forms._dates import understood
from generator.pdf.forms._fields import Field, Value
from generator.pdf.forms._map import FieldMap, Source
from generator.pdf.forms.fill import fields
from generator.pdf.forms.mapping import mapped

_PART_OF_DATE = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else than the data.

    `steps` is its place in the data; `value` is None when the field was emptied.
    """

    field: str
    path: str
    steps: tuple[str | int, ...]
    value: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """What a form says that the data does not, and sentences about what could not be taken over."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...]


def answers(pdf: bytes, name: str = "The form") -> dict[str, Value]:
    """What the fields of a form hold, by name; buttons and signatures are left out.

    PdfError says that the file is no PDF, protected, damaged, not a form, or an XFA form.
    """
    held = fields(pdf, name)
    return {f.name: f.value for f in held if f.kind not in ("button", "signature")}


def differences(
    pdf: bytes, by: FieldMap, data: Mapping[str, Any], name: str = "The form"
) -> Difference:
    """What a filled form says that the data, as `mapped` would fill it in, does not.

    PdfError as for `answers`, and when the map does not fit the data.
    """
    held = {f.name: f for f in fields(pdf, name)}
    expected = mapped(by, data).values
    changes, notes = [], []
    for field_name, source in by.fields.items():
        field = held.get(field_name)
        if field is None:
            notes.append(f"The form has no field '{field_name}', so it was not read.")
            continue
        if not source.path or _same(field, expected.get(field_name)):
            continue
        value, note = _back(field, source)
        if note:
            notes.append(f"{field_name}: {note}")
        else:
            changes.append(Change(field_name, source.path, source.steps, value))
    return Difference(tuple(changes), tuple(notes))


def _same(field: Field, expected: Value) -> bool:
    def plain(value: Value) -> Value:
        if isinstance(value, str):
            return " ".join(value.split()) or None
        if isinstance(value, tuple):
            return tuple(sorted(value)) or None
        return value or None

    return plain(field.value) == plain(expected)


def _back(field: Field, source: Source) -> tuple[Any, str]:
    """The value for the data, or why there is none."""
    value = field.value
    back: Any = list(value) if isinstance(value, tuple) else value
    why = ""
    if source.equals is not None:
        back = source.equals
        why = "" if value else "this was unticked, which does not say what the value is instead."
    elif not value and value is not False:
        back = None
    elif source.choices is not None:
        back, why = _chosen(field, source.choices)
    elif source.format in _PART_OF_DATE:
        why = f"the {source.format} was changed: change the whole date by hand."
    elif source.format:
        back = understood(str(value))
        why = "" if back else "this is not a date that could be understood."
    elif source.label:
        why = "this was changed, and a label cannot be turned back: change it by hand."
    return back, why


def _chosen(field: Field, choices: Mapping[str, str]) -> tuple[Any, str]:
    codes = {shown: code for code, shown in choices.items()}
    words = field.value if isinstance(field.value, tuple) else (str(field.value),)
    if not all(word in codes for word in words):
        return None, "this choice is not one of the choices in the map."
    found = [codes[word] for word in words]
    return (found if field.several else _truth(found[0])), ""


def _truth(code: str) -> str | bool:
    return {"true": True, "false": False}.get(code, code)
