"""The order in which a child reads the rules."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["in_order"]


def in_order(
    conditions: Sequence[Mapping[str, Any]], easy: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """The conditions that the profile names first, in its order; then the rest as issued."""
    order = easy.get("order")
    first = list(order) if isinstance(order, (list, tuple)) else []
    at = {name: number for number, name in reversed(list(enumerate(first)))}
    return sorted(conditions, key=lambda one: at.get(one.get("id"), len(first)))
