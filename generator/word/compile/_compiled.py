"""What opening a template leaves behind: all that its renders share, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.word.faults import Fault
from generator.word.package._zip import Entry
from generator.word.part import Part


class Level(NamedTuple):
    """How the items of a list look at one depth.

    `style` is their paragraph style ("" for the surrounding one). A list has either a
    fixed `number` (0: the style brings its own), or an `abstract` list that a new number
    is made from for each; `depth` is the level within that list, from 0.
    """

    style: str
    number: int
    abstract: int
    depth: int


@dataclass(frozen=True)
class House:
    """The template's styles and lists, as far as the engine uses them.

    `styles` maps style names in lower case ("list bullet") to their ids. `bullets` and
    `numbers` hold a Level for each depth, 0 to 8; empty when the template prints no
    narrative. `pool` maps an abstract list to the numbers laid in for it. `numbering` is
    the list part up to its end tag. `first_id` is a drawing id above all in the template.
    """

    styles: Mapping[str, str] = field(default_factory=dict)
    bullets: Sequence[Level] = ()
    numbers: Sequence[Level] = ()
    pool: Mapping[int, Sequence[int]] = field(default_factory=dict)
    numbering: str = ""
    next_number: int = 1
    first_id: int = 1

    def level(self, *, ordered: bool, depth: int) -> Level:
        """The look of an item at a depth, from 0 to 8."""
        return (self.numbers if ordered else self.bullets)[depth]


@dataclass(frozen=True)
class Compiled:
    """A template with the work on its XML done.

    `parts` are rendered. `constant` entries are copied as they are into every output,
    `spare` entries too unless a render writes them anew: properties, lists and the
    relationships of parts that may gain pictures. `named`
    faults keep no document from being made: what they are about is settled here.
    `left_out` says in words what the Word file held that no document gets. `core`, `custom`
    and `numbering` name
    the entries of the properties and lists ("" when there are none).
    """

    parts: Sequence[Part]
    faults: Sequence[Fault]
    constant: Sequence[Entry]
    spare: Sequence[Entry]
    house: House
    named: Sequence[Fault] = ()
    left_out: Sequence[str] = ()
    core: str = ""
    custom: str = ""
    numbering: str = ""
