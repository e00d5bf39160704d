"""What the reader met and cannot draw: kept as it goes, each with its place in the Word file."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something that the PDF would lack. `where` names the place in the Word file in words."""

    what: str
    where: str

    def __str__(self) -> str:
        """One sentence, place first."""
        return f"{self.where[:1].upper()}{self.where[1:]}: {self.what}."


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that can be drawn but would fail a reader. `where` as in `Unsupported`."""

    what: str
    where: str

    def __str__(self) -> str:
        """One sentence, place first."""
        return f"{self.where[:1].upper()}{self.where[1:]}: {self.what}."


@dataclass(slots=True)
class Trail:
    """Where the reader is, and what it has found on its way.

    `found` cannot be drawn, `unheard` is drawn but nobody hears of it who cannot see it, and
    `altered` is drawn otherwise than Word draws it.
    """

    found: list[Unsupported] = field(default_factory=list)
    place: str = "the body"
    unheard: list[Concern] = field(default_factory=list)
    altered: list[Concern] = field(default_factory=list)
    paragraph: int = 0
    table: int = 0

    def where(self) -> str:
        """The place in words: "the body, table 2, row 3, cell 1, paragraph 4"."""
        return f"{self.place}, paragraph {self.paragraph}" if self.paragraph else self.place

    def inside(self, place: str) -> "Trail":
        """The same findings, made in another place."""
        return Trail(self.found, place, self.unheard, self.altered)

    def report(self, what: str) -> None:
        """Note something that cannot be drawn, once a place."""
        finding = Unsupported(what, self.where())
        if finding not in self.found:
            self.found.append(finding)

    def misses(self, what: str) -> None:
        """Note something that a reader who cannot see it is not told of, each time."""
        self.unheard.append(Concern(what, self.where()))

    def alter(self, what: str) -> None:
        """Note something that is drawn otherwise than in Word, once a place."""
        concern = Concern(what, self.where())
        if concern not in self.altered:
            self.altered.append(concern)
