"""Lines that say what belongs in a row: an action below "Actions:", who sent apologies.

Word and the browser read them alike.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.readback.minutes._agencies import is_kept_back
from generator.readback.minutes._cells import UnclearError
from generator.readback.minutes._people import UncertainError
from generator.readback.minutes._rows import Reader

__all__ = ["COLUMNS", "SENT", "action_of", "actions_below", "is_heading", "who_sent_apologies"]

# The columns of a table of actions.
COLUMNS = ("No.", "Action", "Owner", "By", "State")
SENT = "apologies"
_ACTIONS = re.compile(r"(?i)(?:agreed )?actions?(?: agreed)?\s*[:.-]?")
_APOLOGIES = re.compile(
    r"(?i)(?:apol(?:s|ogies|ogy)?\b\.?(?: received| sent)?(?: from)?)\s*[:-]?\s*(.+)"
)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)")
# Between what is done, who does it and by when.
_JOINT = re.compile(r"\s+[-–—]+\s+|\s*[|;\t()]\s*|,\s+|:\s+")
_BY = re.compile(r"(?i)[\s,]+(?=(?:by|before|due|no later than)\s+\S+)")
_WILL = re.compile(r"\s+(?:to|will)\s+")
_FIRST_DAYS = 60


def is_heading(line: str) -> bool:
    """Whether a line says "Actions:" and nothing else."""
    return _ACTIONS.fullmatch(line) is not None


def who_sent_apologies(line: str) -> str:
    """The names in a line such as "Apologies from Beth"; empty where it says no such thing."""
    found = _APOLOGIES.fullmatch(" ".join(line.split()))
    return found[1] if found else ""


def actions_below(lines: Sequence[str], before: Sequence[str]) -> tuple[int, int] | None:
    """Where what is typed below a new "Actions:" begins, with that line, and where it ends.

    It ends at a line that stood there `before`. None where no such line was typed.
    """
    starts = (n for n, one in enumerate(lines) if is_heading(one.strip()) and one not in before)
    at = next(starts, None)
    if at is None:
        return None
    ends = (n for n in range(at + 1, len(lines)) if lines[n].strip() and lines[n] in before)
    return at, next(ends, len(lines))


def action_of(line: str, reader: Reader) -> tuple[str, ...]:
    """What a row of a table of actions would hold, by one line; columns as in `COLUMNS`.

    The owner has to be somebody of the meeting or of the case: no word is taken for a name. Raises
    UnclearError where it says no owner or no day, or several.
    """
    if is_kept_back(line):
        raise UnclearError("It says that it is not for everybody.")
    whole = _BULLET.sub("", " ".join(line.split())).rstrip(" .")
    pieces = _pieces(whole)
    days = [one for one in pieces if _is_day(whole[slice(*one)], reader)]
    left = [one for one in pieces if one not in days]
    if len(days) != 1:
        raise UnclearError("It says several days." if days else "It has no day that is certain.")
    owners = [(one, one[1]) for one in left if _is_owner(whole[slice(*one)], reader)]
    owners += _leading(whole, left, reader)
    if len(owners) != 1:
        raise UnclearError(
            "It may be of several owners." if owners else "It has no owner who is certain."
        )
    [(owner, end)] = owners
    rest = [(max(first, end) if first == owner[0] else first, last) for first, last in left]
    rest = [one for one in rest if one[1] > one[0] and one != owner]
    if not rest or any(
        one[0] < between[0] < other[0]
        for one, other in pairwise(rest)
        for between in (*days, owner)
    ):
        raise UnclearError("What is to be done stands in several places, or nowhere.")
    action = whole[rest[0][0] : rest[-1][1]].strip(" ,;:-–—")
    day = whole[slice(*days[0])].strip()
    return ("", action[:1].upper() + action[1:], whole[slice(*owner)].strip(), day, "")


def _pieces(whole: str) -> list[tuple[int, int]]:
    """The pieces of a line between its joints, each with where it begins and ends."""
    cuts = [match.span() for match in _JOINT.finditer(whole)]
    cuts += [match.span() for match in _BY.finditer(whole)]
    found, start = [], 0
    for first, last in sorted(cuts):
        if first > start:
            found.append((start, first))
        start = max(start, last)
    return [*found, (start, len(whole))] if start < len(whole) else found


def _is_day(text: str, reader: Reader) -> bool:
    if len(text) > _FIRST_DAYS:
        return False
    try:
        reader.value("actions", "due", text)
    except UnclearError as error:
        # Which year is meant is asked, so it is a day.
        return "Write the year" in str(error)
    return True


def _is_owner(text: str, reader: Reader) -> bool:
    try:
        owners = reader.people.owners(text)
    except UncertainError:
        return False
    return all(map(reader.people.is_known, owners))


def _leading(
    whole: str, left: Sequence[tuple[int, int]], reader: Reader
) -> list[tuple[tuple[int, int], int]]:
    """Who is named before "to" or "will" where a piece begins, and where what they do begins."""
    found = []
    for first, last in left:
        match = _WILL.search(whole, first, last)
        if match and _is_owner(whole[first : match.start()], reader):
            found.append(((first, match.start()), match.end()))
    return found
