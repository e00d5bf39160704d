"""Which fields a label may mean, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.adopt._fields import Fields
from generator.adopt._subjects import CHILD, NOBODY, Subject, about, under
from generator.adopt._words import Key, key, meanings
from generator.sheets.imports import usual_words
from generator.word.typecheck import Field

__all__ = ["PLAIN", "SURE", "Guess", "beside", "guesses"]

# From this certainty on a tag is written; from PLAIN on without a comment.
SURE, PLAIN = 0.8, 0.9
_CERTAIN, _LIKELY, _TAKEN, _OPEN, _FAINT = 0.95, 0.85, 0.82, 0.6, 0.4
_MOST = 3
_DATE = key("date")
_QUALIFIERS = key("allocated current named main assigned")
# Words of exports that say too little in a form.
_WARY = frozenset(
    [
        "since",
        "worker",
        "provider",
        "outcome",
        "months",
        "placement",
        "accommodation",
        "house",
        "street",
        "born",
        "sex",
        "mother",
        "father",
        "guardian",
        "carer",
        "sentence",
    ]
)


@dataclass(frozen=True)
class Guess:
    """A field that may be meant: `certainty` goes from 0 to 1, `why` says what speaks for it."""

    path: str
    certainty: float
    why: str


def guesses(
    label: str, context: Sequence[str], fields: Fields, *, child_near: bool = False
) -> tuple[Guess, ...]:
    """The fields that a label may mean below these headings, the likeliest first.

    `child_near` says that something beside it can only be the child's.
    """
    if not key(label):
        return ()
    over = under(context)
    found: dict[str, Guess] = {}
    for guess in (
        *_by_topic(label, over),
        *_anywhere(label, context, over),
        *_named(label, over),
        *_below(label, over, child_near=child_near),
        *_by_title(label, context, over, fields),
    ):
        known = found.get(guess.path)
        if fields.has(guess.path) and (known is None or known.certainty < guess.certainty):
            found[guess.path] = guess
    ordered = sorted(found.values(), key=lambda one: -one.certainty)
    if len(ordered) > 1 and ordered[0].certainty - ordered[1].certainty < 0.03:
        # Two that are equally likely are a question.
        level = min(ordered[0].certainty, _OPEN + 0.1)
        ordered = [
            Guess(one.path, min(one.certainty, level), "it may be one or the other")
            if one.certainty >= ordered[1].certainty
            else one
            for one in ordered
        ]
    return tuple(ordered[:_MOST])


def beside(label: str, other: str) -> tuple[Guess, ...]:
    """What a label says of whom the label before it names: “Solicitor: ____ Tel: ____”."""
    named = about(other)
    if named is None or not named.path.startswith("team.") or about(label) is not None:
        return ()
    attribute = _attributes(named.path).get(key(label))
    if attribute is None or attribute == "name":
        return ()
    return (Guess(f"{named.path}.{attribute}", _TAKEN, f"it stands beside “{other}”"),)


def _by_topic(label: str, over: Subject) -> list[Guess]:
    attribute = _topic(over.path).get(key(label)) if over.path else None
    if attribute is None:
        return []
    sure = _CERTAIN if over.whole else _OPEN
    return [Guess(f"{over.path}.{attribute}", sure, "the heading says of what")]


def _anywhere(label: str, context: Sequence[str], over: Subject) -> list[Guess]:
    path = _whole().get(key(label))
    if key(label) == _DATE and not over.path and over.whole and not context:
        return [Guess("document.date", _TAKEN, "it stands under no heading")]
    if path is None or over.path == NOBODY:
        return []
    if path == "case_id" and over.path and over.path != CHILD:
        return [Guess(path, _OPEN, "it may be the reference of somebody else")]
    strange = over.path.startswith("team.") and path != "document.date"
    if strange or (not over.path and not over.whole):
        return [
            Guess(path, _OPEN if strange else _TAKEN, "the label says so, under another heading")
        ]
    sure = _LIKELY if path == "document.date" else _CERTAIN
    return [Guess(path, sure, "the label says so")]


def _named(label: str, over: Subject) -> list[Guess]:
    """By whom the label itself names: “Parent's phone number”."""
    named = about(label)
    if named is None or over.path == NOBODY:
        return []
    if named.path == NOBODY:
        return _of_the_child(key(label))
    rest = named.rest - _QUALIFIERS or key("name")
    attribute = _attributes(named.path).get(rest)
    if attribute is None:
        return []
    sure = _TAKEN if named.taken else _CERTAIN
    return [Guess(f"{named.path}.{attribute}", sure, "the label names whose it is")]


def _of_the_child(words: Key) -> list[Guess]:
    """What is asked of the child about somebody else: “Does the child need an interpreter?”."""
    rest = words - {CHILD}
    attribute = _attributes(CHILD).get(rest) if CHILD in words and len(rest) > 1 else None
    if attribute is None:
        return []
    return [Guess(f"{CHILD}.{attribute}", _CERTAIN, "the label says that it is the child's")]


def _below(label: str, over: Subject, *, child_near: bool) -> list[Guess]:
    """By whom the headings name: “Name” below “Parent or carer”."""
    wanted = key(label)
    if over.path == NOBODY:
        return []
    attribute = _attributes(over.path).get(wanted) if over.path else None
    if attribute is not None:
        return [_of_heading(f"{over.path}.{attribute}", over)]
    own = _attributes(CHILD).get(wanted)
    generic = wanted in _attributes("team.parent")
    return [] if own is None else [_childs(f"{CHILD}.{own}", over, generic, child_near)]


def _of_heading(path: str, over: Subject) -> Guess:
    person = over.path == CHILD or over.path.startswith("team.")
    if not over.whole and not person:
        return Guess(path, _OPEN, "the heading is about more than that")
    if over.taken or not over.whole:
        return Guess(path, _TAKEN, "the heading seems to say whose it is")
    return Guess(path, _CERTAIN, "the heading says whose it is")


def _childs(path: str, over: Subject, generic: bool, child_near: bool) -> Guess:
    """A field of the child where no heading says that it is. `generic` is what anybody has."""
    if over.path.startswith("team.") or over.path == "service":
        return Guess(path, _FAINT, "it may be the child's")
    open_ = not over.path and over.whole
    if generic and not (open_ and child_near):
        return Guess(path, _OPEN, "nothing says whose it is")
    if open_:
        return Guess(path, PLAIN if generic else _CERTAIN, "it can only be the child's")
    sure = PLAIN if over.path else _TAKEN
    return Guess(path, sure, "the label says so, under another heading")


def _by_title(label: str, context: Sequence[str], over: Subject, fields: Fields) -> list[Guess]:
    """By the titles of the schema: the same words, or some of them."""
    named = about(label)
    wanted = key(label)
    same = list(fields.by_title.get(wanted, ()))
    if named is not None and named.path == CHILD and named.rest:
        same += fields.by_title.get(named.rest, ())
    if over.path == NOBODY or over.path.startswith("team."):
        return [Guess(one.path, _FAINT, "it is called so") for one in same[:_MOST]]
    headings = [key(one) for one in context]
    here = [one for one in same if _stands_under(one, headings, over)]
    used = [one for one in same if one.path in fields.preferred]
    if len(here) == 1:
        return [Guess(here[0].path, PLAIN + 0.01, "label and heading are its titles")]
    if len(used) == 1:
        return [Guess(used[0].path, _LIKELY, "this document prints a field of that title")]
    if len(same) == 1:
        several = len(wanted) > 1 and over.whole
        return [Guess(same[0].path, _LIKELY if several else _OPEN, "it is called so")]
    if same:
        return [Guess(one.path, _FAINT, "it is called so") for one in (here or same)[:_MOST]]
    return _alike(wanted, fields)


def _stands_under(one: Field, headings: Sequence[Key], over: Subject) -> bool:
    parts = [part for part in map(key, one.parts) if part]
    below = bool(over.path) and one.path.startswith(f"{over.path}.")
    return below or any(part <= heading for part in parts[-1:] for heading in headings)


def _alike(wanted: Key, fields: Fields) -> list[Guess]:
    """Fields whose titles share most of the words."""
    scored = []
    for title, several in fields.by_title.items():
        shared = len(wanted & title) / max(len(wanted | title), 1)
        if shared >= 0.5:
            scored += [(shared, one.path) for one in several]
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [
        Guess(path, round(shared * _OPEN, 2), "some words are its title's")
        for shared, path in scored[:_MOST]
    ]


@cache
def _attributes(path: str) -> Mapping[Key, str]:
    """What can be said of a subject: the end of the path by the words for it."""
    said = meanings()
    if path == CHILD:
        found = {
            key(one): path.removeprefix("child.")
            for path, several in usual_words().items()
            if path.startswith("child.") and path != "child.looked_after.social_worker"
            for one in several
            if one not in _WARY
        }
        return found | _by_words(said["about"]["child"])
    if path in said["topic"]:
        return _topic(path)
    return _by_words(said["person"]) if path.startswith("team.") else {}


@cache
def _topic(path: str) -> Mapping[Key, str]:
    return _by_words(meanings()["topic"].get(path, {}))


@cache
def _whole() -> Mapping[Key, str]:
    """Labels that mean one field wherever they stand, exports' headings among them."""
    usual = {
        key(one): path
        for path, several in usual_words().items()
        if not path.startswith(("child.", "people[", "court.offences"))
        for one in several
        if one not in _WARY
    }
    return usual | _by_words(meanings()["anywhere"])


def _by_words(table: Mapping[str, Sequence[str]]) -> dict[Key, str]:
    return {key(one): path for path, several in table.items() for one in several}
