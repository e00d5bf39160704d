"""Several words in one cell, one a line; a separator inside a word survives."""

import re
from collections.abc import Mapping, Sequence

__all__ = ["days_in", "days_of", "joined", "parted"]

_QUOTE = '"'
# Whatever stands between quotation marks (two of them stand for one), or up to a separator.
_PIECE = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]*))(?:[;\n]|$)')
_TYPED_QUOTES = str.maketrans("“”", '""')
_RANGE = re.compile(r"\s*(?:\bto\b|-|–|—|\buntil\b)\s*")
_BETWEEN_DAYS = re.compile(r"\s*(?:,|&|\+|/|;|\n|\band\b|\s)\s*")
_GROUPS = {
    "every day": (0, 7),
    "everyday": (0, 7),
    "daily": (0, 7),
    "all week": (0, 7),
    "weekdays": (0, 5),
    "weekday": (0, 5),
    "weekends": (5, 7),
    "weekend": (5, 7),
}
_SHORTEST_RANGE = 3


def joined(words: Sequence[str]) -> str:
    """The words as a cell shows them: one a line, in quotation marks where it needs them."""
    return "\n".join(map(_quoted, words))


def _quoted(word: str) -> str:
    plain = not re.search(r'[;\r\n]|^[“”"]', word) and word == word.strip() and word
    return word if plain else f'"{word.replace(_QUOTE, _QUOTE * 2)}"'


def parted(text: str) -> list[str]:
    """The words of a cell: parted by line breaks and semicolons that stand in no quotation marks.

    Empty ones are left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    words, at = [], 0
    while at < len(text):
        hit = _PIECE.match(text, at)
        if hit is None:
            break
        quoted = hit[1]
        word = quoted.replace(_QUOTE * 2, _QUOTE) if quoted is not None else hit[2].strip()
        words += [word] if word else []
        at = hit.end()
    return words


def days_of(days: Sequence[str], choices: Mapping[str, str]) -> str | None:
    """Days of the week as a group ("Monday to Friday"); None when they do not follow each other."""
    week = list(choices)
    start = week.index(days[0]) if days and days[0] in week else -1
    if start < 0 or list(days) != week[start : start + len(days)]:
        return None
    if len(days) == len(week):
        return "Every day"
    if len(days) < _SHORTEST_RANGE:
        return None
    return f"{choices[days[0]]} to {choices[days[-1]]}"


def days_in(text: str, choices: Mapping[str, str]) -> list[str] | None:
    """The days that a text names, alone or as groups; None when a part of it is no day."""
    week = list(choices)
    plain = " ".join(text.casefold().replace(".", " ").split())
    if plain in _GROUPS:
        return week[slice(*_GROUPS[plain])]
    out: list[str] = []
    for part in _BETWEEN_DAYS.split(_RANGE.sub("~", plain)):
        ends = [_day(end, week) for end in part.split("~")] if part else []
        if part in _GROUPS:
            out += week[slice(*_GROUPS[part])]
        elif None in ends or len(ends) > 2:
            return None
        elif len(ends) == 2:
            first, last = (week.index(str(end)) for end in ends)
            # Friday to Monday goes over the weekend.
            span = last - first if last >= first else last - first + len(week)
            out += [week[(first + n) % len(week)] for n in range(span + 1)]
        else:
            out += [str(end) for end in ends]
    return out


def _day(word: str, week: Sequence[str]) -> str | None:
    word = word.strip()
    bare = word.removesuffix("s")
    found = [day for day in week if len(bare) >= 2 and day.startswith(bare)] or [
        day
        for day in week
        if len(bare) >= 4 and bare.startswith(day[:3]) and bare in (day, day[:4])
    ]
    return found[0] if len(found) == 1 else None
