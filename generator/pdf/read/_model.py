"""What a Word file says, resolved and ready to set. All lengths are points, colours RRGGBB."""

from dataclasses import dataclass, field
from typing import Literal, TypeVar, dataclass_transform

from generator.pdf.read._figures import Drawing, Line, Picture, Place, Sides
from generator.pdf.read._findings import Concern

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def _many(class_: type[_Class]) -> type[_Class]:
    """A dataclass that only the type checker holds frozen: to freeze takes most of making one."""
    return dataclass(slots=True, unsafe_hash=True)(class_)


Align = Literal["left", "center", "right", "justify"]
Lines = tuple[Line | None, Line | None, Line | None, Line | None]
NO_LINES: Lines = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a run of text looks. None for a colour means the reader's black, or no fill."""

    font: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: str | None = None
    underline_colour: str | None = None
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    colour: str | None = None
    highlight: str | None = None
    raised: float = 0.0
    script: Literal["super", "sub"] | None = None
    spacing: float = 0.0
    lang: str = ""
    rtl: bool = False
    hidden: bool = False
    kern: bool = False
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, measured from the page margin."""

    position: float
    kind: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set. `line` is a factor for rule auto, else points.

    `automatic` says whether the space before and that after it are what browsers give.
    """

    style_id: str = ""
    align: Align = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    widow_control: bool = True
    contextual: bool = False
    automatic: tuple[bool, bool] = (False, False)
    rtl: bool = False
    fill: str | None = None
    borders: Lines = NO_LINES
    between: Line | None = None
    tabs: tuple[TabStop, ...] = ()
    outline: int | None = None


@_many
class Text:
    """Words in one style."""

    text: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab. `align` is set for the kind that goes to a place on the line whatever the stops."""

    style: RunStyle
    align: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line, page or column inside a paragraph."""

    kind: Literal["line", "page", "column"] = "line"


@dataclass(frozen=True, slots=True)
class Counter:
    """A field whose value is known only when pages are: PAGE, NUMPAGES, PAGEREF, STYLEREF ..."""

    kind: str
    argument: str
    format: str
    style: RunStyle
    cached: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark's start."""

    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote mark; the note's blocks are in `Document.notes` under its key."""

    key: str
    number: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Link:
    """Linked content: to an address, or to a bookmark of this document."""

    inside: "tuple[Inline, ...]"
    url: str = ""
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a table of contents of these heading levels is to be written."""

    first: int
    last: int


Inline = Text | Tab | Break | Picture | Drawing | Counter | Mark | Note | Link | Contents


@dataclass(frozen=True, slots=True)
class Label:
    """A list number or bullet. `after` is what follows it: tab, space or nothing."""

    text: str
    style: RunStyle
    list_id: int
    level: int
    ordered: str = ""
    after: str = "tab"
    align: str = "left"


@_many
class Paragraph:
    """A paragraph, and what it is to a reader.

    `heading` is its level after normalising, 0 for none; `contents` marks an entry of a table of
    contents; `where` names its place.
    """

    style: ParagraphStyle
    mark: RunStyle
    inlines: tuple[Inline, ...]
    label: Label | None = None
    heading: int = 0
    contents: bool = False
    where: str = ""


@_many
class Cell:
    """A table cell that covers `columns` by `rows` of the grid."""

    blocks: "tuple[Block, ...]"
    columns: int = 1
    rows: int = 1
    fill: str | None = None
    lines: Lines = NO_LINES
    padding: Sides = (0.0, 0.0, 0.0, 0.0)
    align: str = "top"


@_many
class Row:
    """A row. `height` 0 means as tall as its content; `exact` holds it there."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    exact: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    `header_rows` name columns, repeated on each page when `repeats`; `header_columns` name rows;
    a table only for layout is none to a reader.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    indent: float = 0.0
    align: str = "left"
    header_rows: int = 0
    repeats: bool = False
    header_columns: int = 0
    layout: bool = False
    rtl: bool = False
    together: bool = False
    place: Place | None = None
    where: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Watermark:
    """Words across the page behind the text."""

    text: str
    colour: str
    font: str
    width: float
    height: float
    turn: float


@dataclass(frozen=True, slots=True)
class Fringe:
    """A header or footer."""

    blocks: tuple[Block, ...] = ()
    watermarks: tuple[Watermark, ...] = ()


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page of a section. `number_from` None goes on counting."""

    width: float = 612.0
    height: float = 792.0
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    header_at: float = 36.0
    footer_at: float = 36.0
    columns: int = 1
    gap: float = 36.0
    rule: bool = False
    borders: Lines = NO_LINES
    borders_from_text: bool = False
    number_from: int | None = None
    number_format: str = "1"
    own_first: bool = False
    align: str = "top"


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one kind. `start` is nextPage, continuous, oddPage or evenPage."""

    blocks: tuple[Block, ...]
    page: PageStyle
    start: str = "nextPage"
    headers: dict[str, Fringe] = field(default_factory=dict)
    footers: dict[str, Fringe] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """The whole file. `modified` is an ISO date and time, or "" when the file has none.

    `unheard` names what is shown and not described, `altered` what is drawn otherwise than in Word.
    """

    sections: tuple[Section, ...]
    title: str
    author: str
    subject: str
    keywords: str
    lang: str
    modified: str
    properties: dict[str, str]
    pictures: dict[str, bytes]
    notes: dict[str, tuple[Block, ...]]
    endnotes: tuple[str, ...]
    even_pages: bool = False
    page_colour: str | None = None
    tab_every: float = 36.0
    mirrored: bool = False
    titled: bool = True
    style_ids: dict[str, str] = field(default_factory=dict)
    unheard: tuple[Concern, ...] = ()
    altered: tuple[Concern, ...] = ()
