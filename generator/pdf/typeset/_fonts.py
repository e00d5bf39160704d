"""Fonts: which of ours stands for a font that Word names, and how tall its lines are."""

import functools
import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGES = ("fontpkg_amiri", "fontpkg_arimo", "fontpkg_atkinson_hyperlegible", "manimgx_fonts")

SANS, LEGIBLE, SERIF, MONO = (
    "Arimo", "Atkinson Hyperlegible", "Libertinus Serif", "DejaVu Sans Mono",
)  # fmt: skip
# Noto composes Arabic letters of a base and its dots, and both come out as text: Amiri's are whole.
ARABIC = "Amiri"
FALLBACKS = (
    SANS, "Noto Sans", ARABIC, "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
    "Noto Sans Bengali", "Noto Sans Gurmukhi", "Noto Sans Gujarati", "Noto Sans Tamil",
    "Noto Sans Telugu", "Noto Sans Kannada", "Noto Sans Malayalam", "Noto Sans Sinhala",
    "Noto Sans Oriya", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", "Noto Sans Myanmar",
    "Noto Sans Ethiopic", "Noto Sans Armenian", "Noto Sans Georgian", MONO, "Noto Sans Symbols",
    "Noto Emoji",
)  # fmt: skip
_SERIFS = (
    "times", "cambria", "georgia", "garamond", "book antiqua", "bookman", "palatino", "century",
    "constantia", "liberation serif", "tinos", "libertinus", "minion", "baskerville",
)  # fmt: skip
_MONOS = (
    "courier",
    "consolas",
    "lucida console",
    "dejavu sans mono",
    "cascadia",
    "liberation mono",
)


@dataclass(frozen=True, slots=True)
class Metrics:
    """A font's line, as parts of its size: above the baseline, below it, and the gap on top."""

    ascent: float
    descent: float
    gap: float = 0.0

    def line(self, size: float) -> tuple[float, float]:
        """How far a line reaches above and below its baseline, in points.

        Whole twentieths of a point, part by part: over a page of lines the rounding that
        LibreOffice does adds up to whole points.
        """
        ascent, gap, descent = (
            round(part * size * 20) for part in (self.ascent, self.gap, self.descent)
        )
        return (ascent + gap) / 20, descent / 20


# The fonts inside Typst's wheel are no files that could be read.
_BUILT_IN = {SERIF: Metrics(0.894, 0.246), MONO: Metrics(0.928, 0.236)}
_FILES = {SANS: "Arimo[wght].ttf", LEGIBLE: "AtkinsonHyperlegible-Regular.ttf"}


@functools.cache
def family(name: str) -> str:
    """The font that stands for one that Word names."""
    lower = name.lower()
    if lower.startswith("atkinson"):
        return LEGIBLE
    if lower.startswith(_SERIFS):
        return SERIF
    return MONO if lower.startswith(_MONOS) else SANS


@functools.cache
def metrics(font: str) -> Metrics:
    """The line metrics of one of our fonts, from its hhea table."""
    if font in _BUILT_IN:
        return _BUILT_IN[font]
    for folder in folders():
        for path in Path(folder).rglob(_FILES[font]):
            return _read(path.read_bytes())
    return Metrics(0.905, 0.212, 0.033)


def _read(data: bytes) -> Metrics:
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
        tables[tag] = offset
    units = struct.unpack(">H", data[tables[b"head"] + 18 :][:2])[0]
    ascent, descent, gap = struct.unpack(">hhh", data[tables[b"hhea"] + 4 :][:6])
    return Metrics(ascent / units, -descent / units, gap / units)


@functools.cache
def folders() -> tuple[str, ...]:
    """Where the font packages keep their files."""
    found = (importlib.util.find_spec(name) for name in PACKAGES)
    return tuple(str(Path(spec.origin).parent) for spec in found if spec and spec.origin)


@functools.cache
def collection() -> Any:
    """All fonts, found once a process; without the machine's own, so that PDFs are the same."""
    import typst  # noqa: PLC0415 - 84 MB that a command without PDFs need not load

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders())
    )
