"""Fonts as Typst sees them: where their files are, in which order they stand in, their lines."""

import functools
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.pdf import faces

_PACKAGES = ("fontpkg_amiri", "manimgx_fonts")

SANS = "Arimo"
# Noto composes Arabic letters of a base and its dots, and both come out as text: Amiri's are whole.
FALLBACKS = (
    SANS, "Noto Sans", "Amiri", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
    "Noto Sans Bengali", "Noto Sans Gurmukhi", "Noto Sans Gujarati", "Noto Sans Tamil",
    "Noto Sans Telugu", "Noto Sans Kannada", "Noto Sans Malayalam", "Noto Sans Sinhala",
    "Noto Sans Oriya", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", "Noto Sans Myanmar",
    "Noto Sans Ethiopic", "Noto Sans Armenian", "Noto Sans Georgian", "DejaVu Sans",
    "Noto Sans Symbols", "Noto Emoji",
)  # fmt: skip


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


@functools.cache
def metrics(font: str) -> Metrics:
    """The line metrics of one of our families."""
    face = faces.face(font, bold=False, italic=False)
    return Metrics(face.ascent, face.descent, face.gap)


@functools.cache
def folders() -> tuple[str, ...]:
    """Where our fonts are, and those of the scripts that we do not set ourselves."""
    found = (importlib.util.find_spec(name) for name in _PACKAGES)
    packages = (str(Path(spec.origin).parent) for spec in found if spec and spec.origin)
    return str(faces.folder()), *packages


@functools.cache
def collection() -> Any:
    """All fonts, found once a process; without the machine's own, so that PDFs are the same."""
    import typst  # noqa: PLC0415 - 84 MB that a command without PDFs need not load

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders())
    )
