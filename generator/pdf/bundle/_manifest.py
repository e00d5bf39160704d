"""The manifest of a bundle: its title and its papers, in order, as TOML."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import PdfError
from generator.pdf._toml import read_toml
from generator.spelling import nearest

_TEXTS = ("title", "subtitle", "reference", "lang")
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MOST_ITEMS, _LONGEST = 200, 300


@dataclass(frozen=True, slots=True)
class Item:
    """A paper of the bundle. `exhibit` is its label, such as "Exhibit A"; "" for none."""

    path: Path
    title: str
    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What goes into a bundle. `subtitle` and `reference` may be empty."""

    title: str
    items: tuple[Item, ...]
    subtitle: str = ""
    reference: str = ""
    lang: str = "en-GB"


def read_manifest(toml: str, folder: Path, name: str = "The manifest") -> Manifest:
    """The manifest in a TOML text; files are named from `folder`.

    PdfError lists all that is wrong with it, files that are missing or lie outside the folder
    among it.
    """
    said = read_toml(toml, name)
    faults = _unknown(said, (*_TEXTS, "items"))
    texts = {key: said.get(key, "") for key in _TEXTS}
    for key, value in texts.items():
        if not isinstance(value, str) or len(value) > _LONGEST:
            faults.append(f"{key} is text of at most {_LONGEST} letters.")
            texts[key] = ""
    if not str(texts["title"]).strip():
        faults.append('It has no title. Add a line such as title = "Breach bundle".')
    lang = texts.pop("lang") or "en-GB"
    if not _LANG.fullmatch(lang):
        faults.append("lang is a language tag, such as en-GB or cy.")
    entries = said.get("items")
    if not isinstance(entries, list) or not 0 < len(entries) <= _MOST_ITEMS:
        faults.append(f"It lists no [[items]], or more than {_MOST_ITEMS}.")
        entries = []
    items = []
    letters = iter(_letters(n) for n in range(_MOST_ITEMS))
    for number, entry in enumerate(entries, 1):
        item, wrong = _item(entry, folder, letters)
        faults += [f"Item {number}: {fault}" for fault in wrong]
        items.append(item)
    labels = [item.exhibit for item in items if item.exhibit]
    faults += [
        f"Two items are {label}." for label in dict.fromkeys(labels) if labels.count(label) > 1
    ]
    if faults:
        raise PdfError(f"{name} has faults:", faults)
    return Manifest(items=tuple(items), lang=lang, **texts)


def _item(entry: Any, folder: Path, letters: Any) -> tuple[Item, list[str]]:
    if not isinstance(entry, dict):
        return Item(folder, ""), ["write it as [[items]] with a file and a title."]
    faults = _unknown(entry, ("file", "title", "exhibit"))
    file, title, exhibit = (
        entry.get("file", ""),
        entry.get("title", ""),
        entry.get("exhibit", False),
    )
    path = folder
    if not isinstance(file, str) or not file:
        faults.append("it names no file.")
    else:
        path, wrong = _paper(file, folder)
        faults += [wrong] if wrong else []
    if not isinstance(title, str) or not title.strip() or len(title) > _LONGEST:
        faults.append(f"it needs a title of at most {_LONGEST} letters, for the contents page.")
        title = ""
    if exhibit is True:
        label = f"Exhibit {next(letters)}"
    elif isinstance(exhibit, str) and len(exhibit) <= 20:
        label = f"Exhibit {exhibit.strip()}" if exhibit.strip() else ""
    else:
        label = ""
        if exhibit is not False:
            faults.append("exhibit is true, or a label of at most 20 letters.")
    return Item(path, title.strip(), label), faults


def _paper(file: str, folder: Path) -> tuple[Path, str]:
    """Where a paper lies, and why it cannot be taken; empty when it can."""
    try:
        path = (folder / file).resolve()
        if Path(file).is_absolute() or not path.is_relative_to(folder.resolve()):
            return folder, f"{file} lies outside the manifest's folder: copy it in."
        if not path.is_file():
            return path, f"{file} is not there."
    except (OSError, ValueError, RuntimeError):  # links in a circle, or no name of a file
        return folder, f"{file[:60]!r} is no file that can be read: check its name."
    if path.suffix.lower() not in (".pdf", ".docx"):
        return path, f"{file} is neither a PDF nor a Word file (.docx)."
    return path, ""


def _unknown(said: dict[str, Any], known: tuple[str, ...]) -> list[str]:
    faults = []
    for key in said:
        if key not in known:
            near = nearest(key, known)
            hint = f" Did you mean {near}?" if near else f" Known are: {', '.join(known)}."
            faults.append(f"'{key}' is not known here.{hint}")
    return faults


def _letters(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    first, last = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
