"""The documents of one case in a folder: found by name, told in what state, never written over."""

import json
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from generator.case import loads
from generator.documents.fingerprint import untouched
from generator.errors import FaultyInputError, OutputError
from generator.pdf.protect import sign
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

KIND = "cart-proforma"


@pytest.fixture
def data(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


@pytest.fixture
def record(data):
    return loads(json.dumps(data).encode())


@pytest.fixture
def toolkit():
    return Toolkit()


def make(toolkit, record, folder, on=ON, **options):
    return toolkit.write_versions(toolkit.generate(record, [KIND], on=on, **options), folder)


def names(made):
    return [one.path.name for one in made]


class DescribeMade:
    def it_is_nothing_where_there_is_no_folder(self, toolkit, record, tmp_path):
        assert toolkit.made(tmp_path / "none", record, on=ON) == ()

    def it_finds_what_was_made_the_latest_first(self, toolkit, record, tmp_path):
        make(toolkit, record, tmp_path)
        make(toolkit, record, tmp_path, on=ON + timedelta(days=1))
        found = toolkit.made(tmp_path, record, on=ON + timedelta(days=1))
        assert [(one.on - ON).days for one in found] == [1, 1, 0, 0]
        assert {one.form for one in found} == {"docx", "pdf"}
        assert not any(one.reasons or one.draft or one.is_locked for one in found)

    def it_passes_by_what_is_of_another_case_or_no_document(self, toolkit, record, tmp_path, data):
        make(toolkit, record, tmp_path)
        other = loads(json.dumps({**data, "case_id": "TC-100"}).encode())
        assert toolkit.made(tmp_path, other, on=ON) == ()
        (tmp_path / f"{KIND}_TC-1001_2026-13-45.pdf").write_bytes(b"%PDF-")
        (tmp_path / f"{KIND}_TC-1001_2026-03-02.txt").write_bytes(b"notes")
        (tmp_path / f"{KIND}_TC-1001_x_y_2026-03-02.pdf").write_bytes(b"%PDF-")
        assert len(toolkit.made(tmp_path, record, on=ON)) == 2

    def it_agrees_with_status_on_why_a_document_is_stale(self, toolkit, record, tmp_path, data):
        make(toolkit, record, tmp_path)
        data["cart"]["summary"] += " More."
        now = loads(json.dumps(data).encode())
        said = {one.path: one.reasons for one in toolkit.status(tmp_path, [now], on=ON)}
        found = toolkit.made(tmp_path, now, on=ON)
        assert {one.path: one.reasons for one in found} == said
        assert all(one.reasons for one in found)

    def it_tells_an_edited_word_file(self, toolkit, record, tmp_path):
        make(toolkit, record, tmp_path)
        path = edited(tmp_path)
        (found,) = (one for one in toolkit.made(tmp_path, record, on=ON) if one.path == path)
        assert found.edited
        assert found.is_locked

    def it_never_follows_a_link(self, toolkit, record, tmp_path):
        (tmp_path / "elsewhere").write_bytes(b"%PDF-1.7")
        folder = tmp_path / "documents"
        folder.mkdir()
        (folder / f"{KIND}_TC-1001_2026-03-02.pdf").symlink_to(tmp_path / "elsewhere")
        assert toolkit.made(folder, record, on=ON) == ()


class DescribeVersions:
    def it_writes_over_what_nobody_touched(self, toolkit, record, tmp_path):
        assert make(toolkit, record, tmp_path) == make(toolkit, record, tmp_path)

    def it_writes_beside_an_edited_file_in_every_format(self, toolkit, record, tmp_path):
        make(toolkit, record, tmp_path)
        before = edited(tmp_path).read_bytes()
        written = make(toolkit, record, tmp_path)
        assert [path.name for path in written] == [
            f"{KIND}_TC-1001_v2_2026-03-02.docx",
            f"{KIND}_TC-1001_v2_2026-03-02.pdf",
        ]
        assert edited_path(tmp_path).read_bytes() == before
        found = toolkit.made(tmp_path, record, on=ON)
        assert {(one.version, one.form) for one in found[:2]} == {(2, "docx"), (2, "pdf")}
        assert all(one.reasons == () for one in found if one.version == 2)

    def it_writes_beside_a_signed_pdf(self, toolkit, record, tmp_path, p12):
        path = make(toolkit, record, tmp_path)[1]
        signed = sign(path.read_bytes(), p12, "opens it").pdf
        path.write_bytes(signed)
        make(toolkit, record, tmp_path)
        assert path.read_bytes() == signed
        (old,) = (one for one in toolkit.made(tmp_path, record, on=ON) if one.path == path)
        assert (old.signed, old.is_locked, old.edited) == (True, True, False)

    def it_writes_beside_one_with_a_password(self, toolkit, record, tmp_path):
        documents = toolkit.generate(record, [KIND], on=ON)
        locked = [toolkit.protect(one, "umbrella velvet 41 rivers") for one in documents]
        toolkit.write(locked, tmp_path)
        written = make(toolkit, record, tmp_path)
        assert all("_v2_" in path.name for path in written)
        found = [one for one in toolkit.made(tmp_path, record, on=ON) if one.version == 1]
        assert [(one.protected, one.reasons, one.kind) for one in found] == [(True, (), KIND)] * 2

    def it_never_puts_a_draft_in_the_place_of_a_finished_one(self, toolkit, record, tmp_path):
        make(toolkit, record, tmp_path)
        written = make(toolkit, record, tmp_path, draft=True)
        assert all("_v2_" in path.name for path in written)
        assert {one.draft for one in toolkit.made(tmp_path, record, on=ON)} == {False, True}

    def it_goes_on_counting(self, toolkit, record, tmp_path):
        for number in range(1, 12):
            make(toolkit, record, tmp_path)
            edited(tmp_path, "" if number == 1 else f"v{number}_")
        found = toolkit.made(tmp_path, record, on=ON)
        assert [one.version for one in found if one.form == "docx"] == list(range(11, 0, -1))

    def it_says_so_when_it_cannot_write(self, toolkit, record, tmp_path):
        (tmp_path / "documents").write_text("a file")
        with pytest.raises(OutputError):
            make(toolkit, record, tmp_path / "documents")


class DescribeBundles:
    def it_joins_documents_in_their_order(self, toolkit, record, tmp_path):
        kinds = [KIND, "pathways-plan"]
        toolkit.write_versions(toolkit.generate(record, kinds, formats=["pdf"], on=ON), tmp_path)
        papers = sorted(toolkit.made(tmp_path, record, on=ON), key=lambda one: one.kind)
        bundle = toolkit.bundle_of(papers, title='A "bundle"', subtitle="TC-1001")
        assert [row.title for row in bundle.rows] == [
            "CaRT panel proforma",
            "Pathways and planning",
        ]
        assert bundle.accessible

    def it_asks_for_some(self, toolkit):
        with pytest.raises(FaultyInputError, match="No document was chosen"):
            toolkit.bundle_of([], title="None")


class DescribeTheLine:
    def it_is_a_picture_with_the_same_in_words(self, toolkit, record):
        line = toolkit.line(record, on=ON)
        assert line.picture.startswith(b"<")
        assert b"<svg" in line.picture
        assert any(one.startswith("Stage 1:") for one in line.words)
        assert line.words[0].startswith(line.title)

    def it_is_there_for_every_sample(self, toolkit, samples):
        for path in sorted(samples.glob("*.json")):
            found = toolkit.open(path)
            if "child" in found.data:
                assert toolkit.line(found, on=ON).words


def edited_path(folder: Path, version: str = "") -> Path:
    return folder / f"{KIND}_TC-1001_{version}2026-03-02.docx"


def edited(folder: Path, version: str = "") -> Path:
    path = edited_path(folder, version)
    document = docx.Document(str(path))
    document.add_paragraph("A sentence of a case manager.")
    document.save(str(path))
    assert not untouched(path.read_bytes())
    return path
