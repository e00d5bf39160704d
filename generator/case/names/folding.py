"""Text made alike, so that a name is found however it was typed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

__all__ = ["INVISIBLE", "fold", "plain", "plains", "word"]

# Soft hyphen, zero-width letters, marks of direction, variation selectors and fillers.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
# Between texts that are made alike together; whoever types it has them done one by one.
_APART = "\x00"
_MARKS = "*_~`\\"
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
        **dict(zip("гпикмтвнһԝԛѵІЈЅԜԚ", "rnukmtbhhwqvIJSWQ", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
        **dict(zip("αβγεηικνρτυχωϲ", "abyenikvptuxwc", strict=True)),
        **dict(zip("ᴀʙᴄᴅᴇɢʜᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢɑɡ", "abcdeghjklmnoprtuvwyzag", strict=True)),
    }
)


def plain(text: str) -> str:
    """The text in plain letters, with its capitals: no accents, markup or invisible letters.

    NFKC form; apostrophes, hyphens, quotation marks and spaces are each written one way.
    """
    return _bare(_typed(text))


def plains(texts: Sequence[str]) -> list[str]:
    """`plain` of each of many texts, quicker than one by one."""
    found = _typed(_APART.join(texts)).split(_APART)
    return list(map(_bare, found)) if len(found) == len(texts) else list(map(plain, texts))


def _typed(text: str) -> str:
    """The text without marks of Markdown, and without what word processors put in."""
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    if not text.isascii():
        # One by one: quicker than a table for all letters.
        for typed, key in _TYPED:
            if typed in text:
                text = text.replace(typed, key)
    return text


def _bare(text: str) -> str:
    if text.isascii():
        return text
    odd = {letter for letter in set(text) if letter > "\x7f"}
    if odd <= _letters().keys():
        for letter in odd:
            text = text.replace(letter, _letters()[letter])
        return text
    return _decomposed(text)


@cache
def _letters() -> dict[str, str]:
    """Western European letters and signs, which stand for themselves whatever is beside them."""
    return {letter: _decomposed(letter) for letter in map(chr, range(0xA1, 0x180))}


def _decomposed(text: str) -> str:
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE)
    return _COMBINING.sub("", unicodedata.normalize("NFD", bare))


def fold(text: str) -> str:
    """`plain` in lower case."""
    return plain(text).lower()


@lru_cache(maxsize=8192)
def word(token: str) -> str:
    """A word as it is looked up: folded, without a possessive 's or apostrophes at its ends."""
    found = fold(token).strip("'-")
    return found[:-2] if found.endswith("'s") else found
