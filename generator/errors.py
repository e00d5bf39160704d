"""Every error that Throughcare raises on purpose, each with the exit code a command ends with.

Messages are written for a case manager: what is wrong, where, what to do. They
name places, never values from a child's case.
"""

from collections.abc import Sequence


class ThroughcareError(Exception):
    """Anything we can explain. `exit_code` is what the command line returns."""

    exit_code = 1


class FaultyInputError(ThroughcareError, ValueError):
    """A file that was given to us has faults. `faults` holds them all, one sentence each."""

    exit_code = 2

    def __init__(self, summary: str, faults: Sequence[str] = ()) -> None:
        self.summary = summary
        self.faults = tuple(faults)
        super().__init__("\n".join([summary, *(f"  - {fault}" for fault in self.faults)]))

    @property
    def shortly(self) -> str:
        """The summary with the first fault, for a list of many files; the others are counted."""
        more = len(self.faults) - 1
        rest = f"And {more} more." if more > 0 else ""
        return " ".join(filter(None, (self.summary, *self.faults[:1], rest)))


class CaseError(FaultyInputError):
    """A case or panel file cannot be read or does not fit its schema."""


class ChangedMeanwhileError(CaseError):
    """What was to be written starts from a state of the file that is there no more."""


class TemplateError(FaultyInputError):
    """A Word template cannot be opened, is unsafe, or cannot be merged."""


class RulesError(FaultyInputError):
    """A rule pack has faults, or a date was asked for that must not be computed."""


class NotReadyError(FaultyInputError):
    """A document was asked for whose requirements the case does not yet meet."""

    exit_code = 3


class UnsupportedError(FaultyInputError):
    """A Word file holds something that the PDF route cannot draw."""

    exit_code = 4


class PdfError(FaultyInputError):
    """A PDF, form or bundle cannot be read or made."""

    exit_code = 4


class OutputError(ThroughcareError, OSError):
    """The result cannot be written. Nothing half-written is left behind."""

    exit_code = 5
