"""What others' PDFs carry, by each way in, read back by another library than cleaned it."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    StreamObject,
    TextStringObject,
)

from generator.errors import PdfError
from generator.pdf.bundle import bundle
from generator.pdf.clean import bounds
from generator.pdf.clean._unpacked import unpacked
from tests.pdf.bundle import papers
from tests.pdf.clean import besides, hostile

MOST = 2**28
TAKEN_OUT = hostile.TAKEN_OUT | besides.TAKEN_OUT


def texts(pdf):
    """Every name, text and unpacked stream of a PDF that is reachable from its trailer."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    waiting, seen = [reader.trailer], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pypdf.generic.IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, StreamObject):
            yield thing.get_data().decode("latin-1")
        if isinstance(thing, DictionaryObject):
            yield from (str(key) for key in thing)
            waiting += thing.values()
        elif isinstance(thing, ArrayObject):
            waiting += thing
        elif isinstance(thing, ByteStringObject):
            yield thing.decode("latin-1")
        elif isinstance(thing, TextStringObject | str):
            yield str(thing)


def shown(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return found


def held_in(pdf):
    """Every unpacked stream and object, by a third library."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes().decode("latin-1")
                except pikepdf.PdfError:  # a picture, which is not unpacked
                    yield thing.read_raw_bytes().decode("latin-1")
            else:
                yield repr(thing)


def no_trace(pdf):
    held = [*texts(pdf), *held_in(pdf)]
    assert not [text for text in held if "SECRET" in text]
    assert not {"/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/AA"} & set(held)


class DescribeClean:
    # All of it goes through `bundle` below; most of it through the other ways in the long sweeps.
    @pytest.mark.parametrize(
        "what",
        [
            pytest.param(what, marks=[pytest.mark.slow] if number % 4 else [])
            for number, what in enumerate(TAKEN_OUT)
        ],
    )
    def it_takes_out_what_acts_or_hides_whichever_way_it_comes_in(self, ways, what):
        thing, said = TAKEN_OUT[what]
        for way in ("fill", "sign"):
            pdf, notes = ways[way](hostile.made(thing))
            assert said in notes, (way, notes)
            no_trace(pdf)
            assert "Name" in shown(pdf), way

    def it_takes_all_of_it_out_of_a_bundle(self, tmp_path):
        files = {f"{n}.pdf": hostile.made(t) for n, (t, _) in enumerate(TAKEN_OUT.values())}
        found = bundle(papers.manifest(tmp_path, files), tmp_path)
        for row, (_, said) in zip(found.rows, TAKEN_OUT.values(), strict=True):
            assert said in " ".join(row.notes)
        no_trace(found.pdf)
        assert shown(found.pdf).count("Name") == len(files)

    def it_passes_on_no_earlier_revision(self, ways):
        data = besides.revised(hostile.form(), besides.WORDS)
        assert "SECRET" in " ".join(texts(data[: data.index(b"%%EOF") + 5]))
        for through in ways.values():
            pdf, _ = through(data)
            assert pdf.count(b"%%EOF") <= 2
            no_trace(pdf)

    def it_says_nothing_of_a_pdf_with_nothing_to_take_out(self, ways):
        for through in ways.values():
            assert through(hostile.form())[1].replace(
                "its form fields can be read but no longer changed", ""
            ) in ("", "has tags but does not say that it conforms to PDF/UA")

    def it_keeps_links_to_pages_the_web_and_mail(self, ways):
        addresses = (
            "https://a.example/x", "HTTP://a.example", "mailto:a@b.example", "tel:+441632960100",
            "www.a.example", "page.html", "#part",
        )  # fmt: skip

        def thing(pdf):
            for address in addresses:
                hostile.uri(address)(pdf)

        for through in ways.values():
            pdf, notes = through(hostile.made(thing))
            assert "taken out" not in notes
            assert set(addresses) <= set(texts(pdf))

    def it_keeps_what_stands_on_a_layer_that_shows(self, ways):
        def thing(pdf):
            layer = hostile.group(pdf)
            hostile.layered(pdf, layer, ON=Array([layer]))

        for through in ways.values():
            pdf, notes = through(hostile.made(thing))
            assert "hidden" not in notes
            assert "SECRET" in shown(pdf)

    def it_keeps_an_expression_that_holds(self, ways):
        def thing(pdf):
            one, other = hostile.group(pdf), hostile.group(pdf)
            said = Array([Name.Or, one, Array([Name.Not, other])])
            member = pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=said))
            hostile.layered(pdf, one, member, OFF=Array([one, other]))
            pdf.Root.OCProperties.OCGs = Array([one, other])

        assert "SECRET" in shown(ways["bundle"](hostile.made(thing))[0])
        assert "SECRET" not in shown(ways["bundle"](hostile.made(hostile.off_by_expression))[0])

    def it_keeps_marks_that_show(self, ways):
        pdf, _ = ways["bundle"](hostile.made(hostile.highlight))
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            kinds = [str(a.Subtype) for page in opened.pages for a in page.obj.get("/Annots", [])]
        assert "/Highlight" in kinds

    def it_refuses_redactions_that_were_never_applied(self, ways):
        def thing(pdf):
            hostile.annotate(pdf, "Redact")

        for through in ways.values():
            with pytest.raises(PdfError, match=r"never applied"):
                through(hostile.made(thing))


def refuse_bombs():
    """Refuse each, and print the most memory that this process held, in kB."""
    for data in hostile.bombs(bounds.MOST_OF_ONE // 2**20).values():
        with pytest.raises(PdfError, match=r"unpacks to far more"):
            bounds.check_bytes(data, "paper.pdf")
    # What `resource` tells counts the memory of the process that began this one.
    print(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])


class DescribeCheckUnpacked:
    def it_refuses_what_unpacks_to_far_too_much(self, ways, monkeypatch):
        monkeypatch.setattr(bounds, "MOST_OF_ONE", 6 * 2**20)
        monkeypatch.setattr(bounds, "MOST", 18 * 2**20)
        for what, data in hostile.bombs(6).items():
            for through in (*ways.values(), lambda pdf, name=what: bounds.check_bytes(pdf, name)):
                with pytest.raises(PdfError, match=r"unpacks to far more"):
                    through(data)

    @pytest.mark.slow
    @pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
    def it_refuses_in_bounded_memory(self):
        # 330 kB become 300 MB, and 27 kB a gigabyte. In a process of its own: what a process of
        # tests held once counts for as long as it runs.
        refused = f"import {__name__} as here; here.refuse_bombs()"
        run = [sys.executable, "-c", refused]
        done = subprocess.run(run, check=True, capture_output=True, text=True, timeout=120)
        assert int(done.stdout) < 1.2e6

    def it_measures_before_the_file_is_opened(self, monkeypatch):
        monkeypatch.setattr(bounds, "MOST_OF_ONE", 2**20)
        packed = hostile._zeros(2)
        head = b"%PDF-1.7\n9 0 obj<</Type/ObjStm/N 1/First 4/Filter/Fl#61teDecode/Length 9>>"
        with pytest.raises(PdfError, match=r"unpacks to far more"):
            bounds.check_bytes(head + b"stream\r\n" + packed + b"\nendstream", "paper.pdf")

    @pytest.mark.parametrize("codes", [1, 5, 250, 260, 300, 1000, 3000, 3835, 3840, 9000])
    def it_counts_lzw_as_pypdf_does(self, codes):
        from pypdf.filters import LZWDecode

        packed = hostile.lzw(b"", codes)
        assert unpacked(["/LZWDecode"], memoryview(packed), MOST) == len(LZWDecode.decode(packed))

    def it_lets_ordinary_papers_pass(self, tmp_path):
        for data in (papers.tagged(), papers.scanned(40), papers.active()):
            bounds.check_bytes(data, "paper.pdf")


class DescribeBlankPages:
    @pytest.mark.parametrize(
        "content",
        [
            b"BT /F1 24 Tf 100 500 Td (Yes.) Tj ET",
            b"BT /F1 6 Tf 100 500 Td (x) Tj ET",
            b"0.97 g BT /F1 12 Tf 100 500 Td (Grey words) Tj ET",
            b"1 g BT /F1 12 Tf 100 500 Td (White words) Tj ET",
            b"BT /F1 12 Tf 3 Tr 100 500 Td (Words under a scan) Tj ET",
            b"0.5 w 100 500 m 160 500 l S",
            b"0.93 g 100 500 40 12 re f",
            b"0 g 300 400 2 2 re f",
            b"0.2 w 0.8 G 100 500 m 110 500 l S",
            b"0.9 g 0 0 595 842 re f",
            b"q 3 0 0 3 300 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x40 EI Q",
            b"q 400 0 0 500 90 90 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xe0 EI Q",
        ],
    )
    def it_never_drops_a_page_with_something_on_it(self, tmp_path, content):
        pdf = pikepdf.open(io.BytesIO(papers.scanned(3)))
        pdf.pages[1].obj.Contents = pikepdf.Stream(pdf, content)
        toml = papers.manifest(tmp_path, {"scan.pdf": papers.bytes_of(pdf)})
        assert bundle(toml, tmp_path, drop_blank=True).rows[0].pages == 3

    def it_never_drops_a_page_with_an_annotation(self, tmp_path):
        pdf = pikepdf.open(io.BytesIO(papers.blank()))
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([9, 9, 40, 40]), F=4)
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(mark)])
        toml = papers.manifest(tmp_path, {"scan.pdf": papers.bytes_of(pdf)})
        assert bundle(toml, tmp_path, drop_blank=True).rows[0].pages == 3

    def it_drops_a_scan_of_nothing_but_dust(self, tmp_path):
        import random

        from PIL import Image

        pick = random.Random(3)
        scan = Image.new("L", (1240, 1754), 247)
        for _ in range(60):
            scan.putpixel((pick.randrange(1240), pick.randrange(1754)), 20)
        out = io.BytesIO()
        scan.save(out, "PDF", resolution=150)
        data = io.BytesIO()
        with pikepdf.open(out) as dusty, pikepdf.open(io.BytesIO(papers.scanned(1))) as words:
            words.pages.extend(dusty.pages)
            words.save(data)
        toml = papers.manifest(tmp_path, {"scan.pdf": data.getvalue()})
        assert bundle(toml, tmp_path, drop_blank=True).rows[0].pages == 1
