"""What the filled pages say of themselves: their numbers, and where bookmarks and styles stand."""

from collections.abc import Iterable, Iterator

from generator.pdf.layout._beside import Area, lowered
from generator.pdf.layout._filler import Filled
from generator.pdf.layout._items import Float, Item, LineItem, Spoken
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
    _areas(press, filled)
    press.known = found


def _areas(press: Press, filled: list[Filled]) -> None:
    """What text keeps clear of at places that were not known while it was set."""
    for page in filled:
        for items, _, top in page.placed:
            y = top
            for item in items:
                y += item.gap
                if isinstance(item, Float) and item.area is not None and item.on_page[1]:
                    # From its page's place to the flow's, and no further than this page goes.
                    high = item.at[1]
                    above = max(high + item.area.top, top)
                    below = min(high + item.area.bottom, page.bottom)
                    area = Area(item.area.left, item.area.right, above, below)
                    known = press.found.areas.get(item.section, ())
                    press.found.areas[item.section] = (*known, lowered(area, item.down - y))
                y += item.height


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
