"""`throughcare fields`: in the terminal, as a Word file, as a web page."""


class DescribeFields:
    def it_explains_the_fields_that_a_document_needs(self, run):
        code, out, _ = run("fields", "statutory-dates")
        assert code == 0
        assert "Date of birth" in out
        assert "Ethnicity" not in out

    def it_writes_a_word_file_or_a_web_page(self, run, tmp_path):
        for name in ("guide.docx", "guide.html"):
            code, out, _ = run("fields", "--to", tmp_path / name)
            assert code == 0
            assert "fields:" in out
            assert (tmp_path / name).stat().st_size > 10_000

    def it_refuses_another_ending_and_an_unknown_kind(self, run, tmp_path):
        code, _, err = run("fields", "--to", tmp_path / "guide.odt")
        assert code == 5
        assert ".docx or .html" in err
        code, _, err = run("fields", "breach-reprt")
        assert code == 2
        assert "breach-report" in err
