"""What a PDF says of itself: title, language, date, and the Word file's own properties."""

import threading

from generator.pdf import to_pdf
from tests.pdf.features import ALL
from tests.pdf.reading import conforming, information
from tests.pdf.wordfile import p, word

CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property pid="2" name="throughcare.kind"><vt:lpwstr>parents-letter</vt:lpwstr></property>'
    '<property pid="3" name="Data hash (é)"><vt:lpwstr>a&lt;b&gt;&amp; “q”</vt:lpwstr></property>'
    "</Properties>"
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://schemas.'
    'openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/><Relationship Id="c" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>'
    "</Relationships>"
)


class DescribeInformation:
    def it_says_title_author_and_date_of_the_word_file(self) -> None:
        found, xmp = information(conforming(word(p("x"))))
        assert found["/Title"] == "A test document" and found["/Author"] == "The tests"
        assert found["/CreationDate"].startswith("D:20260303100000")
        assert "en-GB" in xmp

    def it_takes_over_custom_properties(self) -> None:
        raw = {"docProps/custom.xml": CUSTOM.encode(), "_rels/.rels": RELS.encode()}
        found, xmp = information(conforming(word(p("x"), raw=raw)))
        assert found["/throughcare.kind"] == "parents-letter"
        assert "a<b>& “q”" in found.values()
        assert "<pdfx:throughcare.kind>parents-letter</pdfx:throughcare.kind>" in xmp

    def it_takes_the_first_heading_for_a_title_that_is_missing(self) -> None:
        body = p("Words") + p("My plan", '<w:pStyle w:val="Heading1"/>')
        found, _ = information(conforming(word(body, raw={"docProps/core.xml": b"<x/>"})))
        assert found["/Title"] == "My plan"


class DescribeThreads:
    def they_each_set_the_same_pdf(self) -> None:
        docx = ALL["tables"]()
        made: list[bytes] = []
        threads = [threading.Thread(target=lambda: made.append(to_pdf(docx))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 4 and len(set(made)) == 1
