"""Fonts as Typst sees them: where their files are, in which order they stand in, their lines."""

import functools
import importlib.util
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
