"""A document's model as a PDF file, set by this project's own engine."""

from contextlib import closing

from generator.pdf.layout._ink import CannotSetError, Inks
from generator.pdf.layout._pages import Pages
from generator.pdf.layout._press import Numbers, Press
from generator.pdf.layout._survey import survey
from generator.pdf.read._model import Document

__all__ = ["CannotSetError", "composed"]

_MOST_TIMES = 4


def composed(document: Document) -> bytes:
    """The PDF/UA-1 file of a document.

    CannotSetError when it holds what this engine does not set: right-to-left or shaped scripts,
    letters that no face has.
    """
    inks, known, times = Inks(), Numbers(), 0
    while True:
        times += 1
        press = Press(document, known, inks)
        with closing(press.pdf):
            pages = Pages(press)
            pages.fill()
            survey(press, pages.filled)
            # Fields in the text may show other numbers now, and be wider or narrower for it.
            settled = all(press.value(*guess) == said for guess, said in press.guesses.items())
            # So may text beside what floats, where pages decide at what height that is.
            settled = settled and known.clears(press.found)
            if settled or times == _MOST_TIMES:
                pages.draw()
                return press.pdf.written()
        known = press.found
