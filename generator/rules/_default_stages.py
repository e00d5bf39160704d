"""The stages of a rule that does not name them, as packs written before there were any."""

from collections.abc import Mapping
from typing import Any

from generator.case.facts.stages import CUSTODY

__all__ = ["default_stages"]

_OF_STATUS = {
    "before-sentence": {"before-court", "bail"},
    "remanded": {"remand-accommodation", "remand-custody"},
    "sentenced": {"custody", "recall", "released-from-court", "community", "adult", "ended"},
}
_OUT = {"released-from-court", "community"}


def default_stages(record: Mapping[str, Any]) -> frozenset[str]:
    """The stages that its status, anchor and end speak of; never empty."""
    statuses = record.get("when", {}).get("status", ("remanded", "sentenced"))
    known = frozenset(stage for status in statuses for stage in _OF_STATUS[status])
    anchor, direction = record["anchor"], record["direction"]
    if record.get("ends_with") == "release" or anchor in {"custody-entry", "early-release"}:
        return known & CUSTODY or known
    if anchor == "release":
        inside = direction in {"before", "last"}
        return known & (CUSTODY if inside else _OUT) or known
    return known
