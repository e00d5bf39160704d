"""Ids for entries that need one and came without: a mapping's own name, or person-1, person-2."""

import re
from typing import Any

from generator.case.guide import FieldGuide, guide
from generator.sheets.imports._child import Entry

__all__ = ["give_ids"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,31}")


def give_ids(data: dict[str, Any]) -> None:
    """Give every entry of a case that needs an id and has none one that no other has."""
    _give(data, guide())


def _give(data: dict[str, Any], field: FieldGuide) -> None:
    for inner in field.fields:
        value = data.get(inner.path[-1])
        if isinstance(value, dict):
            _give(value, inner)
        elif inner.form == "list" and isinstance(value, list):
            if any(each.path[-1] == "id" and each.needed for each in inner.fields):
                _number(value, inner)
            for entry in value:
                _give(entry, inner)


def _number(entries: list[dict[str, Any]], listed: FieldGuide) -> None:
    taken = {entry["id"] for entry in entries if "id" in entry}
    for entry in entries:
        if "id" in entry:
            continue
        label = entry.label if isinstance(entry, Entry) else ""
        number = 1
        while not _ID.fullmatch(label) or label in taken:
            label = f"{listed.noun.replace(' ', '-')}-{number}"
            number += 1
        entry["id"] = label
        taken.add(label)
