"""Hard words and figures of speech, and whether the paper explains them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.easyread.sentences._lists import HardWord, Lists
from generator.easyread.sentences._text import Line, sentences


def hard_words(sentence: str, lists: Lists) -> Iterator[tuple[HardWord, str]]:
    """The hard words of a sentence, each once, as they stand there; names of places are none."""
    yield from lists.hard_in(sentence)


def explained_words(lines: Sequence[Line], lists: Lists, listed: Iterable[str]) -> frozenset[str]:
    """The hard words that the paper explains: in its word list, or in the next sentence."""
    known = {word.word for text in listed for word, _ in _named(text, lists)}
    after = [*(line.text for line in lines[1:]), ""] if lines else []
    for line, next_text in zip(lines, after, strict=True):
        parts = sentences(line.text)
        for part, following in zip(parts, [*parts[1:], next_text], strict=True):
            known |= {word.word for word, _ in _defined(part, following, lists)}
    return frozenset(known)


def _named(text: str, lists: Lists) -> Iterator[tuple[HardWord, str]]:
    yield from hard_words(text[:1].lower() + text[1:], lists)


def _defined(part: str, following: str, lists: Lists) -> Iterator[tuple[HardWord, str]]:
    for word, found in hard_words(part, lists):
        form = re.escape(found)
        here = (
            rf"^(?:an? |the |your )?{form} (?:means|is (?:an?|when|one|the)|are)\b"
            rf"|called (?:an? )?{form}\b"
        )
        then = rf"^(?:this|that|it) means\b|^(?:an? |the )?{form} (?:means|is)\b"
        if (
            re.search(here, part, re.I)
            or re.match(then, following, re.I)
            or _is_entry(part, found, following)
        ):
            yield word, found


def _is_entry(part: str, found: str, following: str) -> bool:
    """Whether a word stands in a word list: its meaning is on the next line or on the same."""
    rest = part.removeprefix(found)
    if rest == part:
        return False
    return bool(following.strip()) if not rest else re.match(r" [A-Z]", rest) is not None
