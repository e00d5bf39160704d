"""Feature documents of how wide tables are and what is in them."""

from tests.pdf.pieces import LOREM, heading, spacing
from tests.pdf.wordfile import HEADER_ROW, cell, p, row, table, word


def widths() -> bytes:
    """Widths in parts, in points and by content; indents, margins, and rows that start late."""

    def sized(*rows: str, width: str, more: str = "", grid: tuple[int, ...] = (3000, 3000)) -> str:
        plain = f'<w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        return table(*rows, grid=grid, tblpr=more).replace(plain, width, 1)

    two = row("Some words", "More words in the other")
    fixed = '<w:tblLayout w:type="fixed"/>'
    parts = (
        cell(f"{part // 50} in 100", f'<w:tcW w:w="{part}" w:type="pct"/>')
        for part in (1000, 1500, 2500)
    )
    body = heading("Widths") + p("Parts of the line")
    body += sized(
        row(*parts), width='<w:tblW w:w="5000" w:type="pct"/>',
        grid=(1800, 2700, 4500),
    )  # fmt: skip
    body += p("Half of it") + sized(
        two, width='<w:tblW w:w="2500" w:type="pct"/>', more=fixed, grid=(2254, 2254)
    )
    body += p("By content") + sized(two, width='<w:tblW w:w="0" w:type="auto"/>')
    body += p("Indented") + sized(
        two,
        width='<w:tblW w:w="6000" w:type="dxa"/>',
        more=f'<w:tblInd w:w="720" w:type="dxa"/>{fixed}',
    )
    body += p("To the right") + sized(
        two, width='<w:tblW w:w="6000" w:type="dxa"/>', more=f'<w:jc w:val="right"/>{fixed}'
    )
    wide = '<w:tcMar><w:top w:w="200" w:type="dxa"/><w:left w:w="400" w:type="dxa"/></w:tcMar>'
    body += p("Margins of its own") + table(row(cell("wide", wide), "usual", LOREM))
    late = '<w:gridBefore w:val="1"/><w:wBefore w:w="3000" w:type="dxa"/>'
    early = '<w:gridAfter w:val="1"/><w:wAfter w:w="3000" w:type="dxa"/>'
    body += p("Late and early rows") + table(
        row("a", "b", "c"), row("b", "c", trpr=late), row("a", "b", trpr=early)
    )
    body += p("Other widths than the grid") + table(
        row(cell("a", width=1500), cell(LOREM[:80], width=4500), cell("c", width=3000)),
        row(cell("d", width=1500), cell("e", width=4500), cell("f", width=3000)),
    )
    return word(body + p("End"))


def nested() -> bytes:
    """Tables in tables in tables, with words before, between and after, and merged round them."""
    inner = table(row("in", "most"), row("3", "4"), grid=(900, 900))
    middle = table(
        row("one", "two", trpr=HEADER_ROW),
        row(cell(p("before") + inner + p("after")), cell(LOREM[:90])),
        grid=(2200, 2200),
    )
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    outer = table(
        row("Name", "Details", trpr=HEADER_ROW),
        row(cell("Merged down", down), cell(p("Before. " + LOREM[:60]) + middle + p("Between")
            + middle + p("", spacing(before=0, after=0, line=20, lineRule="exact")))),
        row(cell("", on), LOREM),
        row(cell(inner + p("")), cell("middle", '<w:vAlign w:val="center"/>')),
        grid=(3000, 6000),
    )  # fmt: skip
    turned = (
        '<w:tblCellMar><w:top w:w="113" w:type="dxa"/><w:left w:w="170" w:type="dxa"/>'
        '<w:bottom w:w="113" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar>'
    )
    form = table(
        row(cell("Part one", '<w:gridSpan w:val="3"/><w:shd w:val="clear" w:fill="1F5C7A"/>')),
        row("Name", cell("Given name and family name", '<w:gridSpan w:val="2"/>')),
        row(cell("Both", '<w:vMerge w:val="restart"/>'), "Date", "Place"),
        row(cell("", on), cell("", '<w:gridSpan w:val="2"/>')),
        tblpr=turned,
    )
    return word(heading("Nested") + outer + p("Between") + form + p("End"))


ALL = (widths, nested)
