"""Distances, sums of money, ages and lengths of time in a text."""

import re
from functools import lru_cache

from generator.case.facts.words import DAYS
from generator.easyread.witness._moments import without_dates
from generator.easyread.witness._spoken import in_whole
from generator.easyread.witness._tables import pattern

__all__ = ["amounts", "bare_numbers", "counts", "in_digits", "kind_of", "same", "without_amounts"]

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905
        2,
    )
}
_NUMBER = re.compile(rf"\b({'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_TEN = re.compile(
    rf"\b({'|'.join(_TENS)})(?:[- ](one|two|three|four|five|six|seven|eight|nine))?\b",
    re.IGNORECASE,
)
_HUNDRED = re.compile(r"\b(an?|\d) hundred\b", re.IGNORECASE)
# "An hour or longer" and "more than a week"; "twice a week" and "an hour ago" hold no amount.
_AN = re.compile(
    r"\b((?:more|less|longer|further|nearer|closer) than|for|within|over|under|at least|up to"
    r"|about) an? (?:whole |full |good )?(hour|minute|day|week|month|mile|metre|night|year)\b"
    r"|\ban? (?:whole |full |good )?(hour|minute|week|month|mile|metre) "
    r"(?=or (?:more|less|longer|over)|at least)"
    r"|\ban? (?:whole |full )?(hour|day|week|month) "
    r"(?=(?:before|ahead|early|earlier|in advance)\b)",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\btwice\b", re.IGNORECASE)
_FORTNIGHT = re.compile(r"\b(?:a |each |every |once a )?fortnight(?:ly)?\b", re.IGNORECASE)
_EVERY_OTHER = re.compile(
    r"\b(?:(?:each|every) (?:other|second|2nd)|alternate|alternating) "
    rf"(?:weeks?|weekends?|({'|'.join(DAYS)})s?)\b|\bbi-?weekly\b"
    r"|\b(?:one|a|1) week on,?(?: and)?(?: then)? (?:one|a|1) week off\b"
    r"|\b(?:once )?every (?:2|two) weeks\b|\bevery (?:14|fourteen) days\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf an? (mile|hour)\b", re.IGNORECASE)
_THIRDS = {"third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_EVERY_THIRD = re.compile(
    rf"\b(?:each|every) ({'|'.join(_THIRDS)}) (weeks?|{'|'.join(DAYS)})\b", re.IGNORECASE
)
_AND_A_HALF = re.compile(
    r"\b(an?|\d+) (hour|mile|day|week|month|year)s? and a half\b"
    r"|\b(\d+) and a half (?=hour|mile|week)",
    re.IGNORECASE,
)
_QUARTERS = re.compile(r"\b(three[- ]quarters|a quarter|quarter) of an hour\b", re.IGNORECASE)
_BIRTHDAYS = "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()  # noqa: SIM905
_BIRTHDAY = re.compile(
    rf"\b(?:({'|'.join(_BIRTHDAYS)})|(\d\d)(?:st|nd|rd|th)) birthday\b|\bturn (\d\d)\b"
    r"|\b(?:until|till|when|once|before) you(?:'re| are) (\d\d)\b"
    r"(?! ?(?:minutes|metres|%|[ap]m))",
    re.IGNORECASE,
)
_MONEY = re.compile(r"£ ?(\d[\d,]*(?:\.\d\d)?)|\b(\d[\d,]*) (?:pounds?|quid)\b", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:aged?|ages?)(?: of)? (\d{1,2})\b|\bunder (\d{1,2})\b"
    r"(?! (?:metres?|miles?|minutes?|hours?|days?|weeks?|months?|units?|people|pounds?)\b)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?<!\bthose )(?<!\bthese )(?<!\bboth )\b(\d+(?:\.\d+)?)[ -]?"
    r"(?:(?:consecutive|successive|full|whole|clear|calendar) )?"
    r"(metres?|meters?|mm|millimet(?:re|er)s?|cm|centimet(?:re|er)s?|m|km|kilomet(?:re|er)s?|"
    r"miles?|yards?|feet|mph|kg|litres?|"
    r"minutes?|hours?|(?:working )?days?|weeks?|months?|nights?|units?|times?)\b(?!['’])",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d\b|\b\d+ o'? ?clock\b"
    r"|\b(?:between \d+ and|at|by|from|to|past|until|till|after|before|half) \d+\b"
    r"(?![:.]\d)(?! \w+s\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<!\bor )(?<!\byou )(?<!\bthe )(?<!\bthose )(?<!\bthese )"
    r"(?<!\ball )(?<!\bthink )\b\d+\b(?! (?:or \d|weekdays\b))",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"£? ?\b\d[\d.,:]* ?(?:[ap]\.?m\b\.?)?")
_WEEK = pattern("amounts-week")
_CLASS = re.compile(r"\b[Cc]lass ([A-Z])\b(?:(?:,| and| or) ([A-Z])\b)?")
_COUNT = re.compile(
    r"\bmore than (\d+)\b(?! ?(?:metres?|meters?|m|km|kilomet|miles?|yards?|minutes?|hours?|days?"
    r"|weeks?|months?|nights?|units?|times?|years?|pounds?)\b)"
    r"|\b(\d+) or more (?!nights?|days?|hours?)",
    re.IGNORECASE,
)
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43830}
_UNITS = {
    "m": "metre",
    "meter": "metre",
    "km": "kilometre",
    "mm": "millimetre",
    "cm": "centimetre",
    "kilometer": "kilometre",
}


@lru_cache(maxsize=2048)
def in_digits(text: str) -> str:
    """The text with numbers up to nine hundred in digits, and half a mile or hour as 0.5."""
    text = _QUARTERS.sub(
        lambda found: "45 minutes" if "three" in found[0].lower() else "15 minutes", text
    )
    text = _EVERY_THIRD.sub(
        lambda found: f"every {_THIRDS[found[1].casefold()]} weeks {found[2]}", text
    )
    text = _EVERY_OTHER.sub(lambda found: f"every 2 weeks {found[1] or ''}", text)
    digits = _NUMBER.sub(lambda found: _NUMBERS[found[1].casefold()], _TWICE.sub("2 times", text))
    digits = _FORTNIGHT.sub("every 2 weeks", _TEN.sub(_of_tens, digits))
    digits = _HUNDRED.sub(lambda found: f"{found[1] if found[1].isdigit() else 1}00", digits)
    digits = _AND_A_HALF.sub(_with_half, digits)
    digits = _BIRTHDAY.sub(_birthday, digits)
    return _HALF.sub(r"0.5 \1", digits)


def _with_half(found: re.Match[str]) -> str:
    number = found[1] or found[3]
    return f"{number if number.isdigit() else 1}.5 {found[2] or ''}".rstrip() + " " * bool(found[3])


def _birthday(found: re.Match[str]) -> str:
    """Age 18 of "until your eighteenth birthday" and "till you turn 18"."""
    word = found[1]
    years = _BIRTHDAYS.index(word.casefold()) + 13 if word else found[2] or found[3] or found[4]
    return f"age {years}"


def _one_of(found: re.Match[str]) -> str:
    return f"{found[1]} 1 {found[2]}" if found[1] else f"1 {found[3] or found[4]} "


def _of_tens(found: re.Match[str]) -> str:
    ones = int(_NUMBERS[found[2].casefold()]) if found[2] else 0
    return str(_TENS[found[1].casefold()] * 10 + ones)


@lru_cache(maxsize=2048)
def amounts(text: str) -> frozenset[tuple[str, str]]:
    """Each number with its unit: ("100", "metre"), ("50", "£"), ("18", "age").

    "1 or more nights" and "a day" are no amounts.
    """
    plain = _WEEK.sub(" ", in_digits(_AN.sub(_one_of, text)))
    found = {((a or b).replace(",", ""), "£") for a, b in _MONEY.findall(plain)}
    found |= {(a or b, "age") for a, b in _AGE.findall(plain)}
    found |= {(letter, "class") for both in _CLASS.findall(text) for letter in both if letter}
    found |= {(number, "percent") for number in _PERCENT.findall(plain)}
    for number, unit in _LENGTH.findall(plain):
        name = unit.casefold().rstrip("s")
        found.add((number, _UNITS.get(name, name)))
    return frozenset(found)


def kind_of(amount: tuple[str, str]) -> str:
    """The unit of an amount; hours, days and the like are all of time."""
    return "time" if amount[1] in _MINUTES else amount[1]


def same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two amounts are equal: 60 minutes and 1 hour, 14 days and 2 weeks."""
    if one[1] not in _MINUTES or other[1] not in _MINUTES:
        return one == other
    return float(one[0]) * _MINUTES[one[1]] == float(other[0]) * _MINUTES[other[1]]


@lru_cache(maxsize=2048)
def counts(text: str) -> frozenset[int]:
    """The most that a text allows of anything: 3 of "more than 3 people" and of "4 or more"."""
    found = _COUNT.findall(in_digits(text))
    return frozenset(int(most) if most else int(more) - 1 for most, more in found)


@lru_cache(maxsize=2048)
def bare_numbers(text: str) -> frozenset[str]:
    """The numbers of a text that are no amount, hour or date: the 2 of "two phones"."""
    left = in_digits(_WEEK.sub(" ", without_dates(in_whole(text))))
    for known in (_MONEY, _AGE, _LENGTH, _PERCENT, _CLOCK):
        left = known.sub(" ", left)
    return frozenset(_BARE.findall(left)) - {"0", "1"}


def without_amounts(text: str) -> str:
    """The text with a space for each number and what follows it at once, such as 7pm."""
    return _FIGURE.sub(" ", without_dates(text))
