"""Provenance: written into every output, and what `status` makes of it."""

import json
from datetime import timedelta

import docx
import pytest
from pypdf import PdfWriter

from generator.case import loads
from generator.documents.provenance import read_provenance
from generator.toolkit import Toolkit
from tests.documents.conftest import ON


@pytest.fixture
def data(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


@pytest.fixture
def folder(data, tmp_path):
    toolkit = Toolkit()
    toolkit.write(toolkit.generate(record(data), ["cart-proforma"], on=ON), tmp_path)
    return tmp_path


def record(data):
    return loads(json.dumps(data).encode())


def reasons(folder, data):
    found = Toolkit().status(folder, [record(data)])
    assert len(found) == 2
    assert found[0].reasons == found[1].reasons
    return found[0].reasons


class DescribeProvenance:
    def it_is_the_same_in_word_and_pdf(self, folder):
        word, pdf = (read_provenance(p) for p in sorted(folder.iterdir()))
        assert word == pdf
        assert word is not None
        assert word.kind == "cart-proforma"
        assert word.identifier == "TC-1001"

    def it_is_none_for_other_files(self, tmp_path):
        for name, content in (("a.docx", b"PK"), ("a.pdf", b"%PDF-1.7"), ("a.txt", b"x")):
            (tmp_path / name).write_bytes(content)
            assert read_provenance(tmp_path / name) is None


class DescribeStatus:
    def it_finds_documents_up_to_date(self, folder, data):
        assert reasons(folder, data) == ()

    def it_says_that_the_case_has_changed(self, folder, data):
        data["cart"]["summary"] += " More."
        assert reasons(folder, data) == ("the case has changed since",)

    def it_does_not_mind_a_change_that_the_document_does_not_use(self, folder, data):
        data["easy_read"] = {"font": "atkinson"}
        assert reasons(folder, data) == ()

    def it_says_that_a_word_file_was_edited_and_is_to_be_read_back(self, folder, data):
        (path,) = folder.glob("*.docx")
        document = docx.Document(str(path))
        document.add_paragraph("A sentence of a case manager.")
        document.save(str(path))
        word, pdf = Toolkit().status(folder, [record(data)])
        (reason,) = word.reasons
        assert "edited since it was made" in reason
        assert "throughcare read" in reason
        assert pdf.reasons == ()

    def it_says_that_a_pdf_was_changed(self, folder, data):
        (path,) = folder.glob("*.pdf")
        writer = PdfWriter(clone_from=path)
        writer.remove_links()
        writer.write(path)
        word, pdf = Toolkit().status(folder, [record(data)])
        assert pdf.reasons == ("it was changed since it was made",)
        assert word.reasons == ()

    @pytest.mark.parametrize(("kind", "stale"), [("statutory-dates", True), ("psr-custody", False)])
    def it_says_that_what_is_due_is_that_of_an_earlier_day(self, data, tmp_path, kind, stale):
        toolkit, case = Toolkit(), record(data)
        toolkit.write(toolkit.generate(case, [kind], formats=["docx"], on=ON), tmp_path)
        (same,) = toolkit.status(tmp_path, [case], on=ON)
        assert same.reasons == ()
        (later,) = toolkit.status(tmp_path, [case], on=ON + timedelta(1))
        said = "it shows the dates as they stood on 2 March 2026"
        assert later.reasons == ((said,) if stale else ())

    def it_says_when_the_case_was_not_given(self, folder, samples):
        toolkit = Toolkit()
        other = toolkit.open(samples / "remand.json")
        (reason,) = toolkit.status(folder, [other])[0].reasons
        assert "TC-1001 was not given" in reason
