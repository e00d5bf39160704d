"""Texts made alike together come out as they do one by one."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.case.names.folding import plain, plains

LETTERS = "aB \n*_~`\\.’“–…\u00a0éÅßøłıŉŀ½ﬁ\u0301\u0308\u00ad\u200bЅабΟ漢\U0001f94a\x00"


class DescribePlain:
    @given(st.lists(st.text(st.sampled_from(LETTERS), max_size=12), max_size=6))
    def it_is_the_same_for_many_texts_as_for_each(self, texts):
        assert plains(texts) == [plain(text) for text in texts]

    @given(st.text(st.sampled_from("aeZ " + "".join(map(chr, range(0xC0, 0x180)))), max_size=20))
    def it_takes_every_accent_off_a_letter_however_it_is_typed(self, text):
        assert plain(text) == plain(unicodedata.normalize("NFD", text))
