"""What a kind's template prints: which fields, and which of them nothing says must be there."""

from dataclasses import dataclass
from functools import lru_cache

from generator.catalogue import Kind, vocabulary
from generator.word import Template
from generator.word.typecheck import Prints, TypeFault, prints


@dataclass(frozen=True)
class Unguarded:
    """Something a template prints that a case may lack though the document counts as ready.

    `fields` are dotted paths of the view, `[]` after a list, the outermost first; `says` is a
    sentence that names the tag, and `place` where it stands.
    """

    fields: tuple[str, ...]
    says: str
    place: str


def unguarded(kind: Kind) -> tuple[Unguarded, ...]:
    """What a kind's template prints without a guard and its requirements do not ask for.

    A field that document.toml says may be unknown is left out.
    """
    return tuple(
        Unguarded(tuple(map(_dotted, one.fields)), one.message, str(one.place))
        for one in printed(kind).unguarded
        if not _may_be_unknown(one, kind)
    )


@lru_cache(maxsize=64)
def printed(kind: Kind) -> Prints:
    """What a kind's template prints, uses, and prints unguarded, by paths of its view."""
    words = vocabulary(kind)
    parts = Template.open(kind.template).parts()
    return prints(
        parts, words.view, words.registry, audience=kind.audience, required=words.required
    )


def _may_be_unknown(found: TypeFault, kind: Kind) -> bool:
    return bool(found.fields) and all(
        ".".join(step for step in path if step != "*") in kind.unknown for path in found.fields
    )


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".*", "[]")
