"""Feature documents of fields, contents, tabs and numbering."""

from tests.pdf.pieces import LOREM, TAB, abstract, heading, item, line, num, spacing
from tests.pdf.wordfile import A4, cell, field, p, r, row, table, word


def _named(name: str, text: str, level: int) -> str:
    """A heading inside a bookmark."""
    start = f'<w:bookmarkStart w:id="{name[4:]}" w:name="{name}"/>'
    end = f'<w:bookmarkEnd w:id="{name[4:]}"/>'
    return line(start, text, end, ppr=f'<w:pStyle w:val="Heading{level}"/>')


def fields() -> bytes:
    stop = '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>'
    running = field("STYLEREF &quot;heading 1&quot;", "Fields")
    simple = f'<w:fldSimple w:instr=" PAGE ">{r("5")}</w:fldSimple>'
    parts = {
        "header1": line(running, TAB, field("TITLE", "A test document"), ppr=stop),
        "footer1": line(
            "Page ", field("PAGE \\* MERGEFORMAT", "7"), " of ", field("NUMPAGES", "8"), TAB,
            "in numerals ", field("PAGE \\* roman", "x"), TAB, simple,
        ),
    }  # fmt: skip
    shown = {
        "SAVEDATE \\@ &quot;d MMMM yyyy&quot;": "3 March 2026",
        "AUTHOR": "The tests", "TITLE": "A test document", "SEQ Figure \\* ARABIC": "1",
        "REF _Ref2 \\h": "The second part", "PAGEREF _Ref2 \\h": "9",
        "QUOTE &quot;quoted words&quot;": "quoted words",
    }  # fmt: skip
    body = _named("_Ref1", "Fields", 1)
    for code, cached in shown.items():
        kind = code.split()[0].lower()
        body += line(f"The field {kind} shows ", field(code, cached), " and goes on.")
    link = field("HYPERLINK &quot;https://example.org/a&quot;", "a linked word")
    body += line("Before ", link, " and after.")
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    asks, answers = (
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        for code in (" IF ", ' = 1 "yes" "no" ')
    )
    body += line("Nested: ", begin, asks, field("PAGE"), answers, middle, "yes", end, " it is.")
    body += p(LOREM * 2, spacing(after=120)) * 9
    body += _named("_Ref2", "The second part", 2) + p(LOREM)
    section = (
        '<w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>' + A4
    )
    return word(body, section=section, parts=parts)


def contents() -> bytes:
    """A table of contents as Word saves it, with links and dotted tabs."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="TOC{n}"><w:name w:val="toc {n}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" '
        f'w:pos="9016"/></w:tabs><w:spacing w:after="100"/><w:ind w:left="{220 * (n - 1)}"/>'
        "</w:pPr></w:style>"
        for n in (1, 2, 3)
    )
    parts = [
        ("The first chapter", 1, 1), ("A section of it", 2, 1), ("And another", 2, 2),
        ("Deeper still", 3, 2), ("The second chapter", 1, 2), ("Its only section", 2, 3),
    ]  # fmt: skip
    body = p("Contents", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="28"/>')
    for n, (text, level, page) in enumerate(parts):
        start = end = ""
        if n == 0:
            start = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
                'xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        if n == len(parts) - 1:
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        number = field(f"PAGEREF _Toc{n} \\h", str(page))
        entry = f'<w:hyperlink w:anchor="_Toc{n}">{r(text)}{TAB}{number}</w:hyperlink>'
        body += line(start, entry, end, ppr=f'<w:pStyle w:val="TOC{level}"/>')
    for n, (text, level, _) in enumerate(parts):
        body += _named(f"_Toc{n}", text, level) + p(LOREM * 3, spacing(after=160)) * 3
    return word(body, styles=styles)


def leaders() -> bytes:
    """Tab stops of every kind, with leaders, in a cell, and where no stop is left."""
    body = heading("Leaders")
    for leader in ("dot", "hyphen", "underscore", "middleDot", "none"):
        stop = f'<w:tabs><w:tab w:val="right" w:leader="{leader}" w:pos="8000"/></w:tabs>'
        body += line(f"Led by {leader}", TAB, "12", ppr=stop)
    decimal = '<w:tabs><w:tab w:val="decimal" w:pos="4000"/></w:tabs>'
    for amount in ("1.5", "12.25", "1,250.00", "7", "none"):
        body += line("Amount", TAB, amount, " a week", ppr=decimal)
    styled = '<w:pStyle w:val="Stops"/>'
    cleared = styled + '<w:tabs><w:tab w:val="clear" w:pos="3000"/></w:tabs>'
    for ppr in (styled, cleared):
        body += line("a", TAB, "b", TAB, "c", ppr=ppr)
    narrow = '<w:tabs><w:tab w:val="right" w:pos="2500"/></w:tabs>'
    body += table(row(cell(line("In", TAB, "cell", ppr=narrow)), "b", "c"))
    body += line(
        "A line so long that its next stop ", TAB, "is far", TAB,
        "and this wraps after some more words of it", TAB, "last",
    )  # fmt: skip
    styles = (
        '<w:style w:type="paragraph" w:styleId="Stops"><w:name w:val="Stops"/><w:basedOn '
        'w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="3000"/><w:tab w:val="center" '
        'w:pos="6000"/></w:tabs></w:pPr></w:style>'
    )
    return word(body + p("End"), styles=styles)


def numbering() -> bytes:
    """Numbers in all formats, with texts round them, other starts, and lists held by styles."""
    forms = ("upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "decimalZero", "ordinal")
    made = "".join(abstract(n, (form, "%1.", 720, 720)) for n, form in enumerate(forms))
    nine = (
        ("decimal", "Article %1", 1440, 1440), ("decimal", "%1.%2", 1440, 720),
        ("lowerLetter", "(%3)", 2160, 720), ("lowerRoman", "%1.%2(%3)(%4)", 3240, 1080),
    )  # fmt: skip
    made += abstract(10, *nine)
    late = abstract(11, ("decimal", "%1)", 720, 360)).replace(
        '<w:start w:val="1"/>', '<w:start w:val="7"/>'
    )
    close = abstract(12, ("decimal", "%1.", 0, 0)).replace(
        "<w:lvlText", '<w:suff w:val="space"/><w:lvlText'
    )
    right = abstract(13, ("lowerRoman", "%1.", 1080, 360)).replace(
        '<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="right"/>'
    )
    symbol = abstract(14, ("bullet", "\uf0b7", 720, 360), ("bullet", "o", 1440, 360)).replace(
        "</w:pPr></w:lvl>",
        '</w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
        "</w:lvl>",
        1,
    )
    styled = abstract(15, ("decimal", "%1", 432, 432), ("decimal", "%1.%2", 576, 576))
    for n in (1, 2):
        styled = styled.replace(
            f'<w:lvl w:ilvl="{n - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>',
            f'<w:lvl w:ilvl="{n - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:pStyle w:val="Numbered{n}"/>',
        )
    made += late + close + right + symbol + styled
    made += "".join(num(n + 1, n) for n in (*range(len(forms)), *range(10, 16)))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Numbered{n}"><w:name w:val="Numbered {n}"/>'
        f'<w:basedOn w:val="Heading{n + 1}"/><w:pPr><w:numPr><w:ilvl w:val="{n - 1}"/>'
        '<w:numId w:val="16"/></w:numPr></w:pPr></w:style>'
        for n in (1, 2)
    )
    body = heading("Numbering")
    for n, form in enumerate(forms):
        body += "".join(item(f"{form} {k}", n + 1) for k in range(1, 5))
    for level in (0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1):
        body += item(f"Level {level + 1}", 11, level)
    body += "".join(item("From seven. " + LOREM, 12) for _ in range(2))
    body += "".join(item("A space after. " + LOREM[:60], 13) for _ in range(2))
    body += "".join(item("Aligned right", 14) for _ in range(4))
    body += item("Symbol", 15) + item("Letter o", 15, 1) + item("Symbol " + LOREM, 15)
    for n in (1, 2, 2, 1, 2):
        body += p(f"Held by style {n}", f'<w:pStyle w:val="Numbered{n}"/>')
    return word(body, numbering=made, styles=styles)


ALL = (fields, contents, leaders, numbering)
