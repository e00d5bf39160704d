"""A document kind, as its folder describes it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.case import knows
from generator.case.facts.stages import STAGES
from generator.catalogue._holds import Held, faults_of_holds, held
from generator.catalogue._parts import PARTS, shared_parts
from generator.catalogue.subjects import SUBJECTS
from generator.errors import FaultyInputError
from generator.reading import read_text
from generator.resources import shipped
from generator.toml import TooMuchTomlError, parse_toml

_REQUIREMENTS = "requirements.schema.json"
_FORMATS = ("docx", "pdf", "html")
_TEXT, _LIST = str, list
_FIELDS: dict[str, type] = {
    "kind": _TEXT,
    "title": _TEXT,
    "purpose": _TEXT,
    "subject": _TEXT,
    "audience": _LIST,
    "formats": _LIST,
    "version": _TEXT,
    "sources": _LIST,
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
READERS = ("child", "parent", "court", "secure_estate", "professional", "manager")
_OPTIONAL: dict[str, type] = {
    "audience_reason": _TEXT,
    "marking": bool,
    "deadlines": bool,
    "agenda": bool,
    "findings": bool,
    "pictures": bool,
    "journey": bool,
    "calendar": bool,
    "home": bool,
    "network": bool,
    "read_back": bool,
    "stages": _LIST,
    "unknown": dict,
    "asked_by": _LIST,
    "not_read_back": _TEXT,
    "holds": _LIST,
}


@dataclass(frozen=True)
class Kind:
    """One kind of document.

    What `folder` does not hold is that of the shipped kind of its name.
    `subject` is what it is made from, a key of SUBJECTS, `audience` everyone who may read it
    (a field must be open to all of them). `deadlines` is whether it prints what
    is still due by the rules, `agenda` whether all dates with the done ones (of a panel: who is
    heard when and why, and no extracts),
    `findings` what the checks found, `pictures` easy-read pictures, `journey` the
    line of the sentence as a picture, `calendar` attendance by month, `home` the steps to a home on
    release, `network` the people round the child, each as a picture. `read_back` is whether the
    Word file can be edited and read back into the case. `stages` are those of the journey, as keys
    of STAGES, in which it is needed; empty for all of them. `unknown` names the fields that a
    finished document may lack, by dotted path, with what it then says in their place.
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
    deadlines: bool = False
    agenda: bool = False
    findings: bool = False
    pictures: bool = False
    journey: bool = False
    calendar: bool = False
    home: bool = False
    network: bool = False
    read_back: bool = False
    stages: tuple[str, ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict, hash=False)
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
    def template(self) -> Path:
        """The Word template."""
        return nearest(self.folder, f"{self.name}.docx")

    @property
    def page(self) -> Path:
        """The template of its web page, which only some of our kinds have."""
        return shipped("templates") / self.name / f"{self.name}.html"

    @property
    def requirements(self) -> Path:
        """The JSON Schema of what a case must hold before this document can be made."""
        return nearest(self.folder, _REQUIREMENTS)


def nearest(folder: Path, name: str) -> Path:
    """A file of a kind's folder; where the folder has none, that of the shipped kind."""
    own, ours = folder / name, shipped("templates") / folder.name / name
    return ours if ours.is_file() and not own.exists() else own


def read_kind(folder: Path, parts: tuple[Path, ...] | None = None) -> Kind:
    """The kind that a folder describes in its document.toml.

    `parts` are the files of the shared parts there are; None stands for those beside the folder
    and the shipped ones. Raises FaultyInputError with every fault of the file at once.
    """
    path = nearest(folder, "document.toml")
    try:
        data = parse_toml(read_text(path))
    except TooMuchTomlError as error:
        raise FaultyInputError(f"{folder.name}/document.toml {error}") from None
    except ValueError as error:
        raise FaultyInputError(f"{folder.name}/document.toml cannot be read: {error}") from None
    faults = [f"'{name}' is missing." for name in _FIELDS if name not in data]
    faults += _other_readers(folder, data)
    for name, value in data.items():
        wanted = (_FIELDS | _OPTIONAL).get(name)
        if wanted is None:
            faults.append(f"'{name}' is not a setting we know. Take it out.")
        elif not isinstance(value, wanted):
            faults.append(f"'{name}' must be a {_in_words(wanted)}.")
    faults += _unprintable(folder.name, data)
    if not faults and data["kind"] != folder.name:
        faults.append(f"'kind' must be the name of its folder, {folder.name}.")
    audience = data.get("audience")
    if audience == []:
        faults.append(f"'audience' names no reader. Choose from: {', '.join(READERS)}.")
    strange = [name for name in data.get("audience", ()) if name not in READERS]
    if strange:
        faults.append(f"'audience' may hold: {', '.join(READERS)}. Not: {strange[0]!r}.")
    faults += _faults_of_formats(folder.name, data)
    faults += _faults_of_stages(data.get("stages", ()))
    faults += faults_of_holds(data.get("holds", []))
    faults += _faults_of_asking(data)
    if not faults and data["subject"] not in SUBJECTS:
        faults.append(f"'subject' must be {' or '.join(SUBJECTS)}.")
    if not faults and data.get("read_back") and data["subject"] != "case":
        faults.append("'read_back' is for documents made from a case. Take it out.")
    if not faults:
        faults += _faults_of_unknown(data.get("unknown", {}), data["subject"])
    if faults:
        raise FaultyInputError(f"{folder.name}/document.toml has faults:", faults)
    _refuse_absent(folder)
    return Kind(
        name=data["kind"],
        title=data["title"],
        purpose=data["purpose"],
        subject=data["subject"],
        audience=tuple(data["audience"]),
        formats=tuple(data["formats"]),
        version=data["version"],
        sources=tuple(data["sources"]),
        folder=folder,
        parts=shared_parts((folder.parent, shipped("templates"))) if parts is None else parts,
        holds=held(data.get("holds", [])),
        **{name: _kept(data[name]) for name in _OPTIONAL if name in data and name != "holds"},
    )


def _kept(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _unprintable(folder: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Texts that no document or name can hold, or that would turn round what stands behind them."""
    # It becomes a part of the names of files, on any system.
    if folder == PARTS:
        yield f"{PARTS} is the folder of shared parts. Give it another name."
    if not _NAME.fullmatch(folder):
        yield "Its folder's name may hold letters, digits and hyphens, at most 64 of them."
    for name, value in data.items():
        inner = value.values() if isinstance(value, dict) else value
        texts = [value] if isinstance(value, str) else inner if isinstance(inner, Iterable) else ()
        if any(_UNPRINTABLE.search(text) for text in texts if isinstance(text, str)):
            yield f"'{name}' holds a character that cannot be printed. Type it anew."
    title = data.get("title")
    if isinstance(title, str) and "\n" in title:
        yield "'title' must be one line."


def _refuse_absent(folder: Path) -> None:
    needed = (f"{folder.name}.docx", _REQUIREMENTS)
    absent = [f"{name} is missing." for name in needed if not nearest(folder, name).is_file()]
    if absent:
        raise FaultyInputError(f"The folder of the document {folder.name} lacks:", absent)


def _faults_of_formats(folder: str, data: Mapping[str, Any]) -> Iterator[str]:
    formats = data.get("formats", ())
    strange = [name for name in formats if name not in _FORMATS]
    if strange:
        yield f"'formats' may hold: {', '.join(_FORMATS)}. Not: {strange[0]!r}."
    elif "html" in formats and not (shipped("templates") / folder / f"{folder}.html").is_file():
        yield "'formats' holds html, and there is no web page of this document. Take it out."


def _faults_of_stages(stages: Any) -> Iterator[str]:
    strange = [name for name in stages if name not in STAGES] if isinstance(stages, list) else []
    if strange:
        yield f"'stages' may hold: {', '.join(STAGES)}. Not: {strange[0]!r}."


def _faults_of_asking(data: Mapping[str, Any]) -> Iterator[str]:
    asked_by = data.get("asked_by", ())
    if isinstance(asked_by, list) and not all(isinstance(rule, str) and rule for rule in asked_by):
        yield ("'asked_by' must name rules, in quotes, as `throughcare rules list` shows them.")
    if data.get("read_back") is True and data.get("not_read_back"):
        yield "'not_read_back' says why it cannot be read back, and 'read_back' that it can."


def _faults_of_unknown(unknown: Mapping[str, Any], subject: str) -> Iterator[str]:
    view = SUBJECTS[subject].view
    for path, words in unknown.items():
        if not isinstance(words, str) or not words.strip():
            yield f"'unknown' must say in quotes what stands in the place of {path}."
        if not knows(view, path):
            yield (
                f"'unknown' names {path}, which is no field that a template sees. "
                "`throughcare template fields` lists them all."
            )


def _other_readers(folder: Path, data: Mapping[str, Any]) -> list[str]:
    """The fault of a service's own kind that has other readers than ours of its name, unsaid.

    Fewer readers open fields that one of ours may not see; more readers spread the document.
    """
    ours = shipped("templates") / folder.name / "document.toml"
    if folder == ours.parent or not ours.is_file() or data.get("audience_reason"):
        return []
    readers = tomllib.loads(ours.read_text("utf-8"))["audience"]
    audience = data.get("audience")
    if not isinstance(audience, list) or sorted(map(str, audience)) == sorted(readers):
        return []
    return [
        f"'audience' is not that of the shipped kind, which is for: {', '.join(readers)}. What a "
        "document may show goes by its readers. Set it back, or say why: audience_reason = "
        '"...".'
    ]


def _in_words(kind: type) -> str:
    return {
        str: "text in quotes",
        list: "list in square brackets",
        bool: "true or false",
        dict: 'section of lines such as "plan.next_review" = "not yet decided"',
    }[kind]
