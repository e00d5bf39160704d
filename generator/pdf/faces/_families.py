"""Which of our families stands for one that Word names, and which has a letter."""

import functools
from pathlib import Path

from generator.pdf.faces._face import Face

SANS, SERIF, MONO = "Arimo", "Tinos", "Cousine"
HUMANIST, SLAB = "Throughcare Humanist", "Caladea"
LEGIBLE, WIDE, SYMBOLS = "Atkinson Hyperlegible", "Throughcare Wide", "DejaVu Sans"
FAMILIES = (SANS, SERIF, MONO, HUMANIST, SLAB, LEGIBLE, WIDE, SYMBOLS)

# By how a name begins. Arimo has the widths of Arial, Tinos of Times New Roman, Cousine of Courier
# New, Throughcare Humanist of Calibri, Caladea of Cambria: lines break where they do in Word.
# Throughcare Wide has nearly those of Verdana.
_STANDS_FOR = {
    SERIF: (
        "times", "garamond", "eb garamond", "book antiqua", "bookman", "palatino",
        "century school", "century old", "new century",
        "constantia", "liberation serif", "tinos", "libertinus", "linux libertine", "minion",
        "baskerville", "noto serif", "dejavu serif", "source serif", "didot", "bodoni", "goudy",
        "perpetua", "sylfaen", "rockwell",
    ),
    SLAB: ("cambria", "caladea", "georgia"),
    MONO: (
        "courier", "consolas", "lucida console", "lucida sans typewriter", "dejavu sans mono",
        "cascadia", "liberation mono", "cousine", "menlo", "monaco", "andale mono",
        "noto sans mono", "source code",
    ),
    HUMANIST: (
        "calibri", "carlito", "aptos", "segoe", "candara", "corbel", "gill sans",
        "throughcare humanist",
    ),
    LEGIBLE: ("atkinson",),
    WIDE: ("verdana", "dejavu sans", "bitstream vera sans", "throughcare wide"),
}  # fmt: skip
# No beginning above is longer.
_TELLING = 24


def folder() -> Path:
    """Where the font files are."""
    return Path(__file__).parent / "data"


def family(name: str) -> str:
    """The family of ours that stands for one that Word names; Arimo for one that is not known."""
    return _family(name[:_TELLING])


# What documents say is remembered within bounds: they may name any font, and hold any letter.
@functools.lru_cache(maxsize=1024)
def _family(name: str) -> str:
    lower = name.lower()
    found = (ours for ours, starts in _STANDS_FOR.items() if lower.startswith(starts))
    return next(found, SANS)


@functools.cache
def face(family: str, bold: bool, italic: bool) -> Face:
    """A face of one of our families; symbols never lean. KeyError for another family."""
    if family not in FAMILIES:
        raise KeyError(family)
    leans = italic and family != SYMBOLS
    style = ("Bold" if bold else "") + ("Italic" if leans else "") or "Regular"
    path = folder() / f"{family.replace(' ', '')}-{style}.ttf"
    return Face(path)


@functools.lru_cache(maxsize=4096)
def standin(letter: str) -> str | None:
    """The family to set a letter in that its own family lacks; None when none of ours has it."""
    for ours in (SYMBOLS, *FAMILIES):
        if letter in face(ours, False, False).advances:
            return ours
    return None
