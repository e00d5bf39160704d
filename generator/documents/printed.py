"""What templates print: which fields of a file, and what nothing says must be there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.case import Leaf, Source, leaves, sources
from generator.catalogue import Kind, vocabulary
from generator.documents.whole import parts_of
from generator.word import Template

if TYPE_CHECKING:
    from generator.word.typecheck import Prints, TypeFault


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
def printed(kind: Kind) -> "Prints":
    """What a kind's template prints, uses, and prints unguarded, by paths of its view."""
    from generator.word.typecheck import prints  # noqa: PLC0415 (only checks pay for it)

    words = vocabulary(kind)
    parts = Template.open(kind.template, parts_of(kind)).parts()
    return prints(
        parts, words.view, words.registry, audience=kind.audience, required=words.required
    )


def shown(file: str, kinds: Iterable[Kind]) -> dict[Leaf, tuple[Kind, ...]]:
    """Every field of a file (case, panel) with the kinds that show it to their readers.

    A choice or a yes or no counts as shown where it decides what is said.
    """
    by: dict[tuple[Source, bool], dict[Kind, None]] = {}
    for kind in kinds:
        prints = printed(kind)
        for path in prints.used:
            for source in sources(kind.view, path):
                by.setdefault((source, path in prints.printed), {})[kind] = None
    return {leaf: tuple(_showing(leaf, by)) for leaf in leaves(file)}


def _showing(leaf: Leaf, by: dict[tuple[Source, bool], dict[Kind, None]]) -> Iterable[Kind]:
    file, path = leaf.source
    # A list of lines is printed whole, or line by line.
    places = [leaf.source, *([Source(file, path[:-1])] if path[-1] == "*" else [])]
    found: dict[Kind, None] = {}
    for place in places:
        found |= by.get((place, True), {})
        if leaf.short:
            found |= by.get((place, False), {})
    return (kind for kind in found if leaf.readers.issuperset(kind.audience))


def _may_be_unknown(found: "TypeFault", kind: Kind) -> bool:
    return bool(found.fields) and all(
        ".".join(step for step in path if step != "*") in kind.unknown for path in found.fields
    )


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".*", "[]")
