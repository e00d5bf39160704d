"""Plain paragraphs read by a pattern: what is read of any file is what the parser alone reads."""

import io
import random
import re
import zipfile
from functools import lru_cache

import pytest
from hypothesis import given, settings

from tests.pdf import corpus, features, outside
from tests.pdf.layout.documents import document
from tests.pdf.mutate import spoiled
from tests.pdf.pieces import TAB, heading, item
from tests.pdf.read.near_plain import bodies
from tests.pdf.read.plainly import (
    DAMAGED,
    MAIN,
    MARKED,
    PLAIN,
    alike,
    by_the_parser,
    main_part,
    part,
    read,
    story,
    taken,
    words,
)
from tests.pdf.wordfile import _SPACES, _XML, A4, cell, p, r, row, table
from tests.sweeps import times


@lru_cache
def whole_files() -> dict[str, bytes]:
    made = {**features.ALL, **outside.ALL}
    return {**corpus.samples(), **{name: make() for name, make in made.items()}}


class DescribeWholeFiles:
    @pytest.mark.slow
    def they_are_read_as_the_parser_reads_them(self) -> None:
        for docx in whole_files().values():
            assert not isinstance(alike(docx), str)

    def they_are_mostly_plain(self) -> None:
        # Or nothing would be tested here.
        for docx in corpus.samples().values():
            with zipfile.ZipFile(io.BytesIO(docx)) as package:
                every = len(re.findall(rb"<w:p[ >]", package.read("word/document.xml")))
            assert taken(docx) > every / 3

    @pytest.mark.parametrize(
        "seed", [*range(8), *(pytest.param(n, marks=pytest.mark.slow) for n in range(8, 220))]
    )
    def they_may_be_drawn_at_random(self, seed: int) -> None:
        assert not isinstance(alike(document(seed)), str)

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(4))
    def they_may_be_spoiled(self, seed: int) -> None:
        dice = random.Random(f"plain {seed}")
        whole = [*whole_files().values(), *(document(n) for n in range(40))]
        for _ in range(times(60, 160)):
            alike(spoiled(dice.choice(whole), dice))


# What stands in paragraphs, in cells and between them, as tools write it and as none does.
class DescribeAnyBody:
    @settings(max_examples=200, deadline=None)
    @given(bodies(2))
    def it_is_read_as_the_parser_reads_it(self, body: str) -> None:
        assert "unsaid" not in words(alike(story(body + p("end"))))

    @pytest.mark.slow
    @settings(max_examples=1200, deadline=None)
    @given(bodies(2))
    def it_is_so_many_more_times(self, body: str) -> None:
        alike(story(body + p("end")))


SYMBOLS = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
HIDDEN = "<w:p><w:r><w:t>unsaid</w:t></w:r></w:p>"
ODD_BODIES = {
    # What stands in these is not read, or is read as words.
    f"<!-- {HIDDEN} -->{PLAIN}": "plain",
    f"<?say {HIDDEN}?>{PLAIN}": "plain",
    f"<w:p><w:r><w:t>a<!-- {HIDDEN} -->b</w:t></w:r></w:p>": "ab",
    f"<w:p><w:r><w:t>a<?x {HIDDEN}?>b</w:t></w:r></w:p>": "ab",
    f"<w:p><w:r><w:t><![CDATA[{HIDDEN}]]></w:t></w:r></w:p>{PLAIN}": f"{HIDDEN}|plain",
    "<w:p><w:r><w:t><![CDATA[]]>a</w:t></w:r></w:p>": "a",
    # A plain paragraph that begins in a comment or an instruction, and ends after it.
    f"<w:p><w:r><w:t><!-- <w:p><w:r><w:t>a -->b</w:t></w:r></w:p><w:p>{TAB}{r('c --> d')}</w:p>":
        "b|c --> d",
    f"<w:p><w:r><w:t><?x <w:p><w:r><w:t>a ?>b</w:t></w:r></w:p><w:p>{TAB}{r('c ?> d')}</w:p>":
        "b|c ?> d",
    "<w:p><w:r><w:rPr><!-- </w:rPr><w:t>a</w:t></w:r></w:p> --><w:b/></w:rPr><w:t>b</w:t></w:r>"
    "</w:p>": "b",
    "<w:p><w:r><w:rPr><?x </w:rPr><w:t>a</w:t></w:r></w:p> ?></w:rPr><w:t>b</w:t></w:r></w:p>": "b",
    # The number of a piece, said by the file itself.
    f'<w:p tc-plain="0">{r("a")}{TAB}</w:p>{PLAIN}': "a|plain",
    f"<w:p tc-plain='0'/>{PLAIN}": "|plain",
    f"<w:p tc-plain = \n'7'/>{PLAIN}": "|plain",
    f'<w:p w:tc-plain="0"/>{PLAIN}': "|plain",
    table(f'<w:tr><w:tc tc-plain="x">{p("a")}</w:tc></w:tr>') + PLAIN: "a|plain",
    p("tc-plain=&quot;0&quot;"): 'tc-plain="0"',
    # Entities and letters.
    p("&#60;&#x3C;&#x3c;&#060;&#38;lt;&#38;#38;"): "<<<<&lt;&#38;",
    p("&amp;lt;&amp;amp;&amp;#34;&lt;b&gt;&quot;&apos;&#34;&#39;"): "&lt;&amp;&#34;<b>\"'\"'",
    p("a&#9;b&#10;c&#13;d&#xA0;e&#x10FFFF;"): "a b c d\u00a0e\U0010ffff",
    p("a\r\nb\rc\td\u00a0e\u0085f\u2028g\x7f"): "a b c d\u00a0e\u0085f\u2028g\x7f",
    p("abg\uf0b7", rpr=SYMBOLS): "αβγ•", p("\uf0b7"): "\uf0b7",
    f"<w:p>{r('a')}{r('b', SYMBOLS)}</w:p>": "aβ", f"<w:p>{r('a', SYMBOLS)}{r('b')}</w:p>": "αb",
    p("one\nfeed"): "one feed", p("one\ttab"): "one tab", p(" \n"): "  ",
    p("אב γδ 中文 \U0001f600 e\u0301"): "אב γδ 中文 \U0001f600 e\u0301",
}  # fmt: skip
REFUSED_BODIES = [
    p("&nbsp;"), p("&nbsp") + PLAIN, p("a & b"), p("&#0;"), p("&#xFFFE;"), p("&#xD800;"),
    p("&#x110000;"), p("&#;"), p("&#x;"), p("&;"), p("&AMP;"), p("\x00"), p("\x0b"), p("\x1f"),
    p("\ufffe"), p("\uffff"), p("a<b"), "<w:p>", "</w:p>", PLAIN[:-1], "<w:p><w:r></w:p></w:r>",
    "<w:p w:a='<'/>", '<w:p w:a="&nbsp;"/>', f"<!-- -- -->{PLAIN}", f"<!-- {PLAIN}",
    f"<![CDATA[{PLAIN}", f"<?xml version='1.0'?>{PLAIN}", f"<w15:p>{PLAIN}</w15:p>",
    p("x", "<w:jc>"), p("x", "</w:jc>"), p("x", rpr="<w:b>"), p("x", rpr="</w:b>"),
    p("x", rpr="<w:b"), p("x", rpr="<b:b/>"),
    p("x", '<w:jc w:val="left" w:val="right"/>'), p("x", "<w:jc w:val=left/>"), p("x", "a & b"),
    p("x", '<w:jc w15:val="left"/>'), p("x", rpr='<w:lang w:val="&nbsp;"/>'), p("x", "<w:1a/>"),
    table(row(cell("x", "<w:vMerge>"))),
    table(row(cell("x", "<w:p></w:tcPr>"))), table(f"<w:tr><w:tc>{PLAIN}</w:tr></w:tc>"),
    "<w:p><w:sdt><w:sdtContent></w:sdt></w:sdtContent></w:p>", PLAIN.replace("w:t>", "w:T>", 1),
    f"<w:p><w:bookmarkStart>{r('x')}</w:p>", '<w:p w:a="1"w:b="2"/>', f"<W:p>{r('x')}</w:p>",
]  # fmt: skip
# The pattern may take these, which a parser refuses: no harm, for they are read as they seem.
LENIENT_BODIES = [
    p("a]]>b"), f'<w:p w:a="1" w:a="2">{r("x")}</w:p>', f'<w:p w15:a="1">{r("x")}</w:p>',
    f'<w:p>{r("x")}<w:bookmarkEnd w:id="1" w:id="2"/></w:p>',
    f'<w:p><w:sdt><w:sdtPr><w:tag w:val="" w:val=""/></w:sdtPr><w:sdtContent>{r("x")}'
    "</w:sdtContent></w:sdt></w:p>",
]  # fmt: skip
NAMED = f"{r('a')}<w:bookmarkStart {{}}/>{r('b')}"
ODD_MARKS = [
    'w:id="1"', 'w:id="1" w:name=""', 'w:name="a\nb"', 'w:name="a\tb"', "w:name='a'",
    'w:x=" w:name=" w:y="no" w:name="yes"', 'w:name="a&amp;lt;&quot;"', 'w:name="a>b"',
    'w14:name="no" w:name="yes"', 'name="no"', 'w:name = "a"', 'w:name="&#65;"', 'w:name="a" ',
    'w:name="no-w:name="', 'w:firstname="no"', 'w:name="é"',
]  # fmt: skip


class DescribeOddBodies:
    @pytest.mark.parametrize("body", ODD_BODIES)
    def they_say_what_the_parser_finds_in_them(self, body: str) -> None:
        assert words(alike(story(body))) == ODD_BODIES[body]

    @pytest.mark.parametrize("body", REFUSED_BODIES)
    def they_are_refused_as_the_parser_refuses_them(self, body: str) -> None:
        # Beside plain ones, which must not heal them.
        assert alike(story(PLAIN + body + PLAIN)) == DAMAGED

    @pytest.mark.parametrize("body", LENIENT_BODIES)
    def they_are_read_or_refused_where_xml_would_not_have_them(self, body: str) -> None:
        quick = read(story(PLAIN + body))
        assert by_the_parser(story(PLAIN + body)) == DAMAGED
        assert quick == DAMAGED or words(quick) in ("plain|x", "plain|a]]>b")

    @pytest.mark.parametrize("said", ODD_MARKS)
    def they_have_the_bookmarks_that_the_parser_finds(self, said: str) -> None:
        alike(story(f"<w:p>{NAMED.format(said)}</w:p>"))
        alike(story(f"<w:p><w:bookmarkStart {said}/></w:p>{PLAIN}"))
        inside = f"<w:sdtPr><w:bookmarkStart {said}/></w:sdtPr><w:sdtContent>{r('b')}"
        alike(story(f"<w:p>{r('a')}<w:sdt>{inside}</w:sdtContent></w:sdt></w:p>"))

    @pytest.mark.parametrize(
        "says",
        ["<w:b/>" * 330, "<w:b/>" * 3000, "<w:i>" * 60 + "</w:i>" * 60, f"<w:b/>{' ' * 2100}",
         '<w:b w:val="1" />', "<w:b w:val='0'/>", "words", "<w:b>words</w:b>", "<w:b/>\n<w:i/>",
         f'<w:rFonts w:ascii="{"f" * 2100}"/>', '<w:lang w:val="&#99;y"/>', "<w14:b/><w:b/>",
         '<x:b xmlns:x="urn:x"/><w:i/>', '<w:b w:val="a>b"/>', "<!-- <w:b/> --><w:i/>", "<?x?>",
         "</w:rPr><w:rPr>", "<w:rPr><w:b/></w:rPr>"],
    )  # fmt: skip
    def they_have_the_looks_that_the_parser_finds(self, says: str) -> None:
        docx = story(p("a", f"<w:keepNext/><w:rPr>{says}</w:rPr>", says) + PLAIN)
        assert words(alike(docx)) == "a|plain"

    @pytest.mark.parametrize("says", ["{}", "<w:jc/>{}", "{}<w:rPr/>", "<w:x>{}</w:x>"])
    @pytest.mark.parametrize(
        "end",
        [f"<w:sectPr>{A4}</w:sectPr>", "<w:sectPr/>", "<w:sectPr />", '<w:sectPr w:rsidR="1"/>',
         f'<sectPr xmlns="{MAIN}"><type w:val="continuous"/></sectPr>',
         f'<v:sectPr xmlns:v="{MAIN}"/>', "<w14:sectPr/>"],
    )  # fmt: skip
    def they_have_the_sections_that_the_parser_finds(self, says: str, end: str) -> None:
        one, other = p("one", says.format(end)), p("two")
        read_ = alike(story(one + other + table(row(cell(one), other)) + PLAIN))
        assert words(read_) == "one|two|one|two|plain"

    def they_go_on_where_a_mark_is_deleted_or_hidden(self) -> None:
        gone = "<w:rPr><w:del/></w:rPr>"
        body = p("a", gone) + p("b", gone) + p("c") + p("", "<w:rPr><w:vanish/></w:rPr>") + p("d")
        in_cell = table(row(cell(p("e", gone)), cell(p("f")), cell(p("", gone))))
        assert words(alike(story(body + in_cell + p("g")))) == "abc|d|ef|g"

    def they_are_in_fields_that_go_on_from_paragraph_to_paragraph(self) -> None:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        begin, separate, end = map(mark.format, ("begin", "separate", "end"))
        for code in (
            "PAGE",
            "TOC \\o",
            "HYPERLINK &quot;https://example.org&quot;",
            "REF x",
            "odd",
        ):
            asked = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
            for inside in (PLAIN * 3, table(row("a", "b")), f"<w:p>{MARKED}{r('x')}</w:p>", ""):
                for middle in ("", separate):
                    alike(story(
                        f"<w:p>{begin}{asked}{middle}</w:p>{inside}<w:p>{r('z')}{end}</w:p>{PLAIN}"
                    ))  # fmt: skip

    def they_may_say_what_is_between_the_cells(self) -> None:
        one = table(
            f"<w:tr>{MARKED}{cell('a')}<w:bookmarkEnd/>{cell('b')}</w:tr>{MARKED}{row('c')}"
        )
        controlled = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
        inside = controlled.format(f"<w:tc>{controlled.format(p('d'))}</w:tc>")
        other = table(controlled.format(f"<w:tr>{inside}{cell('e')}</w:tr>"))
        body = MARKED + one + MARKED + other + controlled.format(p("f") + p("g"))
        assert words(alike(story(body))) == "a|b|c|d|e|f|g"

    def they_may_hold_each_kind_of_paragraph(self) -> None:
        body = heading("A") + heading("B", 3) + item("C") + item("D", 1, 1) + p("E")
        body += p("F", '<w:pStyle w:val="TOC1"/>') + p("G", '<w:pStyle w:val="Listed"/>')
        cells = row(*(cell(one) for one in (heading("H"), item("I"), p("J") + p("K"))))
        body += table(cells, style="Banded", tblpr='<w:tblLook w:firstRow="1"/>') + p() + item("L")
        assert words(alike(story(body))) == "A|B|C|D|E|F|G|H|I|J|K||L"


class DescribeParts:
    @pytest.mark.parametrize(
        ("first", "spaces", "body"),
        [
            ("\ufeff", _SPACES, PLAIN), (f"\ufeff{_XML}", _SPACES, PLAIN), ("", _SPACES, PLAIN),
            (f"{_XML}\r\n", _SPACES, PLAIN), (f"{_XML}\n", _SPACES, p("a\nb")),
            (f"{_XML}<!-- {PLAIN} -->", _SPACES, PLAIN), (f"{_XML}<?x?>", _SPACES, PLAIN),
            (_XML, _SPACES.replace('"', "'"), PLAIN), (_XML, _SPACES.replace("=", " = "), PLAIN),
            (_XML, f'{_SPACES} xmlns="{MAIN}"', p("x", '<pStyle w:val="Heading1"/>', "<b/>")),
            (_XML, f'{_SPACES} xmlns="{MAIN}"', "<p><r><t>x</t></r></p>" + PLAIN),
            (_XML, _SPACES, f'<w:ins xmlns:w="urn:x">{p("x", rpr="<w:b/>")}</w:ins>'),
            (_XML, _SPACES, f'<w:ins xmlns:w ="urn:x">{p("x", rpr="<w:b/>")}</w:ins>'),
            (_XML, _SPACES, f'<w:ins xmlns:w\n="urn:x">{p("x", rpr="<w:b/>")}</w:ins>'),
            (_XML, _SPACES, f"<w:ins xmlns:w='{MAIN}'>{PLAIN}</w:ins>"),
            (_XML, _SPACES, p("x").replace("<w:p>", '<w:p xmlns:w="urn:x">')),
            (_XML, _SPACES, p("x").replace("<w:r>", '<w:r xmlns:w="urn:x">')),
            (_XML, f'{_SPACES} xmlns:v1="{MAIN}"', PLAIN.replace("w:", "v1:") + PLAIN),
        ],
    )  # fmt: skip
    def they_may_be_declared_in_many_ways(self, first: str, spaces: str, body: str) -> None:
        assert not isinstance(alike(part(main_part(body, spaces, first))), str)

    @pytest.mark.parametrize("before", range(3970, 4010, 3))
    def they_may_say_twice_what_w_is_wherever_that_stands(self, before: int) -> None:
        head = f"{_XML}<w:document {_SPACES}><w:body>"
        for start in (len(head), len(head) - len(_XML)):
            begins = p("", "<w:rPr/>" * 99).ljust(before - start - len("<w:ins "))
            odd = f'{begins}<w:ins xmlns:w="urn:x">{p("x", rpr="<w:b/>")}</w:ins>'
            assert words(alike(story(odd + PLAIN))) == "|x|plain"

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "latin-1", "cp1252", "utf-8"])
    @pytest.mark.parametrize("said", ["UTF-8", "UTF-16", "ISO-8859-1", "windows-1252", "utf8", "x"])
    def they_may_be_in_any_encoding(self, encoding: str, said: str) -> None:
        xml = main_part(p("café – £5"), first=f'<?xml version="1.0" encoding="{said}"?>')
        alike(part(xml.encode(encoding, "replace")))

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (f'xmlns:w="{MAIN}"', 'xmlns:w="urn:x"'), (f'xmlns:w="{MAIN}"', ""),
            (f'xmlns:w="{MAIN}"', f'xmlns:w="{MAIN}" xmlns:w="{MAIN}"'),
            (f'xmlns:w="{MAIN}"', f'xmlns:w="{MAIN}" xmlns:w ="{MAIN}"'),
            (f'xmlns:w="{MAIN}"', f"xmlns:w='urn:x' r:x='xmlns:w=&quot;{MAIN}&quot;'"),
            (f'xmlns:w="{MAIN}"', f"xmlns:w ='urn:x' r:x='xmlns:w=\"{MAIN}\"'"),
            (MAIN, MAIN.replace("schemas", "SCHEMAS")), ("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>'),
            ("UTF-8", "UTF-7"), ("</w:document>", "</w:document><w:p/>"), ("</w:body>", ""),
            ("<w:body>", "<w:body/><w:body>"), ('version="1.0"', 'version="1.1"'),
        ],
    )  # fmt: skip
    def they_are_refused_where_the_parser_refuses_them(self, old: str, new: str) -> None:
        alike(part(main_part(PLAIN).replace(old, new, 1)))

    def they_may_nest_as_deep_as_the_parser_lets_them(self) -> None:
        for deep in (110, 120, 123, 124, 125, 126, 127, 130, 200):
            control = ("<w:sdt><w:sdtContent>" * deep, "</w:sdtContent></w:sdt>" * deep)
            slow, quick = (f(story(PLAIN.join(control))) for f in (by_the_parser, read))
            # What was taken out is not counted: its paragraph, run and text are three levels.
            assert quick == slow or (deep > 122 and slow == DAMAGED)
