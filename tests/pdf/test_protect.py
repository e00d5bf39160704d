"""Passwords, watermarks and signatures on finished documents."""

import io
import sys
import zipfile

import msoffcrypto
import page
import pikepdf
import pypdfium2
import pytest

from generator.errors import PdfError
from generator.pdf import preview, protect, to_pdf
from tests.pdf.bundle import papers
from tests.pdf.forms.thirdparty import court_form

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def docx():
    return papers.report("Report", 2)


@pytest.fixture(scope="module")
def pdf(docx):
    return to_pdf(docx)


def conforms(data, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(data)
    return "no failures" in str(page.validate_pdf(str(path), profile="ua1"))


class DescribeProtect:
    def it_locks_a_pdf_with_a_256_bit_key(self, pdf):
        locked = protect.protect(pdf, PASSWORD)
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked))
        with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as opened:
            assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
            assert not opened.owner_password_matched
            assert len(opened.pages) == 2

    def it_lets_screen_readers_read_and_nobody_change(self, pdf):
        with pikepdf.open(io.BytesIO(protect.protect(pdf, PASSWORD)), password=PASSWORD) as opened:
            allow = opened.allow
        assert allow.accessibility and allow.extract and allow.print_highres
        assert not (allow.modify_other or allow.modify_form or allow.modify_annotation)

    def it_keeps_what_the_pdf_says(self, pdf):
        document = pypdfium2.PdfDocument(protect.protect(pdf, PASSWORD), password=PASSWORD)
        assert "Words of part 1" in document[1].get_textpage().get_text_bounded()
        document.close()

    @pytest.mark.parametrize("password", ["", "short", "x" * 128, "é" * 64])
    def it_refuses_a_password_that_is_too_short_or_long(self, pdf, docx, password):
        for lock, data in ((protect.protect, pdf), (protect.protect_word, docx)):
            with pytest.raises(PdfError, match="A password has") as fault:
                lock(data, password)
            assert not password or password not in str(fault.value)

    def it_refuses_what_is_protected_or_damaged_already(self, pdf):
        locked = protect.protect(pdf, PASSWORD)
        with pytest.raises(PdfError, match="is protected"):
            protect.protect(locked, PASSWORD)
        with pytest.raises(PdfError, match="is damaged"):
            protect.protect(pdf[:2000], PASSWORD)


class DescribeProtectWord:
    def it_locks_a_word_file_that_opens_with_its_password_alone(self, docx):
        locked = protect.protect_word(docx, PASSWORD)
        file = msoffcrypto.OfficeFile(io.BytesIO(locked))
        assert file.is_encrypted()
        file.load_key(password=PASSWORD, verify_password=True)
        out = io.BytesIO()
        file.decrypt(out)
        with zipfile.ZipFile(out) as now, zipfile.ZipFile(io.BytesIO(docx)) as before:
            assert {n: now.read(n) for n in now.namelist()} == {
                n: before.read(n) for n in before.namelist()
            }
        with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
            file.load_key(password="wrong horse", verify_password=True)

    def it_keeps_a_larger_file_byte_for_byte(self, docx):
        padded = io.BytesIO(docx)
        with zipfile.ZipFile(padded, "a") as package:
            package.writestr("word/media/x.bin", bytes(range(256)) * 40)
        file = msoffcrypto.OfficeFile(io.BytesIO(protect.protect_word(padded.getvalue(), PASSWORD)))
        file.load_key(password=PASSWORD)
        out = io.BytesIO()
        file.decrypt(out)
        assert out.getvalue() == padded.getvalue()

    def it_refuses_what_is_no_word_file(self, docx):
        for data in (b"nothing", protect.protect_word(docx, PASSWORD), b""):
            with pytest.raises(PdfError, match="damaged or already protected"):
                protect.protect_word(data, PASSWORD)


class DescribeWatermark:
    def it_keeps_tags_and_conformance(self, pdf, tmp_path):
        marked = protect.watermark(pdf, "DRAFT")
        assert conforms(marked, tmp_path)
        with pikepdf.open(io.BytesIO(marked)) as opened:
            for sheet in opened.pages:
                content = sheet.Contents
                parts = content if isinstance(content, pikepdf.Array) else [content]
                assert b"/Subtype /Watermark" in b"".join(part.read_bytes() for part in parts)

    def it_shows_on_every_page(self, pdf):
        before, after = (
            preview.previews(pdf, dpi=40),
            preview.previews(protect.watermark(pdf, "For the court only"), dpi=40),
        )
        assert len(before) == len(after) == 2
        assert all(a != b for a, b in zip(before, after, strict=True))

    def it_takes_names_in_any_script_and_two_marks(self, pdf, tmp_path):
        once = protect.watermark(pdf, "Łukasz Ōtomo")
        assert conforms(protect.watermark(once, "שלום"), tmp_path)

    def it_marks_pages_whose_content_is_left_open(self):
        data = protect.watermark(papers.scanned(words="Open"), "DRAFT")
        assert data != papers.scanned(words="Open")
        assert preview.previews(data)[0]

    @pytest.mark.parametrize("text", ["", "  ", "x" * 61, "\ue123"])
    def it_refuses_words_that_cannot_be_set(self, pdf, text):
        with pytest.raises(PdfError):
            protect.watermark(pdf, text)

    def it_gives_the_same_bytes(self, pdf):
        assert protect.watermark(pdf, "DRAFT") == protect.watermark(pdf, "DRAFT")


class DescribeSign:
    def it_signs_so_that_a_change_shows(self, pdf, p12, tmp_path):
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko_certvalidator import ValidationContext

        signed = protect.sign(pdf, p12, "opens it", "Agreed").pdf
        found = PdfFileReader(io.BytesIO(signed)).embedded_signatures
        assert len(found) == 1
        nobody = ValidationContext(trust_roots=[])
        status = validate_pdf_signature(found[0], nobody)
        assert status.intact and status.valid
        assert conforms(signed, tmp_path)

    def it_signs_a_form_and_a_bundle_may_be_signed_once(self, p12):
        signed = protect.sign(court_form().bytes(), p12, "opens it").pdf
        with pytest.raises(PdfError, match="signed before"):
            protect.sign(signed, p12, "opens it")

    def it_refuses_a_wrong_passphrase_or_file(self, pdf, p12, tmp_path):
        with pytest.raises(PdfError, match="password is another"):
            protect.sign(pdf, p12, "wrong")
        with pytest.raises(PdfError, match="cannot be read"):
            protect.sign(pdf, tmp_path / "none.p12", "x")

    def it_says_what_to_install(self, pdf, p12, monkeypatch):
        monkeypatch.setitem(sys.modules, "pyhanko.sign", None)
        with pytest.raises(PdfError, match=r"throughcare\[sign\]"):
            protect.sign(pdf, p12, "opens it")
