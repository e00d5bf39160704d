"""Spoils Word files at random, as bad tools and bad people do."""

import copy
import io
import random
import zipfile

from lxml import etree

_VALUES = (
    "", "-1", "0", "99999999999", "-99999", "1e309", "nan", "abc", "100%", "-5000", "2147483648",
    "true", "continue", "restart", "exact", "auto", "\u202e", "0x10", "1.5in", "ffffff", "zzzzzz",
    "both", "btLr", "0", "1", "3", "20", "-20", "240", "1638", "3276", "20000", "31680", "-31680",
    "0.0001", "\u0301", "\ufdd0", "\ue000",
)  # fmt: skip
# What moves, parts and sizes things, to be put where it may make no sense; {} is one of the values.
_SAID = (
    ("pPr", '<w:keepNext/>'), ("pPr", '<w:keepLines/>'), ("pPr", '<w:pageBreakBefore/>'),
    ("pPr", '<w:widowControl w:val="0"/>'), ("pPr", '<w:jc w:val="both"/>'),
    ("pPr", '<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>'),
    ("pPr", '<w:spacing w:line="{}" w:lineRule="atLeast"/>'),
    ("pPr", '<w:ind w:left="{}" w:right="{}" w:hanging="{}"/>'),
    ("pPr", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>'),
    ("pPr", '<w:pBdr><w:top w:val="single" w:sz="{}" w:space="{}"/></w:pBdr>'),
    ("pPr", '<w:shd w:val="clear" w:fill="EEEEEE"/>'),
    ("pPr", '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'),
    ("pPr", '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="3" w:space="{}"/></w:sectPr>'),
    ("rPr", '<w:sz w:val="{}"/>'), ("rPr", '<w:spacing w:val="{}"/>'), ("rPr", '<w:smallCaps/>'),
    ("rPr", '<w:position w:val="{}"/>'), ("rPr", '<w:vertAlign w:val="superscript"/>'),
    ("r", '<w:tab/>'), ("r", '<w:br/>'), ("r", '<w:br w:type="page"/>'),
    ("r", '<w:br w:type="column"/>'), ("r", '<w:t>\u00ff\ufb01 \u202e\u05d0 \U0001f600</w:t>'),
    ("trPr", '<w:trHeight w:val="{}" w:hRule="exact"/>'), ("trPr", '<w:cantSplit/>'),
    ("trPr", '<w:tblHeader/>'), ("trPr", '<w:gridBefore w:val="{}"/>'),
    ("tcPr", '<w:vMerge w:val="restart"/>'), ("tcPr", '<w:vMerge/>'),
    ("tcPr", '<w:gridSpan w:val="{}"/>'), ("tcPr", '<w:tcW w:w="{}" w:type="dxa"/>'),
    ("tcPr", '<w:tcMar><w:left w:w="{}" w:type="dxa"/><w:top w:w="{}" w:type="dxa"/></w:tcMar>'),
    ("tblPr", '<w:tblW w:w="{}" w:type="pct"/>'), ("tblPr", '<w:tblInd w:w="{}" w:type="dxa"/>'),
    ("sectPr", '<w:pgSz w:w="{}" w:h="{}"/>'), ("sectPr", '<w:cols w:num="{}" w:space="{}"/>'),
    ("sectPr", '<w:pgMar w:top="{}" w:bottom="{}" w:left="{}" w:right="{}" w:header="{}"/>'),
    ("sectPr", '<w:vAlign w:val="bottom"/>'), ("sectPr", '<w:pgNumType w:start="{}"/>'),
)  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = f'<w:x xmlns:w="{_W[1:-1]}">{{}}</w:x>'


def spoiled(docx: bytes, dice: random.Random) -> bytes:
    """The file with one of its parts damaged, gone or changed in sense."""
    package = zipfile.ZipFile(io.BytesIO(docx))
    names = package.namelist()
    victim = "word/document.xml" if dice.random() < 0.6 else dice.choice(names)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            data = package.read(name)
            if name == victim:
                kind = dice.random()
                if kind < 0.05:
                    continue
                data = _bytes(data, dice) if kind < 0.15 else _elements(data, dice)
            made.writestr(name, data)
    whole = out.getvalue()
    return whole[: dice.randrange(len(whole))] if dice.random() < 0.03 else whole


def _bytes(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 5, 50))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _elements(data: bytes, dice: random.Random) -> bytes:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _bytes(data, dice)
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    if dice.random() < 0.4:
        _sayings(root, dice)
    for _ in range(dice.choice((1, 2, 4, 10))):
        element, other = dice.choice(elements), dice.choice(elements)
        kind = dice.random()
        parent = element.getparent()
        if kind < 0.3 and element.attrib:
            element.attrib[dice.choice(list(element.attrib))] = dice.choice(_VALUES)
        elif kind < 0.5 and parent is not None:
            parent.remove(element)
        elif kind < 0.65 and parent is not None:
            element.addnext(copy.deepcopy(element))
        elif kind < 0.8 and sum(1 for _ in other.iter()) < 200:
            element.append(copy.deepcopy(other))
        elif kind < 0.9 and element.attrib:
            del element.attrib[dice.choice(list(element.attrib))]
        else:
            element.tag = other.tag
    return etree.tostring(root)


def _sayings(root: etree._Element, dice: random.Random) -> None:
    """Say one or a few things of many paragraphs, rows, cells or sections at once."""
    for _ in range(dice.choice((1, 2, 5))):
        where, said = dice.choice(_SAID)
        while "{}" in said:
            said = said.replace("{}", dice.choice(_VALUES), 1)
        share = dice.choice((0.05, 0.3, 1.0))
        parent = where if where in ("r", "sectPr") else where.removesuffix("Pr")
        for element in list(root.iter(_W + parent)):
            if dice.random() < share:
                _say(element, where, etree.fromstring(_AROUND.format(said))[0])


def _say(element: etree._Element, where: str, said: etree._Element) -> None:
    if not element.tag.endswith(where):
        properties = element.find(_W + where)
        if properties is None:
            properties = etree.Element(_W + where)
            element.insert(0, properties)
        element = properties
    old = element.find(said.tag)
    if old is not None and where != "r":
        element.remove(old)
    element.append(said)
