"""Reads a PDF back: its tags as an outline, its words and their places."""

import io
import re
from dataclasses import dataclass
from itertools import groupby

import page
import pdfplumber
import pikepdf
from lxml import etree

from generator.pdf import to_pdf


def conforming(docx: bytes) -> bytes:
    """The PDF of a Word file, judged."""
    pdf = to_pdf(docx)
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, str(report)
    return pdf


def outline(pdf: bytes) -> str:
    """The structure tree as `Document(H1 P(Link) L(LI(Lbl LBody(P))))`; Div, Span left out."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _outline(opened.Root.StructTreeRoot)


def _outline(node: pikepdf.Object) -> str:
    if isinstance(node, pikepdf.Array):
        return " ".join(filter(None, map(_outline, node)))
    if not isinstance(node, pikepdf.Dictionary) or node.get("/Type") == "/OBJR":
        return ""
    inside = _outline(node.K) if "/K" in node else ""
    name = str(node.get("/S", ""))[1:]
    if name in ("", "Div", "Span"):
        return inside
    scope = _scope(node) if name == "TH" else ""
    return f"{name}{scope}({inside})" if inside else f"{name}{scope}"


def _scope(node: pikepdf.Dictionary) -> str:
    found = re.search(r"/Scope\"?:? \"?/(\w+)", str(node.get("/A", "")))
    return f":{found[1]}" if found else ""


def alternatives(pdf: bytes) -> list[str]:
    """The alternative texts, in the file's order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            str(o.Alt)
            for o in opened.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure" and "/Alt" in o
        ]


def information(pdf: bytes) -> tuple[dict[str, str], str]:
    """The document information and the XMP."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        xmp = opened.Root.Metadata.read_bytes()
        etree.fromstring(xmp)
        return {k: str(v) for k, v in dict(opened.docinfo).items()}, xmp.decode()


@dataclass(frozen=True)
class Word:
    text: str
    page: int
    x: float
    baseline: float
    size: float
    colour: tuple[float, ...]


def words(pdf: bytes) -> tuple[int, list[Word]]:
    """How many pages there are, and the words in the order of the page, without tabs' leaders."""
    found = []
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for number, sheet in enumerate(opened.pages, 1):
            led = _leaders(sheet.chars)
            words_only = sheet.filter(lambda o, led=led: id(o) not in led)
            for word in words_only.extract_words(x_tolerance=1.5, return_chars=True):
                first = word["chars"][0]
                baseline = float(sheet.height) - first["matrix"][5]
                text = word["text"].replace("\xa0", "")
                colour = tuple(first["non_stroking_color"] or (0.0,))
                colour = colour * 3 if len(colour) == 1 else colour
                x, size = float(word["x0"]), float(first["size"])
                found.append(Word(text, number, x, baseline, size, colour))
        return len(opened.pages), found


def _leaders(letters: list[dict[str, object]]) -> set[int]:
    """The ids of letters that stand four or more times in a row, as a tab's leader does."""
    runs = (list(run) for _, run in groupby(letters, lambda c: c["text"]))
    return {id(c) for run in runs if len(run) > 3 and run[0]["text"] in "._-·" for c in run}


def text(pdf: bytes) -> str:
    """The text, page by page, white space made one space."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        whole = "\n".join(sheet.extract_text() or "" for sheet in opened.pages)
    return re.sub(r"\s+", " ", whole.replace("\xa0", " ")).strip()


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [re.sub(r"\s+", " ", sheet.extract_text() or "") for sheet in opened.pages]
