"""The because, so and if of official sentences, kept and lost in easy words."""

import tomllib
from pathlib import Path

import pytest

from generator.easyread.sentences import Line, reasons, shipped_lists

HELD = tomllib.loads((Path(__file__).parent / "reasons.toml").read_text("utf-8"))


def told(official, sentences):
    """The checks that tell of a reason or a case that the sentences lose."""
    parted = [text.split(": ", 1) for text in sentences]
    lines = [Line(str(number), text, role, "rule") for number, (role, text) in enumerate(parted)]
    return [one.check for one in reasons(official, lines, shipped_lists())]


class DescribeBecauseSoAndIf:
    def they_are_forty(self):
        assert len(HELD["pair"]) == 40

    @pytest.mark.parametrize("one", HELD["pair"], ids=lambda one: one["official"][:40])
    def they_are_told_where_easy_words_lose_them(self, one):
        assert told(one["official"], one["loses"]) == [one["lost"]]

    @pytest.mark.parametrize("one", HELD["pair"], ids=lambda one: one["official"][:40])
    def it_says_nothing_where_easy_words_keep_them(self, one):
        assert told(one["official"], one["kept"]) == []

    @pytest.mark.parametrize("one", HELD["none"], ids=lambda one: one["official"][:40])
    def it_passes_by_words_that_only_look_like_them(self, one):
        assert told(one["official"], one["lines"]) == []
