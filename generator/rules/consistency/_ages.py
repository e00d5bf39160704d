"""How old the child is said to be, against the date of birth."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from generator.case.facts.reading import as_day
from generator.case.facts.words import DAYS, MONTHS, day_words
from generator.rules.consistency._record import Found, Record, table

__all__ = ["ages"]

_DAY = (
    rf"(?:on )?(?:(?:{'|'.join(DAYS)}),? )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?"
    rf"(?P<month>{'|'.join(MONTHS)})(?:,? (?P<year>\d{{4}}))?\b"
)
_YEAR = re.compile(r"Year (\d{1,2})\b", re.IGNORECASE)
_FIRST_YEAR_AT = 4
_YEARS_OUT = 2
_ADULT = 18
_MOVES_FROM = 17.5
_A_YEAR = 365.25


def ages(record: Record) -> Found:
    """Every age, birthday and year group that is said of the child."""
    born = record.facts.born
    if born is None:
        return
    names = _names(record)
    hint, about = _hints(names)
    for place, _, text in record.matching(hint):
        starts = [found.start() for found in about.finditer(text)]
        for says, found in _said(names, text, starts):
            if not _right(record, born, says, place, found):
                message = f"“{found[0]}”, and {record.name} was born on {day_words(born)}."
                check = "age-said" if found["who"] in names else "age-said-doubtful"
                yield from record.say(check, message, place, "/child/date_of_birth")
    yield from _move(record, born)
    yield from _group(record, born)


def _names(record: Record) -> tuple[str, ...]:
    """What the child, and nobody else of the case, is called."""
    child = {record.facts.text("child", key) for key in ("first_name", "known_as")}
    others = {str(one.get("name")).partition(" ")[0] for _, one in record.facts.items("people")}
    return tuple(sorted(name for name in child if name.strip() and name not in others))


def _whom(names: tuple[str, ...]) -> str:
    return "|".join([*(re.escape(name) for name in names), *table("ages")["pronouns"]])


@lru_cache(maxsize=64)
def _hints(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("ages")
    return re.compile(rows["hint"]), re.compile(
        rows["about"].replace("{child}", f"(?:{_whom(names)})")
    )


@lru_cache(maxsize=64)
def _patterns(names: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    whom = _whom(names)
    return tuple(
        (
            row["says"],
            re.compile(
                row["pattern"]
                .replace("{child}", rf"(?<![\w“‘])(?P<who>{whom})")
                .replace("{day}", _DAY)
            ),
        )
        for row in table("ages")["said"]
    )


def _said(
    names: tuple[str, ...], text: str, starts: Sequence[int]
) -> Iterator[tuple[str, re.Match[str]]]:
    """What a text says of the child at these places, and of which sort that is."""
    for says, pattern in _patterns(names):
        for found in _from(pattern, text, starts):
            before = text[: found.start()]
            # What somebody is quoted with was said on a day of its own.
            if before.count("“") <= before.count("”"):
                yield says, found


def _from(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """What a pattern finds that begins at one of these places, one after another."""
    done = 0
    for start in starts:
        found = pattern.match(text, start) if start >= done else None
        if found is not None:
            done = found.end()
            yield found


def _right(record: Record, born: date, says: str, place: str, found: re.Match[str]) -> bool:
    if says == "age":
        return int(found["age"]) in {_age(born, day) for day in _days(record, place)}
    day, month, year = found["day"], MONTHS.index(found["month"]) + 1, found["year"]
    fits = month == born.month and (day is None or int(day) == born.day)
    years = int(found["age"]) if says == "birthday" else 0
    if year is None:
        # "Born in May" or "16 in June" is no whole date: the month is the claim.
        return fits
    # The birthday of 29 February is kept on 1 March.
    leap = (born.month, born.day) == (2, 29) and month in {2, 3}
    return (fits or leap) and int(year) == born.year + years


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _days(record: Record, place: str) -> Iterator[date]:
    """The days on which a text may have been written: those of the record it is in, and others."""
    yield record.today
    for pattern in table("ages")["written"]:
        yield from (day for _, day in record.days(pattern))
    held: object = record.case
    for step in place.strip("/").split("/"):
        if isinstance(held, Mapping):
            if (day := as_day(held.get("date"))) is not None:
                yield day
            held = held.get(step)
        elif isinstance(held, (list, tuple)):
            held = held[int(step)]


def _move(record: Record, born: date) -> Found:
    reason = record.facts.text("transition", "reason")
    for _, day in record.days("/transition/target_date"):
        years = (day - born).days / _A_YEAR
        turns = (day.year - born.year, day.month, day.day) == (_ADULT, born.month, born.day)
        leap = (born.month, born.day) == (2, 29) and abs(years - _ADULT) * _A_YEAR < 2
        wrong = (
            not (turns or leap)
            if reason == "turning-18"
            else reason in table("ages")["adult_moves"] and years < _MOVES_FROM
        )
        if wrong:
            message = (
                f"The move to adult services is on {day_words(day)}, and {record.name}, born on "
                f"{day_words(born)}, is {_age(born, day)} then."
            )
            yield from record.say(
                "age-doubtful", message, "/transition/target_date", "/child/date_of_birth"
            )


def _group(record: Record, born: date) -> Found:
    """The year group against that of children born then; a year up or down happens."""
    text = record.facts.text("child", "education", "year_group")
    found = _YEAR.search(text)
    if found is None:
        return
    began = date(record.today.year - (record.today.month < MONTHS.index("September") + 1), 8, 31)
    usual = _age(born, began) - _FIRST_YEAR_AT
    if abs(int(found[1]) - usual) >= _YEARS_OUT:
        message = f"“{text}”, and most children born on {day_words(born)} are in Year {usual}."
        if usual > table("ages")["last_year"]:
            message = f"“{text}”, and children born on {day_words(born)} have left school."
        yield from record.say(
            "age-doubtful", message, "/child/education/year_group", "/child/date_of_birth"
        )
