"""What changed between the version that a service's copy was made from and the one shipped now."""

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.catalogue import Catalogue
from generator.errors import ThroughcareError
from generator.reading import read_text
from generator.resources import Resources
from generator.rules import diff_packs, load_pack, pack_names
from generator.service.copying import ORIGINALS, originals_of
from generator.toml import parse_toml
from generator.word.texts import fields_in, paragraphs

__all__ = ["Upgrade", "upgrades"]

_ALIKE = 0.5


@dataclass(frozen=True)
class Upgrade:
    """One copy: `was` is the version it was made from, `now` the shipped one.

    `was` is empty when it is not known. `changes` are sentences, part by part; empty when nothing
    changed.
    """

    name: str
    title: str
    was: str
    now: str
    changes: tuple[str, ...]


def upgrades(service: Path) -> tuple[Upgrade, ...]:
    """Every copy of a service that has a shipped original. Nothing is changed.

    Raises TemplateError or RulesError for a copy that cannot be read.
    """
    found = []
    for kind in Catalogue(Resources()).kinds():
        folder = service / "templates" / kind.name
        if folder.is_dir():
            found.append(_of_kind(folder, kind.title, kind.version))
    for name in pack_names():
        if (service / "packs" / f"{name}.toml").is_file():
            found.append(_of_pack(service / "packs", name))
    return tuple(found)


def _of_kind(own: Path, title: str, now: str) -> Upgrade:
    before = own / ORIGINALS
    if not (before / "document.toml").is_file():
        return Upgrade(own.name, title, "", now, ())
    changes: list[str] = []
    for new in originals_of(own.name):
        old, mine = before / new.name, own / new.name
        if not old.is_file() or old.read_bytes() == new.read_bytes():
            continue
        if new.suffix == ".docx":
            changes += _in_template(old, new, mine)
        elif new.suffix == ".toml":
            changes += _in_settings(_toml(old), _toml(new))
        else:
            changes += _in_requirements(old, new)
    return Upgrade(
        own.name,
        title,
        str(_toml(before / "document.toml").get("version", "")),
        now,
        tuple(changes),
    )


def _of_pack(own: Path, name: str) -> Upgrade:
    now = load_pack(name)
    before = own / ORIGINALS / f"{name}.toml"
    if not before.is_file():
        return Upgrade(name, now.title, "", now.version, ())
    was = load_pack(before)
    changes = tuple(map(str, diff_packs(was, now)))
    return Upgrade(name, now.title, was.version, now.version, changes)


def _in_template(old: Path, new: Path, mine: Path) -> Iterator[str]:
    """The paragraphs that differ, and the fields that came or went."""
    before, after = paragraphs(old), paragraphs(new)
    own = {text for lines in _read(mine).values() for text in lines}
    for part in dict.fromkeys([*before, *after]):
        for was, now in _pairs(before.get(part, []), after.get(part, [])):
            where = f"In {part}: "
            if was and now:
                said = f"“{was}” now says “{now}”."
            elif now:
                said = f"new: “{now}”."
            else:
                said = f"taken out: “{was}”."
            yield where + said + _of_own(was, now, own)
    fields_before, fields_after = fields_in(before), fields_in(after)
    for field in sorted(fields_after - fields_before):
        yield f"It prints {field} now."
    for field in sorted(fields_before - fields_after):
        yield f"It no longer prints {field}."


def _read(path: Path) -> dict[str, list[str]]:
    return paragraphs(path) if path.is_file() else {}


def _of_own(was: str, now: str, own: set[str]) -> str:
    if now and now in own:
        return " Yours says so already."
    if was and was not in own:
        return " You have changed or taken out that paragraph: compare by hand."
    return ""


def _pairs(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs that differ, the old beside the new; empty where there is none."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        old, new = before[i:j], after[k:m]
        if len(old) == len(new):
            yield from zip(old, new, strict=True)
            continue
        while old and new:
            if difflib.SequenceMatcher(None, old[0], new[0]).ratio() >= _ALIKE:
                yield old.pop(0), new.pop(0)
            elif len(old) >= len(new):
                yield old.pop(0), ""
            else:
                yield "", new.pop(0)
        yield from ((text, "") for text in old)
        yield from (("", text) for text in new)


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return parse_toml(read_text(path))
    except ValueError:
        raise ThroughcareError(
            f"{path} cannot be read. Copy the template anew with `throughcare service copy`."
        ) from None


def _in_settings(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys([*before, *after]):
        if name == "version" or before.get(name) == after.get(name):
            continue
        if name not in before:
            yield f"document.toml has {name} = {json.dumps(after[name])} now."
        elif name not in after:
            yield f"document.toml no longer has {name}."
        else:
            yield (
                f"document.toml: {name} was {json.dumps(before[name])}, "
                f"now it is {json.dumps(after[name])}."
            )


def _in_requirements(old: Path, new: Path) -> Iterator[str]:
    before, after = (frozenset(_needed(json.loads(read_text(path)), "")) for path in (old, new))
    for field in sorted(after - before):
        yield f"It needs {field} now."
    for field in sorted(before - after):
        yield f"It no longer needs {field}."
    if before == after:
        yield "What a case must hold is said in another way: see requirements.schema.json."


def _needed(schema: Any, path: str) -> Iterator[str]:
    """The dotted fields that a requirements schema names as required, wherever it does."""
    if isinstance(schema, list):
        for part in schema:
            yield from _needed(part, path)
    elif isinstance(schema, dict):
        for name in schema.get("required", ()) if isinstance(schema.get("required"), list) else ():
            yield f"{path}.{name}".lstrip(".")
        for key, inner in schema.items():
            if key == "properties" and isinstance(inner, dict):
                for name, one in inner.items():
                    yield from _needed(one, f"{path}.{name}")
            elif key != "required":
                yield from _needed(inner, path)
