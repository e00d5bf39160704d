"""What a PDF says of itself, and that it says it the same each time."""

import io
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.documents.provenance import Provenance
from generator.pdf.write import About, Pdf
from tests.pdf.reading import information
from tests.pdf.write.paper import judged, made, paragraph

HOSTILE = "a)/Evil<<>>(\\ <x>&amp;\x00\x1b]]> “é” \ud800 end"


def said(about: About) -> tuple[dict[str, str], str]:
    return information(made(lambda pdf, sheet: paragraph(pdf, sheet, "x"), about))


class DescribeInformation:
    def it_agrees_with_the_xmp(self) -> None:
        about = About("“Ann” & <plan>", "The é team", "A (subject)", "a, b", "cy",
                      "2026-03-03T10:05:00Z")  # fmt: skip
        found, xmp = said(about)
        assert found["/Title"] == about.title and found["/Author"] == about.author
        assert found["/Subject"] == about.subject and found["/Keywords"] == about.keywords
        assert found["/CreationDate"] == found["/ModDate"] == "D:20260303100500Z"
        assert "“Ann” &amp; &lt;plan&gt;" in xmp and "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "<xmp:ModifyDate>2026-03-03T10:05:00Z</xmp:ModifyDate>" in xmp
        data = Pdf(about).written()
        with pikepdf.open(io.BytesIO(data)) as opened:
            assert str(opened.Root.Lang) == "cy"
            assert opened.Root.ViewerPreferences.DisplayDocTitle
            with opened.open_metadata() as meta:
                assert meta["dc:creator"] == [about.author] and meta["pdfuaid:part"] == "1"

    @pytest.mark.parametrize(
        ("modified", "expected"),
        [("2026-03-03", "D:20260303000000Z"), ("", None), ("yesterday", None)],
    )
    def it_knows_days_and_times(self, modified: str, expected: str | None) -> None:
        assert said(About("x", modified=modified))[0].get("/ModDate") == expected

    def it_keeps_hostile_words_words(self) -> None:
        found, xmp = said(About(HOSTILE, HOSTILE, HOSTILE, HOSTILE, properties={HOSTILE: HOSTILE}))
        kept = "a)/Evil<<>>(\\ <x>&amp;]]> “é”  end"
        assert found["/Title"] == found["/Author"] == kept
        assert kept in found.values() and "/Evil" not in found
        assert "Evil&lt;&lt;" in xmp

    def it_has_custom_properties_and_not_twice_the_usual_ones(self) -> None:
        own = {"Throughcare kind": "a letter", "Title": "another", "a b": "1", "a_b": "2", "9": "n"}
        found, xmp = said(About("x", properties=own))
        assert found["/Title"] == "x" and found["/Throughcare kind"] == "a letter"
        assert (found["/a b"], found["/a_b"], found["/9"]) == ("1", "2", "n")
        assert "<pdfx:Throughcare_kind>a letter</pdfx:Throughcare_kind>" in xmp
        assert xmp.count("<pdfx:a_b>") == 1 and "<pdfx:_9>" in xmp

    def it_carries_provenance(self) -> None:
        made_of = Provenance(
            "Léttre", "1", date(2026, 3, 3), "1.0", "a", "b", "c", "d", "e", draft=True
        )
        found, _ = said(About("x", properties=made_of.as_properties()))
        read = Provenance.from_properties({k[1:]: v for k, v in found.items()})
        assert read == made_of

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
    def it_takes_any_text(self, title: str, key: str, value: str) -> None:
        data = Pdf(About(f"A {title}", properties={key: value})).written()
        information(judged(data))


class DescribeBytes:
    def they_are_the_same_each_time(self) -> None:
        pdf = Pdf(About("x"))
        paragraph(pdf, pdf.page(300, 300), "words")
        assert pdf.written() == pdf.written()
        other = Pdf(About("x"))
        paragraph(other, other.page(300, 300), "words")
        assert other.written() == pdf.written()

    def they_have_an_identity_of_their_own(self) -> None:
        def identity(words: str) -> bytes:
            data = made(lambda pdf, sheet: paragraph(pdf, sheet, words))
            with pikepdf.open(io.BytesIO(data)) as opened:
                return bytes(opened.trailer.ID[0])

        assert identity("one") != identity("two")
