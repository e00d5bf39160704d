"""`throughcare easyread pictures`: by a word, of a case, as a list, JSON and a contact sheet."""

import io
import json

import docx
import pytest

from tests.documents import pages
from tests.word.test_values import png


class DescribeEasyreadPictures:
    def it_lists_code_words_and_set(self, run):
        code, out, _ = run("easyread", "pictures", "tag")
        assert code == 0
        assert out.splitlines()[0] == "tag: a tag on an ankle (ours)"

    def it_says_how_many_more_there_are(self, run):
        _, out, _ = run("easyread", "pictures", "face")
        assert "more. Add a word to see fewer." in out.splitlines()[-1]
        assert len(out.splitlines()) == 61

    def it_gives_json(self, run):
        found = json.loads(run("easyread", "pictures", "curfew", "--json")[1])["found"]
        assert found[0]["code"] == "curfew"

    def it_lists_those_of_a_case_with_what_they_stand_beside(self, run, samples):
        code, out, _ = run("easyread", "pictures", "--case", samples / "dto-yoi.json")
        assert code == 0
        assert "tag: a tag on an ankle (ours), beside “Be home at 7pm”" in out

    def it_looks_in_the_childs_own_first(self, run, samples, tmp_path):
        data = json.loads((samples / "dto-yoi.json").read_bytes())
        own = {"code": "front-door", "file": "door.png", "words": "our front door at home"}
        data["easy_read"]["own_pictures"] = [own]
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        (tmp_path / "door.png").write_bytes(png(40, 40))
        _, out, _ = run("easyread", "pictures", "home", "--case", tmp_path / "case.json")
        assert out.splitlines()[0] == "front-door: our front door at home (the child’s own)"

    @pytest.mark.parametrize("words", [["xyzzy"], [], ["bus", "xyzzy"]])
    def it_ends_in_words_when_there_is_nothing(self, run, words, tmp_path):
        code, _, said = run("easyread", "pictures", *words, "--to", tmp_path / "a.pdf")
        assert code == 2
        assert "word" in said
        assert list(tmp_path.iterdir()) == []


class DescribeTheContactSheet:
    def it_shows_each_picture_with_words_and_code(self, run, tmp_path):
        code, out, _ = run("easyread", "pictures", "bus", "--to", tmp_path / "bus.docx")
        assert code == 0
        assert out.strip() == str(tmp_path / "bus.docx")
        sheet = docx.Document(tmp_path / "bus.docx")
        told = [cell.text for row in sheet.tables[0].rows for cell in row.cells]
        listed = run("easyread", "pictures", "bus")[1].splitlines()
        assert len([text for text in told if text.strip()]) == len(listed)
        assert "a bus\n1F68C\nopenmoji" in told[0]
        alts = sheet.element.body.xpath(".//wp:docPr/@descr")
        assert len(alts) == len(listed) and all(alts)

    def it_comes_as_a_pdf_that_a_screen_reader_reads(self, run, samples, tmp_path):
        to = tmp_path / "case.pdf"
        code, _, _ = run("easyread", "pictures", "--case", samples / "dto-yoi.json", "--to", to)
        assert code == 0
        assert pages.faults(to.read_bytes()) == []
        text = " ".join(block.text for block in pages.read(to.read_bytes()).blocks)
        assert "Must not: a mobile phone" in text
        assert "Must not: a house" not in text

    @pytest.mark.parametrize("name", ["a.png", "a", "a.txt"])
    def it_is_a_word_file_or_a_pdf(self, run, tmp_path, name):
        code, _, said = run("easyread", "pictures", "bus", "--to", tmp_path / name)
        assert code == 2
        assert "Word file (.docx) or a PDF (.pdf)" in said
        assert list(tmp_path.iterdir()) == []

    def it_is_the_same_each_time(self, run, tmp_path):
        for name in ("a.docx", "b.docx"):
            run("easyread", "pictures", "bus", "--to", tmp_path / name)
        one, two = (
            docx.Document(io.BytesIO((tmp_path / n).read_bytes())) for n in ("a.docx", "b.docx")
        )
        assert one.element.xml == two.element.xml
