"""Long answers: what is printed reads back as the same, and what is edited as Markdown."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.word.merge._markdown import Run, read
from generator.word.readback.located import Located
from generator.word.readback.markdown import written
from generator.word.readback.pieces import Piece, evened, pieces
from generator.word.readback.reading import read_document
from generator.word.template import Template
from tests.word.words import lines_of, word

DATES = st.sampled_from(["12 May", "1 March 2026", "3rd Sept", "the 30 Jan", "12\u00a0May", "May"])
PHONES = st.sampled_from(["01632 960320", "07700 900121", "020 7946 0123", "0800 1111"])
WORDS = st.text(st.sampled_from("ab 12.,-*_`#>|[]()\\<&+~:!{}é’–"), min_size=1, max_size=14)
PLAIN = st.text(st.sampled_from("abc deé’,."), min_size=1, max_size=10).map(
    lambda text: "x" + " ".join(text.split())
)


@st.composite
def lines(draw):
    dressed = st.tuples(
        st.sampled_from(["{}", "{}", "**{}**", "*{}*", "[{}](https://a.example/b)"]), PLAIN
    )
    parts = draw(
        st.lists(dressed.map(lambda pair: pair[0].format(pair[1])) | PLAIN, min_size=1, max_size=4)
    )
    return " ".join(parts)


@st.composite
def ordinary(draw):
    """Markdown as people write it: paragraphs and lists, two deep, with bold and links."""
    blocks = []
    for kind in draw(st.lists(st.sampled_from("pp-1=>t/"), min_size=1, max_size=5)):
        if kind == "p":
            blocks.append(draw(lines()))
        elif kind == "/":
            blocks.append(f"{draw(lines())}  \n{draw(lines())}")
        elif kind == "t":
            cells = [draw(lines()) for _ in range(4)]
            blocks.append("| {} | {} |\n| --- | --: |\n| {} | {} |".format(*cells))
        elif kind == ">":
            blocks.append("> " + draw(lines()))
        elif kind == "=":
            blocks.append("## " + draw(lines()))
        else:
            rows = []
            for number, line in enumerate(draw(st.lists(lines(), min_size=1, max_size=4)), 1):
                mark = "-" if kind == "-" else f"{number}."
                deep = "  " if rows and draw(st.booleans()) else ""
                more = f"\n\n  {deep}{draw(lines())}" if draw(st.integers(0, 5)) == 5 else ""
                rows.append(f"{deep}{'-' if deep else mark} {line}{more}")
            blocks.append("\n".join(rows))
    return "\n\n".join(blocks)


def printed(text, template):
    data = template.render({"x": Located(text, "place")})
    return read_document(data).fields


PLAIN_TEMPLATE = Template.open(word("before\n{{p x|narrative }}\nafter"))
CELL_TEMPLATE = Template.open(word("| a | {{p x|narrative }} |"))


class DescribeNarratives:
    @given(st.text(st.sampled_from("ab1 _*\\>:\n"), max_size=14))
    @example("_:__1\n:_\\>")
    @settings(max_examples=300, deadline=None)
    def they_print_every_letter_that_was_typed_and_no_other(self, text):
        shown = "".join(run.text for block in read(text) for run in block.runs)
        assert sorted(re.findall(r"\w", shown.replace("_", ""))) == sorted(
            re.findall(r"\w", text.replace("_", ""))
        )

    @given(ordinary())
    @settings(max_examples=150, deadline=None)
    def they_read_back_as_they_were_printed(self, text):
        for template in (PLAIN_TEMPLATE, CELL_TEMPLATE):
            (field,) = printed(text, template)
            assert field.shown == pieces(read(text))
            assert not field.edited

    @given(st.lists(PHONES | DATES | PLAIN, min_size=1, max_size=6).map("; ".join))
    @settings(max_examples=100, deadline=None)
    def they_hold_a_telephone_number_on_one_line_and_read_it_back_as_typed(self, text):
        data = PLAIN_TEMPLATE.render({"x": Located(text, "place")})
        assert not re.search(r"(?<![\w.,/:+-])0\d+ \d{3,6}(?![\w/-])", " ".join(lines_of(data)))
        (field,) = read_document(data).fields
        assert not field.edited
        assert written(field.shown, "") == text.replace("\u00a0", " ")

    @given(st.lists(DATES | PLAIN, min_size=1, max_size=6).map("; ".join))
    @settings(max_examples=100, deadline=None)
    def they_hold_the_dates_that_were_typed_on_one_line_and_read_back_as_typed(self, text):
        data = PLAIN_TEMPLATE.render({"x": Located(text, "place")})
        assert not re.search(r"\b\d{1,2}(?:rd)? (?:May|March|Sept|Jan)\b", " ".join(lines_of(data)))
        (field,) = read_document(data).fields
        assert not field.edited
        assert written(field.shown, "") == text.replace("\u00a0", " ")

    @given(st.lists(WORDS, min_size=1, max_size=5).map("\n".join))
    @example("- #1")
    @example("_:__1\n:_\\>")
    @settings(max_examples=300, deadline=None)
    def they_read_back_whatever_is_in_them(self, text):
        for field in printed(text, PLAIN_TEMPLATE):
            assert field.shown == pieces(read(text))

    @given(ordinary())
    @settings(max_examples=150, deadline=None)
    def they_can_be_written_as_markdown_again(self, text):
        shown = pieces(read(text))
        again = written(shown, "")
        assert again is not None
        assert pieces(read(again)) == shown

    @given(st.lists(st.lists(PLAIN, min_size=1, max_size=3), min_size=2, max_size=4), st.data())
    @settings(max_examples=60, deadline=None)
    def they_keep_the_paragraphs_that_did_not_change_as_typed(self, wrapped, data):
        chunks = ["\n".join(each) for each in wrapped]
        at = data.draw(st.integers(0, len(chunks) - 1))
        shown = list(pieces(read("\n\n".join(chunks))))
        shown[at] = Piece("p", (Run("quite new"),))
        chunks[at] = "quite new"
        assert written(shown, "", "\n\n".join([*chunks[:at], "before", *chunks[at + 1 :]])) == (
            "\n\n".join(chunks)
        )

    @pytest.mark.parametrize("look", ["", "<w:b/>", "<w:i/>"])
    def they_say_nothing_of_the_looks_that_their_template_gives(self, look):
        run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{{{{p x|narrative }}}}</w:t></w:r>"
        (field,) = printed("one **two** three", Template.open(word(f"<w:p>{run}</w:p>")))
        assert not field.edited
        assert [run.bold for run in field.shown[0].runs].count(True) == (look != "<w:b/>")

    def they_are_not_marked_where_there_is_nothing_to_print(self):
        assert printed(" ", PLAIN_TEMPLATE) == ()


class DescribeEvenedRuns:
    @settings(max_examples=200)
    @given(st.text(st.sampled_from("ab .\n*12May\u00a0é"), max_size=12), st.integers(0, 12), WORDS)
    def it_is_the_same_however_words_of_one_look_are_cut(self, text, at, tail):
        whole = text + tail
        assert evened((Run(whole),), "") == evened((Run(whole[:at]), Run(whole[at:])), "")
