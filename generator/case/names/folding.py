"""Text made alike, so that a name is found however it was typed."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["INVISIBLE", "fold", "plain", "word"]

# Soft hyphen, zero-width letters, marks of direction, variation selectors and fillers.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
_MARKS = re.compile(r"[*_~`\\]+")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_TYPED = (
    *((sign, "'") for sign in "’‘"),
    *((sign, '"') for sign in "“”"),
    *((sign, "-") for sign in "–—"),
    ("\u00a0", " "),
    ("…", "..."),
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’ʼʹ′`´‛＇ʻ", "'"),
        **dict.fromkeys("‐‑‒–—−﹘﹣－", "-"),
        **dict.fromkeys("“”„«»", '"'),
        # Letters that no decomposition takes apart.
        **{"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O"},
        **{"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH"},
        **{"ı": "i", "ħ": "h", "ŧ": "t"},
        # Letters of other scripts that look like ours.
        **dict(zip("АВЕКМНОРСТУХаеорсухіјѕԁӏ", "ABEKMHOPCTYXaeopcyxijsdl", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    }
)


def plain(text: str) -> str:
    """The text in plain letters, with its capitals: no accents, markup or invisible letters.

    NFKC form; apostrophes, hyphens, quotation marks and spaces are each written one way.
    """
    bare = _MARKS.sub("", text) if any(mark in text for mark in "*_~`\\") else text
    if bare.isascii():
        return bare
    # What word processors put in, one by one: quicker than a table for all letters.
    for typed, key in _TYPED:
        if typed in bare:
            bare = bare.replace(typed, key)
    if bare.isascii():
        return bare
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKC", bare)).translate(_ALIKE)
    return _COMBINING.sub("", unicodedata.normalize("NFD", bare))


def fold(text: str) -> str:
    """`plain` in lower case."""
    return plain(text).lower()


@lru_cache(maxsize=8192)
def word(token: str) -> str:
    """A word as it is looked up: folded, without a possessive 's or apostrophes at its ends."""
    found = fold(token).strip("'-")
    return found[:-2] if found.endswith("'s") else found
