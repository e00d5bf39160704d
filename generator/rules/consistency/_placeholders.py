"""Words and marks that only hold a place: TBC, n/a, [name], a dash, invisible letters."""

import re
from functools import cache
from html import unescape

from generator.rules.consistency._record import Found, Record, table

__all__ = ["placeholders"]

_LONGEST_WHOLE = 80
_LONGEST_SHOWN = 30
_HINTS = ("TB", "[", "XX", "xxx", "orem", "??", "__", "<")
_AROUND = " \t\n.,;:!()[]{}<>“”\"'‘’*_-–—#`~>"
_PICTURES = "\U0001f300"


def placeholders(record: Record) -> Found:
    """Every text that is a placeholder, which must go, or that holds one, which must of names."""
    required, within = _words("required"), _pattern("within")
    # Most cases hold none of these letters: looking for them first is far quicker.
    hints = [hint for hint in _HINTS if hint in record.joined]
    for place, key, text in record.texts:
        # Most texts are long and begin with a word: those are not looked at.
        if len(text) <= _LONGEST_WHOLE or not text[:1].isalnum() or not text[0].isascii():
            how = _whole(key, text)
            if how:
                check = "placeholder" if how == "sure" or key in required else f"placeholder-{how}"
                yield from record.say(check, _says(text), place)
                continue
        held = within.search(text) if hints and any(map(text.__contains__, hints)) else None
        if held is not None:
            sure = key in required or not _unsure(held[0])
            check = "placeholder" if sure else "placeholder-doubtful"
            yield from record.say(check, f"“{held[0]}” only holds a place.", place)


def _whole(key: str, text: str) -> str:
    """Whether the whole text is surely or doubtfully a placeholder; "" where it is an answer."""
    seen = text
    # Most texts are plain letters: what is not seen begins with one of these, or is none.
    if not text.isascii() or "<" in text or "[" in text or "&" in text:
        seen = unescape(_pattern("unseen").sub("", text))
        if seen != text:
            seen = _pattern("unseen").sub("", seen)
    if not (seen[:1].isalnum() or any(map(_is_read, seen))):
        return "sure"
    words = " ".join(seen.casefold().strip(_AROUND).split())
    if words not in _listed():
        return "sure" if _is_promised(words) else ""
    if words in _words("answers") and key in _words("answered"):
        return ""
    return "doubtful" if words in _words("doubtful") else "sure"


def _is_read(letter: str) -> bool:
    return letter.isalnum() or letter >= _PICTURES


def _is_promised(words: str) -> bool:
    """Whether it only says who is to write it: each such text begins with "t", or has " to "."""
    if len(words) > _LONGEST_WHOLE or not (words.startswith("t") or " to " in words):
        return False
    return _pattern("promised").match(words) is not None


def _says(text: str) -> str:
    shown = " ".join(text.split())[:_LONGEST_SHOWN]
    if not any(letter.isprintable() and letter.strip() for letter in shown):
        return "There is nothing to read here."
    return f"“{shown}” only holds a place."


def _unsure(text: str) -> bool:
    """Whether it may stand in a longer text on purpose, as TBC may; [name] may not."""
    return not text.startswith(("[", "<")) and "orem" not in text


@cache
def _listed() -> frozenset[str]:
    return _words("whole") | _words("doubtful") | _words("answers")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("placeholders")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("placeholders")[name])
