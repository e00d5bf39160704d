"""The documents of a case as pages show them: what is missing, what was made, how it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from generator.case import Case
from generator.case.facts.words import and_list, capital
from generator.catalogue import FORMATS, Kind
from generator.documents.by_stage import Asking, by_stage
from generator.documents.made import Made
from generator.documents.readiness import Readiness
from generator.documents.writers import comes_as
from generator.rules import without_the_file
from generator.rules.case_dates import CaseDates
from generator.web.links import FieldLink, field_link

__all__ = [
    "FORMS",
    "Lack",
    "Paper",
    "Shelf",
    "State",
    "Version",
    "id_of",
    "shelf_of",
]

# What each format is called on pages.
FORMS = {name: capital(one.words) for name, one in FORMATS.items()}
_READERS = {
    "child": "the child",
    "parent": "parents and carers",
    "court": "the court",
    "secure_estate": "the secure establishment",
    "professional": "professionals",
    "manager": "managers",
}


@dataclass(frozen=True)
class State:
    """How a document stands, in a word or two, with the colour of its tag and what it means."""

    words: str
    colour: str
    means: str


@dataclass(frozen=True)
class Lack:
    """A field that a document needs: what is missing, what to write, where to answer it."""

    message: str
    suggestion: str
    link: FieldLink | None


@dataclass(frozen=True)
class Version:
    """A document as it was made at once, in one format or several, by the name of the format."""

    on: date
    number: int
    to: str
    tried: str
    files: dict[str, Made]

    @property
    def state(self) -> State:
        """How it stands: the weightiest of what is to be known of its files."""
        files = self.files.values()
        if any(one.signed for one in files):
            return State("Signed", "green", "It carries a signature and is kept as it is.")
        if any(one.protected for one in files):
            return State("With a password", "grey", "Nobody can look into it without the password.")
        if any(one.edited for one in files):
            return _EDITED
        if any(one.draft for one in files):
            return State("Draft", "yellow", "It is marked as a draft on every page.")
        if self.reasons:
            return State("Out of date", "orange", "Something has changed since it was made.")
        return State("Up to date", "green", "It says what the case says.")

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is stale, each once, as sentences; what to do in a terminal is left out."""
        said = (reason for one in self.files.values() for reason in one.reasons)
        plain = dict.fromkeys(reason.partition(": read it back")[0] for reason in said)
        return tuple(f"{reason[:1].upper()}{reason[1:]}." for reason in plain)

    @property
    def is_locked(self) -> bool:
        """Whether it stays as it is, so that a new version is made beside it."""
        return any(one.is_locked for one in self.files.values())

    @property
    def edited(self) -> Made | None:
        """The Word file that somebody edited; None where nobody did."""
        word = self.files.get("docx")
        return word if word and word.edited and not word.protected else None


_EDITED = State("Edited", "purple", "Somebody has changed a file of it since it was made.")
_READY = State("Ready to make", "blue", "The case holds all that it needs.")
_NOT_READY = State("Not ready yet", "grey", "Something that it needs is not in the case yet.")


@dataclass(frozen=True, eq=False)
class Paper:
    """One kind of document of a case.

    `lacks` and `waits` say what stands in the way of a final one; they are worked out when a page
    asks for them, since that takes a merge. `group` is one of GROUPS, `asked` what asks for it.
    `versions` are those that were made, the latest first.
    """

    kind: Kind
    group: str
    asked: tuple[Asking, ...]
    versions: tuple[Version, ...]
    _case: Case
    _key: str
    _shared: tuple[str, ...]
    _look: Callable[[Kind], Readiness]

    @cached_property
    def _readiness(self) -> Readiness:
        return self._look(self.kind)

    @cached_property
    def ready(self) -> bool:
        """Whether the case holds all that it needs."""
        return self._readiness.ready

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """The fields that it needs."""
        return tuple(
            Lack(fault.plain, fault.suggestion, field_link(self._case, self._key, fault.pointer))
            for fault in self._readiness.lacks
        )

    @cached_property
    def waits(self) -> tuple[str, ...]:
        """What must be settled first, without what every document waits for."""
        found = map(without_the_file, self._readiness.waits)
        return tuple(wait for wait in found if wait not in self._shared)

    @property
    def state(self) -> State:
        """How the latest version stands; without one, whether it can be made."""
        if self.versions:
            return self.versions[0].state
        return _READY if self.ready else _NOT_READY

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it comes in."""
        return tuple(form for form in FORMS if comes_as(self.kind, form))

    @property
    def drafted(self) -> tuple[str, ...]:
        """Those of its formats that can say on each page that it is a draft."""
        return tuple(form for form in self.formats if FORMATS[form].from_word)

    @property
    def comes_as(self) -> str:
        """Its formats in words: Word, PDF and calendar."""
        return and_list([FORMATS[form].words for form in self.formats])

    @property
    def readers(self) -> str:
        """Who may read it, in words."""
        *most, last = (_READERS[name] for name in self.kind.audience)
        return f"{', '.join(most)} and {last}" if most else last

    @property
    def missing(self) -> int:
        """How many things stand in the way of a final one."""
        return len(self.lacks) + len(self.waits)

    @property
    def said(self) -> tuple[str, ...]:
        """Everything that stands in the way of a final one, a sentence or two each."""
        return (*(f"{one.message} {one.suggestion}".rstrip() for one in self.lacks), *self.waits)


@dataclass(frozen=True)
class Shelf:
    """All documents of a case. `shared` is what every one of them waits for."""

    papers: tuple[Paper, ...]
    shared: tuple[str, ...]

    def at(self, group: str) -> tuple[Paper, ...]:
        """Those of one of GROUPS."""
        return tuple(paper for paper in self.papers if paper.group == group)

    @property
    def made(self) -> tuple[Made, ...]:
        """Every file that was made, of all documents."""
        return tuple(
            one
            for paper in self.papers
            for version in paper.versions
            for one in version.files.values()
        )

    def of(self, kind: str) -> Paper | None:
        """The documents of one kind; None where a case has none such."""
        return next((paper for paper in self.papers if paper.kind.name == kind), None)


def shelf_of(
    case: Case,
    key: str,
    dates: CaseDates,
    kinds: Sequence[Kind],
    look: Callable[[Kind], Readiness],
    *,
    made: Iterable[Made],
) -> Shelf:
    """The documents of a case, by what lies in the folder; `look` says what one still needs."""
    shared = tuple(
        without_the_file(f"{one.message} {one.what_to_do} ({one.source})")
        for one in dates.findings
        if len(kinds) > 1 and all(one.holds_back(kind.name) for kind in kinds)
    )
    held: dict[str, list[Made]] = {}
    made = tuple(made)
    for one in made:
        held.setdefault(one.kind, []).append(one)
    papers = tuple(
        Paper(
            one.kind,
            one.group,
            one.asked,
            tuple(_versions(held.get(one.kind.name, ()))),
            case,
            key,
            shared,
            look,
        )
        for one in by_stage(kinds, dates, made)
    )
    return Shelf(papers, shared)


def _versions(made: Iterable[Made]) -> Iterator[Version]:
    found: dict[tuple[date, int, str, str], dict[str, Made]] = {}
    for one in made:
        found.setdefault((one.on, one.version, one.to, one.tried), {})[one.form] = one
    for (on, number, to, tried), files in found.items():
        yield Version(on, number, to, tried, {form: files[form] for form in FORMS if form in files})


def id_of(path: Path) -> str:
    """What stands for a file of the folder in an address."""
    return sha256(path.name.encode()).hexdigest()[:12]
