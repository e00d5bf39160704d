"""The pages on which a person fills in a case: which there are, and what each of them asks."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.case.guide import FieldGuide, guide
from generator.resources import shipped

__all__ = [
    "Names",
    "PagesError",
    "QuestionPage",
    "Subject",
    "entry_pages",
    "faults_of_pages",
    "page_of",
    "pages_file",
    "question_page",
    "question_pages",
    "ranked",
    "subjects",
]

Names = tuple[str, ...]
"""The names that lead to a field, without numbers of entries."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class PagesError(Exception):
    """The file of the pages does not fit the schema. `faults` says where, a sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, eq=False)
class QuestionPage:
    """One page: what a talk about one thing yields.

    `of` is the list whose entry it is about; empty when it is about the case. `fields` are its
    fields, in order; a list among them is shown by its entries, which have pages of their own.
    """

    id: str
    subject: str
    title: str
    help: str
    of: Names
    fields: tuple[FieldGuide, ...]

    @property
    def entries(self) -> int:
        """How many numbers of entries lead to it: 0 for a page about the case."""
        return sum(1 for end in range(len(self.of)) if _is_list(self.of[: end + 1]))


@dataclass(frozen=True, eq=False)
class Subject:
    """Pages that belong together, those about the case alone."""

    id: str
    title: str
    pages: tuple[QuestionPage, ...]


@cache
def question_pages() -> tuple[QuestionPage, ...]:
    """All pages, in order. Raises PagesError when their file does not fit the schema."""
    told = pages_file()
    if faults := faults_of_pages(told):
        raise PagesError(faults)
    return tuple(_page(entry) for entry in told["page"])


@cache
def subjects() -> tuple[Subject, ...]:
    """The subjects of a case, in order, with their pages."""
    return tuple(
        Subject(
            entry["id"],
            entry["title"],
            tuple(p for p in question_pages() if p.subject == entry["id"] and not p.of),
        )
        for entry in pages_file()["subject"]
    )


def question_page(name: str) -> QuestionPage | None:
    """The page of that id; None when there is none."""
    return _by_id().get(name)


def page_of(field: Names) -> QuestionPage | None:
    """The page on which a field, or the first one of a section, stands.

    None for a field that nobody fills in.
    """
    found = _by_field().get(field)
    if found is not None:
        return found
    part = guide().find(field)
    inner = (page_of(one.path) for one in part.fields) if part and part.form == "section" else ()
    return next((page for page in inner if page), None)


def entry_pages(of: Names) -> tuple[QuestionPage, ...]:
    """The pages about one entry of a list, in order."""
    return tuple(page for page in question_pages() if page.of == of)


@cache
def ranked() -> frozenset[Names]:
    """The lists of ids whose order a person decides."""
    return frozenset(_names(pages_file(), "ranked"))


@cache
def pages_file() -> Mapping[str, Any]:
    """The file of the pages as it was read."""
    return tomllib.loads((shipped("schemas") / "case-pages.toml").read_text("utf-8"))


@cache
def _by_id() -> Mapping[str, QuestionPage]:
    return {page.id: page for page in question_pages()}


@cache
def _by_field() -> Mapping[Names, QuestionPage]:
    return {field.path: page for page in question_pages() for field in page.fields}


def _page(entry: Mapping[str, Any]) -> QuestionPage:
    found = [guide().find(path) for path in _paths(entry)]
    return QuestionPage(
        id=entry["id"],
        subject=entry["subject"],
        title=entry["title"],
        help=entry.get("help", ""),
        of=_split(entry.get("of", "")),
        fields=tuple(field for field in found if field is not None),
    )


def _split(dotted: str) -> Names:
    return tuple(dotted.split(".")) if dotted else ()


def _paths(entry: Mapping[str, Any]) -> list[Names]:
    of = _split(entry.get("of", ""))
    return [(*of, *_split(name)) for name in entry.get("fields", ())]


def _names(told: Mapping[str, Any], table: str) -> list[Names]:
    return [_split(name) for entry in told.get(table, ()) for name in entry.get("fields", ())]


def _is_list(path: Names) -> bool:
    found = guide().find(path)
    return found is not None and found.form == "list"


def faults_of_pages(told: Mapping[str, Any], case: FieldGuide | None = None) -> tuple[str, ...]:
    """What is wrong with a file of pages, a sentence each; empty when it fits the schema.

    `case` is the guide to the fields that have to stand on them; None for that of a case.
    """
    return tuple(_Check(told, case or guide()).faults())


class _Check:
    """Holds a file of pages against the schema."""

    def __init__(self, told: Mapping[str, Any], case: FieldGuide) -> None:
        self._told, self._case = told, case
        self._pages = [entry for entry in told.get("page", ()) if isinstance(entry, Mapping)]
        self._left_out = {
            field.path
            for path in _names(told, "not_asked")
            if (found := case.find(path)) is not None
            for field in found.walk()
        }

    def faults(self) -> Iterator[str]:
        yield from self._ids()
        yield from self._fields()
        yield from self._lists()
        yield from self._needed(self._case)

    def _ids(self) -> Iterator[str]:
        known = {entry.get("id") for entry in self._told.get("subject", ())}
        counted = Counter(str(entry.get("id", "")) for entry in self._pages)
        for name, times in counted.items():
            if times > 1:
                yield f"Two pages are called {name}."
            if not _ID.fullmatch(name):
                yield f"A page cannot be called “{name}”: use small letters, digits and hyphens."
        for entry in self._pages:
            if entry.get("subject") not in known:
                yield f"The page {entry.get('id')} belongs to no subject that is there."
            if not entry.get("title"):
                yield f"The page {entry.get('id')} has no title."
        for entry in self._told.get("not_asked", ()):
            if not entry.get("why"):
                yield f"It is not said why nobody is asked for: {', '.join(entry['fields'])}."

    def _fields(self) -> Iterator[str]:
        """Every field on exactly one page, or left out with a reason."""
        placed = [path for entry in self._pages for path in _paths(entry)]
        for path in (*placed, *_names(self._told, "not_asked"), *_names(self._told, "ranked")):
            if self._case.find(path) is None:
                yield f"There is no field {'.'.join(path)} in the schema."
        counted = Counter((*placed, *self._left_out))
        for field in self._case.walk():
            name = ".".join(field.path)
            if field.form == "section":
                if field.path in placed:
                    yield f"{name} is a section: name its fields one by one."
            elif not counted[field.path]:
                yield f"{name} stands on no page."
            elif counted[field.path] > 1:
                yield f"{name} stands on a page and somewhere else as well."
        for path in _names(self._told, "ranked"):
            found = self._case.find(path)
            if found is not None and found.form != "references":
                yield f"{'.'.join(path)} has no order of its own that a person decides."

    def _lists(self) -> Iterator[str]:
        """Every list has pages for its entries, and those hold fields of the entry alone."""
        of = {_split(entry.get("of", "")) for entry in self._pages}
        for field in self._case.walk():
            if field.form == "list" and field.path not in of and field.path not in self._left_out:
                yield f"There is no page for an entry of {'.'.join(field.path)}."
        for path in of - {()}:
            found = self._case.find(path)
            if found is None or found.form != "list":
                yield f"{'.'.join(path)} is no list, so no page can be about an entry of it."
        for entry in self._pages:
            own = _split(entry.get("of", ""))
            for path in _paths(entry):
                if self._list_around(path) != own:
                    yield f"{'.'.join(path)} belongs on a page of the entry that it is part of."

    def _list_around(self, path: Names) -> Names:
        for end in range(len(path) - 1, 0, -1):
            found = self._case.find(path[:end])
            if found is not None and found.form == "list":
                return path[:end]
        return ()

    def _needed(self, part: FieldGuide) -> Iterator[str]:
        """What a section or an entry cannot be without is asked for at once.

        Of an entry it stands on the first of its pages, so that what is added there is whole.
        """
        where = {path: entry for entry in self._pages for path in _paths(entry)}
        for field in part.walk():
            needed = [
                one.path
                for one in field.fields
                if one.needed and one.form not in ("section", "list")
            ]
            on = {where[path]["id"] for path in needed if path in where}
            if field.path and len(on) > 1:
                yield f"What {'.'.join(field.path)} cannot be without stands on several pages."
            of = [entry for entry in self._pages if _split(entry.get("of", "")) == field.path]
            if field.path and of and on - {of[0]["id"]}:
                yield f"The first page of an entry of {'.'.join(field.path)} lacks what it needs."
