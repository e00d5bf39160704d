"""The picture files that a case or panel names, in the view of a document."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.case import Case, Caseload, Panel
from generator.easyread.pictures import UnfitPictureError, read_photograph
from generator.errors import CaseError

# Where they stand in a view, and what to call them.
_PICTURES = (
    ("service", "logo", "the service's logo (service, logo)"),
    ("child", "photo", "the child's photograph (child, photo)"),
)


def show_pictures(context: dict[str, Any], record: Case | Panel | Caseload) -> None:
    """Put the bytes of each picture in the place of its name; without a folder, none is shown.

    Raises CaseError, with the place, for a picture that is not there, is too large, moves, or is
    no whole photograph.
    """
    for section, name, told in _PICTURES:
        named = context.get(section, {}).get(name)
        if named is None:
            continue
        inside = {key: value for key, value in context[section].items() if key != name}
        if record.folder is not None:
            inside[name] = _bytes(partial(record.picture, section, name), told)
        context[section] = inside
    _show_maps(context, record)


def _show_maps(context: dict[str, Any], record: Case | Panel | Caseload) -> None:
    """The same for the map of each rule that bars an area."""
    conditions = context.get("supervision", {}).get("conditions", ())
    if not any("map" in one.get("easy_read", {}) for one in conditions):
        return
    shown = [
        {**one, "easy_read": _mapped(one["easy_read"], record)} if "easy_read" in one else one
        for one in conditions
    ]
    context["supervision"] = {**context["supervision"], "conditions": shown}


def _mapped(rule: Mapping[str, Any], record: Case | Panel | Caseload) -> dict[str, Any]:
    inside = {key: value for key, value in rule.items() if key != "map"}
    if "map" in rule and record.folder is not None:
        told = "the map of a rule"
        if "heading" in rule:
            told += f", “{rule['heading']}”"
        told += " (supervision, conditions, easy_read, map)"
        inside["map"] = _bytes(lambda: record.file(rule["map"]), told)
    return inside


def _bytes(find: Callable[[], Path], told: str) -> bytes:
    try:
        return read_photograph(find())
    except (UnfitPictureError, CaseError) as error:
        raise CaseError(f"{error} It is {told}.") from None
