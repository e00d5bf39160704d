"""A form adopted for a kind of document: with the fields that its readers may see."""

import re
from functools import lru_cache

from generator.adopt._adopted import Adopted
from generator.adopt._adopting import adopt
from generator.catalogue import SUBJECTS, Kind, view_of, vocabulary
from generator.errors import FaultyInputError
from generator.word import Template
from generator.word.typecheck import Field, fields

__all__ = ["adopt_for"]

# Who reads a form that is for no kind of ours: most go from a service to another agency.
_READERS = ("professional",)
_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")


def adopt_for(kind: Kind | None, docx: bytes) -> Adopted:
    """Write the fields that the readers of a kind may see into a blank form.

    Without a kind they are those that professionals may see. Raises FaultyInputError for a kind
    that is not made from a case, TemplateError for what is no Word file or has tags in it.
    """
    if kind is None:
        return adopt(docx, _of_a_case())
    if kind.subject != "case":
        raise FaultyInputError(
            f"{kind.title} is made from {SUBJECTS[kind.subject].words}. Only forms about one child "
            "can be adopted."
        )
    words = vocabulary(kind)
    known = fields(words.view, words.registry, audience=kind.audience)
    return adopt(docx, known, _printed_by(kind))


@lru_cache(1)
def _of_a_case() -> tuple[Field, ...]:
    view, registry = view_of("case")
    return tuple(fields(view, registry, audience=_READERS))


def _printed_by(kind: Kind) -> frozenset[str]:
    """The paths that the kind's own template prints."""
    if not kind.has_template:
        return frozenset()
    parts = Template.open(kind.template).parts()
    return frozenset(path for part in parts for path in _PATH.findall(part.source))
