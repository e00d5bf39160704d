"""Shared parts: put into a template by name, as if their author had pasted them by hand."""

import io
import random

import pytest
from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate
from lxml import etree

from generator.errors import TemplateError
from generator.word import Template
from generator.word.shared import join
from tests.word.words import lines_of, opens, style, with_entry, word, xml_of

CALL = '{{{{p part("{}") }}}}'


def call(name):
    return CALL.format(name)


def faults_of(host, **parts):
    files = {name.replace("_", "-"): content for name, content in parts.items()}
    return [str(fault) for fault in Template.open(host, files).prove()]


def made(host, values=None, **parts):
    files = {name.replace("_", "-"): content for name, content in parts.items()}
    template = Template.open(host, files)
    assert template.prove() == []
    out = template.render(values or {})
    opens(out)
    return out


class DescribeAPart:
    def it_stands_where_it_is_asked_for(self):
        host = word(f"Dear {{{{ name }}}}\n{call('end')}\nafter", header=call("top"))
        out = made(
            host,
            {"name": "Ann", "who": "Ben"},
            end=word("Yours\n| {{ who }} | worker |"),
            top=word("Northmoor"),
        )
        assert lines_of(out) == ["Dear Ann", "Yours", "| Ben | worker |", "after"]
        assert lines_of(out, "word/header.xml") == ["Northmoor"]
        assert "throughcare-part" not in xml_of(out)

    def it_may_hold_parts(self):
        out = made(word(call("a")), a=word(f"1\n{call('b')}\n3"), b=word("2"))
        assert lines_of(out) == ["1", "2", "3"]

    def it_may_be_asked_for_in_a_loop_a_condition_and_a_cell(self):
        host = word(
            "{%p for x in xs %}\n{%p if x.show %}\n"
            f"| {call('row')} | {{{{ x.n }}}} |\n{{%p endif %}}\n{{%p endfor %}}"
        )
        values = {"xs": [{"n": 1, "show": True}, {"n": 2, "show": False}, {"n": 3, "show": True}]}
        out = made(host, values, row=word("no. {{ x.n }}"))
        assert lines_of(out) == ["| no. 1 | 1 |", "| no. 3 | 3 |"]

    def it_may_stand_in_runs_as_word_cuts_them(self):
        host = word("{{p pa^rt(“a^”) }}")
        assert lines_of(made(host, a=word("here"))) == ["here"]

    def it_leaves_no_cell_and_no_header_with_a_table_last(self):
        table = word("| x | y |")
        out = made(word(f"| {call('t')} |", header=call("t")), t=table)
        assert lines_of(out, "word/header.xml") == ["| x | y |", ""]

    def it_puts_no_empty_line_after_a_table_at_the_end(self):
        end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        host, part = word(f"first\n{call('t')}\n{end}"), word("| x | y |\n\n")
        assert lines_of(made(host, t=part)) == ["first", "| x | y |"]

    def it_keeps_two_tables_apart(self):
        out = made(word(f"| a | b |\n{call('t')}\n| c | d |"), t=word("| x | y |"))
        assert lines_of(out) == ["| a | b |", "", "| x | y |", "", "| c | d |"]

    def it_stands_in_a_file_with_macros_which_are_taken_out_and_named(self):
        data = with_entry(word(call("end")), "word/vbaProject.bin", b"x")
        types = xml_of(data, "[Content_Types].xml")
        macros = "vnd.ms-word.document.macroEnabled.main"
        plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
        host = with_entry(data, "[Content_Types].xml", types.replace(plain, macros))
        template = Template.open(host, {"end": word("The end")})
        assert (template.prove(), template.left_out()) == ([], ["macros"])
        assert lines_of(template.render({})) == ["The end"]

    def it_changes_the_digest(self):
        host = word(call("a"))
        one, two, same = (Template.open(host, {"a": word(each)}) for each in ("1", "2", "1"))
        assert one.digest != two.digest
        assert one.digest == same.digest

    def it_changes_nothing_where_none_is_asked_for(self):
        host = word("plain {{ x }}")
        assert join(host, {"a": word("x")}).content == host


class DescribeStyles:
    def they_are_those_of_the_host_by_name(self):
        host = word(call("a"), styles=style("Own Words", inner="<w:rPr><w:i/></w:rPr>"))
        part = word(
            '<w:p><w:pPr><w:pStyle w:val="X9"/></w:pPr><w:r><w:t>said</w:t></w:r></w:p>',
            styles=style("own words", inner="<w:rPr><w:b/></w:rPr>").replace("ownwords", "X9"),
        )
        out = made(host, a=part)
        assert '<w:pStyle w:val="OwnWords"/>' in xml_of(out)
        assert "<w:b/>" not in xml_of(out, "word/styles.xml")

    def they_come_along_with_what_they_are_based_on_under_a_free_id(self):
        host = word(call("a"), styles=style("Taken").replace("Taken", "Quiet", 1))
        part = word(
            '<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
            styles=style("Quiet", inner='<w:basedOn w:val="Base"/>') + style("Base"),
        )
        out = made(host, a=part)
        sheet = xml_of(out, "word/styles.xml")
        assert '<w:pStyle w:val="Quiet2"/>' in xml_of(out)
        assert '<w:basedOn w:val="Base"/>' in sheet
        assert sheet.count('w:val="Base"/>') == 2


def listed(style_name="List Number", lines=("one", "two")):
    """A part with a list of its own, and one by a style."""
    document = Document()
    for line in lines:
        document.add_paragraph(line, style_name)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def numbers_of(data):
    """The list of each paragraph that has one: its number, and what that number looks like."""
    document = Document(io.BytesIO(data))
    w = document.element.nsmap["w"]
    numbering = document.part.numbering_part.element
    abstract = {
        n.get(f"{{{w}}}numId"): n.find(f"{{{w}}}abstractNumId").get(f"{{{w}}}val")
        for n in numbering.iter(f"{{{w}}}num")
    }
    ids = [n.get(f"{{{w}}}abstractNumId") for n in numbering.iter(f"{{{w}}}abstractNum")]
    assert len(ids) == len(set(ids))
    assert len(abstract) == len(list(numbering.iter(f"{{{w}}}num")))
    found = []
    for paragraph in document.paragraphs:
        number = paragraph._p.find(f".//{{{w}}}numId")
        found.append(None if number is None else abstract[number.get(f"{{{w}}}val")])
    return found


class DescribeLists:
    def they_start_anew_in_each_part(self):
        host = Document(io.BytesIO(listed(lines=("first", call("a"), call("a"), "second"))))
        for paragraph in host.paragraphs[1:3]:
            paragraph.style = "Normal"
        out = io.BytesIO()
        host.save(out)
        found = numbers_of(made(out.getvalue(), a=listed()))
        own, one, again = found[0], found[1:3], found[3:5]
        assert own is None
        assert found[5] is None
        assert one[0] == one[1] != again[0] == again[1]

    def they_leave_bullets_to_the_style(self):
        host = Document()
        host.add_paragraph(call("a"))
        out = io.BytesIO()
        host.save(out)
        found = numbers_of(made(out.getvalue(), a=listed("List Bullet")))
        assert found == [None, None]


def pictured():
    """A part with a picture and a link."""
    document = Document()
    document.add_picture("samples/pages/dates.png", width=Mm(20))
    document.add_paragraph("see")
    relation = document.part.relate_to(
        "https://example.org/", f"{document.element.nsmap['r']}/hyperlink", is_external=True
    )
    paragraph = document.paragraphs[1]._p
    link = etree.SubElement(paragraph, f"{{{document.element.nsmap['w']}}}hyperlink")
    link.set(f"{{{document.element.nsmap['r']}}}id", relation)
    link.append(paragraph.r_lst[0])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class DescribeWhatAPartRefersTo:
    def it_brings_pictures_and_links_along_also_into_a_header(self):
        host = word(f"{call('a')}\n{call('a')}", header=call("a"))
        out = made(host, a=pictured())
        document = Document(io.BytesIO(out))
        for part in (document.part, document.sections[0].header.part):
            kinds = [rel.reltype.rsplit("/", 1)[-1] for rel in part.rels.values()]
            assert "image" in kinds
            assert "hyperlink" in kinds
        drawings = document.element.xpath("//wp:docPr/@id")
        assert len(drawings) == len(set(drawings)) == 2
        images = [n for n in document.part.package.iter_parts() if "image" in n.content_type]
        assert len(images) == 1


class DescribeFaults:
    def they_name_a_part_that_is_not_there_and_one_like_it(self):
        (fault,) = faults_of(word(f"x\n{call('sing-off')}"), sign_off=word("x"))
        assert fault.startswith("The document, paragraph 2")
        assert "there is no shared part “sing-off”. Did you mean “sign-off”?" in fault

    def they_name_a_ring_of_parts(self):
        (fault,) = faults_of(word(call("a")), a=word(f"1\n{call('b')}"), b=word(f"2\n{call('a')}"))
        assert fault.startswith("The part “b”, paragraph 2")
        assert "the part “a” holds “b”, which holds “a” again" in fault

    def they_stand_in_the_file_of_the_part_and_name_the_host(self):
        host = word(f"1\n2\n| a |\n{call('a')}\nlast {{{{ x|wrong }}}}")
        found = faults_of(
            host,
            a=word(f"1\n{call('b')}\n| {{{{ y|wrong }}}} |\n{{{{ z|wrong }}}}"),
            b=word("{{ u|wrong }}"),
        )
        assert [fault.split(", near")[0] for fault in found] == [
            "The part “b” in the document, paragraph 1",
            "The part “a” in the document, table 1, row 1, cell 1, paragraph 1",
            "The part “a” in the document, paragraph 3",
            "The document, paragraph 4",
        ]

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            (f"before {call('a')}", "stands beside other text"),
            ('{{ part("a") }}', "inside a paragraph"),
            ("{{p part(name) }}", "without its name"),
        ],
    )
    def they_say_that_a_part_stands_alone(self, line, said):
        (fault,) = faults_of(word(line), a=word("x"))
        assert said in fault

    @pytest.mark.parametrize(
        ("part", "said"),
        [
            (word(""), "nothing in it"),
            (b"no Word file", "cannot be used"),
            (word("x", header="of its own"), "header or footer of its own"),
        ],
    )
    def they_say_why_a_part_cannot_be_put_in(self, part, said):
        found = faults_of(word(call("a")), a=part)
        assert any(said in fault for fault in found)

    def they_keep_documents_from_being_made(self):
        template = Template.open(word(call("a")), {})
        with pytest.raises(TemplateError, match="no document can be made"):
            template.render({})

    def they_bound_what_parts_grow_to(self):
        parts = {f"p{n}": word("\n".join([call(f"p{n + 1}")] * 9)) for n in range(9)}
        parts["p9"] = word("x")
        found = [str(f) for f in Template.open(word(call("p0")), parts).prove()]
        assert any("more than 300 shared parts" in fault for fault in found)


class DescribeAnyHostAndParts:
    @pytest.mark.parametrize("seed", range(25))
    def it_says_what_docxtpl_says_of_the_same_pasted_by_hand(self, seed):
        draw = random.Random(seed)
        blocks = [
            "plain",
            "{{ a }} and ^{{ b }}^",
            "{%p if yes %}\n{{ a }}\n{%p endif %}",
            "{%p for x in xs %}\n- {{ x }}\n{%p endfor %}",
            "| {{ a }} | b |\n| {%tr for x in xs %} | |\n| {{ x }} | {{ b }} |\n"
            "| {%tr endfor %} | |",
            "{%p if no %}\nhidden\n{%p else %}\nshown\n{%p endif %}",
        ]

        def text():
            return "\n".join(f"{draw.choice(blocks)}\nt" for _ in range(draw.randint(1, 4)))

        parts = {"c": text()}
        parts["b"] = f"{text()}\n{call('c')}\n{text()}"
        parts["a"] = f"{text()}\n{call('b')}\nend"
        host = "\n".join([text(), call("a"), text(), call("c"), "last"])
        pasted = host
        for name in ("a", "b", "c"):
            pasted = pasted.replace(call(name), parts[name])
        values = {"a": "A & B", "b": "<b>", "yes": True, "no": False, "xs": ["1", "2"]}
        oracle = DocxTemplate(io.BytesIO(word(pasted)))
        oracle.render(values, autoescape=True)
        out = io.BytesIO()
        oracle.save(out)
        ours = made(word(host), values, **{n: word(each) for n, each in parts.items()})
        assert lines_of(ours) == lines_of(out.getvalue())


class DescribePicturesOfAnyBytes:
    def they_are_never_read_as_words(self):
        picture = b'\x00# instr anchor Location DOCPROPERTY bookmarkStart "\xff'
        part = with_entry(word("x"), "word/media/a.emf", picture)
        assert faults_of(with_entry(word(call("a")), "word/media/b.emf", picture), a=part) == []
