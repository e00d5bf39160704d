"""Nothing is dropped silently: what cannot be drawn is named, with its place."""

import pytest

from generator.errors import UnsupportedError
from generator.pdf import inspect, to_pdf
from tests.pdf.features import item
from tests.pdf.reading import conforming, text
from tests.pdf.wordfile import A4, cell, p, picture, row, table, word

GRAPHIC = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x"/>'
    '<a:graphic><a:graphicData uri="{}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"

CASES = {
    "a chart": GRAPHIC.format(DRAWING + "chart"),
    "SmartArt": GRAPHIC.format(DRAWING + "diagram"),
    "a drawing": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{GRAPHIC.format(SHAPE)[10:-12]}"
        "</mc:Choice></mc:AlternateContent></w:r></w:p>"
    ),
    "an embedded object": "<w:p><w:r><w:object/></w:r></w:p>",
    "an equation": "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'/></w:p>",
    "numbering": item("x", 9),
    "spans -3 columns": table(row(cell("x", '<w:gridSpan w:val="-3"/>')), grid=(2000,)),
    "not in the file": "<w:p><w:r><w:footnoteReference w:id='7'/></w:r></w:p>",
    "format that cannot be set": f"<w:p>{picture('bad', 10, 10)}</w:p>",
    "missing": f"<w:p>{picture('nowhere', 10, 10)}</w:p>",
    "has yet to take in": "<w:altChunk r:id='x'/>",
    "symbol": '<w:p><w:r><w:sym w:font="Webdings" w:char="F001"/></w:r></w:p>',
    "is not known": "<w:p><w:mystery/></w:p>",
}


def made(body: str) -> bytes:
    return word(p("first") + body, media={"bad.png": b"BM nothing"})


FLOATING = '<w:tblpPr w:vertAnchor="{}" w:horzAnchor="margin" w:tblpY="{}"/>'


class DescribeFloatingTables:
    @pytest.mark.parametrize(
        ("anchor", "down", "width"), [("text", 1, 4000), ("page", 1, 9000), ("text", 4000, 9000)]
    )
    def they_are_drawn_with_all_their_words(self, anchor: str, down: int, width: int) -> None:
        body = table(row("words"), grid=(width,), tblpr=FLOATING.format(anchor, down))
        docx = word(p("first") + body)
        assert not inspect(docx)
        assert "words" in text(conforming(docx))

    def they_are_drawn_where_they_are_anchored_when_as_wide_as_the_text(self) -> None:
        floating = table(row("x"), grid=(8000,), tblpr=FLOATING.format("text", 1))
        assert not inspect(word(p("first") + floating))


class DescribeInspection:
    @pytest.mark.parametrize("what", CASES)
    def it_names_what_cannot_be_drawn(self, what: str) -> None:
        found = inspect(made(CASES[what]))
        assert any(what in str(finding) for finding in found), found

    @pytest.mark.parametrize("what", CASES)
    def it_is_what_a_conversion_refuses(self, what: str) -> None:
        docx = made(CASES[what])
        with pytest.raises(UnsupportedError) as caught:
            to_pdf(docx)
        assert list(caught.value.faults) == [str(finding) for finding in inspect(docx)]

    def it_says_where(self) -> None:
        inner = table(row("a", cell(p("x") + CASES["an embedded object"])), grid=(2000, 2000))
        (finding,) = inspect(made(inner))
        assert finding.where == "the body, table 1, row 1, cell 2, paragraph 2"

    def it_looks_in_headers_and_notes(self) -> None:
        section = '<w:headerReference w:type="first" r:id="header1"/>' + A4
        note = f"<w:footnote w:id='2'>{CASES['a chart']}</w:footnote>"
        body = "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        docx = word(body, section=section, parts={"header1": CASES["a chart"], "footnotes": note})
        assert [f.where for f in inspect(docx)] == [
            "footnote 1, paragraph 1", "the first-page header of section 1, paragraph 1",
        ]  # fmt: skip

    def it_tells_all_at_once(self) -> None:
        assert len(inspect(made(CASES["a chart"] + CASES["an embedded object"]))) == 2
