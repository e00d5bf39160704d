"""`throughcare pdf`: a Word file of anybody's as a PDF, and what is said of it."""

import pytest

from tests.pdf.pieces import png
from tests.pdf.wordfile import p, picture, word

NO_WORDS = f"<w:p>{picture('a', 40, 20, '')}</w:p>"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plain.docx").write_bytes(word(p("Words")))
    (tmp_path / "logo.docx").write_bytes(word(p("x") + NO_WORDS, media={"a.png": png()}))
    (tmp_path / "odd.docx").write_bytes(word("<w:altChunk/>"))
    manifest = 'title = "Papers"\n[[items]]\nfile = "logo.docx"\ntitle = "Letter"\n'
    (tmp_path / "bundle.toml").write_text(manifest)
    return tmp_path


class DescribePdf:
    def it_writes_the_pdf_and_says_where(self, run, folder):
        code, out, err = run("pdf", folder / "plain.docx", "--to", folder / "made.pdf")
        assert (code, out.strip(), err) == (0, str(folder / "made.pdf"), "")
        assert b"pdfuaid:part" in (folder / "made.pdf").read_bytes()

    def it_names_each_picture_to_describe(self, run, folder):
        code, _, err = run("pdf", folder / "logo.docx", "--to", folder / "made.pdf")
        assert code == 0 and "paragraph 2: a picture (Picture 1) without alternative text" in err
        assert b"pdfuaid:part" not in (folder / "made.pdf").read_bytes()

    @pytest.mark.parametrize(
        ("file", "more", "said"),
        [
            ("logo.docx", ["--accessible"], "without alternative text"),
            ("odd.docx", [], "has yet to take in"),
            ("none.docx", [], "none.docx does not exist"),
            ("bundle.toml", [], "not a Word file"),
        ],
    )
    def it_writes_nothing_that_is_refused(self, run, folder, file, more, said):
        code, _, err = run("pdf", folder / file, "--to", folder / "made.pdf", *more)
        assert code != 0 and said in err
        assert not (folder / "made.pdf").exists()


class DescribeBundle:
    def it_names_pictures_to_describe(self, run, folder):
        code, _, err = run("bundle", folder / "bundle.toml", "--to", folder / "made.pdf")
        assert code == 0 and "logo.docx: The body, paragraph 2: a picture" in err
        assert "not PDF/UA" in err

    def it_refuses_them_when_all_has_to_be_accessible(self, run, folder):
        code, _, err = run(
            "bundle", folder / "bundle.toml", "--to", folder / "made.pdf", "--accessible"
        )
        assert code != 0 and "logo.docx is not accessible" in err and "paragraph 2" in err
        assert not (folder / "made.pdf").exists()
