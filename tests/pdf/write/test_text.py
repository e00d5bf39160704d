"""Words come out of a PDF as they went in, where they went in."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import PdfError
from generator.pdf.faces import Face, face
from generator.pdf.write import Page, Pdf
from tests.pdf.write.paper import BOLD, HEIGHT, SANS, made, paragraph, text

SAMPLE = "It’s “£5” (five) – café, Ω Ж č \\ 100% {x} [y] <z>"
LETTERS = sorted(
    c for c in SANS.advances if c.isprintable() and not c.isspace() and c.isalpha() and c < "\ufb00"
)


def drawn(words: str, **how: object) -> bytes:
    def draw(pdf: Pdf, sheet: Page) -> None:
        sheet.into(pdf.root.child("P"))
        sheet.text(72, 100, SANS, 11, words, **how)  # type: ignore[arg-type]

    return made(draw)


def starts(data: bytes) -> list[float]:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return [round(float(c["x0"]), 1) for c in opened.pages[0].chars]


class DescribeWords:
    def they_are_read_by_pdfium_poppler_and_pypdf(
        self, tmp_path: Path, needs: Callable[[str], str]
    ) -> None:
        data = drawn(SAMPLE)
        assert text(data).strip() == SAMPLE
        assert pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0].extract_text() == SAMPLE
        file = tmp_path / "a.pdf"
        file.write_bytes(data)
        command = [needs("pdftotext"), "-enc", "UTF-8", str(file), "-"]
        read = subprocess.run(command, capture_output=True, check=True)
        assert read.stdout.decode().strip() == SAMPLE and not read.stderr

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=30), st.booleans())
    def they_hold_any_letters_of_the_face(self, words: str, kern: bool) -> None:
        read = pypdf.PdfReader(io.BytesIO(drawn(words, kern=kern)), strict=True)
        assert read.pages[0].extract_text() == words

    @pytest.mark.parametrize("words", ["Ā€", "ĀĀ ₠", "čč(\\)", "\u2002a b", "Ѐ  “"])
    def they_survive_codes_that_look_like_code(self, words: str) -> None:
        for how in ({}, {"justify": 2.0}, {"kern": True, "justify": 2.0}):
            read = pypdf.PdfReader(io.BytesIO(drawn(words, **how)), strict=True)
            got = read.pages[0].extract_text()
            assert got.replace("\u2002", " ") == words.replace("\u2002", " ")

    def they_come_with_symbols_of_another_face(self) -> None:
        symbols = face("DejaVu Sans", False, False)

        def draw(pdf: Pdf, sheet: Page) -> None:
            sheet.into(pdf.root.child("P"))
            sheet.text(72, 100, symbols, 11, "☐☒")
            sheet.text(100, 100, SANS, 11, "a box")

        assert text(made(draw)).strip().replace(" ", "") == "☐☒abox"

    @pytest.mark.parametrize("words", ["ab\tc", "日本", "a\x01", "😀", "\x00"])
    def they_are_refused_where_the_face_has_no_such_letter(self, words: str) -> None:
        with pytest.raises(PdfError, match=r"U\+"):
            drawn(words)

    def they_are_none(self) -> None:
        assert text(drawn("")).strip() == ""


class DescribePlaces:
    def they_are_measured_from_the_top_left_corner(self) -> None:
        with pdfplumber.open(io.BytesIO(drawn("Here"))) as opened:
            matrix = opened.pages[0].chars[0]["matrix"]
        assert matrix[4] == 72 and HEIGHT - matrix[5] == pytest.approx(100, abs=0.01)

    def they_follow_the_widths_of_the_face(self) -> None:
        step = sum(SANS.advances[letter] for letter in "wide ") * 11 / SANS.units
        found = starts(drawn("wide x"))
        assert found[5] == pytest.approx(72 + step, abs=0.1)

    def they_move_with_spacing_justification_and_kerning(self) -> None:
        plain = starts(drawn("AV AV"))
        spaced = starts(drawn("AV AV", spacing=2))
        assert [b - a for a, b in zip(plain, spaced, strict=True)] == pytest.approx(
            [0, 2, 4, 6, 8], abs=0.11
        )
        justified = starts(drawn("AV AV", justify=5))
        assert [b - a for a, b in zip(plain, justified, strict=True)] == pytest.approx(
            [0, 0, 0, 5, 5], abs=0.11
        )
        kerned = starts(drawn("AV AV", kern=True, justify=5))
        pair = SANS.kerns["AV"] * 11 / SANS.units
        space = SANS.kerns.get("V ", 0) * 11 / SANS.units
        after = SANS.kerns.get(" A", 0) * 11 / SANS.units
        assert pair < 0
        expected = [0, pair, pair + space, pair + space + after + 5, 2 * pair + space + after + 5]
        moved = [b - a for a, b in zip(plain, kerned, strict=True)]
        assert moved == pytest.approx(expected, abs=0.11)

    @settings(max_examples=60, deadline=None)
    @given(
        st.text("AVTo Wy,\u0100\u201c%(", min_size=1, max_size=12).filter(str.strip),
        st.sampled_from([0.0, 3.0, -0.5]),
        st.booleans(),
    )
    def they_are_where_kerning_and_justification_put_them(
        self, words: str, justify: float, kern: bool
    ) -> None:
        expected, x = [], 72.0
        for at, letter in enumerate(words):
            expected.append(x)
            x += SANS.advances[letter] * 11 / SANS.units
            if kern:
                x += SANS.kerns.get(words[at : at + 2], 0) * 11 / SANS.units
            if letter == " ":
                x += justify
        with pdfplumber.open(io.BytesIO(drawn(words, justify=justify, kern=kern))) as opened:
            found = [(c["text"], float(c["x0"])) for c in opened.pages[0].chars]
        assert "".join(letter for letter, _ in found) == words
        assert [place for _, place in found] == pytest.approx(expected, abs=0.05)

    def they_forget_spacing_of_the_line_before(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            sheet.into(pdf.root.child("P"))
            sheet.text(72, 100, SANS, 11, "ab", spacing=3)
            sheet.text(72, 120, SANS, 11, "ab")

        found = starts(made(draw))
        assert found[1] - found[0] > found[3] - found[2] + 2.5


class DescribeFaces:
    def they_change_from_one_text_to_the_next(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            sheet.into(pdf.root.child("P"))
            styles: list[tuple[Face, float]] = [(SANS, 11), (BOLD, 11), (BOLD, 9.5), (SANS, 11)]
            for n, (each, size) in enumerate(styles):
                sheet.text(72, 100 + 20 * n, each, size, "x")

        with pdfplumber.open(io.BytesIO(made(draw))) as opened:
            found = [(c["fontname"].split("+")[1], c["size"]) for c in opened.pages[0].chars]
        assert found == [
            ("Arimo-Regular", 11), ("Arimo-Bold", 11), ("Arimo-Bold", 9.5), ("Arimo-Regular", 11),
        ]  # fmt: skip

    def they_are_in_the_file_once(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            for number in range(3):
                paragraph(pdf, pdf.page(300, 300), f"page {number}")

        assert made(draw).count(b"/Length1") == 1
