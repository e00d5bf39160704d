"""What became of a form: the template, and what is to be said of each place."""

from dataclasses import dataclass
from typing import Literal

from generator.adopt._matching import PLAIN, SURE

__all__ = ["Adopted", "Place"]

State = Literal["written", "asked", "empty", "unknown"]


@dataclass(frozen=True)
class Place:
    """A place of a form and what became of it.

    `state` is "written" where a tag stands there now, "asked" where only a comment with guesses
    does, "empty" where it stays so on purpose, "unknown" where nothing is like it. `paths` are the
    fields it may mean, the likeliest first, `titles` the same in words, and `certainty`, from 0 to
    1, is that of the first.
    `note` says why. `commented` says whether there is a comment in Word.
    """

    label: str
    where: str
    state: State
    paths: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    certainty: float = 0.0
    note: str = ""
    context: tuple[str, ...] = ()
    tag: str = ""
    commented: bool = False

    def __str__(self) -> str:
        """The place as a line of a list."""
        told = f"{self.label or 'A place without a label'} ({self.where})"
        if self.state in ("empty", "unknown"):
            return f"{told}: {self.note}"
        guesses = " or ".join(self.paths if self.state == "asked" else self.paths[:1])
        return f"{told}: {guesses}, {round(self.certainty * 100)}% sure: {self.note}"

    @property
    def in_words(self) -> str:
        """The same for people who know fields by their titles."""
        told = f"{self.label or 'A place without a label'} ({self.where})"
        if self.state in ("empty", "unknown"):
            return f"{told}: {self.note}"
        guesses = " or ".join(self.titles if self.state == "asked" else self.titles[:1])
        how = "a guess" if self.state == "asked" else "likely" if self.commented else "sure"
        look = "; look at the comment" if self.commented else ""
        return f"{told}: {guesses} ({how}: {self.note}{look})"


@dataclass(frozen=True)
class Adopted:
    """A form as a template. `unread` says in words what was not looked at."""

    content: bytes
    places: tuple[Place, ...]
    unread: tuple[str, ...] = ()

    @property
    def in_short(self) -> str:
        """How many of the places were written, and from which certainty on."""
        return (
            f"{len(self.of('written'))} of {len(self.places)} places were written. A field is "
            f"written from {round(SURE * 100)}% on, without a comment from {round(PLAIN * 100)}%."
        )

    def of(self, *states: State) -> tuple[Place, ...]:
        """The places in these states, in the order of the form."""
        return tuple(place for place in self.places if place.state in states)
