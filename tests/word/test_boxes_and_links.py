"""Tags in text boxes, shapes, WordArt, the addresses of links and alternative text."""

import io
import itertools

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from generator.errors import TemplateError
from generator.word import Template
from tests.word.test_disarm import linked
from tests.word.test_proof import Fuzz
from tests.word.words import W, blocks, opens, unsound, word, xml_of

CONTEXT = {"name": "Jo & Co", "xs": ["a", "b"], "yes": True, "url": "https://a.org/x?y=1&z=2"}
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"


def words(*texts: str) -> str:
    """Paragraphs, each cut into runs at "^"."""
    made = ""
    for text in texts:
        pieces = "".join(
            f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r><w:proofErr w:type="spellEnd"/>'
            for piece in text.split("^")
        )
        made += f"<w:p>{pieces}</w:p>"
    return made


def vml(inner: str) -> str:
    return (
        f'<w:pict><v:shape xmlns:v="{V}" style="width:9pt"><v:textbox><w:txbxContent>{inner}'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def shape(inner: str, described: str = "") -> str:
    """A text box as Word writes it: a shape, and its copy for Word 2007."""
    drawing = (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Box" descr="{described}"/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPS}"><wps:wsp xmlns:wps="{WPS}"><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{vml(inner)}</mc:Fallback></mc:AlternateContent>"
    )


def boxed(box: str) -> bytes:
    """A paragraph with a box amid its own words and tags."""
    return word(
        '<w:p><w:r><w:t xml:space="preserve">Dear {{ na</w:t></w:r><w:r><w:t>me }}</w:t></w:r>'
        f'<w:r>{box}</w:r><w:r><w:t xml:space="preserve"> and {{{{ xs[0] }}}}</w:t></w:r></w:p>'
    )


def said(data: bytes) -> list[str]:
    """The words of each text element's paragraph, those in boxes among them, once."""
    root = etree.fromstring(xml_of(data).encode())
    found: dict = {}
    for text in root.iter(f"{{{W}}}t"):
        home = next(text.iterancestors(f"{{{W}}}p"))
        found[home] = found.get(home, "") + (text.text or "")
    return sorted(text.strip() for text in found.values() if text.strip())


BOXES = {
    "{{ na^me }}!": ["Jo &amp; Co!"],
    "{% if y^es %}a{% else %}b{% endif %}": ["a"],
    "{%p for x in xs %}|{{ x }}|{%p endfor %}|end": ["a", "b", "end"],
}


class DescribeTextBoxes:
    @pytest.mark.parametrize("make", [vml, shape])
    @pytest.mark.parametrize("text", BOXES)
    def it_merges_the_tags_in_them_as_docxtpl_does(self, make, text):
        data = boxed(make(words(*text.split("|"))))
        template = Template.open(data)
        assert template.prove() == []
        made = template.render(CONTEXT)
        opens(made)
        wanted = [each.replace("&amp;", "&") for each in BOXES[text]]
        assert said(made) == sorted(["Dear Jo & Co and a", *wanted])
        assert "Fallback" not in xml_of(made)
        reference = DocxTemplate(io.BytesIO(data))
        reference.render(CONTEXT, autoescape=True)
        out = io.BytesIO()
        reference.save(out)
        assert set(said(made)) == set(said(out.getvalue()))

    def it_keeps_the_copy_of_a_box_without_tags(self):
        made = Template.open(boxed(shape(words("plain")))).render(CONTEXT)
        assert "Fallback" in xml_of(made)

    def it_says_that_a_box_may_end_up_without_a_paragraph(self):
        text = words("{%p for x in xs %}", "{{ x }}", "{%p endfor %}")
        (found,) = Template.open(boxed(vml(text))).prove()
        assert "text box may end up without a paragraph" in str(found)

    def it_takes_no_row_round_a_box_for_one_in_it(self):
        inner = f"<w:tc><w:p><w:r>{vml(words('{%tr for x in xs %}'))}</w:r></w:p></w:tc>"
        table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{inner}</w:tr></w:tbl>"
        found = Template.open(word(f"<w:p/>{table}<w:p/>")).prove()
        assert "stands outside a table row" in str(found[0])

    def it_merges_alternative_text_and_word_art(self):
        art = (
            f'<w:p><w:r><w:pict><v:shape xmlns:v="{V}" alt="{{{{ name }}}}">'
            '<v:textpath string="{{ name }}"/></v:shape></w:pict></w:r></w:p>'
        )
        for data in (word(art), boxed(shape(words("x"), "{{ name }}"))):
            xml = xml_of(Template.open(data).render(CONTEXT))
            assert xml.count('"Jo &amp; Co"') == (2 if data == word(art) else 1)


class DescribeAddressesOfLinks:
    @pytest.mark.parametrize(
        ("target", "wanted"),
        [
            ("{{ url }}", "https://a.org/x?y=1&z=2"),
            ("%7B%7B%20url%20%7D%7D", "https://a.org/x?y=1&z=2"),
            ("http://{{ url }}", "https://a.org/x?y=1&z=2"),
            ("https://b.org/{{ xs[0] }}?q={{ xs[1]|upper }}", "https://b.org/a?q=B"),
            ("mailto:{{ xs[0] }}@b.org", "mailto:a@b.org"),
            ("https://b.org/{{ name }}", "https://b.org/Jo&Co"),
        ],
    )
    def it_makes_a_field_with_the_address(self, target, wanted):
        template = Template.open(linked(target, "the page of {{ name }}"))
        assert template.prove() == []
        made = template.render(CONTEXT)
        opens(made)
        assert f'HYPERLINK "{wanted.replace("&", "&amp;")}"' in xml_of(made)
        assert said(made) == ["the page of Jo & Co"]
        assert "{{" not in xml_of(made, "word/_rels/document.xml.rels")

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///c:/x", 'x" \\o "y', "x"])
    def it_lets_no_unsafe_address_through(self, url):
        template = Template.open(linked("{{ url }}", "x"))
        with pytest.raises(TemplateError, match="not allowed"):
            template.render({"url": url})

    def it_notes_an_address_that_is_missing(self):
        gaps: list = []
        Template.open(linked("{{ url }}", "x")).render({}, gaps=gaps)
        assert [gap.name for gap in gaps] == ["url"]

    def it_names_a_block_in_an_address(self):
        (found,) = Template.open(linked("https://a.org/{% if x %}y{% endif %}", "x")).prove()
        assert "in the address of a link" in str(found)


class DescribeTheProofOfTextBoxes:
    def it_passes_no_template_in_a_box_that_has_an_unsound_outcome(self):
        passed = 0
        for seed in range(150):
            fuzz = Fuzz(seed)
            template = Template.open(boxed(vml(blocks(fuzz.document()))))
            if template.prove():
                continue
            passed += 1
            for context in itertools.islice(fuzz.contexts(), 8):
                xml = xml_of(template.render({**CONTEXT, **context})).encode()
                assert unsound(xml) == [], (seed, context)
                for box in etree.fromstring(xml).iter(f"{{{W}}}txbxContent"):
                    assert len(box), (seed, context)
        assert 20 < passed < 140
