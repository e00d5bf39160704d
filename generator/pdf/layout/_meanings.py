"""What paragraphs are to a reader: headings, items of lists, entries of contents, or just words."""

from generator.pdf.layout._items import Para, Tag
from generator.pdf.layout._lists import Lists
from generator.pdf.layout._press import Press
from generator.pdf.read._model import Label, Paragraph
from generator.pdf.sense.blocks import goes_on, words_of
from generator.pdf.write import Element


class Meanings:
    """The elements of a run of blocks, in `parent`; None is for what no reader hears."""

    # The list item that may go on in paragraphs below it.
    _item: Paragraph | None = None

    def __init__(self, press: Press, parent: Element | None) -> None:
        """For blocks that are set with what a press knows."""
        self._press, self._parent = press, parent
        self._lists = Lists(parent) if parent is not None else None

    def table(self) -> None:
        """A table stands here, which no list goes on after."""
        self._item = None
        if self._lists is not None:
            self._lists.close()

    def of(self, paragraph: Paragraph) -> tuple[Para, Tag | None]:
        """What the paragraph is to a reader; and the element of its label."""
        under = self._under(paragraph)
        align = paragraph.style.align
        parent, lists = self._parent, self._lists
        if parent is None or lists is None:
            return Para(None, align), None
        label: Tag | None = None
        around = parent
        if paragraph.heading:
            lists.close()
            para = Para(parent.child(f"H{paragraph.heading}"), align)
            para.heading = paragraph.heading
            para.words = words_of(paragraph).strip()
        elif paragraph.label is not None and under is None:
            around, said = lists.item(paragraph.label)
            if said is not None:
                label = Tag("Lbl")
                label.element = said
            para = Para(around.child("P"), align)
        elif under is not None and (body := lists.under()) is not None:
            around = body
            para = Para(around.child("P"), align)
        elif paragraph.contents:
            para = Para(lists.entry().child("P"), align)
        else:
            lists.close()
            para = Para(parent.child("P"), align)
        para.around = around
        if paragraph.style.style_id in self._press.styles:
            para.running = paragraph.style.style_id
            para.words = words_of(paragraph).strip()
        return para, label

    def _under(self, paragraph: Paragraph) -> Label | None:
        """The label of the list item that a paragraph goes on."""
        if paragraph.label is not None:
            self._item = None if paragraph.heading else paragraph
            return None
        if self._item is not None and not goes_on(self._item, paragraph):
            self._item = None
        return None if self._item is None else self._item.label
