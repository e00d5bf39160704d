"""Text prints as it was written, in every script we have letters for, and is never run."""

import io
import unicodedata

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UnsupportedError
from generator.pdf import to_pdf
from generator.pdf.typeset._breaking import parts, width
from generator.pdf.typeset._markup import lang, quoted
from tests.pdf.reading import conforming, text
from tests.pdf.wordfile import p, r, word

HOSTILE = (
    "#sys.inputs", "\\u{41}", '"quoted"', "$x$ and $$", "{{ 7*7 }}", "*bold* _it_ `code`", "@ref",
    "&lt;label>", "// not a comment", "/* nor this */", "#{ panic() }", "] [ ) (", "= No heading",
    "- no list", "~", "\\", "\\\\", "\\n", "'--'", '#read("/etc/passwd")',
)  # fmt: skip


class DescribeData:
    @pytest.mark.parametrize("written", HOSTILE)
    def it_prints_as_written(self, written: str) -> None:
        made = text(conforming(word(p(f"a {written} b"))))
        assert made == f"a {written} b".replace("&lt;", "<")

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60))
    def it_prints_any_ascii(self, written: str) -> None:
        escaped = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        made = text(to_pdf(word(p(escaped))))
        assert made.replace(" ", "") == written

    @given(st.text())
    def it_is_always_one_string_literal(self, written: str) -> None:
        literal = quoted(written)
        inner = literal[1:-1].replace("\\\\", "").replace('\\"', "")
        assert literal[0] == literal[-1] == '"'
        assert '"' not in inner and "\\" not in inner and "\n" not in inner


class DescribeLineBreaks:
    @pytest.mark.parametrize("align", ["left", "center", "right", "both"])
    def it_keeps_the_words_on_both_sides_apart(self, align: str) -> None:
        """A screen reader takes the characters of an element one after the other."""
        underlined = '<w:u w:val="single"/>'
        broken = r("call on Tuesday", underlined) + "<w:r><w:br/></w:r>" + r("or at 2pm")
        made = conforming(word(f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{broken}</w:p>'))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            assert "".join(c["text"] for c in opened.pages[0].chars) == "call on Tuesday or at 2pm"


class DescribeScripts:
    @pytest.mark.parametrize(
        "written",
        [
            "Zażółć gęślą jaźń", "Llanfair ŵ ŷ", "Русский", "Ελληνικά", "Tiếng Việt", "ș ț ă",
            "ğ ı İ",
            "ਪੰਜਾਬੀ", "বাংলা", "हिन्दी", "ગુજરાતી", "ትግርኛ", "ქართული", "ไทย", "½ € £ “quotes” … – —",
            "☐ ☑ ☒ ✓ ✗ ★ → ▪ ●", "🏠 📞 ✅ ⚠️",
        ],
    )  # fmt: skip
    def it_sets_them(self, written: str) -> None:
        conforming(word(p(written)))

    @pytest.mark.parametrize(
        "written", ["👨‍👩‍👧", "👍🏽", "❤️", "☎️", "a\u200bb\u200dc\u2060d\ufeff\u200e"]
    )
    def it_sets_joined_and_invisible_characters(self, written: str) -> None:
        conforming(word(p(f"x {written} y")))

    def it_sets_right_to_left(self) -> None:
        rtl = '<w:rtl/><w:lang w:bidi="ar-SA"/>'
        made = conforming(word(p("مرحبا 42", "<w:bidi/>", rtl) + p("یہ اردو ہے", "<w:bidi/>", rtl)))
        assert "42" in text(made)

    @pytest.mark.parametrize("face", ["", "<w:b/>", "<w:i/>"])
    @pytest.mark.parametrize("font", ["Arial", "Times New Roman", "Courier New"])
    def it_can_be_read_out_in_arabic_and_urdu(self, font: str, face: str) -> None:
        words = (
            "مرحبا ب كتاب السلام عليكم الله تعليم لا الآن إلى شؤون قضائية",
            "پاکستان شکریہ بچے ٹیلی فون ڑ ڈ ژ ہے میں نہیں ضمانت کی شرائط ۂ",
        )
        rpr = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{face}<w:rtl/>'
        made = to_pdf(word("".join(p(w, "<w:bidi/>", rpr) for w in words)))
        # PDFium gives the letters in the order of reading; presentation forms are the same letters.
        read = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
        assert unicodedata.normalize("NFC", read).split("\r\n") == [
            unicodedata.normalize("NFC", w) for w in words
        ]

    def it_names_a_letter_that_no_font_has_and_where_it_is(self) -> None:
        with pytest.raises(UnsupportedError) as caught:
            to_pdf(word(p("fine") + p("bad \u4e2d\u6587") + p("also \u4e2d")))
        faults = " ".join(caught.value.faults)
        assert "paragraph 2" in faults and "U+4E2D" in faults and "U+6587" in faults
        assert "paragraph 3" in faults

    def it_names_letters_without_a_shape_by_their_code(self) -> None:
        with pytest.raises(UnsupportedError) as caught:
            to_pdf(word(p("fine") + p("a\ue000b \u0378") + p("\ufdd0 \U000f0000")))
        assert caught.value.faults == (
            "The body, paragraph 2: U+E000, U+0378.",
            "The body, paragraph 3: U+FDD0, U+F0000.",
        )

    def it_draws_boxes_as_wide_as_beside_words_in_word_on_lines_no_taller(self) -> None:
        made = conforming(word(p("☐H☒H") + p("H") + p("H")))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            box, letter, _, _, below, last = opened.pages[0].chars
        assert box["width"] == pytest.approx(0.9 * 11, rel=0.05)
        assert below["top"] - letter["top"] == pytest.approx(last["top"] - below["top"], abs=0.1)

    def it_reads_symbol_fonts_as_letters(self) -> None:
        symbols = (
            '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
            '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
        )
        assert text(conforming(word(symbols))) == "✓•"


class DescribeSplitRuns:
    def they_are_one_text(self) -> None:
        assert (
            text(conforming(word(f"<w:p>{r('hel')}{r('lo ')}{r('there')}</w:p>"))) == "hello there"
        )


class DescribeBreaking:
    @given(
        st.text(st.sampled_from("abcXYZ.@/- i1"), max_size=80),
        st.floats(5, 30), st.floats(20, 300),
    )  # fmt: skip
    def it_loses_nothing_and_leaves_no_part_wider_than_the_line(
        self, written: str, size: float, room: float
    ) -> None:
        found = parts(written, size, room)
        assert "".join(found) == written
        assert all(width(w, size) <= room or len(w) == 1 for part in found for w in part.split(" "))


class DescribeLanguages:
    @pytest.mark.parametrize(
        ("tag", "expected"),
        [
            ("en-GB", 'lang: "en", region: "gb"'),
            ("cy", 'lang: "cy", region: none'),
            ("zh-Hans-CN", 'lang: "zh", region: "cn"'),
            ("x-none", ""),
            ('en", evil: "', ""),
        ],
    )
    def it_takes_what_is_a_language(self, tag: str, expected: str) -> None:
        assert lang(tag) == expected

    def it_marks_words_in_another_language(self) -> None:
        tongue = "<w:lang w:val='cy-GB'/>"
        welsh = conforming(word(p("Hello") + p("bore da", rpr=tongue)))
        with pikepdf.open(io.BytesIO(welsh)) as opened:
            said = [
                str(o.Lang)
                for o in opened.objects
                if isinstance(o, pikepdf.Dictionary) and "/Lang" in o
            ]
        assert sorted(said) == ["cy-GB", "en-GB"]
