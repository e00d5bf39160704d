"""`throughcare template check` and `new`: what they say, and how they end."""

import io
from itertools import pairwise

import docx
import pytest

from generator.word.scaffold import Draft


@pytest.fixture
def check(run, tmp_path):
    """Check a breach report of these paragraphs."""

    def checked(*lines):
        draft = Draft("Breach report")
        for line in lines:
            draft.paragraph(line)
        path = tmp_path / "own.docx"
        path.write_bytes(draft.save())
        return run("template", "check", path, "--kind", "breach-report")

    return checked


class DescribeTemplateCheck:
    @pytest.mark.parametrize(
        ("tag", "said"),
        [
            ("{{ child.date_of_birth }}", "date"),
            ("{{ child.legal_status }}", "child.legal_status"),
            ("{{ document.title }}", "must be filled in for this document but is not used"),
        ],
    )
    def it_shows_what_reads_badly_without_being_asked(self, check, tag, said):
        code, out, _ = check(tag)
        assert said in out
        assert "no faults." not in out
        assert code in (0, 2)

    def it_ends_with_2_for_a_fault_and_names_its_place(self, check):
        code, out, _ = check("{{ document.title }}", "{{ child.frist_name }}")
        assert code == 2
        assert "paragraph 2" in out
        assert "first_name" in out

    def it_ends_with_0_for_advice_alone(self, check):
        code, out, _ = check("{{ document.title }}")
        assert code == 0
        assert "Advice" in out
        assert "see the advice above" in out


class DescribeTemplateNew:
    @pytest.mark.parametrize("kind", ["psr-custody", "cart-minutes", "breach-report"])
    def it_repeats_no_heading_and_names_no_field(self, run, tmp_path, kind):
        path = tmp_path / "new.docx"
        code, _, _ = run("template", "new", kind, "--to", path)
        assert code == 0
        document = docx.Document(io.BytesIO(path.read_bytes()))
        headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
        assert all("_" not in text for text in headings if "{" not in text)
        assert all(one != other for one, other in pairwise(headings))
        text = "".join(p.text for p in document.paragraphs)
        assert text.count("{{ child.full_name }}") == (kind != "cart-minutes")


class DescribeTemplateAdopt:
    def it_writes_a_template_and_says_what_became_of_each_place(self, run, tmp_path):
        form, file = tmp_path / "form.docx", tmp_path / "own.docx"
        document = docx.Document()
        for line in ("Name of young person: ______", "Shoe size: ______", "Signed: ______"):
            document.add_paragraph(line)
        document.save(form)
        code, out, _ = run("template", "adopt", form, "--to", file, "--kind", "breach-report")
        assert code == 0
        assert "Name of young person (the document, paragraph 1): child.full_name, 95% sure" in out
        assert "Left empty (1)" in out
        assert "Not placed (1)" in out
        assert "1 of 3 places were written" in out
        code, out, _ = run("template", "check", file, "--kind", "breach-report")
        assert code == 0
        assert "no faults" in out

    @pytest.mark.parametrize("content", [None, b"no Word file"])
    def it_says_what_is_no_form_and_writes_nothing(self, run, tmp_path, content):
        form, file = tmp_path / "form.docx", tmp_path / "own.docx"
        if content is not None:
            form.write_bytes(content)
        code, _, err = run("template", "adopt", form, "--to", file)
        assert code == 2
        assert "Traceback" not in err
        assert not file.exists()
