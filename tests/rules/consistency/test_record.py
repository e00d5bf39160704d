"""Finding texts by searching all of a case as one, held against searching each."""

import random
import re
from datetime import date

import pytest

from generator.rules.consistency._record import Record

DAY = date(2026, 3, 2)
PARTS = ("born ", "|", "aged 15", "a", "", "\n", " 0", "his mum, Jo", "x")
PATTERNS = (r"[12b](?:\d|orn )", r"\|", r", (?<=mum, )[A-Z]", r"a+", r"\d")


@pytest.fixture
def record():
    def draw(seed):
        pick = random.Random(seed)
        texts = ["".join(pick.choices(PARTS, k=pick.randrange(6))) for _ in range(12)]
        return Record({"child": {"notes": texts, "first_name": "Jo"}}, DAY)

    return draw


class DescribeARecordsTexts:
    @pytest.mark.parametrize("pattern", PATTERNS)
    def they_are_found_by_a_pattern_as_one_by_one(self, record, pattern):
        for seed in range(60):
            held = record(seed)
            looked = re.compile(pattern)
            one_by_one = [text for text in held.texts if looked.search(text[2])]
            assert list(held.matching(looked)) == one_by_one

    def they_are_found_by_words_as_one_by_one(self, record):
        for seed in range(60):
            held = record(seed)
            parts = random.Random(seed).sample([part for part in PARTS if part.strip()], 2)
            one_by_one = [text for text in held.texts if any(part in text[2] for part in parts)]
            assert held.holding(*parts) == one_by_one
