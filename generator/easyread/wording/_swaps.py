"""The words that a child uses, in the place of those that the child does not know."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.case.facts.reading import text_of

__all__ = ["spoken", "swapping"]


# “This rule is called a curfew” says what others call it.
_NAMES = re.compile(r"\bcalled(?: an?| the)?$", re.IGNORECASE)


def swapping(easy: Mapping[str, Any]) -> Callable[[str], str]:
    """What puts the child's words into a sentence; a name or place keeps its own.

    A word with a capital inside a sentence is part of a name, and is left; so is one that the
    sentence says something is called.
    """
    listed = easy.get("words")
    said = {
        text_of(one, "avoid").casefold(): text_of(one, "say")
        for one in (listed if isinstance(listed, (list, tuple)) else ())
        if isinstance(one, Mapping) and text_of(one, "avoid") and text_of(one, "say")
    }
    if not said:
        return lambda text: text
    either = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w’'-])(?:{either})(?![\w-]|[’']\w)", re.IGNORECASE)

    def swapped(text: str) -> str:
        return pattern.sub(lambda found: _swapped(found, said), text)

    return swapped


def spoken(seen: Mapping[str, Any]) -> dict[str, Any]:
    """A case or view with its appointments and helpers in the child's words.

    It is for easy-read pages alone: other documents say them as the case does.
    """
    easy, supervision = seen.get("easy_read", {}), seen.get("supervision", {})
    new = dict(seen)
    if not easy.get("words"):
        return new
    swapped = swapping(easy)

    def each(entries: Any, *keys: str) -> list[Any]:
        return [
            {**one, **{key: swapped(one[key]) for key in keys if key in one}} for one in entries
        ]

    if "people" in seen:
        new["people"] = each(seen["people"], "about")
    if "appointments" in supervision:
        held = each(supervision["appointments"], "what", "how_to_get_there")
        new["supervision"] = {**supervision, "appointments": held}
    return new


def _swapped(found: re.Match[str], said: Mapping[str, str]) -> str:
    word, before = found[0], found.string[: found.start()].rstrip("“‘\"' ")
    begins = not before or before[-1] in ".!?:"
    is_name = word[:1].isupper() and not begins
    if is_name or _NAMES.search(before):
        return word
    new = said[word.casefold()]
    return new[:1].upper() + new[1:] if begins and word[:1].isupper() else new
