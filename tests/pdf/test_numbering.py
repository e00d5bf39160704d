"""Counting: formats, restarts, levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pdf import inspect
from generator.pdf.read._numbering import spell
from tests.pdf.features import abstract, item, num
from tests.pdf.reading import conforming, text
from tests.pdf.wordfile import p, word

_VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


class DescribeSpelling:
    @pytest.mark.parametrize(
        ("form", "n", "expected"),
        [
            ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("lowerLetter", 1, "a"),
            ("lowerLetter", 27, "aa"), ("upperLetter", 28, "BB"), ("lowerRoman", 4, "iv"),
            ("upperRoman", 1994, "MCMXCIV"), ("ordinal", 1, "1st"), ("ordinal", 12, "12th"),
            ("ordinal", 23, "23rd"), ("cardinalText", 21, "Twenty-one"),
            ("ordinalText", 3, "Third"), ("ordinalText", 20, "Twentieth"),
            ("ordinalText", 45, "Forty-fifth"),
            ("ordinalText", 100, "One hundredth"), ("bullet", 3, ""), ("none", 3, ""),
        ],
    )  # fmt: skip
    def it_writes_numbers_as_word_does(self, form: str, n: int, expected: str) -> None:
        assert spell(n, form) == expected

    @given(st.integers(1, 3999))
    def it_writes_roman_numerals_that_read_back(self, n: int) -> None:
        values = [_VALUES[c] for c in spell(n, "lowerRoman")]
        pairs = zip(values, [*values[1:], 0], strict=True)
        assert sum(-v if v < after else v for v, after in pairs) == n


class DescribeLists:
    def they_count_levels_apart_and_start_again_below(self) -> None:
        levels = abstract(0, ("decimal", "%1.", 720, 360), ("decimal", "%1.%2", 1440, 720))
        body = item("a") + item("b", 1, 1) + item("c", 1, 1) + item("d") + item("e", 1, 1)
        made = text(conforming(word(body, numbering=levels + num(1, 0))))
        assert made == "1. a 1.1 b 1.2 c 2. d 2.1 e"

    def they_go_on_in_another_instance_unless_it_restarts(self) -> None:
        levels = abstract(0, ("decimal", "%1.", 720, 360))
        numbering = levels + num(1, 0) + num(2, 0) + num(3, 0, restart=True)
        body = item("a") + item("b", 2) + item("c", 3) + item("d", 3)
        assert text(conforming(word(body, numbering=numbering))) == "1. a 2. b 1. c 2. d"

    def they_write_all_levels_in_digits_when_legal(self) -> None:
        level = (
            '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>{}'
            '<w:lvlText w:val="{}"/></w:lvl>'
        )
        made = level.format(0, "", "%1") + level.format(1, "<w:isLgl/>", "%1.%2")
        numbering = f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>' + num(1, 0)
        body = item("a") + item("b") + item("c", 1, 1)
        assert text(conforming(word(body, numbering=numbering))) == "I a II b 2.1 c"

    def they_are_switched_off_by_number_nought(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/><w:pPr>'
            '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
        numbering = abstract(0, ("decimal", "%1.", 720, 360)) + num(1, 0)
        off = '<w:pStyle w:val="Listed"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        body = p("a", '<w:pStyle w:val="Listed"/>') + p("b", off)
        assert text(conforming(word(body, styles=style, numbering=numbering))) == "1. a b"

    def they_are_reported_when_their_format_is_not_known(self) -> None:
        numbering = abstract(0, ("hebrew1", "%1.", 720, 360)) + num(1, 0)
        assert "hebrew1" in str(inspect(word(item("a"), numbering=numbering))[0])
