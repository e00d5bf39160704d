"""The fields that a form can be filled from, by path, by title and by list."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.adopt._words import Key, key
from generator.word.typecheck import Field

__all__ = ["Fields", "ListField"]

# What is worked out for our own templates, stands in another field as well, or is no answer.
_NO_ANSWER = frozenset(
    [
        "schema",
        "easy_read",
        "explained",
        "latest",
        "letter",
        "letters",
        "words",
        "say",
        "calendar",
        "network",
        "home",
        "journey",
        "team",
        "meant_names",
        "rules",
        "agenda",
        "document",
        "timeline",
        "findings",
        "deadlines",
        "warnings",
        "located",
        "booked",
        "teach_back",
        "attendance",
        "workers",
        "family",
        "people",
        "compliance",
    ]
)
_NO_NAMES = re.compile(
    r"child\.(?:they|them|theirs?|themself|They|Them|Theirs?|is_are|was_were|has_have|possessive|name"
    r"|photo)|.*\.(?:non_disclosure|logo\w*|accent_colour|marking|photo|id|picture)|service\.nation"
    r"|.*\.letters_in\..*"
)


@dataclass
class ListField:
    """A list of records: its own field, and those of an entry by their names."""

    path: str
    title: str
    parts: tuple[str, ...]
    loop: str = ""
    entries: dict[str, Field] = field(default_factory=dict)


class Fields:
    """All fields of a view. `preferred` are paths that the document's own template prints."""

    def __init__(self, fields: Iterable[Field], preferred: frozenset[str]) -> None:
        self.preferred = preferred
        self.by_path: dict[str, Field] = {}
        self.lists: dict[str, ListField] = {}
        self.by_title: Mapping[Key, list[Field]] = defaultdict(list)
        for one in fields:
            if not one.loops:
                self.by_path[one.path] = one
                if one.kind == "a list of records":
                    self.lists[one.path] = ListField(one.path, one.title, one.parts)
                elif self._may_be_meant(one):
                    self.by_title[key(one.title)].append(one)
            elif len(one.loops) == 1:
                entry, _, path = one.loops[0].partition(" in ")
                held = self.lists.get(path)
                if held is not None and one.path.startswith(f"{entry}."):
                    held.loop = one.loops[0]
                    held.entries[one.path.removeprefix(f"{entry}.")] = one

    @staticmethod
    def _may_be_meant(one: Field) -> bool:
        return one.path.split(".", 1)[0] not in _NO_ANSWER and not _NO_NAMES.fullmatch(one.path)

    def has(self, path: str) -> bool:
        """Whether there is such a field, or an address of that name."""
        return path in self.by_path or f"{path}.lines" in self.by_path

    def words(self, path: str) -> str:
        """A field in words, after what it is part of: “Child – Date of birth”."""
        one = self.by_path.get(path)
        if one is None:
            one = self.by_path[f"{path}.lines"]
            return " – ".join(_told(one.parts))
        return " – ".join((*_told(one.parts), one.title))


def _told(parts: tuple[str, ...]) -> tuple[str, ...]:
    # Everybody in the team is named besides.
    return parts[1:] if parts[:1] == ("Team",) else parts
