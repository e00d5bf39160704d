"""The quick way to set what most paragraphs are: words of one look, from the left."""

from collections.abc import Sequence

from generator.pdf.layout._ink import Ink
from generator.pdf.layout._items import Item
from generator.pdf.layout._paragraph import room_of
from generator.pdf.layout._press import Press
from generator.pdf.layout._words import Cut, cuts_of, items_of
from generator.pdf.read._model import Paragraph, ParagraphStyle, Text
from generator.pdf.sense.blocks import framed
from generator.pdf.write import Element

_FEW = 4


class Look:
    """How words of one style are set in a room so wide; `known` holds lines of them by text.

    Line spacing adds `extra` points below each line.
    """

    __slots__ = ("_ink", "_style", "extra", "known", "room")

    def __init__(self, ink: Ink, style: ParagraphStyle, width: float, extra: float) -> None:
        """In paragraphs of a style."""
        self._ink, self._style, self.extra = ink, style, extra
        start, limit = room_of(style, width, first=True)
        self.room = start, style.left, limit
        # What tables say comes again and again.
        self.known: dict[str, list[Cut]] = {}

    def height(self, cuts: Sequence[Cut]) -> float:
        """How high lines are together."""
        return len(cuts) * self._ink.height + (len(cuts) - 1) * self.extra

    def items(self, cuts: Sequence[Cut], element: Element | None) -> list[Item]:
        """Lines as part of an element; None is an artifact."""
        return items_of(cuts, self._ink, self._style, element, self.extra)

    def cut(self, words: Text, press: Press) -> list[Cut] | None:
        """The lines of words; None when they need `Setter`."""
        ink = self._ink
        runs = press.inks.runs(words.text, words.style, self._style)
        if len(runs) != 1 or runs[0][1] is not ink:
            return None
        cuts = cuts_of(runs[0][0], ink, *self.room)
        if cuts is not None and len(cuts) < _FEW:
            self.known[words.text] = cuts
        return cuts


def plain(paragraph: Paragraph, width: float, press: Press) -> tuple[Look, list[Cut]] | None:
    """A paragraph in a room so wide; None when it is more than words, which `Setter` sets."""
    inlines = paragraph.inlines
    texts = inlines if len(inlines) == 1 else press.words(inlines) or ()
    words = texts[0] if len(texts) == 1 else None
    if not isinstance(words, Text):
        return None
    key = (id(paragraph.style), id(words.style), width)
    looks: dict[tuple[int, int, float], Look | None] = press.looks
    look = looks[key] if key in looks else _look(key, paragraph, words, press)
    if look is None or paragraph.label is not None or paragraph.heading:
        return None
    cuts = look.known.get(words.text) or look.cut(words, press)
    if cuts is None:
        return None
    if len(cuts) > 1:
        press.spend(len(cuts) - 1)
    return look, cuts


def _look(
    key: tuple[int, int, float], paragraph: Paragraph, words: Text, press: Press
) -> Look | None:
    style, run = paragraph.style, words.style
    foreign = bool(run.lang) and run.lang != press.lang
    look = None
    if not (
        foreign or run.small_caps or style.align != "left" or framed(paragraph)
        or style.style_id in press.styles
    ):  # fmt: skip
        ink = press.inks.ink(run, style)
        if not ink.decorated:
            look = Look(ink, style, key[2], press.inks.leading(run, style))
    press.looks[key] = look
    return look
