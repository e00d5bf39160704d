"""A field map: for each field of a form, where its value comes from, as TOML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import PdfError
from generator.pdf._toml import read_toml
from generator.pdf.forms._dates import FORMATS
from generator.spelling import nearest

_PATH = re.compile(r"[A-Za-z_]\w*(?:\[\d{1,4}\]|\.[A-Za-z_]\w*)*")
_STEP = re.compile(r"[A-Za-z_]\w*|\d+")
_KEYS = frozenset({"path", "format", "label", "is", "choices", "join", "value"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field's value comes from: a `path` such as `court.offences[0].date`, or a `value`.

    `format` names a date format; `label` asks for a code's words; `equals` makes a checkbox that
    is ticked when the value is that; `choices` says which of the form's choices stands for which
    value; `join` goes between the entries of a list.
    """

    path: str = ""
    value: str | bool | tuple[str, ...] | None = None
    format: str = ""
    label: bool = False
    equals: str | bool | None = None
    choices: Mapping[str, str] | None = None
    join: str = "; "

    @property
    def steps(self) -> tuple[str | int, ...]:
        """The path as names and places from 0."""
        return tuple(int(s) if s.isdigit() else s for s in _STEP.findall(self.path))


@dataclass(frozen=True, slots=True)
class FieldMap:
    """A source for each field name, and who reads the filled form (() where the map is silent)."""

    fields: Mapping[str, Source]
    audience: tuple[str, ...] = ()


def field_map(toml: str, name: str = "The map") -> FieldMap:
    """The map in a TOML text. PdfError lists all that is wrong with it.

    Under `[fields]`, each line is `"Name in the form" = "path"`, or a table with `path` and any
    of `format`, `label`, `is`, `choices`, `join`; or with `value` for a constant. `audience`, at
    the top, names who reads the form.
    """
    said = read_toml(toml, name)
    faults = [
        f"'{key}' is not known here. A map holds audience and [fields]."
        for key in said
        if key not in ("audience", "fields")
    ]
    fields = said.get("fields")
    if not isinstance(fields, dict) or not fields:
        faults.append("It has no [fields], so there is nothing to fill in.")
        fields = {}
    sources = {}
    for field, entry in fields.items():
        source, wrong = _source(entry)
        faults += [f"{field}: {fault}" for fault in wrong]
        sources[field] = source
    audience = said.get("audience", [])
    if not isinstance(audience, list) or not all(isinstance(a, str) for a in audience):
        faults.append('audience is a list, such as audience = ["court"].')
        audience = []
    if faults:
        raise PdfError(f"{name} has faults:", faults)
    return FieldMap(sources, tuple(audience))


def _source(entry: Any) -> tuple[Source, list[str]]:
    if isinstance(entry, str):
        entry = {"path": entry}
    if not isinstance(entry, dict):
        return Source(), ['write the path of a field, such as "child.name", or a table.']
    faults = []
    for key in entry.keys() - _KEYS:
        near = nearest(key, _KEYS)
        hint = f" Did you mean {near}?" if near else ""
        faults.append(f"'{key}' is not known.{hint}")
    path, value = entry.get("path", ""), entry.get("value")
    if ("path" in entry) == ("value" in entry):
        faults.append("give either a path or a value.")
    if "path" in entry and (not isinstance(path, str) or not _PATH.fullmatch(path)):
        faults.append(f"'{path}' is not a path. A path looks like court.offences[0].date.")
        path = ""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = tuple(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    elif value is not None and not isinstance(value, str | bool):
        faults.append("a value is text, true or false, or a list of texts.")
        value = None
    form = entry.get("format", "")
    if form and form not in FORMATS:
        faults.append(f"'{form}' is not a format. The formats are: {', '.join(FORMATS)}.")
    choices = entry.get("choices")
    if choices is not None and not (
        isinstance(choices, dict) and all(isinstance(v, str) for v in choices.values())
    ):
        faults.append('choices is a table of texts, such as { she/her = "Female" }.')
        choices = None
    equals, join, label = entry.get("is"), entry.get("join", "; "), entry.get("label", False)
    if not (isinstance(equals, str | bool | None) and isinstance(join, str)):
        faults.append("'is' is text, true or false, and 'join' is text.")
        equals, join = None, "; "
    if not isinstance(label, bool):
        faults.append("'label' is true or false.")
    return Source(path, value, str(form), label is True, equals, choices, join), faults
