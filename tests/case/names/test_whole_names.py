"""Full names of other children are found whole, however they are written."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.case.names.beside import OtherChild
from generator.case.names.folding import plains
from generator.case.names.samples import _Joined
from generator.case.names.search import _whole

NAMES = st.text("abiskIİıſKß-' éα", min_size=1, max_size=6)
children = st.lists(
    st.builds(OtherChild, st.just("TC-1"), NAMES, NAMES, st.just(""), st.just("")), max_size=5
)


def by_pattern_alone(text, apart):
    full = sorted({full for child in apart for full in child.full_names})
    joined = "|".join(r"[\s-]+".join(map(re.escape, each.split())) for each in full)
    found = re.finditer(rf"(?i)(?<![\w'])(?:{joined})(?!\w)", text) if full else ()
    return [(match.start(), match.group()) for match in found]


@given(children, st.lists(NAMES, max_size=8))
def test_looking_plainly_first_finds_the_same(apart, words):
    [text] = plains([" ".join([*words, *(f"{c.first_name} {c.last_name}" for c in apart[:2])])])
    assert list(_whole(text, apart)) == by_pattern_alone(text, apart)
    assert list(_whole(text.upper(), apart)) == by_pattern_alone(text.upper(), apart)


def stands(value, text):
    """In one text, place by place."""
    return any(
        text.startswith(value, at)
        and not (text[max(at - 1, 0) : at].isalnum() or text[at + len(value) :][:1].isalnum())
        for at in range(len(text))
    )


@given(st.text("ab1 .\n", min_size=1, max_size=3), st.lists(st.text("ab1 .\n", max_size=6)))
def test_a_value_is_found_in_the_texts_in_which_it_stands(value, texts):
    found = [number for number, text in enumerate(texts) if stands(value, text)]
    assert list(_Joined(texts).holding(value)) == found
