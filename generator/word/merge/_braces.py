"""Braces that a template's tags put together into what a reader takes for a tag."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import TemplateError
from generator.word.faults import Fault, Place
from generator.word.part import Part

_LIKE_A_TAG = re.compile(r"\{[{%]|[}%]\}")
# Braces that are meant, by {_{ and its like or in a raw block: a tag that is one text and no more.
_MEANT = re.compile(r"\{\{\n '((?:[^'\\\n]|\\.)*?(?:\{[{%]|[}%]\})(?:[^'\\\n]|\\.)*)' ?\}\}")
# A brace in quotes in a tag, or what may stand for one there.
_QUOTED = re.compile(r"""[^\n]*?(['"])(?:(?!\1)[^\n])*?[{}\\]""")
_ELEMENT = re.compile(r"<[^>]*>")
_BRACE = re.compile(r"[{}]")
_END = "</w:p>"


class Braces:
    """What one part may print of braces; `some` says whether its tags hold any of their own."""

    def __init__(self, part: Part) -> None:
        lines = _MEANT.sub("{{\n ", part.source).split("\n")
        own = [number for number, line in enumerate(lines, 1) if number > 1 and _QUOTED.match(line)]
        self.some = bool(own)
        self._place = part.place(own[0]) if own else Place(part.name)
        meant = "\n".join(_MEANT.findall(part.source)) if own else ""
        self._meant = frozenset(_LIKE_A_TAG.findall(meant))

    def hold(self, xml: str, context: Mapping[str, object]) -> None:
        """Raise TemplateError where the rendered part shows what looks like a tag.

        Where the data holds braces itself it may be no fault of the template.
        """
        for paragraph in _with_braces(xml):
            shown = _ELEMENT.sub("", paragraph)
            if set(_LIKE_A_TAG.findall(shown)) - self._meant and not _held(context):
                fault = Fault(
                    self._place,
                    "the braces that it prints would stand in the document as a tag",
                    "Take the braces out. For those that are meant as text write {_{ and }_}",
                )
                raise TemplateError(
                    "The document could not be made from this template:", [str(fault)]
                )


def _with_braces(xml: str) -> Iterator[str]:
    """What stands between the ends of paragraphs and holds a brace: hardly any of a document."""
    end = 0
    while brace := _BRACE.search(xml, end):
        before = xml.rfind(_END, 0, brace.start())
        start = 0 if before < 0 else before + len(_END)
        end = xml.find(_END, brace.start())
        end = len(xml) if end < 0 else end
        yield xml[start:end]


def _held(value: object) -> bool:
    """Whether a text anywhere in the data holds a brace, which Markdown may set beside another."""
    if isinstance(value, str):
        return "{" in value or "}" in value
    if isinstance(value, Mapping):
        return any(map(_held, value.values()))
    return isinstance(value, Sequence) and not isinstance(value, bytes) and any(map(_held, value))
