"""A file that nobody touched is known by its content, in every format, and stays sound."""

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import docx
import icalendar
import msoffcrypto
import openpyxl
import page
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator

from generator.documents.fingerprint import (
    is_protected,
    is_signed,
    untouched,
    with_fingerprint,
)
from generator.pdf.protect import protect, protect_word, sign
from generator.toolkit import Toolkit

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ON = date(2026, 3, 2)
FORMS = ["docx", "pdf", "html", "xlsx", "ics", "docx with a password", "pdf with a password"]
PASSWORD = "eleven herons"


@cache
def made(form: str) -> bytes:
    toolkit = Toolkit()
    record = toolkit.open(SAMPLES / "dto-yoi.json")
    name = form.partition(" ")[0]
    if name == "html":
        return toolkit.generate(record, ["licence-easy-read"], formats=[name], on=ON)[0].content
    content = toolkit.dates(record, name, on=ON).content
    if "password" in form:
        return protect_word(content, PASSWORD) if name == "docx" else protect(content, PASSWORD)
    return content


@pytest.fixture(params=FORMS)
def form(request) -> str:
    return request.param


class DescribeAFingerprint:
    def it_tells_a_file_that_nobody_touched(self, form):
        marked = with_fingerprint(made(form))
        assert marked != made(form)
        assert untouched(marked)
        assert with_fingerprint(made(form)) == marked

    def it_is_not_found_in_a_file_that_never_had_one(self, form):
        assert not untouched(made(form))

    def it_fits_no_other_bytes(self, form):
        marked = with_fingerprint(made(form))
        for at in (0, 7, len(marked) // 3, len(marked) // 2, len(marked) - 90, len(marked) - 20):
            spoilt = bytearray(marked)
            spoilt[at] ^= 1
            assert not untouched(bytes(spoilt))
        for other in (marked[:-1], marked + b"\n", marked[:10] + b" " + marked[10:], b""):
            assert not untouched(other)

    def it_says_which_files_need_a_password(self, form):
        assert is_protected(with_fingerprint(made(form))) == ("password" in form)

    @pytest.mark.parametrize(
        "content", [b"", b"PK\x03\x04", b"%PDF-", b"<!DOCTYPE html>", b"BEGIN:VCAL", b"text"]
    )
    def it_is_not_put_where_there_is_no_room(self, content):
        assert with_fingerprint(content) == content
        assert not untouched(content)


class DescribeAMarkedFile:
    def it_is_a_sound_word_file(self, tmp_path):
        path = tmp_path / "a.docx"
        path.write_bytes(with_fingerprint(made("docx")))
        assert OpenXmlValidator().validate(path).errors == []
        assert docx.Document(str(path)).paragraphs
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None

    def it_is_a_sound_workbook_and_calendar(self):
        workbook = openpyxl.load_workbook(io.BytesIO(with_fingerprint(made("xlsx"))))
        assert workbook.worksheets[0].max_row > 5
        plain, marked = made("ics"), with_fingerprint(made("ics"))
        events = [icalendar.Calendar.from_ical(each).walk("VEVENT") for each in (plain, marked)]
        assert events[0] == events[1] != []
        assert max(map(len, marked.split(b"\r\n"))) <= 75

    def it_is_still_accessible(self, tmp_path):
        path = tmp_path / "a.pdf"
        path.write_bytes(with_fingerprint(made("pdf")))
        assert page.validate_pdf(str(path), profile="ua1").is_compliant
        with pikepdf.open(path) as opened:
            assert not opened.get_warnings()

    def it_opens_with_its_password(self):
        word = msoffcrypto.OfficeFile(io.BytesIO(with_fingerprint(made("docx with a password"))))
        word.load_key(password=PASSWORD, verify_password=True)
        out = io.BytesIO()
        word.decrypt(out, verify_integrity=True)
        assert out.getvalue() == made("docx")
        pdf = io.BytesIO(with_fingerprint(made("pdf with a password")))
        with pikepdf.open(pdf, password=PASSWORD) as opened:
            assert len(opened.pages) > 0

    def it_is_marked_whatever_its_size(self):
        """Also where the sectors of a locked file fill their table to the last place."""
        base = made("docx with a password")
        for more in range(80):
            marked = with_fingerprint(base + bytes(512 * more))
            assert untouched(marked)
            assert len(marked) % 512 == 0

    def it_leaves_a_signature_whole(self, p12):
        signed = sign(made("pdf"), p12, "opens it").pdf
        assert is_signed(signed)
        assert with_fingerprint(signed) == signed
        assert not is_signed(made("pdf"))
