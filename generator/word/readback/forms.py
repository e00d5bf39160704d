"""What a value shows in a document, and the value back from what a person wrote there."""

import re
from datetime import date

from generator.word.merge import _dates
from generator.word.merge._markdown import read
from generator.word.package._escape import clean
from generator.word.readback.located import DATE, SHORT_DATE, TIME, YES_NO
from generator.word.readback.pieces import Piece, pieces

_MONTHS = {
    name: number
    for number, month in enumerate(_dates.MONTHS, 1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
_DATE = re.compile(
    r"(?:(?P<weekday>[a-z]+),? )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?"
    r"(?P<month>[a-z]+)\.?,? (?P<year>\d{4})"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm|a\.m\.|p\.m\.)?")
_NAMED_TIMES = {
    **dict.fromkeys(("12 noon", "noon", "midday"), "12:00"),
    **dict.fromkeys(("12 midnight", "midnight"), "00:00"),
}
_ANSWERS = {"yes": True, "no": False}


class UnreadableError(Exception):
    """What was written does not say a value. The message is advice on how to write it."""


def printed(form: str, value: object, words: str = "") -> str:
    """What a value that is no narrative shows; `words` are those for a code."""
    if form == YES_NO:
        return "Yes" if value else "No"
    text = str(value)
    if form == DATE:
        text = str(_dates.date(text))
    elif form == SHORT_DATE:
        text = str(_dates.shortdate(text))
    elif form == TIME:
        text = str(_dates.time(text))
    elif words:
        text = words
    return clean(text)


def printed_pieces(form: str, text: str) -> tuple[Piece, ...]:
    """What a narrative shows, in the form in which it is compared."""
    return pieces(read(text), form[1:])


def valued(form: str, shown: str) -> str | bool:
    """The value that a person wrote. Raises UnreadableError when it says none."""
    text = " ".join(shown.replace("\u00a0", " ").split())
    if form in (DATE, SHORT_DATE):
        return _date(text)
    if form == TIME:
        return _time(text)
    if form == YES_NO:
        answer = _ANSWERS.get(text.lower().rstrip("."))
        if answer is None:
            raise UnreadableError("Write Yes or No.")
        return answer
    return shown.strip()


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if _ISO.fullmatch(text) else _in_words(text)
    except ValueError:
        raise UnreadableError("Write it like this: 3 March 2026.") from None


def _in_words(text: str) -> str:
    match = _DATE.fullmatch(text.lower())
    if match is None:
        raise ValueError(text)
    day = date(int(match["year"]), _MONTHS.get(match["month"], 0), int(match["day"]))
    weekday = match["weekday"]
    if weekday and _dates.DAYS[day.weekday()].lower()[:3] != weekday[:3]:
        raise UnreadableError("The weekday does not fit the day. Check both.")
    return day.isoformat()


def _time(text: str) -> str:
    text = text.lower()
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    match = _TIME.fullmatch(text)
    if match is None:
        raise UnreadableError("Write it like this: 3:30pm.")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "")
    if not half and match["minute"] is None:
        raise UnreadableError("Write it with am or pm, like this: 3pm.")
    if half and not 1 <= hour <= 12:
        raise UnreadableError("Write it like this: 3:30pm.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise UnreadableError("Write it like this: 3:30pm.")
    return f"{hour:02}:{minute:02}"
