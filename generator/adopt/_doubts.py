"""Words round a place that speak for another person, another time or another service."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from generator.adopt._subjects import CHILD, about
from generator.adopt._words import Key, key, meanings, spoken
from generator.word.blanks import Blank

__all__ = ["ASKED", "CERTAIN", "THEIRS", "doubt"]

# Up to where a field is sure: without a doubt, where a parent names the child, and with a doubt.
CERTAIN, THEIRS, ASKED = 1.0, 0.82, 0.7
# Of a worker or parent another address is theirs; of a child another name is not.
_DIFFERENT = frozenset(["different"])
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)")
_EXAMPLES = re.compile(
    r"\s*(?:e\.?g\b|i\.?e\b|for example|such as|including|please)", re.IGNORECASE
)
_REFERRED = re.compile(
    r"\b(?:(?:who|that|whom) )?(?:are )?you (?:are |wish |want |would )?[^,;:]{0,20}refer\w*",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:return|send|e-?mail|post|pass|give|hand|submit|forward)\w*\b[^.:;]{0,40}\bto\b[^.:;]*",
    re.IGNORECASE,
)
# A carer named with the parents is one of them.
_CARERS = re.compile(r"\bparent (?:or |and )?(?:legal )?(?:carer|guardian)\b")
_SECOND = re.compile(r"\b(?:child|parent|person|school|offence|worker) ?(?:[2-9]|two|three)\b")


def doubt(path: str, blank: Blank, before: Iterable[str] = ()) -> float:
    """Up to where it is sure that a place is for this field, by the words round it.

    `before` are the labels that stand before it on its line, the nearest first.
    """
    own, before = _own(path), tuple(before)
    if not blank.across and key(blank.label) in map(key, before):
        # The same is asked a second time on the line: of somebody else.
        return ASKED
    limits = [_of_label(one, path, own) for one in (blank.label, blank.across)]
    limits += [_of_words(one, path, own, asked=False) for one in blank.hints]
    limits += [_around(_others_before(before, blank, path), path, own, persons=True)]
    said = _names(blank.label, path)
    limits += [_around((blank.lead,), path, own, persons=not said)]
    if not _names(blank.lead, path):
        limits += [_around(blank.context, path, own, persons=False)]
    return min(limits)


def _others_before(before: Iterable[str], blank: Blank, path: str) -> list[str]:
    """Labels on the same line that may say of whom those behind them are."""
    if _names(blank.label, path):
        return []
    return [one for one in before if key(one) not in _asked_of_the_child()]


def _around(texts: Iterable[str], path: str, own: Key, *, persons: bool) -> float:
    """The limit that the nearest of the texts sets which says anything."""
    for text in texts:
        limit = _of_words(text, path, own, persons=persons)
        if limit < CERTAIN or _names(text, path):
            return limit
    return CERTAIN


def _names(text: str, path: str) -> bool:
    named = about(text)
    whose = named.path if named is not None else ""
    return (whose == CHILD or whose.startswith("team.")) and path.startswith(f"{whose}.")


def _of_label(label: str, path: str, own: Key) -> float:
    harmless = _harmless() | own | (_DIFFERENT if path.startswith("team.") else frozenset())
    for inner in _BRACKETS.findall(label):
        if not _EXAMPLES.match(inner) and not frozenset(spoken(inner)) <= harmless:
            return ASKED
    words = spoken(_BRACKETS.sub(" ", label))
    if path.startswith(f"{CHILD}.") and words.count(CHILD) > 1:
        return ASKED
    return _of_words(label, path, own, persons=bool(_BRACKETS.search(label)))


@lru_cache(4096)
def _of_words(
    text: str, path: str, own: Key, *, asked: bool = True, persons: bool = False
) -> float:
    """The limit that a text sets. `asked` is whether “your” in it counts, `persons` the workers."""
    words = _between_spaces(text)
    if _SECOND.search(words) or (" different " in words and not path.startswith("team.")):
        return ASKED
    if any(one in words and not own.issuperset(one.split()) for one in _strange()):
        return ASKED
    # Whom a form is sent to is nobody that it is about.
    words = _between_spaces(_SENT.sub(" ", text))
    if persons and any(one in words and not own.issuperset(one.split()) for one in _workers()):
        return ASKED
    said = frozenset(words.split()) & frozenset(meanings()["doubt"]["asked"]) - own
    if asked and said and path.startswith((f"{CHILD}.", "team.parent.", "case_id")):
        return THEIRS if f" your {CHILD} " in words else ASKED
    return CERTAIN


def _between_spaces(text: str) -> str:
    return f" {_CARERS.sub('parent', ' '.join(spoken(_REFERRED.sub(' ', text))))} "


@cache
def _strange() -> frozenset[str]:
    said = meanings()
    return frozenset(map(_between_spaces, (*said["others"]["words"], *said["doubt"]["words"])))


@cache
def _workers() -> frozenset[str]:
    people = meanings()["subjects"].items()
    return frozenset(
        _between_spaces(one)
        for path, several in people
        if path.startswith("team.")
        for one in several
    )


@cache
def _asked_of_the_child() -> frozenset[Key]:
    return frozenset(key(one) for some in meanings()["about"][CHILD].values() for one in some)


@cache
def _harmless() -> Key:
    return frozenset(one for word in meanings()["doubt"]["harmless"] for one in spoken(word))


@cache
def _own(path: str) -> Key:
    """The words that may stand for a field and for whom or what it is of."""
    said = meanings()
    found: list[str] = [path.replace(".", " ").replace("_", " ")]
    for name in ("subjects", "perhaps"):
        for subject, several in said[name].items():
            if path == subject or path.startswith(f"{subject}."):
                found += several
    for holder, several in said["under"].items():
        if path.startswith(holder):
            found += several
    found += said["lists"].get(path, {}).get("of", ())
    phrases = frozenset(word for one in found for word in spoken(one))
    phrases -= frozenset(said["doubt"]["asked"])
    return phrases | frozenset(word for one in _labels(path) for word in spoken(one))


def _labels(path: str) -> Sequence[str]:
    said = meanings()
    found = [
        *said["anywhere"].get(path, ()),
        *said["about"][CHILD].get(path.removeprefix("child."), ()),
    ]
    for subject in (*said["topic"], *said["subjects"]):
        if path.startswith(f"{subject}."):
            table = said["topic"].get(subject) or (
                said["person"] if subject.startswith("team.") else {}
            )
            found += table.get(path.removeprefix(f"{subject}."), ())
    return found
