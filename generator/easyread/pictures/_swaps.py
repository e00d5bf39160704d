"""The pictures that one child sees in the place of others."""

from collections.abc import Mapping
from typing import Any

__all__ = ["swapped", "swaps_of"]


def swaps_of(easy: Mapping[str, Any]) -> dict[str, str]:
    """What a child's profile shows in the place of which picture, by code."""
    return {one["instead_of"]: one["show"] for one in easy.get("picture_swaps", ())}


def swapped(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """The case or view with the child's pictures in the rules, sentences and appointments.

    Each picture is swapped once, so that two can change places. The case is not changed.
    """
    swaps = swaps_of(case.get("easy_read", {}))
    supervision = case.get("supervision", {})
    if not swaps or not supervision:
        return case
    changed = dict(supervision)
    if "conditions" in supervision:
        changed["conditions"] = [_rule(one, swaps) for one in supervision["conditions"]]
    if "appointments" in supervision:
        changed["appointments"] = [_one(each, swaps) for each in supervision["appointments"]]
    return {**case, "supervision": changed}


def _rule(condition: Mapping[str, Any], swaps: Mapping[str, str]) -> Mapping[str, Any]:
    if "easy_read" not in condition:
        return condition
    rule = dict(_one(condition["easy_read"], swaps))
    if "lines" in rule:
        rule["lines"] = [_one(line, swaps) for line in rule["lines"]]
    return {**condition, "easy_read": rule}


def _one(shown: Mapping[str, Any], swaps: Mapping[str, str]) -> Mapping[str, Any]:
    code = shown.get("picture", "")
    return {**shown, "picture": swaps[code]} if code in swaps else shown
