"""What a document draws: pictures, shapes and boxes of words, and where they float."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.pdf.read._model import Block

Sides = tuple[float, float, float, float]
"""Top, right, bottom, left."""


@dataclass(frozen=True, slots=True)
class Line:
    """A border line. `width` in points; `dash` is solid, dotted, dashed, dash-dotted or double."""

    width: float
    colour: str = "000000"
    dash: str = "solid"
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where something floats: an offset or an alignment from the page, margin or text.

    `wrap` is none, square (text stands beside it) or block (text stands above and below);
    `clearance` keeps text away below a block, `around` on all sides of a square.
    """

    x_from: str
    x: float
    x_align: str
    y_from: str
    y: float
    y_align: str
    behind: bool
    wrap: str
    clearance: float = 0.0
    around: Sides = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Tone:
    """How a picture's colours are changed: each channel times `gain` plus `lift`; `grey` first.

    `opacity` below 1 lets through what is behind it.
    """

    gain: float = 1.0
    lift: float = 0.0
    grey: bool = False
    opacity: float = 1.0


PLAIN_TONE = Tone()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its key in `Document.pictures`.

    `alt` None means decorative, "" that nobody has described it.

    `crop` holds the cut-off parts as fractions of the whole picture; a negative one leaves that
    much empty beside it. `line` is its border.
    """

    key: str
    width: float
    height: float
    alt: str | None
    crop: Sides = (0.0, 0.0, 0.0, 0.0)
    turn: float = 0.0
    place: Place | None = None
    flips: tuple[bool, bool] = (False, False)
    tone: Tone = PLAIN_TONE
    line: Line | None = None


Step = tuple[str, tuple[float, ...]]
"""A step of an outline: M, L, C or Z with its places, in points right of and below the corner."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a drawing, in points from the drawing's top left corner.

    `outline` is its path when it has one, `heads` says whether its first and last place end in
    arrows. `blocks` are the words in it, `inset` keeps them from its edges, `grows` lets it be
    as high as they need. `text_turn` turns the words alone, clockwise by 90 or 270 degrees.
    """

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    flips: tuple[bool, bool] = (False, False)
    outline: tuple[Step, ...] = ()
    fill: str | None = None
    opacity: float = 1.0
    line: Line | None = None
    heads: tuple[bool, bool] = (False, False)
    picture: Picture | None = None
    blocks: "tuple[Block, ...]" = ()
    inset: Sides = (3.6, 7.2, 3.6, 7.2)
    align: str = "top"
    grows: bool = False
    text_turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, pictures and boxes of words in one frame, on the line or at a place of its own.

    `alt` None means decoration, "" as for a picture. A reader hears its words after those of its
    paragraph, or when `first` before them. `text` says that it holds blocks alone, such as a table
    that floats: too high for its page, it stands in the text.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str | None = None
    place: Place | None = None
    first: bool = False
    text: bool = False
