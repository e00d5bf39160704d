"""Links, the places they lead to, and bookmarks."""

import io

import pikepdf
import pypdf
import pytest

from generator.pdf.write import About, Page, Pdf
from tests.pdf.reading import outline
from tests.pdf.write.paper import SANS, judged, made


def linked(description: str = "The site", url: str = "", name: str = "") -> bytes:
    def draw(pdf: Pdf, sheet: Page) -> None:
        element = pdf.root.child("P").child("Link")
        sheet.into(element)
        sheet.text(72, 100, SANS, 11, "there")
        sheet.link(72, 90, 40, 13, element, description, url, name)
        pdf.destination("place", pdf.page(300, 400), 100)

    return made(draw)


def annotations(data: bytes) -> list[dict[str, str]]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = []
        for each in opened.pages[0].obj.get("/Annots", []):
            action = each.get("/A", {})
            found.append(
                {
                    "said": str(each.get("/Contents", "")),
                    "to": str(action.get("/URI", "")),
                    "rect": " ".join(f"{float(v):.1f}" for v in each.Rect),
                    "flags": f"{each.F} {[int(v) for v in each.Border]}",
                }
            )
        return found


class DescribeLinks:
    def they_lead_to_addresses(self) -> None:
        data = linked("The site (é)", "https://example.org/a(b)?c=d\\e")
        assert annotations(data) == [
            {
                "said": "The site (é)",
                "to": "https://example.org/a(b)?c=d\\e",
                "rect": "72.0 738.9 112.0 751.9",
                "flags": "4 [0, 0, 0]",
            }
        ]
        assert outline(data) == "Document(P(Link))"

    def they_know_their_tag(self) -> None:
        with pikepdf.open(io.BytesIO(linked(url="tel:0161"))) as opened:
            annotation = opened.pages[0].obj.Annots[0]
            tree = dict(zip(*[iter(opened.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
            element = tree[annotation.StructParent]
            assert str(element.S) == "/Link"
            assert element.K[1].Obj.objgen == annotation.objgen

    @pytest.mark.parametrize(
        ("url", "written"),
        [
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("https://example.org/caf é", "https://example.org/caf%20%C3%A9"),
            ("https://example.org/a%20b", "https://example.org/a%20b"),
            ("http://x/\n\x00)>>", "http://x/%0A%00)>>"),
        ],
    )
    def they_write_addresses_in_ascii(self, url: str, written: str) -> None:
        assert annotations(linked(url=url))[0]["to"] == written

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\x", "java\nscript:x", "x"]
    )
    def they_are_left_out_when_no_reader_should_open_them(self, url: str) -> None:
        data = linked(url=url)
        assert annotations(data) == [] and outline(data) == "Document(P(Link))"

    def they_lead_to_places_in_the_document(self) -> None:
        with pikepdf.open(io.BytesIO(linked(name="place"))) as opened:
            where = opened.pages[0].obj.Annots[0].Dest
            assert where[0].objgen == opened.pages[1].obj.objgen
            assert str(where[1]) == "/XYZ" and float(where[3]) == 300

    def they_are_left_out_when_they_lead_nowhere(self) -> None:
        data = linked(name="elsewhere")
        assert annotations(data) == [] and outline(data) == "Document(P(Link))"

    def they_are_described_by_their_address_when_nothing_else_is_said(self) -> None:
        assert annotations(linked("", "https://example.org"))[0]["said"] == "https://example.org"


class DescribeBookmarks:
    @pytest.mark.parametrize(
        ("levels", "expected"),
        [
            ((1, 2, 2, 1), "[0 [1 2] 3]"),
            ((2, 1, 3, 2), "[0 1 [2 3]]"),
            ((1, 2, 3, 4, 1), "[0 [1 [2 [3]]] 4]"),
            ((), "[]"),
        ],
    )
    def they_nest(self, levels: tuple[int, ...], expected: str) -> None:
        pdf = Pdf(About("A test"))
        sheet = pdf.page(300, 300)
        for n, level in enumerate(levels):
            pdf.heading(level, str(n), sheet, 10 * n)
        reader = pypdf.PdfReader(io.BytesIO(judged(pdf.written())), strict=True)
        assert _nested(reader.outline) == expected

    def they_hold_any_words(self) -> None:
        pdf = Pdf(About("A test"))
        sheet = pdf.page(300, 300)
        words = "“Ann’s” (plan) \\ £5 )"
        pdf.heading(1, words, sheet, 40)
        reader = pypdf.PdfReader(io.BytesIO(judged(pdf.written())), strict=True)
        (entry,) = reader.outline
        assert isinstance(entry, pypdf.generic.Destination)
        assert entry.title == words and entry.top == 260


def _nested(entries: object) -> str:
    assert isinstance(entries, list)
    inside = [_nested(e) if isinstance(e, list) else str(e.title) for e in entries]
    return f"[{' '.join(inside)}]"
