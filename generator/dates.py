"""The part of the toolkit that counts the dates of a case, checks it, and writes its dates."""

from datetime import date
from typing import TYPE_CHECKING

from generator.case import Case, Panel
from generator.catalogue import Catalogue
from generator.documents.produce import Document, Producer, Trial
from generator.documents.readiness import Answers, Readiness, not_ready
from generator.documents.writers import comes_as
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.rules import Deadline, Finding
    from generator.rules.case_dates import CaseDates

__all__ = ["Dates"]

_DATES = "statutory-dates"
_SHOWN = ". Until then, `throughcare dates CASE` shows the dates as a table."


class Dates:
    """What the toolkit does with the dates that the rules set."""

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of document there are."""
        raise NotImplementedError

    @property
    def _producer(self) -> Producer:
        """What makes documents."""
        raise NotImplementedError

    @property
    def _answers(self) -> Answers:
        """Which kinds a case is ready for."""
        raise NotImplementedError

    def deadlines(
        self, record: Case | Panel, on: date, pack: str | None = None
    ) -> "tuple[Deadline, ...]":
        """Every date the rules set for a case, in order; those that cannot be told yet last.

        `pack` is a rule pack's name or file; None goes by the case. Raises
        FaultyInputError for a panel, RulesError for an unknown pack.
        """
        return self.case_dates(record, on, pack).deadlines

    def findings(
        self, record: Case | Panel, on: date, pack: str | None = None
    ) -> "tuple[Finding, ...]":
        """What the checks find in a case, the weightiest first. Raises as `deadlines` does."""
        return self.case_dates(record, on, pack).findings

    def case_dates(
        self,
        record: Case | Panel,
        on: date,
        pack: str | None = None,
        release: date | None = None,
    ) -> "CaseDates":
        """All that the rules say of a case, with what another release date would move.

        Raises as `deadlines` does, and FaultyInputError for a release before the sentence.
        """
        if isinstance(record, Panel):
            raise FaultyInputError(
                "Dates are counted for one child. This is a panel file: give a case file."
            )
        sentenced = record.data.get("sentence", {}).get("date", "")
        if release is not None and release.isoformat() < sentenced:
            raise FaultyInputError(
                "The release date to try lies before the day of sentence (sentence, date). Give a "
                "later one."
            )
        return self._producer.dates(record, on, Trial(pack, release))

    def dates(
        self,
        record: Case | Panel,
        form: str,
        *,
        on: date,
        pack: str | None = None,
        release: date | None = None,
        names: bool = False,
        before: bytes | None = None,
    ) -> Document:
        """The dates of a case as one document; it is not written yet.

        `form` is docx, pdf, xlsx or ics. `release` is a release date to try, which a
        calendar cannot show; `names` puts the child's name into a calendar, and `before` is
        the calendar exported last, from which it cancels what is done. Raises
        NotReadyError for a case without a sentence or a remand, and as `deadlines` does.
        """
        if form == "ics" and release is not None:
            raise FaultyInputError(
                "A calendar cannot show what would move: leave out the other release date."
            )
        self.case_dates(record, on, pack, release)
        kind, trial = self.catalogue.get(_DATES), Trial(pack, release)
        if not comes_as(kind, form):
            raise FaultyInputError(f"{kind.title} does not come as {form}.")
        answer = self._answers.of(kind, record, on)
        if answer.error:
            raise answer.error
        if not answer.readiness.ready:
            raise not_ready([answer.readiness], _SHOWN)
        [merged] = self._producer.merge(kind, record, on=on, draft=False, trial=trial)
        if merged.lacks:
            raise not_ready([Readiness(kind, (), True, lambda: merged.lacks)], _SHOWN)
        [made] = self._producer.finish(
            merged, formats=[form], on=on, draft=False, names=names, before=before
        )
        return made
