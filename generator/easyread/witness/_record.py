"""What the witnesses say of one condition, and what one says and another does not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.easyread.witness._explanation import Line, plain
from generator.easyread.witness._moments import moments_of_inputs, moments_of_text
from generator.easyread.witness._spoken import with_halves

__all__ = ["EASY", "INPUTS", "WORDS", "Difference", "Statement"]

WORDS, INPUTS, EASY = "the official words", "the details", "the easy words"


@dataclass(frozen=True)
class Difference:
    """What one witness says and another does not.

    `what` is a sentence and `between` names the two. `place` and `other` are pointers below the
    condition. `sure` is false for what is only asked.
    """

    what: str
    between: tuple[str, str]
    place: str
    other: str = "/official_text"
    sure: bool = True


@dataclass(frozen=True)
class Statement:
    """A condition as its three witnesses tell it.

    `known` holds the words of names that may stand in an explanation though the condition does
    not say them, such as the worker's; `officer` those of who gives permission. `left_out` are
    the official words that somebody declared to be left out, `answered` the questions that
    somebody answered.
    """

    official: str
    inputs: Mapping[str, Any]
    sentences: Sequence[Line]
    heading: str = ""
    known: frozenset[str] = frozenset()
    officer: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = field(default=())
    answered: frozenset[str] = frozenset()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences that say a rule."""
        return tuple(line for line in self.sentences if line.listed != "aside")

    @cached_property
    def aside(self) -> str:
        """The why and what helps, which say no rule, and may name what the rule is about."""
        return "\n".join(line.text for line in self.sentences if line.listed == "aside")

    @cached_property
    def whole(self) -> str:
        """The official words with plain quotes and spaces."""
        return plain(self.official)

    @cached_property
    def owed(self) -> str:
        """The official words that the explanation has to answer."""
        text = self.whole
        for words in self.left_out:
            text = re.sub(re.escape(plain(words)), " ", text, flags=re.IGNORECASE)
        return text

    @cached_property
    def easy(self) -> str:
        """All sentences of the explanation that say a rule, each on its line.

        Hours that do not say morning or evening are those of the other two witnesses.
        """
        real = moments_of_text(self.whole).times | moments_of_inputs(self.inputs).times
        return with_halves("\n".join(line.text for line in self.lines), real)

    def line_with(self, words: str) -> str:
        """The pointer of the first sentence that holds some words, else of the explanation."""
        for line in self.lines:
            if words.casefold() in line.text.casefold():
                return line.place
        return "/easy_read/heading" if words.casefold() in self.heading.casefold() else "/easy_read"
