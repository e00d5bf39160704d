"""Our PDF says, in the order of its tags, what LibreOffice shows of our Word file, word for word.

LibreOffice's text has the paragraphs and list marks of the body, without headers and footers; so
has what a screen reader says of the PDF. Letters are read by pdfminer: PDFium drops a space that
is drawn by itself. LibreOffice writes list marks as we do.
"""

import io
import random
import subprocess
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from generator.pdf import to_pdf
from generator.toolkit import Toolkit
from generator.word import Template
from tests.pdf.layout.seen import Letter, Seen, told
from tests.word.cuts import VALUES, paragraph
from tests.word.words import word

ON = date(2026, 3, 2)
END = "§"  # ends a drawn paragraph, whose marked contents are joined as they stand


def said(pdf: bytes, between: str = " ") -> list[str]:
    """The words that a screen reader says; `between` stands between two marked contents."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        letters = [
            Letter(c["text"], n, c["x0"], c["x1"], c["bottom"], c["size"], c["mcid"])
            for n, sheet in enumerate(opened.pages, 1)
            for c in sheet.chars
            if c["mcid"] is not None
        ]
    return words(between.join(text for text, _ in told(pdf, Seen([], letters))))


def words(text: str) -> list[str]:
    return text.replace("\u00ad", "").replace(END, " ").split()


def shown(soffice: str, folder: Path, files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The words of each Word file as LibreOffice shows them."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder / "out")]
    paths = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)
    out = folder / "out"
    return {name: words((out / f"{name}.txt").read_text("utf-8-sig")) for name in files}


def ended(xml: str) -> str:
    return f"{xml.removesuffix('</w:p>')}<w:r><w:t>{END}</w:t></w:r></w:p>"


def drawn(seeds: Iterable[int]) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """Word files of drawn paragraphs, and the words typed in each."""
    files, typed = {}, {}
    for seed in seeds:
        pick = random.Random(seed)
        pairs = [paragraph(pick) for _ in range(40)]
        template = Template.open(word("\n".join(ended(xml) for xml, _ in pairs), title="Drawn"))
        files[str(seed)] = template.render(VALUES)
        typed[str(seed)] = words("\n".join(text for _, text in pairs))
    return files, typed


class DescribeThePdf:
    def it_shows_the_blanks_that_word_shows(self) -> None:
        files, typed = drawn(range(100, 104))
        for name, content in files.items():
            assert said(to_pdf(content), "") == typed[name], name


@pytest.mark.slow
class DescribeWhatLibreOfficeShows:
    def it_is_what_the_pdf_of_every_sample_says(
        self, samples: Path, tmp_path: Path, needs: Callable[[str], str]
    ) -> None:
        toolkit = Toolkit()
        made: dict[str, dict[str, bytes]] = {"docx": {}, "pdf": {}}
        for path in sorted(samples.glob("*.json")):
            for document in toolkit.generate(toolkit.open(path), on=ON):
                name = f"{path.stem}_{document.kind.name}_{document.identifier}"
                made[document.format][name] = document.content
        in_word = shown(needs("soffice"), tmp_path, made["docx"])
        assert len(in_word) > 20
        for name, pdf in made["pdf"].items():
            assert said(pdf) == in_word[name], name

    def it_is_what_the_pdf_of_drawn_paragraphs_says(
        self, tmp_path: Path, needs: Callable[[str], str]
    ) -> None:
        files, typed = drawn(range(60))
        in_word = shown(needs("soffice"), tmp_path, files)
        for name, content in files.items():
            assert in_word[name] == typed[name], name
            assert said(to_pdf(content), "") == typed[name], name
