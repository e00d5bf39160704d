"""What one render remembers while it runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.word._compiled import House
from generator.word._numbering import Numbering
from generator.word._surroundings import Surroundings, surroundings
from generator.word.part import Part, Tag

MOST_STEPS = 1_000_000


class EngineError(Exception):
    """Something in a tag cannot be done. The message holds no value of the data."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        self.message, self.suggestion = message, suggestion
        super().__init__(message)


@dataclass
class Job:
    """The state of one render. `steps` are the loop steps that it has left."""

    house: House
    part: Part
    numbering: Numbering
    steps: int = MOST_STEPS
    around: dict[tuple[str, int], Surroundings] = field(default_factory=dict)

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

    def hyperlink_run(self, properties: str) -> str:
        """Run properties with the style of links added."""
        style = self.house.styles.get("hyperlink", "Hyperlink")
        inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
        return f'<w:rPr><w:rStyle w:val="{style}"/>{inner}</w:rPr>'
