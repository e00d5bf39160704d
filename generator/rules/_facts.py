"""The facts of a case with the dates that can be worked out from a term."""

from collections.abc import Mapping
from functools import cached_property

from generator.case.facts.record import Facts as Recorded
from generator.errors import RulesError
from generator.rules.dto import DtoDates, dto_dates, refuse_reason

__all__ = ["Facts"]


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
    def twice_in_custody(self) -> bool:
        """Whether custody came, or may have come, more than once: a recall or a breach term."""
        sentence = self.get("sentence")
        said = isinstance(sentence, Mapping) and any(
            sentence.get(key) is True for key in ("recall", "breach_term")
        )
        return said or len({one.day for one in self.events("release")}) > 1
