"""`throughcare sign`: a signature that shows any later change, or a plain reason why not."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from generator.pdf import to_pdf
from tests.pdf.wordfile import p, word


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "report.pdf").write_bytes(to_pdf(word(p("Report"))))
    (tmp_path / "password.txt").write_text("opens it\n")
    return tmp_path


class DescribeSign:
    def it_writes_the_signed_pdf_beside_the_first(self, run, folder, p12):
        before = (folder / "report.pdf").read_bytes()
        code, out, _ = run(
            "sign", folder / "report.pdf", "--with", p12, "--to", folder / "signed.pdf",
            "--password-file", folder / "password.txt", "--reason", "Agreed",
        )  # fmt: skip
        assert (code, out.strip()) == (0, str(folder / "signed.pdf"))
        (signature,) = PdfFileReader(
            io.BytesIO((folder / "signed.pdf").read_bytes())
        ).embedded_signatures
        assert signature.sig_object["/Reason"] == "Agreed"
        assert (folder / "report.pdf").read_bytes() == before

    @pytest.mark.parametrize(
        ("file", "to", "said"),
        [
            ("none.pdf", "signed.pdf", "none.pdf does not exist"),
            ("password.txt", "signed.pdf", "password.txt is not a PDF"),
            ("report.pdf", "report.pdf", "Give the new file another name"),
            ("report.pdf", "signed.docx", "must end in .pdf"),
        ],
    )
    def it_writes_nothing_without_a_pdf_or_a_name(self, run, folder, p12, file, to, said):
        words = ["--with", p12, "--to", folder / to, "--password-file", folder / "password.txt"]
        code, _, err = run("sign", folder / file, *words)
        assert code in (4, 5) and said in err
        assert sorted(path.name for path in folder.iterdir()) == ["password.txt", "report.pdf"]

    def it_says_that_a_word_file_is_not_signed(self, run, folder, p12):
        (folder / "report.docx").write_bytes(word(p("Report")))
        code, _, err = run(
            "sign", folder / "report.docx", "--with", p12, "--to", folder / "signed.pdf",
            "--password-file", folder / "password.txt",
        )  # fmt: skip
        assert code == 4
        assert "report.docx is a Word" in err

    def it_says_when_the_password_is_another(self, run, folder, p12):
        (folder / "password.txt").write_text("opens nothing")
        words = [
            "--with",
            p12,
            "--to",
            folder / "s.pdf",
            "--password-file",
            folder / "password.txt",
        ]
        code, _, err = run("sign", folder / "report.pdf", *words)
        assert code == 4 and "its password is another" in err
