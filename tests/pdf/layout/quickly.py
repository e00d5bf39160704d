"""The quick ways of setting words, and the general ones in their place."""

import io
import re

import pikepdf
import pytest

from generator.pdf.layout.compose import composed
from generator.pdf.read._model import Document
from tests.pdf.layout.seen import seen
from tests.pdf.reading import outline


def without_quick_ways(model: Document, patch: pytest.MonkeyPatch) -> bytes:
    """The PDF of a document of which every word was set by the general way."""
    for room in ("_flow", "_table"):
        patch.setattr(f"generator.pdf.layout.{room}.plain", lambda *_: None)
    patch.setattr("generator.pdf.layout._paragraph.cuts_of", lambda *_: None)
    patch.setattr("generator.pdf.layout._fringes._counted_on", lambda *_: False)
    made = composed(model)
    patch.undo()
    return made


def alike(quick: bytes, slow: bytes) -> bool:
    """Whether the same letters, lines and shades stand in the same places, to what is written."""
    one, other = seen(quick), seen(slow)
    near = all(
        (a.text, a.page, a.mark) == (b.text, b.page, b.mark)
        and abs(a.x - b.x) + abs(a.baseline - b.baseline) < 0.03
        for a, b in zip(one.letters, other.letters, strict=True)
        if not a.text.isspace()
    )
    lines, others = drawn(quick), drawn(slow)
    return near and one.sizes == other.sizes and lines == pytest.approx(others, abs=0.03)


def drawn(pdf: bytes) -> list[float]:
    """Where the lines and shades are: the numbers of all pages in a row."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        contents = "\n".join(s.Contents.read_bytes().decode("latin-1") for s in opened.pages)
    found = re.findall(r"[-\d. ]+ re f|[-\d. ]+ m [-\d. ]+ l S", contents)
    return [float(n) for one in found for n in re.findall(r"-?[\d.]+", one)]


def tagged(pdf: bytes) -> str:
    """The tags, a cell's only paragraph left out: a cell of plain words is its own."""
    return re.sub(r"(T[DH](?::\w+)?)\(P\)", r"\1", outline(pdf)) + str(languages(pdf))


def languages(pdf: bytes) -> list[str]:
    """The languages that parts of the text are said to be in."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        elements = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        return sorted(str(element.Lang) for element in elements if "/Lang" in element)
