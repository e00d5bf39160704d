"""Files made to do harm get a plain error at once."""

import zipfile
from io import BytesIO

import pytest

from generator.errors import FaultyInputError, PdfError, UnsupportedError
from generator.pdf import to_pdf
from tests.pdf.reading import conforming
from tests.pdf.wordfile import cell, p, picture, r, row, table, word

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
