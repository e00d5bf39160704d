"""Tells apart what loops copied: bookmarks and permissions.

Word wants each numbered once. Permissions hold in every copy, so copies get numbers of their own. A
bookmark is a place of one name, so only its first copy stays. Half a pair, which a condition or a
loop left without its other half, goes too.
"""

import re
from itertools import count

_MARK = re.compile(r'<w:(\w+)([^<>]*? )w:id="([^"]*)"([^<>]*)>')
_NAME = re.compile(r'\bw:name="([^"]*)"')
_PAIR = re.compile("(bookmark|perm)(Start|End)")
_FIRST_GIVEN = 500_000  # above what the other parts of a file are likely to use


def told_apart(xml: str, given: set[str]) -> str:
    """A part with no number twice; `given` grows by the numbers that are given here."""
    marks = list(_MARK.finditer(xml))
    numbers = count(_FIRST_GIVEN)
    taken = {mark[3] for mark in marks} | given

    def fresh() -> str:
        number = next(str(n) for n in numbers if str(n) not in taken)
        given.add(number)
        return number

    instead: dict[int, str | None] = {}  # by the start of the mark; None takes it out
    seen: set[tuple[str, str]] = set()
    open_: dict[tuple[str, str], tuple[int, str | None]] = {}
    for mark in marks:
        number, at = mark[3], mark.start()
        pair = _PAIR.fullmatch(mark[1])
        if pair is None:
            continue
        family = pair[1]
        if pair[2] == "Start":
            if (family, number) in open_:
                instead[at] = None
                continue
            name = _NAME.search(mark[0]) if family == "bookmark" else None
            key = (family, name[1].lower() if name else number)
            kept: str | None = number
            if key in seen:
                kept = instead[at] = None if family == "bookmark" else fresh()
            seen.add(key)
            open_[family, number] = (at, kept)
        else:
            start = open_.pop((family, number), None)
            if start is None:
                instead[at] = None
            elif start[1] != number:
                instead[at] = start[1]
    instead.update((at, None) for at, _kept in open_.values())

    def written(mark: re.Match[str]) -> str:
        number = instead.get(mark.start(), mark[3])
        return "" if number is None else f'<w:{mark[1]}{mark[2]}w:id="{number}"{mark[4]}>'

    return _MARK.sub(written, xml)
