"""Whose fault it is: damage in a supplied PDF, or a slip in our own code."""

import pytest

from generator.errors import PdfError
from generator.pdf.finish._supplied import explained


class DescribeAFault:
    def it_is_the_files_when_a_thing_in_it_is_of_the_wrong_kind(self):
        with pytest.raises(PdfError, match="damaged"), explained("The PDF"):
            (3).get("/Kids")

    def it_is_ours_when_a_thing_of_ours_lacks_something(self):
        with pytest.raises(AttributeError), explained("The PDF"):
            assert PdfError("x").no_such_thing

    def it_is_shown_as_it_is_to_whoever_asks_for_details(self, monkeypatch):
        monkeypatch.setenv("THROUGHCARE_DEBUG", "1")
        with pytest.raises(KeyError), explained("The PDF"):
            {}["x"]
