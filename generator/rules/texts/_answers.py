"""Whether a text answers what was asked, or only holds its place: TBC, "not asked yet", a dash."""

import re
from functools import cache
from html import unescape

from generator.case.facts.reading import as_day
from generator.rules._tables import table

__all__ = ["is_answer", "is_reason", "leaves_open", "names_somebody", "placeholder"]

_A_DAY = len("2026-03-02")
_LONGEST_WHOLE = 80
_FEW = 9
_AROUND = " \t\n.,;:!?()[]{}<>“”\"'‘’*_-–—#`~>"
_PICTURES = "\U0001f300"
# What stands before the first of these is the answer itself; what follows says why.
# (The marks and spaces stand first so that a search goes from one to the next.)
_TAIL = re.compile(r"[.;:(\s](?:(?<=[.;:(])\s|(?<=\s)(?:[-–—/(]\s?|(?:because|since|until|but)\s))")
_COMMA = re.compile(r",\s")
_WHY = re.compile(r"[,.;:(]\s|\s[-–—(]\s?|\s(?:because|since|as)\s")
_NAME = re.compile(r"[,(:;–-] ?(?:[A-Z][\w'’-]+ ?){2,}")
# Before a comma these may open a sentence that answers.
_GOES_ON = frozenset({"nothing", "no", "none", "yes", "ok", "okay"})
_OPEN = ("pending", "awaiting", "waiting", "to ", "see ", "same ")


def is_answer(text: str) -> bool:
    """Whether somebody wrote an answer here; False for an empty text."""
    words = text.split()
    if not words or (len(text) == _A_DAY and as_day(text) is not None):
        return bool(words)
    # Most texts begin and end with other words than those that say nothing do.
    opening, closing = words[0].lower().rstrip(_AROUND), words[-1].lower().rstrip(_AROUND)
    openings, closings, meta = _edges()
    told = (
        opening.isalpha()
        and opening not in openings
        and closing not in closings
        and not (len(words) <= _FEW and opening in meta and closing in meta)
    )
    return (told and not opening.startswith("xx")) or not _says_nothing(text)


def is_reason(text: str) -> bool:
    """Whether a text says why: an answer, and not only a step that is still to be taken."""
    part, *why = _WHY.split(text, 1)
    if why and _matches("not_needed", (_plain(part),)):
        return is_reason(why[0])
    return is_answer(text) and not _matches("postponed", (_plain(_seen(text)),))


def names_somebody(text: str, *, teams: bool = True) -> bool:
    """Whether somebody in particular is named: no placeholder, nor "someone".

    With `teams` false a team such as the duty team is nobody either.
    """
    if not is_answer(text) or any(map(leaves_open, _TAIL.split(text)[1:])):
        return False
    seen = _seen(text)
    # "Social worker (Femi Cole)" names her all the same.
    heads = (_whole(seen),) if _NAME.search(text) else _heads(seen)
    return not _matches("nobody", heads) and (teams or not _matches("team", heads))


def leaves_open(remark: str) -> bool:
    """Whether a remark says that what stands before it is not settled yet: "tbc"."""
    return _pattern("open_after").match(remark.casefold().replace("’", "'").strip()) is not None


def placeholder(key: str, text: str) -> str:
    """Whether a whole text in the field `key` only holds a place: `sure`, `doubtful` or ""."""
    return _holds_place(key, _seen(text))


def _holds_place(key: str, seen: str) -> str:
    if _begins_otherwise(seen):
        return ""
    if not (seen[:1].isalnum() or any(map(_is_read, seen))):
        return "sure"
    words = _plain(seen)
    if words not in _listed():
        return "sure" if _is_promised(words) else ""
    if words in _words("answers") and key in _words("answered"):
        return ""
    return "doubtful" if words in _words("doubtful") else "sure"


def _begins_otherwise(seen: str) -> bool:
    """Whether a text begins as nothing does that only holds a place, which most texts do."""
    start = seen[:2].lower()
    if not (start.isascii() and start.isalpha()) or start in _starts():
        return False
    return not _may_be_promised(seen.lower())


def _is_read(letter: str) -> bool:
    return letter.isalnum() or letter >= _PICTURES


def _is_promised(words: str) -> bool:
    """Whether it only says who is to write it: each such text begins with "t", or has "to"."""
    if len(words) > _LONGEST_WHOLE or not _may_be_promised(words):
        return False
    return _pattern("promised").match(words) is not None


def _may_be_promised(words: str) -> bool:
    return words.startswith("t") or "to" in words


def _says_nothing(text: str) -> bool:
    seen = _seen(text)
    if _holds_place("", seen):
        return True
    if len(text) > 4 * _LONGEST_WHOLE:
        return False
    words = _plain(text).replace(",", "").split()
    few = len(words) <= _FEW and _meta().issuperset(words)
    if few and _words("says_nothing").intersection(words):
        return True
    return _matches("unanswered", _heads(seen)) and not _is_partly_answered(text)


def _is_partly_answered(text: str) -> bool:
    """Whether the question does not fit a part only, and what follows its mark answers the rest.

    "Don't know what job, but I want to be a dad" and "No idea apart from college" answer too.
    """
    if _pattern("besides").search(text.casefold()):
        return True
    mark = _TAIL.search(text)
    if mark is None:
        return False
    part, rest = text[: mark.start()], text[mark.end() :]
    if mark[0].strip() == "but" and _matches("goes_on", (_plain(rest),)):
        return True
    return _matches("limited", (_plain(part),)) and is_answer(rest)


def _matches(name: str, heads: tuple[str, ...]) -> bool:
    return any(map(_pattern(name).fullmatch, heads))


def _whole(seen: str) -> str:
    """A text as it is seen in small letters, whole."""
    return _bare(seen.casefold().replace("’", "'"))


def _heads(seen: str) -> tuple[str, ...]:
    """A text as it is seen in small letters, whole and up to its first mark, each once."""
    plain = seen.casefold().replace("’", "'")
    whole = _bare(plain)
    if whole == plain and "," not in plain and _TAIL.search(plain) is None:
        return (whole,)
    head = _bare(_TAIL.split(plain, 1)[0])
    first = _bare(_COMMA.split(head, 1)[0])
    # "Nothing, I'm fine" and "No, he has" go on to answer.
    if head.startswith(_OPEN) or first in _GOES_ON:
        first = head
    return tuple(dict.fromkeys((whole, head, first)))


def _seen(text: str) -> str:
    # Most texts are plain letters: what is not seen begins with one of these, or is none.
    if text.replace("’", "'").isascii() and not ("<" in text or "[" in text or "&" in text):
        return text
    seen = unescape(_pattern("unseen").sub("", text))
    return seen if seen == text else _pattern("unseen").sub("", seen)


def _plain(text: str) -> str:
    return _bare(text.casefold())


def _bare(folded: str) -> str:
    """A text without the marks and spaces around it."""
    return " ".join(folded.strip(_AROUND).split())


@cache
def _listed() -> frozenset[str]:
    return _words("whole") | _words("doubtful") | _words("answers")


@cache
def _starts() -> frozenset[str]:
    """The first two letters of everything that is listed."""
    return frozenset(words[:2] for words in _listed())


@cache
def _edges() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """How what says nothing begins and ends, and the words of which it may be made."""
    return _openings(), _words("closing"), _meta()


@cache
def _meta() -> frozenset[str]:
    """The words of which a text may be made that says nothing."""
    return _words("says_nothing") | _words("around")


@cache
def _openings() -> frozenset[str]:
    """The first word of everything that says nothing."""
    whole = (*_words("whole"), *_words("doubtful"))
    return _words("opening") | {words.split(" ", 1)[0] for words in whole}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("placeholders")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("placeholders")[name])
