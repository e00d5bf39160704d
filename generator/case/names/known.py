"""Whose names belong in a case: the people, bodies and places that its name fields hold."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.case.names.beside import OtherChild
from generator.case.names.folding import plain, word
from generator.case.names.lists import given_names, places
from generator.case.names.texts import Steps, texts

__all__ = ["Known", "known"]

# Sections whose texts name who and what belongs to the case.
_OWN = (
    ("service",),
    ("child", "first_name"),
    ("child", "last_name"),
    ("child", "known_as"),
    ("child", "home_address"),
    ("child", "looked_after"),
    ("child", "education", "school"),
    ("people", "*", "name"),
    ("people", "*", "organisation"),
    ("court", "name"),
    ("sentence", "court"),
    ("remand", "court"),
    ("breach", "court"),
    ("placement", "establishment"),
    ("placement", "practitioner"),
    ("placement", "transferred", "*", "from"),
    ("placement", "transferred", "*", "to"),
    ("custody", "contacts", "people", "*", "name"),
    ("custody", "transfer", "to"),
    ("assessment", "people_who_pose_risk", "*", "name"),
    ("plan", "accommodation", "address"),
    ("pre_sentence", "who_to_tell", "*", "name"),
    ("identity", "important_people", "*"),
    ("transition", "to_service"),
    ("transition", "receiving_worker"),
    ("supervision", "conditions", "*", "inputs", "names"),
    ("meant_names", "*", "name"),
)
# Short answers that name places and bodies; a first name there may be a copied child's.
_PLACES = (
    ("child", "religion"),
    ("child", "nationality"),
    ("child", "first_language"),
    ("child", "languages"),
    ("court", "offences", "*", "statute"),
    ("court", "offences", "*", "offence"),
    ("placement", "unit"),
    ("people", "*", "job_title"),
    ("people", "*", "relationship"),
    ("assessment", "people_who_pose_risk", "*", "where"),
    ("supervision", "conditions", "*", "inputs"),
    ("supervision", "reporting", "where"),
)
# What people did not look up or copy: it vouches for its words even where they are those of a
# child beside this one.
_FIRM = frozenset({"service", "people", "meant_names", "first_name", "last_name", "known_as"})
# Short answers that name people by what they do: they vouch for the same section, and
# elsewhere for a surname.
_ROLES = (
    ("court", "judge"),
    ("court", "prosecutor"),
    ("plan", "accommodation", "with_whom"),
)
# The same wherever they stand: a full name there belongs to that section, a first name alone does
# not, since a case that was copied has the other child's first name in them.
_NAMING = frozenset(
    {
        *("who", "with_whom", "by", "owner", "name", "author", "chair", "manager", "parent_name"),
        *(
            "referred_by",
            "explained_by",
            "read_by",
            "talked_by",
            "confirmed_by",
            "agreed_by",
            "escalated_to",
            "to",
        ),
        *("supervising_officer", "met_by", "travel_with", "who_to_ask", "where", "practitioner"),
        *("social_worker", "helper_names", "first_contact", "address_summary", "presented_by"),
        *("minute_taker", "visited_by", "occupier", "decided_by", "seen_by", "reported_by"),
        *("reviewed_by", "reviewer", "meeting_chair", "meeting_present", "consent_from"),
        *("first_call", "made_by", "sent_to", "reached_by", "helped_by", "made_with", "agreed_with"),
    }
)
_CHILD = re.compile(r"(?i)\b(?:child|young person|service user|pupil|student)\b(?!['’]|\s*ren)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FULL = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z]\.?)?(?: [A-Z][\w'-]+)+")


@dataclass(frozen=True)
class Known:
    """Names as folded words.

    `words` are all that belong to the case, `sections` those that belong to one section of it,
    by its key, `firm` those that hold against a child beside this one, `child` the child's own,
    `people` the given names and surnames of everyone there, `others` what stands under a child's
    role and is not the child's: the name of another child, with its place.
    """

    words: frozenset[str]
    sections: Mapping[str, frozenset[str]]
    firm: frozenset[str]
    child: frozenset[str]
    people: frozenset[str]
    others: tuple[tuple[str, Steps], ...]

    def vouches(self, name: str, path: Steps) -> bool:
        """Whether a name belongs where it stands, by a short answer in the same section."""
        here = self.sections.get(str(path[0]), frozenset())
        return bool(here) and _parts(name) <= self.words | here


def known(
    case: Mapping[str, Any], apart: Sequence[OtherChild] = (), staff: Sequence[str] = ()
) -> Known:
    """Whose names belong in the case. Never raises for what a case holds.

    `apart` are the children of other cases: a short answer that names one of them vouches for
    nothing of that name. `staff` are the service's: known, but never against those children.
    """
    beside = _Apart(apart)
    child = _of_child(case)
    words = set(child)
    firm = set(child)
    people = set(child)
    for pattern in _OWN:
        for path, text in _find(case, pattern):
            if _FIRM.isdisjoint((path[0], path[-1])):
                words.update(beside.vouched(_parts(text)))
            else:
                firm.update(_parts(text))
            if path[-1] in ("name", "practitioner", "receiving_worker"):
                people.update(_parts(text))
    words.update(part for name in staff for part in beside.vouched(_parts(name)))
    people.update(part for name in staff for part in _parts(name))
    words |= firm
    own = set(words)
    for pattern in _PLACES:
        for _, text in _find(case, pattern):
            found = beside.vouched(_parts(text))
            words.update(p for p in found if p not in given_names() or p in places())
    sections: dict[str, set[str]] = {}
    for pattern in _ROLES:
        for path, text in _find(case, pattern):
            found = beside.vouched(_parts(text))
            sections.setdefault(str(path[0]), set()).update(found)
            words.update(p for p in found if p not in given_names())
            people.update(_parts(text))
    people -= _parts("Mr Mrs Ms Miss Dr PC Aunty Auntie Uncle Nan Mum Dad")
    others: list[tuple[str, Steps]] = []
    for entry, named in _naming(case):
        if _is_child(entry):
            others += [(text, at) for text, at in named if _is_other(text, at, words)]
            continue
        for text, at in named:
            found = _full_names(text)
            sections.setdefault(str(at[0]), set()).update(beside.vouched(found))
            people.update(found)
    # Somebody named in short answers of two sections is no slip.
    times = Counter(part for here in sections.values() for part in here)
    words.update(part for part, number in times.items() if number > 1)
    strange = {part for text, _ in others for part in _parts(text)} - child
    words -= strange - own
    return Known(
        frozenset(words),
        {key: frozenset(found - (strange - own)) for key, found in sections.items()},
        frozenset(firm),
        frozenset(child),
        frozenset(people),
        tuple(others),
    )


def _is_other(text: str, at: Steps, words: Set[str]) -> bool:
    """Whether that is the name of another child, where it stands under a child's role."""
    return at[-1] == "name" and not _parts(text) <= words | {"child", "young", "person"}


class _Apart:
    """The children of other cases, found by the words of their names."""

    def __init__(self, children: Sequence[OtherChild]) -> None:
        self._children = children
        self._by_word: dict[str, list[int]] = {}
        for number, child in enumerate(children):
            for each in child.words:
                self._by_word.setdefault(each, []).append(number)

    def vouched(self, parts: frozenset[str]) -> frozenset[str]:
        """The words of a short answer without the names of such a child named there."""
        for number in sorted({n for each in parts for n in self._by_word.get(each, ())}):
            child = self._children[number]
            if not parts.isdisjoint(child.words) and child.is_named_by(parts):
                parts -= child.words
        return parts


def _of_child(case: Mapping[str, Any]) -> set[str]:
    child = case.get("child")
    if not isinstance(child, Mapping):
        return set()
    names = (child.get(key) for key in ("first_name", "last_name", "known_as"))
    return {part for name in names if isinstance(name, str) for part in _parts(name)}


@lru_cache(maxsize=4096)
def _parts(text: str) -> frozenset[str]:
    """The words of a name, and the halves of a double one."""
    whole = {word(token) for token in _WORD.findall(plain(text))}
    halves = {half for token in whole if "-" in token for half in token.split("-")}
    return frozenset(whole | {half for half in halves if len(half) > 1})


@lru_cache(maxsize=4096)
def _full_names(text: str) -> frozenset[str]:
    """The words of the names of several words in a short answer."""
    return frozenset(part for full in _FULL.findall(plain(text)) for part in _parts(full))


def _is_child(entry: Mapping[str, Any]) -> bool:
    role = entry.get("role")
    return isinstance(role, str) and _CHILD.fullmatch(role.strip()) is not None


def _naming(case: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], list[tuple[str, Steps]]]]:
    """Every mapping of a case with short answers that name people, and these with their paths."""
    for path, entry in _records(case, ()):
        if not _NAMING.isdisjoint(entry):
            names = [(key, entry[key]) for key in _NAMING & entry.keys()]
            yield entry, [(text, (*path, key)) for key, text in names if isinstance(text, str)]


def _records(value: Any, path: Steps) -> list[tuple[Steps, Mapping[str, Any]]]:
    """Every mapping of a case with its path, in the order of the file."""
    found: list[tuple[Steps, Mapping[str, Any]]] = []
    _gather(value, path, found)
    return found


def _gather(value: Any, path: Steps, found: list[tuple[Steps, Mapping[str, Any]]]) -> None:
    # Plain dictionaries first: asking an abstract class is five times slower.
    if isinstance(value, (dict, Mapping)):
        found.append((path, value))
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                _gather(inner, (*path, key), found)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if isinstance(inner, dict | list):
                _gather(inner, (*path, number), found)


def _find(value: Any, pattern: tuple[str, ...], path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    if not pattern:
        yield from texts(value, path)
    elif pattern[0] == "*":
        for number, inner in enumerate(value if isinstance(value, list) else ()):
            yield from _find(inner, pattern[1:], (*path, number))
    elif isinstance(value, (dict, Mapping)) and pattern[0] in value:
        yield from _find(value[pattern[0]], pattern[1:], (*path, pattern[0]))
