"""What no page of others' PDFs shows: it is said, and what is seen is not."""

import io
from datetime import date

import pikepdf
import pypdf
import pytest

from generator.errors import PdfError
from generator.pdf.bundle import bundle
from generator.pdf.clean import drawn
from generator.pdf.clean._unseen import unseen
from generator.toolkit import Toolkit
from tests.pdf.bundle import papers
from tests.pdf.clean import besides, hostile


def notes_on(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return unseen(pdf)


class DescribeUnseen:
    @pytest.mark.parametrize("what", besides.SAID)
    def it_is_said_whichever_way_it_comes_in(self, ways, what):
        thing, said = besides.SAID[what]
        for way in ("bundle", "fill", "sign"):
            pdf, notes = ways[way](hostile.made(thing))
            assert said in notes, (way, notes)
            assert pypdf.PdfReader(io.BytesIO(pdf)).pages

    @pytest.mark.parametrize("what", besides.SEEN)
    def it_is_not_said_of_what_is_seen(self, what):
        assert notes_on(hostile.made(besides.SEEN[what])) == []

    def it_is_said_with_every_page_that_has_it(self, tmp_path):
        with pikepdf.open(io.BytesIO(papers.scanned(7))) as pdf:
            for at in (0, 2, 3, 4):
                pdf.pages[at].contents_add(b"0 g 90 490 400 40 re f", prepend=False)
            notes = unseen(pdf)
        assert notes == ["pages 1, 3 to 5 have words under a filled box: they can still be read"]

    @pytest.mark.parametrize("turn", [90, 180, 270])
    def it_is_found_on_pages_that_are_turned(self, turn):
        with pikepdf.open(io.BytesIO(papers.scanned(1, rotate=turn))) as pdf:
            assert unseen(pdf) == []
            pdf.pages[0].contents_add(b"0 g 90 490 400 40 re f", prepend=False)
            assert len(unseen(pdf)) == 1

    @pytest.mark.parametrize(
        "kinds",
        [["timetable", "licence-easy-read"], pytest.param([], marks=pytest.mark.slow)],
        ids=["two kinds", "every kind"],
    )
    def it_says_nothing_of_our_own_documents(self, samples, kinds):
        toolkit = Toolkit()
        record = toolkit.open(samples / "dto-yoi.json")
        found = toolkit.generate(record, kinds, formats=["pdf"], on=date(2026, 3, 2))
        assert found
        for made in found:
            assert notes_on(made.content) == [], made.kind.name

    def it_says_when_a_page_holds_too_much_to_look_through(self):
        with pikepdf.open(io.BytesIO(papers.scanned(1))) as pdf:
            pdf.pages[0].contents_add(b"0 0 1 1 re f\n" * 100_001, prepend=False)
            assert "too much on it" in " ".join(unseen(pdf))


def nested(depth, width, kind):
    """Forms or patterns in each other, each drawn so many times by the one around it."""
    pdf = pikepdf.open(io.BytesIO(papers.scanned(1)))
    inner = None
    use = {"XObject": b"/X Do ", "Pattern": b"/Pattern cs /X scn 0 0 9 9 re f "}[kind]
    for _ in range(depth):
        thing = pikepdf.Stream(pdf, b"0 0 9 9 re f" if inner is None else use * width)
        thing.BBox = pikepdf.Array([0, 0, 9, 9])
        if kind == "XObject":
            thing.Type, thing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        else:
            thing.PatternType, thing.PaintType, thing.TilingType = 1, 1, 1
            thing.XStep, thing.YStep = 9, 9
        named = pikepdf.Dictionary({"/X": inner} if inner is not None else {})
        thing.Resources = pikepdf.Dictionary({f"/{kind}": named})
        inner = pdf.make_indirect(thing)
    pdf.pages[0].obj.Resources[f"/{kind}"] = pikepdf.Dictionary(X=inner)
    pdf.pages[0].contents_add(use, prepend=False)
    return papers.bytes_of(pdf)


class DescribeCheckDrawn:
    @pytest.mark.parametrize("kind", ["XObject", "Pattern"])
    def it_refuses_what_draws_itself_over_and_over(self, tmp_path, kind):
        for depth, width in ((12, 10), (30, 2)):
            toml = papers.manifest(tmp_path, {"a.pdf": nested(depth, width, kind)})
            with pytest.raises(PdfError, match="far more drawn on page 1"):
                bundle(toml, tmp_path)
        toml = papers.manifest(tmp_path, {"a.pdf": nested(3, 4, kind)})
        assert bundle(toml, tmp_path).pages

    def it_refuses_a_page_of_very_many_lines(self, monkeypatch):
        monkeypatch.setattr(drawn, "MOST", 1000)
        with pikepdf.open(io.BytesIO(papers.scanned(1))) as pdf:
            drawn.check_drawn(pdf, "a.pdf")
            pdf.pages[0].contents_add(b"0 0 1 1 re f\n" * 100, prepend=False)
            with pytest.raises(PdfError, match="far more drawn"):
                drawn.check_drawn(pdf, "a.pdf")
