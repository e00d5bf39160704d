"""The release date that everything goes by, and where it comes from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from generator.case.facts.words import day_words

if TYPE_CHECKING:
    from generator.case.facts.record import Facts

__all__ = ["Reckoned", "Release", "release_of"]


@dataclass(frozen=True, slots=True)
class Release:
    """The release date that planning goes by, and where it comes from.

    `words` says it for a sentence: "release on 28 April 2026". `source` is `tried`, `happened`,
    `court` (released straight from court), `planned`, `arranged`, `early`, `mid-point` or
    `reckoned` (worked out here: to be confirmed). `official` is the date it was moved from, when
    that falls on a day off; None when it was not moved.
    """

    day: date
    words: str
    source: str
    official: date | None = None

    @property
    def happened(self) -> bool:
        """Whether the child has been released."""
        return self.source in {"happened", "court"}

    @property
    def recorded(self) -> bool:
        """Whether somebody set the date, so that a document may print it."""
        return self.source not in {"tried", "reckoned"}


class Reckoned(Protocol):
    """Dates worked out from a term: see `generator.rules.dto`."""

    @property
    def mid(self) -> date:
        """The end of the custodial half."""

    @property
    def early(self) -> date | None:
        """The furthest early date; None without such a window."""

    @property
    def late(self) -> date | None:
        """The furthest late date; None without such a window."""

    @property
    def end(self) -> date:
        """The end of the term."""


def release_of(facts: "Facts") -> Release | None:
    """The one release date that documents, dates and checks go by; None when nothing tells it.

    A date to try comes first. Then the day the child was released: what happened is no
    longer a plan. Then the date now planned, since the establishment sets it and its dates
    are the ones that count, and only then the day that was arranged with the family, which
    follows from it; where the two differ, a check says so and final documents wait. Then the
    early date where the child can have one (yjb: plan for it), and the mid-point. Dates
    worked out here come last, and are never shown as if someone had set them.
    """
    if facts.what_if is not None:
        words = f"release on {day_words(facts.what_if)}, if that is the day"
        return Release(facts.what_if, words, "tried")
    back = facts.returned or date.min
    first = max(back, facts.day("sentence", "date") or date.min)
    released = [one.day for one in facts.events("release") if first <= one.day <= facts.today]
    if released and released[-1] != facts.returned:
        return Release(released[-1], f"release on {day_words(released[-1])}", "happened")
    if facts.released_from_court and facts.returned is None:
        return Release(first, f"release from court on {day_words(first)}", "court")
    dates = ("sentence", "dates")
    early = facts.day(*dates, "early_release") if facts.early_release else None
    confirm = " (worked out here: confirm with the establishment)"
    for found, source, hint in (
        (facts.day(*dates, "release"), "planned", ""),
        (facts.day("supervision", "release", "date"), "arranged", ""),
        (early, "early", " (early date)"),
        (facts.day(*dates, "mid_point"), "mid-point", " (mid-point)"),
        (_reckoned(facts), "reckoned", confirm),
    ):
        # What was planned before a recall says nothing of the next release.
        if found is not None and found > back:
            return Release(found, f"release on {day_words(found)}{hint}", source)
    return None


def _reckoned(facts: "Facts") -> date | None:
    if facts.dto is None or facts.returned is not None:
        return None
    return (facts.dto.early if facts.early_release else None) or facts.dto.mid
