"""The sentences of a rule in rows, each beside its picture."""

from collections.abc import Iterator, Mapping
from typing import Any

# Sentences in a row beside a picture: with more, a page of large letters could not hold it.
_MOST_LINES = 4


def rows_of(rule: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A shown rule's sentences by the picture beside them; the rule's own stands beside the first.

    A sentence without a picture goes on with the one before it, but what is forbidden never stands
    beside a picture of what is not. `goes_on` says that another row of the rule follows.
    """
    first = rule.get("shown")
    if any(line.get("shown") is first for line in rule["lines"]):
        first = None
    groups: list[tuple[Any, list[dict[str, Any]]]] = [(first, [])]
    for line in rule["lines"]:
        own = line.get("shown")
        if own is not None or (line["forbids"] and _is_of_a_sentence(groups[-1][1])):
            groups.append((own, []))
        groups[-1][1].append(line)
    kept = [group for group in groups if group[0] is not None or group[1]] or groups
    rows = [row for shown, lines in kept for row in _parted(shown, lines)]
    return [{**row, "goes_on": at < len(rows)} for at, row in enumerate(rows, 1)]


def _is_of_a_sentence(lines: list[dict[str, Any]]) -> bool:
    """Whether the picture of these lines is one of something that is not forbidden."""
    return any("shown" in one and not one["forbids"] for one in lines)


def _parted(shown: Any, lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Sentences in rows as even as can be, the picture beside the first."""
    count = max(1, -(-len(lines) // _MOST_LINES))
    for number in range(count):
        start, end = (len(lines) * at // count for at in (number, number + 1))
        row: dict[str, Any] = {"lines": lines[start:end]}
        yield row | ({"shown": shown} if shown is not None and number == 0 else {})
