"""A case and a panel, as the other rooms receive them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

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
    """One child's case, valid against case.schema.json and with every reference found."""

    @property
    def identifier(self) -> str:
        """The service's reference; it goes into file names."""
        return str(self.data["case_id"])

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
