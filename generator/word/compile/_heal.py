"""Makes every tag stand whole in the text element where it starts.

Word splits text into runs wherever formatting, spelling marks or editing sessions
change, also inside tags. One pass over the tree, in document order: a tag that is open
at the end of a text element takes in the text of the elements after it until it closes.
Text is taken as Word shows it: the blanks at the ends of an element count only where it
says so (xml:space), and every element that is touched says so afterwards.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from generator.word.compile._contents import name_of
from generator.word.compile._tags import CLOSING, OPENING
from generator.word.package._xml import w

TEXT, PARAGRAPH = w("t"), w("p")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_SPACE = {w("br"): " ", w("tab"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_SKIPPED = (w("moveFrom"),)
_BOX = w("txbxContent")
# What shows something of its own: it cannot stand within a tag.
_FOREIGN = tuple(
    map(
        w,
        (
            *("drawing", "pict", "object", "fldChar", "sym", "ptab", "footnoteReference"),
            *("endnoteReference", "ruby", "pgNum"),
        ),
    )
)

# A tag that has not closed by then never will: keeps the search linear in hostile files.
_LONGEST_TAG = 4000
_UNCLOSED, _NO_TAG = -1, -2

Report = Callable[[etree._Element, str], None]
ReportWhat = Callable[[etree._Element, str, str], None]


def shown(element: etree._Element) -> str:
    """The text of a text element as Word shows it."""
    text = element.text or ""
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(_BLANKS)


def set_shown(element: etree._Element, text: str) -> None:
    """Give a text element a text, of which Word shows every blank."""
    element.text = text
    if text != text.strip(_BLANKS):
        element.set(_XML_SPACE, "preserve")


def heal(root: etree._Element, unclosed: Report, within: ReportWhat) -> list[etree._Element]:
    """Join split tags; return the text elements that hold a tag, in document order.

    `unclosed(element, text)` is called for each tag that never closes in its paragraph,
    `within(element, text, what)` for each that something stands in which is no text.
    Text moved away by a tracked change is left as it is.
    """
    skipped = {text for name in _SKIPPED for box in root.iter(name) for text in box.iter(TEXT)}
    steps = list(root.iter(TEXT, PARAGRAPH, *_SPACE, *_FOREIGN))
    if next(root.iter(_BOX), None) is not None:
        steps = _by_paragraph(steps)
    found: list[etree._Element] = []
    index = 0
    while index < len(steps):
        element = steps[index]
        index += 1
        text = element.text
        if element.tag != TEXT or text is None or "{" not in text or element in skipped:
            continue
        text = shown(element)
        set_shown(element, text)
        start = open_at(text)
        if start is not None:
            after = _gather(element, start, steps, index, skipped, within)
            if after == _UNCLOSED:
                unclosed(element, text[start:])
                index = _next_paragraph(steps, index)
                continue
            index = index if after == _NO_TAG else after
        if OPENING.search(element.text or ""):
            found.append(element)
    return found


def _by_paragraph(steps: list[etree._Element]) -> list[etree._Element]:
    """The same with each paragraph's own together: a text box stands amid those of another."""
    own: dict[etree._Element | None, list[etree._Element]] = {}
    for step in steps:
        home = step if step.tag == PARAGRAPH else next(step.iterancestors(PARAGRAPH), None)
        own.setdefault(home, []).append(step)
    return [step for group in own.values() for step in group]


def open_at(text: str) -> int | None:
    """Where a tag starts that `text` does not close; a last lone brace may be one."""
    at = 0
    while (match := OPENING.search(text, at)) is not None:
        close = text.find(CLOSING[text[match.end() - 1]], match.end())
        if close < 0:
            return match.start()
        at = close + 2
    return len(text) - 1 if text.endswith("{") and at < len(text) else None


def _gather(  # noqa: PLR0917 (the state of one search)
    first: etree._Element,
    start: int,
    steps: list[etree._Element],
    index: int,
    skipped: set[etree._Element],
    within: ReportWhat,
) -> int:
    """Pull the rest of an open tag into `first`.

    Returns the index of the step to read next: the last text element again when some of
    its text is left, since another tag may start there. Or else `_UNCLOSED` when the
    paragraph ends before the tag does, `_NO_TAG` when a lone brace was only that.
    """
    whole = first.text or ""
    taken: list[tuple[int, int]] = []
    foreign = ""
    for at, step in _of_paragraph(steps, index):
        if step in skipped:
            continue
        if step.tag in _FOREIGN or step.get(w("type")) in ("page", "column"):
            foreign = foreign or name_of(step)
            continue
        piece = shown(step) if step.tag == TEXT else _SPACE[step.tag]
        taken.append((at, len(whole)))
        whole += piece
        if not piece or step.tag != TEXT:
            continue
        mark = whole[start + 1 : start + 2]
        if mark not in CLOSING:
            return _NO_TAG
        if len(whole) - start > _LONGEST_TAG + len(piece):
            return _UNCLOSED
        close = whole.find(CLOSING[mark], start + 2)
        if close >= 0:
            end = close + 2
            if foreign:
                within(first, whole[start:end], foreign)
            set_shown(first, whole[:end])
            for position, begins in taken:
                _drop_front(steps[position], end - begins)
            rest = whole[end:]
            return at if "{" in rest else at + 1
    return _UNCLOSED if OPENING.match(whole, start) else _NO_TAG


def _next_paragraph(steps: list[etree._Element], index: int) -> int:
    while index < len(steps) and steps[index].tag != PARAGRAPH:
        index += 1
    return index


def _of_paragraph(steps: list[etree._Element], index: int) -> Iterator[tuple[int, etree._Element]]:
    for at in range(index, len(steps)):
        if steps[at].tag == PARAGRAPH:
            return
        yield at, steps[at]


def _drop_front(element: etree._Element, count: int) -> None:
    if element.tag == TEXT:
        set_shown(element, shown(element)[max(count, 0) :])
    else:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
