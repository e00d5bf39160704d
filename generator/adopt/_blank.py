"""What of a form stays empty: signatures, and what is for the office that gets it."""

from functools import cache

from generator.adopt._words import Key, key, meanings, tokens
from generator.word.blanks import Blank

__all__ = ["is_signature", "stays_empty"]


def stays_empty(blank: Blank, beside: bool) -> str:
    """Why a place stays empty, in words; empty where it does not.

    `beside` is whether a signature stands beside it.
    """
    if any(_is_office(heading) for heading in (*blank.context, blank.label)):
        return "it is for the office that gets the form"
    if is_signature(blank.label) or any(map(is_signature, blank.columns)):
        return "it is to be signed by hand"
    if any(map(is_signature, blank.context[:1])) or is_signature(blank.across):
        return "it belongs to a signature"
    if beside and key(blank.label) in _known("beside"):
        return "it belongs to a signature"
    return ""


def is_signature(label: str) -> bool:
    """Whether a label asks for a signature, or for what stands with one."""
    words = frozenset(tokens(label))
    return key(label) in _known("labels") or bool(words & _words())


def _is_office(heading: str) -> bool:
    words = key(heading)
    return any(one <= words for one in _known("headings"))


@cache
def _known(name: str) -> frozenset[Key]:
    return frozenset(map(key, meanings()["blank"][name])) - {frozenset()}


@cache
def _words() -> Key:
    return frozenset(word for one in meanings()["blank"]["words"] for word in tokens(one))
