"""Packs from papers that they share, held against the general way to join papers."""

import io
import json

import page
import pikepdf
import pypdfium2
import pytest

from generator.documents.finished import said_in
from generator.documents.pack_file import Stapler
from generator.pdf import to_pdf
from generator.pdf.bundle import bundle
from generator.pdf.pack import Binder, ForeignPaperError, Front, Paper
from generator.pdf.write._opened import opened
from tests.pdf import features
from tests.pdf.bundle import papers
from tests.pdf.reading import alternatives, outline
from tests.pdf.wordfile import p, word

FRONT = Front("Papers of the panel", "2 March 2026, for Marian Okafor", "EB-2026-02")


def noted(title):
    """A paper with a footnote, which tags find by its name."""
    return to_pdf(word(p(title, '<w:pStyle w:val="Heading1"/>') + p("Text (4 0 R) and 7 0 R.")))


@pytest.fixture(scope="module")
def own():
    return [Paper("Agenda", papers.tagged("Agenda", 2)), Paper("Minutes (old)", noted("Minutes"))]


@pytest.fixture(scope="module")
def common():
    return [
        Paper("Proforma: Zoë \\ Jones", papers.tagged("Zoë", 3)),
        Paper("Proforma: A. (Al) Roe", noted("Al")),
        Paper("Proforma: Lee", papers.tagged("Lee", 1)),
    ]


@pytest.fixture(scope="module")
def binder(common):
    return Binder(common)


@pytest.fixture(scope="module")
def pack(binder, own, common):
    return binder.bound(FRONT, own, common)


def joined_the_general_way(folder, front, every):
    lines = [f"title = {json.dumps(front.title)}", f"subtitle = {json.dumps(front.subtitle)}",
             f"reference = {json.dumps(front.reference)}"]  # fmt: skip
    for number, paper in enumerate(every):
        (folder / f"{number}.pdf").write_bytes(paper.pdf)
        lines += ["[[items]]", f'file = "{number}.pdf"', f"title = {json.dumps(paper.title)}"]
    return bundle("\n".join(lines), folder, ours=True).pdf


@pytest.fixture(scope="module")
def general(tmp_path_factory, own, common):
    return joined_the_general_way(tmp_path_factory.mktemp("papers"), FRONT, [*own, *common])


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [sheet.get_textpage().get_text_range().split() for sheet in document]
    document.close()
    return found


def bookmarks(pdf):
    def level(items):
        return [
            (item.title, item.is_closed, places[item.destination[0].objgen], level(item.children))
            for item in items
        ]

    with pikepdf.open(io.BytesIO(pdf)) as found, found.open_outline() as top:
        places = {sheet.obj.objgen: at for at, sheet in enumerate(found.pages)}
        return level(top.root)


def links(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as found:
        places = {sheet.obj.objgen: at for at, sheet in enumerate(found.pages)}
        return [
            (at, str(one.Contents), places[(one.A.D if "/A" in one else one.Dest)[0].objgen])
            for at, sheet in enumerate(found.pages)
            for one in sheet.obj.get("/Annots", ())
        ]


def tops(pdf):
    """What stands directly in the document: a kind, a title and a language each."""
    with pikepdf.open(io.BytesIO(pdf)) as found:
        root = found.Root.StructTreeRoot.K
        root = root[0] if isinstance(root, pikepdf.Array) else root
        return [
            (str(kid.S), str(kid.T), str(kid.Lang)) for kid in root.K if pikepdf.Name.Part == kid.S
        ]


def notes(pdf):
    """How many names lead to tags, each to the tag that has it."""
    with pikepdf.open(io.BytesIO(pdf)) as found:
        tree = found.Root.StructTreeRoot.get("/IDTree")
        pairs = list(pikepdf.NameTree(tree).items()) if tree is not None else []
        assert all(str(tag.ID) == str(name) for name, tag in pairs)
        return len(pairs)


class DescribeAPack:
    def it_says_the_same_as_papers_joined_the_general_way(self, pack, general):
        assert words(pack.pdf) == words(general)

    def it_has_the_same_bookmarks_and_links(self, pack, general):
        assert bookmarks(pack.pdf) == bookmarks(general)
        assert links(pack.pdf) == links(general)

    def it_has_the_same_tags(self, pack, general):
        ours, theirs = outline(pack.pdf), outline(general)
        assert ours[ours.index("Part(") :] == theirs[theirs.index("Part(") :]
        assert tops(pack.pdf) == tops(general)

    def it_conforms_to_pdf_ua(self, pack):
        report = page.validate_pdf_bytes(pack.pdf, profile="ua1")
        assert report.is_compliant, str(report)

    def it_is_sound(self, pack):
        with pikepdf.open(io.BytesIO(pack.pdf)) as found:
            assert not found.check_pdf_syntax()
            assert not found.get_warnings()

    def it_says_of_itself_only_what_it_is(self, pack):
        with pikepdf.open(io.BytesIO(pack.pdf)) as found:
            assert str(found.docinfo["/Title"]) == "Papers of the panel"
            assert str(found.Root.PageMode) == "/UseOutlines"
            assert str(found.Root.Lang) == "en-GB"
            assert "Zo" not in found.Root.Metadata.read_bytes().decode()

    def it_leads_from_every_page_and_link_to_its_tags_and_back(self, pack):
        with pikepdf.open(io.BytesIO(pack.pdf)) as found:
            leaves = found.Root.StructTreeRoot.ParentTree.Kids
            numbers, last = {}, -1
            for leaf in leaves:
                flat = list(leaf.Nums)
                assert [int(flat[0]), int(flat[-2])] == [int(n) for n in leaf.Limits]
                assert int(flat[0]) > last
                last = int(flat[-2])
                numbers |= dict(zip(map(int, flat[::2]), flat[1::2], strict=True))
            assert int(found.Root.StructTreeRoot.ParentTreeNextKey) > last
            for sheet in found.pages:
                for tag in numbers.pop(int(sheet.obj.StructParents)):
                    assert tag.Pg.objgen == sheet.obj.objgen
                for link in sheet.obj.get("/Annots", ()):
                    held = numbers.pop(int(link.StructParent))
                    kids = held.K if isinstance(held.K, pikepdf.Array) else [held.K]
                    assert any(
                        kid.Obj.objgen == link.objgen
                        for kid in kids
                        if isinstance(kid, pikepdf.Dictionary)
                    )
            assert not numbers

    def it_leaves_out_what_it_does_not_hold(self, binder, own, common):
        made = binder.bound(FRONT, own[:1], common[1:2]).pdf
        with pikepdf.open(io.BytesIO(made)) as found:
            held = [str(one) for one in found.objects if isinstance(one, pikepdf.Dictionary)]
        assert not any("Lee" in one or "Zo" in one for one in held)
        assert bookmarks(made)[-1][0] == "Proforma: A. (Al) Roe"

    def it_is_the_same_whatever_was_made_before(self, pack, own, common):
        alone = Binder(common)
        alone.bound(Front("Other"), own[1:], common[:1])
        assert alone.bound(FRONT, own, common).pdf == pack.pdf

    def it_has_many_pages_of_contents_when_papers_are_many(self, tmp_path):
        paper = papers.tagged("One", 1)
        many = [Paper(f"Paper {n}", paper) for n in range(60)]
        made = Binder(many).bound(FRONT, [], many).pdf
        told = words(made)
        assert told[-1][-3:] == [str(len(told)), "of", str(len(told))]
        assert page.validate_pdf_bytes(made, profile="ua1").is_compliant
        assert [at for _, said, at in links(made) if said.startswith("Paper")] == list(
            range(len(told) - 60, len(told))
        )


class DescribeWhatAPackSays:
    def it_is_what_the_finished_file_says(self, own, common):
        file = Stapler(common).joined(FRONT, own, common)
        assert file.bound is not None
        whole = {(one.place, one.text) for one in said_in(file.pdf, "pdf")}
        assert whole == {(one.place, one.text) for one in file.said()}

    def it_reads_a_shared_paper_once(self, own, common, monkeypatch):
        read = []
        stapler = Stapler(common)

        def reading(pdf, form):
            read.append(pdf)
            return said_in(pdf, form)

        monkeypatch.setattr("generator.documents.pack_file.said_in", reading)
        for title in ("One", "Two"):
            stapler.joined(Front(title), own, common).said()
        assert len(read) == len(set(read)) == 2 + len(common)


class DescribeForeignPapers:
    def it_refuses_a_paper_of_another_program(self, own):
        foreign = Paper("Scan", papers.scanned())
        with pytest.raises(ForeignPaperError):
            Binder().bound(FRONT, [foreign], [])
        with pytest.raises(ForeignPaperError):
            Binder([foreign]).bound(FRONT, own, [foreign])

    def it_refuses_a_front_that_has_to_be_shaped(self, own):
        with pytest.raises(ForeignPaperError):
            Binder().bound(Front("Papers", "for ياسمين"), own, [])

    def it_joins_them_all_the_same(self, own):
        foreign = Paper("Scan", papers.scanned())
        file = Stapler([foreign]).joined(FRONT, own, [foreign])
        assert words(file.pdf)[-1][:2] == ["Scanned", "words"]
        assert any("Scanned words" in one.text for one in file.said())

    @pytest.mark.parametrize("at", [0, 40, 3000, -200, -40])
    def it_takes_no_changed_file_for_ours(self, at):
        pdf = bytearray(papers.tagged())
        pdf[at:at] = b"\n"
        assert opened(bytes(pdf)) is None


class DescribeOpening:
    @pytest.mark.parametrize("draw", [features.notes, features.links, features.pictures])
    def it_binds_whatever_the_engine_draws(self, draw, tmp_path):
        every = [Paper(f"Paper {at}", to_pdf(draw())) for at in range(2)]
        made = Binder(every).bound(FRONT, [], every).pdf
        assert page.validate_pdf_bytes(made, profile="ua1").is_compliant
        general = joined_the_general_way(tmp_path, FRONT, every)
        assert words(made) == words(general)
        assert alternatives(made) == alternatives(general)
        assert notes(made) == 2 * notes(every[0].pdf)
        assert bool(notes(made)) is (draw is features.notes)
