"""LibreOffice draws what our own engine refuses, when it is allowed."""

import io

import docx
import page
import pytest
from docx.oxml import parse_xml

from generator.errors import PdfError, UnsupportedError
from generator.pdf import office, to_pdf

BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="box" type="#_x0000_t202"
 style="width:200pt;height:60pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Inside the box</w:t>
 </w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


@pytest.fixture
def boxed():
    document = docx.Document()
    document.core_properties.title = "A letter with a box"
    document.add_heading("A heading", 1)
    document.add_paragraph("Before ")._p.append(parse_xml(BOX))
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    table.cell(0, 0).text = "In a bordered table"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class DescribeAFileThatWeRefuse:
    def it_is_drawn_by_libreoffice_and_conforms(self, boxed, needs):
        needs("soffice")
        with pytest.raises(UnsupportedError, match="text box"):
            to_pdf(boxed)
        made = office.to_pdf_by_libreoffice(boxed)
        assert page.validate_pdf_bytes(made, profile="ua1").is_compliant

    def it_is_explained_when_libreoffice_is_not_there(self, boxed, monkeypatch):
        monkeypatch.setattr(office, "find_libreoffice", lambda: None)
        with pytest.raises(PdfError, match="not installed"):
            office.to_pdf_by_libreoffice(boxed)

    def it_is_explained_when_libreoffice_makes_nothing(self, boxed, monkeypatch):
        monkeypatch.setattr(office, "find_libreoffice", lambda: "/bin/false")
        with pytest.raises(PdfError, match="could not make"):
            office.to_pdf_by_libreoffice(boxed)
