"""A document kind, as its folder describes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.catalogue._holds import Held
from generator.catalogue.subjects import SUBJECTS
from generator.resources import shipped

REQUIREMENTS = "requirements.schema.json"
FORM_MAP = "form.toml"


@dataclass(frozen=True)
class Kind:
    """One kind of document.

    What `folder` does not hold is that of the shipped kind of its name.
    `subject` is what it is made from, a key of SUBJECTS, `audience` everyone who may read it
    (a field must be open to all of them). `gives` are the things that it is given besides, keys
    of GIVEN. `stages` are those of the journey, as keys of STAGES, in
    which it is needed; empty for all of them. `unknown` names the fields
    that a finished document may lack, by dotted path, with what it then says in their place.
    `letter` is empty for what is no letter; else `to` says to whom ("child", "parent"), and either
    `warning` which level of the ladder it is or `section` which part of `letters` it is made from.
    `asked_by` are the rules and checks of the packs that ask for this paper, by their ids.
    `not_read_back` is why the paper cannot be read back into the case; empty where it can, or
    where nobody says. `holds` is what the practice documents ask that it holds.
    `audience_reason` is why a service's own kind has other readers than ours of its name; else
    it is empty. `parts` are the files of the shared parts that its template may ask for.
    """

    name: str
    title: str
    purpose: str
    subject: str
    audience: tuple[str, ...]
    formats: tuple[str, ...]
    version: str
    sources: tuple[str, ...]
    folder: Path
    marking: bool = True
    gives: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict, hash=False)
    letter: Mapping[str, Any] = field(default_factory=dict, hash=False)
    asked_by: tuple[str, ...] = ()
    not_read_back: str = ""
    holds: tuple[Held, ...] = ()
    audience_reason: str = ""
    parts: tuple[Path, ...] = ()

    @property
    def view(self) -> str:
        """The short name of the schema of what its template sees."""
        return SUBJECTS[self.subject].view

    @property
    def read_back(self) -> bool:
        """Whether the Word file can be edited and read back into the case."""
        return "located" in self.gives

    @property
    def has_template(self) -> bool:
        """Whether it is made from a Word template; else it is a workbook or a calendar alone."""
        return self.template.is_file()

    @property
    def template(self) -> Path:
        """The Word template, which need not be there."""
        return nearest(self.folder, f"{self.name}.docx")

    @property
    def page(self) -> Path:
        """The template of its web page, which only some of our kinds have."""
        return shipped("templates") / self.name / f"{self.name}.html"

    @property
    def form_map(self) -> Path:
        """Which field of its filled form is which of the case; need not be there."""
        return nearest(self.folder, FORM_MAP)

    @property
    def requirements(self) -> Path:
        """The JSON Schema of what a case must hold before this document can be made."""
        return nearest(self.folder, REQUIREMENTS)


def nearest(folder: Path, name: str) -> Path:
    """A file of a kind's folder; where the folder has none, that of the shipped kind."""
    own, ours = folder / name, shipped("templates") / folder.name / name
    return ours if ours.is_file() and not own.exists() else own
