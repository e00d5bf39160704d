"""What a form of minutes says, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import FaultyInputError
from generator.readback.minutes._child import OwnWords
from generator.readback.minutes._form import mark_of
from generator.store import write_case

__all__ = ["Clash", "Slip", "TypedIn", "Typing"]


@dataclass(frozen=True)
class Typing:
    """What a form says of a part: `said` by name of field, `seen` what it showed before, as marks.

    `settled` answers clashes: by name of field, `mine` or `theirs`, a colon and the mark of what
    the file holds now. A field that is not in `said` was not in the form.
    """

    said: Mapping[str, Sequence[str]]
    seen: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Slip:
    """What is wrong with a field of the form, by its name."""

    name: str
    message: str


@dataclass(frozen=True)
class Clash:
    """A field that somebody else changed too: what the file says now, and what was typed."""

    name: str
    label: str
    now: str
    typed: str

    @property
    def mark(self) -> str:
        """What an answer has to name."""
        return mark_of(self.now)


@dataclass(frozen=True)
class TypedIn:
    """What a form changes in a meeting, and `words` of the child that go into their own case.

    With slips or clashes nothing is written.
    """

    path: Path
    slips: tuple[Slip, ...]
    clashes: tuple[Clash, ...]
    changed: bool
    original: bytes = field(default=b"", repr=False)
    content: bytes = field(default=b"", repr=False)
    words: OwnWords | None = None

    def apply(self) -> Path | None:
        """Write it; returns the copy kept of the file as it was, None where nothing changes.

        Raises FaultyInputError with slips or clashes, CaseError when the file was changed in the
        meantime, OutputError when it cannot be written.
        """
        if self.slips or self.clashes:
            told = [one.message for one in self.slips]
            told += [f"{one.label} was changed by somebody else." for one in self.clashes]
            raise FaultyInputError("Nothing was written:", told)
        if self.words is not None:
            self.words.apply()
        return write_case(self.path, self.original, self.content) if self.changed else None
