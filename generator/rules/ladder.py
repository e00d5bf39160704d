"""The ladder of warnings: which letter comes next, and why one is out of order."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.case import Service
from generator.case.facts.reading import as_day, text_of
from generator.case.facts.record import Facts
from generator.case.facts.words import and_list, day_words

__all__ = ["Ladder", "OutOfOrder", "Rung", "ladder_of", "latest"]

_SHIPPED = Path(__file__).with_name("data") / "ladder.toml"
# The letter that answers any failure; it is no step towards court, so every service has it.
_ANSWER = "missed-appointment"
_OUTCOMES = {
    "attended": "was attended",
    "attended-late": "was attended, late",
    "acceptable-absence": "was missed for a reason that was accepted",
    "unacceptable-absence": "was missed without an accepted reason",
    "did-not-engage": "was attended without taking part",
    "rearranged": "was rearranged",
}


@dataclass(frozen=True)
class Rung:
    """One letter of a ladder.

    `after` are the levels that must have been sent before it, `counts` the outcomes of an
    appointment that it may be about. `once`: after it the next one follows. `lasts_weeks` is how
    long it counts once it was sent; None until the order ends. `discussion`: a manager discusses
    the failure first. `words` are name and next step by language, English among them; `is_ours`
    that no service named the letter, whose names in other languages are then our wording's.
    """

    level: str
    after: tuple[str, ...]
    counts: tuple[str, ...]
    once: bool
    lasts_weeks: int | None
    discussion: bool
    words: Mapping[str, tuple[str, str]]
    is_ours: bool = False

    @property
    def name(self) -> str:
        """What the service calls the letter."""
        return self.words["en"][0]

    @property
    def next(self) -> str:
        """What happens if appointments are missed again; empty where nobody says."""
        return self.words["en"][1]


class OutOfOrder(NamedTuple):
    """Why a letter may not go yet. `field` is the part of the warning where it is put right."""

    field: str
    message: str
    what_to_do: str


class _Sent(NamedTuple):
    number: int
    level: str
    day: date
    about: frozenset[str]


@dataclass(frozen=True)
class Ladder:
    """The letters of a service, in the order in which they are sent."""

    rungs: tuple[Rung, ...]

    def rung(self, level: str) -> Rung | None:
        """The letter of that level; None where the service has none."""
        return next((each for each in self.rungs if each.level == level), None)

    def next(self, facts: Facts) -> str:
        """What comes next for a child, in words: a letter, or what follows the last of them."""
        steps = [rung for rung in self.rungs if rung.once]
        sent = _sent(facts)
        for rung in steps:
            if not any(self._counts(one, rung, facts.today) for one in sent):
                return rung.name
        return steps[-1].next if steps else ""

    def has_warned(self, facts: Facts, on: date) -> bool:
        """Whether a letter that is sent once had gone out by that day, and counted then."""
        steps = [rung for rung in self.rungs if rung.once]
        return any(self._counts(one, rung, on) for one in _sent(facts) for rung in steps)

    def out_of_order(self, facts: Facts, number: int) -> Iterator[OutOfOrder]:
        """Why the letter with that number, from 0, of the case may not go; nothing when it may."""
        warning = facts.case["warnings"][number]
        level = text_of(warning, "level")
        rung = self.rung(level)
        if rung is None:
            names = and_list([each.name for each in self.rungs])
            then = self.next(facts)
            yield OutOfOrder(
                "level",
                f"This letter is not on your service’s ladder, which has: {names}.",
                f"What comes next is: {then}." if then else "Choose one that is.",
            )
            return
        failures = _failures(facts)
        about = [one for one in warning.get("about", ()) if one in failures]
        if not about:
            yield OutOfOrder(
                "about",
                f"{rung.name}: it does not say which appointment it is about.",
                "Name the entry of the compliance log (about).",
            )
            return
        yield from _not_counting(rung, [failures[one] for one in about])
        days = [day for one in about if (day := as_day(failures[one].get("date")))]
        if days:
            yield from self._steps(facts, rung, number, frozenset(about), max(days))
        if rung.discussion and not _discussed(facts, warning, days):
            yield OutOfOrder(
                "discussed_with_manager",
                f"{rung.name}: there is no record that a manager discussed the failure first.",
                "Hold the discussion and record it before the letter goes.",
            )

    def _steps(
        self, facts: Facts, rung: Rung, number: int, about: frozenset[str], failed: date
    ) -> Iterator[OutOfOrder]:
        """What should have been sent before, and was not; and what was sent already."""
        sent = [one for one in _sent(facts) if one.number != number]
        own = as_day(facts.case["warnings"][number].get("date")) or facts.today
        for level in rung.after:
            earlier = self.rung(level)
            if earlier is None:
                continue
            if not any(
                self._counts(one, earlier, failed) and not about <= one.about for one in sent
            ):
                yield OutOfOrder(
                    "level",
                    f"{rung.name}: it comes after “{earlier.name}”, and none was sent before "
                    f"{day_words(failed)}, the day of the failure that it is about.",
                    f"What comes next is: {self.next(facts)}.",
                )
        if not rung.once:
            return
        before = [
            one
            for one in sent
            if (one.day, one.number) < (own, number) and self._counts(one, rung, own)
        ]
        if before:
            then = self._above(rung)
            yield OutOfOrder(
                "level",
                f"{rung.name}: it was sent already on {day_words(before[-1].day)}.",
                f"What comes next is: {then}." if then else "Talk with a manager about what helps.",
            )

    def _counts(self, one: _Sent, rung: Rung, on: date) -> bool:
        """Whether a letter that was sent is that one, and counts on that day."""
        if one.level != rung.level or one.day > on:
            return False
        return rung.lasts_weeks is None or on <= one.day + timedelta(weeks=rung.lasts_weeks)

    def _above(self, rung: Rung) -> str:
        """The next letter of the ladder, or what follows the last one."""
        steps = [each for each in self.rungs if each.once]
        at = steps.index(rung)
        return steps[at + 1].name if at + 1 < len(steps) else rung.next


def ladder_of(service: Service | None) -> Ladder:
    """The ladder of a service; the shipped one where its folder names none."""
    own = service.ladder if service else ()
    if not own:
        return Ladder(tuple(_rung(each, ours=True) for each in _shipped().values()))
    wanted = [{**_shipped()[each["level"]], **_own(each)} for each in own]
    rungs = [_rung(each, ours=False) for each in wanted]
    if all(rung.level != _ANSWER for rung in rungs):
        rungs.insert(0, _rung(_shipped()[_ANSWER], ours=True))
    return Ladder(tuple(rungs))


def latest(facts: Facts, level: str) -> int | None:
    """The number, from 0, of the last letter of that level in a case; None where there is none."""
    found = [
        (text_of(one, "date"), number)
        for number, one in enumerate(facts.case.get("warnings", ()))
        if text_of(one, "level") == level
    ]
    return max(found)[1] if found else None


def _own(each: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a service says of a letter: where it says nothing of what comes next, nothing does."""
    return {"next": "", **each}


def _rung(said: Mapping[str, Any], *, ours: bool) -> Rung:
    words = {"en": (said["name"], said.get("next", ""))}
    for other in said.get("other_languages", ()):
        words[other["language"]] = (other["name"], other.get("next", ""))
    return Rung(
        level=said["level"],
        after=tuple(said["after"]),
        counts=tuple(said["counts"]),
        once=said["once"],
        lasts_weeks=said.get("lasts_weeks"),
        discussion=said["discussion"],
        words=words,
        is_ours=ours,
    )


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    held = tomllib.loads(_SHIPPED.read_text("utf-8"))
    return {each["level"]: each for each in held["rung"]}


def _sent(facts: Facts) -> list[_Sent]:
    """The letters that went out under this order, the first one first."""
    starts = facts.day("supervision", "starts") or date.min
    found = []
    for number, one in enumerate(facts.case.get("warnings", ())):
        day = as_day(one.get("sent_on"))
        if day is not None and day >= starts:
            about = frozenset(one.get("about", ()))
            found.append(_Sent(number, text_of(one, "level"), day, about))
    return sorted(found, key=lambda one: (one.day, one.number))


def _failures(facts: Facts) -> Mapping[str, Mapping[str, Any]]:
    """The entries of the compliance log by their ids."""
    return {one["id"]: one for one in facts.case.get("compliance", ()) if "id" in one}


def _not_counting(rung: Rung, about: Sequence[Mapping[str, Any]]) -> Iterator[OutOfOrder]:
    """Why none of the appointments that a letter is about calls for it."""
    if any(one.get("outcome") in rung.counts for one in about):
        return
    one = about[0]
    day = as_day(one.get("date"))
    was = _OUTCOMES.get(text_of(one, "outcome"), "was no failure")
    yield OutOfOrder(
        "about",
        f"{rung.name}: the appointment {f'on {day_words(day)} ' if day else ''}that it is about "
        f"{was}, which does not count for this letter.",
        "Name another entry, or do not send it.",
    )


def _discussed(facts: Facts, warning: Mapping[str, Any], failed: Sequence[date]) -> bool:
    """Whether a manager discussed it, by the letter's own answer or a meeting in between."""
    if (said := warning.get("discussed_with_manager")) is not None:
        return said is True
    first = min(failed, default=date.min)
    went = as_day(warning.get("sent_on")) or facts.today
    return any(
        meeting.day is not None and first <= meeting.day <= went
        for meeting in facts.meetings("management-discussion")
    )
