"""Reads the folder of a document kind, and says every fault of it at once."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.case import knows
from generator.case.facts.stages import STAGES
from generator.catalogue._holds import faults_of_holds, held
from generator.catalogue._kind import REQUIREMENTS, Kind, nearest
from generator.catalogue._parts import PARTS, shared_parts
from generator.catalogue.formats import FORMATS
from generator.catalogue.given import GIVEN, as_gives
from generator.catalogue.subjects import SUBJECTS
from generator.errors import FaultyInputError
from generator.reading import read_text
from generator.resources import shipped
from generator.toml import TooMuchTomlError, parse_toml

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
    "gives": _LIST,
    "stages": _LIST,
    "unknown": dict,
    "letter": dict,
    "asked_by": _LIST,
    "not_read_back": _TEXT,
    "holds": _LIST,
}
# What `letter` may hold: to whom, which warning of a case it is, or which section it is from.
_LEVELS, _SECTIONS = ("missed-appointment", "first", "final"), ("custody", "early_release")
_OF_LETTER: dict[str, type] = {"to": list, "warning": str, "section": str}


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
    faults = [*_of_shape(folder, data), *_of_names(data)]
    if not faults:
        faults += _of_sense(folder, data)
    if faults:
        raise FaultyInputError(f"{folder.name}/document.toml has faults:", faults)
    _refuse_absent(folder, data)
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


def _of_shape(folder: Path, data: Mapping[str, Any]) -> Iterator[str]:
    """What is missing, unknown, of another form than it must have, or cannot be printed."""
    old, gives = as_gives(data)
    yield from (f"'{name}' is missing." for name in _FIELDS if name not in data)
    if old:
        named = " and ".join(f"'{name}'" for name in old)
        listed = ", ".join(f'"{name}"' for name in gives)
        yield (
            f"{named} {'is' if len(old) == 1 else 'are'} of an older version. Take "
            f"{'it' if len(old) == 1 else 'them'} out and write: gives = [{listed}]."
        )
    for name, value in data.items():
        wanted = (_FIELDS | _OPTIONAL).get(name)
        if wanted is None and name not in old:
            yield f"'{name}' is not a setting we know. Take it out."
        elif wanted is not None and not isinstance(value, wanted):
            yield f"'{name}' must be a {_in_words(wanted)}."
    yield from _unprintable(folder.name, data)
    yield from faults_of_holds(data.get("holds", []))


def _of_names(data: Mapping[str, Any]) -> Iterator[str]:
    """Names in lists of which there are only some."""
    for setting, known in (
        ("audience", READERS),
        ("formats", tuple(FORMATS)),
        ("stages", tuple(STAGES)),
        ("gives", tuple(GIVEN)),
    ):
        listed = data.get(setting)
        strange = [one for one in listed if one not in known] if isinstance(listed, list) else []
        if strange:
            yield f"'{setting}' may hold: {', '.join(known)}. Not: {strange[0]!r}."
    if data.get("audience") == []:
        yield f"'audience' names no reader. Choose from: {', '.join(READERS)}."
    asked_by = data.get("asked_by", ())
    if isinstance(asked_by, list) and not all(isinstance(rule, str) and rule for rule in asked_by):
        yield "'asked_by' must name rules, in quotes, as `throughcare rules list` shows them."


def _of_sense(folder: Path, data: Mapping[str, Any]) -> Iterator[str]:
    """What does not go together in a file of the right shape."""
    yield from _other_readers(folder, data)
    if data["kind"] != folder.name:
        yield f"'kind' must be the name of its folder, {folder.name}."
    if data["subject"] not in SUBJECTS:
        yield f"'subject' must be {' or '.join(SUBJECTS)}."
        return
    gives = data.get("gives", [])
    for name in gives:
        if data["subject"] not in GIVEN[name].subjects:
            made_from = " or ".join(SUBJECTS[one].words for one in GIVEN[name].subjects)
            yield f"'gives' holds {name}, which is for documents made from {made_from}."
    if "located" in gives and data.get("not_read_back"):
        yield "'not_read_back' says why it cannot be read back, and 'gives' that it can (located)."
    yield from _of_formats(folder, data)
    yield from _of_letter(data)
    yield from _faults_of_unknown(data.get("unknown", {}), data["subject"])


def _of_formats(folder: Path, data: Mapping[str, Any]) -> Iterator[str]:
    """Formats that nothing is there to make."""
    formats = data["formats"]
    page = shipped("templates") / folder.name / f"{folder.name}.html"
    if "html" in formats and not page.is_file():
        yield "'formats' holds html, and there is no web page of this document. Take it out."
    given = {form for name in data.get("gives", ()) for form in GIVEN[name].formats}
    if nearest(folder, f"{folder.name}.docx").is_file():
        if "ics" in formats and "ics" not in given and data["subject"] != "case":
            yield "'formats' holds ics, and a calendar is made from a case alone. Take it out."
        return
    if not formats:
        yield "'formats' names none, and there is no Word template."
    for form in formats:
        # What is always made from Word is missed with its template, which is told in its turn.
        if not FORMATS[form].from_word and form not in given:
            able = ", ".join(name for name, one in GIVEN.items() if form in one.formats)
            yield (
                f"'formats' holds {form}, and there is neither a Word template to make it from "
                f"nor anything that makes it under 'gives' ({able})."
            )


def _of_letter(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with to whom a letter goes and what it is made from."""
    if not (letter := data.get("letter")):
        return
    strange = [name for name in letter if name not in _OF_LETTER]
    if strange:
        yield f"'letter' may hold: {', '.join(_OF_LETTER)}. Not: {strange[0]!r}."
    elif not all(isinstance(value, _OF_LETTER[name]) for name, value in letter.items()):
        yield "'letter' must say to whom as a list, and warning or section in quotes."
    elif not letter.get("to") or any(one not in ("child", "parent") for one in letter["to"]):
        yield '\'letter\' must say to whom: to = ["child", "parent"], or one of them.'
    elif ("warning" in letter) == ("section" in letter):
        yield "'letter' must name either a warning or a section of letters."
    elif data["subject"] != "case":
        yield "'letter' is for documents made from a case. Take it out."
    else:
        known = {"warning": _LEVELS, "section": _SECTIONS}
        name = "warning" if "warning" in letter else "section"
        if letter[name] not in known[name]:
            yield f"'letter' may have as {name}: {', '.join(known[name])}. Not: {letter[name]!r}."


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


def _refuse_absent(folder: Path, data: Mapping[str, Any]) -> None:
    word = [f"{folder.name}.docx"] if any(FORMATS[one].from_word for one in data["formats"]) else []
    needed = (*word, REQUIREMENTS)
    absent = [f"{name} is missing." for name in needed if not nearest(folder, name).is_file()]
    if absent:
        raise FaultyInputError(f"The folder of the document {folder.name} lacks:", absent)


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
