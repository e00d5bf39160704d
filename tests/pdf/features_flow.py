"""Feature documents of what stays together, what may part, and what each section says anew."""

from tests.pdf.pieces import LOREM, heading, line, spacing
from tests.pdf.wordfile import A4, HEADER_ROW, cell, field, p, r, row, table, word

_LONG = LOREM * 2


def keeping() -> bytes:
    """Keep with next in chains, before tables, and lines kept together, over many page ends."""
    body = heading("Keeping")
    for n in range(1, 15):
        body += heading(f"Heading {n}", 2) + heading(f"Under it {n}", 3)
        body += p("Kept with what comes. " + LOREM, "<w:keepNext/>" + spacing(after=120))
        body += p(LOREM * (1 + n % 3), spacing(after=120))
        if n % 3 == 0:
            body += p("A table follows", "<w:keepNext/>") + table(row("a", "b", "c")) + p("")
        if n % 4 == 0:
            body += p("All lines together. " + _LONG, "<w:keepLines/>" + spacing(after=120))
    return word(body)


def widows() -> bytes:
    """Paragraphs of two to nine lines over page ends, with and without widow control."""
    body = heading("Widows")
    for n in range(30):
        control = "" if n % 2 else '<w:widowControl w:val="0"/>'
        body += p(LOREM * 4, control + spacing(after=60 + 10 * (n % 5)))[: -len("</w:p>")]
        body += r(LOREM[: 40 * (n % 5)]) + "</w:p>"
    return word(body)


def split_rows() -> bytes:
    """Rows that go on over the page, with a repeated header, shades and a row that may not."""
    shade = '<w:shd w:val="clear" w:fill="E9F0F4"/>'
    rows = []
    for n in range(1, 8):
        many = "".join(p(f"{n}.{k} {LOREM}", spacing(after=80)) for k in range(1, 4))
        rows.append(row(f"Row {n}", cell(many, shade if n % 2 else ""), LOREM * 2))
        if n % 3 == 0:
            rows.append(row(f"Whole {n}", LOREM * 6, "not parted", trpr="<w:cantSplit/>"))
    head = row("Row", "Long words", "Other words", trpr=HEADER_ROW)
    made = table(head, *rows, grid=(1200, 5000, 2800))
    high = table(row("A", LOREM * 40), grid=(1200, 7800))
    return word(heading("Rows that part") + made + p("Between") + high + p("End"))


def section_headers() -> bytes:
    """Headers and page numbers that sections say anew, go on with, or take from the one before."""

    def section(inner: str, more: str = "") -> str:
        said = f'{inner}<w:type w:val="nextPage"/>{A4}{more}'
        return f"<w:p><w:pPr><w:sectPr>{said}</w:sectPr></w:pPr></w:p>"

    def named(kind: str, number: int, where: str = "header") -> str:
        return f'<w:{where}Reference w:type="{kind}" r:id="{where}{number}"/>'

    parts = {
        "header1": p("The preface"), "header2": p("The report, first page"),
        "header3": p("The report, other pages"), "header4": p("The annex"),
        "footer1": line("Page ", field("PAGE"), " of ", field("NUMPAGES")),
        "footer2": line("Section page ", field("PAGE"), " of ", field("SECTIONPAGES")),
    }  # fmt: skip
    long = p(LOREM * 3, spacing(after=160)) * 11
    body = heading("Preface") + p(LOREM)
    body += section(
        named("default", 1) + named("default", 1, "footer"), '<w:pgNumType w:fmt="lowerRoman"/>'
    )
    body += heading("Report") + long
    body += section(
        named("first", 2) + named("default", 3) + named("default", 2, "footer"),
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:titlePg/>',
    )
    body += heading("Goes on") + p("It takes the headers of the report.") + section("")
    body += heading("Annex") + p(LOREM)
    last = named("default", 4) + A4 + '<w:pgNumType w:fmt="upperLetter" w:start="1"/>'
    return word(body, section=last, parts=parts)


ALL = (keeping, widows, split_rows, section_headers)
