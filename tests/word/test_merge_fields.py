"""Mail merge fields and content controls, as Word writes them, are tags."""

import random

import pytest

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import lines_of, opens, word, xml_of

CONTEXT = {
    "child_name": "Jo",
    "sum": 1234.5,
    "none": None,
    "child": {"name": "Jo & Co", "ok": True, "off": False, "status": "b", "born": "2010-03-04"},
}
BOLD = "<w:rPr><w:b/></w:rPr>"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
LIST = (
    '<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
    '<w:listItem w:displayText="In custody" w:value="a"/>'
    '<w:listItem w:displayText="At home" w:value="b"/></w:dropDownList>'
)


def field(code: str, shown: str = "«x»", seed: int = 0) -> str:
    """A field as Word writes it, its code and its result cut into runs anywhere."""
    pick = random.Random(seed)
    at = pick.randrange(1, len(code))
    codes = "".join(
        f'<w:r>{BOLD}<w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in (code[:at], code[at:])
    )
    mark = '<w:r>{}<w:fldChar w:fldCharType="{}"/></w:r>'
    begin, parts, end = (mark.format(BOLD, kind) for kind in ("begin", "separate", "end"))
    texts = f"<w:r>{BOLD}<w:t>{shown[:1]}</w:t></w:r><w:proofErr w:type='spellStart'/>"
    texts += f"<w:r>{BOLD}<w:t>{shown[1:]}</w:t></w:r>"
    return f"{begin}{codes}{parts}{texts}{end}"


def simple(code: str) -> str:
    quoted = code.replace('"', "&quot;")
    return f'<w:fldSimple w:instr="{quoted}"><w:r>{BOLD}<w:t>«x»</w:t></w:r></w:fldSimple>'


def paragraph(inner: str) -> bytes:
    before = '<w:r><w:t xml:space="preserve">Dear </w:t></w:r>'
    return word(f"<w:p>{before}{inner}<w:r><w:t>.</w:t></w:r></w:p>")


def control(tag: str, kind: str = "", inner: str = "<w:r><w:t>Click here</w:t></w:r>") -> str:
    return (
        f'<w:sdt {W14}><w:sdtPr><w:tag w:val="{tag}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


CODES = {
    " MERGEFIELD child_name ": "Jo",
    " MERGEFIELD  child_name  \\* MERGEFORMAT ": "Jo",
    'MERGEFIELD "child name" \\* Upper': "JO",
    " mergefield child_name \\* Lower": "jo",
    'MERGEFIELD child_name \\b "(" \\f ")"': "(Jo)",
    'MERGEFIELD none \\b "(" \\f ")"': "",
    'MERGEFIELD sum \\# "£#,##0.00"': "£1,234.50",
    "MERGEFIELD sum \\# #,##0.00": "1,234.50",
    'MERGEFIELD child.born \\@ "d MMMM yyyy"': "4\u00a0March 2010",
    'MERGEFIELD child.born \\@ "dddd d MMMM"': "Thursday 4\u00a0March",
    'MERGEFIELD child.born \\@ "d MMM yy"': "4\u00a0Mar 2010",
}
CONTROLS = {
    control("child.name", "<w:showingPlcHdr/>"): "Jo & Co",
    control("child.ok", BOX, "<w:r><w:t>☐</w:t></w:r>"): "☒",
    control("child.off", BOX, "<w:r><w:t>☒</w:t></w:r>"): "☐",
    control("child.status", LIST): "At home",
    control("child.name", LIST): "Jo & Co",
    control("child.born", "<w:date/>"): "4\u00a0March 2010",
    control("child.nothing"): "Not recorded",
    control("goog_rdk_0"): "Click here",
    control("child.name", "<w:picture/>"): "Click here",
    control("child.ok", "", "<w:r><w:t>{{ child_name }}</w:t></w:r>"): "Jo",
}


class DescribeMergeFields:
    @pytest.mark.parametrize("code", CODES)
    def it_prints_the_field_of_the_name_in_the_look_of_the_result(self, code):
        made = [paragraph(simple(code)), *(paragraph(field(code, seed=s)) for s in range(3))]
        for data in made:
            template = Template.open(data)
            assert template.prove() == []
            out = template.render(CONTEXT)
            opens(out)
            assert lines_of(out) == [f"Dear {CODES[code]}."]
            assert "MERGEFIELD" not in xml_of(out).upper()
            assert f"{BOLD}<w:t" in xml_of(out)

    def it_names_what_to_write_for_a_field_within_another(self):
        inner = field("MERGEFIELD child_name")
        begin, rest = field('IF = "a" "b"').split("<w:instrText", 1)
        with pytest.raises(TemplateError, match=r"MERGEFIELD.*write \{% if"):
            Template.open(
                paragraph(f"{begin.rpartition('<w:r>')[0]}{inner}<w:r><w:instrText{rest}")
            )

    def it_offers_the_path_of_a_field_whose_name_is_near(self):
        schema = {
            "type": "object",
            "properties": {
                "child": {
                    "type": "object",
                    "properties": {"name": {"type": "string"}, "first_name": {"type": "string"}},
                }
            },
        }
        for name, path in (("child_name", "child.name"), ("First_Name", "child.first_name")):
            (found,) = Template.open(paragraph(simple(f"MERGEFIELD {name}"))).check(schema)
            assert f"`{path}`" in str(found)
            assert "paragraph 1" in str(found)


class DescribeContentControls:
    @pytest.mark.parametrize("xml", CONTROLS)
    def it_prints_the_field_whose_path_is_its_tag(self, xml):
        template = Template.open(paragraph(xml))
        assert template.prove() == []
        made = template.render(CONTEXT)
        opens(made)
        assert lines_of(made) == [f"Dear {CONTROLS[xml]}."]

    @pytest.mark.parametrize("code", ["zz", "0", "D800", "110000", "-1", "9" * 5000, "FFFE", "7B"])
    def it_takes_the_sign_of_word_where_a_box_has_none_that_can_be_printed(self, code):
        xml = control("child.ok", BOX.replace("2612", code), "<w:r><w:t>x</w:t></w:r>")
        template = Template.open(paragraph(xml))
        assert template.prove() == []
        assert lines_of(template.render(CONTEXT)) == ["Dear ☒."]

    def it_passes_over_an_entry_whose_code_no_tag_can_hold(self):
        entry = '<w:listItem w:displayText="Lost" w:value="lost\\"/></w:'
        xml = control("child.status", LIST.replace("</w:", entry, 1))
        assert entry in xml
        template = Template.open(paragraph(xml))
        assert template.prove() == []
        assert lines_of(template.render(CONTEXT)) == ["Dear At home."]

    def it_takes_one_round_paragraphs_or_a_cell(self):
        two = "<w:p><w:r><w:t>Click</w:t></w:r></w:p><w:p><w:r><w:t>here</w:t></w:r></w:p>"
        assert lines_of(Template.open(word(control("child.name", "", two))).render(CONTEXT)) == [
            "Jo & Co"
        ]
        cell = "<w:tc><w:p><w:r><w:t>Click</w:t></w:r></w:p></w:tc>"
        table = (
            f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{control('child.name', '', cell)}</w:tr></w:tbl>"
        )
        made = Template.open(word(f"<w:p/>{table}<w:p/>")).render(CONTEXT)
        opens(made)
        assert "| Jo & Co |" in lines_of(made)
