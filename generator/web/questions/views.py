"""What a page of questions is made of, as its template shows it."""

from dataclasses import dataclass

from generator.store import Draft
from generator.web.questions.known import Controls
from generator.web.questions.places import Place

__all__ = ["EntryView", "FieldView", "ListView", "Option", "PageView", "Problem"]


@dataclass(frozen=True)
class Option:
    """One choice of a field."""

    value: str
    text: str
    chosen: bool
    place: str = ""


@dataclass(frozen=True)
class FieldView:
    """A field with its controls.

    `kind` says which controls; `values` are theirs by what their names end in. `problem` is
    what is wrong with it, `wrong` the ends of the controls that it is about. `there` is what
    the case holds now where that is not what the form began with, as a reader sees it.
    `inherited` is what the service's folder says, where the case itself says nothing.
    """

    name: str
    id: str
    kind: str
    label: str
    hint: str
    values: Controls
    options: tuple[Option, ...] = ()
    heading: str = ""
    needed: bool = False
    problem: str = ""
    wrong: tuple[str, ...] = ()
    there: str | None = None
    inherited: str = ""
    rows: int = 1

    @property
    def is_short(self) -> bool:
        """Whether its choices fit side by side."""
        return len(self.options) < 3 and all(len(one.text) < 8 for one in self.options)

    def value(self, end: str = "") -> str:
        """What one control holds."""
        return "\n".join(self.values.get(end, ()))


@dataclass(frozen=True)
class EntryView:
    """An entry of a list as its summary shows it."""

    name: str
    lines: tuple[tuple[str, str], ...]
    change: str
    remove: str


@dataclass(frozen=True)
class ListView:
    """A list with its entries; `add` is the address at which one is added."""

    id: str
    title: str
    noun: str
    hint: str
    entries: tuple[EntryView, ...]
    add: str


@dataclass(frozen=True)
class Problem:
    """One line of the summary of what is wrong, with where it leads."""

    text: str
    href: str


@dataclass(frozen=True)
class PageView:
    """A whole page.

    `given` and `marks` go with the form, so that what changes meanwhile is seen. `draft` is
    what was kept of it before, `others` what other windows kept.
    """

    place: Place
    title: str
    caption: str
    help: str
    parts: tuple[FieldView | ListView, ...]
    problems: tuple[Problem, ...] = ()
    given: str = ""
    marks: str = ""
    draft: Draft | None = None
    others: tuple[Draft, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anything to answer on the page itself."""
        return any(isinstance(part, FieldView) for part in self.parts)
