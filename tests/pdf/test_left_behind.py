"""What a PDF is made from goes with it, so that nobody has to look for garbage afterwards."""

import gc
from collections import Counter

import pytest

from generator.pdf import to_pdf
from tests.pdf import features

# Right-to-left text goes another way, by a program of its own.
OWN = {name: build for name, build in features.ALL.items() if name != "right_to_left"}


def ours():
    kinds = (type(thing) for thing in gc.get_objects())
    return Counter(kind for kind in kinds if str(kind.__module__).startswith("generator.pdf."))


class DescribeMakingAPdf:
    @pytest.fixture(autouse=True)
    def no_collector(self):
        # What was there before is put aside: it is much, and need not be counted.
        gc.freeze()
        gc.disable()
        yield
        gc.enable()
        gc.unfreeze()

    @pytest.mark.parametrize("build", OWN.values(), ids=OWN)
    def it_leaves_nothing_to_the_collector(self, build):
        docx = build()
        to_pdf(docx)
        before = ours()
        to_pdf(docx)
        assert ours() == before
