"""What a merge may never change or carry unseen: spaces, neighbours, comments, changes, braces."""

import pytest

from generator.errors import TemplateError
from generator.word import Template
from generator.word.annotate import annotate
from tests.word.words import names_of, shown_of, with_entry, word, xml_of

KEPT = '<w:t xml:space="preserve">{}</w:t>'
CUTS = {
    "spelling mark": '<w:proofErr w:type="spellStart"/>',
    "bookmark": '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
    "page break mark": "<w:r><w:lastRenderedPageBreak/></w:r>",
    "soft hyphen": "<w:r><w:softHyphen/></w:r>",
    "deletion": '<w:del w:id="1" w:author="a"><w:r><w:delText>x y</w:delText></w:r></w:del>',
}


def said(data: bytes) -> str:
    try:
        return "\n".join(map(str, Template.open(data).prove()))
    except TemplateError as error:
        return str(error)


class DescribeCutTags:
    @pytest.mark.parametrize("cut", CUTS)
    @pytest.mark.parametrize("at", range(1, 9))
    def it_keeps_every_space_round_a_tag(self, cut, at):
        tag = "{{ name }}"
        first, rest = KEPT.format(f"Dear {tag[:at]}"), f"<w:t>{tag[at:]} and {{{{ name }}}} </w:t>"
        xml = f"<w:p><w:r>{first}</w:r>{CUTS[cut]}<w:r>{rest}</w:r></w:p>"
        assert shown_of(Template.open(word(xml)).render({"name": "Jo"})) == ["Dear Jo and Jo"]

    @pytest.mark.parametrize("inside", ['<w:br w:type="page"/>', "<w:fldChar/>", "<w:sym/>"])
    def it_names_what_stands_inside_a_tag(self, inside):
        xml = f"<w:p><w:r><w:t>{{{{ na</w:t>{inside}<w:t>me }}}}</w:t></w:r></w:p>"
        assert "stands inside this tag" in said(word(xml))


class DescribeWhatIsLikeATag:
    @pytest.mark.parametrize(
        "text",
        [
            "{ name }}",
            "{{ name }",
            "{ { name } }",
            "{{ name }}}",
            "{name}",
            "a }} b",
            "{ % if a % }",
            *("{% if a", "{^name^}^}", "{{ a %}", "%} b", "{# open"),
        ],
    )
    @pytest.mark.parametrize("part", ["", "header"])
    def it_is_named_in_every_part(self, text, part):
        found = said(word("x", header=text) if part else word(text))
        assert ("page header" if part else "paragraph 1") in found

    def it_is_found_in_charts_and_properties(self):
        chart = '<a:p xmlns:a="x"><a:t>{</a:t><a:t>{ x }}</a:t></a:p>'
        data = word('<w:p><w:bookmarkStart w:id="1" w:name="{{ x"/></w:p>')
        assert "tag" in said(data)
        related = xml_of(data, "word/_rels/document.xml.rels").replace(
            "</Relationships>",
            '<Relationship Id="c" Type="x/diagramData" Target="d.xml"/></Relationships>',
        )
        data = with_entry(word("x"), "word/_rels/document.xml.rels", related)
        assert "cannot be merged" in said(with_entry(data, "word/d.xml", chart))

    @pytest.mark.parametrize("value", ["{{ x }}", "{name}", "{% if", "}}"])
    def it_leaves_braces_of_the_data_alone(self, value):
        assert shown_of(Template.open(word("{{ x }}")).render({"x": value})) == [value]


class DescribeWhatATemplateCarries:
    def it_names_tracked_changes_and_takes_them_as_accepted(self):
        change = (
            '<w:p><w:r><w:t>a </w:t></w:r><w:ins w:id="1" w:author="Kim"><w:r><w:t>new</w:t></w:r>'
            '</w:ins><w:del w:id="2" w:author="Kim"><w:r><w:delText>old</w:delText></w:r></w:del>'
            '<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="Kim"/></w:rPr><w:t>z</w:t></w:r>'
            "</w:p>"
        )
        template = Template.open(word(change))
        found = "\n".join(map(str, template.prove()))
        for kind in ("1 tracked insertion", "1 tracked deletion", "1 tracked formatting change"):
            assert f"{kind} by Kim" in found
        xml = xml_of(template.render({}))
        assert "old" not in xml
        assert "Kim" not in xml
        assert "new" in xml

    def it_joins_paragraphs_whose_end_was_deleted(self):
        mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
        text = f"<w:p>{mark}<w:r><w:t>one</w:t></w:r></w:p>\ntwo"
        assert shown_of(Template.open(word(text)).render({})) == ["onetwo"]

    def it_names_comments_and_leaves_them_out(self):
        xml = '<w:p><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        note = (
            '<w:comment w:id="1" w:author="Kim"><w:p><w:r><w:t>Toby</w:t></w:r></w:p></w:comment>'
        )
        template = Template.open(word(xml, comments=note))
        assert "1 comment by Kim" in str(template.prove()[0])
        made = template.render({})
        assert "word/comments.xml" not in names_of(made)
        assert "comment" not in xml_of(made)

    def it_refuses_the_copies_that_name_faults(self):
        copy = annotate(word("{{ a|nothing }}"), Template.open(word("{{ a|nothing }}")).prove())
        assert "--annotate" in said(copy)
        with pytest.raises(TemplateError, match="annotate"):
            Template.open(copy).render({})

    def it_refuses_hidden_text(self):
        hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        assert "hidden text" in said(word(hidden))
        off = hidden.replace("<w:vanish/>", '<w:vanish w:val="0"/>')
        assert said(word(off)) == ""

    @pytest.mark.parametrize(
        ("look", "told"),
        [
            ('<w:color w:val="FFFFFF"/>', "colour of its ground"),
            ('<w:color w:val="FEFEFE"/>', "colour of its ground"),
            ('<w:sz w:val="2"/>', "too small"),
            ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F5C7A"/>', ""),
            ('<w:color w:val="1F5C7A"/><w:shd w:val="clear" w:fill="1F5C7A"/>', "ground"),
        ],
    )
    def it_refuses_text_that_nobody_can_see(self, look, told):
        found = said(word(f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>secret</w:t></w:r></w:p>"))
        assert told in found if told else found == ""

    def it_passes_a_run_in_a_table_without_a_row(self):
        run = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r>'
        assert "colour of its ground" in said(word(f"<w:tbl><w:p>{run}</w:p></w:tbl>"))

    @pytest.mark.parametrize(
        "name",
        [
            *[
                "word/people.xml",
                "customXml/item1.xml",
                "docProps/thumbnail.jpeg",
                "docProps/app.xml",
            ],
            *["word/glossary/document.xml", "docMetadata/LabelInfo.xml", "word/media/old.png"],
        ],
    )
    def it_drops_files_that_name_others(self, name):
        made = Template.open(with_entry(word("x"), name, "<a>Toby</a>")).render({})
        assert name not in names_of(made)

    def it_drops_notes_that_nothing_points_to(self):
        template = Template.open(word("x", footnotes="Toby"))
        assert "Toby" not in xml_of(template.render({}), "word/footnotes.xml")
        assert "footnotes that nothing points to" in template.left_out()

    @pytest.mark.parametrize(
        ("led_to", "start"),
        [
            (False, "w:sdt"),
            (True, 'w:hyperlink w:anchor="Toby"'),
            (True, 'w:fldSimple w:instr=" PAGEREF Toby \\h "'),
            (True, "w:fldSimple w:instr='HYPERLINK \\l \"Toby\"'"),
            (False, 'w:fldSimple w:instr=" PAGEREF Other \\h "'),
        ],
    )
    def it_drops_bookmarks_that_nothing_leads_to(self, led_to, start):
        run = "<w:r><w:t>there</w:t></w:r>"
        held = f"<w:sdtContent>{run}</w:sdtContent>" if start == "w:sdt" else run
        way = f"<{start}>{held}</{start.split()[0]}>"
        marked = (
            '<w:p><w:bookmarkStart w:id="7" w:name="Toby"/><w:r><w:t>x</w:t></w:r>'
            f'<w:bookmarkEnd w:id="7"/>{way}</w:p>'
        )
        template = Template.open(word(marked))
        made = template.render({})
        assert ('w:name="Toby"' in xml_of(made)) == led_to
        assert xml_of(made).count("bookmark") == (2 if led_to else 0)
        assert ("bookmarks that nothing leads to" in template.left_out()) != led_to
        assert shown_of(made)[0].startswith("x")

    def it_empties_properties_and_session_numbers(self):
        core = "docProps/core.xml"
        data = word('<w:p w:rsidR="00AB12CD"><w:r><w:t>x</w:t></w:r></w:p>', title="Plan")
        named = xml_of(data, core).replace(
            "</dc:title>", "</dc:title><dc:creator>Kim</dc:creator><dc:subject>{{ a }}</dc:subject>"
        )
        template = Template.open(with_entry(data, core, named))
        made = template.render({"a": "Yes"})
        assert "Kim" not in xml_of(made, core)
        assert "<dc:subject>Yes<" in xml_of(made, core)
        assert "rsid" not in xml_of(made)
        assert "its author" in template.left_out()


class DescribeBounds:
    @pytest.mark.parametrize(
        "step",
        [
            *["[ns.x, ns.x]", "(ns.x, ns.x)", "{'a': ns.x, 'b': ns.x}", "[ns.x, ns.x]|list"],
            *["ns.x + [ns.x]", "[ns.x, ns.x]|sum(start=[])", "(ns.x * 50)|batch(100)"],
            *["[1]|batch(100, ns.x)", "range(100)|map(attribute='q', default=ns.x)|list"],
        ],
    )
    def it_stops_what_doubles(self, step):
        loop = f"{{% for i in range(40) %}}{{% set ns.x = {step} %}}{{% endfor %}}"
        text = f"{{% set ns = namespace(x=['a']) %}}{loop}{{{{ ns.x|join }}}}"
        with pytest.raises(TemplateError, match=r"too large|list of more than|too much text"):
            Template.open(word(text)).render({})

    @pytest.mark.parametrize(
        "tag", ["s|upper", "s.upper()", "s ~ 'x'", "s == s", "s|replace('b', 'c')"]
    )
    def it_stops_work_on_long_text_in_long_loops(self, tag):
        start = "{% set s = 'abcdefghij' * 1000 %}{% set s = s * 10 %}{% set s = s ~ s ~ s %}"
        loop = "{% for i in range(1000) %}{% for j in range(900) %}{% if TAG %}{% endif %}"
        text = start + loop.replace("TAG", tag) + "{% endfor %}{% endfor %}"
        with pytest.raises(TemplateError, match="far too much text"):
            Template.open(word(text)).render({})
