"""The actions of a panel's meeting: their numbers, and which are settled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["REASONED", "SETTLED", "agreed", "is_settled", "numbered", "reference", "references"]

SETTLED = frozenset({"done", "dropped"})
_FEW = 2  # numbers that follow one another and are still told one by one
# What a person has to say besides, by the state that an action comes to.
REASONED: Mapping[str, str] = {
    "dropped": "Write why it was dropped.",
    "escalated": "Write what was raised, and with whom.",
}


def is_settled(action: Mapping[str, Any]) -> bool:
    """Whether nothing is left to be done; an action without a status is open."""
    return action.get("status", "open") in SETTLED


def reference(panel_id: str, number: int) -> str:
    """An action's number in all meetings: that of the meeting which agreed it and its own."""
    return f"{panel_id}/{number}"


def references(panel_id: str, numbers: Sequence[int]) -> list[str]:
    """Such numbers in their order, three or more that follow one another as the first to the last.

    They come out as "CART-2026-02/3 to 9".
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told: list[str] = []
    for run in runs:
        if len(run) > _FEW:
            told.append(f"{reference(panel_id, run[0])} to {run[-1]}")
        else:
            told += (reference(panel_id, number) for number in run)
    return told


def agreed(panel: Mapping[str, Any]) -> Iterator[tuple[int | None, Mapping[str, Any]]]:
    """What a meeting agreed, each with the place of its item; None for the panel's own."""
    for place, item in enumerate(panel.get("items", ())):
        for action in item.get("actions", ()):
            yield place, action
    for action in panel.get("panel_actions", ()):
        yield None, action


def numbered(panel: Mapping[str, Any]) -> dict[str, Any]:
    """The meeting with a number in each of its own actions.

    A number that stands in the file stays; the others follow the highest, in order.
    """
    last = max((action.get("number", 0) for _, action in agreed(panel)), default=0)
    found = dict(panel)

    def with_number(action: Mapping[str, Any]) -> dict[str, Any]:
        nonlocal last
        if "number" not in action:
            last += 1
        return {"number": last, **action}

    found["items"] = [
        {**item, "actions": [with_number(one) for one in item["actions"]]}
        if "actions" in item
        else item
        for item in panel.get("items", ())
    ]
    if "panel_actions" in panel:
        found["panel_actions"] = [with_number(one) for one in panel["panel_actions"]]
    return found
