"""The children of the other case files in a folder: their names and photographs, no more."""

import json
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Any

from generator.case.names.folding import fold, plain, word

__all__ = ["OtherChild", "children_in", "other_child"]

# Enough for a service's folder, and a bound on what a strange folder can make us read.
_MOST_NAMES = 5000
_MOST_FILES = 500
_MOST_BYTES = 2_000_000
_ENDING = ".json"
_CASE_ID = re.compile(r'"case_id"\s*:\s*"([^"\\]{1,64})"')
_CHILD = re.compile(r'"child"\s*:\s*(?=\{)')
_WORD = re.compile(r"[^\W\d_][\w'-]*")


@dataclass(frozen=True)
class OtherChild:
    """A child by name: `reference` is the case's, `born` the birth date as ISO text.

    `photo` is the file of the child's photograph, as the case names it; empty without one.
    """

    reference: str
    first_name: str
    last_name: str
    known_as: str
    born: str
    photo: str = ""

    def is_child_of(self, case: Mapping[str, Any]) -> bool:
        """Whether that case is about the same child: its reference, or name and birth date."""
        child = case.get("child")
        if not isinstance(child, Mapping):
            return False
        if self.reference == case.get("case_id"):
            return True
        # Few are born on the same day, and names take longer to compare.
        return self.born == child.get("date_of_birth") and all(
            fold(str(child.get(key, ""))) == fold(name)
            for key, name in (("first_name", self.first_name), ("last_name", self.last_name))
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its names, folded."""
        return frozenset(_words(f"{self.first_name} {self.last_name} {self.known_as}"))

    @cached_property
    def full_names(self) -> tuple[str, ...]:
        """The first name, and what the child is called, with the last name; folded."""
        firsts = dict.fromkeys(name for name in (self.first_name, self.known_as) if name)
        return tuple(fold(f"{first} {self.last_name}") for first in firsts)

    def is_named_by(self, words: Collection[str]) -> bool:
        """Whether folded words hold a full name of the child, or nothing but of its names."""
        held = frozenset(words)
        return (bool(held) and held <= self.words) or any(
            full <= held for full in self._words_of_full_names
        )

    @cached_property
    def _words_of_full_names(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(_words(full)) for full in self.full_names)


def _words(names: str) -> set[str]:
    return {word(token) for token in _WORD.findall(plain(names))}


def children_in(folder: Path) -> tuple[OtherChild, ...]:
    """The children whose case files lie in a folder, in the order of file names.

    Files that cannot be read, are no case or are too large are passed by, and so is all
    beyond the first 500: this is a help, not a check of those files.
    """
    try:
        with os.scandir(folder) as listed:
            files = {one.name: one for one in islice(listed, _MOST_NAMES)}
    except OSError:
        return ()
    found = []
    names = sorted(name for name in files if name.endswith(_ENDING) and name != _ENDING)
    for name in names[:_MOST_FILES]:
        try:
            about = files[name].stat()
        except OSError:
            continue
        if S_ISREG(about.st_mode) and about.st_size <= _MOST_BYTES:
            found.append(_child_of(files[name].path, about.st_mtime_ns, about.st_size))
    return tuple(child for child in found if child is not None)


@lru_cache(maxsize=2 * _MOST_FILES)
def _child_of(path: str, _changed: int, _size: int) -> OtherChild | None:
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    reference = _CASE_ID.search(text)
    for start in _CHILD.finditer(text):
        try:
            child, _ = json.JSONDecoder().raw_decode(text, start.end())
        except (ValueError, RecursionError):
            continue
        if reference and (found := other_child(reference[1], child)):
            return found
    return None


def other_child(reference: str, child: Any) -> OtherChild | None:
    """A child from the `child` section of a case; None where it has no name."""
    if not isinstance(child, Mapping):
        return None
    names = {key: child.get(key, "") for key in ("first_name", "last_name", "known_as")}
    born = child.get("date_of_birth", "")
    if not all(isinstance(value, str) for value in (*names.values(), born)):
        return None
    if not (names["first_name"] and names["last_name"]):
        return None
    photo = child.get("photo", "")
    photo = photo if isinstance(photo, str) else ""
    return OtherChild(reference=reference, born=born, photo=photo, **names)
