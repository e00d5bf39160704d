"""A case and a panel, as the other rooms receive them."""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from generator.case._persons import Change, changed
from generator.case._protected import Leak, leaks
from generator.case._semantics import leaves_folder
from generator.case._service import Service, held_in
from generator.case._validate import Steps
from generator.case.names import Description, Named, Others, children_in, search
from generator.errors import CaseError

_Found = TypeVar("_Found")


def file_in(folder: Path | None, name: str, by: str) -> Path:
    """A picture or paper beside the file that names it (`by`, in words), or in a folder below.

    Raises CaseError if it is not there or outside.
    """
    if folder is None or leaves_folder(name):
        raise CaseError(f"A picture or paper must lie beside {by}, and be named from there.")
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
        there = inside and path.is_file()
    except (OSError, ValueError, RuntimeError):
        inside, there = True, False
    if not inside:
        raise CaseError(f"A picture or paper leads out of the folder of {by}. Copy it in.")
    if not there:
        raise CaseError(
            f"A picture or paper named in {by} is not beside it. Add it, or take its name out."
        )
    return path


@dataclass(frozen=True)
class _Record:
    """A validated file: `data` as it was read, `folder` where its pictures and papers are.

    In `data` people's names stand in the place of their ids, and what the file leaves to its
    service is filled in. `folder` is None when the file came from memory: it then has no pictures
    or papers. `service` is None when the file says all of it itself. `own` is what the file itself
    holds, with ids where it names people by id: what is written back into the file starts from
    it. None means that it is the same as `data`.
    """

    data: Mapping[str, Any] = field(repr=False)
    folder: Path | None = field(default=None, repr=False)
    service: Service | None = field(default=None, repr=False, kw_only=True)
    own: Mapping[str, Any] | None = field(default=None, repr=False, compare=False, kw_only=True)

    @cached_property
    def _worked_out(self) -> dict[Hashable, Any]:
        return {}

    def once(self, what: Hashable, find: Callable[..., _Found], *given: Any) -> _Found:
        """What `find` says of this record and what is `given`, asked only the first time.

        `what` names the question with all that its answer depends on besides the record. What
        lies beside the file may change meanwhile: nothing of that is asked here.
        """
        held = self._worked_out
        if what not in held:
            held[what] = find(self, *given)
        found: _Found = held[what]
        return found

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data, the same however the file was laid out."""
        import hashlib  # noqa: PLC0415 (loads a crypto library that most calls do not need)

        plain = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()

    def file(self, name: str) -> Path:
        """A picture or paper beside the file. Raises CaseError if it is not there or outside."""
        return file_in(self.folder, name, "the case file")

    def held_in(self, path: Steps) -> str:
        """The file of the service's folder that a value comes from; empty for the file's own."""
        return "" if self.own is None else held_in(self.own, path)

    def picture(self, section: str, name: str) -> Path:
        """The file of a picture that a section names, beside whatever names it. Raises CaseError.

        The service's own lie in its folder.
        """
        if self.service is not None and self.held_in((section, name)):
            return file_in(self.service.folder, self.data[section][name], "service.toml")
        return self.file(self.data[section][name])


@dataclass(frozen=True)
class Case(_Record):
    """One child's case, valid against case.schema.json and with every reference found."""

    @property
    def identifier(self) -> str:
        """The service's reference; it goes into file names."""
        return str(self.data["case_id"])

    def file(self, name: str) -> Path:
        """A picture or paper beside the file, and none of another child's face.

        Raises CaseError if it is not there or outside, or if the case of another child in the
        same folder names it as that child's photograph.
        """
        path = super().file(name)
        for other in children_in(self.folder) if self.folder else ():
            if other.photo and not other.is_child_of(self.data) and self._is(path, other.photo):
                raise CaseError(
                    "The file is the photograph of another child, whose case lies beside this one. "
                    "Name a picture of this child's own."
                )
        return path

    def _is(self, path: Path, name: str) -> bool:
        """Whether a file is the one that another case in the folder calls so."""
        try:
            return path == file_in(self.folder, name, "the case file")
        except CaseError:
            return False

    def changed(self, changes: Iterable[Change]) -> dict[str, Any]:
        """What the file holds with other values in some places; None takes a value out.

        A person's id stays an id: the name of just one of the people is written as theirs.
        """
        return changed(self.data if self.own is None else self.own, changes, self.service)

    def again(self) -> "Case":
        """The same file opened once more: what was worked out of it alone is known already."""
        made = replace(self)
        made.__dict__["_worked_out"] = self._worked_out
        return made

    @cached_property
    def leaks(self) -> tuple[Leak, ...]:
        """Where a value that some readers may not see stands in a text that they are given."""
        return self.once("leaks", lambda case: leaks(case.data))

    @cached_property
    def described(self) -> Description:
        """By what the child can be told from the children of other cases."""
        return self.once("described", lambda case: Description(case.data))

    @cached_property
    def named(self) -> Named:
        """What the case holds of other children, those of case files beside it among them."""
        staff = [each["name"] for each in self.service.staff] if self.service else []
        return search(self.data, children_in(self.folder) if self.folder else (), staff)


@dataclass(frozen=True)
class Panel(_Record):
    """One panel, valid against panel.schema.json; `cases` are its items' cases, in order."""

    cases: tuple[Case, ...] = ()

    @cached_property
    def searched(self) -> dict[str, Others]:
        """Whom the extract of each case is searched for, by the case, once that is worked out."""
        return {}

    @property
    def identifier(self) -> str:
        """The panel's reference; it goes into file names."""
        return str(self.data["panel_id"])


@dataclass(frozen=True)
class Caseload(_Record):
    """What is worked out from a folder of cases, in the form of caseload-view.schema.json.

    `data` holds the whole of it but for the document that is made.
    """

    @property
    def identifier(self) -> str:
        """The quarter it is of; it goes into file names."""
        return str(self.data["quarter"]["name"])
