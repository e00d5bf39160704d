"""However Word cuts a text with tags, a merge shows every blank that was typed and no other."""

import random
from collections.abc import Iterable

import pytest

from generator.word import Template
from tests.sweeps import times
from tests.word.cuts import VALUES, paragraph
from tests.word.test_docxtpl_agrees import theirs
from tests.word.words import shown_of, word

PARAGRAPHS = 12


def drawn(seed: int) -> tuple[bytes, list[str]]:
    """A template, and the paragraphs that a merge of it with VALUES must show."""
    pick = random.Random(seed)
    pairs = [paragraph(pick) for _ in range(PARAGRAPHS)]
    lines = [xml for xml, _ in pairs]
    expected = [text for _, text in pairs]
    for guard, after in (("{%p if name %}", 7), ("{%p endif %}", 9)):
        lines.insert(after, f"<w:p><w:r><w:t>{guard[:2]}</w:t><w:t>{guard[2:]}</w:t></w:r></w:p>")
    return word("\n".join(lines), header=lines[0]), expected


def agreeing(seeds: Iterable[int]) -> float:
    """Hold our text against what was typed; the part of docxtpl's that is right as well."""
    right = count = 0
    for seed in seeds:
        template, expected = drawn(seed)
        made = Template.open(template)
        assert made.prove() == [], seed
        ours = made.render(VALUES)
        assert shown_of(ours) == expected, seed
        assert shown_of(ours, "word/header.xml") == expected[:1], seed
        theirs_shown = shown_of(theirs(template, VALUES))
        right += sum(a == b for a, b in zip(theirs_shown, expected, strict=True))
        count += len(expected)
    return right / count


class DescribeAnyCut:
    def it_keeps_what_was_typed_as_docxtpl_mostly_does(self):
        assert agreeing(range(25)) > 0.5

    @pytest.mark.slow
    def it_keeps_what_was_typed_in_hundreds(self):
        assert agreeing(range(1000, 1000 + times(200, 600))) > 0.5
