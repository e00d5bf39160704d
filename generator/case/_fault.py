"""One fault in a file, in words and for machines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import CaseError

MOST_SHOWN = 200
_IN_THE_FILE = re.compile(r" \([a-z_, 0-9]+\)(?=\.$)")


@dataclass(frozen=True)
class Fault:
    """What is wrong at one place of a case or panel file.

    `place` names it in words ("the second additional condition"), `pointer` as a JSON
    pointer (empty for the whole file). `message` is a sentence that names the place and
    says what is wrong; `suggestion` is a sentence that says what to do, empty when the
    message has said it. `line` is its line in the file, from 1; None when there is no telling,
    and for a file written on one line. No part holds a value from the case, except a word
    that stands for one of our codes.
    """

    place: str
    pointer: str
    message: str
    suggestion: str = ""
    line: int | None = None

    @property
    def plain(self) -> str:
        """The message without where it stands in the file, for who does not see the file."""
        return _IN_THE_FILE.sub("", self.message)

    def __str__(self) -> str:
        line = f"Line {self.line}: " if self.line else ""
        return f"{line}{self.message} {self.suggestion}".rstrip()


class FaultyCaseError(CaseError):
    """A case or panel file with faults. `details` holds the same faults for machines."""

    def __init__(self, summary: str, details: Sequence[Fault]) -> None:
        self.details = tuple(details)
        shown = [str(fault) for fault in self.details[:MOST_SHOWN]]
        if len(self.details) > MOST_SHOWN:
            shown.append(f"... and {len(self.details) - MOST_SHOWN} more of the same file.")
        super().__init__(summary, shown)
