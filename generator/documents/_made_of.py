"""What a document is made with, and what comes out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.case import Case, Caseload, Panel
from generator.catalogue import FORMATS, Kind
from generator.documents.writing import file_name
from generator.panel.logbook import Logbook

__all__ = ["AS_IT_IS", "Document", "Record", "Trial"]

# What documents are made from: see SUBJECTS.
Record = Case | Panel | Caseload | Logbook


@dataclass(frozen=True)
class Document:
    """A finished document: `identifier` is the case's or panel's, `content` the file's bytes.

    `engine` names the program that drew a PDF when it was not our own; else it is empty.
    """

    kind: Kind
    identifier: str
    on: date
    format: str
    content: bytes
    draft: bool
    engine: str = ""

    @property
    def file_name(self) -> str:
        """What its file is called; nothing in it is free text."""
        ending = FORMATS[self.format].ending
        return file_name(self.kind.name, self.identifier, self.on, ending)


@dataclass(frozen=True)
class Trial:
    """What to try instead of what the case says; None goes by the case.

    `pack` is a rule pack's name or the path of its file, `release` another release date;
    `discreet` leaves address and names of others out of a child's easy-read paper. `agencies` says
    that other agencies read it: what the record contradicts itself in is not for them.
    """

    pack: str | None = None
    release: date | None = None
    discreet: bool = False
    agencies: bool = False

    def __str__(self) -> str:
        """In words; empty when nothing is tried."""
        tried = [f"release on {self.release.isoformat()}"] if self.release else []
        tried += [f"rule pack {Path(self.pack).stem}"] if self.pack else []
        tried += ["discreet"] if self.discreet else []
        return ", ".join([*tried, *(["for agencies"] if self.agencies else [])])

    @property
    def suffix(self) -> str:
        """What a file's name says of it after the reference; empty when nothing is tried."""
        words = str(self).replace(" on ", " ").replace(", ", "_").replace(" ", "-")
        return f"_{words}" if words else ""


AS_IT_IS = Trial()
