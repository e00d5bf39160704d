"""The facts of a case with the dates that can be worked out from a term."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from generator.case.facts.reading import Happening, text_of
from generator.case.facts.record import Facts as Recorded
from generator.case.facts.record import Release, of_types
from generator.case.facts.words import day_words
from generator.errors import RulesError
from generator.rules.dto import DtoDates, dto_dates, refuse_reason
from generator.rules.texts._happened import took_place
from generator.rules.texts._workers import (
    is_others_visit,
    is_owed_by_case_manager,
    names_manager,
)
from generator.rules.working_days import WorkingDays

__all__ = ["Facts", "working_day_before"]


class Facts(Recorded):
    """One case on one day, as `generator.case.facts.record.Facts`, with reckoned dates."""

    @cached_property
    def dto(self) -> DtoDates | None:
        """The reckoned dates of a detention and training order; None when not to be reckoned."""
        start = self.day("sentence", "date")
        if start is None or refuse_reason(self.case) is not None:
            return None
        credit = self.number("sentence", "credited_days") or 0
        try:
            return dto_dates(start, self.get("sentence", "length_months"), int(credit))
        except RulesError:
            return None

    @cached_property
    def going_out(self) -> Release | None:
        """The release by which dates are counted, on a working day.

        Nobody goes out on a weekend or a bank holiday: an official date on one moves to the
        working day before. What happened, and a day somebody tries, stay as they are.
        """
        found = self.release
        if found is None or found.happened or found.source == "tried":
            return found
        day = working_day_before(found.day)
        if day == found.day:
            return found
        moved = found.words.replace(day_words(found.day), day_words(day))
        words = f"{moved} (the working day before {day_words(found.day)}, which is a day off)"
        return replace(found, day=day, words=words, official=found.day)

    @cached_property
    def early_release_day(self) -> date | None:
        """The early release date, moved to the working day before where it is a day off."""
        early = self.early_release_as_given
        return None if early is None else working_day_before(early)

    @cached_property
    def early_release_as_given(self) -> date | None:
        """The early release date as it was given or reckoned, a day off or not."""
        return super().early_release_day

    def happened(self, *types: str) -> list[Happening]:
        """Events of these types that took place by their notes, past and booked, in date order.

        What the case manager owes is left out where another kind of worker did it.
        """
        for kind in types:
            if kind not in self._happened:
                held = self.events(kind)
                owed = is_owed_by_case_manager(kind)
                self._happened[kind] = [
                    one
                    for one in held
                    if took_place(one.record) and not (owed and self._is_others(one))
                ]
        return of_types(self._happened, types)

    @cached_property
    def _happened(self) -> dict[str, list[Happening]]:
        return {}

    def called(self, role: str) -> frozenset[str]:
        """The names of the people in that role, casefolded; those without a name are left out."""
        found = self._called.get(role)
        if found is None:
            names = (
                text_of(one, "name").casefold()
                for _, one in self.items("people")
                if text_of(one, "role") == role
            )
            found = self._called[role] = frozenset(filter(None, names))
        return found

    def is_manager(self, named: str) -> bool:
        """Whether a text names somebody who can agree as a manager; each is read once a case."""
        found = self._managers.get(named)
        if found is None:
            people = (one for _, one in self.items("people"))
            found = self._managers[named] = names_manager(named, people)
        return found

    @cached_property
    def _managers(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _called(self) -> dict[str, frozenset[str]]:
        return {}

    def _is_others(self, visit: Happening) -> bool:
        # Most visits name nobody or the case manager: people are looked at for few.
        who = text_of(visit.record, "who").lower()
        if not who or who in self._case_managers:
            return False
        return is_others_visit(visit.record, (one for _, one in self.items("people")))

    @cached_property
    def _case_managers(self) -> frozenset[str]:
        """The names of the case managers, in small letters."""
        return frozenset(
            text_of(one, "name").lower()
            for _, one in self.items("people")
            if text_of(one, "role") == "case-manager"
        )

    @cached_property
    def twice_in_custody(self) -> bool:
        """Whether custody came, or may have come, more than once: a recall or a breach term."""
        sentence = self.get("sentence")
        said = isinstance(sentence, Mapping) and any(
            sentence.get(key) is True for key in ("recall", "breach_term")
        )
        return (
            said
            or self.returned is not None
            or len({one.day for one in self.events("release")}) > 1
        )


def working_day_before(day: date) -> date:
    """The day itself when people work on it, else the last working day before.

    Outside the years whose bank holidays are known the day is taken as it is.
    """
    calendar = WorkingDays()
    try:
        return day if calendar.is_working(day) else calendar.add(day, -1)
    except RulesError:
        return day
