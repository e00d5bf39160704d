"""What one render remembers while it runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.word.compile._compiled import House
from generator.word.compile._surroundings import Surroundings, surroundings
from generator.word.merge._missing import Gap, Missing
from generator.word.merge._numbering import Numbering
from generator.word.part import Part, Tag

MOST_STEPS = 1_000_000


class EngineError(Exception):
    """Something in a tag cannot be done. The message holds no value of the data."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        self.message, self.suggestion = message, suggestion
        super().__init__(message)


@dataclass
class Job:
    """The state of one render; `part` is the one that it is at.

    `steps` are the loop steps left, `media` the picture files by name, and `pictures`
    maps parts to the names of theirs. `around` may be shared between renders. `fields`
    counts those laid in that can be read back, and `document` tells it from other documents in
    their marks. `marks` are the numbers that marks have been given in the parts so far. `gaps`
    are the places with nothing to show; `idle` holds what the loops of this part ran over that
    had no entries, by line.
    """

    house: House
    numbering: Numbering
    around: dict[tuple[str, int], Surroundings]
    part: Part = field(default=Part("", "", ()))
    steps: int = MOST_STEPS
    media: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, dict[str, None]] = field(default_factory=dict)
    drawings: int = 0
    fields: int = 0
    document: str = ""
    marks: set[str] = field(default_factory=set)
    gaps: list[Gap] = field(default_factory=list)
    idle: dict[int, object] = field(default_factory=dict)

    @property
    def tags(self) -> Sequence[Tag]:
        """The tags of the part being rendered."""
        return self.part.tags

    def surroundings(self, index: int) -> Surroundings:
        """What a tag of the part being rendered stands in."""
        key = (self.part.name, index)
        if key not in self.around:
            self.around[key] = surroundings(self.part.source, index)
        return self.around[key]

    def gap(self, index: int, value: object) -> None:
        """Note that a tag of the part being rendered had nothing to print."""
        holder, name = value.sought if isinstance(value, Missing) else (None, "")
        self.gaps.append(Gap(self.tags[index].place, holder, name))

    def add_media(self, name: str, data: bytes) -> str:
        """Take in a picture file; returns the relationship that the part has to it."""
        self.media[name] = data
        self.pictures.setdefault(self.part.name, {})[name] = None
        return relation_to(name)

    def next_drawing(self) -> int:
        """A drawing number that nothing else in the document has."""
        self.drawings += 1
        return self.house.first_id + self.drawings - 1

    def hyperlink_run(self, properties: str) -> str:
        """Run properties with the style of links added."""
        style = self.house.styles.get("hyperlink", "Hyperlink")
        inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
        if inner.startswith("<w:rStyle "):
            inner = inner[inner.index(">") + 1 :]
        return f'<w:rPr><w:rStyle w:val="{style}"/>{inner}</w:rPr>'


def relation_to(name: str) -> str:
    """The relationship id of a picture file."""
    return f"p{name.partition('.')[0]}"
