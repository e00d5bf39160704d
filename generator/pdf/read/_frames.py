"""Paragraphs in frames (w:framePr), drop capitals and floating tables: boxes beside the text."""

from dataclasses import replace

from generator.pdf.read._figures import Drawing, Place, Shape
from generator.pdf.read._model import Block, Paragraph, ParagraphStyle, RunStyle, Table
from generator.pdf.read._xml import W, points

Said = tuple[tuple[str, str], ...]
"""What a w:framePr says: its attributes in order of their names."""

_NO_INSET = (0.0, 0.0, 0.0, 0.0)
_WRAPS = {"none": "none", "notBeside": "block", "through": "none"}
# A line that is as good as none carries a frame that no paragraph follows.
_CARRIER = ParagraphStyle(rule="exact", line=0.05)


class Frames:
    """The frames that wait for the paragraph beside which they stand: the next one without one."""

    def __init__(self) -> None:
        """Without any."""
        self.waiting: list[Drawing] = []
        self._said: Said | None = None
        self._held: list[Paragraph] = []

    @property
    def busy(self) -> bool:
        """Whether one stands open, or waits."""
        return bool(self._held or self.waiting)

    def end(self, said: Said | None, found: list[Block]) -> None:
        """A paragraph comes that says so of its frame: another frame than before ends that one."""
        if self._held and said != self._said:
            self._close()
        self._said = said

    def take(self, said: Said | None, paragraph: Paragraph) -> bool:
        """Take in a paragraph that stands in a frame; False for one that does not."""
        if said is None:
            return False
        self._held.append(paragraph)
        return True

    def float(self, table: Table) -> None:
        """Take in a table that floats."""
        place, width = table.place, sum(table.widths)
        shape = Shape(
            0.0, 0.0, width, 0.0, blocks=(replace(table, place=None, indent=0.0),),
            inset=_NO_INSET, grows=True,
        )  # fmt: skip
        self.waiting.append(Drawing(width, 0.0, (shape,), None, place, first=True, text=True))

    def anchored(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with the frames that wait, which are read before it."""
        if not self.waiting:
            return paragraph
        waiting, self.waiting = self.waiting, []
        return replace(paragraph, inlines=(*waiting, *paragraph.inlines))

    def finish(self, found: list[Block]) -> None:
        """Nothing follows that a frame could stand beside."""
        self._close()
        self._said = None
        if self.waiting:
            found.append(self.anchored(Paragraph(_CARRIER, RunStyle(size=1.0), ())))

    def _close(self) -> None:
        if self._held:
            self.waiting.append(_framed(dict(self._said or ()), tuple(self._held)))
            self._held = []


def _framed(said: dict[str, str], paragraphs: tuple[Paragraph, ...]) -> Drawing:
    def length(name: str) -> float:
        return points(said.get(W + name)) or 0.0

    exact = said.get(f"{W}hRule") == "exact"
    shape = Shape(
        0.0, 0.0, max(0.0, length("w")), max(0.0, length("h")), blocks=paragraphs,
        inset=_NO_INSET, grows=not exact,
    )  # fmt: skip
    return Drawing(
        shape.width, shape.height, (shape,), None, _place(said, length("x"), length("y"),
        (length("hSpace"), length("vSpace"))), first=True,
    )  # fmt: skip


def _place(said: dict[str, str], x: float, y: float, space: tuple[float, float]) -> Place:
    across, down = (max(0.0, s) for s in space)
    drop = said.get(f"{W}dropCap", "none")
    if drop in ("drop", "margin"):
        align = "before" if drop == "margin" else "left"
        return Place("column", 0.0, align, "paragraph", 0.0, "", behind=False, wrap="square",
                     around=(0.0, across, 0.0, 0.0))  # fmt: skip
    x_align, y_align = said.get(f"{W}xAlign", ""), said.get(f"{W}yAlign", "")
    return Place(
        x_from=said.get(f"{W}hAnchor", "page").replace("text", "column"),
        x=x,
        x_align=x_align,
        y_from=said.get(f"{W}vAnchor", "page").replace("text", "paragraph"),
        y=y,
        y_align="" if y_align == "inline" else y_align,
        behind=False,
        wrap=_WRAPS.get(said.get(f"{W}wrap", "around"), "square"),
        clearance=down,
        around=(down, across, down, across),
    )
