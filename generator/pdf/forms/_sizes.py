"""How large the letters stand that a content control is among."""

from typing import Any

from generator.pdf.read._open import WordPackage
from generator.pdf.read._xml import Element, W, attr, child, children, val

__all__ = ["Sizes"]

_LEAST = 11.0  # points; smaller letters are hard to read on a screen
_MOST = 28.0


class Sizes:
    """The sizes of letters in a Word file, by its styles."""

    def __init__(self, package: WordPackage) -> None:
        styles = package.related(package.main, "styles")
        self._styles: dict[str | None, Any] = {
            attr(style, "styleId"): style for style in children(styles, "style")
        }
        defaults = child(child(child(styles, "docDefaults"), "rPrDefault"), "rPr")
        self._usual = _size(defaults) or _LEAST

    def of(self, sdt: Element) -> float:
        """The size in points of what is written in a control, within what can be filled in."""
        run = next(iter(sdt.iter(f"{W}r")), None)
        paragraph = next(iter(sdt.iterancestors(f"{W}p")), None)
        if paragraph is None:
            paragraph = next(iter(sdt.iter(f"{W}p")), None)
        own = _size(child(run, "rPr"))
        style = val(child(paragraph, "pPr"), "pStyle") or ""
        return min(_MOST, max(_LEAST, own or self._of_style(style) or self._usual))

    def _of_style(self, name: str | None) -> float:
        passed: set[str] = set()
        while name and name not in passed:
            passed.add(name)
            style = self._styles.get(name)
            if style is None:
                break
            size = _size(child(style, "rPr"))
            if size:
                return size
            name = val(style, "basedOn")
        return 0.0


def _size(properties: Any) -> float:
    """The size that some properties of a run give; 0 where they give none."""
    halves = val(properties, "sz")
    return float(halves) / 2 if halves and halves.isdecimal() else 0.0
