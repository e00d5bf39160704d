"""Markdown becomes Word paragraphs, lists and tables in the template's styles."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.word import Template
from generator.word.merge import _markdown
from generator.word.merge._markdown import Run, read
from tests.word.words import lines_of, opens, style, word, xml_of

STYLES = "".join(
    [
        style("List Bullet", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        style("List Number", inner='<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
        style("Quote"),
        style("Table Grid", "table"),
    ]
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    f'<w:numFmt w:val="{kind}"/></w:lvl></w:abstractNum>'
    for n, kind in ((5, "bullet"), (7, "decimal"))
) + "".join(
    f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in ((1, 5), (2, 7))
)
TAG = "{{p a|narrative }}"


def told(text: str, **template: str) -> bytes:
    out = Template.open(word(TAG, **template)).render({"a": text} if text is not None else {})
    opens(out)
    return out


def body(data: bytes) -> str:
    return xml_of(data).partition("<w:body>")[2].partition("<w:sectPr")[0]


def numbers(data: bytes) -> list[tuple[str, str]]:
    """The list number and level of each paragraph that has one."""
    found = re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>', body(data))
    return [(number, level) for level, number in found]


class DescribeText:
    @pytest.mark.parametrize("text", [None, "", "  \n\n ", "\n"])
    def it_says_when_nothing_is_recorded(self, text):
        assert lines_of(told(text)) == ["Not recorded"]

    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("One.\n\nTwo.", ["One.", "Two."]),
            ("One\ngoes on.", ["One goes on."]),
            ("One  \nbroken.", ["One\nbroken."]),
            ("# Head\ntext", ["Head", "text"]),
            ("Head\n====\ntext", ["Head", "text"]),
            ("<b>raw</b> &amp; <script>x</script>", ["<b>raw</b> &amp; <script>x</script>"]),
            ("<div>\n\nx\n\n</div>", ["<div>", "x", "</div>"]),
            ("![alt](https://x.org/y.png)", ["![alt](https://x.org/y.png)"]),
            ("[a]: https://x.org", ["[a]: https://x.org"]),
            ("2 * 3 * 4 and a_b_c", ["2 * 3 * 4 and a_b_c"]),
            (r"\*not\*", ["*not*"]),
            ("1990. A year", ["A year"]),
            ("    indented\n\ntext", ["indented", "text"]),
            ("a `code <b>` b", ["a code <b> b"]),
            ("> quoted\n> more", ["quoted more"]),
        ],
    )
    def it_reads(self, text, lines):
        assert lines_of(told(text)) == lines

    def it_makes_text_bold_italic_and_code(self):
        xml = body(told("a **b** *c* ***d*** `e`"))
        assert "<w:rPr><w:b/><w:bCs/></w:rPr>" in xml
        assert "<w:rPr><w:i/><w:iCs/></w:rPr>" in xml
        assert "<w:b/><w:bCs/><w:i/><w:iCs/>" in xml
        assert 'w:ascii="Courier New"' in xml

    def it_keeps_the_look_of_the_paragraph_that_the_tag_stood_in(self):
        properties = '<w:pPr><w:pStyle w:val="Story"/><w:jc w:val="both"/></w:pPr>'
        look = '<w:rPr><w:rFonts w:ascii="Arial"/><w:color w:val="FF0000"/></w:rPr>'
        tag = f"<w:p>{properties}<w:r>{look}<w:t>{TAG}</w:t></w:r></w:p>"
        xml = body(Template.open(word(tag)).render({"a": "one\n\n**two**"}))
        assert xml.count(properties) == 2
        assert f"{look}<w:t" in xml
        assert '<w:rFonts w:ascii="Arial"/><w:b/><w:bCs/><w:color w:val="FF0000"/>' in xml

    def it_makes_headings_bold_and_keeps_them_with_what_follows(self):
        assert "<w:keepNext/>" in body(told("## Head\n\ntext"))

    @pytest.mark.parametrize("text", ["[a](" * 5000, "[" * 20_000, "[a](<" * 4000, "[[a](b" * 3000])
    def it_is_not_held_up_by_brackets_that_nothing_closes(self, text):
        (block,) = read(text)
        assert "".join(run.text for run in block.runs) == text

    def it_reads_a_link_after_many_brackets_that_are_none(self):
        (block,) = read("[sic] (a) [b " * 100 + "[here](https://a.example)")
        assert block.runs[-1] == Run("here", url="https://a.example")

    def it_uses_the_quote_style(self):
        assert '<w:pStyle w:val="Quote"/>' in body(told("> q", styles=STYLES))
        assert "<w:ind" in body(told("> q"))

    def it_makes_links_of_safe_addresses_only(self):
        xml = body(
            told("[site](https://a.org/x?y=1&z=2) [bad](javascript:alert(1)) <https://b.org>")
        )
        assert re.findall(r'HYPERLINK "([^"]*)"', xml) == [
            "https://a.org/x?y=1&amp;z=2",
            "https://b.org",
        ]
        assert "javascript" in re.sub(r"<[^>]+>", "", xml)
        assert xml.count('<w:rStyle w:val="Hyperlink"/>') == 2

    @settings(max_examples=200, deadline=None)
    @given(st.text(st.sampled_from("ab  .,\n"), max_size=60))
    def it_reads_plain_text_the_same_by_the_short_way(self, text):
        class Never:
            def search(self, _text):
                return True

        short = _markdown.read(text)
        kept, _markdown._MARKED = _markdown._MARKED, Never()
        try:
            long = _markdown.read(text)
        finally:
            _markdown._MARKED = kept
        joined = [
            [" ".join("".join(r.text for r in b.runs).split()) for b in bs] for bs in (short, long)
        ]
        assert joined[0] == joined[1]


class DescribeLists:
    @pytest.mark.parametrize(
        "text", ["- a\n- b\n\ntext", "* a\n* b\n\ntext", "Before:\n- a\n- b\n\ntext"]
    )
    def it_makes_bullets(self, text):
        out = told(text)
        assert lines_of(out)[-3:] == ["a", "b", "text"]
        assert len(numbers(out)) == 2
        assert len({number for number, _ in numbers(out)}) == 1

    def it_starts_each_numbered_list_anew(self):
        out = told("1. a\n2. b\n\ntext\n\n1. c\n2. d")
        used = [number for number, _ in numbers(out)]
        assert used[0] == used[1] != used[2] == used[3]
        numbering = xml_of(out, "word/numbering.xml")
        for number in set(used):
            assert f'<w:num w:numId="{number}">' in numbering
        assert "startOverride" in numbering

    def it_starts_where_the_text_says(self):
        out = told("3. three\n4. four")
        number = numbers(out)[0][0]
        found = re.search(
            rf'<w:num w:numId="{number}">.*?</w:num>', xml_of(out, "word/numbering.xml")
        )
        assert '<w:startOverride w:val="3"/>' in found.group()

    @pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
    def it_nests(self, indent):
        out = told(f"- a\n{indent}- b\n{indent}- c\n- d")
        assert lines_of(out) == ["a", "b", "c", "d"]
        assert [level for _, level in numbers(out)] == ["0", "1", "1", "0"]

    def it_takes_lines_that_go_on_into_their_item(self):
        assert lines_of(told("- a\n  goes on\n- b\nlazily\n- c")) == ["a goes on", "b lazily", "c"]

    def it_nests_numbers_in_bullets_and_restarts_them(self):
        out = told("- a\n  1. b\n  2. c\n- d\n  1. e")
        found = numbers(out)
        assert [level for _, level in found] == ["0", "1", "1", "0", "1"]
        assert found[1][0] == found[2][0] != found[4][0]

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def it_keeps_more_paragraphs_of_an_item_indented(self, gap):
        out = told(f"- a\n\n  more{gap}- b")
        assert lines_of(out) == ["a", "more", "b"]
        assert 'w:firstLine="0"' in body(out)

    def it_uses_the_list_styles_of_the_template(self):
        out = told("- a\n  - b\n\nx\n\n1. c", styles=STYLES, numbering=f"<w:x/>{NUMBERING}")
        xml = body(out)
        assert '<w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr>' in xml
        assert '<w:pPr><w:pStyle w:val="ListNumber"/><w:numPr>' in xml
        number = numbers(out)[-1][0]
        assert f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>' in xml_of(
            out, "word/numbering.xml"
        )

    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("x\n\n- a\n- b\n- c", ["a", "b"]),
            ("x\n\n- a\n- b\n- c\n- d", ["a", "c"]),
            ("x\n\n1. a\n2. b", ["a"]),
            ("x\n\n- a\n\n  more\n- b", ["a", "more"]),
            ("- a\n- b", ["a"]),
            ("- a", []),
            ("x\n\ny", []),
            ("We met. We agreed:\n\n- a\n- b", ["We met. We agreed:", "a"]),
            ("We met.\n\nWe agreed:\n\n- a\n- b", ["We agreed:", "a"]),
            ("We agreed.\n\n- a\n- b\n\nx\n\n- c\n- d", ["a", "c"]),
        ],
    )
    def it_keeps_the_first_two_and_the_last_two_items_together_and_what_leads_to_them(
        self, text, kept
    ):
        paragraphs = body(told(text)).split("</w:p>")
        found = [re.sub("<[^>]*>", "", p) for p in paragraphs if "<w:keepNext/>" in p]
        assert found == kept

    def it_makes_more_numbers_when_those_laid_in_run_out(self):
        out = told("\n\ntext\n\n".join(["1. a\n2. b"] * 60))
        used = [number for number, _ in numbers(out)]
        assert len(set(used)) == 60
        numbering = xml_of(out, "word/numbering.xml")
        assert all(f'<w:num w:numId="{number}">' in numbering for number in used)

    def it_numbers_on_across_narratives(self):
        out = Template.open(word(f"{TAG}\n{TAG}")).render({"a": "1. a"})
        assert len({number for number, _ in numbers(out)}) == 2


class DescribeTables:
    TEXT = "| Who | When |\n|:--|--:|\n| Ann | **now** |\n| Bo | |"

    @pytest.mark.parametrize("styles", ["", STYLES])
    def it_makes_tables_with_a_header_row(self, styles):
        out = told(self.TEXT, styles=styles)
        assert lines_of(out)[:3] == ["| Who | When |", "| Ann | now |", "| Bo |  |"]
        xml = body(out)
        assert xml.count("<w:tblHeader/>") == 1
        assert '<w:jc w:val="right"/>' in xml
        assert ('<w:tblStyle w:val="TableGrid"/>' in xml) == bool(styles)

    def it_ends_with_a_paragraph_so_that_a_cell_may_hold_it(self):
        cell = Template.open(word(f"| {TAG} |"))
        assert cell.prove() == []
        opens(cell.render({"a": self.TEXT}))
