"""Finds what looks like a tag and is none, so that no document shows it to a reader.

The text is read as a reader sees it, over all runs of a paragraph: text boxes, charts,
field codes, properties and attributes too. Case data plays no part in it: only what
stands in the template itself is looked at.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from generator.word.compile._tags import TAG
from generator.word.compile._whereabouts import whereabouts

Found = tuple[etree._Element, str, str, str]  # the element, the text there, message, advice

_PARAGRAPHS = ("p", "oMath")
_BRACE = re.compile("[{}]")
LIKE_A_TAG = re.compile(r"\{\s?[{%#]|[}%#]\s?\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*[^\W\d][\w.]*\s*(?:\|[^{}]*)?\}(?!\})")
TAG_SIGN = "\ufffc"  # stands for a tag in the text round it
_BESIDE = re.compile(rf"\{{\s?{TAG_SIGN}|{TAG_SIGN}\s?\}}")
_PARTED = re.compile(r"\{\s[{%#]|[}%#]\s\}")
_TURNED = re.compile(r"%\{\s*(?:if|else|elif|for|set|end\w+)\b[^{}]*\}%", re.IGNORECASE)
_SIGNS = (LIKE_A_TAG, _SINGLE, _BESIDE, _TURNED)
# What can be put right letter for letter, and what it is then.
_RIGHT = (
    (re.compile(r"\{\s?\{{1,3}\s?([\w.][^{}]{0,200}?)\s?\}{1,3}\s?\}"), r"{{ \1 }}"),
    (re.compile(r"\{\s?%{1,3}\s?([^{}%]{1,200}?)\s?%{1,3}\s?\}"), r"{% \1 %}"),
    (re.compile(r"%\{\s?([^{}%]{1,200}?)\s?\}%"), r"{% \1 %}"),
    (re.compile(r"\{{1,3}\s?([^\W\d][\w.]{0,200}(?:\s?\|[^{}]{0,200}?)?)\s?\}{1,3}"), r"{{ \1 }}"),
)
_TWO = "Write two braces at both ends, with no space between them: {{ name }} or {% if name %}"
_MEANT = '. For braces that are meant as text write {{ "{" }} and {{ "}" }}'


def remains(root: etree._Element, plain: Callable[[str], str]) -> Iterator[Found]:
    """All that looks like a tag in a part, its tags being taken out already.

    `plain` gives a text with `TAG_SIGN` for each mark that stands for a tag.
    """
    texts: dict[tuple[etree._Element, str], list[etree._Element]] = {}
    for element in root.iter():
        if element.text:
            texts.setdefault((_home(element), str(element.tag)), []).append(element)
        for value in element.attrib.values():
            if ("{" in value or "}" in value) and LIKE_A_TAG.search(near := plain(str(value))):
                yield _misplaced(element, near)
    for pieces in texts.values():
        near = plain("".join(piece.text or "" for piece in pieces))
        if not any(pattern.search(near) for pattern in _SIGNS):
            continue
        first = next(piece for piece in pieces if _BRACE.search(piece.text or ""))
        yield _misplaced(first, near) if TAG.search(near) else (first, near, *_unwhole(near))


def _home(element: etree._Element) -> etree._Element:
    """The paragraph that an element's text belongs to, or else the element."""
    for step in element.iterancestors():
        if etree.QName(step).localname in _PARAGRAPHS:
            return step
    return element


def _misplaced(element: etree._Element, near: str) -> Found:
    where, advice = whereabouts(element)
    return element, near, f"a tag stands {where}, where it cannot be merged", advice


def _unwhole(near: str) -> tuple[str, str]:
    advice = next((f"Write {made}" for made in map(_put_right(near), _RIGHT) if made), _TWO)
    if _PARTED.search(near):
        return "a space stands between the two braces of a tag", advice
    if _TURNED.search(near):
        return "the brace and the percent sign of a tag have changed places", advice
    if LIKE_A_TAG.search(near) or _BESIDE.search(near):
        return (
            "a tag is not whole: a brace or a percent sign is missing, or is one too many",
            advice,
        )
    return "a name stands in single braces, which would be shown as they are", advice + _MEANT


def _put_right(near: str) -> Callable[[tuple[re.Pattern[str], str]], str]:
    """Gives what the first thing in a text that a pattern fits is, put right; else nothing."""

    def made(right: tuple[re.Pattern[str], str]) -> str:
        found = right[0].search(near)
        return found.expand(right[1]) if found is not None and TAG_SIGN not in found[1] else ""

    return made
