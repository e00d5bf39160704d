"""Court bundles: order, numbers, links, tags, and every paper that cannot go in."""

import io

import page
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from generator.errors import PdfError, ThroughcareError
from generator.pdf.bundle import bundle
from generator.pdf.forms import fill, make_form
from generator.pdf.layout.compose import CannotSetError
from tests.pdf.bundle import papers
from tests.pdf.forms.controls import control, line
from tests.pdf.forms.test_robust import mutated
from tests.pdf.wordfile import p, r, word


def conforms(pdf, tmp_path):
    path = tmp_path / "bundle.pdf"
    path.write_bytes(pdf)
    return "no failures" in str(page.validate_pdf(str(path), profile="ua1"))


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [sheet.get_textpage().get_text_bounded() for sheet in document]
    document.close()
    return found


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


@pytest.fixture
def made(tmp_path):
    def make(files, drop_blank=False, **top):
        toml = papers.manifest(tmp_path, files, **top)
        return bundle(toml, tmp_path, drop_blank=drop_blank)

    return make


TRIO = {
    "report.docx": papers.report("Report", 2),
    "order.pdf": papers.tagged("Order", 3),
    "plan.pdf": papers.tagged("Plan", 1),
}


class DescribeBundle:
    def it_joins_word_files_and_pdfs_in_order_with_numbers_all_through(self, made):
        result = made(TRIO, subtitle="Northmoor Youth Court", reference="TC-1")
        pages = words(result.pdf)
        assert len(pages) == result.pages == 7
        for number, text in enumerate(pages, 1):
            assert f"Bundle page {number} of 7" in text
        assert [(row.first_page, row.pages) for row in result.rows] == [(2, 2), (4, 3), (7, 1)]
        assert "Northmoor Youth Court" in pages[0] and "Reference: TC-1" in pages[0]
        assert "2 to 3" in pages[0] and "4 to 6" in pages[0]
        assert ["Exhibit A" in t for t in pages[1:3]] == [True, True]
        assert "Exhibit B" in pages[3] and "Exhibit C" in pages[6]
        assert "Exhibit B" not in pages[6]

    def it_conforms_to_pdf_ua_when_all_papers_do(self, made, tmp_path):
        result = made(TRIO)
        assert result.accessible
        assert conforms(result.pdf, tmp_path)

    def it_links_the_contents_to_the_papers(self, made):
        with opened(made(TRIO).pdf) as pdf:
            places = {sheet.obj.objgen: n for n, sheet in enumerate(pdf.pages, 1)}
            links = [a for a in pdf.pages[0].Annots if a.Subtype == Name.Link]
            assert [places[link.A.D[0].objgen] for link in links] == [2, 4, 7]
            assert "page 4" in str(links[1].Contents)

    def it_keeps_links_inside_a_paper(self, made):
        with opened(made(TRIO).pdf) as pdf:
            places = {sheet.obj.objgen: n for n, sheet in enumerate(pdf.pages, 1)}
            inner = [
                places[a.Dest[0].objgen]
                for sheet in pdf.pages
                for a in sheet.obj.get("/Annots", ())
                if "/Dest" in a
            ]
        assert inner == [3, 6, 7]

    def it_has_bookmarks_for_papers_with_their_own_inside(self, made):
        with opened(made(TRIO).pdf) as pdf, pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Contents", "Exhibit A: Paper report.docx", "Exhibit B: Paper order.pdf",
                "Exhibit C: Paper plan.pdf",
            ]  # fmt: skip
            first = outline.root[2].children[0]
            assert first.title == "Order"
            assert [c.title for c in first.children] == ["Part 0", "Part 1", "Part 2"]
            places = {sheet.obj.objgen: n for n, sheet in enumerate(pdf.pages, 1)}
            assert [places[c.destination[0].objgen] for c in first.children] == [4, 5, 6]

    def it_leads_from_every_tag_to_its_page_and_back(self, made):
        with opened(made(TRIO).pdf) as pdf:
            root = pdf.Root.StructTreeRoot
            numbers = dict(zip(*[iter(list(root.ParentTree.Nums))] * 2, strict=True))
            sheets = {sheet.obj.objgen for sheet in pdf.pages}
            used = set()
            for sheet in pdf.pages:
                key = int(sheet.obj.StructParents)
                assert key not in used
                used.add(key)
                for element in numbers[key]:
                    if isinstance(element, Dictionary):
                        assert element.get("/Pg", sheet.obj).objgen in sheets
            for sheet in pdf.pages:
                for annotation in sheet.obj.get("/Annots", ()):
                    key = int(annotation.StructParent)
                    assert key not in used
                    used.add(key)
                    assert Name.Link == numbers[key].S
            assert int(root.ParentTreeNextKey) > max(used)

    def it_keeps_header_cells_of_papers_apart(self, made, monkeypatch):
        def cannot(document):
            raise CannotSetError

        # Typst gives header cells names.
        monkeypatch.setattr("generator.pdf.convert.composed", cannot)
        files = {"one.docx": papers.report("One", 1), "two.docx": papers.report("Two", 1)}
        with opened(made(files).pdf) as pdf:
            tree = pdf.Root.StructTreeRoot.IDTree
            names = [str(n) for n in tree.Kids[0].Names][::2]
            assert len(names) == len(set(names)) >= 6
            assert any(name.startswith("p2-") for name in names)

    def it_says_its_title_and_language(self, made):
        with opened(made(TRIO, title="Bwndel", lang="cy").pdf) as pdf:
            assert str(pdf.Root.Lang) == "cy"
            assert str(pdf.docinfo["/Title"]) == "Bwndel"
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"

    def it_gives_the_same_bytes_for_the_same_papers(self, made):
        assert made(TRIO).pdf == made(TRIO).pdf

    def it_has_a_contents_of_several_pages_when_papers_are_many(self, made, tmp_path):
        paper = papers.tagged("One", 1)
        result = made({f"p{n:02}.pdf": paper for n in range(60)})
        assert conforms(result.pdf, tmp_path)
        first = result.rows[0].first_page
        assert first > 2
        assert "Exhibit BH" in words(result.pdf)[-1]
        assert str(first) in words(result.pdf)[0]


class DescribeSuppliedPapers:
    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def it_stamps_turned_pages_upright(self, made, turn):
        pdf = made({"scan.pdf": papers.scanned(1, rotate=turn)}).pdf
        document = pypdfium2.PdfDocument(pdf)
        sheet = document[1]
        text = sheet.get_textpage()
        at = text.get_text_range().index("Bundle page 2 of 2")
        left, low, right, high = text.get_charbox(at)
        width, _ = sheet.get_size()
        shown = {
            0: (left, low),
            90: (low, 595 - right),
            180: (595 - right, 842 - high),
            270: (842 - high, left),
        }[turn]
        document.close()
        assert shown[0] > width - 110, shown
        assert shown[1] < 40, shown

    def it_notes_a_paper_without_tags(self, made, tmp_path):
        result = made({"scan.pdf": papers.scanned(), "plan.pdf": papers.tagged()})
        assert not result.accessible
        assert "no tags" in result.rows[0].notes[0]
        assert result.rows[1].notes == ()
        with opened(result.pdf) as pdf, pdf.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata

    def it_takes_out_what_runs_and_says_so(self, made):
        result = made({"active.pdf": papers.active()})
        said = " ".join(result.rows[0].notes)
        for what in ("JavaScript", "embedded files", "starts a program", "attached file"):
            assert what in said
        with opened(result.pdf) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, Dictionary):
                    assert not {"/JS", "/AA", "/OpenAction", "/EmbeddedFiles"} & set(thing.keys())
                    assert str(thing.get("/S", "")) not in ("/JavaScript", "/Launch")
        assert b"secret words" not in result.pdf

    def it_keeps_blank_pages_and_notes_them(self, made):
        result = made({"scan.pdf": papers.blank()})
        assert result.rows[0].pages == 3
        assert "page 2 of it blank, kept" in result.rows[0].notes

    def it_can_leave_blank_pages_out(self, made):
        result = made({"scan.pdf": papers.blank((0, 2), 4)}, drop_blank=True)
        assert result.rows[0].pages == 2
        assert "pages 1, 3" in result.rows[0].notes[0]

    def it_never_leaves_out_all_pages(self, made):
        result = made({"scan.pdf": papers.blank((0,), 1)}, drop_blank=True)
        assert result.rows[0].pages == 1

    def it_keeps_filled_forms_readable_and_fixed(self, made, tmp_path):
        form = make_form(
            word(p("Form", '<w:pStyle w:val="Heading1"/>') + line(r("N "), control("n", "N")))
        )
        filled = fill(form, {"n": "Idris"}).pdf
        result = made({"one.pdf": filled, "two.pdf": filled})
        assert conforms(result.pdf, tmp_path)
        with opened(result.pdf) as pdf:
            names = [str(f.T) for f in pdf.Root.AcroForm.Fields]
            assert names == ["item-1", "item-2"]
            assert int(pdf.Root.AcroForm.Fields[0].Kids[0].Ff) & 1

    def it_keeps_own_tag_names_apart(self, made, tmp_path):
        def with_role(kind):
            pdf = opened(papers.tagged())
            pdf.Root.StructTreeRoot.RoleMap = Dictionary(Odd=Name(kind))
            queue = [pdf.Root.StructTreeRoot.K]
            while queue:
                one = queue.pop()
                if isinstance(one, Array):
                    queue += list(one)
                elif isinstance(one, Dictionary):
                    if one.get("/S") == Name.P:
                        one.S = Name.Odd
                    queue += [one.K] if "/K" in one else []
            return papers.bytes_of(pdf)

        result = made({"one.pdf": with_role("/P"), "two.pdf": with_role("/Span")})
        assert conforms(result.pdf, tmp_path)
        with opened(result.pdf) as pdf:
            roles = {k: str(v) for k, v in pdf.Root.StructTreeRoot.RoleMap.items()}
        assert (roles["/Odd"], roles["/Odd-2"]) == ("/P", "/Span")


class DescribeRefusals:
    def it_names_every_paper_that_cannot_go_in(self, made):
        good = papers.tagged()
        with pytest.raises(PdfError) as fault:
            made(
                {
                    "good.pdf": good,
                    "locked.pdf": papers.encrypted(),
                    "cut.pdf": good[: len(good) * 2 // 3],
                    "text.pdf": b"Just words",
                    "empty.pdf": b"",
                    "word.docx": b"PK no",
                }
            )
        said = "\n".join(fault.value.faults)
        assert len(fault.value.faults) == 5
        assert "locked.pdf is protected" in said
        assert "cut.pdf is damaged" in said
        assert "text.pdf is not a PDF" in said and "empty.pdf is not a PDF" in said
        assert "word.docx" in said and "good.pdf" not in said

    def it_names_a_paper_with_a_damaged_page(self, made):
        pdf = opened(papers.scanned())
        data = papers.bytes_of(pdf, compress_streams=True)
        start = data.index(b"stream\n") + 7
        with pytest.raises(PdfError, match=r"scan\.pdf is damaged"):
            made({"scan.pdf": data[:start] + bytes(12) + data[start + 12 :]})

    @pytest.mark.parametrize(
        ("toml", "said"),
        [
            ("title = ", "not valid TOML"),
            ("", "no title"),
            ('title = "x"', "lists no [[items]]"),
            ('titel = "x"', "Did you mean title?"),
            ('title = "x"\nlang = "English please"', "lang is a language tag"),
            ('title = "x"\n[[items]]\nfile = "no.pdf"\ntitle = "x"', "Item 1: no.pdf is not there"),
            ('title = "x"\n[[items]]\nfile = "../a.pdf"\ntitle = "x"', "outside the manifest's"),
            ('title = "x"\n[[items]]\nfile = "/etc/passwd"\ntitle = "x"', "outside the manifest's"),
            ('title = "x"\n[[items]]\ntitle = "x"', "names no file"),
            ('title = "x"\n[[items]]\nfile = "a.txt"\ntitle = "x"', "neither a PDF nor a Word"),
            ('title = "x"\n[[items]]\nfile = "a.txt"', "needs a title"),
            ('title = "x"\n[[items]]\nfile = "a.txt"\ntitle = "x"\nexhibit = 3', "exhibit is true"),
            ('title = "x"\nitems = ["a"]', "write it as [[items]]"),
        ],
    )
    def it_says_what_is_wrong_with_a_manifest(self, tmp_path, toml, said):
        (tmp_path / "a.txt").write_text("x")
        with pytest.raises(PdfError) as fault:
            bundle(toml, tmp_path)
        assert said in str(fault.value)

    def it_does_not_follow_a_link_out_of_the_folder(self, tmp_path):
        outside = tmp_path / "outside.pdf"
        outside.write_bytes(papers.scanned())
        inside = tmp_path / "inside"
        inside.mkdir()
        (inside / "link.pdf").symlink_to(outside)
        with pytest.raises(PdfError, match="outside"):
            bundle('title = "x"\n[[items]]\nfile = "link.pdf"\ntitle = "x"', inside)

    def it_refuses_two_papers_of_one_label(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(papers.scanned())
        entry = '[[items]]\nfile = "a.pdf"\ntitle = "x"\nexhibit = "JK/1"\n'
        with pytest.raises(PdfError, match="Two items are Exhibit JK/1"):
            bundle(f'title = "x"\n{entry}{entry}', tmp_path)

    def it_refuses_a_paper_that_only_adobes_reader_shows(self, made):
        pdf = opened(papers.scanned())
        pdf.Root.NeedsRendering = True
        with pytest.raises(PdfError, match="XFA"):
            made({"scan.pdf": papers.bytes_of(pdf)})


class DescribeMutatedPapers:
    def _try(self, made, data, seeds):
        taken = 0
        for seed in seeds:
            try:
                made({"paper.pdf": mutated(data, seed)})
            except ThroughcareError:
                continue
            taken += 1
        return taken

    def it_refuses_or_joins_each_of_them(self, made):
        plain = papers.bytes_of(
            opened(papers.tagged()), object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
        assert 5 < self._try(made, plain, range(100)) < 100
        assert 5 < self._try(made, papers.scanned(2), range(100)) < 100

    @pytest.mark.slow
    def it_refuses_or_joins_each_of_very_many(self, made):
        for data in (papers.tagged(), papers.active(), papers.blank()):
            self._try(made, data, range(1000, 1500))
