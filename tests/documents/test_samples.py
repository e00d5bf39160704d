"""What the samples' documents must be: all there, valid, the same in Word and PDF, and clean."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openxml_audit
import page
import pypdfium2
import pytest
from lxml import etree

from generator.pdf import check
from generator.toolkit import Toolkit
from tests.pdf import verapdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MISSION = {
    "dto-yoi": {"psr-custody", "pathways-plan", "cart-proforma", "licence-easy-read"},
    "s250-secure-home": {"psr-custody", "pathways-plan", "cart-proforma", "licence-easy-read"},
    "remand": {"pathways-plan", "cart-proforma"},
    "breach-transition": {
        "pathways-plan",
        "cart-proforma",
        "breach-report",
        "licence-easy-read",
    },
    "panel": {"cart-minutes"},
}


def words_of_docx(content: bytes) -> list[str]:
    """The words of the body, each paragraph, break and tab keeping them apart."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    text = ""
    for node in body.iter(f"{W}p", f"{W}t", f"{W}br", f"{W}tab"):
        text += node.text if node.tag == f"{W}t" and node.text else " "
    return words(text)


def heading_rows(content: bytes) -> set[str]:
    rows = docx.Document(io.BytesIO(content)).element.body.iter(f"{W}tr")
    heads = (row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None)
    return {word for row in heads for node in row.iter(f"{W}t") for word in words(node.text)}


def words_of_pdf(content: bytes, header: int = 60) -> list[str]:
    """The words between header and footer, as pdfium finds them; `header` is in points."""
    found = []
    pdf = pypdfium2.PdfDocument(content)
    for sheet in pdf:
        width, height = sheet.get_size()
        text = sheet.get_textpage()
        shown = text.get_text_bounded(0, 47, width, height - header)
        # A hyphen at the end of a line is a sign of pdfium's own.
        found += words(shown.replace("\x02", "-").replace("\ufffe", "-"))
    pdf.close()
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", ""))


class DescribeTheSamples:
    @pytest.mark.parametrize("sample", sorted(MISSION))
    def it_makes_every_document_that_its_story_calls_for(self, made, sample):
        kinds = {
            document["pdf"].kind.name for (name, _), document in made.items() if name == sample
        }
        assert kinds >= MISSION[sample]

    def it_makes_an_extract_for_each_child_of_the_panel(self, made):
        extracts = [key for key in made if key[0] == "panel" and key[1].count("_") == 2]
        assert len(extracts) == 4

    def it_makes_files_that_word_opens(self, made, tmp_path):
        validator = openxml_audit.OpenXmlValidator()
        for (_, name), document in made.items():
            path = tmp_path / f"{name}.docx"
            path.write_bytes(document["docx"].content)
            result = validator.validate(str(path))
            assert [str(error) for error in result.errors] == [], name
            assert openxml_audit.predict(result).prediction.value == "opens-clean"

    def it_makes_pdfs_that_conform_to_pdf_ua(self, made):
        for (_, name), document in made.items():
            report = page.validate_pdf_bytes(document["pdf"].content, profile="ua1")
            assert report.is_compliant, (name, report.failures[:3])

    def it_leaves_nothing_that_a_validator_cannot_see(self, made):
        for (_, name), document in made.items():
            concerns = check(document["docx"].content)
            assert [str(concern) for concern in concerns] == [], name

    def it_says_the_same_in_word_and_pdf(self, made):
        for (_, name), document in made.items():
            in_word = Counter(words_of_docx(document["docx"].content))
            # Above an easy-read page also stands that it is not yet checked.
            header = 74 if name.startswith("licence-easy-read") else 60
            in_pdf = Counter(words_of_pdf(document["pdf"].content, header))
            # Cells that stand close are one word to pdfium.
            glued = [word for word in in_pdf - in_word if word not in in_word]
            assert not [
                word for word in in_word - in_pdf if not any(word in one for one in glued)
            ], name
            assert len(glued) < 4, (name, glued)
            # What a PDF has more are list numbers and heading rows repeated on the next page.
            repeated = heading_rows(document["docx"].content)
            assert all(
                word in repeated or word in glued or (word.isdigit() and len(word) < 3)
                for word in in_pdf - in_word
            ), name

    def it_leaves_no_tag_blank_or_markdown_behind(self, made):
        for (_, name), document in made.items():
            with zipfile.ZipFile(io.BytesIO(document["docx"].content)) as archive:
                for part in archive.namelist():
                    if not part.endswith(".xml"):
                        continue
                    xml = archive.read(part).decode()
                    for leftover in ("{{", "{%", ">None<", "**", "Undefined"):
                        assert leftover not in xml, (name, part, leftover)

    def it_shows_no_gap(self, made):
        gaps = Counter()
        for (_, name), document in made.items():
            text = " ".join(words_of_docx(document["docx"].content))
            gaps[name] = text.count("Not recorded")
        assert +gaps == Counter()

    def it_has_no_empty_table_or_cell(self, made):
        for (_, name), document in made.items():
            for table in docx.Document(io.BytesIO(document["docx"].content)).tables:
                assert len(table.rows) > 0, name
                for row in table.rows:
                    assert any("".join(t.itertext()) for t in row._tr.iter(f"{W}t")), name

    def it_makes_the_same_bytes_again(self, made, samples):
        toolkit = Toolkit()
        record = toolkit.open(samples / "dto-yoi.json")
        for document in toolkit.generate(record, ["cart-proforma"], on=made_on(made)):
            key = ("dto-yoi", f"cart-proforma_{document.identifier}")
            assert made[key][document.format].content == document.content


def made_on(made):
    return next(iter(next(iter(made.values())).values())).on


class DescribeAnExtract:
    def it_holds_one_child_alone(self, made, samples):
        toolkit = Toolkit()
        panel = toolkit.open(samples / "panel.json")
        surnames = {case.identifier: case.data["child"]["last_name"] for case in panel.cases}
        names = {case.identifier: case.data["child"]["first_name"] for case in panel.cases}
        for identifier, surname in surnames.items():
            key = ("panel", f"cart-minutes_{panel.identifier}_{identifier}")
            text = " ".join(words_of_docx(made[key]["docx"].content))
            assert surname in text
            for other in surnames.keys() - {identifier}:
                assert surnames[other] not in text
                assert not re.search(rf"\b{names[other]}\b", text)


class DescribeLibreOffice:
    @pytest.mark.slow
    def it_opens_every_word_file_with_the_same_text(self, made, tmp_path, needs):
        soffice = needs("soffice")
        for (_, name), document in made.items():
            (tmp_path / f"{name}.docx").write_bytes(document["docx"].content)
        command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "out")]
        files = [str(path) for path in sorted(Path(tmp_path).glob("*.docx"))]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
        for (_, name), document in made.items():
            text = (tmp_path / "out" / f"{name}.txt").read_text("utf-8-sig")
            listed = words_of_docx(document["docx"].content)
            assert not set(listed) - set(words(text)), name


class DescribeVeraPdf:
    @pytest.mark.slow
    def it_passes_every_document_of_the_samples(self, made, tmp_path):
        files = []
        for (_, name), document in made.items():
            path = tmp_path / f"{name}.pdf"
            path.write_bytes(document["pdf"].content)
            files.append(str(path))
        command = [sys.executable, str(Path(verapdf.__file__)), *files]
        run = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
        failures = json.loads(run.stdout.splitlines()[-1])
        assert failures == {file: [] for file in files}
