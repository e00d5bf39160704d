"""What tells a child besides names: dates, numbers, addresses, schools, that case's own people."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from generator.case.names.folding import fold
from generator.case.names.spellings import full_name, spaced

__all__ = ["asked", "certain", "shared_places"]

_FAMILY = ("parent", "carer", "sibling", "other-family")
_FEWEST = 4
_PHONE = re.compile(r"[\d\s()+.-]{9,}")
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'’-]+(?: [A-Z\u00c0-\u00de][\w'’-]+){1,2}")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|The|A|An) ")
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
_SCHOOLS = frozenset({"academy", "school", "college", "centre", "unit", "campus"})
# A line of a text may end anywhere within what is looked for.
_GAP = r"[\W_]"


def certain(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    """Patterns for folded text of what is the child's of one case alone, not of `ours`."""
    yield from _numbers(case, ours)
    yield from _addresses(case, ours)
    for school in _schools(case)[:1]:
        if " " in school and not _is_known(school, ours):
            yield _loose(school)
    born, our_birth = case["child"].get("date_of_birth", ""), ours["child"].get("date_of_birth")
    if born and born != our_birth:
        yield from _dates(date.fromisoformat(born))
    known = {*_named_there(ours), fold("{first_name} {last_name}".format(**ours["child"]))}
    for name in _named_there(case):
        if name not in known:
            first, _, last = name.rpartition(" ")
            yield full_name(first, last)


def asked(case: Mapping[str, Any], own: str, shared: Collection[str]) -> Iterator[str]:
    """Patterns of what may tell the child: another school, or in short, a worker of theirs alone.

    `own` is all that the reader's own case says, folded; `shared` are folded words of people whom
    a text for that reader may name.
    """
    for number, school in enumerate(_schools(case)):
        first, _, last = school.rpartition(" ")
        short = first if last in _SCHOOLS else ""
        if number and " " in school and school not in own:
            yield spaced(school)
        if " " in short and short not in own:
            yield spaced(short)
    for person in case.get("people", ()):
        if person.get("role") in _FAMILY:
            continue
        *firsts, last = re.sub(r"\(.*?\)", "", fold(person["name"])).split() or [""]
        if firsts and fold(person["name"]) not in own and not {*firsts, last} <= set(shared):
            yield full_name(" ".join(firsts), last)
            for value in (person.get("phone"), person.get("email")):
                if value and fold(value) not in own:
                    yield _number(value)


def shared_places(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    """Patterns of the home and school that both children have, and of the street of the one.

    They tell the child only beside another person.
    """
    for line in _lines_of(_homes(case)):
        street = re.sub(r"^(?:flat |no\.? ?)?\d+\w?,? +", "", line)
        if " " in street and not any(sign.isdigit() for sign in street):
            yield _line(street)
    yield from (_line(line) for line in _lines_of(_homes(case)) if line in _lines_of(_homes(ours)))
    for school in _schools(case):
        if " " in school and school in _schools(ours):
            yield _loose(school)


def _dates(born: date) -> Iterator[str]:
    day, month = rf"0?{born.day}(?:\s?(?:st|nd|rd|th))?", _MONTHS[born.month - 1]
    year, short = rf"(?:{born.year}|'?{born.year % 100:02d})", f"{born.year % 100:02d}"
    yield rf"{day}\s*(?:of\s+)?{month}[\s,.'-]*{year}"
    yield rf"{month}\s+{day}[\s,.-]*{year}"
    yield rf"{day}\s?[-\s/.]\s?{month}\s?[-\s/.]\s?{year}"
    yield rf"0?{born.day}\s?[./ \n-]\s?0?{born.month}\s?[./ \n-]\s?{year}"
    yield rf"{born.year}\s?[./ \n-]\s?0?{born.month}\s?[./ \n-]\s?0?{born.day}(?:t[\d:]+z?)?"
    yield rf"{born.year}[\s-]*{month}[\s-]*{day}"
    yield rf"{born:%Y%m%d}(?:t\d+z?)?|{born:%d%m%Y}|{born:%d%m}{short}"
    if born.day > len(_MONTHS):
        yield rf"0?{born.month}[./-]{born.day}[./-]{year}"


def _numbers(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    """The case's reference, the court's, and family's telephone numbers and email addresses."""
    known = set(_held(ours))
    for value in _held(case):
        joined = "".join(re.findall(r"[^\W_]", value))
        tells = "@" in value or any(letter.isdigit() for letter in joined)
        if tells and value not in known and len(joined) >= _FEWEST:
            yield _number(value)
    number = re.search(r"\d{3,}$", str(case.get("case_id", "")))
    if number and not str(ours.get("case_id", "")).endswith(number[0]):
        # "The same as in case 1004": only its figures, said as a case's.
        yield rf"(?:cases?|file|reference|ref)\.?\s?(?:no\.?|number)?[\s:#]*{number[0]}"


def _number(value: str) -> str:
    """A telephone number with or without its country, a reference, or an email address."""
    folded = fold(value)
    if "@" in folded:
        return r"\s?".join(map(re.escape, folded))
    digits = re.sub(r"\D", "", folded)
    if _PHONE.fullmatch(folded):
        digits = re.sub(r"^(?:0044|44(?=\d{10}$)|0)", "", digits)
        grouped = rf"{_GAP}{{0,3}}".join(digits)
        return rf"(?:(?:00)?44{_GAP}{{0,3}})?(?:\(?0\)?{_GAP}{{0,2}})?{grouped}"
    pieces = re.findall(r"[^\W\d_]+|\d+", folded)
    return rf"{_GAP}*".join(map(re.escape, pieces))


def _held(case: Mapping[str, Any]) -> Iterator[str]:
    yield str(case.get("case_id", ""))
    yield str(case.get("court", {}).get("case_number", ""))
    for person in case.get("people", ()):
        if person.get("role") in _FAMILY:
            yield from (person[key] for key in ("phone", "email") if key in person)
    for person in case.get("pre_sentence", {}).get("who_to_tell", ()):
        yield person.get("phone", "")


def _addresses(case: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[str]:
    known = {*_lines_of(_homes(ours)), *_lines_of([ours.get("service", {}).get("address", {})])}
    for number, line in enumerate(_lines_of(_homes(case))):
        is_house = any(sign.isdigit() for sign in line) or not number
        if line not in known and is_house and _specific(re.findall(r"[\w']+", line)):
            yield _line(line)
    ours_too = {fold(each.get("postcode", "")).replace(" ", "") for each in _homes(ours)}
    for address in _homes(case):
        code = fold(address.get("postcode", "")).replace(" ", "")
        if code and code not in ours_too:
            yield rf"{re.escape(code[:-3])}{_GAP}*{re.escape(code[-3:])}"


def _homes(case: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = (
        case["child"].get("home_address"),
        case.get("plan", {}).get("accommodation", {}).get("address"),
    )
    return [address for address in found if address]


def _lines_of(addresses: list[Mapping[str, Any]]) -> list[str]:
    """The folded lines of addresses; a number that has a line to itself goes with the next."""
    found: list[str] = []
    for address in addresses:
        held = ""
        for line in address.get("lines", ()):
            held = f"{held} {fold(line).strip()}".strip()
            if any(sign.isalpha() for sign in held[1:]):
                found.append(held)
                held = ""
    return found


def _line(line: str) -> str:
    pieces = re.findall(r"[\w'-]+", line)
    return r"[\s,_]+".join(
        rf"(?:{piece}|{_STREETS[piece]})\.?" if piece in _STREETS else _loose(piece)
        for piece in pieces
    )


def _loose(words: str) -> str:
    """Words with their spaces, hyphens and apostrophes written in any way."""
    return r"[\s_-]*".join(_word(word) for word in re.split(r"[\s-]+", words))


def _word(word: str) -> str:
    return "".join("['\\s]?" if sign == "'" else re.escape(sign) for sign in word)


def _specific(pieces: list[str]) -> bool:
    """Whether an address line tells one home: a number and a street, or a house's name."""
    named = [piece for piece in pieces if piece.replace("'", "").isalpha() and len(piece) > 2]
    return len(pieces) > 1 and len(named) > (pieces[0] in ("flat", "room", "unit", "apartment"))


def _schools(case: Mapping[str, Any]) -> list[str]:
    """The folded names of the child's schools, the first one first."""
    said = case["child"].get("education", {}).get("school", "")
    pieces = re.split(r"[,;:(.)]\s*| (?:with|since|at|until|but|then|on)(?: then)? ", said)
    named = [re.sub(r"^[Tt]he ", "", piece.strip()) for piece in pieces if piece]
    return [
        fold(piece)
        for piece in named
        if piece[:1].isupper() and sum(each[:1].isupper() for each in piece.split()) > 1
    ]


def _is_known(school: str, ours: Mapping[str, Any]) -> bool:
    """Whether a school is the other child's as well, or a body that works with that child."""
    known = fold(ours["child"].get("education", {}).get("school", ""))
    bodies = {fold(person.get("organisation", "")) for person in ours.get("people", ())}
    return school in known or school in bodies


def _named_there(case: Mapping[str, Any]) -> list[str]:
    """The folded full names of co-defendants, of who is a risk and of who is to be told."""
    told = [
        *case.get("court", {}).get("co_defendants", ()),
        *(one["name"] for one in case.get("assessment", {}).get("people_who_pose_risk", ())),
        *(one["name"] for one in case.get("pre_sentence", {}).get("who_to_tell", ())),
    ]
    return [fold(name) for name in told if _NAME.fullmatch(name) and not _TITLE.match(name)]
