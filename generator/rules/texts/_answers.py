"""Whether a text answers what was asked, or only holds its place: TBC, "not asked yet", a dash."""

import re
from functools import cache
from html import unescape

from generator.rules._tables import table

__all__ = ["is_answer", "names_somebody", "placeholder"]

_LONGEST_WHOLE = 80
_AROUND = " \t\n.,;:!?()[]{}<>“”\"'‘’*_-–—#`~>"
# Without these letters nothing in a plain text is unseen.
_MARKED = frozenset("<[&")
_PICTURES = "\U0001f300"
# What stands before the first of these is the answer itself; what follows says why.
_TAIL = re.compile(r"[.;:,(]\s|\s[-–—/]\s|\s(?:because|as|since|until|but)\s")


def is_answer(text: str) -> bool:
    """Whether somebody wrote an answer here; False for an empty text."""
    return bool(text.strip()) and not _says_nothing(text)


def names_somebody(text: str) -> bool:
    """Whether somebody in particular is named: no placeholder, nor "someone" or "duty team"."""
    return is_answer(text) and not _matches("nobody", _heads(text))


def placeholder(key: str, text: str) -> str:
    """Whether a whole text in the field `key` only holds a place: `sure`, `doubtful` or ""."""
    seen = _seen(text)
    if not any(letter.isalnum() or letter >= _PICTURES for letter in seen):
        return "sure"
    words = _plain(seen)
    if words in _words("answers") and key in _words("answered"):
        return ""
    if words in _words("doubtful"):
        return "doubtful"
    promised = len(words) <= _LONGEST_WHOLE and _pattern("promised").match(words)
    return "sure" if words in _words("whole") or promised else ""


def _says_nothing(text: str) -> bool:
    if placeholder("", text):
        return True
    if len(text) > 4 * _LONGEST_WHOLE:
        return False
    opening = _plain(text[:_LONGEST_WHOLE]).replace("’", "'").partition(" ")[0].rstrip(_AROUND)
    short = len(opening) <= len("n.a/") or opening.startswith(("tb", "xx"))
    return (short or opening in _words("opening")) and _matches("unanswered", _heads(text))


def _matches(name: str, heads: tuple[str, ...]) -> bool:
    pattern = _pattern(name)
    return any(pattern.fullmatch(head) is not None for head in heads)


def _heads(text: str) -> tuple[str, ...]:
    """The text in small letters, whole and up to its first mark."""
    plain = _seen(text).casefold().replace("’", "'")
    return _plain(plain), _plain(_TAIL.split(plain, 1)[0])


def _seen(text: str) -> str:
    if text.isascii() and not _MARKED.intersection(text):
        return text
    seen = unescape(_pattern("unseen").sub("", text))
    return seen if seen == text else _pattern("unseen").sub("", seen)


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(_AROUND).split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("placeholders")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("placeholders")[name])
