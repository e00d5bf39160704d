"""What tells one child's case from another's: birth dates and references in texts."""

import re
from datetime import date
from functools import cache

from generator.case.facts.reading import text_of
from generator.case.facts.words import MONTHS, day_words
from generator.rules.consistency._record import Found, Record, table

__all__ = ["identifiers"]

_BORN = re.compile(
    r"(?:\b[Dd]ate of birth\b|\b(?:D[Oo][Bb]|dob|D\.[Oo]\.[Bb]|d\.o\.b)\b\.?"
    r"|(?:^|(?<=[.;:(\n])|(?<=[.;:] ))[Bb]orn\b)"
    r"(?: is| was| on)?[:,]? ?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})"
    r"|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))(?!\d)"
)
# Far quicker to look for than a pattern; one of them is in every text that the pattern fits.
_HINTS = (
    *("of birth", "born ", "Born ", "born:", "Born:"),
    *("DOB", "dob", "DoB", "Dob", "D.O.B", "d.o.b", "D.o.B", "D.o.b"),
)
_SENTENCE = re.compile(r"[.;!?]\s|\n")
_REFERENCE = re.compile(r"(?P<stem>[A-Za-z]{2,}[-/ _]?)(?P<number>\d{3,})")
_CENTURY = 100


def identifiers(record: Record) -> Found:
    """Every birth date and every reference in a text that is not this child's."""
    yield from _births(record)
    yield from _references(record)


def _births(record: Record) -> Found:
    """A birth date with a label of its own, where nobody else of the case is spoken of."""
    born = record.facts.born
    if born is None:
        return
    for place, _, text in record.holding(*_HINTS):
        for found in _BORN.finditer(text):
            said = _day(record, found)
            before = _SENTENCE.split(text[: found.start()])[-1]
            if said is None or said == born or _speaks_of_others(record, before):
                continue
            own = any(re.search(rf"\b{re.escape(name)}\b", before) for name in _own(record))
            message = f"“{found[0].strip()}”, and {record.name} was born on {day_words(born)}."
            check = "age-said" if own else "age-said-doubtful"
            yield from record.say(check, message, place, "/child/date_of_birth")


def _day(record: Record, found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["month"]:
            month = MONTHS.index(found["month"]) + 1
            return date(int(found["year"]), month, int(found["day"]))
        year = int(found["y"])
        if year < _CENTURY:
            year += record.today.year // _CENTURY * _CENTURY
        return date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _own(record: Record) -> list[str]:
    keys = ("first_name", "known_as", "last_name")
    return [name for key in keys if (name := record.facts.text("child", key).strip())]


def _speaks_of_others(record: Record, before: str) -> bool:
    names = {text_of(one, "name").partition(" ")[0] for _, one in record.facts.items("people")}
    words = set(re.findall(r"[\w-]+", before))
    return bool(words & (names - set(_own(record)))) or bool(
        {word.lower() for word in words} & _kin()
    )


@cache
def _kin() -> frozenset[str]:
    return frozenset(word for words in table("told")["kin"].values() for word in words)


def _references(record: Record) -> Found:
    """A reference that is made as this case's own and is another's."""
    own = record.facts.text("case_id")
    made = _REFERENCE.fullmatch(own)
    if made is None or record.joined.count(made["stem"]) == record.joined.count(own):
        return
    pattern = re.compile(
        rf"(?<![\w-]){re.escape(made['stem'])}\d{{{len(made['number'])}}}(?![\w-])"
    )
    meant = {text_of(one, "name") for _, one in record.facts.items("meant_names")}
    places: dict[str, list[str]] = {}
    for place, _, text in record.holding(made["stem"]):
        if not place.startswith(("/case_id", "/meant_names")):
            for found in pattern.finditer(text):
                if found[0] != own and found[0] not in meant:
                    places.setdefault(found[0], []).append(place)
    for other, at in places.items():
        message = f"“{other}” stands in this case, whose own reference is {own}."
        yield from record.say("reference-of-another", message, at[0], *at[1:], "/case_id")
