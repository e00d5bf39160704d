"""What is found in a form: its places to fill in, each with what stands round it."""

from dataclasses import dataclass, field
from typing import Literal

from generator.word.blanks._spots import Rows, Stretch, Ticks

__all__ = ["Blank", "Kind"]

Kind = Literal["text", "date", "ticks", "yesno", "rows"]


@dataclass(frozen=True)
class Blank:
    """A place to fill in.

    `label` is what stands beside, above or before it, `hints` what the place itself is called
    (the title of a control, words in brackets behind dots). `context` are the headings that it
    stands under, the nearest first, `across` the heading of its column where it has a row label
    too. `options` are the words beside the boxes to tick, or the entries of a list to choose from.
    `columns` are the headings of rows to be repeated, and `singles` the same place as single
    fields, where only one row is empty. `sentence` says that the label is the words before it in
    running text, `weak` that nothing marks the place but the label. `part` is "" in the text.
    `lead` is the last short line of words alone before it, since the heading.
    `near` is the same for places of one table or section. `where` is the place in words.
    """

    kind: Kind
    label: str
    where: str
    spot: Stretch | Ticks | Rows = field(repr=False, compare=False)
    hints: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    across: str = ""
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    singles: tuple["Blank", ...] = ()
    sentence: bool = False
    weak: bool = False
    part: str = ""
    lead: str = ""
    near: int = 0
