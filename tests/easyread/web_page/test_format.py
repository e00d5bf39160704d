"""The web page is a format as any other: asked for by name, known again, never lost."""

import json

import pytest

from generator.case import loads
from generator.catalogue._reading import read_kind
from generator.documents.provenance import provenance_in
from generator.documents.writers import WRITERS
from generator.errors import FaultyInputError, NotReadyError, OutputError, PdfError
from generator.toolkit import Toolkit
from tests.documents.conftest import ON
from tests.easyread.web_page.conftest import KIND, SAMPLES, made, sample


class DescribeTheFormat:
    """The page is a format as any other: asked for by name, known again, never lost."""

    def it_comes_only_when_it_is_asked_for(self):
        toolkit = Toolkit()
        record = toolkit.open(SAMPLES / "dto-yoi.json")
        assert {one.format for one in toolkit.generate(record, on=ON)} == {"docx", "pdf"}
        every = toolkit.generate(record, formats=["docx", "html"], on=ON)
        assert [one.kind.name for one in every if one.format == "html"] == [KIND]
        assert len({one.kind.name for one in every if one.format == "docx"}) > 3
        [only] = toolkit.generate(record, formats=["html"], on=ON)
        assert only.kind.name == KIND

    def it_is_refused_for_what_has_no_page(self):
        toolkit = Toolkit()
        record = toolkit.open(SAMPLES / "dto-yoi.json")
        with pytest.raises(FaultyInputError, match=r"pathways-plan.*html"):
            toolkit.generate(record, [KIND, "pathways-plan"], formats=["html"], on=ON)
        with pytest.raises(FaultyInputError, match="html"):
            toolkit.generate(toolkit.open(SAMPLES / "panel.json"), formats=["html"], on=ON)
        with pytest.raises(FaultyInputError, match="html, xlsx, ics; not: htm"):
            toolkit.generate(record, [KIND], formats=["htm"], on=ON)

    def it_waits_for_what_the_others_wait_for(self):
        data = sample()
        del data["supervision"]["conditions"][0]["easy_read"]["picture"]
        with pytest.raises(NotReadyError, match="has no picture"):
            made(data)

    def it_is_not_made_with_what_the_child_may_not_see(self):
        data = sample()
        address = {"lines": ["77 Drovers Row"], "town": "Oxmere", "non_disclosure": True}
        data["plan"]["accommodation"]["address"] = address
        assert b"Drovers" not in made(data, draft=True)
        data["easy_read"]["intro"][0] = "Go to 77 Drovers Row."
        with pytest.raises(FaultyInputError, match="may not see"):
            made(data, draft=True)

    def it_says_what_made_it(self):
        word, page = provenance_in(made(sample(), "docx")), provenance_in(made(sample()))
        assert page is not None
        assert (page.kind, page.identifier, page.on, page.draft) == (KIND, "TC-1001", ON, False)
        assert page.data == word.data
        assert page.template != word.template

    def it_takes_nothing_that_a_case_says_for_its_making(self):
        data = sample()
        data["easy_read"]["intro"][0] = '<meta name="Throughcare kind" content="breach-report">'
        assert provenance_in(made(data, draft=True)).kind == KIND

    def it_is_known_when_it_is_out_of_date(self, tmp_path):
        toolkit = Toolkit()
        data = sample()
        record = loads(json.dumps(data).encode())
        [path] = toolkit.write(toolkit.generate(record, [KIND], formats=["html"], on=ON), tmp_path)
        [status] = toolkit.status(tmp_path, [record])
        assert (status.path, status.reasons) == (path, ())
        data["easy_read"]["if_not"][0] = "Tell Bethan soon if something goes wrong."
        [status] = toolkit.status(tmp_path, [loads(json.dumps(data).encode())])
        assert status.reasons == ("the case has changed since",)
        path.write_bytes(path.read_bytes().replace(b"Tell Bethan", b"Tell nobody"))
        [status] = toolkit.status(tmp_path, [record])
        assert status.reasons == ("it was changed since it was made",)

    def it_is_out_of_date_when_the_look_of_pages_has_changed(self, tmp_path, monkeypatch):
        toolkit = Toolkit()
        record = toolkit.open(SAMPLES / "dto-yoi.json")
        toolkit.write(toolkit.generate(record, [KIND], formats=["html", "docx"], on=ON), tmp_path)
        monkeypatch.setattr("generator.easyread.page._page._read", lambda name: "other")
        stale = {one.path.suffix: one.reasons for one in toolkit.status(tmp_path, [record])}
        assert stale[".docx"] == ()
        assert "template has changed" in stale[".html"][0]

    def it_is_never_written_over_once_somebody_changed_it(self, tmp_path):
        toolkit = Toolkit()
        documents = toolkit.generate(
            toolkit.open(SAMPLES / "dto-yoi.json"), [KIND], formats=["html"], on=ON
        )
        [path] = toolkit.write(documents, tmp_path)
        toolkit.write(documents, tmp_path)
        path.write_bytes(path.read_bytes().replace(b"Keep", b"Sell", 1))
        with pytest.raises(OutputError, match="edited"):
            toolkit.write(documents, tmp_path)

    def it_is_not_read_back(self, tmp_path):
        (tmp_path / "a.html").write_bytes(made(sample()))
        with pytest.raises(FaultyInputError, match="a web page"):
            Toolkit().read_back(tmp_path / "a.html", SAMPLES / "dto-yoi.json")

    def it_cannot_have_a_password(self):
        toolkit = Toolkit()
        [document] = toolkit.generate(
            toolkit.open(SAMPLES / "dto-yoi.json"), [KIND], formats=["html"], on=ON
        )
        with pytest.raises(PdfError, match="web page"):
            toolkit.protect(document, "eleven herons")

    def it_is_written_by_a_writer_that_the_catalogue_knows(self, tmp_path):
        folder = tmp_path / "letter"
        folder.mkdir()
        (folder / "letter.docx").write_bytes(b"")
        (folder / "requirements.schema.json").write_text("{}", "utf-8")
        settings = (
            'kind = "letter"\ntitle = "Letter"\npurpose = "A letter."\nsubject = "case"\n'
            'audience = ["professional"]\nversion = "1.0.0"\nsources = ["yjb"]\n'
        )
        for form in ("docx", "pdf"):
            assert form in WRITERS
            (folder / "document.toml").write_text(f'{settings}formats = ["{form}"]\n', "utf-8")
            assert read_kind(folder).formats == (form,)
        for form, told in (("html", "no web page"), ("odt", "html, xlsx, ics. Not: 'odt'")):
            (folder / "document.toml").write_text(f'{settings}formats = ["{form}"]\n', "utf-8")
            with pytest.raises(FaultyInputError, match=told):
                read_kind(folder)
