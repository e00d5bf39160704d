"""Whom or what a label or a heading is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.adopt._words import Key, key, meanings, tokens

__all__ = ["CHILD", "NOBODY", "Subject", "about", "under"]

CHILD = "child"
# Somebody or something that a case has no one place for.
NOBODY = "nobody"
_TITLES = frozenset(
    [
        "form",
        "referral",
        "report",
        "record",
        "plan",
        "application",
        "request",
        "proforma",
        "letter",
        "agreement",
        "consent",
        "checklist",
        "review",
        "notification",
        "sheet",
        "pack",
        "assessment",
        "template",
        "policy",
        "procedure",
        "service",
        "council",
    ]
)


@dataclass(frozen=True)
class Subject:
    """What words are about: `path` is the start of the paths of its fields.

    `rest` are the words besides it. `taken` says that it is only taken for it. `whole` says that
    the words are about nothing else. An empty path means nothing that is known.
    """

    path: str
    rest: Key = frozenset()
    taken: bool = False
    whole: bool = True


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str, bool], ...]:
    """Every phrase with its subject and whether it is only taken for it, the longest first."""
    said = meanings()
    found = {tokens(one): (NOBODY, False) for one in said["others"]["words"]}
    for name, taken in (("perhaps", True), ("subjects", False)):
        found |= {
            tokens(one): (path, taken) for path, several in said[name].items() for one in several
        }
    ordered = sorted(found.items(), key=lambda item: -len(item[0]))
    return tuple((phrase, path, taken) for phrase, (path, taken) in ordered if phrase)


@cache
def _neutral() -> Key:
    return frozenset(one for word in meanings()["neutral"]["words"] for one in tokens(word))


@cache
def _topics() -> dict[Key, str]:
    return {key(one): path for path, several in meanings()["under"].items() for one in several}


def about(label: str) -> Subject | None:
    """Whom a label names, with what it says of them; None where it names nobody."""
    words = list(tokens(label))
    found: list[tuple[str, bool]] = []
    for phrase, path, taken in _phrases():
        at = _place(words, phrase)
        if at is not None:
            found.append((path, taken))
            words[at : at + len(phrase)] = ["" for _ in phrase]
    if not found:
        return None
    rest = frozenset(word for word in words if word)
    # “Parent of the child” is about the parent, and “the child's GP” about neither.
    ordered = sorted(found, key=lambda one: (one[0] != NOBODY, one[0] == CHILD))
    path, taken = ordered[0]
    if "contact" in rest and path != CHILD and not path.startswith("team."):
        # Somebody at a school or a court is not the school or the court.
        return Subject(NOBODY, rest, whole=False)
    others = {one for one, _ in found} - {path, CHILD}
    if others and path != NOBODY:
        return Subject(NOBODY, rest, whole=False)
    return Subject(path, rest, taken, not rest - _neutral())


def under(headings: Iterable[str]) -> Subject:
    """Whom the places below these headings are about, the nearest heading first.

    An empty path with `whole` means that no heading says anything of it, without that it is
    about something unknown.
    """
    for heading in headings:
        words = frozenset(tokens(heading))
        if not words - _neutral():
            continue
        topic = _topics().get(words - _neutral())
        if topic and "contact" not in words:
            return Subject(topic)
        named = about(heading)
        if named is not None:
            inner = _topics().get(named.rest - _neutral())
            if named.path == CHILD and inner:
                return Subject(inner)
            person = named.path == NOBODY or named.path.startswith("team.")
            service = named.path == "service" and named.whole
            if person or service or not words & _TITLES:
                return named
            continue
        if not words & _TITLES:
            return Subject("", words - _neutral(), whole=False)
    return Subject("")


def _place(words: list[str], phrase: tuple[str, ...]) -> int | None:
    ends = len(words) - len(phrase) + 1
    return next((at for at in range(ends) if tuple(words[at : at + len(phrase)]) == phrase), None)
