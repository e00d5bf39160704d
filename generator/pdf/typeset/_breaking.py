"""Words that are wider than their line: given places to break, so that nothing is cut off."""

import re

_NARROW = frozenset("ijl.,:;'|!ftrI()[]{}/\\-` ")
_WIDE = frozenset("mwMW@%&—…")
_LONGEST = 400
_HYPHENED = re.compile(r"(?<=[A-Za-z]-)(?=\d)")
_AFTER = re.compile(r"(?<=[./@_\-?&=:,+])(?=\w)")


def width(word: str, size: float) -> float:
    """About how wide a word is in points, rather too much."""
    ems = sum(
        0.3 if c in _NARROW else 0.9 if c in _WIDE else 0.72 if c.isupper() else 0.57 for c in word
    )
    return ems * size


def parts(text: str, size: float, room: float) -> list[str]:
    """The text in parts between which a line may end; whole when no word is wider than `room`.

    A break comes after the marks of an address where that is enough, else between any letters.
    No letter is added, so that an address copied from the PDF still works.
    """
    if "-" in text and (bits := _HYPHENED.split(text))[1:]:
        # Word also ends a line between a hyphen and a number: "under-12s".
        return [part for bit in bits for part in parts(bit, size, room)]
    if len(text) * size * 0.9 <= room:
        return [text]
    words = text.split(" ")
    if max(map(len, words)) * size * 0.9 <= room or all(
        width(word, size) <= room for word in words
    ):
        return [text]
    found = [""]
    for n, word in enumerate(words):
        first, *others = _parted(word, size, room)
        found[-1] += (" " if n else "") + first
        found += others
    return found


def _parted(word: str, size: float, room: float) -> list[str]:
    if width(word, size) <= room:
        return [word]
    # What is no word at all is cut in longer bits: each place to break costs time.
    step = 1 if len(word) <= _LONGEST else max(1, int(room / size / 2))
    found: list[str] = []
    for part in _AFTER.split(word):
        if width(part, size) <= room:
            found.append(part)
        else:
            found += [part[i : i + step] for i in range(0, len(part), step)]
    return found
