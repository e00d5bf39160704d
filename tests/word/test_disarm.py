"""What is unsafe in a Word file but not needed for its words is taken out, and said."""

import io
import zipfile
from collections.abc import Callable

import pytest

from generator.word import Fault, Place, Template
from generator.word.annotate import annotate
from generator.word.numbered import numbered
from generator.word.readback.reading import read_document
from tests.word.test_safety import RELATIONS, field, related
from tests.word.words import lines_of, names_of, opens, with_entry, word, xml_of

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = "[Content_Types].xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
VML = (("v", "vml"), ("o", "office:office"))
FETCHED = "the address of a picture that Word would fetch"
LINK = "a link to a file or a program on a computer (its words stay)"


def rewritten(
    data: bytes, name: Callable[[str], str], content: Callable[[str, bytes], bytes]
) -> bytes:
    """The file with its entries' names and contents changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(name(each), content(each, old.read(each)))
    return out.getvalue()


def replaced(data: bytes, entry: str, before: str, after: str) -> bytes:
    made = xml_of(data, entry)
    assert before in made
    return with_entry(data, entry, made.replace(before, after))


def linked(target: str, text: str) -> bytes:
    data = word(f'<w:p><w:hyperlink r:id="rX"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>')
    relation = f'<Relationship Id="rX" Type="{RELATIONS}/hyperlink" Target="{target}" '
    added = f'{relation}TargetMode="External"/></Relationships>'
    return replaced(data, "word/_rels/document.xml.rels", "</Relationships>", added)


def drawn(attribute: str) -> bytes:
    spaces = "".join(f' xmlns:{one}="urn:schemas-microsoft-com:{two}"' for one, two in VML)
    shape = f'<v:shape style="width:9pt;height:9pt"><v:fill {attribute}/></v:shape>'
    return word(f"<w:p><w:r><w:t>x</w:t></w:r><w:r><w:pict{spaces}>{shape}</w:pict></w:r></w:p>")


def with_macros() -> bytes:
    data = with_entry(related("vbaProject", "vbaProject.bin", False), "word/vbaProject.bin", b"x")
    return replaced(data, TYPES, MAIN, MACRO_MAIN)


def utf16(name: str, content: bytes) -> bytes:
    text = content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return text.encode("utf-16") if name.endswith((".xml", ".rels")) else content


def strict(_: str, content: bytes) -> bytes:
    for room in (b"wordprocessingml", b"officeDocument"):
        common = b"http://schemas.openxmlformats.org/%b/2006/" % room
        content = content.replace(common, b"http://purl.oclc.org/ooxml/%b/" % room)
    return content.replace(b"<w:document ", b'<w:document w:conformance="strict" ')


def typed_by_extension(data: bytes) -> bytes:
    override = f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
    data = replaced(data, TYPES, override, "")
    return replaced(data, TYPES, "application/xml", MAIN)


class DescribeWhatIsTakenOut:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (with_macros(), "macros"),
            (related("attachedTemplate", "file:///c:/x.dotm"), "the link to the template file"),
            (related("attachedTemplate", "https://a.org/x.dotm"), "the link to the template file"),
            (related("mailMergeSource", "file:///c:/x.mdb"), "the list of addresses"),
            (related("keyMapCustomizations", "keys.xml", False), "ribbon, keys or toolbars"),
            (field("MACROBUTTON NoMacro [Click]"), "a button that runs a macro"),
            (field('HYPERLINK "file:///etc/passwd"'), LINK),
            (field(r'HYPERLINK "\\evil\file:\x.exe"'), LINK),
            (field(r"HYPERLINK \\evil\file:\x.exe"), LINK),
            (field(r'HYPERLINK \o "tip" "file:///c:/x.exe"'), LINK),
            (field(r'HYPERLINK \n "file:///c:/x.exe"'), LINK),
            (field(r'HYPERLINK "https://a.org" \t "" "file:///c:/x.exe"'), LINK),
            (drawn('href="file:///c:/x.exe"'), LINK),
            (drawn(r'href="\\evil\file:\x.exe"'), LINK),
            (drawn('src="file://evil/x.png"'), FETCHED),
            (drawn('o:href="file://evil/x.png"'), FETCHED),
            (linked("file:///c:/form.doc", "x"), LINK),
            (linked("javascript:alert(1)", "x"), LINK),
            (linked("ms-word:ofe|u|https://example.org/", "x"), LINK),
        ],
    )
    def it_takes_out_what_acts_or_reaches_outside_and_says_so(self, data, said):
        template = Template.open(data)
        assert template.prove() == []
        assert any(said in each for each in template.left_out())
        made = template.render({})
        opens(made)
        assert lines_of(made) in (["x"], ["[Click]"])
        whole = "".join(xml_of(made, each) for each in names_of(made))
        for unsafe in ("macro", "MACRO", "vba", "file:", "javascript", "dotm", "ms-word"):
            assert unsafe not in whole
        assert "word/vbaProject.bin" not in names_of(made)

    @pytest.mark.parametrize(
        "data",
        [
            field(r'HYPERLINK "https://a.org" \l "part" \o "A tip" \t "_blank"'),
            field(r'HYPERLINK \l "part"'),
            field(r'HYPERLINK "mailto:a@a.org" \h'),
            drawn('href="https://a.org"'),
            drawn('href="#part"'),
        ],
    )
    def it_keeps_links_to_the_web_and_within_the_file(self, data):
        template = Template.open(data)
        assert (template.prove(), template.left_out()) == ([], [])
        made = xml_of(template.render({}))
        assert "HYPERLINK" in made or "href=" in made

    def it_keeps_the_words_and_tags_of_a_link(self):
        template = Template.open(linked("file:///c:/form.doc", "the form of {{ a }}"))
        assert lines_of(template.render({"a": "Jo"})) == ["the form of Jo"]

    @pytest.mark.parametrize(
        "data", [with_macros(), related("attachedTemplate", "file:///c:/x.dotm")]
    )
    def it_does_the_same_when_a_document_is_read_back(self, data):
        reading = read_document(data)
        assert reading.outside == read_document(word("x")).outside
        assert list(reading.left_out) == Template.open(data).left_out()
        assert read_document(word("x")).left_out == ()


class DescribeOtherWaysToWriteAWordFile:
    @pytest.mark.parametrize(
        "data",
        [
            rewritten(word("{{ a }}"), lambda name: name.replace("/", "\\"), lambda _, c: c),
            rewritten(word("{{ a }}"), str, utf16),
            rewritten(word("{{ a }}"), str, strict),
            typed_by_extension(word("{{ a }}")),
            replaced(word("{{ a }}"), TYPES, "/word/document.xml", "/Word/Document.xml"),
        ],
        ids=["backslashes", "UTF-16", "strict", "types by extension", "capitals in names"],
    )
    def it_merges_them_like_any_other(self, data):
        template = Template.open(data)
        assert template.prove() == []
        made = template.render({"a": "Jo"})
        opens(made)
        assert lines_of(made) == ["Jo"]
        assert not any("\\" in name for name in names_of(made))
        assert read_document(made).fields == ()

    @pytest.mark.parametrize("write", [annotate, numbered])
    @pytest.mark.parametrize(
        "data", [with_macros(), rewritten(word("{{ a }}"), str, strict)], ids=["macros", "strict"]
    )
    def it_writes_faults_into_a_copy_of_them(self, write, data):
        made = write(data, [Fault(Place("word/document.xml", paragraph=1), "something")])
        opens(made[0] if isinstance(made, tuple) else made)
