"""Questions about a whole case, answered once: names, ages, dates, release, supervision."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from generator.case.facts.days import add_months, age_on, turns
from generator.case.facts.reading import Happening, Reading
from generator.case.facts.release import Reckoned, Release, release_of
from generator.case.facts.sentences import SentenceFacts, sentence_facts
from generator.case.facts.stages import CUSTODY, Stage, returns, stages
from generator.case.facts.terms import EARLY_RELEASE_FROM, GROWN_UP, LIFE, term_end
from generator.case.facts.words import day_words

__all__ = ["Facts", "Reckoned", "Release", "of_types"]

# Stands for the day of sentence where none is recorded; a year and its month have usual lengths.
_ANY_DAY = date(2025, 1, 1)


class Facts(Reading):
    """One case on one day. `what_if` is a release date to try instead of the planned one."""

    def __init__(self, case: Mapping[str, Any], today: date, what_if: date | None = None) -> None:
        super().__init__(case)
        self.today = today
        self.what_if = what_if

    # -- the child and the sentence ----------------------------------------------------------

    @cached_property
    def name(self) -> str:
        """What the child likes to be called."""
        return self.text("child", "known_as") or self.text("child", "first_name") or "the child"

    @cached_property
    def born(self) -> date | None:
        """The date of birth."""
        return self.day("child", "date_of_birth")

    @cached_property
    def age(self) -> int | None:
        """Whole years of age today."""
        return None if self.born is None else age_on(self.born, self.today)

    @cached_property
    def birthday_18(self) -> date | None:
        """The day the child turns 18."""
        return None if self.born is None else turns(self.born, GROWN_UP)

    @cached_property
    def status(self) -> str:
        """`sentenced`, `remanded` or `before-sentence`."""
        if isinstance(self.get("sentence"), Mapping):
            return "sentenced"
        return "remanded" if isinstance(self.get("remand"), Mapping) else "before-sentence"

    def lasts(self, months: int) -> bool | None:
        """Whether the sentence is that many months or longer; None when its length is unknown.

        The term is added to the day of sentence and the days compared, so that 365 days are 12
        months. An extended sentence counts with its extension; life is longer than any term.
        """
        if self.text("sentence", "type") in LIFE:
            return True
        held = self.get("sentence")
        if not isinstance(held, Mapping):
            return None
        start = self.day("sentence", "date") or _ANY_DAY
        end = term_end(start, held)
        return None if end is None else end >= add_months(start, months)

    @cached_property
    def dto(self) -> Reckoned | None:
        """The dates worked out from the term; None here, where only what is recorded counts."""
        return None

    @cached_property
    def custody_start(self) -> date | None:
        """The day the child entered custody, else the day of sentence or remand."""
        if (entered := self.day("placement", "entered")) is not None:
            return entered
        return self.day("remand" if self.status == "remanded" else "sentence", "date")

    # -- the stages --------------------------------------------------------------------------

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of the child's journey, in order, planned ones last."""
        return stages(self)

    @cached_property
    def stage(self) -> Stage:
        """The stage that the record leaves the child in."""
        return [stage for stage in self.stages if not stage.planned][-1]

    @cached_property
    def in_custody(self) -> bool:
        """Whether the child is in custody today: until a release is recorded, they are."""
        stage = self.stage
        start = self.custody_start if stage.start is None else stage.start
        return stage.kind in CUSTODY and start is not None and start <= self.today

    @cached_property
    def returned(self) -> date | None:
        """The day the child last came back to custody after a release; None when never."""
        found = returns(self)
        return found[-1] if found else None

    @cached_property
    def released_from_court(self) -> bool:
        """Whether the time served before sentence let the child go straight from court."""
        sentenced, entered = self.day("sentence", "date"), self.day("placement", "entered")
        if sentenced is None:
            return False
        said = self.get("sentence", "released_from_court")
        if isinstance(said, bool):
            return said
        if any(one.day == sentenced for one in self.events("release")):
            return True
        if entered == sentenced:
            return False
        served = self.dto is not None and self.dto.mid <= sentenced
        return served and (entered is None or entered < sentenced)

    @cached_property
    def release_overdue(self) -> bool:
        """Whether the day of release has come and nobody recorded that the child went out."""
        out = self.going_out
        if self.what_if is not None or out is None or out.happened or out.day >= self.today:
            return False
        return self.stage.kind in {"custody", "recall"}

    # -- release -----------------------------------------------------------------------------

    @cached_property
    def early_release(self) -> bool | None:
        """Whether the child can be released early; None when nobody has said."""
        refused = any(one.day <= self.today for one in self.events("early-release-refused"))
        if refused or self.returned is not None:
            return False
        eligible = self.get("sentence", "early_release_eligible")
        if isinstance(eligible, bool):
            return eligible
        if self.text("sentence", "early_release_exclusion"):
            return False
        if self.day("sentence", "dates", "early_release") is not None:
            return True
        if self.get("sentence", "type") == "dto":
            return self.lasts(EARLY_RELEASE_FROM)
        return None

    @cached_property
    def early_release_day(self) -> date | None:
        """The early release date, the establishment's first, else the reckoned one."""
        if self.early_release is False:
            return None
        given = self.day("sentence", "dates", "early_release")
        if given is None and self.early_release:
            # Home detention curfew is the early release of those without a training order.
            given = self.day("sentence", "dates", "hdc_from")
        return given or (self.dto.early if self.dto else None)

    @cached_property
    def mid_point(self) -> date | None:
        """The end of the custodial half, the establishment's date first, else the reckoned one."""
        return self.day("sentence", "dates", "mid_point") or (self.dto.mid if self.dto else None)

    @cached_property
    def release(self) -> Release | None:
        """The one release date that documents, dates and checks go by; None when untold."""
        return release_of(self)

    @cached_property
    def going_out(self) -> Release | None:
        """The release as people can count on it; see the reckoning of working days in rules."""
        return self.release

    @cached_property
    def planning_release(self) -> Release | None:
        """The release that everything planned before it counts back from.

        While early release is open that is the early date, even where a later one is planned.
        """
        release, early = self.going_out, self.early_release_day
        if release is None or release.happened or self.what_if is not None:
            return release
        if not self.early_release or early is None or early >= release.day:
            return release
        return Release(early, f"the early release date, {day_words(early)}", "early")

    @cached_property
    def supervision_end(self) -> date | None:
        """The last day of supervision, else of the licence, the sentence or the reckoned term.

        A life sentence has no end: only a day that supervision itself is given counts.
        """
        if self.text("sentence", "type") in LIFE:
            return self.day("supervision", "ends")
        return (
            self.day("supervision", "ends")
            or self.day("sentence", "dates", "licence_end")
            or self.day("sentence", "dates", "sentence_end")
            or (self.dto.end if self.dto else None)
        )

    # -- supervision -------------------------------------------------------------------------

    @cached_property
    def sentence(self) -> SentenceFacts | None:
        """What is so of this kind of sentence; None on remand or of a kind not known."""
        return sentence_facts(self)

    @cached_property
    def on_notice(self) -> bool:
        """Whether supervision is under a notice, which has requirements, and not a licence.

        What the case records wins; else it follows from the kind and length of the sentence.
        """
        kind = self.text("supervision", "kind")
        if kind:
            return kind == "notice-of-supervision"
        return self.sentence is not None and self.sentence.community == "notice of supervision"

    @cached_property
    def supervised_under(self) -> str:
        """`notice of supervision` or `licence`."""
        return "notice of supervision" if self.on_notice else "licence"

    @cached_property
    def word_for_conditions(self) -> str:
        """`requirements` of a notice, or `conditions` of a licence."""
        return "requirements" if self.on_notice else "conditions"

    # -- what happened ---------------------------------------------------------------------

    @cached_property
    def _events(self) -> dict[str, list[Happening]]:
        return _by_type(self.dated("events"))

    @cached_property
    def _meetings(self) -> dict[str, list[Happening]]:
        # Ahead, "not held" only says that it has not been held yet.
        held = (
            meeting
            for meeting in self.dated("meetings")
            if meeting.day > self.today or meeting.record.get("held") is not False
        )
        return _by_type(held)

    @cached_property
    def marked(self) -> list[Happening]:
        """Events whose note marks a rule as done by naming it in square brackets."""
        return [
            happening
            for happening in self.dated("events")
            if isinstance(note := happening.record.get("note"), str) and "[" in note
        ]

    def events(self, *types: str) -> list[Happening]:
        """Events of these types, past and to come, in date order."""
        return of_types(self._events, types)

    def meetings(self, *types: str) -> list[Happening]:
        """Meetings of these types, past and to come, in date order, save those not held."""
        return of_types(self._meetings, types)


def _by_type(happenings: Iterable[Happening]) -> dict[str, list[Happening]]:
    found: dict[str, list[Happening]] = {}
    for happening in happenings:
        kind = happening.record.get("type")
        if isinstance(kind, str):
            found.setdefault(kind, []).append(happening)
    return found


def of_types(held: Mapping[str, list[Happening]], types: tuple[str, ...]) -> list[Happening]:
    """What is held of these types, in date order."""
    if len(types) == 1:
        return held.get(types[0], [])
    return sorted((h for kind in types for h in held.get(kind, ())), key=lambda h: h.day)
