"""A correct template raises no alarm, whatever of the language it uses."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError

from generator.word.part import Part
from generator.word.typecheck import typecheck
from tests.word.typecheck.conftest import CASE, REGISTRY

EVERYTHING = (Path(__file__).parent / "everything.jinja").read_text("utf-8")
WORDS = r"(\w+|'[^']*'|[^\w\s{}%])"
EVERY_WORD = sorted(set(re.findall(WORDS, EVERYTHING)))


class DescribeCorrectTemplates:
    def it_finds_nothing_in_a_template_that_uses_the_whole_language(self, check):
        assert [f"{one.line}: {one.message}" for one in check(EVERYTHING)] == []

    @pytest.mark.parametrize("line", EVERYTHING.splitlines()[:7])
    def it_finds_nothing_in_lines_of_it(self, check, line):
        assert check(line) == []

    def it_asks_nothing_of_data_without_a_schema(self, check):
        assert check("{{ a.b|date }}{% for x in y %}{{ x.z }}{% endfor %}", {"$id": "x"}) == []


class DescribeGarbledTemplates:
    """Whatever can be parsed can be checked."""

    @settings(max_examples=150, deadline=None)
    @given(st.sampled_from(EVERYTHING.splitlines()), st.randoms(use_true_random=False))
    def it_never_stumbles(self, line, rng):
        pieces = re.split(WORDS, line)
        for _ in range(rng.randrange(1, 4)):
            pieces[rng.randrange(len(pieces))] = rng.choice(EVERY_WORD)
        part = Part("x", "".join(pieces), ())
        try:
            assert part.tree
        except TemplateSyntaxError:
            return
        for finding in typecheck([part], CASE, REGISTRY, audience="child"):
            assert finding.message.endswith((".", ")"))
            assert finding.remedy
