"""What PDFium sees of a PDF: each letter with its place, and which tag or artifact it is in."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

# PDFium's letter for a hyphen at the end of a line.
_HYPHEN = "\x02"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is drawn. `mark` is its marked content's number, -1 in an artifact.

    `x` and `baseline` (from the page's top) are where it starts, `end` is where its advance ends.
    """

    text: str
    page: int
    x: float
    end: float
    baseline: float
    size: float
    mark: int


@dataclass(frozen=True, slots=True)
class Run:
    """Letters without a space between them, on one line."""

    text: str
    page: int
    x: float
    end: float
    baseline: float
    size: float
    mark: int


@dataclass(frozen=True)
class Seen:
    """A PDF as it is drawn: the sizes of its pages, and all letters, spaces too, as drawn."""

    sizes: list[tuple[float, float]]
    letters: list[Letter]

    def runs(self) -> list[Run]:
        """The words as they stand on lines, in the order in which they are drawn."""
        return list(_runs(self.letters))


def seen(pdf: bytes) -> Seen:
    """Read a PDF."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        sizes, letters = [], []
        for number, sheet in enumerate(opened, 1):
            width, height = sheet.get_size()
            sizes.append((width, height))
            text = sheet.get_textpage()
            letters += _letters(text, number, height)
            text.close()
            sheet.close()
    finally:
        opened.close()
    return Seen(sizes, letters)


def _letters(text: pypdfium2.PdfTextPage, number: int, height: float) -> Iterator[Letter]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    marks: dict[int, int] = {}
    for n in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, n) == 1:
            continue
        letter = chr(pdfium.FPDFText_GetUnicode(text, n)).replace(_HYPHEN, "-")
        holder = pdfium.FPDFText_GetTextObject(text, n)
        at = ctypes.addressof(holder.contents)
        if at not in marks:
            marks[at] = pdfium.FPDFPageObj_GetMarkedContentID(holder)
        pdfium.FPDFText_GetCharOrigin(text, n, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, n, box)
        size = pdfium.FPDFText_GetFontSize(text, n)
        yield Letter(letter, number, x.value, box.right, height - y.value, size, marks[at])


def _runs(letters: list[Letter]) -> Iterator[Run]:
    held: list[Letter] = []
    for letter in letters:
        blank = letter.text.isspace()
        if held and (blank or _apart(held[-1], letter)):
            yield _run(held)
            held = []
        if not blank:
            held.append(letter)
    if held:
        yield _run(held)


def _apart(one: Letter, other: Letter) -> bool:
    # Superscripts stand higher and belong to the word; PDFium's advances are rounded.
    far = not -0.3 * one.size < other.x - one.end < 0.15 * max(one.size, other.size)
    lower = abs(one.baseline - other.baseline) > 0.6 * max(one.size, other.size)
    return far or lower or one.page != other.page


def _run(held: list[Letter]) -> Run:
    first, last = held[0], held[-1]
    words = "".join(letter.text for letter in held)
    return Run(words, first.page, first.x, last.end, first.baseline, first.size, first.mark)


def told(pdf: bytes, found: Seen) -> list[tuple[str, int]]:
    """The text of each marked content in the order of the tags, with its page.

    This is what a screen reader says. A marked content that two elements claim comes twice.
    """
    parts: dict[tuple[int, int], str] = {}
    for letter in found.letters:
        if letter.mark >= 0:
            key = (letter.page, letter.mark)
            parts[key] = parts.get(key, "") + letter.text
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {sheet.obj.objgen: n for n, sheet in enumerate(opened.pages, 1)}
        keys = list(_marks(opened.Root.StructTreeRoot, 0, numbers))
    lost = set(parts) - set(keys)
    assert not lost, f"text in no element: {[parts[key] for key in lost]}"
    return [(parts[key], key[0]) for key in keys if key in parts]


def _marks(
    node: pikepdf.Object, page: int, numbers: dict[tuple[int, int], int]
) -> Iterator[tuple[int, int]]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _marks(kid, page, numbers)
    elif isinstance(node, pikepdf.Dictionary):
        if "/Pg" in node:
            page = numbers[node.Pg.objgen]
        if node.get("/Type") == "/MCR":
            yield page, int(node.MCID)
        elif node.get("/Type") != "/OBJR" and "/K" in node:
            yield from _marks(node.K, page, numbers)
    elif isinstance(node, int):
        yield page, int(node)
