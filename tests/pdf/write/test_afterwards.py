"""What else Throughcare does with PDFs works on those it writes itself; veraPDF passes them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Pillow

from generator.pdf.bundle import bundle
from generator.pdf.protect import protect, watermark
from generator.pdf.write import About, Page, Pdf
from tests.pdf import verapdf
from tests.pdf.bundle import papers
from tests.pdf.reading import outline, text
from tests.pdf.write.paper import BOLD, SANS, judged, made, paragraph


def everything(pdf: Pdf, sheet: Page) -> None:
    """One of each thing that can be drawn, tagged and linked."""
    sheet.into(None, "Header")
    sheet.text(72, 30, SANS, 9, "A header")
    sheet.into(pdf.root.child("H1"))
    sheet.text(72, 80, BOLD, 16, "Heading (é) “one”", "1F4E79", kern=True)
    pdf.heading(1, "Heading “one”", sheet, 60)
    pdf.destination("top", sheet, 60)
    contents = pdf.root.child("TOC").child("TOCI").child("Link")
    sheet.into(contents)
    sheet.text(72, 100, SANS, 11, "Heading one")
    sheet.link(72, 90, 80, 13, contents, "To the heading", name="top")
    item = pdf.root.child("L", attributes="<</O/List/ListNumbering/Decimal>>").child("LI")
    sheet.into(item.child("Lbl"))
    sheet.text(72, 120, SANS, 11, "1.")
    sheet.into(item.child("LBody").child("P"))
    sheet.text(90, 120, SANS, 11, "An item, spread out", justify=2, spacing=0.2)
    words = paragraph(pdf, sheet, "See ", 140)
    link = words.child("Link")
    sheet.into(link)
    sheet.text(95, 140, SANS, 11, "the site", "0563C1")
    sheet.link(95, 130, 40, 13, link, "The site", "https://example.org/")
    sheet.into(words.child("Span", lang="cy"))
    sheet.text(140, 140, SANS, 11, "diolch")
    sheet.into(words.child("Note"))
    sheet.text(72, 700, SANS, 8, "A note")
    sheet.into(None)
    for n, dash in enumerate(("solid", "dotted", "dashed", "dash-dotted", "wavy")):
        sheet.line(72, 200 + 5 * n, 300, 200 + 5 * n, 1.5, "C00000", dash)
    sheet.fill(72, 240, 200, 20, "DDEEFF")
    out = io.BytesIO()
    Pillow.new("RGBA", (9, 9), (255, 0, 0, 100)).save(out, "PNG")
    sheet.into(pdf.root.child("P").child("Figure", alt="A red square"))
    sheet.picture(pdf.image(out.getvalue()), 72, 300, 90, 90, (0, 0.2, 0, 0.1), 20)
    row = pdf.root.child("Table").child("TR")
    sheet.into(row.child("TH", attributes="<</O/Table/Scope/Row>>").child("P"))
    sheet.text(72, 450, SANS, 11, "Who")
    sheet.into(row.child("TD").child("P"))
    sheet.text(172, 450, SANS, 11, "Ann")
    later = pdf.page(841.9, 595.3)
    later.into(words)
    later.text(72, 100, SANS, 11, "on the next page")
    pdf.heading(2, "Two", later, 50)


ABOUT = About("Everything", "The tests", "All", "a, b", "en-GB", "2026-03-03T10:00:00",
              {"Throughcare kind": "test"})  # fmt: skip


class DescribeAfterwards:
    def they_are_protected(self) -> None:
        locked = protect(made(everything, ABOUT), "correct horse")
        with pikepdf.open(io.BytesIO(locked), password="correct horse") as opened:
            assert str(opened.docinfo["/Title"]) == "Everything"

    def they_are_stamped(self) -> None:
        plain = made(everything, ABOUT)
        stamped = judged(watermark(plain, "DRAFT"))
        assert outline(stamped) == outline(plain)
        assert "An item, spread out" in text(stamped)

    def they_are_bundled(self, tmp_path: Path) -> None:
        made_of = {"one.pdf": made(everything, ABOUT), "two.pdf": made(everything, ABOUT)}
        joined = bundle(papers.manifest(tmp_path, made_of), tmp_path)
        data = judged(joined.pdf)
        assert outline(data).count("Table(TR(TH:Row(P) TD(P)))") == 2
        with pikepdf.open(io.BytesIO(data)) as opened, opened.open_outline() as marks:
            inside = [[kid.title for kid in paper.children] for paper in marks.root]
            assert inside.count(["Heading “one”"]) == 2

    @pytest.mark.slow
    def they_pass_verapdf(self, tmp_path: Path) -> None:
        plain = made(everything, ABOUT)
        bundled = bundle(papers.manifest(tmp_path, {"one.pdf": plain}), tmp_path).pdf
        files = {"plain": plain, "stamped": watermark(plain, "DRAFT"), "bundled": bundled}
        paths = [tmp_path / f"made-{name}.pdf" for name in files]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        command = [sys.executable, verapdf.__file__, *map(str, paths)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
        assert json.loads(ran.stdout) == {str(path): [] for path in paths}
