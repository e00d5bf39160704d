"""A long text is shown as documents print it, and nothing in it acts."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.web.questions.preview import preview
from generator.word.narrative import Block, Table, read
from tests.sweeps import times

_TAGS = {
    *("p", "ul", "ol", "li", "strong", "em", "code", "br", "hr", "blockquote", "span"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class _Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS
        assert {name for name, _ in attrs} <= {"class", "start", "scope"}
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


_MARKS = st.sampled_from(
    ["- ", "1. ", "  - ", "# ", "> ", "**", "*", "`", "\n", "\n\n", "|a|b|\n|-|-|\n|c|d|\n"]
)
_WORDS = st.sampled_from(
    ["word", "<script>x</script>", "&amp;", '"', "[a](https://example.org/)", "[b](javascript:x)"]
)


@settings(max_examples=times(150, 3000), deadline=None)
@given(st.lists(st.one_of(_MARKS, _WORDS), max_size=30).map("".join))
def test_every_text_makes_well_formed_html_with_all_of_its_words(text: str) -> None:
    found = _Read(preview(text))
    assert found.open == []
    wanted = [
        run.text
        for block in read(text)
        for runs in (
            [block.runs]
            if isinstance(block, Block)
            else [cell.runs for row in (block.header, *block.rows) for cell in row]
        )
        for run in runs
    ]
    plain = "".join(found.words)
    at = 0
    for words in wanted:
        at = plain.index(words, at) + len(words)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("One\ntwo", '<p class="govuk-body">One two</p>'),
        (
            "- a\n  - b\n- c",
            '<ul class="govuk-list govuk-list--bullet"><li><p class="govuk-body">a</p>'
            '<ul class="govuk-list govuk-list--bullet"><li><p class="govuk-body">b</p></li></ul>'
            '</li><li><p class="govuk-body">c</p></li></ul>',
        ),
        (
            "3. a\n4. b",
            '<ol class="govuk-list govuk-list--number" start="3"><li><p class="govuk-body">a</p>'
            '</li><li><p class="govuk-body">b</p></li></ol>',
        ),
        ("## Why", '<p class="govuk-body"><strong>Why</strong></p>'),
        ("<b>", '<p class="govuk-body">&lt;b&gt;</p>'),
        ("[x](javascript:a)", '<p class="govuk-body">x</p>'),
    ],
)
def test_a_text_is_shown_as_documents_print_it(text: str, html: str) -> None:
    assert preview(text) == html


def test_a_table_has_its_headings() -> None:
    assert isinstance(read("|a|b|\n|-|-|\n|c|d|")[0], Table)
    shown = preview("|a|b|\n|-|-|\n|c|d|")
    assert '<th scope="col" class="govuk-table__header">a</th>' in shown
    assert '<td class="govuk-table__cell">d</td>' in shown
