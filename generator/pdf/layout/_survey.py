"""What the filled pages say of themselves: their numbers, and where bookmarks and styles stand."""

from collections.abc import Iterable, Iterator

from generator.pdf.layout._filler import Filled
from generator.pdf.layout._items import Item, LineItem, Spoken
from generator.pdf.layout._press import Press
from generator.pdf.layout._rows import Rows


def survey(press: Press, filled: list[Filled]) -> None:
    """Write down what fields may ask for, before anything is drawn."""
    found = press.found
    found.pages = len(filled)
    found.shown = [page.shown for page in filled]
    if press.wanted or press.styles:
        for number, page in enumerate(filled, 1):
            for items, _, _ in page.placed:
                for item in every(items):
                    _note(press, item, number)
    press.known = found


def _note(press: Press, item: Item, page: int) -> None:
    found = press.found
    if isinstance(item, LineItem):
        for name in item.line.marks:
            found.marks.setdefault(name, page)
        if item.first and item.para.running:
            pages, words = found.running.setdefault(item.para.running, ([], []))
            pages.append(page)
            words.append(item.para.words)
    elif isinstance(item, Spoken):
        for name in item.names:
            found.marks.setdefault(name, page)


def every(items: Iterable[Item]) -> Iterator[Item]:
    """All items, those in cells too, the rows themselves left out."""
    for item in items:
        if isinstance(item, Rows):
            for box in item.boxes:
                yield from every(box.items)
        else:
            yield item
