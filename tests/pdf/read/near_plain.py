"""Bodies drawn at random from what is plain, nearly plain, and odd."""

from hypothesis import strategies as st

from tests.pdf.pieces import TAB
from tests.pdf.wordfile import A4, HEADER_ROW, cell, field, p, r, table

_TEXTS = st.sampled_from([
    "words", "", " ", "  two  ", "a&amp;b", "&lt;i&gt;", "&amp;lt;", "&quot;&apos;", "&#34;&#39;",
    "line\nfeed", "tab\tin", "no\u00a0break", "soft\u00adhyphen", "\u200b", "é—’", "中文", "שלום",
    "\uf0b7", "\x7f\x85\u2028", "\U0001f600", "o",
])  # fmt: skip
_RUN_SAYS = st.sampled_from([
    "", "", "", "<w:rPr/>", "<w:rPr></w:rPr>", "<w:rPr><w:b/></w:rPr>", "<w:rPr> <w:b /> </w:rPr>",
    '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>', "<w:rPr><w:vanish/></w:rPr>",
    '<w:rPr><w:vanish w:val="0"/></w:rPr>', '<w:rPr><w:lang w:val="cy-GB"/></w:rPr>',
    '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>',
    '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>', "<w:rPr><w:rtl/></w:rPr>",
    "<w:rPr><w:i/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>",
    "<w:rPr><w:ins/><w:sz w:val='30'/></w:rPr>", '<w:rPr><w14:glow w14:rad="1"/><w:b/></w:rPr>',
    "<w:rPr><!-- </w:rPr> --><w:i/></w:rPr>", '<w:rPr><w:spacing w:val="-0"/></w:rPr>',
])  # fmt: skip
_PARAGRAPH_SAYS = st.sampled_from([
    "", "", "", "", "<w:pPr/>", "<w:pPr></w:pPr>", '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>', '<w:pPr><w:pStyle w:val="Unseen"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="Listed"/></w:pPr>', '<w:pPr><w:pStyle w:val="Nowhere"/></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>', '<w:pPr><w:jc w:val="both"/></w:pPr>',
    "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>', "<w:pPr><w:framePr/></w:pPr>",
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', '<w:pPr><w:ind w:left="-0"/></w:pPr>',
    f"<w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr>", "<w:pPr><w:sectPr/></w:pPr>",
    '<w:pPr><w:pPrChange><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>',
    f'<w:pPr><w:jc w:val="right"/>{"<w:keepNext/>" * 150}</w:pPr>',
    '<w:pPr><w:tabs><w:tab w:val="left" w:pos="500"/></w:tabs><w:bidi/></w:pPr>',
])  # fmt: skip
_MARKS = st.sampled_from([
    '<w:bookmarkStart w:id="1" w:name="here"/>', '<w:bookmarkStart w:name="a&amp;lt;" w:id="2"/>',
    '<w:bookmarkStart w:colFirst="0" w:colLast="1" w:id="3" w:name="wide"/>',
    '<w:bookmarkEnd w:id="1"/>', '<w:bookmarkStart w:id="1" w:name="here" />', "<w:proofErr/>",
    "<!-- <w:p><w:r><w:t>unsaid</w:t></w:r></w:p> -->", '<?say <w:r><w:t>unsaid</w:t></w:r>?>',
    '<w:bookmarkStart w:id="1"/>', '<w:bookmarkStart w:id="1" w:name=""/>',
])  # fmt: skip
_FIELDS = st.sampled_from([
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', field("PAGE"), field("DATE"),
    "<w:r><w:instrText> HYPERLINK \"https://example.org\" </w:instrText></w:r>",
    "<w:r><w:instrText> TOC \\o </w:instrText></w:r>", "<w:r><w:instrText>PAGE</w:instrText></w:r>",
])  # fmt: skip
_ODDITIES = st.sampled_from([
    TAB, "<w:r><w:br/></w:r>", "<w:r/>", "<w:r></w:r>", "<w:r><w:t/></w:r>",
    "<w:r><w:t>one</w:t><w:t>two</w:t></w:r>", "<w:r><w:t>in<w:b/>side</w:t></w:r>", "loose words",
    "<w:r><w:t xml:space='preserve'>quoted</w:t></w:r>", "<w:unknown/>", "<w:object/>",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', p("within"), "<w:pPr/>",
    "<w:r w:rsidR='1'><w:t>quoted</w:t></w:r>", "<w:r><w:t>late</w:t><w:rPr><w:b/></w:rPr></w:r>",
])  # fmt: skip
_RUNS = st.builds(
    '<w:r{}>{}<w:t xml:space="preserve">{}</w:t></w:r>'.format,
    st.sampled_from(["", "", ' w:rsidR="00AB12CD"', ' w:rsidR="1" w14:paraId="2"']),
    _RUN_SAYS, _TEXTS,
)  # fmt: skip
_AROUND = st.sampled_from([
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:sdt><w:sdtPr><w:alias w:val="A"/><w:tag w:val="a&amp;b"/></w:sdtPr><w:sdtContent>{}'
    "</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:smartTag>{}</w:smartTag>",
    '<w:customXml w:element="x">{}</w:customXml>',
    "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
    "</mc:AlternateContent>",
])  # fmt: skip
_LINKS = st.sampled_from([
    '<w:hyperlink w:anchor="here">{}</w:hyperlink>', '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
    "<w:moveTo>{}</w:moveTo>", "<w:r><w:pict>{}</w:pict></w:r>",
])  # fmt: skip


def _some(of: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(of, max_size=most).map("".join)


_BITS = st.one_of(_RUNS, _RUNS, _RUNS, _MARKS)
_INSIDE = st.one_of(
    _BITS, _BITS, _BITS, _BITS, _FIELDS, _ODDITIES,
    st.builds(str.format, st.one_of(_AROUND, _AROUND, _LINKS), _some(_BITS, 3)),
)  # fmt: skip
_PARAGRAPHS = st.builds(
    "<w:p{}>{}{}</w:p>".format,
    st.sampled_from(["", "", ' w:rsidR="1"', ' w14:paraId="00000001" w:rsidR="2"', " w:x='1'"]),
    _PARAGRAPH_SAYS, st.one_of(_RUNS, _some(_BITS), _some(_BITS), _some(_INSIDE)),
)  # fmt: skip
_BETWEEN = st.sampled_from([
    '<w:bookmarkStart w:id="9" w:name="between"/>', '<w:bookmarkEnd w:id="9"/>', "<w:proofErr/>",
    "<w:moveFromRangeStart/>", "<w:altChunk/>", "<w:unknown/>",
    "<!-- <w:p><w:r><w:t>unsaid</w:t></w:r></w:p> -->", r("loose"), cell("loose"), " \n ",
])  # fmt: skip
_CELL_SAYS = st.sampled_from([
    "", "<w:tcPr/>", '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>', "<w:tcPr></w:tcPr>",
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', '<w:tcPr><w:gridSpan w:val="-2"/></w:tcPr>',
    '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>",
    '<w:tcPr><w:textDirection w:val="btLr"/></w:tcPr>',
    '<w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/><w:vAlign w:val="bottom"/></w:tcPr>',
    '<w:tcPr><w:tcBorders><w:top w:val="double" w:sz="6"/></w:tcBorders></w:tcPr>',
    "<w:tcPr><w:tcPrChange><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange></w:tcPr>",
])  # fmt: skip


def bodies(depth: int) -> st.SearchStrategy[str]:
    """Blocks, tables among them."""
    blocks_ = st.one_of(
        _PARAGRAPHS, _PARAGRAPHS, _BETWEEN, st.builds(str.format, _AROUND, _some(_PARAGRAPHS, 2))
    )
    if not depth:
        return _some(blocks_, 3)
    cells = st.builds(
        "<w:tc{}>{}{}</w:tc>".format, st.sampled_from(["", "", "", ' w:id="1"']), _CELL_SAYS,
        st.one_of(_PARAGRAPHS, _PARAGRAPHS, bodies(depth - 1)),
    )  # fmt: skip
    cells = st.one_of(cells, cells, cells, _BETWEEN, st.builds(str.format, _AROUND, cells))
    rows = st.builds(
        "<w:tr>{}{}</w:tr>".format,
        st.sampled_from(["", "", f"<w:trPr>{HEADER_ROW}</w:trPr>", "<w:trPr><w:hidden/></w:trPr>"]),
        _some(cells),
    )
    rows = st.one_of(rows, rows, rows, _BETWEEN, st.builds(str.format, _AROUND, rows))
    tables = st.builds(
        lambda rows, style: table(rows, style=style, tblpr='<w:tblLook w:firstRow="1"/>'),
        _some(rows), st.sampled_from(["TableGrid", "Banded"]),
    )  # fmt: skip
    return _some(st.one_of(blocks_, blocks_, tables), 5)
