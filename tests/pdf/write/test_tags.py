"""Elements, artifacts and the trees between pages and tags."""

import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pdf.write import About, Element, Page, Pdf
from tests.pdf.reading import alternatives, outline
from tests.pdf.write.paper import SANS, judged, made, paragraph


def table(pdf: Pdf, sheet: Page) -> None:
    grid = pdf.root.child("Table")
    head = grid.child("THead").child("TR")
    for n, name in enumerate(("Who", "When")):
        cell = head.child("TH", attributes="<</O/Table/Scope/Column>>").child("P")
        sheet.into(cell)
        sheet.text(72 + 100 * n, 100, SANS, 11, name)
    row = grid.child("TBody").child("TR")
    sheet.into(row.child("TH", attributes="<</O/Table/Scope/Row/RowSpan 1>>"))
    sheet.text(72, 120, SANS, 11, "Ann")
    row.child("TD", lang="cy", attributes="<</O/Table/ColSpan 1>><</O/Layout/TextAlign/End>>")
    sheet.into(None)
    sheet.line(72, 90, 300, 90, 0.5, "000000")


class DescribeElements:
    def they_make_the_tree_in_the_order_in_which_they_are_added(self) -> None:
        data = made(table)
        assert outline(data) == (
            "Document(Table(THead(TR(TH:Column(P) TH:Column(P))) TBody(TR(TH:Row TD))))"
        )
        with pikepdf.open(io.BytesIO(data)) as opened:
            cells = [o for o in opened.objects
                     if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TD"]  # fmt: skip
            assert str(cells[0].Lang) == "cy"
            assert [str(a.O) for a in cells[0].A] == ["/Table", "/Layout"]

    def they_own_content_on_several_pages(self) -> None:
        pdf = Pdf(About("A test"))
        element = pdf.root.child("P")
        for _ in range(3):
            sheet = pdf.page(300, 300)
            sheet.into(element)
            sheet.text(10, 20, SANS, 11, "goes on")
        with pikepdf.open(io.BytesIO(judged(pdf.written()))) as opened:
            tree = opened.Root.StructTreeRoot
            kids = list(tree.K.K[0].K)
            assert kids[0] == 0 and [int(k.MCID) for k in kids[1:]] == [0, 0]
            assert [k.Pg.objgen for k in kids[1:]] == [p.obj.objgen for p in opened.pages[1:]]
            assert [list(tree.ParentTree.Nums)[n][0].objgen for n in (1, 3, 5)] == [
                tree.K.K[0].objgen
            ] * 3

    def they_say_alternatives_and_actual_text(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            for alt in ("plain", "(é) “q”\\"):
                sheet.into(pdf.root.child("P").child("Figure", alt=alt))
                sheet.fill(10, 10, 5, 5, "FF0000")
            sheet.into(pdf.root.child("Span", actual="ﬁ is fi"))
            sheet.text(72, 100, SANS, 11, "fi")

        data = made(draw)
        assert sorted(alternatives(data)) == ["(é) “q”\\", "plain"]
        with pikepdf.open(io.BytesIO(data)) as opened:
            said = [str(o.ActualText) for o in opened.objects
                    if isinstance(o, pikepdf.Dictionary) and "/ActualText" in o]  # fmt: skip
        assert said == ["ﬁ is fi"]

    def they_are_found_by_name_when_they_are_notes(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            for n in range(12):
                paragraph(pdf, sheet, "a note", 100 + 20 * n, "Note")

        with pikepdf.open(io.BytesIO(made(draw))) as opened:
            names = list(opened.Root.StructTreeRoot.IDTree.Names)
        found = [str(name) for name in names[::2]]
        assert found == sorted(found) and len(set(found)) == 12
        assert [str(e.ID) for e in names[1::2]] == found

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=60))
    def they_each_get_what_was_drawn_into_them(self, plan: list[tuple[int, int]]) -> None:
        """Every mark on a page is owned by the element that its place in the tree says."""
        pdf = Pdf(About("A test"))
        sheets = [pdf.page(300, 300) for _ in range(2)]
        elements: list[Element] = [pdf.root]
        expected: dict[str, str] = {}
        for parent, what in plan:
            if what == 0:
                sheets[0].into(None)
                sheets[0].line(0, 0, 9, 9, 1, "000000")
                continue
            element = elements[parent % len(elements)].child("Div" if what < 4 else "Span")
            elements.append(element)
            sheet = sheets[what % 2]
            sheet.into(element)
            sheet.text(9, 9, SANS, 11, f"w{len(elements)}")
            expected[element.reference] = f"w{len(elements)}"
        data = pdf.written()
        with pikepdf.open(io.BytesIO(data)) as opened:
            assert _drawn_into(opened) == expected


def _drawn_into(opened: pikepdf.Pdf) -> dict[str, str]:
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    found = {}
    for sheet in opened.pages:
        owners = numbers[2 * int(sheet.obj.StructParents) + 1]
        code = sheet.Contents.read_bytes()
        for number, shown in re.findall(rb"/MCID (\d+)>>BDC(.*?)EMC", code, re.DOTALL):
            words = b"".join(re.findall(rb"\(((?:\0.)+)\)Tj", shown)).decode("utf-16-be")
            found[f"{owners[int(number)].objgen[0]} 0 R"] = words
    return found


class DescribeArtifacts:
    def they_say_which_furniture_they_are(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            paragraph(pdf, sheet, "words")
            for n, kind in enumerate(("Header", "Footer", "Watermark")):
                sheet.into(None, kind)
                sheet.text(72, 20 + 20 * n, SANS, 9, kind)

        data = made(draw)
        assert outline(data) == "Document(P)"
        with pikepdf.open(io.BytesIO(data)) as opened:
            code = opened.pages[0].Contents.read_bytes()
        for kind in (b"Header", b"Footer", b"Watermark"):
            assert b"/Artifact<</Type/Pagination/Subtype/%b>>BDC" % kind in code

    def they_are_what_belongs_to_nobody(self) -> None:
        data = made(lambda _, sheet: sheet.fill(1, 1, 5, 5, "FF0000"))
        assert outline(data) == "Document"

    def they_are_not_begun_when_nothing_is_drawn(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            for _ in range(5):
                sheet.into(None)
                sheet.into(pdf.root.child("P"))

        with pikepdf.open(io.BytesIO(made(draw))) as opened:
            assert opened.pages[0].Contents.read_bytes() == b""


@pytest.mark.parametrize("count", [1, 199, 200, 201, 1000])
def test_files_hold_any_number_of_objects(count: int) -> None:
    def draw(pdf: Pdf, sheet: Page) -> None:
        for n in range(count):
            paragraph(pdf, sheet, f"{n}", 20 + n % 700)

    with pikepdf.open(io.BytesIO(made(draw))) as opened:
        assert len(opened.Root.StructTreeRoot.K.K) == count
