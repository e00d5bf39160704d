"""Which known word a mistyped one was meant to be: never one that means something else."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice

__all__ = ["folded", "nearest", "nearest_of", "split"]

_MOST_KNOWN = 500
_LONGEST = 80
_JOINTS = re.compile(r"[\s_\-./:,;()'’‘\"“”]+")
_DIGITS = re.compile(r"\d+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A word with one of these means the opposite of, or something else than, the word without.
_NEGATIONS = frozenset(
    ("not", "no", "non", "never", "none", "neither", "nor", "without", "cannot", "nothing", "un")
)
_REVERSALS = ("un", "in", "im", "ir", "il", "dis", "non", "not", "mis", "ex", "anti", "re", "de")


@lru_cache(2048)
def split(text: str) -> tuple[str, ...]:
    """The words of a name, code or title, folded: no accents, capitals, marks or joints."""
    plain = unicodedata.normalize("NFKD", _INNER_CAPITAL.sub(" ", text[:_LONGEST]))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(word for word in _JOINTS.split(plain.casefold()) if word)


def folded(text: str) -> str:
    """The same as one word: what `looked_after`, `Looked after` and `looked-after` share."""
    return "".join(split(text))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one known word that this is a misspelling of; None when that is not certain."""
    return nearest_of(word, {each: each for each in islice(known, _MOST_KNOWN)})


def nearest_of(word: str, stands_for: Mapping[str, str]) -> str | None:
    """What the one known word stands for that this is a misspelling of; None when not certain.

    Capitals, accents, hyphens and spaces do not count. A misspelling keeps the words and their
    order, each word's first letter, every digit and every negation; it has one letter too few,
    too many, wrong or swapped, two in long words. None, too, when two that do not stand for the
    same are equally near.
    """
    if len(word) > _LONGEST or not folded(word):
        return None
    candidates = list(islice(stands_for, _MOST_KNOWN))
    sought = folded(word)
    near = {each: 0 for each in candidates if folded(each) == sought} or {
        each: apart for each in candidates if (apart := _apart(word, each)) is not None
    }
    least = min(near.values(), default=0)
    found = {stands_for[each] for each, apart in near.items() if apart == least}
    if len(found) != 1 or not least:
        return found.pop() if len(found) == 1 else None
    (one,) = found
    others = (folded(each) for each in candidates if stands_for[each] != one)
    return None if any(_slips(sought, each) <= least for each in others) else one


def _apart(word: str, known: str) -> int | None:
    """How many letters two names are apart; None when one cannot be a slip of the other."""
    typed, right = split(word), split(known)
    if not right or typed[0][0] != right[0][0]:
        return None
    if _DIGITS.findall(word) != _DIGITS.findall(known):
        return None
    if [w for w in typed if w in _NEGATIONS] != [w for w in right if w in _NEGATIONS]:
        return None
    if len(typed) != len(right):
        # A joint left out or put in; one slip of the fingers on top at most.
        typed, right = ("".join(typed),), ("".join(right),)
        allowed = 1
    else:
        allowed = 2
    total = 0
    for a, b in zip(typed, right, strict=True):
        if a == b:
            continue
        if a[0] != b[0] or abs(len(a) - len(b)) > allowed:
            return None
        apart = _slips(a, b)
        if apart > min(allowed, _bound(a, b)) or _reversed(a, b):
            return None
        total += apart
    return total if total <= allowed else None


def _bound(typed: str, word: str) -> int:
    """How many slips leave a word of that length certain; in a short one no letter may differ."""
    if not word.isalpha() or len(word) < 3:
        return 0
    if len(word) <= 4:
        kept = len(typed) > len(word) or (len(word) == 4 and len(typed) == 3)
        return int(kept or sorted(typed) == sorted(word))
    return 1 if len(word) < 9 else 2


def _reversed(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return any(long == prefix + short for prefix in _REVERSALS)


def _slips(a: str, b: str) -> int:
    """Letters left out, put in, changed or swapped with their neighbour, from one to the other."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]
