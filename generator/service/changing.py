"""Changes one thing in a file of a service's folder; notes and everything else stay as they are."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from generator.documents.writing import write_all
from generator.errors import FaultyInputError
from generator.service._faults import faults_of
from generator.service._sense import SETTINGS, STAFF, sense
from generator.service._toml import parsed, parsed_text
from generator.service.making import written
from generator.service.reading import SCHEMAS

__all__ = ["change_settings", "change_staff", "settings_of", "staff_of"]

Data = Mapping[str, Any]

_HEAD = re.compile(r"\s*\[")
# A head, or one that only a note shows as an example.
_NOTED_HEAD = re.compile(r"\s*(#\s*)?\[\[?[\w.-]+\]\]?\s*$")
_STAFF_HEAD = re.compile(r"\s*\[\[\s*staff\s*\]\]")


def settings_of(folder: Path) -> Data:
    """What service.toml says. Raises FaultyInputError for a file that cannot be read."""
    return _read(folder / SETTINGS)[0]


def staff_of(folder: Path) -> tuple[Data, ...]:
    """The entries of staff.toml; none where there is no such file.

    Raises FaultyInputError for a file that cannot be read.
    """
    path = folder / STAFF
    return tuple(_read(path)[0].get("staff", ())) if path.exists() else ()


def change_settings(folder: Path, answers: Mapping[str, str]) -> None:
    """Write answers into service.toml: by dotted name such as `words.case_manager`.

    An empty answer takes the entry out. Raises FaultyInputError, with every fault, for answers
    that will not do, and for a file that only a person can change.
    """
    data, text = _read(folder / SETTINGS)
    wanted = deepcopy(dict(data))
    for key, answer in answers.items():
        section, _, name = key.rpartition(".")
        held = wanted.setdefault(section, {}) if section else wanted
        if held.get(name, "") == answer:
            continue
        if answer:
            held[name] = answer
        else:
            held.pop(name, None)
        text = _with(text, section, name, answer)
    _keep(folder / SETTINGS, text, _without_empty(wanted))


def change_staff(folder: Path, at: int | None, entry: Mapping[str, str] | None) -> None:
    """Put an entry of staff.toml in the place of the one `at` (from 0), or at the end for None.

    None as entry takes the one there out. Raises FaultyInputError as `change_settings` does.
    """
    path = folder / STAFF
    data, text = _read(path) if path.exists() else ({}, "")
    wanted = [dict(each) for each in data.get("staff", ())]
    if at is not None and not 0 <= at < len(wanted):
        raise FaultyInputError("This person is not in the list any more. Look at the list again.")
    lines = text.splitlines()
    block = ["[[staff]]", *(f"{key} = {written(said)}" for key, said in (entry or {}).items())]
    if at is None:
        wanted.append(dict(entry or {}))
        lines += ["", *block]
    else:
        heads = [number for number, line in enumerate(lines) if _STAFF_HEAD.match(line)]
        start = heads[at] if at < len(heads) else len(lines)
        end = _end_of(lines, start)
        wanted[at : at + 1] = [] if entry is None else [dict(entry)]
        lines[start:end] = [] if entry is None else [*block, ""]
    _keep(path, "\n".join(lines).rstrip("\n") + "\n", {**data, "staff": wanted})


def _end_of(lines: Sequence[str], start: int) -> int:
    """Where an entry ends: before the next head, or the notes that stand before that."""
    heads = (n for n in range(start + 1, len(lines)) if _HEAD.match(lines[n]))
    end = next(heads, len(lines))
    while end > start + 1 and end < len(lines) and lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return end


def _read(path: Path) -> tuple[Data, str]:
    value, text, broken = parsed(path)
    if broken:
        raise FaultyInputError(f"{path.name} cannot be changed here:", [broken])
    return value, text


def _keep(path: Path, text: str, wanted: Data) -> None:
    """Write the text, if it says what is wanted and that will do."""
    value, broken = parsed_text(text, path.name)
    if not broken and value != wanted:
        broken = f"{path.name} is written in a way that only a person can change. Change it there."
    if broken:
        raise FaultyInputError("Nothing was changed:", [broken])
    found = faults_of(SCHEMAS[path.name], value, text, list(sense(path.name, value)))
    faults = [each.partition(": ")[2] for each in found]
    if faults:
        raise FaultyInputError("Nothing was changed:", faults)
    before = {path: path.read_bytes()} if path.exists() else {}
    write_all({path: text.encode()}, instead_of=before)


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value != {}}


def _with(text: str, section: str, name: str, answer: str) -> str:
    """The text with one entry set, in the place of its example if it has one, or taken out."""
    lines = text.splitlines()
    start, end = _region(lines, section)
    line = f"{name} = {json.dumps(answer, ensure_ascii=False)}" if answer else ""
    if section and start == end:
        return "\n".join([*lines, "", f"[{section}]", line]) + "\n"
    if section:
        lines[start - 1] = lines[start - 1].replace("#", "", 1).lstrip()
    at = _first(lines[start:end], rf"\s*{name}\s*=")
    if at is None and answer:
        at = _first(lines[start:end], rf"\s*#\s*{name}\s*=")
    if at is not None:
        lines[start + at : start + at + 1] = [line] if line else []
    elif line:
        lines.insert(_last_entry(lines, start, end), line)
    return _head_noted(lines, section) if section and not answer else "\n".join(lines) + "\n"


def _head_noted(lines: list[str], section: str) -> str:
    """A head under which nothing is left becomes a note again."""
    start, end = _region(lines, section)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines[start:end]):
        lines[start - 1] = f"# {lines[start - 1]}"
    return "\n".join(lines) + "\n"


def _region(lines: Sequence[str], section: str) -> tuple[int, int]:
    """The lines of a section after its head; (0, 0) where it has none. "" is before any head."""
    heads = [n for n, line in enumerate(lines) if _NOTED_HEAD.match(line)]
    if not section:
        return 0, heads[0] if heads else len(lines)
    own = re.compile(rf"\s*(#\s*)?\[{re.escape(section)}\]\s*$")
    found: Iterable[int] = sorted(
        (n for n in heads if own.match(lines[n])), key=lambda n: lines[n].lstrip().startswith("#")
    )
    start = next(iter(found), None)
    if start is None:
        return 0, 0
    return start + 1, next((n for n in heads if n > start), len(lines))


def _first(lines: Sequence[str], pattern: str) -> int | None:
    matches: Callable[[str], Any] = re.compile(pattern).match
    return next((number for number, line in enumerate(lines) if matches(line)), None)


def _last_entry(lines: Sequence[str], start: int, end: int) -> int:
    """After the last entry of a region, before the notes on what follows it."""
    entries = [n for n in range(start, end) if re.match(r"\s*[\w.-]+\s*=", lines[n])]
    return entries[-1] + 1 if entries else start
