"""A case and a panel, as the other rooms receive them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.case._persons import Change, changed
from generator.case._protected import Leak, leaks
from generator.case._semantics import leaves_folder
from generator.case.names import Named, children_in, search
from generator.errors import CaseError


@dataclass(frozen=True)
class _Record:
    """A validated file: `data` as it was read, `folder` where its pictures and papers are.

    In `data` people's names stand in the place of their ids. `folder` is None when the file
    came from memory: it then has no pictures or papers.
    """

    data: Mapping[str, Any] = field(repr=False)
    folder: Path | None = field(default=None, repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data, the same however the file was laid out."""
        import hashlib  # noqa: PLC0415 (loads a crypto library that most calls do not need)

        plain = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()

    def file(self, name: str) -> Path:
        """A picture or paper beside the file. Raises CaseError if it is not there or outside."""
        if self.folder is None or leaves_folder(name):
            raise CaseError(
                "A picture or paper must lie beside the case file, and be named from there."
            )
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise CaseError("A picture or paper leads out of the case file's folder. Copy it in.")
        if not path.is_file():
            raise CaseError(
                "A picture or paper named in the case file is not beside it. Add it, or take its "
                "name out of the case file."
            )
        return path


@dataclass(frozen=True)
class Case(_Record):
    """One child's case, valid against case.schema.json and with every reference found.

    `own` is what the file itself holds, with ids where it names people by id: what is written
    back into the file starts from it. None means that it is the same as `data`.
    """

    own: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    @property
    def identifier(self) -> str:
        """The service's reference; it goes into file names."""
        return str(self.data["case_id"])

    def changed(self, changes: Iterable[Change]) -> dict[str, Any]:
        """What the file holds with other values in some places; None takes a value out.

        A person's id stays an id: the name of just one of the people is written as theirs.
        """
        return changed(self.data if self.own is None else self.own, changes)

    @cached_property
    def leaks(self) -> tuple[Leak, ...]:
        """Where a value that some readers may not see stands in a text that they are given."""
        return leaks(self.data)

    @cached_property
    def named(self) -> Named:
        """What the case holds of other children, those of case files beside it among them."""
        return search(self.data, children_in(self.folder) if self.folder else ())


@dataclass(frozen=True)
class Panel(_Record):
    """One panel, valid against panel.schema.json; `cases` are its items' cases, in order."""

    cases: tuple[Case, ...] = ()

    @property
    def identifier(self) -> str:
        """The panel's reference; it goes into file names."""
        return str(self.data["panel_id"])
