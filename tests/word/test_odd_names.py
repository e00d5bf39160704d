"""A part is what its content type and the relationships to it say, whatever it is called."""

import io
import re

import docx
import pytest

from generator.errors import TemplateError
from generator.word import Template
from generator.word.annotate import annotate
from generator.word.blanks import Form
from generator.word.readback.reading import read_document
from tests.word.test_disarm import rewritten
from tests.word.words import lines_of, names_of, word

TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
ODD = ("header.dat", "header.XML", "header.rels", "header.vml", "styles1.xml", "deep/er/header.xml")
DDE = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Tia</w:t></w:r></w:p>"


def called(odd: str, data: bytes, part: str = "header.xml") -> bytes:
    """The Word file with one of its parts under another name."""

    def content(_: str, old: bytes) -> bytes:
        return old.replace(f"/{part}".encode(), f"/{odd}".encode()).replace(
            f'"{part}'.encode(), f'"{odd}'.encode()
        )

    def name(old: str) -> str:
        return f"word/{odd}" if old == f"word/{part}" else old

    return rewritten(data, name, content)


def header_of(data: bytes) -> list[str]:
    header = docx.Document(io.BytesIO(data)).sections[0].header
    return [paragraph.text for paragraph in header.paragraphs]


class DescribePartsWithOddNames:
    @pytest.mark.parametrize("odd", ODD)
    def it_merges_their_tags(self, odd):
        template = Template.open(called(odd, word("x", header="{{ a }}")))
        made = template.render({"a": "Jo"})
        assert header_of(made) == ["Jo"]
        assert any(re.fullmatch(r"word/header\d*\.xml", name) for name in names_of(made))

    @pytest.mark.parametrize("odd", ODD)
    def it_checks_them_like_any_other(self, odd):
        hidden = Template.open(called(odd, word("x", header=HIDDEN))).prove()
        assert any("hidden" in fault.message for fault in hidden)
        assert Template.open(called(odd, word("x", header="{{ a"))).prove()
        with pytest.raises(TemplateError, match="DDEAUTO"):
            Template.open(called(odd, word("x", header=DDE)))

    def it_knows_a_header_by_its_relationship_alone(self):
        data = rewritten(word("x", header="{{ a }}"), str, lambda _, c: c.replace(TYPE, b"text/x"))
        assert header_of(Template.open(called("header.dat", data)).render({"a": "Jo"})) == ["Jo"]

    @pytest.mark.parametrize(
        ("odd", "relations"),
        [("document.dat", "_rels/document.dat"), ("deep/text.xml", "deep/_rels/text.xml")],
    )
    def it_knows_the_text_by_its_relationship(self, odd, relations):
        moved = rewritten(
            word("{{ a }}", header="{{ b }}"),
            lambda name: name.replace("word/_rels/document.xml", f"word/{relations}"),
            lambda name, old: old.replace(b'get="', b'get="/word/') if "_rels/d" in name else old,
        )
        made = Template.open(called(odd, moved, "document.xml")).render({"a": "Jo", "b": "Al"})
        assert (lines_of(made), header_of(made)) == (["Jo"], ["Al"])

    def it_writes_faults_at_their_places_in_a_copy(self):
        broken = called("text.xml", word("x\n{{ a"), "document.xml")
        marked = docx.Document(io.BytesIO(annotate(broken, Template.open(broken).prove())))
        (comment,) = marked.comments
        assert not comment.text.startswith("The document")

    def it_reads_them_when_a_document_comes_back(self):
        plain = word("x", header="Secret")
        odd = called("header.dat", plain)
        assert read_document(odd).outside == read_document(plain).outside
        assert Form(called("header.dat", word("x", header="Name: ______"))).blanks
