"""Patterns that find dates, numbers and places however they are written."""

import re
from collections.abc import Iterator
from datetime import date

from generator.case.names.folding import fold
from generator.case.names.sought import Sought

__all__ = ["KINDS_OF_STREET", "dates", "line_of", "loose", "number"]

_PHONE = re.compile(r"[\d\s()+.-]{9,}")
_STREETS = {
    "road": "rd",
    "street": "st",
    "avenue": "ave?",
    "lane": "ln",
    "close": "cl",
    "drive": "dr",
    "crescent": "cres",
    "terrace": "terr?",
    "place": "pl",
    "court": "ct",
    "gardens": "gdns",
    "square": "sq",
    "flat": "apartment",
}
# How the name of a street may end, in full and in short.
KINDS_OF_STREET = frozenset(
    {
        *(_STREETS.keys() - {"flat"}),
        *("rd", "st", "av", "ave", "ln", "cl", "dr", "cres", "ter", "terr", "pl", "ct", "gdns"),
        *("sq", "row", "way", "grove", "walk", "mews", "hill", "park", "view", "rise"),
    }
)
# The ways of each month, the shortest first, and a usual slip.
_MONTHS = (
    *(("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",)),
    *(("jun", "june"), ("jul", "july"), ("aug", "august")),
    *(("sep", "sept", "sepember", "september"), ("oct", "october")),
    *(("nov", "november"), ("dec", "december")),
)
# A line of a text may end anywhere within what is looked for.
_GAP = r"[\W_]"


def dates(born: date) -> Iterator[Sought]:
    """A day as people write it, in any order, with names or numbers of months."""
    ways = _MONTHS[born.month - 1]
    day, month = rf"0?{born.day}(?:\s?(?:st|nd|rd|th))?", f"(?:{'|'.join(reversed(ways))})"
    years = (str(born.year), f"{born.year % 100:02d}")
    year = rf"(?:{years[0]}|'?{years[1]})"
    days, months = ((str(each), f"{each:02d}") for each in (born.day, born.month))
    ends = [way + each for way in ways for each in years]
    yield Sought.of(rf"{day}\s*(?:of\s+)?{month}[\s,.'-]*{year}", *ends)
    middle = [way + each for way in ways for each in days]
    yield Sought.of(rf"{month}\s+{day}[\s,.-]*{year}", *middle)
    yield Sought.of(rf"{day}\s?[-\s/.]\s?{month}\s?[-\s/.]\s?{year}", *ends)
    yield Sought.of(
        rf"0?{born.day}\s?[./ \n-]\s?0?{born.month}\s?[./ \n-]\s?{year}",
        *(days[0] + each + last for each in months for last in years),
    )
    yield Sought.of(
        rf"{born.year}\s?[./ \n-]\s?0?{born.month}\s?[./ \n-]\s?0?{born.day}(?:t[\d:]+z?)?",
        *(years[0] + each + last for each in months for last in days),
    )
    yield Sought.of(
        rf"{year}[\s-]*{month}[\s-]*{day}", *(each + way for each in years for way in ways)
    )
    whole = (f"{born:%Y%m%d}", f"{born:%d%m%Y}", f"{born:%d%m}{years[1]}")
    yield Sought.of(rf"{whole[0]}(?:t\d+z?)?|{whole[1]}|{whole[2]}", *whole)
    if born.day > len(_MONTHS):
        yield Sought.of(
            rf"0?{born.month}[./-]{born.day}[./-]{year}",
            *(f"{born.month}{born.day}{last}" for last in years),
        )


def number(value: str) -> Sought:
    """A telephone number with or without its country, a reference, or an email address."""
    folded = fold(value)
    if "@" in folded:
        return Sought.of(r"\s?".join(map(re.escape, folded)), folded)
    digits = re.sub(r"\D", "", folded)
    if _PHONE.fullmatch(folded):
        digits = re.sub(r"^(?:0044|44(?=\d{10}$)|0)", "", digits)
        grouped = rf"{_GAP}{{0,3}}".join(digits)
        return Sought.of(rf"(?:(?:00)?44{_GAP}{{0,3}})?(?:\(?0\)?{_GAP}{{0,2}})?{grouped}", digits)
    pieces = re.findall(r"[^\W\d_]+|\d+", folded)
    return Sought.of(rf"{_GAP}*".join(map(re.escape, pieces)), "".join(pieces))


def line_of(line: str) -> Sought:
    """A folded line of an address, with the words for a street in any way."""
    pieces = re.findall(r"[\w'-]+", line)
    # Between the words for a street stands what is there however they are written.
    fixed = "".join("\n" if piece in _STREETS else piece for piece in pieces).split("\n")
    pattern = r"[\s,_]+".join(
        rf"(?:{piece}|{_STREETS[piece]})\.?" if piece in _STREETS else loose(piece)
        for piece in pieces
    )
    return Sought.of(pattern, max(fixed, key=len))


def loose(words: str) -> str:
    """Words with their spaces, hyphens and apostrophes written in any way."""
    return r"[\s_-]*".join(_word(word) for word in re.split(r"[\s-]+", words))


def _word(word: str) -> str:
    return "".join("['\\s]?" if sign == "'" else re.escape(sign) for sign in word)
