"""By what a child can be told from others in a text: names, reference, birth date, address."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from generator.case.names.folding import fold, plain, word
from generator.case.names.lists import also_words, places, sentence
from generator.case.names.spellings import full_name, spaced, spelled

__all__ = ["Marks", "initials", "marks", "name_parts"]

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_FAMILY = ("parent", "carer", "sibling", "other-family")
_SURE = 3
_ENDS = r"(?:'?s'?|es'?)?"
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
_MONTHS = (
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?"),
    *("aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)


@dataclass(frozen=True)
class Marks:
    """What tells a child in a text.

    `names` are patterns of names for folded text, in whatever capitals, `sure` those of numbers,
    dates and addresses, `pairs` those of full names of two everyday words; `capital` are names
    that are everyday words or very short, folded, which only a capital in a name's place makes
    certain; `initials` are the child's, in capitals.
    """

    names: frozenset[str]
    sure: frozenset[str]
    pairs: frozenset[str]
    capital: frozenset[str]
    initials: frozenset[str]


def marks(case: Mapping[str, Any], ours: Mapping[str, Any], shared: Collection[str]) -> Marks:
    """What tells the child of one case in a text about the child of another, `ours`.

    `shared` are folded words of people whom a text about ours may name; whatever both children
    have, such as a surname or a school, tells nothing.
    """
    child = case["child"]
    own = _own(ours)
    found: set[str] = set()
    pairs: set[str] = set()
    capital: set[str] = set()
    for name in (child.get(key, "") for key in ("first_name", "last_name", "known_as")):
        parts = name_parts(name) - own
        if parts and " " in (folded := fold(name).strip()):
            found.add(spaced(folded))
        capital |= {part for part in parts if _uncertain(part)}
        found |= {spelled(part) + _ENDS for part in parts if not _uncertain(part)}
    for first, last in _full(child):
        everyday = all(map(_uncertain, name_parts(f"{first} {last}")))
        if not name_parts(f"{first} {last}") <= own:
            (pairs if everyday else found).add(full_name(first, last) + _ENDS)
    for person in case.get("people", ()):
        if person.get("role") in _FAMILY:
            found |= _relative(person["name"], own | set(shared))
            capital |= _everyday_surname(person["name"], own | set(shared))
    sure = set(_numbers(case, ours)) | set(_addresses(case, ours)) | set(_school(case, ours))
    born, our_birth = child.get("date_of_birth", ""), ours["child"].get("date_of_birth")
    if born and born != our_birth:
        sure |= set(_dates(date.fromisoformat(born)))
    return Marks(
        frozenset(found),
        frozenset(sure),
        frozenset(pairs),
        frozenset(capital),
        initials(child) - initials(ours["child"]),
    )


def _full(child: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The first name, and what the child is called, each with the last name and its halves."""
    last = fold(child.get("last_name", "")).strip()
    for key in ("first_name", "known_as"):
        first = fold(child.get(key, "")).strip()
        for surname in dict.fromkeys((last, *re.split(r"[\s-]+", last))):
            if first and len(surname) > 1:
                yield first, surname


def name_parts(name: str) -> set[str]:
    """The words of a name and the halves of a double one, folded, without what names nobody."""
    return set(_parts(name))


# Each child of a panel is held against each other one, by the same names.
@lru_cache(maxsize=8192)
def _parts(name: str) -> frozenset[str]:
    found = {word(token) for token in _WORD.findall(plain(name))}
    halves = {half for token in found for half in token.split("-")}
    return frozenset({part for part in found | halves if len(part) > 1} - sentence()["particles"])


def initials(child: Mapping[str, Any]) -> frozenset[str]:
    """First letters of first and last name, as capitals: "JC", of a double surname both ways."""
    lasts = [part for part in re.split(r"[\s-]+", fold(child.get("last_name", ""))) if part]
    found = set()
    for key in ("first_name", "known_as"):
        first = fold(child.get(key, ""))[:1]
        if first.isalpha() and lasts:
            found |= {first + last[0] for last in lasts}
            found.add(first + "".join(last[0] for last in lasts))
    return frozenset(each.upper() for each in found)


def _uncertain(part: str) -> bool:
    return len(part) < _SURE or part in also_words() or part in places()


def _own(ours: Mapping[str, Any]) -> set[str]:
    child = ours["child"]
    own = {
        p for key in ("first_name", "last_name", "known_as") for p in name_parts(child.get(key, ""))
    }
    for person in ours.get("people", ()):
        if person.get("role") in _FAMILY:
            own |= name_parts(person["name"])
    return own


def _relative(name: str, shared: Collection[str]) -> set[str]:
    """A relative's full name, and of its words those that nobody else has and that are no words."""
    parts = name_parts(name)
    found = {spelled(part) + _ENDS for part in parts - set(shared) if not _uncertain(part)}
    words = fold(name).split()
    if len(words) < 2 or parts <= set(shared):
        return found
    initial, last = re.escape(words[0][0]), spaced(words[-1])
    titled = rf"(?:mr|mrs|ms|miss|mx|dr)\.?\s{initial}\.?\s?{last}"
    return found | {full_name(" ".join(words[:-1]), words[-1]) + _ENDS, titled + _ENDS}


def _everyday_surname(name: str, shared: Collection[str]) -> set[str]:
    """A relative's surname that is an everyday word, and nobody else's."""
    words = fold(name).split()
    if len(words) < 2:
        return set()
    return {part for part in name_parts(words[-1]) - set(shared) if _uncertain(part)}


def _dates(born: date) -> Iterator[str]:
    day, month = rf"0?{born.day}(?:st|nd|rd|th)?", _MONTHS[born.month - 1]
    year = rf"(?:{born.year}|'?{born.year % 100:02d})"
    yield rf"{day}\s*(?:of\s+)?{month}[\s,.-]*{year}"
    yield rf"{month}\s+{day}[\s,.-]*{year}"
    yield rf"{day}[-\s]{month}[-\s]{year}"
    yield rf"0?{born.day}\s?[./ -]\s?0?{born.month}\s?[./ -]\s?{year}"
    yield rf"{born.year}\s?[./-]\s?0?{born.month}\s?[./-]\s?0?{born.day}"


def _numbers(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    """The case's reference, the court's, and family's telephone numbers and email addresses."""
    theirs, known = list(_held(case)), set(_held(ours))
    for value in theirs:
        pieces = re.findall(r"[^\W_]+", fold(value))
        joined = "".join(pieces)
        if value not in known and len(joined) > _SURE and any(c.isdigit() for c in joined):
            yield r"[\W_]*".join(re.escape(piece) for piece in pieces)
        elif value not in known and "@" in value:
            yield re.escape(fold(value))
    number = re.search(r"\d{3,}$", str(case.get("case_id", "")))
    if number and not str(ours.get("case_id", "")).endswith(number[0]):
        # "The same as in case 1004": only its figures, said as a case's.
        yield rf"(?:cases?|file|reference|ref)\.?\s?(?:no\.?|number)?[\s:#]*{number[0]}"


def _held(case: Mapping[str, Any]) -> Iterator[str]:
    yield str(case.get("case_id", ""))
    yield str(case.get("court", {}).get("case_number", ""))
    for person in case.get("people", ()):
        if person.get("role") in _FAMILY:
            yield from (person[key] for key in ("phone", "email") if key in person)


def _addresses(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    known = {fold(line) for address in _homes(ours) for line in _lines(address)}
    known |= {fold(line) for line in _lines(ours.get("service", {}).get("address", {}))}
    for address in _homes(case):
        for line in _lines(address):
            folded = fold(line)
            pieces = re.findall(r"[\w']+", folded)
            if folded in known or not _specific(pieces):
                continue
            yield r"[\s,]+".join(
                rf"(?:{re.escape(piece)}|{_STREETS[piece]})\.?"
                if piece in _STREETS
                else re.escape(piece)
                for piece in pieces
            )
        code = fold(address.get("postcode", "")).replace(" ", "")
        ours_too = {fold(each.get("postcode", "")).replace(" ", "") for each in _homes(ours)}
        if code and code not in ours_too:
            yield rf"{re.escape(code[:-3])}\s*{re.escape(code[-3:])}"


def _homes(case: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for found in (
        case["child"].get("home_address"),
        case.get("plan", {}).get("accommodation", {}).get("address"),
    ):
        if found:
            yield found


def _lines(address: Mapping[str, Any]) -> list[str]:
    return list(address.get("lines", ()))


def _specific(pieces: list[str]) -> bool:
    """Whether an address line tells one home: a number and a street, or a house's name."""
    named = [piece for piece in pieces if piece.isalpha() and len(piece) > 2]
    return len(pieces) > 1 and len(named) > (pieces[0] in ("flat", "room", "unit", "apartment"))


def _school(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    """The school's name, where it is one and neither the other child's nor a worker's there."""
    said = case["child"].get("education", {}).get("school", "")
    name = re.split(r"[,;:(.]| with | since | and then | until | but ", said)[0].strip()
    capitals = [piece for piece in name.split() if piece[:1].isupper()]
    known = fold(ours["child"].get("education", {}).get("school", ""))
    bodies = {fold(person.get("organisation", "")) for person in ours.get("people", ())}
    if len(capitals) > 1 and fold(name) not in known and fold(name) not in bodies:
        yield spaced(fold(name))
