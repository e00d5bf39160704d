"""How a condition is explained: by the service's own wording, else by the shipped one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.easyread.catalogue import Sentence, explanation, written
from generator.easyread.pictures import Shelf
from generator.easyread.wording._faults import faults_in
from generator.errors import FaultyInputError
from generator.reading import NotTextError, read_text
from generator.toml import TooMuchTomlError, parse_toml

__all__ = ["OWN_WORDING", "Wording", "faults_of_wording", "wording_of"]

# Where a service keeps explanations of its own, in its folder.
OWN_WORDING = "wording/easy-read"
_NOT_ENTRIES = frozenset({"schema", "version", "effective_from", "source"})


@dataclass(frozen=True)
class Wording:
    """How one condition is explained, with its slots open; `levels` are sentences by level."""

    heading: str
    picture: str
    question: str
    why: str
    helps: str
    levels: Mapping[int, tuple[Sentence, ...]]


def wording_of(name: str, service: Path | None) -> Wording:
    """The explanation of that name: what the service says itself, and of the rest the shipped.

    Raises FaultyInputError for faults of the service's files.
    """
    ours, own = explanation(name), _own(service).get(name, {})
    levels = {
        int(level): tuple(written(text) for text in texts)
        for level, texts in own.get("level", {}).items()
    }
    return Wording(
        own.get("heading", ours.heading),
        own.get("picture", ours.picture),
        own.get("question", ours.question),
        own.get("why", ours.why),
        own.get("help", ours.helps),
        {**ours.levels, **levels},
    )


def faults_of_wording(service: Path) -> tuple[str, ...]:
    """Every fault of a service's own wording, with its file; none where it has no wording.

    Pictures are looked for in the service's own sets too.
    """
    found = []
    for path in _files(service):
        held, faults = _read(path, path.stat().st_mtime_ns)
        faults = faults or tuple(_without_picture(held, Shelf(service)))
        found += [f"{OWN_WORDING}/{path.name}: {fault}" for fault in faults]
    return tuple(found)


def _without_picture(held: Mapping[str, Any], shelf: Shelf) -> Iterator[str]:
    for name, one in _entries(held).items():
        texts = [text for level in one.get("level", {}).values() for text in level]
        codes = [one.get("picture", ""), *(written(text).picture for text in texts)]
        for code in dict.fromkeys(filter(None, codes)):
            if not shelf.has(code):
                yield (
                    f"[{name}] there is no picture {code}. `throughcare easyread pictures` finds "
                    "one by a word."
                )


def _entries(held: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in held.items() if name not in _NOT_ENTRIES}


def _own(service: Path | None) -> Mapping[str, Any]:
    if service is None or not (service / OWN_WORDING).is_dir():
        return {}
    found: dict[str, Any] = {}
    for path in _files(service):
        held, faults = _read(path, path.stat().st_mtime_ns)
        if faults:
            raise FaultyInputError(f"The easy-read wording has faults ({path}):", list(faults))
        found |= _entries(held)
    return found


def _files(service: Path) -> list[Path]:
    return sorted((service / OWN_WORDING).glob("*.toml"))


@lru_cache(maxsize=64)
def _read(path: Path, _: int) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    try:
        held = parse_toml(read_text(path))
    except (NotTextError, TooMuchTomlError) as error:
        return {}, (str(error),)
    except tomllib.TOMLDecodeError as error:
        return {}, (f"it is no sound TOML file: {str(error)[:200]}.",)
    return held, tuple(faults_in(held))
