"""The stages a child goes through, from before court to the end, told by what is recorded.

A release, a return to custody, bail and a move to adult services are facts: a date that has
passed does not make them true. Only the end of a term comes by the calendar alone.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.case.facts.reading import text_of

if TYPE_CHECKING:
    from generator.case.facts.record import Facts

__all__ = ["CUSTODY", "STAGES", "Stage", "Window", "returns", "stages", "window"]

# Every stage, in the usual order, with the words for it.
STAGES = {
    "before-court": "Before court",
    "bail": "On bail",
    "remand-accommodation": "Remanded to local authority accommodation",
    "remand-custody": "Remanded in custody",
    "released-from-court": "Released from court",
    "custody": "In custody under sentence",
    "community": "Out under notice or licence",
    "recall": "Back in custody",
    "adult": "Moved to adult services",
    "ended": "Ended",
}
CUSTODY = frozenset({"remand-custody", "custody", "recall"})
# What a duty of one phase leaves undone is no longer asked for in a later one.
_PHASES = {
    "before-court": "before",
    "bail": "before",
    "remand-accommodation": "accommodation",
    "remand-custody": "remand",
}
_REMANDS = {
    "youth-detention-accommodation": "remand-custody",
    "local-authority-accommodation": "remand-accommodation",
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `kind` is a key of STAGES.

    `start` is its first day, None when it reaches back to before anything is recorded. `end` is
    the day it gave way to the next, None while nothing tells. `planned` is a stage still to
    come. `where` names the establishment, empty when none is recorded or it is not in custody.
    """

    kind: str
    start: date | None
    end: date | None = None
    planned: bool = False
    where: str = ""

    @property
    def words(self) -> str:
        """The stage in words, with the establishment."""
        return f"{STAGES[self.kind]}, {self.where}" if self.where else STAGES[self.kind]


@dataclass(frozen=True, slots=True)
class Window:
    """Stages that follow each other without a gap, as one stretch of days.

    `start` and `end` as in Stage: the last day inside is the one before `end`.
    """

    first: str
    start: date | None
    end: date | None
    planned: bool = False

    def holds(self, day: date) -> bool:
        """Whether the day falls inside."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


def stages(facts: "Facts") -> tuple[Stage, ...]:
    """The stages of a case in order, each ending where the next begins; never empty.

    A planned release that still lies ahead gives the planned stage after it. Each establishment
    is a stage of its own, so that moves can be seen.
    """
    steps = sorted(_steps(facts), key=lambda step: step[0])
    found: list[Stage] = [_opening(facts, steps[0][0] if steps else None)]
    for day, kind in steps:
        if kind == found[-1].kind or found[-1].kind in {"ended", "adult"}:
            continue
        found[-1] = _until(found[-1], day)
        found.append(Stage(kind, day))
    found += _ahead(facts, found[-1])
    if len(found) > 1 and found[-1].planned:
        found[-2] = _until(found[-2], found[-1].start)
    _close(facts, found)
    return tuple(one for stage in found for one in _placed(facts, stage) if _lasts(stage, found))


def _until(stage: Stage, end: date | None) -> Stage:
    return Stage(stage.kind, stage.start, end, stage.planned, stage.where)


def _lasts(stage: Stage, found: list[Stage]) -> bool:
    """A stage that began and ended on one day is told only where it is the whole of it."""
    court = stage.kind == "released-from-court"
    return court or len(found) == 1 or stage.start != stage.end


def _opening(facts: "Facts", first: date | None) -> Stage:
    """What comes first: before court, or the sentence or remand whose day is not recorded."""
    if facts.status != "before-sentence" and first is None:
        kind = "custody" if facts.status == "sentenced" else _remand_kind(facts)
        return Stage(kind, None)
    return Stage("before-court", None, first)


def _remand_kind(facts: "Facts") -> str:
    return _REMANDS.get(facts.text("remand", "type"), "remand-custody")


def _steps(facts: "Facts") -> Iterator[tuple[date, str]]:
    remanded, sentenced = facts.day("remand", "date"), facts.day("sentence", "date")
    entered = facts.day("placement", "entered")
    is_sentenced = facts.status == "sentenced"
    begins = sentenced or (entered if is_sentenced else None)
    before = begins or date.max
    if remanded is not None and remanded < before:
        yield remanded, _remand_kind(facts)
    elif facts.status == "remanded" and entered is not None:
        yield entered, _remand_kind(facts)
    elif sentenced is not None and entered is not None and entered < sentenced:
        # The child was inside already, though no remand is recorded.
        yield entered, "remand-custody"
    # Before sentence a release is one from remand, on bail; bail itself needs no remand before it.
    for one in facts.events("bail", "release") if remanded is not None else facts.events("bail"):
        if one.day <= facts.today and one.day < before:
            yield one.day, "bail"
    if begins is not None:
        yield from _after_sentence(facts, begins)


def _after_sentence(facts: "Facts", begins: date) -> Iterator[tuple[date, str]]:
    if facts.released_from_court:
        yield begins, "released-from-court"
        yield begins, "community"
    else:
        yield begins, "custody"
    if facts.what_if is not None:
        yield max(facts.what_if, begins), "community"
    else:
        for one in facts.events("release"):
            if begins < one.day <= facts.today:
                yield one.day, "community"
        for day in returns(facts):
            yield day, "recall"
    for one in facts.events("moved-to-adult-services"):
        if begins <= one.day <= facts.today:
            yield one.day, "adult"


def returns(facts: "Facts") -> list[date]:
    """The days on which the child came back to custody after a release, up to today.

    A return is a recorded recall, or an arrival in the establishment after a release. Of a recall
    and the arrival that followed it the arrival counts.
    """
    begins = facts.day("sentence", "date") or facts.day("placement", "entered")
    out = [one.day for one in facts.events("release") if one.day <= facts.today]
    if facts.released_from_court and begins is not None:
        out = [begins, *out]
    planned = facts.day("sentence", "dates", "release")
    if not out and planned is not None and facts.get("sentence", "recall") is True:
        # A recall is itself the proof that the child had been out.
        out = [planned]
    found = [one.day for one in facts.events("recall") if one.day <= facts.today]
    entered = facts.day("placement", "entered")
    if entered is not None and entered <= facts.today:
        earlier = [day for day in out if begins is not None and begins <= day < entered]
        if earlier:
            found = [day for day in found if not earlier[-1] <= day < entered]
            found.append(entered)
    return sorted({day for day in found if any(gone <= day for gone in out)})


def _ahead(facts: "Facts", last: Stage) -> list[Stage]:
    """The stage that a planned release opens, while it still lies ahead."""
    release = facts.going_out
    if last.kind not in {"custody", "recall"} or release is None or release.happened:
        return []
    tried = facts.what_if is not None
    if not tried and release.day < facts.today:
        return []
    if last.start is not None and release.day <= last.start:
        return []
    return [Stage("community", release.day, planned=True)]


def _close(facts: "Facts", found: list[Stage]) -> None:
    """Adds the end of the term, which comes by the calendar alone."""
    ends = facts.supervision_end
    if facts.status != "sentenced" or ends is None or found[-1].kind in {"ended", "adult"}:
        return
    after = ends + _DAY
    if found[-1].start is None or found[-1].start < after:
        found[-1] = _until(found[-1], after)
        found.append(Stage("ended", after, planned=after > facts.today))


def _placed(facts: "Facts", stage: Stage) -> Iterator[Stage]:
    """A stage in custody, split at each move to another establishment."""
    if stage.kind not in CUSTODY:
        yield stage
        return
    inside = [
        one
        for one in facts.dated("placement", "transferred")
        if (stage.start is None or stage.start < one.day)
        and (stage.end is None or one.day < stage.end)
    ]
    where = text_of(inside[0].record, "from") if inside else _establishment(facts, stage)
    start = stage.start
    for one in inside:
        yield Stage(stage.kind, start, one.day, stage.planned, where)
        start, where = one.day, text_of(one.record, "to")
    yield Stage(stage.kind, start, stage.end, stage.planned, where)


def _establishment(facts: "Facts", stage: Stage) -> str:
    """Where the child was throughout a stage without moves: by the last move before it."""
    moves = facts.dated("placement", "transferred")
    before = [one for one in moves if stage.start is not None and one.day <= stage.start]
    if before:
        return text_of(before[-1].record, "to")
    return text_of(moves[0].record, "from") if moves else facts.text("placement", "establishment")


def window(found: Collection[Stage], kinds: Collection[str]) -> Window | None:
    """The stretch of those stages that counts now; None when there is none.

    Stretches before the last return to custody have had their time, and so have those of a remand
    once the child is sentenced or bailed. Of what is left the last that has begun counts, else the
    first still to come.
    """
    told = list(found)
    again = [number for number, stage in enumerate(told) if stage.kind == "recall"]
    if again:
        last = again[-1]
        while last and told[last - 1].kind == "recall":
            last -= 1
        told = told[last:]
    runs = list(_runs(told, kinds))
    if not runs:
        return None
    begun = [run for run in runs if not run[0].planned]
    run = begun[-1] if begun else runs[0]
    now = [stage for stage in told if not stage.planned][-1]
    past = run[-1].end is not None and now not in run and not run[0].planned
    if past and _PHASES.get(run[-1].kind) != _PHASES.get(now.kind):
        return None
    return Window(run[0].kind, run[0].start, run[-1].end, run[0].planned)


def _runs(found: list[Stage], kinds: Collection[str]) -> Iterator[list[Stage]]:
    run: list[Stage] = []
    for stage in found:
        if stage.kind in kinds:
            run.append(stage)
        elif run:
            yield run
            run = []
    if run:
        yield run
