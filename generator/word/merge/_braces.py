"""Braces that a template's tags put together into what a reader takes for a tag."""

import re
from collections.abc import Mapping, Sequence

from generator.errors import TemplateError
from generator.word.faults import Fault, Place
from generator.word.part import Part

_LIKE_A_TAG = re.compile(r"\{[{%]|[}%]\}")
# Braces that are meant, by {_{ and its like or in a raw block: a tag that is one text and no more.
_MEANT = re.compile(r"\{\{\n '((?:[^'\\\n]|\\.)*?(?:\{[{%]|[}%]\})(?:[^'\\\n]|\\.)*)' ?\}\}")
# A brace in quotes in a tag, or what may stand for one there.
_QUOTED = re.compile(r"""[^\n]*?(['"])(?:(?!\1)[^\n])*?[{}\\]""")
_ELEMENT = re.compile(r"<[^>]*>")


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
        # Hardly a document has a brace, and hardly a paragraph of those that do.
        for paragraph in xml.split("</w:p>") if "{" in xml or "}" in xml else ():
            if "{" not in paragraph and "}" not in paragraph:
                continue
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


def _held(value: object) -> bool:
    """Whether a text anywhere in the data holds a brace, which Markdown may set beside another."""
    if isinstance(value, str):
        return "{" in value or "}" in value
    if isinstance(value, Mapping):
        return any(map(_held, value.values()))
    return isinstance(value, Sequence) and not isinstance(value, bytes) and any(map(_held, value))
