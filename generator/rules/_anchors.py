"""The events that dates are counted from, found in a case and said in words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.reading import Happening, text_of
from generator.case.facts.stages import CUSTODY, Window
from generator.case.facts.teach_back import again_on, taught
from generator.case.facts.terms import LIFE
from generator.case.facts.words import day_words, ordinal, possessive
from generator.rules._facts import Facts
from generator.rules._happenings import HAPPENINGS, titles

__all__ = ["ASK_RELEASE", "Anchored", "Moment", "anchored"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day something is counted from. `key` tells apart the moments of one anchor.

    `at` is a UK clock time, None when not recorded.
    """

    day: date
    words: str
    at: time | None = None
    key: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)


# Moments in date order (none when nothing has happened), or the missing fact in words.
Anchored = tuple[Moment, ...] | str

_MOST_MARKS = 120
_FAILURES = {"unacceptable-absence", "did-not-engage"}


ASK_RELEASE = (
    "The day of release has come. Has {name} been released? Record the day as an event, or the "
    "new date."
)


def anchored(name: str, facts: Facts, window: Window) -> Anchored:
    """The moments of an anchor inside those stages; a sentence when the case does not tell."""
    if name in _BY_STAGE:
        return _BY_STAGE[name](facts, window)
    kind, _, code = name.partition(":")
    if code:
        return _recorded(kind, code, facts)
    return ANCHORS[name](facts)


def _recorded(kind: str, code: str, facts: Facts) -> Anchored:
    """Each event or meeting of one type, by what the case file calls it."""
    found = facts.events(code) if kind == "event" else facts.meetings(code)
    return _several(found, f"“{titles(HAPPENINGS[kind])[code]}” on")


def _one(day: date | None, words: str, missing: str, at: time | None = None) -> Anchored:
    return missing if day is None else (Moment(day, f"{words} {day_words(day)}", at),)


_ENTRIES = {
    "custody": "sentence on",
    "recall": "going back to custody on",
    "remand-custody": "remand on",
}


def _custody_entry(facts: Facts, window: Window) -> Anchored:
    """The day of arrival, or of the sentence or recall that made a new start of custody."""
    entered = facts.day("placement", "entered")
    if window.start is None:
        missing = "The day the child entered custody is not recorded."
        return _one(entered, "entering custody on", missing)
    if entered is not None and window.holds(entered) and not _moved_by(facts, entered):
        return _one(entered, "entering custody on", "")
    words = f"{_ENTRIES.get(window.first, 'entering custody on')} {day_words(window.start)}"
    if entered is None:
        words += " (day of entry not recorded)"
    return (Moment(window.start, words),)


def _moved_by(facts: Facts, entered: date) -> bool:
    """Whether the day given as arrival is that of a later move and not of entering custody."""
    return any(move.day <= entered for move in facts.dated("placement", "transferred"))


def _sentence(facts: Facts) -> Anchored:
    return _one(
        facts.day("sentence", "date"), "sentence on", "The date of the sentence is not recorded."
    )


def _sentence_hearing(facts: Facts) -> Anchored:
    if facts.status == "sentenced":
        return _sentence(facts)
    if facts.status == "before-sentence" and not isinstance(facts.get("court"), Mapping):
        return ()
    hearing, remanded = facts.day("court", "hearing_date"), facts.day("remand", "date")
    # The hearing that remanded the child was another one.
    known = None if hearing and remanded and hearing <= remanded else hearing
    missing = "The date of the sentencing hearing is not recorded."
    return _one(known, "the hearing on", missing)


def _remand(facts: Facts) -> Anchored:
    return _one(facts.day("remand", "date"), "remand on", "The date of the remand is not recorded.")


def _placement_confirmed(facts: Facts, window: Window) -> Anchored:
    """The day the placement of this stretch of custody was confirmed, else that of arriving."""
    start, confirmed = window.start, facts.day("placement", "placement_confirmed")
    if confirmed is not None and (start is None or start <= confirmed):
        return _one(confirmed, "the placement was confirmed on", "")
    entered = facts.day("placement", "entered")
    day = entered if entered is not None and window.holds(entered) else start
    if day is None or (entered is None and confirmed is None):
        return "The day the placement was confirmed is not recorded."
    words = f"entering custody on {day_words(day)} (day of confirmation not recorded)"
    return (Moment(day, words),)


def _release(facts: Facts, window: Window) -> Anchored:
    """What comes before release counts from the early date while that is open."""
    inside = window.first in CUSTODY
    release = facts.planning_release if inside else facts.going_out
    if release is None:
        return "The release date is not known yet: ask the establishment."
    return (Moment(release.day, release.words),)


def _early_release(facts: Facts) -> Anchored:
    return _one(
        facts.early_release_day,
        "the early release date,",
        "The early release date is not known yet: ask the establishment.",
    )


def _supervision_end(facts: Facts) -> Anchored:
    if facts.supervision_end is None and facts.text("sentence", "type") in LIFE:
        return ()
    return _one(
        facts.supervision_end,
        "supervision ends on",
        "The end of supervision is not known yet: ask the establishment.",
    )


def _birth(facts: Facts) -> Anchored:
    return _one(facts.born, "born on", "The date of birth is not recorded.")


def _birthday_18(facts: Facts) -> Anchored:
    words = f"{possessive(facts.name)} 18th birthday on"
    return _one(facts.birthday_18, words, "The date of birth is not recorded.")


def _transition(facts: Facts) -> Anchored:
    return _one(
        facts.day("transition", "target_date"),
        "the move to the other service on",
        "The date of the move to the other service is not recorded.",
    )


def _temporary_release(facts: Facts) -> Anchored:
    """The first day it is allowed; where that is not recorded, the first one there is."""
    found = facts.events("rotl")
    return _one(
        facts.day("sentence", "dates", "rotl_from") or (found[0].day if found else None),
        "temporary release, possible from",
        "The first day of temporary release (ROTL) is not known yet: ask the establishment.",
    )


def _ehcp_review(facts: Facts) -> Anchored:
    return _one(
        facts.day("child", "education", "ehcp_review_due"),
        "the review of the education, health and care plan on",
        "The day of the next review of the education, health and care plan is not recorded.",
    )


def _several(found: list[Happening], words: str) -> Anchored:
    """A moment for each; told apart by its day, and by its turn on that day from the second on."""
    turns: Counter[date] = Counter()
    moments = []
    for happening in found:
        turns[happening.day] += 1
        turn = turns[happening.day]
        key = happening.day.isoformat() + (f"-{turn}" if turn > 1 else "")
        said = f"{words} {day_words(happening.day)}"
        moments.append(Moment(happening.day, said, happening.at, key, happening.record))
    return tuple(moments)


def _failures(facts: Facts) -> Anchored:
    """Failures under supervision; those on bail, before it began, are another matter."""
    since = facts.day("supervision", "starts") or facts.day("sentence", "date") or date.min
    found = [
        one
        for one in facts.dated("compliance")
        if text_of(one.record, "outcome") in _FAILURES and one.day >= since
    ]
    return _several(found, "the failure to comply on")


def _explained_again(facts: Facts) -> Anchored:
    """The days set to explain a rule again, told apart by the record that set them."""
    numbers = {
        text_of(record, "id"): number
        for number, (_, record) in enumerate(facts.items("supervision", "conditions"), 1)
    }
    moments = []
    for one in taught(facts):
        day = again_on(one)
        if day is None or day < one.day:
            continue
        number = numbers.get(text_of(one.record, "condition"))
        about = f" of the {ordinal(number)} rule" if number else ""
        words = f"the teach-back{about} on {day_words(one.day)}, which set {day_words(day)}"
        # Its place in the list, counted from 1, stays when more is recorded after it.
        key = f"{day.isoformat()}-{int(one.place.rpartition('/')[2]) + 1}"
        moments.append(Moment(day, words, None, key, one.record))
    return tuple(sorted(moments, key=lambda moment: moment.day))


def _transfers(facts: Facts) -> Anchored:
    return _several(facts.dated("placement", "transferred"), "the move on")


def _planned_transfers(facts: Facts) -> Anchored:
    moves = facts.dated("placement", "transferred")
    return _several([h for h in moves if h.record.get("planned") is not False], "the move on")


def _urgent_transfers(facts: Facts) -> Anchored:
    found = [h for h in facts.dated("placement", "transferred") if h.record.get("planned") is False]
    return _several(found, "the urgent move on")


def _year_marks(months: tuple[int, ...]) -> Callable[[Facts, Window], Anchored]:
    """Month ends that fall while the child is in custody; one ahead when the end is not known."""

    def found(facts: Facts, window: Window) -> Anchored:
        start = window.start or facts.custody_start
        if start is None:
            return "The day the child entered custody is not recorded."
        marks: list[Moment] = []
        day = _month_end(start)
        # Sentences outlast ten years only by mistake.
        while len(marks) < _MOST_MARKS and (window.end is None or day <= window.end):
            if day.month in months:
                words = f"the end of the period in custody, {day_words(day)}"
                marks.append(Moment(day, words, key=str(day)))
                if day > facts.today and window.end is None:
                    break
            day = _month_end(add_months(day.replace(day=1), 1))
        return tuple(marks)

    return found


def _month_end(day: date) -> date:
    return date.fromordinal(add_months(day.replace(day=1), 1).toordinal() - 1)


ANCHORS: Mapping[str, Callable[[Facts], Anchored]] = {
    "sentence": _sentence,
    "sentence-hearing": _sentence_hearing,
    "remand": _remand,
    "early-release": _early_release,
    "supervision-end": _supervision_end,
    "birth": _birth,
    "18th-birthday": _birthday_18,
    "transition": _transition,
    "temporary-release": _temporary_release,
    "failure-to-comply": _failures,
    "serious-incident": lambda facts: _several(
        facts.events("serious-incident"), "the serious incident on"
    ),
    "significant-event": lambda facts: _several(
        facts.events("significant-event"), "the significant event on"
    ),
    "transfer": _transfers,
    "planned-transfer": _planned_transfers,
    "urgent-transfer": _urgent_transfers,
    "ehcp-review-due": _ehcp_review,
    "explain-again": _explained_again,
}
_BY_STAGE: Mapping[str, Callable[[Facts, Window], Anchored]] = {
    "custody-entry": _custody_entry,
    "placement-confirmed": _placement_confirmed,
    "release": _release,
    "quarter-end": _year_marks((3, 6, 9, 12)),
    "december": _year_marks((12,)),
}
