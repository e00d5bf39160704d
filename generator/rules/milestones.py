"""The days of a sentence that everybody asks for: 18th birthday, release, its end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.rules._facts import Facts

__all__ = ["Milestone", "milestones"]

_RELEASES = {"early": "Early release", "mid-point": "Release at the mid-point"}


@dataclass(frozen=True, slots=True)
class Milestone:
    """One such day. `kind` is `birthday`, `early`, `release`, `late` or `end`.

    `recorded` says whether somebody set the day; else it is worked out here and to be confirmed.
    `given` is the day that was set where that is a day off and `day` the working day before it.
    """

    kind: str
    words: str
    day: date
    recorded: bool = True
    given: date | None = None


def milestones(case: Mapping[str, Any], today: date) -> tuple[Milestone, ...]:
    """The milestones of a case in order of date; what has passed for good is left out."""
    facts = Facts(case, today)
    return tuple(sorted(_found(facts), key=lambda one: (one.day, one.kind)))


def _found(facts: Facts) -> Iterator[Milestone]:
    begun = next((stage.end or stage.start for stage in facts.stages), None)
    born = facts.birthday_18
    if born is not None and (begun is None or born >= begun):
        yield Milestone("birthday", "18th birthday", born)
    end = facts.supervision_end
    if end is not None and facts.status == "sentenced":
        recorded = any(
            facts.day(*place) is not None
            for place in (
                ("supervision", "ends"),
                ("sentence", "dates", "licence_end"),
                ("sentence", "dates", "sentence_end"),
            )
        )
        yield Milestone("end", "End of the order or sentence", end, recorded)
    if facts.status == "sentenced" and facts.stage.kind in {"custody", "recall"}:
        yield from _releases(facts)


def _releases(facts: Facts) -> Iterator[Milestone]:
    release, dates = facts.going_out, ("sentence", "dates")
    if release is not None and not release.happened:
        words = _RELEASES.get(release.source, "Planned release")
        yield Milestone("release", words, release.day, release.recorded, release.official)
    if facts.returned is not None:
        # Early and late dates are those of the first release.
        return
    early = facts.early_release_day
    if early is not None and (release is None or release.day != early):
        recorded = any(
            facts.day(*dates, name) is not None for name in ("early_release", "hdc_from")
        )
        given = facts.early_release_as_given
        moved = given if given != early else None
        yield Milestone("early", "Early release", early, recorded, moved)
    told = facts.day(*dates, "late_release")
    late = told or (facts.dto.late if facts.dto else None)
    if late is not None:
        yield Milestone("late", "Late release", late, told is not None)
