"""From data to the fields of a form, by a map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import PdfError
from generator.pdf.forms._dates import shown
from generator.pdf.forms._fields import Value
from generator.pdf.forms._map import FieldMap, Source
from generator.spelling import nearest


@dataclass(frozen=True, slots=True)
class Mapped:
    """Values by field name, and a sentence for each field whose path leads to nothing."""

    values: Mapping[str, Value]
    missing: tuple[str, ...]


class _AbsentError(Exception):
    """A path leads nowhere; the message says where it ends."""


def mapped(fields: FieldMap, data: Mapping[str, Any]) -> Mapped:
    """The values that a map takes from some data. PdfError lists all that fit no field."""
    values: dict[str, Value] = {}
    missing, faults = [], []
    for name, source in fields.fields.items():
        if not source.path:
            values[name] = source.value
            continue
        try:
            found = at(data, source)
        except _AbsentError as absent:
            if source.equals is not None:
                values[name] = False
            else:
                missing.append(f"{name}: {absent}")
            continue
        try:
            values[name] = _formed(found, source)
        except PdfError as fault:
            faults.append(f"{name}: {fault.summary}")
    if faults:
        raise PdfError("The map does not fit the case:", faults)
    return Mapped(values, tuple(missing))


def at(data: Any, source: Source) -> Any:
    """What a path leads to; raises an error that says where the path ends."""
    where = ""
    for step in source.steps:
        if isinstance(step, int):
            if not isinstance(data, list) or step >= len(data):
                count = len(data) if isinstance(data, list) else 0
                raise _AbsentError(f"{where} has {count} entries, so there is no {where}[{step}].")
            data, where = data[step], f"{where}[{step}]"
            continue
        if not isinstance(data, Mapping) or step not in data:
            keys = list(data) if isinstance(data, Mapping) else []
            near = nearest(step, keys)
            full = f"{where}.{step}" if where else step
            hint = f" Did you mean {full.removesuffix(step)}{near}?" if near else ""
            raise _AbsentError(f"the case has no {full}.{hint}")
        data, where = data[step], f"{where}.{step}" if where else step
    return data


def _formed(value: Any, source: Source) -> Value:
    if source.equals is not None:
        return bool(value == source.equals)
    if isinstance(value, list | tuple):
        entries = [_formed(entry, source) for entry in value]
        if not all(isinstance(e, str) for e in entries):
            raise PdfError(f"{source.path} is a list of several fields. Name one of them.")
        # Lists go in as they are where the map gives the form's own choices.
        words = [str(e) for e in entries]
        return tuple(words) if source.choices is not None else source.join.join(words)
    if isinstance(value, Mapping):
        raise PdfError(f"{source.path} holds several fields. Name one of them.")
    if source.choices is not None:
        key = str(value).lower() if isinstance(value, bool) else str(value)
        if key not in source.choices:
            raise PdfError(f"choices says nothing for the value of {source.path}.")
        return source.choices[key]
    if isinstance(value, bool):
        return value
    if source.format:
        day = shown(str(value), source.format)
        if day is None:
            raise PdfError(f"{source.path} is not a date, so it has no format.")
        return day
    return str(getattr(value, "label", value)) if source.label else str(value)
