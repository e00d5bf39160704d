"""Lines, sentences and words."""

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|etc|No|p\.m|a\.m)\.$")
_LONGEST = 8  # characters of the longest of them, with what stands before it
_WORD = re.compile(r"[^\W_]+(?:[-’'.:][^\W_]+)*")
# What stands before a sentence on our pages.
_LABEL = re.compile(
    r"^\s*(?:(?:\d{1,3}|[-•–*])[.)]?\s+)?"
    r"(?:(?:Why|What helps)\?\s+|(?:Tell us|Not allowed|Must not|Phone|Where|With):\s+)?"
)


@dataclass(frozen=True)
class Line:
    """A line of a paper: where it stands, what it says, and as what.

    `role` is one of the roles of a rule's sentences, "heading" or "question", empty when
    nobody said. `group` is the rule or part that it belongs to.
    """

    place: str
    text: str
    role: str = ""
    group: str = ""


def sentences(text: str) -> list[str]:
    """The sentences of a line, without its label or number."""
    parts: list[str] = []
    begin = 0
    text = text[label_end(text) :].strip()
    for end in _END.finditer(text):
        part = text[begin : end.end()].strip()
        if not _NO_END.search(text[max(0, end.start() - _LONGEST) : end.start()]):
            parts.append(part)
            begin = end.end()
    parts.append(text[begin:].strip())
    return [part for part in parts if part]


def label_end(text: str) -> int:
    """Where a line's own words begin: after a number, or a label such as “Why?”."""
    found = _LABEL.match(text)
    end = found.end() if found else 0
    return end if end < len(text.rstrip()) else 0


def words(text: str) -> list[str]:
    """The words and numbers of a text as they stand there."""
    return _WORD.findall(text)


def plain(word: str) -> str:
    """A word as the lists hold it."""
    return word.replace("'", "’").casefold()
