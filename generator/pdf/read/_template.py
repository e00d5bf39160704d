"""The styles, theme and lists of a template: read once, and shared by all its documents."""

from functools import lru_cache

from generator.pdf.read._open import Part, WordPackage, nodes
from generator.pdf.read._styles import Styles
from generator.pdf.read._theme import Theme

_LARGEST = 2**19
_MOST_REMEMBERED = 3000


def styles_of(package: WordPackage) -> Styles:
    """The styles of the file, the same object for files whose styles, theme and lists are equal.

    Call `forget_if_much` when the document is read.
    """
    parts = [package.part(package.main, kind) for kind in ("theme", "styles", "numbering")]
    # What is larger is no ordinary template, and would stay in memory for others.
    small = sum(len(part.data) for part in parts if part is not None) <= _LARGEST
    return (_remembered if small else _read)(*parts)


def _read(theme: Part | None, styles: Part | None, numbering: Part | None) -> Styles:
    # In this order, so that a file with several faults is always told of the same one.
    roots = [None if p is None else nodes(p.data, p.name) for p in (theme, styles, numbering)]
    return Styles(roots[1], Theme(roots[0]), roots[2])


_remembered = lru_cache(maxsize=64)(_read)


def forget_if_much(styles: Styles) -> None:
    """Start anew with all templates when documents have made one remember much.

    A document that is being read elsewhere keeps the styles it began with.
    """
    if styles.remembered() > _MOST_REMEMBERED:
        _remembered.cache_clear()
