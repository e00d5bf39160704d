"""Files made to do harm get a plain error at once, or a PDF like any other."""

import random
import sys
import threading
import zipfile
from io import BytesIO

import page
import pypdf
import pytest

from generator.errors import FaultyInputError, PdfError, UnsupportedError
from generator.pdf import to_pdf
from generator.pdf.faces import _families, family
from generator.pdf.layout import _ink
from tests.pdf import corpus, features
from tests.pdf.layout.documents import document
from tests.pdf.mutate import spoiled
from tests.pdf.pieces import LOREM, TAB, abstract, num, png
from tests.pdf.reading import conforming
from tests.pdf.wordfile import A4, HEADER_ROW, cell, field, p, picture, r, row, table, word
from tests.sweeps import times

BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def nested(depth: int) -> str:
    body = p("x")
    for _ in range(depth):
        body = table(row(cell(body + p())), grid=(5000,))
    return body


class DescribeRefusal:
    @pytest.mark.parametrize(
        "docx",
        [
            b"", b"hello", b"PK\x03\x04 not really", word(p("x"))[:900],
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        ],
    )  # fmt: skip
    def it_meets_what_is_no_word_file(self, docx: bytes) -> None:
        with pytest.raises(PdfError, match="Word file"):
            to_pdf(docx)

    @pytest.mark.parametrize("part", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
    def it_meets_entities(self, part: bytes) -> None:
        with pytest.raises(PdfError, match=r"entities|damaged"):
            to_pdf(word("", raw={"word/document.xml": part}))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    @pytest.mark.parametrize(
        "name", ["word/document.xml", "/word/document.xml", "Word/Document.xml"]
    )
    def it_meets_two_parts_of_one_name(self, name: str) -> None:
        out = BytesIO(word(p("shown by one program")))
        with zipfile.ZipFile(out, "a") as package:
            package.writestr(name, package.read("word/document.xml").replace(b"one", b"the other"))
        with pytest.raises(PdfError, match="two parts of one name"):
            to_pdf(out.getvalue())

    def it_meets_a_part_that_unpacks_to_hundreds_of_megabytes(self) -> None:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            whole = zipfile.ZipFile(BytesIO(word(p("x"))))
            for name in whole.namelist():
                if name != "word/document.xml":
                    package.writestr(name, whole.read(name))
            with package.open("word/document.xml", "w", force_zip64=True) as part:
                for _ in range(100):
                    part.write(b"a" * 2**20)
        with pytest.raises(PdfError, match="larger than"):
            to_pdf(out.getvalue())

    def it_meets_deep_nesting(self) -> None:
        with pytest.raises(UnsupportedError, match="nested"):
            to_pdf(word(nested(40)))
        with pytest.raises(PdfError):
            to_pdf(word("<w:sdt><w:sdtContent>" * 3000 + p("x") + "</w:sdtContent></w:sdt>" * 3000))

    @pytest.mark.parametrize(
        "body",
        [
            p("a" * 1_300_000), p("x") * 26_000, table(*[row("a", "b", "c")] * 5000),
            table(row(*["x"] * 3000), grid=(10,) * 3000),
        ],
        ids=["letters", "paragraphs", "cells", "columns"],
    )  # fmt: skip
    def it_meets_endless_text(self, body: str) -> None:
        with pytest.raises(FaultyInputError):
            to_pdf(word(body))

    @pytest.mark.parametrize(
        "data",
        [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60000).to_bytes(4, "big") * 2 + bytes(9),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60).to_bytes(4, "big") * 2 + bytes(9),
            b"\xff\xd8\xff\xe0 broken", b"GIF89a", b"<svg",
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        ],
    )  # fmt: skip
    def it_meets_bad_pictures(self, data: bytes) -> None:
        with pytest.raises(FaultyInputError, match=r"picture|drawing"):
            to_pdf(word(f"<w:p>{picture('a', 9, 9)}</w:p>", media={"a.png": data}))


class DescribeEndurance:
    @pytest.mark.parametrize(
        "body",
        [
            p("x", '<w:ind w:left="99999999" w:right="-99999999" w:hanging="nan"/>'),
            p("x", rpr='<w:color w:val="0x1234"/><w:shd w:fill="+1_234"/>'),
            p("x", rpr='<w:sz w:val="99999"/><w:spacing w:val="-9999999"/>'),
            table(row("a", "b"), grid=(0, 999999999)),
            table(row(cell("x", '<w:gridSpan w:val="2"/>'), "y"), grid=(100,)),
            nested(8),
            "<w:p>" + "<w:hyperlink w:anchor=''>" * 60 + r("x") + "</w:hyperlink>" * 60 + "</w:p>",
            "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>"
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
        ],
    )  # fmt: skip
    def it_sets_what_makes_no_sense_without_harm(self, body: str) -> None:
        conforming(word(body + p("end")))

    def it_does_without_styles_settings_and_numbering(self) -> None:
        rels = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        )
        conforming(word(p("x"), raw={"word/_rels/document.xml.rels": rels}))

    def it_cuts_a_circle_of_styles(self) -> None:
        circle = (
            '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        )
        conforming(word(p("x", '<w:pStyle w:val="A"/>'), styles=circle))


# Where a measure may stand; {} is where. Each is set with all that follow.
MEASURES = {
    "indents": '<w:pPr><w:ind w:left="{}" w:right="{}" w:hanging="{}"/></w:pPr>',
    "tabs": '<w:pPr><w:tabs><w:tab w:val="decimal" w:leader="dot" w:pos="{}"/></w:tabs></w:pPr>',
    "space": '<w:pPr><w:spacing w:before="{}" w:after="{}"/></w:pPr>',
    "factor": '<w:pPr><w:spacing w:line="{}" w:lineRule="auto"/></w:pPr>',
    "exact": '<w:pPr><w:spacing w:line="{}" w:lineRule="exact"/></w:pPr>',
    "least": '<w:pPr><w:spacing w:line="{}" w:lineRule="atLeast"/></w:pPr>',
    "frame": '<w:pPr><w:pBdr><w:top w:val="double" w:sz="{}" w:space="{}"/></w:pBdr></w:pPr>',
    "size": '<w:rPr><w:smallCaps/><w:sz w:val="{}"/><w:u w:val="single"/></w:rPr>',
    "letters": '<w:rPr><w:spacing w:val="{}"/><w:position w:val="{}"/><w:kern w:val="{}"/></w:rPr>',
}
ROOM = '<w:trPr><w:trHeight w:val="{}" w:hRule="exact"/><w:gridBefore w:val="{}"/></w:trPr>'
CELL = (
    '<w:tcW w:w="{}" w:type="dxa"/><w:tcMar><w:left w:w="{}" w:type="dxa"/></w:tcMar>'
    '<w:tcBorders><w:top w:val="single" w:sz="{}"/></w:tcBorders>'
)
SECTIONS = (
    '<w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:top="{}" w:bottom="{}" w:left="{}" w:right="{}"/>',
    A4 + '<w:cols w:num="{}" w:space="{}"/><w:pgNumType w:start="{}" w:fmt="upperRoman"/>',
    A4.replace('"708"', '"{}"'),
)
VALUES = ("-1", "0", "1", "-31680", "31680", "99999999999", "nan", "1e309", "x", "0.001")
MORE_VALUES = ("", "3", "-20", "240", "3276", "-2147483648", "inf", "12pt", "-5cm", "100%")
JOINED, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
KEPT = "<w:keepNext/><w:keepLines/>"
HEADED = '<w:headerReference w:type="default" r:id="header1"/>' + A4
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def measured(value: str) -> list[bytes]:
    """Documents that have the measure in all places of one kind."""
    with_tab = r("alpha beta gamma ") + TAB + r("delta")
    made = [
        word(
            f"<w:p>{said}{with_tab if 'pPr' in said else f'<w:r>{said}<w:t>A b</w:t></w:r>'}</w:p>"
        )
        for said in (said.replace("{}", value) for said in MEASURES.values())
    ]
    body = table(row(cell("a", CELL), "b").replace("<w:tr>", "<w:tr>" + ROOM), grid=(0, 0))
    made.append(word(body.replace("{}", value) + p("end")))
    picture_of = picture("a", 9, 9).replace('cx="114300"', f'cx="{value}"')
    made.append(word(f"<w:p>{picture_of}</w:p>", media={"a.png": png()}))
    parts = {"header1": f"<w:p>{field('PAGE')}</w:p>"}
    head = HEADED.removesuffix(A4)
    made += [word(p("x") * 3, section=head + s.replace("{}", value), parts=parts) for s in SECTIONS]
    return made


class DescribeMeasures:
    @pytest.mark.parametrize(
        "value", [*VALUES, *(pytest.param(v, marks=pytest.mark.slow) for v in MORE_VALUES)]
    )
    def they_may_be_anything(self, value: str) -> None:
        for docx in measured(value):
            try:
                conforming(docx)
            except FaultyInputError as fault:
                assert "Traceback" not in str(fault)


def tall(inside: str, across: int) -> str:
    """A row that is taller than a page, with something in its middle."""
    return table(row(cell(p("o") * 90 + inside + p("z") * 90), "b"), grid=(across, 900))


class DescribeSize:
    @pytest.mark.parametrize(
        ("body", "pages"),
        [
            (p("x", KEPT) * 3000, 50), (p(LOREM, KEPT) * 600, 25),
            (table(row(cell(p("x") * 3000), "b", trpr="<w:cantSplit/>")), 50),
            (table(row(cell("a", JOINED), "b"), *[row(cell("", GOES_ON), "b")] * 900), 15),
            (tall(tall(tall(p("x") * 99, 5000), 6500), 8000), 8),
            (p("a" * 100_000, LISTED), 25), (table(row(cell(p("a" * 20_000)), "b")), 9),
        ],
        ids=["kept", "kept text", "cell", "joined", "rows in rows", "word", "word in cell"],
    )  # fmt: skip
    def it_only_takes_more_pages(self, body: str, pages: int) -> None:
        numbering = abstract(1, ("decimal", "%1.", 720, 360)) + num(1, 1)
        made = conforming(word(body + p("end"), numbering=numbering))
        read = pypdf.PdfReader(BytesIO(made))
        assert len(read.pages) > pages
        assert read.pages[-1].extract_text().strip().endswith("end")

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "body",
        [
            p("one line") * 24_000, p("one line", KEPT) * 24_000,
            table(*[row("a", "b", "c")] * 3900), table(row(cell(p("x") * 20_000), "b")),
            p("a" * 1_100_000), p("ab-" * 350_000), table(row(cell(p("a " * 200_000)), "b")),
            f"<w:p>{r('abcDef ', '<w:smallCaps/>') * 70_000}</w:p>",
            f"<w:p><w:r>{'<w:tab/>' * 300_000}</w:r></w:p>",
        ],
        ids=["lines", "kept", "cells", "cell", "word", "hyphens", "words", "runs", "tabs"],
    )  # fmt: skip
    def it_is_set_to_the_limits(self, body: str) -> None:
        read = pypdf.PdfReader(BytesIO(to_pdf(word(body + p("end")))))
        assert read.pages[-1].extract_text().strip().endswith("end")

    @pytest.mark.parametrize(
        ("body", "header"),
        [
            (p("a" * 900_000, '<w:ind w:left="9000"/>'), ""),
            (f"<w:p><w:r>{'<w:br/>' * 150_000}</w:r></w:p>", ""),
            ('<w:p><w:r><w:br w:type="page"/></w:r></w:p>' * 20_000, ""),
            (p("x") * 100, p("h") * 9000), (p("x") * 100, p() * 50_000),
        ],
        ids=["narrow", "lines", "pages", "header", "empty header"],
    )  # fmt: skip
    def it_has_bounds(self, body: str, header: str) -> None:
        with pytest.raises(PdfError, match="split it"):
            to_pdf(word(body, section=HEADED if header else A4, parts={"header1": header or p()}))

    @pytest.mark.parametrize("low", [p("b"), p("B", rpr='<w:sz w:val="900"/>'), p("b") * 40])
    def it_puts_whole_rows_under_tall_headers(self, low: str) -> None:
        head = row("h", "h", trpr=f'<w:trHeight w:val="6000" w:hRule="exact"/>{HEADER_ROW}')
        rows = [
            row(cell(low), "b", trpr='<w:trHeight w:val="9000"/><w:cantSplit/>') for _ in range(3)
        ]
        made = conforming(word(table(head, *rows, grid=(3000, 3000)) + p("end")))
        assert len(pypdf.PdfReader(BytesIO(made)).pages) <= 8


class DescribeMemory:
    def it_does_not_grow_with_what_documents_say(self) -> None:
        for n in range(3):
            to_pdf(word(p(f"{n}" + "AV" * 40_000, rpr="<w:kern w:val='1'/>")))
            to_pdf(word(p("x", rpr=f'<w:rFonts w:ascii="{n}{"f" * 9000}"/>')))
        kept = [word for widths in _ink._widths.values() for word in widths]
        assert kept and all(len(word) <= 100 for word in kept)
        for n in range(3000):
            family(f"Font {n}")
        assert _families._family.cache_info().currsize <= 1024


class DescribeThreads:
    def they_share_what_is_remembered_even_when_little_is(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = [make() for make in features.ALL.values()]
        alone = [to_pdf(docx) for docx in files]
        for name in ("write._moves", "layout._ink"):
            monkeypatch.setattr(f"generator.pdf.{name}._MOST_WORDS", 5)
        monkeypatch.setattr("generator.pdf.read._template._MOST_REMEMBERED", 5)
        different: list[int] = []

        def work(seed: int) -> None:
            order = random.Random(seed).sample(range(len(files)), len(files))
            different.extend(n for n in order if to_pdf(files[n]) != alone[n])
            different.append(-1)

        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-5)
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sys.setswitchinterval(interval)
        assert different == [-1] * 4


@pytest.mark.slow
class DescribeSpoiltDocuments:
    @pytest.mark.parametrize("seed", range(4))
    @pytest.mark.parametrize("kind", ["shipped", "features", "random"])
    def they_give_a_plain_error_or_a_conforming_pdf(self, kind: str, seed: int) -> None:
        dice = random.Random(seed)
        if kind == "shipped":
            whole = list(corpus.samples().values())
        elif kind == "features":
            whole = [make() for make in features.ALL.values()]
        else:
            whole = [document(n) for n in range(20)]
        for n in range(times(60, 150)):
            docx = spoiled(dice.choice(whole), dice)
            try:
                made = to_pdf(docx)
            except FaultyInputError as fault:
                assert str(fault)
                assert "Traceback" not in str(fault)
                continue
            except Exception as crash:
                raise AssertionError(f"spoilt document {n} of seed {seed}") from crash
            report = page.validate_pdf_bytes(made, profile="ua1")
            assert report.is_compliant, f"spoilt document {n} of seed {seed}: {report}"
