"""The quick parser takes and refuses what the careful one does, and reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.errors import PdfError
from generator.pdf.read._open import nodes, parse
from generator.pdf.read._xml import Node, shape

_NAMES = st.sampled_from(["w:p", "w:r", "w:t", "a", "b"])
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    prefix, _, name = draw(_NAMES).rpartition(":")
    element = etree.Element(f"{{urn:{prefix}}}{name}" if prefix else name)
    element.text = draw(_WORDS)
    for key in draw(st.sets(st.sampled_from(["x", "{urn:w}x", "y"]))):
        element.set(key, draw(_WORDS))
    for child in draw(st.lists(trees(depth - 1), max_size=3)) if depth else ():
        element.append(child)
    return element


def said(element: etree._Element | Node) -> tuple[object, ...]:
    inside = [said(child) for child in element]
    return (element.tag, element.text or "", sorted(element.items()), inside)


class DescribeNodes:
    @given(trees(), st.sampled_from(["utf-8", "utf-16", "ascii", "iso-8859-1"]))
    def they_are_what_the_careful_parser_finds(self, tree: etree._Element, encoding: str) -> None:
        data = etree.tostring(tree, encoding=encoding)
        assert said(nodes(data, "x")) == said(parse(data, "x")) == said(tree)

    @pytest.mark.parametrize(
        "data",
        [
            b"<a>x<!-- c -->y<![CDATA[<z>]]></a>", b"<a>x<?p i?>y</a>",
            b"\xef\xbb\xbf<a>\xc3\xa9</a>",
            b"<?xml version='1.1'?><a/>", b"  <a/>", b'<a xmlns="odd name"/>',
            b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>", b"<a b='1' b='2'/>",
            b"<w:a/>", b"<a>&amp;&#233;</a>", b"<a>&nbsp;</a>", b"<a>\xff</a>", b"<a", b"",
            b"<!DOCTYPE a><a/>", b"<!doctype a><a/>", b"<a>http://purl.oclc.org/ooxml/</a>",
            '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
            *(b"<a>" * n + b"</a>" * n for n in (249, 250, 251, 255, 256, 257, 258, 5000)),
        ],
    )  # fmt: skip
    def they_are_refused_where_the_careful_parser_refuses(self, data: bytes) -> None:
        try:
            expected = said(parse(data, "x"))
        except PdfError as fault:
            with pytest.raises(PdfError) as met:
                nodes(data, "x")
            assert str(met.value) == str(fault)
        else:
            assert said(nodes(data, "x")) == expected


class DescribeShape:
    @given(trees(), trees())
    def it_tells_apart_what_says_different_things(
        self, one: etree._Element, other: etree._Element
    ) -> None:
        def told(element: Node) -> object:
            return [(e.tag, e.items(), told(e)) for e in element]

        left, right = (nodes(etree.tostring(e), "x") for e in (one, other))
        assert (shape(left) == shape(right)) == (told(left) == told(right))
