"""Patterns that find a name however it is spelled: split, stretched, with figures for letters."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.case.names.folding import plain
from generator.case.names.lists import given_names, sentence, surnames

__all__ = ["apart", "full_name", "spaced", "spelled"]

# Shorter names would be found in what means something else.
_FEWEST = 4
_FIGURES = {"a": "a4@", "e": "e3", "i": "i1!l|", "o": "o0", "s": "s5$"}
_LETTER_GAP = r"[\s._/*-]{1,2}"
_GAP = r"(?:[\s_-]{1,2}|\.)?"
_LINK = re.compile(r"\[([^\]\[\n]*)\]\([^)\s]*\)")
_HUMP = re.compile(r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bO)(?=[A-Z])")


def apart(text: str) -> str:
    """A text in plain letters with what is run together taken apart: file names, tags, links."""
    return _HUMP.sub(" ", plain(_LINK.sub(r"\1", text).replace("_", " ")))


def spaced(name: str) -> str:
    """A pattern for a folded name with or without its apostrophes, hyphens and spaces."""
    return "".join(
        "['\\s]?" if sign == "'" else r"[\s-]*" if sign in " -" else re.escape(sign)
        for sign in name
    )


@lru_cache(maxsize=8192)
def spelled(name: str) -> str:
    """A pattern for one folded word of a name, whole or as people write it to hide or stress it."""
    if len(name) < _FEWEST or not name.isalpha():
        return spaced(name)
    ways = [spaced(name), _stretched(name), _LETTER_GAP.join(name), *_split(name)]
    return f"(?:{'|'.join(ways)})"


def full_name(first: str, last: str) -> str:
    """A pattern for a folded first and last name side by side, in either order, or as one word."""
    one, two = spaced(first), spaced(last)
    return rf"(?:{one}{_GAP}{two}|{two}(?:,\s?|{_GAP}){one})"


def _stretched(name: str) -> str:
    """Letters three times or more, and figures for some of them, but not for all."""
    found = []
    for letter in name:
        signs = _FIGURES.get(letter, letter)
        one = f"[{signs}]" if len(signs) > 1 else letter
        found.append(f"(?:{letter}{{3,}}|{one})")
    return rf"(?=[\d!@$]*[^\W\d_]){''.join(found)}"


def _split(name: str) -> Iterator[str]:
    """A name in two pieces, where at least one of them is no word that stands by itself."""
    for at in range(1, len(name)):
        left, right = name[:at], name[at:]
        yield rf"{left}-\s?{right}"
        if _is_no_word(left) or _is_no_word(right):
            yield rf"{left}[\s/]{right}"


def _is_no_word(piece: str) -> bool:
    words = sentence()
    return len(piece) in (2, 3) and not (
        piece in words["short"]
        or piece in words["acronyms"]
        or piece in given_names()
        or piece in surnames()
    )
