"""How high lines are, how raised and underlined words look, and where tabs lead."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Protocol

from generator.pdf.read._model import ParagraphStyle, RunStyle

# LibreOffice and Word set raised text at 58 per cent, a third of the size up.
SCRIPT_SIZE: Final = 0.58
_SUPER, _SUB = 0.33, -0.08

# Parts of the letters' size: how far below the baseline an underline runs.
UNDERLINE: Final = 0.12
_THIN, _THICK = 0.05, 0.1
_DASHES = {"dotted": "dotted", "dash": "dashed", "dottedHeavy": "dotted", "dashedHeavy": "dashed"}

_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "middleDot": "·"}

Stop = tuple[float, str, str]
"""A tab stop: its place, its kind, its leader."""


class Measured(Protocol):
    """A font's line, as parts of its size: above the baseline, below it, and the gap on top."""

    ascent: float
    descent: float
    gap: float


@dataclass(slots=True)
class _Font:
    """A font that is not here, but whose lines are as high as they are in Word."""

    ascent: float
    descent: float
    gap: float


# A line with a bullet of such a font, or with words in it, is as high as Word makes it.
_ELSEWHERE: dict[str, Measured] = {
    "symbol": _Font(1.005, 0.220, 0.0), "verdana": _Font(1.005, 0.210, 0.0),
}  # fmt: skip


def measured(name: str, font: Measured) -> Measured:
    """What a font that Word names takes of a line; `font` stands for it here."""
    return _ELSEWHERE.get(name.lower(), font)


def single(font: Measured, size: float) -> tuple[float, float]:
    """How far a line of single spacing reaches above and below its baseline, in points.

    Whole twentieths of a point, part by part: over a page of lines the rounding that LibreOffice
    does adds up to whole points.
    """
    ascent, gap, descent = (
        round(part * size * 20) for part in (font.ascent, font.gap, font.descent)
    )
    return (ascent + gap) / 20, descent / 20


def edges(line: tuple[float, float], paragraph: ParagraphStyle) -> tuple[float, float]:
    """How far a line reaches above and below its baseline in a paragraph, in points.

    `line` is what it reaches with single spacing. As LibreOffice and Word set it: what a factor
    adds is `leading`, "at least" adds above the line, and an exact height is shared four to one.
    """
    if paragraph.rule == "exact":
        return 0.8 * paragraph.line, 0.2 * paragraph.line
    above, below = line
    if paragraph.rule == "atLeast":
        return max(above, paragraph.line - below), below
    return above + min(0.0, paragraph.line - 1) * (above + below), below


def leading(line: tuple[float, float], paragraph: ParagraphStyle) -> float:
    """What a line spacing of more than single adds below each line, in points.

    It is dropped below the last line of a page, as all space between paragraphs is.
    """
    if paragraph.rule != "auto" or paragraph.line <= 1:
        return 0.0
    height = sum(line)
    return int(paragraph.line * height * 20 + 0.001) / 20 - height


def lifted(style: RunStyle) -> float:
    """How far above the baseline its letters stand, in points."""
    if not style.script:
        return style.raised
    return style.raised + (_SUPER if style.script == "super" else _SUB) * style.size


def underline(style: RunStyle) -> tuple[float, str]:
    """How thick an underline of this style is, as a part of the size, and its dash."""
    kind = style.underline or ""
    thick = _THICK if kind in ("thick", "dashedHeavy") else _THIN
    return thick, _DASHES.get(kind, "solid")


def small_capitals(text: str, style: RunStyle) -> list[tuple[str, RunStyle]]:
    """Words in capitals, large and small, each with its style."""
    large = replace(style, small_caps=False)
    small = replace(large, size=round(large.size * 0.8, 2))
    return [
        ("".join(letters).upper(), small if is_small else large)
        for is_small, letters in groupby(text, lambda c: c != c.upper())
    ]


def stops(style: ParagraphStyle) -> list[Stop]:
    """The tab stops of a paragraph in order; a hanging indent is one."""
    found: list[Stop] = [(s.position, s.kind, s.leader) for s in style.tabs]
    if style.first < 0:
        found.append((style.left, "left", ""))
    found.sort()
    return found


def hangs(style: ParagraphStyle, label: float) -> bool:
    """Whether after a label so wide and its tab the text starts at the hanging indent."""
    start = style.left + style.first
    between = any(start < s.position < style.left for s in style.tabs)
    return label < -style.first and not between


def placed_at(align: str, width: float) -> float:
    """Where on a line so wide a tab leads that goes to a place whatever the stops."""
    return {"center": width / 2, "right": width}.get(align, 0.0)


def leader(name: str, other: str) -> str:
    """The letter that fills such a tab, by Word's name for it; `other` for no such name."""
    return _LEADERS.get(name, other)
