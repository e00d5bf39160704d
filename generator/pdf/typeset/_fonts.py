"""Fonts as Typst sees them: where their files are, in which order they stand in, their lines."""

import functools
import importlib.util
from pathlib import Path
from typing import Any

from generator.pdf import faces
from generator.pdf.faces import Face

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
def _files() -> dict[str, Path]:
    """The file of each family's upright letters, by its name without spaces."""
    found = {}
    for folder in folders():
        for path in Path(folder).rglob("*.ttf"):
            name, _, style = path.stem.replace("[", "-").partition("-")
            if style in ("Regular", "wght]"):
                found[name] = path
    return found


@functools.cache
def drawn_with(family: str) -> Face:
    """The upright letters of a family: one of ours or of FALLBACKS."""
    if family in faces.FAMILIES:
        return faces.face(family, bold=False, italic=False)
    return Face(_files()[family.replace(" ", "")])


def own(name: str) -> str:
    """The family that a font's name stands for: itself when we have it."""
    return name if name in FALLBACKS else faces.family(name)


@functools.cache
def needed(letter: str, family: str) -> str:
    """The other family that a letter in text of a family needs; "" for none."""
    fonts = (family, *FALLBACKS)
    found = next((font for font in fonts if letter in drawn_with(font).advances), family)
    return "" if found == family else found


def by_font(text: str, family: str) -> list[tuple[str, str]]:
    """Text of a family in parts, each with the other family that its letters need, "" for none.

    What is no letter stands with the letters before it, as signs take no more room than they do.
    """
    if text.isascii():
        return [(text, "")]
    font = ""
    parts: list[tuple[str, str]] = []
    for letter in text:
        if letter.isalpha() or (letter.isdigit() and not letter.isascii()):
            font = needed(letter, family)
        if parts and parts[-1][1] == font:
            parts[-1] = (parts[-1][0] + letter, font)
        else:
            parts.append((letter, font))
    return parts


@functools.cache
def collection() -> Any:
    """All fonts, found once a process; without the machine's own, so that PDFs are the same."""
    import typst  # noqa: PLC0415 - 84 MB that a command without PDFs need not load

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders())
    )
