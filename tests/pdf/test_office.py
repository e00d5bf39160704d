"""LibreOffice draws what our own engine refuses, when it is allowed."""

import io

import docx
import page
import pytest
from docx.oxml import parse_xml

from generator.errors import PdfError, UnsupportedError
from generator.pdf import office, to_pdf

CHUNK = '<w:altChunk xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@pytest.fixture
def chunked():
    document = docx.Document()
    document.core_properties.title = "A letter with a file in it"
    document.add_heading("A heading", 1)
    document.add_paragraph("Before ")._p.addnext(parse_xml(CHUNK))
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    table.cell(0, 0).text = "In a bordered table"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class DescribeAFileThatWeRefuse:
    def it_is_drawn_by_libreoffice_and_conforms(self, chunked, needs):
        needs("soffice")
        with pytest.raises(UnsupportedError, match="has yet to take in"):
            to_pdf(chunked)
        made = office.to_pdf_by_libreoffice(chunked)
        assert page.validate_pdf_bytes(made, profile="ua1").is_compliant

    def it_is_explained_when_libreoffice_is_not_there(self, chunked, monkeypatch):
        monkeypatch.setattr(office, "find_libreoffice", lambda: None)
        with pytest.raises(PdfError, match="not installed"):
            office.to_pdf_by_libreoffice(chunked)

    def it_is_explained_when_libreoffice_makes_nothing(self, chunked, monkeypatch):
        monkeypatch.setattr(office, "find_libreoffice", lambda: "/bin/false")
        with pytest.raises(PdfError, match="could not make"):
            office.to_pdf_by_libreoffice(chunked)
