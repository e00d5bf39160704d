"""What is said of a tag that cannot be read: what to write, in no parser's words."""

import json
import random
import re
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from generator.errors import TemplateError
from generator.word import Template
from generator.word.merge._environment import ENVIRONMENT
from tests.word.words import word

BROKEN = json.loads(Path(__file__).with_name("broken_tags.json").read_text())
JARGON = re.compile(
    r"\b(expected|unexpected|tokens?|got|jinja|identifiers?|eof|encountered|literals?|parser?|syntax"
    r"|undefined|subscript|operator|innermost|assign|keyword|arguments?|lexer|char|traceback)\b"
    r"|end of|print statement|statement block|tag name|unknown tag",
    re.IGNORECASE,
)
PIECES = (
    *("a", "child", "name", "if", "else", "for", "in", "is", "not", "and", "or", "set", "endif"),
    *(".", ",", "(", ")", "[", "]", "|", "=", "==", "+", "-", "~", ":", "'", '"', "1", "%", "?"),
    *("upper", "join", "date", "elif", "endfor", "with", "loop", "’", "…", "–", "!", "&", "=>"),
)


def told(text: str) -> list[str]:
    """All that a user is told of a text with tags, less what it quotes of them."""
    try:
        template = Template.open(word(text))
        found = [str(fault) for fault in template.prove()]
        if not found:
            template.render({})
    except TemplateError as error:
        found = [str(error), *error.faults]
    return [re.sub(r"“[^”]*”", "", one.replace(text, "")) for one in found]


def parsers_words(text: str) -> str:
    try:
        ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return str(error.message)
    return ""


class DescribeBrokenTags:
    @pytest.mark.parametrize("text", BROKEN)
    def it_says_what_to_write_in_nobodys_jargon(self, text):
        found = told(text)
        theirs = parsers_words(text)
        assert found or not theirs
        for one in found:
            assert not JARGON.search(one)
            assert not theirs or theirs not in one
        for one in Template.open(word(text)).prove():
            assert str(one.place).startswith("the document, paragraph 1, near “")
            assert one.suggestion or "is empty" in one.message or "cannot be used" in one.message

    def it_does_so_for_any_tag_that_is_drawn(self):
        pick = random.Random(18)
        broken = 0
        for _ in range(150):
            body = " ".join(pick.choices(PIECES, k=pick.randint(1, 6)))
            text = pick.choice(("{{{{ {} }}}}", "{{% {} %}}")).format(body)
            found = told(text)
            broken += bool(found)
            assert not [one for one in found if JARGON.search(one)], text
        assert broken > 100
