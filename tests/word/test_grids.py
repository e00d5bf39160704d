"""The column list of a table fits its widest row, also of tables in each other's cells."""

from lxml import etree

from generator.word.merge._grids import fitted
from generator.word.package._xml import w

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def table(columns, *rows):
    grid = '<w:gridCol w:w="600"/>' * columns
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells, said=""):
    return f"<w:tr><w:trPr>{said}</w:trPr>{''.join(cells)}</w:tr>"


def cell(inside="<w:p/>", span=1):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{inside}</w:tc>'


def columns(*tables):
    """How many columns each table has once they fit, in the order of the file."""
    root = etree.fromstring(fitted(f'<w:body xmlns:w="{W}">{"".join(tables)}</w:body>').encode())
    return [len(found.findall(f"{w('tblGrid')}/{w('gridCol')}")) for found in root.iter(w("tbl"))]


class DescribeFittedGrids:
    def it_takes_the_widest_row(self):
        assert columns(table(2, row(cell()), row(cell(), cell(span=2)), row(cell(span=2)))) == [3]

    def it_counts_what_a_row_skips_at_either_end(self):
        skips = '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'
        assert columns(table(2, row(cell(), said=skips), row(cell(), cell()))) == [4]

    def it_counts_the_cells_of_a_table_in_a_cell_for_that_table_alone(self):
        inner = table(1, row(cell(), cell(), cell()))
        assert columns(table(4, row(cell(inner), cell())), table(1, row(cell()))) == [2, 3, 1]

    def it_keeps_the_list_of_a_table_without_rows(self):
        assert columns(table(2)) == [2]
