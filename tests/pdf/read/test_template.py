"""What documents of one template share never shows in them."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.errors import PdfError
from generator.pdf.read import _open, _template
from generator.pdf.read._document import read_document
from generator.pdf.read._model import Document, ParagraphStyle, RunStyle, Text
from generator.pdf.read._walk import everything, leaves, paragraphs
from tests.pdf.features import ALL
from tests.pdf.mutate import spoiled
from tests.pdf.wordfile import cell, p, r, row, table, word


def forget() -> None:
    _template._remembered.cache_clear()
    _open._remembered.cache_clear()


def read(docx: bytes) -> str:
    try:
        return repr(read_document(docx))
    except PdfError as fault:
        return str(fault)


def styles(document: Document) -> list[RunStyle | ParagraphStyle]:
    found: list[RunStyle | ParagraphStyle] = []
    for paragraph in paragraphs(document):
        found += [paragraph.style, paragraph.mark]
        found += [i.style for i in leaves(paragraph.inlines) if isinstance(i, Text)]
    return found


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    dice = random.Random(5)
    whole = [make() for make in ALL.values()]
    return [*whole, *(spoiled(dice.choice(whole), dice) for _ in range(150))]


class DescribeSharing:
    def it_reads_a_file_alike_whatever_was_read_before(self, files: list[bytes]) -> None:
        alone = []
        for docx in files:
            forget()
            alone.append(read(docx))
        order = list(range(len(files))) * 2
        random.Random(1).shuffle(order)
        assert all(read(files[n]) == alone[n] for n in order)

    def it_reads_alike_in_several_threads(self, files: list[bytes]) -> None:
        alone = [read(docx) for docx in files[:60]]
        forget()
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(read, files[:60] * 2)) == alone * 2

    @pytest.mark.parametrize("make", ALL.values(), ids=ALL)
    def it_makes_equal_styles_one_object(self, make) -> None:
        first, second = (read_document(make())[0] for _ in range(2))
        one = {repr(style): style for style in styles(first)}
        assert all(one[repr(style)] is style for style in [*styles(first), *styles(second)])

    def it_tells_apart_styles_of_one_name_in_two_templates(self) -> None:
        sizes = []
        for size in (20, 40):
            rpr = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'
            style = f'<w:style w:type="paragraph" w:styleId="S">{rpr}</w:style>'
            document, _ = read_document(word(p("x", '<w:pStyle w:val="S"/>'), styles=style))
            sizes.append(next(paragraphs(document)).mark.size)
        assert sizes == [10.0, 20.0]

    def it_counts_lists_anew_in_each_document(self) -> None:
        docx = ALL["lists"]()
        assert read(docx) == read(docx)

    def it_keeps_no_more_than_so_much(self) -> None:
        body = "".join(
            p("x", f'<w:ind w:left="{n}"/>', f'<w:color w:val="{n:06X}"/>') for n in range(2000)
        )
        few = word(p("x"))
        before = read_document(few)[0]
        assert read_document(few)[0].sections[0].blocks[0].style is next(paragraphs(before)).style
        read_document(word(body))
        assert _template._remembered.cache_info().currsize == 0
        assert read_document(few)[0] == before

    def it_does_not_keep_large_templates(self) -> None:
        forget()
        style = '<w:style w:type="paragraph" w:styleId="S{}"><w:name w:val="S{}"/></w:style>'
        many = "".join(style.replace("{}", str(n)) for n in range(9000))
        read_document(word(p("x"), styles=many))
        assert _template._remembered.cache_info().currsize == 0


class DescribePlaces:
    def it_names_a_cell_and_not_the_paragraphs_of_the_one_before(self) -> None:
        unknown = "<w:tc><w:altChunk/></w:tc>"
        docx = word(table(row(cell(p("a") + p("b")), unknown), grid=(2000, 2000)))
        (finding,) = read_document(docx)[1]
        assert finding.where == "the body, table 1, row 1, cell 2"

    def it_goes_on_after_a_table_where_it_was(self) -> None:
        inner = table(row("x", "y"), grid=(500, 500))
        docx = word(p("a") + table(row(cell(inner + p("b")), "c"), grid=(2000, 2000)) + p("d"))
        assert [block.where for block in everything(read_document(docx)[0])] == [
            "the body, paragraph 1", "the body, table 1",
            "the body, table 1, row 1, cell 1, a table inside it",
            "the body, table 1, row 1, cell 1, a table inside it, row 1, cell 1, paragraph 1",
            "the body, table 1, row 1, cell 1, a table inside it, row 1, cell 2, paragraph 1",
            "the body, table 1, row 1, cell 1, paragraph 1",
            "the body, table 1, row 1, cell 2, paragraph 1", "the body, paragraph 2",
        ]  # fmt: skip


class DescribeRuns:
    def it_joins_runs_that_look_alike(self) -> None:
        bold = "<w:b/>"
        docx = word(f"<w:p>{r('a', bold)}{r('b', bold)}{r('c')}{r('d')}</w:p>")
        (paragraph,) = paragraphs(read_document(docx)[0])
        assert [i.text for i in paragraph.inlines if isinstance(i, Text)] == ["ab", "cd"]
