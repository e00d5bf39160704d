"""Faces against other readers of the same files: FreeType, PDFium and Typst."""

import io
import json
import re
import zlib
from functools import cache

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from generator.pdf import faces
from generator.pdf.faces import Face, FontProgram

ALL = [
    faces.face(family, bold, italic)
    for family in faces.FAMILIES
    for bold in (False, True)
    for italic in (False, True)
]
SOME = [face for face in ALL if face.name.endswith(("Sans-Bold", "-Regular", "s-Italic"))]
BASIC = ImageFont.Layout.BASIC
words_of = st.sampled_from(SOME).flatmap(
    lambda face: st.tuples(
        st.just(face), st.text(st.sampled_from(sorted(face.advances)), min_size=1, max_size=12)
    )
)


@cache
def freetype(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = faces.folder() / f"{name}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=BASIC)


def pdf(program: FontProgram, file: bytes, words: str) -> bytes:
    """A page of words in a Type0 font with this font file."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(60 * len(words) + 20, 90))
    file = made.make_stream(file, Length1=len(file))
    code = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{program.name} /DW {program.default} "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/W {program.widths.decode()} >>"
    )
    inner = pikepdf.Object.parse(code.encode())
    inner.CIDToGIDMap = made.make_stream(zlib.decompress(program.map))
    inner.FontDescriptor = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name(f"/{program.name}"),
            Flags=program.flags, FontBBox=list(program.box), ItalicAngle=program.angle,
            Ascent=program.ascent, Descent=program.descent, CapHeight=program.cap,
            StemV=program.stem, FontFile2=file,
        )
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/F"),
        Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[made.make_indirect(inner)],
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=made.make_indirect(font)))
    text = words.encode("utf-16-be").hex()
    page.Contents = made.make_stream(f"BT /F 40 Tf 10 30 Td <{text}> Tj ET".encode())
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def drawn(file: bytes) -> bytes:
    return pypdfium2.PdfDocument(file)[0].render(scale=1).to_pil().convert("L").tobytes()


def flat(array: bytes) -> dict[str, float]:
    """Letter to width, of a /W array."""
    found: dict[str, float] = {}
    parsed = pikepdf.Object.parse(array)
    for first, widths in zip(parsed[::2], parsed[1::2], strict=True):
        found |= {chr(int(first) + n): float(width) for n, width in enumerate(widths)}
    return found


class DescribeAdvances:
    @pytest.mark.parametrize("face", ALL, ids=lambda face: face.name)
    def they_are_those_that_freetype_reads(self, face: Face) -> None:
        font = freetype(face.name, face.units)
        assert face.advances == {letter: font.getlength(letter) for letter in face.advances}

    def they_are_missing_for_letters_that_the_face_lacks(self) -> None:
        assert "Ж" not in faces.face("Caladea", bold=False, italic=False).advances


class DescribeLines:
    @pytest.mark.parametrize(
        ("named", "height"),
        # Of the fonts themselves, as Word and LibreOffice set them.
        [
            ("Arial", 1.149), ("Times New Roman", 1.149), ("Courier New", 1.133),
            ("Calibri", 1.221), ("Cambria", 1.172),
        ],
    )  # fmt: skip
    def they_are_as_tall_as_those_of_the_font_that_word_names(
        self, named: str, height: float
    ) -> None:
        face = faces.face(faces.family(named), bold=False, italic=False)
        assert face.ascent + face.descent + face.gap == pytest.approx(height, abs=0.001)

    @pytest.mark.parametrize("face", ALL, ids=lambda face: face.name)
    def they_agree_in_all_styles(self, face: Face) -> None:
        family = face.name.split("-")[0]
        plain = next(f for f in ALL if f.name == f"{family}-Regular")
        assert (face.ascent, face.descent, face.gap) == (plain.ascent, plain.descent, plain.gap)


class DescribeKerning:
    def it_is_that_of_typst(self) -> None:
        pairs = [
            (face, family, pair)
            for family in faces.FAMILIES
            if (face := faces.face(family, bold=False, italic=False)).kerns
            for pair in [*sorted(face.kerns)[::97], "xx", "HH"]
            if "\xad" not in pair  # Typst hides it
        ]
        measured = "".join(
            f"#m({json.dumps(family)}, {json.dumps(pair, ensure_ascii=False)})"
            for _, family, pair in pairs
        )
        source = (
            "#let w(k, f, s) = measure(text(size: 1000pt, font: f, kerning: k, s)).width.pt()\n"
            "#let m(f, s) = context [#metadata(w(true, f, s) - w(false, f, s))<m>]\n"
        )
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(faces.folder())])
        compiler = typst.Compiler((source + measured).encode(), font_paths=fonts)
        found = json.loads(compiler.query("<m>", field="value"))
        for (face, family, pair), units in zip(pairs, found, strict=True):
            wanted = face.kerns.get(pair, 0) * 1000 / face.units
            assert units == pytest.approx(wanted, abs=0.01), (family, pair)


class DescribeSubset:
    @settings(max_examples=40, deadline=None)
    @given(words_of)
    def it_draws_what_the_whole_face_draws(self, case: tuple[Face, str]) -> None:
        face, words = case
        program = face.subset(frozenset(words))
        part = zlib.decompress(program.file)
        assert len(part) == program.length
        whole = (faces.folder() / f"{face.name}.ttf").read_bytes()
        assert drawn(pdf(program, part, words)) == drawn(pdf(program, whole, words))

    @settings(deadline=None)
    @given(words_of)
    def it_tells_the_widths_of_its_letters(self, case: tuple[Face, str]) -> None:
        face, words = case
        widths = flat(face.subset(frozenset(words)).widths)
        assert set(words) <= widths.keys()
        for letter, width in widths.items():
            assert width == round(face.advances[letter] * 1000 / face.units)

    def it_is_read_by_chrome_with_the_widths_that_it_tells(self) -> None:
        face = faces.face("Arimo", bold=False, italic=False)
        program = face.subset(frozenset("Ay"))
        page = pypdfium2.PdfDocument(pdf(program, zlib.decompress(program.file), "AAy"))[0]
        lefts = [page.get_textpage().get_charbox(n, loose=True)[0] for n in range(3)]
        step = 0.667 * 40
        assert lefts == pytest.approx([10, 10 + step, 10 + 2 * step], abs=0.05)

    def it_is_shared_by_documents_in_plain_english(self) -> None:
        face = faces.face("Tinos", bold=True, italic=False)
        assert face.subset(frozenset("a – “é”")) is face.subset(frozenset("z £5"))

    def it_leaves_out_letters_that_the_face_lacks(self) -> None:
        face = faces.face("Caladea", bold=False, italic=False)
        assert face.subset(frozenset("aЖ")) is face.subset(frozenset("a"))

    def it_gives_the_same_bytes_for_the_same_letters(self) -> None:
        path = faces.folder() / "Arimo-Regular.ttf"
        letters = frozenset("añЖ→")
        assert Face(path).subset(letters) == Face(path).subset(letters)

    @pytest.mark.parametrize("face", ALL, ids=lambda face: face.name)
    def it_describes_the_face(self, face: Face) -> None:
        program = face.subset(frozenset(" "))
        assert re.fullmatch(rf"[A-Z]{{6}}\+{face.name}", program.name)
        assert bool(program.angle) == ("Italic" in face.name)
        assert bool(program.flags & 1) == face.name.startswith("Cousine")
        assert bool(program.flags & 2) == face.name.startswith(("Tinos", "Cousine", "Caladea"))
        left, low, right, high = program.box
        assert left < 0 < right and low < 0 < program.cap < high


class DescribeFile:
    @settings(max_examples=40, deadline=None)
    @given(words_of)
    def it_works_as_a_font_by_itself(self, case: tuple[Face, str]) -> None:
        face, words = case
        made = face.file(frozenset(words))
        part = ImageFont.truetype(io.BytesIO(made), face.units, layout_engine=BASIC)
        whole = freetype(face.name, face.units)
        assert part.getname() == whole.getname()
        assert part.getlength(words) == whole.getlength(words)
        program = face.subset(frozenset(words))
        original = (faces.folder() / f"{face.name}.ttf").read_bytes()
        assert drawn(pdf(program, made, words)) == drawn(pdf(program, original, words))
