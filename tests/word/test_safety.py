"""Templates that act on their own, reach outside themselves or are bombs are refused."""

import io
import struct
import zipfile

import pytest

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import with_entry, word, xml_of

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(data: bytes, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        Template.open(data)


def related(kind: str, target: str, external: bool = True) -> bytes:
    data = word("x")
    name = "word/_rels/document.xml.rels"
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rX" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    xml = xml_of(data, name).replace("</Relationships>", f"{added}</Relationships>")
    return with_entry(data, name, xml)


def field(code: str) -> bytes:
    half = len(code) // 2
    return word(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[half:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


class DescribeContents:
    @pytest.mark.parametrize(
        ("kind", "target", "external", "message"),
        [
            ("oleObject", "embeddings/x.bin", False, "an embedded object.*press Delete"),
            ("package", "embeddings/x.xlsx", False, "an embedded document"),
            ("image", "https://example.org/x.png", True, "fetch from elsewhere: image"),
            ("image", "file://server/x.png", True, "fetch from elsewhere: image"),
            ("aFChunk", "x.html", False, "would import.*Text from File"),
            ("subDocument", "x.docx", True, "a subdocument"),
            ("frame", "https://example.org", True, "a frame"),
        ],
    )
    def it_refuses_relationships(self, kind, target, external, message):
        refused(related(kind, target, external), message)

    @pytest.mark.parametrize("target", ["https://example.org", "mailto:a@b.org", "tel:+441"])
    def it_lets_links_pass(self, target):
        assert Template.open(related("hyperlink", target)).prove() == []

    @pytest.mark.parametrize(
        "code",
        [
            'DDE excel "x"',
            "DDEAUTO c:\\\\x",
            ' INCLUDETEXT "c:\\\\x"',
            'INCLUDEPICTURE "https://example.org/x.png"',
            "includepicture x",
            'IMPORT "x"',
            'LINK Excel.Sheet "x"',
            "QUOTE 68 68 69",
            "DATABASE x",
            "",
        ],
    )
    def it_refuses_fields_that_fetch_or_run(self, code):
        refused(field(code), "not allowed")

    def it_refuses_such_a_field_within_another(self):
        inner = xml_of(field("DDEAUTO x")).partition("<w:body>")[2].partition("</w:p>")[0]
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText>'
        refused(word(f"{inner}{begin}</w:r></w:p>"), "DDEAUTO")

    def it_refuses_simple_fields_too(self):
        refused(word('<w:p><w:fldSimple w:instr="DDEAUTO x"/></w:p>'), "DDEAUTO")
        refused(word("<w:p><w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>"), "DDEAUTO")

    def it_refuses_a_link_to_a_bad_place_that_it_cannot_take_out(self):
        inner = xml_of(field('HYPERLINK "file:///etc/passwd"')).partition("<w:body>")[2]
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText>'
        refused(word(f"<w:p>{begin}</w:r></w:p>{inner.partition('<w:sectPr')[0]}"), "a link that")

    @pytest.mark.parametrize(
        "code", ["PAGE", "NUMPAGES \\* MERGEFORMAT", 'HYPERLINK "https://a.org"', "TOC \\o", "=1+1"]
    )
    def it_lets_ordinary_fields_pass(self, code):
        assert Template.open(field(code)).prove() == []

    @pytest.mark.parametrize("element", ["object", "control", "altChunk", "subDoc"])
    def it_refuses_elements(self, element):
        refused(word(f"<w:p><w:r><w:{element}/></w:r></w:p>"), "refused, because it holds")

    def it_refuses_macros_in_a_part_that_is_not_the_text(self):
        data = word("x")
        types = xml_of(data, "[Content_Types].xml").replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        )
        refused(with_entry(data, "[Content_Types].xml", types), "macros")

    def it_gives_all_reasons_at_once(self):
        with pytest.raises(TemplateError) as caught:
            data = word('<w:p><w:fldSimple w:instr="DDE x"/><w:r><w:object/></w:r></w:p>')
            Template.open(data)
        assert len(caught.value.faults) == 2

    def it_turns_a_dotx_into_a_document(self):
        data = word("x {{ a }}")
        types = xml_of(data, "[Content_Types].xml").replace("document.main", "template.main")
        out = Template.open(with_entry(data, "[Content_Types].xml", types)).render({})
        assert "document.main" in xml_of(out, "[Content_Types].xml")


class DescribeXml:
    @pytest.mark.parametrize(
        "xml",
        [
            '<!DOCTYPE a><w:styles xmlns:w="x"/>',
            '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
            '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
            '<!DOCTYPE a [<!ENTITY a "xxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;</a>',
        ],
    )
    def it_refuses_document_types(self, xml):
        refused(with_entry(word("x"), "word/styles.xml", xml), "DTD|not sound XML")

    @pytest.mark.parametrize("xml", ["", "<a>", "not xml", "<a>" * 5000 + "</a>" * 5000, "\x00"])
    def it_refuses_unsound_or_very_deep_xml(self, xml):
        refused(with_entry(word("x"), "word/styles.xml", xml), "not sound XML")


class DescribeZips:
    @pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 broken", b"PK" * 500])
    def it_refuses_what_is_no_zip(self, data):
        refused(data, "not a Word file")

    def it_says_that_a_file_has_a_password(self):
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password")

    def it_says_that_a_file_is_missing(self, tmp_path):
        with pytest.raises(TemplateError, match=r"x\.docx does not exist"):
            Template.open(tmp_path / "x.docx")

    def it_refuses_a_zip_that_is_no_word_file(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", "x")
        refused(out.getvalue(), "not a Word document")

    @pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "a/../../x.xml", "c:x.xml"])
    def it_refuses_names_that_climb(self, name):
        refused(with_entry(word("x"), name, "x"), "leads out")

    def it_refuses_bombs(self):
        refused(with_entry(word("x"), "word/media/a.xml", b" " * 30 * 2**20), "bomb")

    def it_refuses_too_many_files(self):
        data = io.BytesIO(word("x"))
        with zipfile.ZipFile(data, "a") as archive:
            for number in range(2100):
                archive.writestr(f"x/{number}.txt", "")
        refused(data.getvalue(), "more than 2000 files")

    def it_refuses_two_files_of_one_name(self):
        data = io.BytesIO(word("x"))
        with zipfile.ZipFile(data, "a") as archive:
            archive.writestr("word/DOCUMENT.xml", "x")
        refused(data.getvalue(), "one name")

    def it_refuses_overlapping_files(self):
        data = bytearray(word("x"))
        first = data.index(b"PK\x01\x02")
        second = data.index(b"PK\x01\x02", first + 4)
        data[second + 42 : second + 46] = data[first + 42 : first + 46]
        refused(bytes(data), "overlap|damaged")

    def it_refuses_a_file_whose_size_is_a_lie(self):
        data = bytearray(word("x" * 3000))
        at = data.index(b"PK\x01\x02")
        size = struct.unpack("<I", data[at + 24 : at + 28])[0]
        data[at + 24 : at + 28] = struct.pack("<I", size - 5)
        refused(bytes(data), "damaged")

    def it_refuses_a_file_that_is_damaged(self):
        data = word("x")
        at = data.index(b"word/document.xml") + 40
        broken = data[:at] + bytes(b ^ 0x55 for b in data[at : at + 20]) + data[at + 20 :]
        refused(broken, "damaged")
